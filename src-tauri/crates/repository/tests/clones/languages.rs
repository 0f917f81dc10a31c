//! What a project is made of, and that nothing is taken for it without a word.

use crate::*;

/// A clone of files that Git needn't have looked at.
fn made_clone(files: &[(&str, &str)]) -> TempDir {
    let folder = configured("");
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

#[test]
fn a_node_clone() {
    let folder = clone(&[
        (
            "package.json",
            r#"{"engines": {"node": ">=23"}, "scripts": {"test": "echo \"Error: no test specified\" && exit 1"}}"#,
        ),
        ("pnpm-lock.yaml", ""),
        ("package-lock.json", ""),
        ("buildspec.yml", "version: 0.2\n"),
        ("b.gangway.json", "{}"),
        ("a.gangway.json", "{}"),
        ("src/deep/index.js", ""),
    ]);
    git(folder.path(), &["remote", "add", "up", "https://github.com/up/shop.git"]);
    git(folder.path(), &["remote", "add", "origin", "https://me:S3CRET@github.com/octo/shop.git"]);
    git(folder.path(), &["branch", "release/1"]);
    git(folder.path(), &["update-ref", "refs/remotes/origin/dev", "HEAD"]);
    git(folder.path(), &["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/dev"]);
    let found = inspect(folder.path());
    assert_eq!(
        evidence(&found),
        [
            "branch branch=main",
            "remote name=octo/shop remote=origin",
            "host host=github.com provider=github",
            "name-as-spelled name=octo/shop",
            "several-remotes count=2 remote=origin",
            "default-branch branch=dev",
            "recipe file=package.json recipe=node",
            "test-placeholder file=package.json",
            "package-manager file=pnpm-lock.yaml packageManager=pnpm",
            "version asked=>=23 file=package.json version=24",
            "buildspec file=buildspec.yml",
            "setup-file file=a.gangway.json",
            "setup-file file=b.gangway.json",
        ]
    );
    assert_eq!(found.name, "octo/shop");
    assert_eq!(found.remote.as_deref(), Some("https://github.com/octo/shop.git"));
    assert_eq!(found.current_branch.as_deref(), Some("main"));
    assert_eq!(found.default_branch.as_deref(), Some("dev"));
    assert_eq!(found.branches, ["dev", "main", "release/1"]);
    assert!(found.branches_complete);
    assert_eq!(found.buildspec_text.as_deref(), Some("version: 0.2\n"));
    assert!(!format!("{found:?}").contains("S3CRET"));
    // the same from within, and after Git packed its refs
    git(folder.path(), &["pack-refs", "--all"]);
    let within = inspect(&folder.path().join("src/deep"));
    assert_eq!(within.folder, found.folder);
    assert_eq!(within.branches, found.branches);
    assert!(evidence(&within).first().unwrap().starts_with("inside-clone "));
    let file = inspect(&folder.path().join("src/deep/index.js"));
    assert_eq!(file.name, "octo/shop");
}

#[test]
fn a_python_clone() {
    let folder = clone(&[
        ("pyproject.toml", "[project]\nname = 'x'\nrequires-python = '>=3.10,<3.13'\n"),
        ("requirements.txt", ""),
        ("uv.lock", ""),
    ]);
    let found = inspect(folder.path());
    assert_eq!(
        evidence(&found),
        [
            "branch branch=main",
            "no-remote",
            "recipe file=pyproject.toml recipe=python",
            "package-manager file=uv.lock packageManager=uv",
            "version asked=>=3.10,<3.13 file=pyproject.toml version=3.12",
        ]
    );
    write(folder.path(), ".python-version", "# pyenv\n3.8.19\n");
    let found = inspect(folder.path());
    assert!(says(&found, "version-fetched asked=3.8.19 file=.python-version version=3.8"), "{found:?}");
    assert_eq!(found.runtime_version.as_deref(), Some("3.8"));
    fs::remove_file(folder.path().join("uv.lock")).unwrap();
    assert_eq!(inspect(folder.path()).package_manager.as_deref(), Some("pip"));
}

#[test]
fn a_go_clone() {
    let folder = clone(&[
        ("go.mod", "module example.com/octo/shop/v2\n\ngo 1.25.0\n\nrequire example.com/a v1.0.0\n"),
        ("go.sum", ""),
        ("cmd/shop/main.go", "package main\n"),
        ("vendor/modules.txt", "# example.com/a v1.0.0\n"),
    ]);
    let found = inspect(folder.path());
    assert_eq!(
        evidence(&found),
        [
            "branch branch=main",
            "no-remote",
            "recipe file=go.mod recipe=go",
            "package-manager file=go.sum packageManager=go",
            "version asked=1.25.0 file=go.mod version=1.26",
        ]
    );
    let own = folder.path().file_name().and_then(|name| name.to_str());
    assert_eq!(found.project.as_deref(), own, "a module's path gives no name");
    let copied = gangway_repository::texts(folder.path());
    let vendored = copied.files.iter().any(|(path, _)| path == "vendor/modules.txt");
    assert!(vendored, "what many commit is no made folder");
    write(folder.path(), "go.mod", "module example.com/shop\n\ngo 1.27\n");
    assert!(says(&inspect(folder.path()), "version-fetched asked=1.27 file=go.mod version=1.27"));
}

const POETRY: &str = "[tool.poetry.dependencies]\npython = '^3.12'\n";

#[test]
fn versions_and_package_managers_by_file() {
    for (files, manager, version) in [
        (&[("package.json", "{}")][..], "npm", "22"),
        (&[("package.json", r#"{"packageManager": "yarn@4.1.0+sha512.x"}"#), ("package-lock.json", "")], "yarn", "22"),
        (&[("package.json", r#"{"devEngines": {"packageManager": {"name": "pnpm"}}}"#)], "pnpm", "22"),
        (&[("package.json", r#"{"packageManager": "@1"}"#), ("yarn.lock", "")], "yarn", "22"),
        (&[("package.json", r#"{"engines": {"node": "24"}}"#), (".nvmrc", "v22.1.0\n")], "npm", "22"),
        (&[("package.json", r#"{"volta": {"node": "24.3.0"}, "engines": {"node": ">=18"}}"#)], "npm", "24"),
        (&[("package.json", "{}"), (".tool-versions", "python 3.12\nnodejs 24.1.0\n")], "npm", "24"),
        (&[("package.json", "{}"), (".tool-versions", "node 24\n")], "npm", "24"),
        (&[("package.json", "{}"), ("mise.toml", "[tools]\nnode = '24'\n")], "npm", "24"),
        (&[("package.json", "{}"), (".nvmrc", "lts/*")], "npm", "24"),
        (&[("package.json", "{}"), (".nvmrc", "LTS/Jod\n")], "npm", "22"),
        (&[("package.json", "{}"), (".nvmrc", "system")], "npm", "22"),
        (&[("package.json", "not json")], "npm", "22"),
        (&[("package.json", r#"["engines"]"#)], "npm", "22"),
        (&[("requirements.txt", "")], "pip", "3.13"),
        (&[("pyproject.toml", POETRY), ("poetry.lock", "")], "poetry", "3.13"),
        (&[("pyproject.toml", POETRY)], "poetry", "3.13"),
        (&[("pyproject.toml", "[tool.uv]\ndev-dependencies = []\n")], "uv", "3.13"),
        (&[("pyproject.toml", "[tool]\npoetry = 'none'\n")], "pip", "3.13"),
        (&[("pyproject.toml", POETRY), ("requirements.txt", "")], "pip", "3.13"),
        (&[("pyproject.toml", "not toml ["), ("runtime.txt", "python-3.11.4")], "pip", "3.11"),
        (&[("requirements.txt", ""), ("Pipfile", "[requires]\npython_version = '3.12'\n")], "pip", "3.12"),
        (&[("pyproject.toml", &format!("a = {}", "[".repeat(100_000)))], "pip", "3.13"),
        (&[("package.json", &"[".repeat(100_000))], "npm", "22"),
        (&[("go.mod", "module shop\n")], "go", "1.26"),
        (&[("go.mod", "module shop\n\ngo 1.21\n"), (".go-version", "1.24.6\n")], "go", "1.24"),
        (&[("go.mod", "module shop\n"), (".tool-versions", "nodejs 24.1.0\ngolang 1.25.3\n")], "go", "1.25"),
        (&[("go.mod", "module shop\n"), (".tool-versions", "go 1.24\n")], "go", "1.24"),
    ] {
        let found = inspect(made_clone(files).path());
        assert_eq!(found.package_manager.as_deref(), Some(manager), "{files:?}");
        assert_eq!(found.runtime_version.as_deref(), Some(version), "{files:?}");
    }
    let both = inspect(made_clone(&[("package.json", "{}"), ("requirements.txt", "")]).path());
    assert!(says(&both, "another-recipe file=requirements.txt recipe=python"));
    let both = inspect(made_clone(&[("package.json", "{}"), ("go.mod", "module shop\n")]).path());
    assert!(says(&both, "another-recipe file=go.mod recipe=go"));
    let none = inspect(made_clone(&[("README.md", "")]).path());
    assert_eq!((none.recipe.as_deref(), evidence(&none).last().map(String::as_str)), (None, Some("no-recipe")));
}

#[test]
fn a_version_that_the_image_does_not_bring_stays_the_one_that_is_asked_for() {
    for (files, said, version) in [
        (&[("package.json", "{}"), (".nvmrc", "20\n")][..], "asked=20 file=.nvmrc version=20", "20"),
        (&[("package.json", "{}"), (".nvmrc", "26")], "asked=26 file=.nvmrc version=26", "26"),
        (&[("package.json", "{}"), (".nvmrc", "v18.19.0")], "asked=v18.19.0 file=.nvmrc version=18", "18"),
        (&[("package.json", "{}"), (".nvmrc", "lts/iron")], "asked=lts/iron file=.nvmrc version=20", "20"),
        (
            &[("package.json", r#"{"engines": {"node": "^18 || ^20"}}"#)],
            "asked=^18 || ^20 file=package.json version=20",
            "20",
        ),
        (
            &[("package.json", "{}"), (".tool-versions", "nodejs 21.7.1")],
            "asked=21.7.1 file=.tool-versions version=21",
            "21",
        ),
        (
            &[("requirements.txt", ""), ("runtime.txt", "python-3.9.18")],
            "asked=3.9.18 file=runtime.txt version=3.9",
            "3.9",
        ),
        (
            &[("pyproject.toml", "[project]\nrequires-python = '==3.8.*'\n")],
            "asked===3.8.* file=pyproject.toml version=3.8",
            "3.8",
        ),
        (&[("go.mod", "module a\n"), (".go-version", "1.23.4")], "asked=1.23.4 file=.go-version version=1.23", "1.23"),
        (&[("go.mod", "module a\n\ngo 1.28\n")], "asked=1.28 file=go.mod version=1.28", "1.28"),
    ] {
        let found = inspect(made_clone(files).path());
        assert!(says(&found, &format!("version-fetched {said}")), "{files:?} {:?}", evidence(&found));
        assert_eq!(found.runtime_version.as_deref(), Some(version));
    }
    for (files, said) in [
        (&[("package.json", "{}"), (".nvmrc", "system")][..], "asked=system file=.nvmrc version=22"),
        (
            &[("requirements.txt", ""), (".python-version", "pypy3.10")],
            "asked=pypy3.10 file=.python-version version=3.13",
        ),
        (&[("package.json", r#"{"engines": {"node": "<22.5"}}"#)], "asked=<22.5 file=package.json version=22"),
    ] {
        let found = inspect(made_clone(files).path());
        assert!(says(&found, &format!("version-not-understood {said}")), "{files:?} {:?}", evidence(&found));
    }
    let usual = inspect(made_clone(&[("package.json", "{}")]).path());
    assert!(says(&usual, "usual-version version=22") && says(&usual, "usual-package-manager packageManager=npm"));
}

#[test]
fn a_package_manager_without_a_recipe_is_named_and_never_replaced() {
    for (files, said) in [
        (
            &[("package.json", r#"{"packageManager": "bun@1.2.0"}"#), ("bun.lock", "{}")][..],
            "file=package.json packageManager=Bun",
        ),
        (
            &[("package.json", r#"{"packageManager": "bun@1"}"#), ("yarn.lock", "")],
            "file=package.json packageManager=Bun",
        ),
        (&[("package.json", "{}"), ("bun.lockb", "")], "file=bun.lockb packageManager=Bun"),
        (&[("package.json", "{}"), ("deno.lock", "{}")], "file=deno.lock packageManager=Deno"),
        (&[("package.json", r#"{"packageManager": "PNPM@9"}"#)], "file=package.json packageManager=PNPM"),
        (
            &[("package.json", r#"{"devEngines": {"packageManager": {"name": "vlt"}}}"#)],
            "file=package.json packageManager=vlt",
        ),
        (&[("package.json", r#"{"packageManager": "new\u0007one@1"}"#)], "file=package.json packageManager=newone"),
        (&[("Pipfile", "[packages]\nrequests = '*'\n")], "file=Pipfile packageManager=Pipenv"),
        (&[("Pipfile", ""), ("Pipfile.lock", "{}")], "file=Pipfile.lock packageManager=Pipenv"),
        (&[("pyproject.toml", ""), ("pdm.lock", "")], "file=pdm.lock packageManager=PDM"),
        (&[("pyproject.toml", "[tool.pdm]\ndistribution = false\n")], "file=pyproject.toml packageManager=PDM"),
        (&[("setup.py", ""), ("environment.yml", "name: a\n")], "file=environment.yml packageManager=conda"),
        (&[("environment.yaml", "name: a\n")], "file=environment.yaml packageManager=conda"),
        (&[("pixi.toml", "[workspace]\n")], "file=pixi.toml packageManager=Pixi"),
        (&[("pyproject.toml", ""), ("requirements.lock", "")], "file=requirements.lock packageManager=Rye"),
    ] {
        let found = inspect(made_clone(files).path());
        assert!(says(&found, &format!("other-package-manager {said}")), "{files:?} {:?}", evidence(&found));
        assert_eq!((found.recipe, found.package_manager, found.runtime_version), (None, None, None), "{files:?}");
    }
    for (files, manager, said) in [
        (
            &[("package.json", "{}"), ("package-lock.json", "{}"), ("bun.lock", "{}")][..],
            "npm",
            "file=bun.lock packageManager=Bun",
        ),
        (&[("requirements.txt", ""), ("Pipfile", "")], "pip", "file=Pipfile packageManager=Pipenv"),
        (&[("requirements.txt", ""), ("environment.yml", "")], "pip", "file=environment.yml packageManager=conda"),
        (&[("pyproject.toml", ""), ("uv.lock", ""), ("pdm.lock", "")], "uv", "file=pdm.lock packageManager=PDM"),
        (
            &[("pyproject.toml", ""), ("poetry.lock", ""), ("pixi.lock", "")],
            "poetry",
            "file=pixi.lock packageManager=Pixi",
        ),
    ] {
        let found = inspect(made_clone(files).path());
        assert_eq!(found.package_manager.as_deref(), Some(manager), "{files:?}");
        assert!(says(&found, &format!("another-package-manager {said}")), "{files:?} {:?}", evidence(&found));
    }
}

#[test]
fn a_manifest_without_a_recipe_is_named() {
    for (files, said) in [
        (&["pom.xml"][..], &["manifest file=pom.xml tool=Maven"][..]),
        (&["settings.gradle.kts", "build.gradle"], &["manifest file=build.gradle tool=Gradle"]),
        (&["Cargo.toml", "Makefile"], &["manifest file=Cargo.toml tool=Rust"]),
        (&["Shop.Web.csproj", "Shop.sln"], &["manifest file=Shop.sln tool=.NET"]),
        (&["composer.json", "Dockerfile"], &["manifest file=composer.json tool=PHP"]),
        (&["Gemfile", "mix.exs"], &["manifest file=Gemfile tool=Ruby", "manifest file=mix.exs tool=Elixir"]),
        (&["Package.swift"], &["manifest file=Package.swift tool=Swift"]),
        (&["main.tf", "README.md"], &["manifest file=main.tf tool=Terraform"]),
        (&["Dockerfile", "Makefile"], &["manifest file=Dockerfile tool=Docker", "manifest file=Makefile tool=make"]),
        (&["gemfile", "POM.xml"], &["no-recipe"]),
    ] {
        let files: Vec<_> = files.iter().map(|name| (*name, "")).collect();
        let found = inspect(made_clone(&files).path());
        let lines = evidence(&found);
        assert_eq!(lines.get(2..).unwrap_or_default(), said, "{files:?}");
        assert_eq!((found.recipe, found.package_manager), (None, None));
    }
    for (files, said) in [
        (&["package.json", "pom.xml"][..], Some("another-manifest file=pom.xml tool=Maven")),
        (&["package.json", "Gemfile"], Some("another-manifest file=Gemfile tool=Ruby")),
        (&["requirements.txt", "Cargo.toml"], Some("another-manifest file=Cargo.toml tool=Rust")),
        (&["go.mod", "composer.json"], Some("another-manifest file=composer.json tool=PHP")),
        (&["package.json", "Web.csproj"], Some("another-manifest file=Web.csproj tool=.NET")),
        (&["package.json", "Dockerfile", "Makefile", "main.tf", "cdk.json"], None),
    ] {
        let files: Vec<_> = files.iter().map(|name| (*name, "{}")).collect();
        let found = inspect(made_clone(&files).path());
        assert!(found.recipe.is_some(), "{files:?}");
        let lines = evidence(&found);
        let others: Vec<_> =
            lines.iter().filter(|line| line.starts_with("another-manifest")).map(String::as_str).collect();
        assert_eq!(others, said.as_slice(), "{files:?}");
    }
}

#[test]
fn a_program_in_a_folder_is_named_with_its_place() {
    let node = |path: &str| {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("recipe-below file={path} folder={folder} recipe=node")
    };
    for (files, said) in [
        (&["frontend/package.json", "README.md"][..], vec![node("frontend/package.json")]),
        (
            &["api/pom.xml", "web/package.json"],
            vec!["manifest-below file=api/pom.xml folder=api tool=Maven".to_owned(), node("web/package.json")],
        ),
        (&["apps/web/package.json"], vec![node("apps/web/package.json")]),
        (&["apps/deep/web/package.json"], vec!["no-recipe".to_owned()]),
        (
            &["services/api/go.mod", "services/api/tools/package.json", "a/requirements.txt"],
            vec![
                "recipe-below file=a/requirements.txt folder=a recipe=python".to_owned(),
                "recipe-below file=services/api/go.mod folder=services/api recipe=go".to_owned(),
            ],
        ),
        (
            &["a/package.json", "b/package.json", "c/package.json", "d/package.json"],
            vec![node("a/package.json"), node("b/package.json"), node("c/package.json")],
        ),
        (
            &["src/Shop.Web/Shop.Web.csproj"],
            vec!["manifest-below file=src/Shop.Web/Shop.Web.csproj folder=src/Shop.Web tool=.NET".to_owned()],
        ),
        (
            &["Makefile", "web/package.json"],
            vec!["manifest file=Makefile tool=make".to_owned(), node("web/package.json")],
        ),
        (&["pom.xml", "web/package.json"], vec!["manifest file=pom.xml tool=Maven".to_owned()]),
        (
            &["node_modules/a/package.json", ".cache/package.json", "vendor/a/go.mod", "target/package.json"],
            vec!["no-recipe".to_owned()],
        ),
        (&["docker/Dockerfile", "infra/main.tf"], vec!["no-recipe".to_owned()]),
    ] {
        let files: Vec<_> = files.iter().map(|name| (*name, "{}")).collect();
        let found = inspect(made_clone(&files).path());
        let lines = evidence(&found);
        assert_eq!(lines.get(2..).unwrap_or_default(), said, "{files:?}");
        assert_eq!(found.recipe, None);
    }
    let ignored = inspect(made_clone(&[(".gitignore", "/dist/\n"), ("dist/package.json", "{}")]).path());
    assert!(says(&ignored, "no-recipe"));
    let root = inspect(made_clone(&[("package.json", "{}"), ("api/pom.xml", "")]).path());
    assert!(!evidence(&root).iter().any(|line| line.starts_with("manifest-below")), "the root is what is built");
}

#[test]
fn a_version_from_gits_history_is_told() {
    let said = |file: &str, text: &str| {
        let found = inspect(made_clone(&[(file, text)]).path());
        let lines = evidence(&found);
        lines.into_iter().filter(|line| line.starts_with("version-from-history")).collect::<Vec<_>>()
    };
    for (file, text, tool) in [
        (
            "pyproject.toml",
            "[build-system]\nrequires = [\"setuptools>=80\", \"setuptools-scm>=8\"]\n",
            "setuptools-scm",
        ),
        ("pyproject.toml", "[tool.setuptools_scm]\n", "setuptools_scm"),
        ("pyproject.toml", "[build-system]\nrequires = ['hatchling', 'hatch-vcs']\n", "hatch-vcs"),
        ("pyproject.toml", "[tool.poetry-dynamic-versioning]\nenable = true\n", "poetry-dynamic-versioning"),
        ("setup.py", "setup(use_scm_version=True)\n", "use_scm_version"),
        ("setup.cfg", "[versioneer]\nVCS = git\n", "versioneer"),
        ("package.json", "{\"devDependencies\": {\"semantic-release\": \"24\"}}", "semantic-release"),
    ] {
        assert_eq!(said(file, text), [format!("version-from-history file={file} tool={tool}")], "{text}");
    }
    for (file, text) in [
        ("pyproject.toml", "# [tool.setuptools_scm]\n[project]\nversion = '1'\n"),
        ("pyproject.toml", "[project]\ndependencies = [\"my-setuptools-scm-plugin\"]\n"),
        ("package.json", "{\"devDependencies\": {\"husky\": \"9\", \"@semantic-release/git\": \"10\"}}"),
        ("package.json", "{\"name\": \"not-semantic-release\"}"),
        ("README.md", "setuptools-scm"),
    ] {
        assert_eq!(said(file, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn submodules_are_told() {
    let said = |text: &str| {
        let found = inspect(made_clone(&[("package.json", "{}"), (".gitmodules", text)]).path());
        let lines = evidence(&found);
        assert!(!lines.iter().any(|line| line.contains("S3CRET")));
        lines.into_iter().filter(|line| line.contains(".gitmodules")).collect::<Vec<_>>()
    };
    for text in [
        "[submodule \"lib\"]\n\tpath = lib\n\turl = https://github.com/octo/lib.git\n",
        "[submodule \"a\"]\npath=a\nurl=../a.git\n[submodule \"b\"]\npath=b\nurl=https://u:S3CRET@host/b\n",
        "\u{feff}# libraries\r\n[Submodule \"x y\"]\r\n\tpath = x y\r\n",
    ] {
        assert_eq!(said(text), ["submodules file=.gitmodules"], "{text}");
    }
    for text in ["", "# none left\n", "[submodule \"lib\"]\n\turl = x\n"] {
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
    for text in ["[submodule \"lib\n", &"#".repeat(300_000)] {
        assert_eq!(said(text), ["file-skipped file=.gitmodules"], "{}", text.len());
    }
    let parent = clone(&[]);
    let library = clone(&[("a.txt", "a")]);
    git(parent.path(), &["submodule", "add", "-q", library.path().to_str().unwrap(), "lib"]);
    assert!(says(&inspect(parent.path()), "submodules file=.gitmodules"));
}
