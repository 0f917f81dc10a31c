//! Every row of the catalog's recipes is found by what it says of itself.
#![expect(clippy::panic, reason = "a test that can't go on has failed")]

use gangway_catalog::recipes::{self, FileValue, MANIFESTS, Recipe, Syntax};
use gangway_catalog::{fact::Fact, images};
use gangway_repository::{ListedFile, Suggestion, inspect_files, texts};

fn listed(files: &[(&str, &str)]) -> Vec<ListedFile> {
    let file = |(path, text): &(&str, &str)| ListedFile { path: (*path).to_owned(), text: Some((*text).to_owned()) };
    files.iter().map(file).collect()
}

/// The sample of a recipe's usual package manager, with one file replaced.
fn sample_with(recipe: &Recipe, file: &str, text: &str) -> Vec<ListedFile> {
    let mut files = listed(recipes::sample(recipe.id, ""));
    files.retain(|known| known.path != file);
    files.extend(listed(&[(file, text)]));
    files
}

/// A file that holds a value.
fn text_with(value: &FileValue, what: &str) -> String {
    match value.syntax {
        Syntax::FirstLine { prefix } => format!("# a comment\n\n{prefix}{what}\n"),
        Syntax::Keyword(keyword) => format!("other 1\n{keyword} {what}\n"),
        Syntax::Json(pointer) => pointer
            .split('/')
            .skip(1)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .fold(format!("{what:?}"), |inner, key| format!("{{{key:?}: {inner}}}")),
        Syntax::TomlTable(keys) => format!("[{}]\n", keys.join(".")),
        Syntax::Toml(keys) => match keys {
            [tables @ .., last] => format!("[{}]\n{last} = {what:?}\n", tables.join(".")),
            [] => panic!("no key leads to the value"),
        },
    }
}

/// Codes of the evidence that name a file.
fn said_of(found: &Suggestion, file: &str) -> Vec<String> {
    let names = |fact: Option<&Fact>| fact == Some(&Fact::from(file));
    let evidence = found.evidence.iter().filter(|one| names(one.facts.get("file")));
    evidence.map(|one| one.code.clone()).collect()
}

#[test]
fn a_sample_shows_its_recipe_and_its_package_manager() {
    for recipe in recipes::ALL {
        for manager in recipe.package_managers {
            let found = inspect_files(&listed(manager.sample));
            let is = (found.recipe.as_deref(), found.package_manager.as_deref(), found.runtime_version.as_deref());
            assert_eq!(is, (Some(recipe.id), Some(manager.id), recipe.default_version(images::DEFAULT)));
        }
    }
}

#[test]
fn every_mark_and_lock_file_shows_its_recipe() {
    for recipe in recipes::ALL {
        for mark in recipe.marks {
            let only_path = [ListedFile { path: (*mark).to_owned(), text: None }];
            let found = inspect_files(&only_path);
            let first = found.evidence.first().map(|one| (one.code.as_str(), one.facts.get("recipe")));
            assert_eq!(first, Some(("recipe", Some(&Fact::from(recipe.id)))), "{mark}");
        }
        for manager in recipe.package_managers {
            for lock in manager.lock_files {
                let found = inspect_files(&sample_with(recipe, lock, ""));
                assert_eq!(found.package_manager.as_deref(), Some(manager.id), "{lock}");
            }
        }
    }
}

#[test]
fn every_version_file_takes_each_version_that_an_image_brings() {
    for recipe in recipes::ALL {
        for version in recipe.versions(images::DEFAULT) {
            for file in recipe.version_files {
                let found = inspect_files(&sample_with(recipe, file.value.file, &text_with(&file.value, version)));
                assert!(said_of(&found, file.value.file).contains(&"version".to_owned()), "{file:?}: {found:?}");
            }
        }
    }
}

#[test]
fn names_of_projects_and_package_managers_are_read() {
    for recipe in recipes::ALL {
        for value in recipe.project_names {
            let found = inspect_files(&sample_with(recipe, value.file, &text_with(value, "my-shop")));
            assert_eq!(found.project.as_deref(), Some("my-shop"), "{value:?}");
        }
        for (value, manager) in recipe
            .package_manager_names
            .iter()
            .flat_map(|value| recipe.package_managers.iter().map(move |one| (value, one)))
        {
            let text = text_with(value, &format!("{}@1.2.3", manager.id));
            let found = inspect_files(&sample_with(recipe, value.file, &text));
            assert_eq!(found.package_manager.as_deref(), Some(manager.id), "{value:?}");
        }
        if let Some(placeholder) = recipe.test_placeholder {
            let text = text_with(&placeholder.value, &format!("echo {}", placeholder.part));
            let found = inspect_files(&sample_with(recipe, placeholder.value.file, &text));
            assert!(said_of(&found, placeholder.value.file).contains(&"test-placeholder".to_owned()), "{found:?}");
        }
    }
}

