//! Clones that somebody made to have something else looked at.

use crate::*;

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
    assert!(says(&found, "file-skipped file=.git/config"));
    assert_eq!((found.buildspec.as_deref(), found.buildspec_text), (Some("buildspec.yml"), None));
    assert_eq!(found.branches.len(), 200);
    assert!(found.branches.contains(&"main".to_owned()), "the current branch is always among them");
    assert_eq!(found.runtime_version.as_deref(), Some("22"));
    write(path, ".git/config", "[remote \"origin\"\nurl");
    assert!(says(&inspect(path), "file-skipped file=.git/config"));
}

#[test]
fn the_name_of_a_remote_leads_nowhere() {
    let outer = made(&[("outside/S3CRET", "0000\n"), ("outside/HEAD", "ref: refs/remotes/x/S3CRET\n")]);
    let outside = outer.path().join("outside").display().to_string().replace('\\', "/");
    for name in [
        "../../../../outside",
        "../../../outside",
        "x/../../../../outside",
        "..",
        "../..",
        ".",
        "",
        "/",
        outside.as_str(),
        &format!("/{outside}"),
        r"..\\..\\..\\..\\outside",
        r"\\\\host\\share",
        "//host/share",
        "C:/Windows",
        r"C:\\Windows",
        r"\\\\?\\UNC\\host\\share",
        "../heads/../../../../outside",
    ] {
        let clone = outer.path().join("clone");
        write(&clone, ".git/HEAD", "ref: refs/heads/main\n");
        write(&clone, ".git/refs/heads/main", "0000\n");
        write(&clone, ".git/refs/remotes/origin/dev", "0000\n");
        write(&clone, ".git/config", &format!("[remote \"{name}\"]\n\turl = https://github.com/o/s\n"));
        let found = inspect(&clone);
        assert_eq!(found.branches, ["main"], "{name}");
        assert_eq!(found.name, "o/s", "{name}");
        assert!(!format!("{found:?}").contains("S3CRET"), "{name}");
    }
}

#[test]
fn the_name_of_a_remote_keeps_its_password_to_itself() {
    let token = "ghp_0123456789abcdefABCDEF0123456789abcd";
    for (name, shown) in [
        (format!("https://u:{token}@github.com/o/n"), "https://github.com/o/n"),
        (format!("https://{token}@github.com/o/n.git"), "https://github.com/o/n.git"),
        (format!("https://{token}:x-oauth-basic@github.com/o/n"), "https://github.com/o/n"),
        (format!("https://github.com/o/n?access_token={token}"), "https://github.com/o/n"),
        (format!("https://u:{token}@github.com"), "github.com"),
        (format!("u:{token}@github.com:o/n"), "github.com:o/n"),
        (format!("ssh://{token}@github.com/o/n"), "ssh://github.com/o/n"),
        (token.to_owned(), "…"),
        (format!("mirror-{token}"), "…"),
    ] {
        for more in ["", "[remote \"second\"]\n\turl = ../else\n"] {
            let config = format!("[remote \"{name}\"]\n\turl = https://github.com/o/n\n{more}");
            let found = inspect(configured(&config).path());
            assert!(says(&found, &format!("remote name=o/n remote={shown}")), "{name} {:?}", evidence(&found));
            assert!(!serde_json::to_string(&found).unwrap().contains(token), "{name}");
        }
        let found = inspect(configured(&format!("[remote \"{name}\"]\n\turl = ../else\n")).path());
        assert!(!serde_json::to_string(&found).unwrap().contains(token), "{name}");
        assert!(says(&found, &format!("remote-not-understood remote={shown}")), "{name}");
        // a branch may follow an address, too
        let found = inspect(configured(&format!("[branch \"main\"]\n\tremote = {name}\n")).path());
        assert!(!serde_json::to_string(&found).unwrap().contains(token), "{name}");
    }
}
