//! Where Git's folder is: in the clone, in that of a worktree or submodule, and nowhere else.

use gangway_repository::{InspectProblem, inspect_text};
use url::Url;

use crate::*;

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
    assert!(says(&detached, "detached"));
    assert_eq!(detached.default_branch.as_deref(), Some("main"), "guessed from the branches");

    let bare = other.path().join("bare.git");
    git(other.path(), &["clone", "-q", "--bare", folder.path().to_str().unwrap(), "bare.git"]);
    let found = inspect(&bare);
    assert_eq!(found.folder, None, "there is no file to look at, and none to write");
    assert!(says(&found, "bare"));
    assert!(says(&found, "remote-not-understood remote=origin"), "its remote is a folder");

    let parent = clone(&[]);
    git(parent.path(), &["submodule", "add", "-q", folder.path().to_str().unwrap(), "lib"]);
    git(&parent.path().join("lib"), &["remote", "set-url", "origin", "https://bitbucket.org/team/lib"]);
    assert_eq!(inspect(&parent.path().join("lib")).name, "team/lib");
    assert_eq!(inspect(&folder.path().join(".git")).name, "group/sub/shop");
}

#[test]
fn a_folder_has_its_name_however_it_is_written() {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("ledger.git");
    fs::create_dir_all(folder.join("src")).unwrap();
    git(&folder, &["init", "-q"]);
    for path in ["", ".", "src/..", "src/../.", "src/../src/.."] {
        assert_eq!(inspect(&folder.join(path)).project.as_deref(), Some("ledger"), "{path:?}");
    }
    #[cfg(unix)]
    {
        let link = around.path().join("books");
        std::os::unix::fs::symlink(&folder, &link).unwrap();
        assert_eq!(inspect(&link).project.as_deref(), Some("books"), "as the person calls it");
    }
}

#[test]
fn what_is_no_clone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let inspected = inspect_folder(folder.path(), None);
    assert_eq!(inspected, Err(InspectProblem::NotARepository { path }));
    let missing = folder.path().join("nothing");
    assert_eq!(inspect_folder(&missing, None), Err(InspectProblem::NotFound { path: missing.display().to_string() }));
    fs::create_dir(folder.path().join(".git")).unwrap();
    assert!(matches!(inspect_folder(folder.path(), None), Err(InspectProblem::NotARepository { .. })));
    write(folder.path(), ".git/HEAD", &"x".repeat(100_000));
    assert!(matches!(inspect_folder(folder.path(), None), Err(InspectProblem::Unreadable { .. })));
}