#[test]
fn package_managers_without_commands_are_named_and_none_takes_their_place() {
    for recipe in recipes::ALL {
        let mark = || (recipe.marks[0], "");
        for other in recipe.other_package_managers {
            for file in other.files {
                let found = inspect_files(&listed(&[mark(), (*file, "")]));
                assert!(said_of(&found, file).contains(&"other-package-manager".to_owned()), "{file}: {found:?}");
                assert_eq!((found.recipe, found.package_manager), (None, None), "{file}");
            }
            for value in recipe.package_manager_names {
                let text = text_with(value, &format!("{}@1", other.id));
                let found = inspect_files(&sample_with(recipe, value.file, &text));
                let named = found.evidence.iter().find(|one| one.code == "other-package-manager");
                let name = named.and_then(|one| one.facts.get("packageManager"));
                assert_eq!((name, found.recipe), (Some(&Fact::from(other.name)), None), "{value:?}");
            }
        }
        for value in recipe.package_manager_settings {
            let found = inspect_files(&listed(&[(value.file, &text_with(value, "x"))]));
            let codes = said_of(&found, value.file);
            let known = |code: &str| codes.iter().any(|one| one == code);
            assert!(known("package-manager") != known("other-package-manager"), "{value:?}: {codes:?}");
        }
    }
}

#[test]
fn every_manifest_is_named() {
    for manifest in MANIFESTS {
        let name = manifest.file.replace('*', "Shop");
        let found = inspect_files(&listed(&[(&name, "")]));
        assert_eq!((said_of(&found, &name), found.recipe), (vec!["manifest".to_owned()], None), "{name}");
        let below = format!("web/{name}");
        let found = inspect_files(&listed(&[(&below, "")]));
        let said = if manifest.beside { vec![] } else { vec!["manifest-below".to_owned()] };
        assert_eq!((said_of(&found, &below), found.recipe), (said, None), "{below}");
    }
}

#[test]
fn a_list_shows_submodules_and_programs_in_folders() {
    let only_path = |path: &str| ListedFile { path: path.to_owned(), text: None };
    let found = inspect_files(&[only_path(".gitmodules"), only_path("b/go.mod"), only_path("a/x/package.json")]);
    let codes: Vec<_> = found.evidence.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["recipe-below", "recipe-below", "submodules"]);
    assert_eq!(said_of(&found, "b/go.mod"), ["recipe-below"]);
}

#[test]
fn a_damaged_file_is_told_once_and_one_whose_text_is_unknown_not_at_all() {
    for (file, damaged) in
        [("package.json", "{"), ("pyproject.toml", "a = ["), ("pyproject.toml", &"#".repeat(300_000))]
    {
        let found = inspect_files(&listed(&[(file, damaged)]));
        let skipped = said_of(&found, file).into_iter().filter(|code| code == "file-skipped").count();
        assert_eq!(skipped, 1, "{file}");
        let found = inspect_files(&[ListedFile { path: file.to_owned(), text: None }]);
        assert_eq!(said_of(&found, file), ["recipe"], "{file}");
    }
}

#[test]
fn what_a_list_tells() {
    let found = inspect_files(&listed(&[
        ("package.json", r#"{"engines": {"node": ">=23"}}"#),
        ("src/pom.xml", ""),
        ("buildspec.yml", "\u{feff}version: 0.2\n"),
        ("a.gangway.json", "{}"),
    ]));
    assert_eq!((found.recipe.as_deref(), found.runtime_version.as_deref()), (Some("node"), Some("24")));
    assert_eq!(found.buildspec_text.as_deref(), Some("version: 0.2\n"));
    assert_eq!(found.setup_files, Vec::<String>::new());
    let codes: Vec<_> = found.evidence.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["recipe", "usual-package-manager", "version", "buildspec"]);
    assert_eq!(inspect_files(&[]).evidence.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["no-recipe"]);
}

#[test]
fn made_folders_are_not_copied() {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    for name in recipes::ALL.iter().flat_map(|recipe| recipe.made_folders) {
        let made = folder.path().join("sub").join(name);
        std::fs::create_dir_all(&made).unwrap_or_else(|error| panic!("{error}"));
        std::fs::File::create(made.join("file.txt")).unwrap_or_else(|error| panic!("{error}"));
    }
    assert_eq!(texts(folder.path()).files, Vec::new());
}
