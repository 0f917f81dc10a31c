//! Links that lead out of a clone, pipes and devices in it, and what a clone would have run.

use std::os::unix::fs::{PermissionsExt, symlink};

use gangway_repository::InspectProblem;

use crate::*;

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
    assert_eq!(inspect(path).buildspec_text.as_deref(), Some("version: 0.2\n"), "a link within is as good as a file");
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
    let found = inspect_folder(folder.path(), None);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(matches!(found, Err(InspectProblem::Unreadable { .. })), unreadable, "{found:?}");
}

#[test]
fn pipes_and_devices_do_not_block() {
    let folder = clone(&[]);
    let path = folder.path();
    for name in ["package.json", "buildspec.yml", ".nvmrc", "a.gangway.json", ".git/packed-refs", ".git/commondir"] {
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
    assert!(matches!(inspect_folder(path, None), Err(InspectProblem::Unreadable { .. })));
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

#[test]
fn links_in_gits_folder_lead_nowhere() {
    let other = made(&[
        ("S3CRET", "0000\n"),
        ("heads/S3CRET", "0000\n"),
        ("remotes/origin/S3CRET", "0000\n"),
        ("origin/S3CRET", "0000\n"),
        ("HEAD", "ref: refs/remotes/origin/S3CRET\n"),
        ("packed-refs", "0000 refs/heads/S3CRET\n"),
        ("config", "[remote \"origin\"]\n\turl = https://github.com/S3CRET/S3CRET\n"),
    ]);
    for (link, target) in [
        ("refs", ""),
        ("refs/heads", "heads"),
        ("refs/heads/a", ""),
        ("refs/heads/a/b/c", "heads"),
        ("refs/remotes", "remotes"),
        ("refs/remotes/origin", "origin"),
        ("refs/remotes/origin/a", "heads"),
        ("refs/remotes/origin/HEAD", "HEAD"),
        ("packed-refs", "packed-refs"),
        ("refs/heads/b", "S3CRET"),
    ] {
        let folder = configured(
            "[remote \"origin\"]\n\turl = https://github.com/o/s\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n",
        );
        write(folder.path(), ".git/refs/remotes/origin/main", "0000\n");
        assert!(inspect(folder.path()).branches_complete);
        let path = folder.path().join(".git").join(link);
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(other.path().join(target), &path).unwrap();
        let found = inspect(folder.path());
        assert!(!serde_json::to_string(&found).unwrap().contains("S3CRET"), "{link}");
        assert_eq!(found.branches, ["main"], "{link}");
        let looked_away = link != "refs/remotes/origin/HEAD";
        assert_eq!(found.branches_complete, !looked_away, "{link}: what wasn't read may hold more");
    }
    let folder = configured("");
    fs::remove_file(folder.path().join(".git/config")).unwrap();
    symlink(other.path().join("config"), folder.path().join(".git/config")).unwrap();
    let found = inspect(folder.path());
    assert!(says(&found, "file-skipped file=.git/config") && !format!("{found:?}").contains("S3CRET"));
}

#[test]
fn a_git_folder_that_is_a_link_is_followed_like_any_other_pointer() {
    let desk = made(&[
        ("projects/app.git/HEAD", "ref: refs/heads/main\n"),
        ("projects/app.git/config", "[remote \"origin\"]\n\turl = https://github.com/octo/app\n"),
        ("other/.git/HEAD", "ref: refs/heads/S3CRET\n"),
        ("app/package.json", "{}"),
    ]);
    // as Google's `repo` lays clones out
    symlink("../projects/app.git", desk.path().join("app/.git")).unwrap();
    let found = inspect(&desk.path().join("app"));
    assert_eq!((found.name.as_str(), found.current_branch.as_deref()), ("octo/app", Some("main")));
    for target in ["../other/.git", "/etc", "/net/host/share", "nowhere", ".git"] {
        fs::remove_file(desk.path().join("app/.git")).unwrap();
        symlink(target, desk.path().join("app/.git")).unwrap();
        let found = inspect(&desk.path().join("app"));
        assert!(evidence(&found)[0].starts_with("git-leads-away "), "{target}");
        assert_eq!((found.current_branch, found.recipe.as_deref()), (None, Some("node")), "{target}");
    }
}

#[test]
fn a_clone_behind_links_of_the_persons_own_is_read() {
    let desk = tempfile::tempdir().unwrap();
    let real = desk.path().join("disk");
    fs::create_dir(&real).unwrap();
    symlink(&real, desk.path().join("home")).unwrap();
    let home = desk.path().join("home");
    git(&home, &["init", "-q", "-b", "main", "main"]);
    git(&home.join("main"), &["commit", "-q", "--allow-empty", "-m", "first"]);
    git(&home.join("main"), &["worktree", "add", "-q", "-b", "x", "../tree"]);
    for folder in [home.join("tree"), real.join("tree")] {
        assert_eq!(inspect(&folder).current_branch.as_deref(), Some("x"));
    }
    // where what Git wrote down leads over a link
    write(&real, "tree/.git", &format!("gitdir: {}", home.join("main/.git/worktrees/tree").display()));
    write(&real, "main/.git/worktrees/tree/gitdir", &home.join("tree/.git").display().to_string());
    assert_eq!(inspect(&home.join("tree")).current_branch.as_deref(), Some("x"));
}

#[test]
fn an_old_clone_whose_head_is_a_link() {
    for (target, branch) in [("refs/heads/main", Some("main")), ("/etc/passwd", None), ("../../outside", None)] {
        let folder = configured("");
        fs::remove_file(folder.path().join(".git/HEAD")).unwrap();
        symlink(target, folder.path().join(".git/HEAD")).unwrap();
        let found = inspect(folder.path());
        assert_eq!(found.current_branch.as_deref(), branch, "{target}");
        assert_eq!(says(&found, "file-skipped file=.git/HEAD"), branch.is_none(), "{target}");
    }
}
