//! Whole clones, made by Git itself or by somebody who means harm.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use gangway_catalog::fact::Fact;
use gangway_repository::reason::Reason;
use gangway_repository::{InspectProblem, Suggestion, inspect_folder, inspect_text};
use gangway_words::{Language, Value, Words};
use tempfile::TempDir;
use url::Url;

/// Runs Git in a folder, without the configuration of whoever runs the tests.
fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("Git is installed");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A clone with these files and one commit.
fn clone(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "first"]);
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes())).unwrap();
}

fn inspect(folder: &Path) -> Suggestion {
    inspect_folder(folder).unwrap()
}

/// The evidence, one line each. Whatever is said can be said in both languages.
fn evidence(suggestion: &Suggestion) -> Vec<String> {
    for (language, reason) in
        Language::ALL.iter().flat_map(|one| suggestion.evidence.iter().map(move |reason| (one, reason)))
    {
        let values: Vec<_> = reason
            .facts
            .iter()
            .map(|(name, fact)| match fact {
                Fact::Text(text) => (name.as_str(), Value::from(text.as_str())),
                Fact::Number(number) => (name.as_str(), Value::from(*number)),
            })
            .collect();
        let said = Words::new(*language).say(&format!("evidence-{}", reason.code), &values);
        assert!(!said.contains(['⟦', '{']), "{said}");
    }
    suggestion
        .evidence
        .iter()
        .map(|evidence| {
            evidence.facts.iter().fold(evidence.code.clone(), |mut line, (name, fact)| {
                let _ = match fact {
                    Fact::Text(text) => write!(line, " {name}={text}"),
                    Fact::Number(number) => write!(line, " {name}={number}"),
                };
                line
            })
        })
        .collect()
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
    assert!(
        evidence(&inspect(folder.path()))
            .contains(&"version-not-in-image asked=3.8.19 file=.python-version version=3.13".to_owned())
    );
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
    assert!(
        evidence(&inspect(folder.path()))
            .contains(&"version-not-in-image asked=1.27 file=go.mod version=1.26".to_owned())
    );
}

