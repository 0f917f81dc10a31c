//! What is said of a language stands in its recipe: nobody else asks which recipe it is, or looks for a language's files.

use std::collections::BTreeSet;

use gangway_catalog::recipes;
use regex::Regex;

use crate::code::{File, Keep, files, is_test, shipped, without_comments};

/// Where the names may stand: the recipes themselves, the tools' own messages, and the practice account, which imitates
/// the tools and knows no other room.
const OWNERS: &[&str] = &[
    "src-tauri/crates/catalog/src/recipes/",
    "src-tauri/crates/catalog/src/failures/",
    "src-tauri/crates/practice/src/",
];

/// Something that decides: a comparison, an arm of a match, a condition.
const DECISION: &str = r"=>|[!=]==?|\bmatches!|\bcase\b|\s\?\s|\b(?:contains|includes|has|starts_with|startsWith)\(";

/// Ids of recipes and package managers, which nobody else decides by.
fn ids() -> BTreeSet<&'static str> {
    let managers = recipes::ALL.iter().flat_map(|recipe| recipe.package_managers).map(|manager| manager.id);
    recipes::ALL.iter().map(|recipe| recipe.id).chain(managers).collect()
}

/// Files by which a language is known, which nobody else names at all.
fn marks() -> BTreeSet<&'static str> {
    let locks = recipes::ALL.iter().flat_map(|recipe| recipe.package_managers).flat_map(|manager| manager.lock_files);
    let values = recipes::ALL.iter().flat_map(|recipe| recipe.version_files).map(|file| file.value.file);
    recipes::ALL.iter().flat_map(|recipe| recipe.marks).chain(locks).copied().chain(values).collect()
}

/// A string literal that is one of these.
fn literal(names: &BTreeSet<&str>) -> Regex {
    let names: Vec<_> = names.iter().map(|name| regex::escape(name)).collect();
    Regex::new(&format!("[\"'`](?:{})[\"'`]", names.join("|"))).expect("a pattern")
}

fn check(files: &[File]) -> Vec<String> {
    let (id, mark) = (literal(&ids()), literal(&marks()));
    let decision = Regex::new(DECISION).expect("a pattern");
    let mut wrong = Vec::new();
    let others = files.iter().filter(|file| {
        !OWNERS.iter().any(|owner| file.path.starts_with(owner))
            && !is_test(&file.path)
            && !file.path.contains(".test.")
    });
    for file in others {
        let code = without_comments(shipped(&file.text), Keep::Strings);
        let mut found = |text: &str| wrong.push(format!("{}: {text}", file.path));
        mark.find_iter(&code).for_each(|one| found(one.as_str()));
        // one statement, arm or list of members at a time
        for statement in code.split([';', '{', '}']) {
            if let Some(one) = id.find(statement).filter(|_| decision.is_match(statement)) {
                found(one.as_str());
            }
        }
    }
    wrong
}

#[test]
fn nobody_but_the_catalog_knows_a_recipe_from_another() {
    assert_eq!(check(&files(&["src-tauri", "ui/src"], &[".rs", ".ts", ".tsx"])), Vec::<String>::new());
}

#[test]
fn a_room_that_knows_a_recipe_is_found() {
    let room = "src-tauri/crates/app/src/stand_ins.rs";
    let screen = "ui/src/steps/build/index.tsx";
    let found = |path: &str, text: &str| check(&[File { path: path.to_owned(), text: text.to_owned() }]).len();
    for (path, text) in [
        (room, "match recipe.id { \"node\" => a(), _ => b() }"),
        (room, "match it { (\"python\", \"uv\") => 1, _ => 2 }"),
        (room, "if build.recipe == \"python\" { a(); }"),
        (room, "let own = matches!(\n    recipe,\n    \"node\"\n);"),
        (room, "root.join(\"package.json\")"),
        (room, "bounded::text(root, \".nvmrc\", 9)"),
        (screen, "const label = build.packageManager === \"npm\" ? a : b;"),
        (screen, "switch (recipe) { case \"node\": return 1; }"),
        (screen, "return files.includes('uv.lock');"),
    ] {
        assert!(found(path, text) > 0, "{text}");
    }
    for (path, text) in [
        (room, "// \"node\" == recipe\nfn f() {}"),
        (room, "const RUNTIMES: &[&str] = &[\"nodejs\", \"python\"];"),
        (room, "Format { id: \"boto3\", language: \"python\", write }"),
        (room, "fn f() {}\n#[cfg(test)]\nmod tests {\n    const A: bool = b == \"node\";\n}\n"),
        ("src-tauri/crates/catalog/src/recipes/node.rs", "id == \"node\""),
        ("ui/src/steps/build/a.test.ts", "expect(recipe === \"node\")"),
    ] {
        assert_eq!(found(path, text), 0, "{text}");
    }
}
