//! Copies of clones that Git itself made.
#![allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use super::*;

const WIDE: CopyLimits = CopyLimits { files: 1000, bytes: 10_000_000, free: 0 };
static GO: AtomicBool = AtomicBool::new(false);

/// A clone, and where its copies lie.
struct Place {
    folder: tempfile::TempDir,
    path: PathBuf,
    root: PathBuf,
}

impl Place {
    fn plain() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (path, root) = (folder.path().join("it's \"a\" クローン"), folder.path().join("copies"));
        Self { folder, path, root }
    }

    /// With one commit: `a`, `run.sh`, `日本/b c.bin`.
    fn clone() -> Self {
        let place = Self::plain();
        fs::create_dir(place.path()).unwrap();
        place.git(&["init", "-q", "-b", "main"]);
        place.write("a", b"one\n");
        place.write("run.sh", b"#!/bin/sh\n");
        place.write("日本/b \"c\".bin", b"\xff\0\r\n");
        #[cfg(unix)]
        set_mode(&place.path().join("run.sh"), 0o755);
        place.commit();
        place
    }

    fn path(&self) -> &Path {
        &self.path
    }

    fn write(&self, path: &str, content: &[u8]) {
        let at = self.path().join(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, content).unwrap();
    }

    fn git(&self, arguments: &[&str]) -> String {
        git_in(self.path(), arguments)
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "x"]);
    }

    fn request<'a>(&'a self, change: impl FnOnce(&mut CopyRequest<'a>)) -> Result<Scratch, CopyError> {
        let (folder, root) = (&*self.path, &*self.root);
        let mut request = CopyRequest { folder, root, commit: None, full_history: false, limits: WIDE, stop: &GO };
        change(&mut request);
        copy(&request)
    }

    fn copy(&self) -> Scratch {
        self.request(|_| ()).unwrap()
    }
}