#[test]
fn versions_and_package_managers_by_file() {
    for (files, manager, version) in [
        (&[("package.json", "{}")][..], "npm", "22"),
        (&[("package.json", r#"{"packageManager": "yarn@4.1.0+sha512.x"}"#), ("package-lock.json", "")], "yarn", "22"),
        (&[("package.json", r#"{"packageManager": "bun@1"}"#), ("yarn.lock", "")], "yarn", "22"),
        (&[("package.json", r#"{"engines": {"node": "24"}}"#), (".nvmrc", "v22.1.0\n")], "npm", "22"),
        (&[("package.json", "{}"), (".tool-versions", "python 3.12\nnodejs 24.1.0\n")], "npm", "24"),
        (&[("package.json", "{}"), (".nvmrc", "lts/*")], "npm", "22"),
        (&[("package.json", "not json")], "npm", "22"),
        (&[("package.json", r#"["engines"]"#)], "npm", "22"),
        (&[("requirements.txt", "")], "pip", "3.13"),
        (
            &[("pyproject.toml", "[tool.poetry.dependencies]\npython = '^3.12'\n"), ("poetry.lock", "")],
            "poetry",
            "3.13",
        ),
        (&[("pyproject.toml", "not toml ["), ("runtime.txt", "python-3.11.4")], "pip", "3.11"),
        (&[("pyproject.toml", &format!("a = {}", "[".repeat(100_000)))], "pip", "3.13"),
        (&[("package.json", &"[".repeat(100_000))], "npm", "22"),
        (&[("go.mod", "module shop\n")], "go", "1.26"),
        (&[("go.mod", "module shop\n\ngo 1.21\n"), (".go-version", "1.24.6\n")], "go", "1.24"),
        (&[("go.mod", "module shop\n"), (".tool-versions", "nodejs 24.1.0\ngolang 1.25.3\n")], "go", "1.25"),
        (&[("go.mod", "module shop\n"), (".tool-versions", "go 1.24\n")], "go", "1.24"),
    ] {
        let found = inspect(clone(files).path());
        assert_eq!(found.package_manager.as_deref(), Some(manager), "{files:?}");
        assert_eq!(found.runtime_version.as_deref(), Some(version), "{files:?}");
    }
    let both = inspect(clone(&[("package.json", "{}"), ("requirements.txt", "")]).path());
    assert!(evidence(&both).contains(&"another-recipe file=requirements.txt recipe=python".to_owned()));
    let both = inspect(clone(&[("package.json", "{}"), ("go.mod", "module shop\n")]).path());
    assert!(evidence(&both).contains(&"another-recipe file=go.mod recipe=go".to_owned()));
    let none = inspect(clone(&[("README.md", "")]).path());
    assert_eq!((none.recipe.as_deref(), evidence(&none).last().map(String::as_str)), (None, Some("no-recipe")));
}

#[test]
fn worktrees_submodules_bare_and_detached() {
    let folder = clone(&[("package.json", "{}")]);
    git(folder.path(), &["remote", "add", "origin", "git@gitlab.com:group/sub/shop.git"]);
    let other = tempfile::tempdir().unwrap();
    let worktree = other.path().join("wt");
    git(folder.path(), &["worktree", "add", "-q", "-b", "feature/x", worktree.to_str().unwrap()]);
    let found = inspect(&worktree);
    assert_eq!((found.name.as_str(), found.current_branch.as_deref()), ("group/sub/shop", Some("feature/x")));
    assert_eq!(found.recipe.as_deref(), Some("node"));

    git(folder.path(), &["checkout", "-q", "--detach"]);
    let detached = inspect(folder.path());
    assert_eq!(detached.current_branch, None);
    assert!(evidence(&detached).contains(&"detached".to_owned()));
    assert_eq!(detached.default_branch.as_deref(), Some("main"), "guessed from the branches");

    let bare = other.path().join("bare.git");
    git(other.path(), &["clone", "-q", "--bare", folder.path().to_str().unwrap(), "bare.git"]);
    let found = inspect(&bare);
    assert_eq!(found.folder, None, "there is no file to look at, and none to write");
    assert!(evidence(&found).contains(&"bare".to_owned()));
    assert!(evidence(&found).contains(&"remote-not-understood remote=origin".to_owned()), "its remote is a folder");

    let parent = clone(&[]);
    git(parent.path(), &["submodule", "add", "-q", folder.path().to_str().unwrap(), "lib"]);
    git(&parent.path().join("lib"), &["remote", "set-url", "origin", "https://bitbucket.org/team/lib"]);
    assert_eq!(inspect(&parent.path().join("lib")).name, "team/lib");
    assert_eq!(inspect(&folder.path().join(".git")).name, "group/sub/shop");
}

#[test]
fn providers_that_are_not_offered() {
    let folder = clone(&[]);
    git(folder.path(), &["remote", "add", "company", "https://octo.ghe.com/a/b"]);
    let found = inspect(folder.path());
    assert_eq!((found.provider, found.not_offered.as_deref()), (None, Some("ghe-com")));
    assert_eq!(found.name, "a/b");
}

#[test]
fn a_path_is_no_repository_at_a_provider() {
    for url in ["other/clone", "../other", "/srv/git/shop.git", "file:///srv/git/shop.git"] {
        let folder = clone(&[]);
        git(folder.path(), &["remote", "add", "origin", url]);
        let found = inspect(folder.path());
        assert_eq!((found.name.as_str(), found.remote.as_deref()), ("", None), "{url}");
        assert!(evidence(&found).contains(&"remote-not-understood remote=origin".to_owned()), "{url}");
    }
}

#[test]
fn what_is_no_clone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let inspected = inspect_folder(folder.path());
    assert_eq!(inspected, Err(InspectProblem::NotARepository { path }));
    let missing = folder.path().join("nothing");
    assert_eq!(inspect_folder(&missing), Err(InspectProblem::NotFound { path: missing.display().to_string() }));
    fs::create_dir(folder.path().join(".git")).unwrap();
    assert!(matches!(inspect_folder(folder.path()), Err(InspectProblem::NotARepository { .. })));
    write(folder.path(), ".git/HEAD", &"x".repeat(100_000));
    assert!(matches!(inspect_folder(folder.path()), Err(InspectProblem::Unreadable { .. })));
}

#[test]
fn the_root_a_shallow_clone_and_a_path_without_end() {
    #[cfg(unix)]
    assert_eq!(inspect_folder(Path::new("/")), Err(InspectProblem::NotARepository { path: "/".to_owned() }));
    let folder = clone(&[("package.json", "{}")]);
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "second"]);
    git(folder.path(), &["remote", "add", "origin", "https://github.com/octo/shop.git"]);
    let other = tempfile::tempdir().unwrap();
    let from = Url::from_file_path(folder.path()).unwrap().to_string();
    git(other.path(), &["clone", "-q", "--depth", "1", &from, "shallow"]);
    let shallow = other.path().join("shallow");
    git(&shallow, &["remote", "set-url", "origin", "git@github.com:octo/shop.git"]);
    let found = inspect(&shallow);
    assert_eq!((found.name.as_str(), found.default_branch.as_deref()), ("octo/shop", Some("main")));
    assert_eq!((found.recipe.as_deref(), found.branches), (Some("node"), vec!["main".to_owned()]));
    match inspect_text(&format!("/{}", "x".repeat(10_000))) {
        Err(InspectProblem::Unreadable { path, .. } | InspectProblem::NotFound { path }) => {
            assert_eq!(path.chars().count(), 401);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_clone_full_of_oddities_is_read_all_the_same() {
    let folder = clone(&[("package.json", "{}")]);
    let path = folder.path();
    write(path, ".git/config", &format!("[remote \"origin\"]\nurl = https://github.com/o/n\n#{}", "x".repeat(400_000)));
    write(path, ".git/packed-refs", &"0000 refs/heads/many\n".repeat(200_000));
    for index in 0..300 {
        write(path, &format!(".git/refs/heads/a{index:03}"), "0000\n");
    }
    write(path, ".nvmrc", &"9".repeat(400_000));
    write(path, "buildspec.yml", &"x".repeat(70_000));
    let found = inspect(path);
    assert!(evidence(&found).contains(&"file-skipped file=.git/config".to_owned()));
    assert_eq!((found.buildspec.as_deref(), found.buildspec_text), (Some("buildspec.yml"), None));
    assert_eq!(found.branches.len(), 200);
    assert!(found.branches.contains(&"main".to_owned()), "the current branch is always among them");
    assert_eq!(found.runtime_version.as_deref(), Some("22"));
    write(path, ".git/config", "[remote \"origin\"\nurl");
    assert!(evidence(&inspect(path)).contains(&"file-skipped file=.git/config".to_owned()));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_that_lead_away_are_not_followed() {
        let outside = tempfile::tempdir().unwrap();
        write(outside.path(), "secret.yml", "S3CRET");
        write(outside.path(), "package.json", r#"{"packageManager": "yarn@1"}"#);
        let folder = clone(&[("real.yml", "version: 0.2\n")]);
        let path = folder.path();
        symlink(outside.path().join("secret.yml"), path.join("buildspec.yml")).unwrap();
        symlink(outside.path().join("package.json"), path.join("package.json")).unwrap();
        symlink("/etc/passwd", path.join("x.gangway.json")).unwrap();
        symlink(outside.path(), path.join(".git/refs/heads/away")).unwrap();
        let found = inspect(path);
        assert_eq!((found.recipe, found.buildspec.clone()), (None, None));
        assert!(found.setup_files.is_empty());
        assert_eq!(found.branches, ["main"]);
        fs::remove_file(path.join("buildspec.yml")).unwrap();
        symlink("real.yml", path.join("buildspec.yml")).unwrap();
        assert_eq!(
            inspect(path).buildspec_text.as_deref(),
            Some("version: 0.2\n"),
            "a link within is as good as a file"
        );
        symlink("loop", path.join("loop")).unwrap();
        fs::remove_file(path.join("buildspec.yml")).unwrap();
        symlink("loop", path.join("buildspec.yml")).unwrap();
        assert_eq!(inspect(path).buildspec, None);
    }

    #[test]
    fn an_unreadable_folder_and_odd_names() {
        let folder = clone(&[("package.json", "{}"), ("a\nb/\u{202e}txt.exe", "x")]);
        let inner = folder.path().join("a\nb");
        assert_eq!(inspect(&inner).recipe.as_deref(), Some("node"), "a folder within, whatever its name");
        let copied = gangway_repository::texts(folder.path());
        let paths: Vec<_> = copied.files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!((paths.as_slice(), copied.skipped), (&["package.json"][..], 1), "no name breaks a line or turns it");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o000)).unwrap();
        // root reads everything
        let unreadable = fs::read_dir(folder.path()).is_err();
        let found = inspect_folder(folder.path());
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(matches!(found, Err(InspectProblem::Unreadable { .. })), unreadable, "{found:?}");
    }

    #[test]
    fn pipes_and_devices_do_not_block() {
        let folder = clone(&[]);
        let path = folder.path();
        for name in ["package.json", "buildspec.yml", ".nvmrc", "a.gangway.json", ".git/packed-refs", ".git/commondir"]
        {
            let made = Command::new("mkfifo").arg(path.join(name)).status().unwrap();
            assert!(made.success());
        }
        symlink("/dev/zero", path.join("requirements.txt")).unwrap();
        assert!(Command::new("mkfifo").arg(path.join(".gitignore")).status().unwrap().success());
        assert_eq!(gangway_repository::texts(path).files, Vec::new());
        let found = inspect(path);
        assert_eq!((found.recipe, found.buildspec, found.setup_files.len()), (None, None, 0));
        fs::remove_file(path.join(".git/HEAD")).unwrap();
        assert!(Command::new("mkfifo").arg(path.join(".git/HEAD")).status().unwrap().success());
        assert!(matches!(inspect_folder(path), Err(InspectProblem::Unreadable { .. })));
    }

    #[test]
    fn nothing_of_the_clone_is_run_or_changed() {
        let folder = clone(&[("package.json", "{}")]);
        let path = folder.path();
        let mark = path.join("was-run");
        let script = format!("#!/bin/sh\ntouch {}\n", mark.display());
        write(path, ".git/hooks/post-checkout", &script);
        write(path, "evil.sh", &script);
        for name in [".git/hooks/post-checkout", "evil.sh"] {
            fs::set_permissions(path.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        let evil = path.join("evil.sh").display().to_string();
        write(
            path,
            ".git/config",
            &format!(
                "[core]\nfsmonitor = {evil}\nsshCommand = {evil}\nhooksPath = {}\n[filter \"x\"]\nsmudge = {evil}\nclean = {evil}\n[remote \"origin\"]\nurl = ext::{evil}\n[include]\npath = /dev/zero\n",
                path.display()
            ),
        );
        write(path, ".gitattributes", "* filter=x\n");
        let before = listing(path);
        let found = inspect(path);
        assert!(evidence(&found).contains(&"remote-not-understood remote=origin".to_owned()));
        assert!(!mark.exists());
        assert_eq!(listing(path), before);
    }

    /// Every path with its size and the time of its last change.
    fn listing(folder: &Path) -> Vec<String> {
        let mut lines = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let metadata = entry.metadata().unwrap();
                lines.push(format!("{:?} {} {:?}", entry.path(), metadata.len(), metadata.modified().unwrap()));
                if metadata.is_dir() {
                    folders.push(entry.path());
                }
            }
        }
        lines.sort();
        lines
    }

    #[test]
    fn names_that_are_not_unicode() {
        use std::os::unix::ffi::OsStrExt;
        let folder = clone(&[("package.json", "{}")]);
        let odd = std::ffi::OsStr::from_bytes(b"od\xffd");
        let inner = folder.path().join(odd);
        fs::create_dir(&inner).unwrap();
        fs::create_dir(folder.path().join(".git/refs/heads").join(odd)).unwrap();
        let found = inspect(&inner);
        assert_eq!(found.recipe.as_deref(), Some("node"));
        assert_eq!(found.branches, ["main"]);
    }
}

#[test]
fn texts() {
    let folder = clone(&[("package.json", "{}")]);
    let path = folder.path().display().to_string();
    for text in [
        path.clone(),
        format!(" {path} "),
        format!("\"{path}\""),
        format!("'{path}'"),
        Url::from_file_path(folder.path()).unwrap().to_string(),
    ] {
        assert_eq!(inspect_text(&text).map(|found| found.recipe), Ok(Some("node".to_owned())), "{text}");
    }
    let url = inspect_text("https://me:S3CRET@github.com/octo/shop/tree/dev").unwrap();
    assert_eq!(
        (url.name.as_str(), url.current_branch.as_deref(), url.folder.as_deref()),
        ("octo/shop", Some("dev"), None)
    );
    assert!(!format!("{url:?}").contains("S3CRET"));
    assert_eq!(evidence(&url), ["host host=github.com provider=github"]);
    assert_eq!(inspect_text("octo/shop").map(|found| (found.name, found.provider)), Ok(("octo/shop".to_owned(), None)));
    let host = inspect_text("https://code.example.com/a/b").unwrap();
    assert_eq!(evidence(&host), ["host-unknown host=code.example.com"]);
    let server = inspect_text("https://tfs.example.com/tfs/Main/Shop/_git/web").unwrap();
    assert_eq!(server.not_offered.as_deref(), Some("azure-devops-server"));
    assert!(matches!(inspect_text(""), Err(InspectProblem::NotUnderstood { .. })));
    assert!(matches!(inspect_text("what?"), Err(InspectProblem::NotUnderstood { .. })));
    assert!(matches!(inspect_text("/nowhere/at/all"), Err(InspectProblem::NotFound { .. })));
    match inspect_text("https://S3CRET@github.com/octo") {
        Err(InspectProblem::NotUnderstood { text }) => assert_eq!(text, "github.com/octo"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_reason_has_its_words() {
    for language in Language::ALL {
        let words = Words::new(*language);
        for reason in Reason::ALL {
            assert!(words.has(&format!("evidence-{}", reason.code())), "{reason:?}");
        }
    }
}
