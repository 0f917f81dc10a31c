//! Which branches there are, and when nobody can say that one is missing.

use crate::*;

const ORIGIN: &str = "[remote \"origin\"]\n\turl = https://github.com/octo/app.git\n";
const ALL: &str = "\tfetch = +refs/heads/*:refs/remotes/origin/*\n";

#[test]
fn branches_in_a_format_that_is_not_read_are_left_open() {
    for storage in ["refStorage = reftable", "refstorage = RefTable", "refStorage = reftable:///srv/refs"] {
        let folder = made(&[
            (".git/HEAD", "ref: refs/heads/.invalid\n"),
            (
                ".git/config",
                &format!("[core]\n\trepositoryformatversion = 1\n[extensions]\n\t{storage}\n{ORIGIN}{ALL}"),
            ),
            (".git/refs/heads", "this repository uses the reftable format\n"),
            (".git/reftable/tables.list", ""),
        ]);
        let found = inspect(folder.path());
        let lines = evidence(&found);
        assert!(lines[0].starts_with("ref-storage format=reftable"), "{lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("detached") || line.starts_with("branch ")), "{lines:?}");
        assert_eq!((found.current_branch, found.default_branch), (None, None));
        assert_eq!((found.branches, found.branches_complete), (Vec::new(), false));
        assert_eq!(found.name, "octo/app");
    }
    let files = configured("[extensions]\nrefStorage = files\n");
    assert_eq!(inspect(files.path()).current_branch.as_deref(), Some("main"));
}

/// What Git itself makes of it, where it knows the format.
#[test]
fn a_reftable_clone_of_git() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("git")
        .args(["init", "-q", "--ref-format=reftable", "-b", "develop"])
        .current_dir(folder.path())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("Git is installed");
    if !made.status.success() {
        assert!(String::from_utf8_lossy(&made.stderr).contains("ref-format"), "{made:?}");
        return;
    }
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "first"]);
    let found = inspect(folder.path());
    assert_eq!(evidence(&found)[0], "ref-storage format=reftable");
    assert_eq!((found.current_branch, found.branches_complete), (None, false));
}

#[test]
fn what_a_remote_had_is_told_from_what_the_clone_has() {
    let known = |config: &str, files: &[(&str, &str)]| {
        let folder = configured(config);
        for (name, text) in files {
            write(folder.path(), name, text);
        }
        write(folder.path(), "inside/file", "x");
        gangway_repository::known_branches(&folder.path().join("inside"), None)
    };
    let names = |names: &std::collections::BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(" ");
    let fetched = [
        (".git/refs/heads/idea", "0000\n"),
        (".git/refs/remotes/origin/dev", "0000\n"),
        (".git/refs/remotes/origin/HEAD", "ref: refs/remotes/origin/dev\n"),
        (".git/refs/remotes/other/theirs", "0000\n"),
        (".git/packed-refs", "0000 refs/remotes/origin/old\n0000 refs/heads/packed\n"),
    ];
    let found = known(&format!("{ORIGIN}{ALL}"), &fetched).unwrap();
    assert_eq!((names(&found.remote), names(&found.local)), ("dev old".to_owned(), "idea main packed".to_owned()));
    assert_eq!((found.repository.as_str(), found.default.as_deref(), found.is_whole), ("octo/app", Some("dev"), true));
    let one = "\tfetch = +refs/heads/dev:refs/remotes/origin/dev\n";
    assert!(!known(&format!("{ORIGIN}{one}"), &fetched).unwrap().is_whole, "one branch was cloned");
    assert!(!known(&format!("{ORIGIN}{ALL}"), &[]).unwrap().is_whole, "nothing was fetched yet");
    assert_eq!(known("", &fetched), None, "without a remote");
    assert_eq!(gangway_repository::known_branches(tempfile::tempdir().unwrap().path(), None), None);
}

#[test]
fn only_a_whole_list_may_be_compared_with() {
    let with = |config: &str, files: &[(&str, &str)]| {
        let folder = configured(config);
        for (name, text) in files {
            write(folder.path(), name, text);
        }
        let found = inspect(folder.path());
        (found.branches.len(), found.branches_complete)
    };
    let dev = (".git/refs/remotes/origin/dev", "0000\n");
    assert_eq!(with(&format!("{ORIGIN}{ALL}"), &[dev]), (2, true));
    assert_eq!(with("", &[]), (1, true), "without a remote there are no others");
    let one = "\tfetch = +refs/heads/main:refs/remotes/origin/main\n";
    assert_eq!(with(&format!("{ORIGIN}{one}"), &[dev]), (2, false), "one branch was cloned");
    assert_eq!(with(ORIGIN, &[dev]), (2, false), "nothing is fetched");
    let packed = "0000 refs/heads/many\n".repeat(100_000);
    assert_eq!(with(&format!("{ORIGIN}{ALL}"), &[(".git/packed-refs", &packed)]), (2, false), "more than is read");
    let many: Vec<String> = (0..200).map(|number| format!(".git/refs/heads/a{number:03}")).collect();
    let many: Vec<_> = many.iter().map(|path| (path.as_str(), "0000\n")).collect();
    assert_eq!(with(&format!("{ORIGIN}{ALL}"), &many), (200, false), "more than are told");

    let fresh = made(&[(".git/HEAD", "ref: refs/heads/main\n"), (".git/config", ORIGIN), (".git/refs/tags/a", "0\n")]);
    let found = inspect(fresh.path());
    assert_eq!((found.branches, found.branches_complete), (vec!["main".to_owned()], false), "no branch has a commit");
}

#[test]
fn what_head_says() {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    for (head, branch, said) in [
        ("ref: refs/heads/feature/x\n", Some("feature/x"), "branch branch=feature/x"),
        ("  ref: refs/heads/main", Some("main"), "branch branch=main"),
        (commit, None, "detached"),
        ("ref: refs/heads/../../config", None, "file-skipped file=.git/HEAD"),
        ("ref: refs/heads/a b", None, "file-skipped file=.git/HEAD"),
        ("ref: refs/heads/.invalid", None, "file-skipped file=.git/HEAD"),
        ("ref: refs/heads/\\\\host\\share", None, "file-skipped file=.git/HEAD"),
        ("ref: refs/tags/v1", None, "file-skipped file=.git/HEAD"),
        ("", None, "file-skipped file=.git/HEAD"),
        ("main", None, "file-skipped file=.git/HEAD"),
    ] {
        let folder = configured("");
        write(folder.path(), ".git/HEAD", head);
        let found = inspect(folder.path());
        assert_eq!(found.current_branch.as_deref(), branch, "{head}");
        assert!(says(&found, said), "{head} {:?}", evidence(&found));
    }
}