fn git_in(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"])
        .args(["-c", "safe.directory=*", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
}

/// The files of a folder, from there.
fn list(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            if entry.file_type().unwrap().is_dir() {
                waiting.push(entry.path());
            } else {
                found.push(entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_working_tree_is_copied_as_it_stands() {
    let place = Place::clone();
    place.write(".gitignore", b"*.log\nout/\n!keep.log\n");
    place.write("a", b"two\n");
    place.write("new.txt", b"");
    place.write("x.log", b"");
    place.write("keep.log", b"");
    place.write("out/b", b"");
    place.write("out/forced", b"");
    place.git(&["add", "-f", "out/forced"]);
    fs::remove_file(place.path().join("run.sh")).unwrap();
    let copy = place.copy();
    let expected = [".gitignore", "a", "keep.log", "new.txt", "out/forced", "日本/b \"c\".bin"];
    assert_eq!(list(&copy.source()), expected);
    assert_eq!(fs::read(copy.source().join("a")).unwrap(), b"two\n");
    assert_eq!(fs::read(copy.source().join("日本/b \"c\".bin")).unwrap(), b"\xff\0\r\n");
    assert_eq!(copy.commit, Some(place.git(&["rev-parse", "HEAD"])));
    // a changed, run.sh deleted, four new
    assert_eq!(copy.differing, Some(6));
    assert_eq!(copy.remarks, []);
    assert!(list(&copy.temporary()).is_empty());
    let source = copy.source();
    drop(copy);
    assert!(!source.exists());
}

#[test]
fn a_clean_clone_differs_in_nothing() {
    let place = Place::clone();
    assert_eq!(place.copy().differing, Some(0));
    // as Git for Windows checks out
    place.write("a", b"one\r\n");
    assert_eq!(place.copy().differing, Some(0));
}

#[test]
fn nothing_of_the_repository_is_run() {
    let place = Place::clone();
    let ran = place.folder.path().join("ran");
    let command = format!("touch '{}'; cat", ran.display());
    place.write(".gitattributes", b"* filter=evil diff=evil\n");
    for (key, value) in [
        ("core.fsmonitor", &*command),
        ("filter.evil.clean", &command),
        ("filter.evil.smudge", &command),
        ("filter.evil.process", &command),
        ("core.sshCommand", &command),
        ("core.hooksPath", "."),
        ("include.path", "../evil"),
    ] {
        place.git(&["config", key, value]);
    }
    for hook in ["post-checkout", "post-index-change", "reference-transaction"] {
        place.write(hook, format!("#!/bin/sh\n{command}\n").as_bytes());
        #[cfg(unix)]
        set_mode(&place.path().join(hook), 0o755);
    }
    place.copy();
    place.request(|request| (request.commit, request.full_history) = (Some("HEAD"), true)).unwrap();
    assert!(!ran.exists());
    // Git itself would have
    #[cfg(unix)]
    {
        place.git(&["status"]);
        assert!(ran.exists());
    }
}

#[test]
fn a_commit_is_copied_by_any_name() {
    let place = Place::clone();
    let first = place.git(&["rev-parse", "HEAD"]);
    place.git(&["tag", "-a", "v1", "-m", "x"]);
    place.write("a", b"two\n");
    place.commit();
    place.write("untracked", b"");
    let names = [&*first, &first[..8], "v1", "HEAD~1", "main^"];
    for name in names {
        let copy = place.request(|request| request.commit = Some(name)).unwrap();
        assert_eq!(copy.commit.as_ref(), Some(&first), "{name}");
        assert_eq!(list(&copy.source()), ["a", "run.sh", "日本/b \"c\".bin"]);
        assert_eq!(fs::read(copy.source().join("a")).unwrap(), b"one\n");
        #[cfg(unix)]
        assert!(
            std::os::unix::fs::PermissionsExt::mode(&copy.source().join("run.sh").metadata().unwrap().permissions())
                & 0o100
                != 0
        );
    }
    let none = place.request(|request| request.commit = Some("no-such-branch"));
    assert!(matches!(none, Err(CopyError::NoCommit)));
    // and where it is a bare repository
    let bare = Place::plain();
    git_in(
        bare.folder.path(),
        &["clone", "-q", "--bare", place.path().to_str().unwrap(), bare.path().to_str().unwrap()],
    );
    assert_eq!(fs::read(bare.copy().source().join("a")).unwrap(), b"two\n");
}

#[test]
fn a_full_clone_has_its_history_and_no_configuration_of_the_person() {
    let place = Place::clone();
    place.git(&["remote", "add", "origin", "https://me:secret@example.com/a/b.git?token=secret"]);
    place.git(&["remote", "add", "run", "ext::sh -c secret"]);
    place.git(&["config", "http.extraHeader", "Authorization: secret"]);
    place.write(".git/hooks/post-commit", b"secret");
    place.write("a", b"two\n");
    place.git(&["pack-refs", "--all"]);
    let copy = place.request(|request| request.full_history = true).unwrap();
    let source = copy.source();
    assert_eq!(git_in(&source, &["rev-parse", "HEAD"]), copy.commit.clone().unwrap());
    assert_eq!(git_in(&source, &["status", "--porcelain"]), "M a");
    assert_eq!(git_in(&source, &["branch", "--show-current"]), "main");
    assert_eq!(git_in(&source, &["remote", "-v"]).lines().next(), Some("origin\thttps://example.com/a/b.git (fetch)"));
    git_in(&source, &["fsck", "--strict"]);
    for file in list(&source.join(".git")) {
        let content = fs::read(source.join(".git").join(&file)).unwrap();
        assert!(!String::from_utf8_lossy(&content).contains("secret"), "{file}");
    }
    let commit = place.request(|request| (request.commit, request.full_history) = (Some("HEAD"), true)).unwrap();
    assert_eq!(git_in(&commit.source(), &["status", "--porcelain"]), "");
}

#[test]
fn a_linked_worktree_is_a_clone_too() {
    let place = Place::clone();
    let other = Place::plain();
    place.git(&["worktree", "add", "-q", "-b", "side", other.path().to_str().unwrap()]);
    other.write("a", b"side\n");
    let copy = other.request(|request| request.full_history = true).unwrap();
    assert_eq!(copy.differing, Some(1));
    assert_eq!(git_in(&copy.source(), &["branch", "--show-current"]), "side");
    assert_eq!(git_in(&copy.source(), &["status", "--porcelain"]), "M a");
}

#[test]
fn objects_that_another_repository_lends_come_along() {
    let place = Place::clone();
    let other = Place::plain();
    git_in(
        other.folder.path(),
        &["clone", "-q", "--shared", place.path().to_str().unwrap(), other.path().to_str().unwrap()],
    );
    let copy = other.request(|request| request.full_history = true).unwrap();
    drop(place);
    git_in(&copy.source(), &["fsck", "--strict"]);
}

#[test]
fn a_plain_folder_is_copied_whole_and_a_broken_clone_is_one() {
    let place = Place::plain();
    place.write(".gitignore", b"*\n");
    place.write("a", b"x");
    let copy = place.copy();
    assert_eq!((list(&copy.source()).len(), copy.commit.clone(), copy.differing), (2, None, None));
    assert!(matches!(place.request(|request| request.full_history = true), Err(CopyError::NoRepository)));
    place.write(".git", b"gitdir: /nowhere\n");
    assert_eq!(place.copy().remarks, [Remark::UnreadableRepository]);
}

#[test]
fn a_clone_without_commits_has_none() {
    let place = Place::plain();
    fs::create_dir(place.path()).unwrap();
    place.git(&["init", "-q"]);
    place.write("a", b"x");
    let copy = place.copy();
    assert_eq!((list(&copy.source()), copy.commit.clone(), copy.differing), (vec!["a".to_owned()], None, None));
}

#[test]
fn submodules_nested_repositories_and_pointers_are_said() {
    let inner = Place::clone();
    let place = Place::clone();
    place.git(&["submodule", "--quiet", "add", inner.path().to_str().unwrap(), "sub"]);
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:\
        2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\nsize 3\n";
    place.write("big.bin", pointer.as_bytes());
    place.write("there.bin", pointer.as_bytes());
    place.commit();
    place.write("nested/.git", b"gitdir: x");
    // its content is here, as LFS puts it
    place.write("there.bin", b"foo");
    let copy = place.copy();
    assert_eq!(
        copy.remarks,
        [
            Remark::LfsPointer("big.bin".into()),
            Remark::NestedRepository("nested".into()),
            Remark::Submodule("sub".into())
        ]
    );
    assert_eq!(copy.differing, Some(0));
    let of_commit = place.request(|request| request.commit = Some("HEAD")).unwrap();
    assert!(of_commit.remarks.contains(&Remark::Submodule("sub".into())));
}

#[cfg(unix)]
#[test]
fn links_stay_inside_and_what_is_no_file_is_left_out() {
    use std::os::unix::fs::symlink;
    let place = Place::clone();
    for (target, link) in
        [("a", "inside"), ("../a", "日本/back"), ("/etc", "etc"), ("../../x", "out"), ("日本/../..", "odd")]
    {
        symlink(target, place.path().join(link)).unwrap();
    }
    let _socket = std::os::unix::net::UnixListener::bind(place.folder.path().join("s")).unwrap();
    fs::rename(place.folder.path().join("s"), place.path().join("socket")).unwrap();
    assert!(Command::new("mkfifo").arg(place.path().join("pipe")).status().unwrap().success());
    let copy = place.copy();
    let mut remarks = copy.remarks.clone();
    remarks.sort_by_key(|remark| format!("{remark:?}"));
    assert_eq!(
        remarks,
        [
            Remark::LinkOutside("etc".into()),
            Remark::LinkOutside("odd".into()),
            Remark::LinkOutside("out".into()),
            Remark::Special("pipe".into()),
            Remark::Special("socket".into()),
        ]
    );
    assert_eq!(fs::read(copy.source().join("日本/back")).unwrap(), b"one\n");
    assert_eq!(fs::read_link(copy.source().join("inside")).unwrap(), Path::new("a"));
    assert!(fs::symlink_metadata(copy.source().join("etc")).is_err());
    // the same from a commit
    fs::remove_file(place.path().join("pipe")).unwrap();
    place.commit();
    let copy = place.request(|request| request.commit = Some("HEAD")).unwrap();
    assert_eq!(copy.remarks.len(), 3);
    assert_eq!(fs::read(copy.source().join("日本/back")).unwrap(), b"one\n");
}

#[test]
fn limits_and_a_stop_leave_nothing() {
    let stop = AtomicBool::new(true);
    let nowhere = Path::new("/no/such/folder");
    let place = Place::clone();
    let limited = |change: fn(&mut CopyLimits)| place.request(|request| change(&mut request.limits));
    assert!(matches!(limited(|limits| limits.files = 2), Err(CopyError::TooManyFiles)));
    assert!(matches!(limited(|limits| limits.bytes = 10), Err(CopyError::TooLarge)));
    #[cfg(unix)]
    assert!(matches!(limited(|limits| limits.free = u64::MAX), Err(CopyError::NoSpace)));
    assert!(matches!(place.request(|request| request.stop = &stop), Err(CopyError::Stopped)));
    let of_commit = place.request(|request| (request.commit, request.limits.bytes) = (Some("HEAD"), 10));
    assert!(matches!(of_commit, Err(CopyError::TooLarge)));
    assert_eq!(fs::read_dir(&place.root).unwrap().count(), 0);
    assert!(matches!(place.request(|request| request.folder = nowhere), Err(CopyError::NoFolder)));
}

#[test]
fn leftovers_go_and_others_stay() {
    let place = Place::clone();
    let in_use = place.copy();
    let kept = place.copy().keep().unwrap();
    // as after a crash: the lock's file is there, and nobody holds it
    let left = place.root.join("build-crashed");
    fs::create_dir_all(left.join("source/closed")).unwrap();
    fs::write(left.join("source/closed/a"), "").unwrap();
    #[cfg(unix)]
    set_mode(&left.join("source/closed"), 0o500);
    fs::write(left.with_extension("lock"), "").unwrap();
    assert_eq!(clean_leftovers(&place.root).unwrap(), 1);
    assert!(!left.exists() && !left.with_extension("lock").exists());
    assert!(in_use.source().exists() && kept.exists());
    assert_eq!(clean_leftovers(&place.folder.path().join("nowhere")).unwrap(), 0);
}