#[test]
fn the_root_a_shallow_clone_and_a_path_without_end() {
    #[cfg(unix)]
    assert_eq!(inspect_folder(Path::new("/"), None), Err(InspectProblem::NotARepository { path: "/".to_owned() }));
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
    match inspect_text(&format!("/{}", "x".repeat(10_000)), None) {
        Err(InspectProblem::Unreadable { path, .. } | InspectProblem::NotFound { path }) => {
            assert_eq!(path.chars().count(), 401);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn folders_that_git_keeps_apart_are_followed_when_they_belong_to_the_clone() {
    let desk = tempfile::tempdir().unwrap();
    let at = |name: &str| desk.path().join(name);
    let text = |name: &str| at(name).display().to_string();
    git(desk.path(), &["init", "-q", "-b", "main", "--separate-git-dir", &text("apart.git"), "apart"]);
    git(&at("apart"), &["commit", "-q", "--allow-empty", "-m", "first"]);
    git(&at("apart"), &["remote", "add", "origin", "git@github.com:octo/apart.git"]);
    let known = |name: &str, repository: &str, branch: &str| {
        let found = inspect(&at(name));
        assert_eq!((found.name.as_str(), found.current_branch.as_deref()), (repository, Some(branch)), "{name}");
        assert_eq!(found.folder.as_deref(), Some(text(name).as_str()));
    };
    known("apart", "octo/apart", "main");
    git(&at("apart"), &["worktree", "add", "-q", "-b", "x", &text("tree")]);
    known("tree", "octo/apart", "x");
    // as newer Git writes it when told so
    write(&at("tree"), ".git", "gitdir: ../apart.git/worktrees/tree\n");
    write(&at("apart.git"), "worktrees/tree/gitdir", "../../../tree/.git\n");
    known("tree", "octo/apart", "x");

    git(desk.path(), &["init", "-q", "-b", "main", "parent"]);
    git(&at("parent"), &["submodule", "add", "-q", &text("apart"), "libs/lib"]);
    git(&at("parent/libs/lib"), &["remote", "set-url", "origin", "https://gitlab.com/octo/lib.git"]);
    known("parent/libs/lib", "octo/lib", "main");
    git(&at("parent/libs/lib"), &["worktree", "add", "-q", "-b", "y", &text("lib-tree")]);
    known("lib-tree", "octo/lib", "y");
    // Git moves `core.worktree` into a file of its own
    git(&at("parent/libs/lib"), &["sparse-checkout", "set", "src"]);
    known("parent/libs/lib", "octo/lib", "main");
    // the whole of it at another place
    fs::rename(at("parent"), at("moved")).unwrap();
    known("moved/libs/lib", "octo/lib", "main");
}

/// A `.git` of a folder that leads somewhere, beside a clone that is none of its business.
fn leading(target: &str) -> TempDir {
    let desk = made(&[
        ("other/.git/HEAD", "ref: refs/heads/S3CRET\n"),
        ("other/.git/config", "[remote \"origin\"]\n\turl = https://github.com/S3CRET/S3CRET\n"),
        ("other/.git/refs/heads/S3CRET", "0000\n"),
        ("bare.git/HEAD", "ref: refs/heads/S3CRET\n"),
        ("bare.git/config", "[core]\n\tbare = true\n[remote \"origin\"]\n\turl = https://github.com/S3CRET/S3CRET\n"),
        ("bare.git/refs/heads/S3CRET", "0000\n"),
        ("evil/package.json", "{}"),
    ]);
    write(&desk.path().join("evil"), ".git", &format!("gitdir: {target}\n"));
    desk
}

fn leads_away(desk: &TempDir) {
    let found = inspect(&desk.path().join("evil"));
    let lines = evidence(&found);
    assert!(lines[0].starts_with("git-leads-away path="), "{lines:?}");
    let shown: String = lines[1..].concat();
    assert!(!format!("{shown}{:?}", (&found.branches, &found.name, &found.current_branch)).contains("S3CRET"));
    assert_eq!((found.name.as_str(), found.remote, found.branches.len()), ("", None, 0));
    assert_eq!((found.recipe.as_deref(), found.branches_complete), (Some("node"), false), "its files are the person's");
}

#[test]
fn a_git_folder_that_is_not_the_clones_is_not_looked_at() {
    for target in [
        "../other/.git",
        "../other/.git/",
        "../evil/../other/.git",
        "../bare.git",
        "..",
        ".",
        "../other/.git/refs",
        "/proc/self/cwd",
        "/dev/null",
        "/etc",
        "/net/host/share/app/.git",
        "/afs/cell/app/.git",
        "//host/share/app/.git",
        r"\\host\share\app\.git",
        r"\\?\UNC\host\share\app\.git",
        r"\\.\pipe\app",
        "C:/other/.git",
        "~/other/.git",
        "",
    ] {
        leads_away(&leading(target));
    }
    let desk = leading("x");
    let absolute = desk.path().join("other/.git").display().to_string();
    write(&desk.path().join("evil"), ".git", &format!("gitdir: {absolute}"));
    leads_away(&desk);
}

#[test]
fn what_git_keeps_of_a_worktree_must_lead_back_to_it() {
    for (common, back) in [
        ("../../../other/.git", "../../evil/.git"),
        ("../other/.git", "../../evil/.git"),
        ("../..", "../../../other/.git"),
        ("../..", "/nowhere/.git"),
        ("../..", ""),
        ("/net/host/share", "../../../evil/.git"),
        ("//host/share", "../../../evil/.git"),
        (r"\\host\share", "../../../evil/.git"),
        ("", "../../../evil/.git"),
    ] {
        let desk = leading("../own.git/worktrees/evil");
        write(desk.path(), "own.git/HEAD", "ref: refs/heads/main\n");
        write(desk.path(), "own.git/worktrees/evil/HEAD", "ref: refs/heads/main\n");
        write(desk.path(), "own.git/worktrees/evil/commondir", common);
        write(desk.path(), "own.git/worktrees/evil/gitdir", back);
        leads_away(&desk);
    }
    let desk = leading("../own.git");
    write(desk.path(), "own.git/HEAD", "ref: refs/heads/main\n");
    for worktree in ["../other", "/nowhere", "../evil/sub", r"\\\\host\\share"] {
        write(desk.path(), "own.git/config", &format!("[core]\n\tworktree = {worktree}\n"));
        leads_away(&desk);
    }
    write(
        desk.path(),
        "own.git/config",
        "[core]\n\tworktree = ../other/../evil\n[remote \"a\"]\nurl=https://github.com/o/n\n",
    );
    assert_eq!(inspect(&desk.path().join("evil")).name, "o/n", "this one does");
    // A `commondir` in the clone's own folder leads nowhere, either.
    let folder = configured("[remote \"origin\"]\n\turl = https://github.com/o/n\n");
    write(folder.path(), ".git/commondir", &desk.path().join("other/.git").display().to_string());
    let found = inspect(folder.path());
    assert_eq!((found.name.as_str(), found.branches), ("o/n", vec!["main".to_owned()]));
}
