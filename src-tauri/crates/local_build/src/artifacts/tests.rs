#![allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]

use super::*;

/// Makes the files (those that end with `/` are folders, `a -> b` is a link) and tells what an `artifacts` section keeps.
fn check(tree: &[&str], yaml: &str) -> String {
    let root = tempfile::tempdir().expect("a folder");
    for one in tree {
        if let Some((name, target)) = one.split_once(" -> ") {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            #[cfg(unix)]
            std::os::unix::fs::symlink(target, path).expect("a link");
            #[cfg(not(unix))]
            let _ = target;
            continue;
        }
        let path = root.path().join(one);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, one).expect("written");
    }
    let text = format!("version: 0.2\nphases: {{build: {{commands: [a]}}}}\nartifacts:\n{yaml}");
    let spec = crate::spec::read(&text).spec.expect("reads");
    let mut chosen = choose(root.path(), "", &spec.artifacts.expect("artifacts"));
    if let Some(failure) = chosen.failure {
        return failure;
    }
    let out =
        root.path().join("../").join(format!("out-{}", root.path().file_name().expect("a name").to_string_lossy()));
    let remarks = copy(&mut chosen.set, root.path(), &out, &AtomicBool::new(false));
    assert_eq!(remarks, []);
    let mut said: Vec<String> = chosen
        .set
        .files
        .iter()
        .map(|file| {
            assert!(out.join(&file.path).symlink_metadata().is_ok(), "{}", file.path);
            if file.link { format!("{}@", file.path) } else { file.path.clone() }
        })
        .collect();
    said.extend(chosen.remarks.iter().map(|remark| format!("{:?}", remark.code)));
    fs::remove_dir_all(out).expect("removed");
    said.join(" ")
}

/// The tree of the reference's own example.
const BUILDS: &[&str] = &["my-build1/my-file1.txt", "my-build2/my-file2.txt", "my-build2/my-subdirectory/my-file3.txt"];

#[test]
fn the_reference_s_examples() {
    assert_eq!(
        check(BUILDS, "  files: ['*/my-file3.txt']\n  base-directory: my-build2"),
        "my-subdirectory/my-file3.txt"
    );
    assert_eq!(
        check(BUILDS, "  files: ['**/*']\n  base-directory: 'my-build*'\n  discard-paths: yes"),
        "my-file1.txt my-file2.txt my-file3.txt"
    );
    assert_eq!(
        check(BUILDS, "  files: ['**/*']\n  base-directory: my-build3"),
        "no matching base directory path found for my-build3"
    );
    assert_eq!(check(BUILDS, "  files: ['*.jar']"), "no matching artifact paths found");
    assert_eq!(check(BUILDS, "  files: ['my-build2/*']"), "my-build2/my-file2.txt");
    assert_eq!(check(BUILDS, "  files: [my-build2]"), "my-build2/my-file2.txt my-build2/my-subdirectory/my-file3.txt");
    assert_eq!(
        check(BUILDS, "  files: ['my-build2/**/*']\n  exclude-paths: '**/my-subdirectory/**/*'"),
        "my-build2/my-file2.txt"
    );
}

#[test]
fn other_trees() {
    let tree = &[".env", "a/.hidden", "a/x y.txt", "日本/ファイル.txt", "node_modules/b/c.js"];
    assert_eq!(
        check(tree, "  files: ['**/*']\n  exclude-paths: ['node_modules/**/*']"),
        ".env a/.hidden a/x y.txt 日本/ファイル.txt"
    );
    assert_eq!(check(tree, "  files: ['a/x y.txt', ./日本/ファイル.txt]"), "a/x y.txt 日本/ファイル.txt");
    assert_eq!(check(&["a/f", "b/f"], "  files: ['**/*']\n  discard-paths: yes"), "f SameName");
    assert_eq!(check(&["a"], "  files: ['../x', a]"), "a PathOutside");
    assert_eq!(check(&["a"], "  files: ['/etc/passwd', a]"), "a PathOutside");
    assert_eq!(
        check(&["a"], "  files: [a]\n  base-directory: ../.."),
        "no matching base directory path found for ../.."
    );
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    let tree = &["real/f", "link -> real", "file -> real/f", "etc -> /etc", "up -> ..", "self -> .", "gone -> nowhere"];
    // a folder that leads to itself is left out, one that leads elsewhere within the copy is taken
    assert_eq!(check(tree, "  files: ['**/*']"), "file link/f real/f LinkOutside LinkOutside");
    assert_eq!(
        check(tree, "  files: ['**/*']\n  enable-symlinks: yes"),
        "file@ link@ real/f self@ LinkOutside LinkOutside"
    );
    assert_eq!(check(&["a", "etc -> /etc"], "  files: [etc/passwd, a]"), "a");
    assert_eq!(
        check(&["a", "out -> /etc"], "  files: ['**/*']\n  base-directory: out"),
        "no matching base directory path found for out"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_file() {
    let root = tempfile::tempdir().expect("a folder");
    let pipe = root.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("runs");
    assert!(made.success());
    std::os::unix::fs::symlink("pipe", root.path().join("link")).expect("a link");
    let artifacts = Artifacts { files: vec!["**/*".to_owned()], ..Artifacts::default() };
    assert_eq!(choose(root.path(), "", &artifacts).failure.as_deref(), Some("no matching artifact paths found"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_became_a_link_meanwhile_is_not_taken() {
    let root = tempfile::tempdir().expect("a folder");
    let (inside, out) = (root.path().join("copy"), root.path().join("out"));
    fs::create_dir_all(&inside).expect("made");
    fs::write(inside.join("a"), "a").expect("written");
    fs::write(root.path().join("canary"), "sings").expect("written");
    let artifacts = Artifacts { files: vec!["a".to_owned()], ..Artifacts::default() };
    let mut chosen = choose(&inside, "", &artifacts);
    fs::remove_file(inside.join("a")).expect("removed");
    std::os::unix::fs::symlink(root.path().join("canary"), inside.join("a")).expect("a link");
    let said = copy(&mut chosen.set, &inside, &out, &AtomicBool::new(false));
    assert_eq!(said.iter().map(|remark| remark.code).collect::<Vec<_>>(), [RemarkCode::FileFailed]);
    assert!(!out.join("a").exists());
}
