//! Which repository the clone's configuration leads to, and what says so.

use gangway_catalog::providers::ProviderType;
use gangway_repository::inspect_text;

use crate::*;

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
    for url in ["other/clone", "../other", "/srv/git/shop.git", "file:///srv/git/shop.git", r"\\host\share\shop.git"] {
        let folder = clone(&[]);
        git(folder.path(), &["remote", "add", "origin", url]);
        let found = inspect(folder.path());
        assert_eq!((found.name.as_str(), found.remote.as_deref()), ("", None), "{url}");
        assert!(says(&found, "remote-not-understood remote=origin"), "{url}");
    }
}

/// A clone with one remote, and a home whose configuration of ssh says this.
fn with_ssh(url: &str, config: &str) -> Suggestion {
    let home = made(&[(".ssh/config", config)]);
    let folder = configured(&format!("[remote \"origin\"]\n\turl = {url}\n"));
    inspect_folder(folder.path(), Some(home.path())).unwrap()
}

const NAMES: &str = "Host github.com-work\n  HostName github.com\nHost Work me.*\n  HostName=gitlab.com\n\
    Host server\n  HostName code.example.com\nHost git.example.com\n  HostName ssh.dev.azure.com\n";

#[test]
fn a_name_of_ssh_is_looked_up() {
    for (url, provider, said) in [
        ("git@github.com-work:octo/app.git", Some(ProviderType::GitHub), "alias alias=github.com-work host=github.com"),
        ("Work:octo/app", Some(ProviderType::GitLab), "alias alias=Work host=gitlab.com"),
        ("ssh://git@me.work/octo/app", Some(ProviderType::GitLab), "alias alias=me.work host=gitlab.com"),
        ("server:octo/app", None, "alias alias=server host=code.example.com"),
        ("server:octo/app", None, "host-unknown host=code.example.com"),
        (
            "git@git.example.com:v3/octo/shop/app",
            Some(ProviderType::AzureDevOps),
            "alias alias=git.example.com host=ssh.dev.azure.com",
        ),
        ("work:octo/app", None, "alias-unknown alias=work"),
        (
            "git@gitlab.com-me:octo/app",
            Some(ProviderType::GitLab),
            "alias-by-spelling alias=gitlab.com-me host=gitlab.com",
        ),
        ("git@github.com:octo/app", Some(ProviderType::GitHub), "host host=github.com provider=github"),
        (
            "git@gitlab.example.com:octo/app",
            Some(ProviderType::GitLabSelfManaged),
            "host-by-name host=gitlab.example.com provider=gitlab-self-managed",
        ),
    ] {
        let found = with_ssh(url, NAMES);
        assert_eq!(found.provider, provider, "{url}");
        assert!(says(&found, said), "{url} {:?}", evidence(&found));
        assert!(found.name.ends_with("/app"), "{url}");
    }
}

#[test]
fn a_name_that_nobody_knows_is_left_open() {
    for url in ["git@work:octo/app", "gh:octo/app", "git@github:octo/app", "ssh://git@gitlab-work/octo/app"] {
        let found = inspect(configured(&format!("[remote \"origin\"]\n\turl = {url}\n")).path());
        assert_eq!(
            (found.provider, found.not_offered.as_deref(), found.name.as_str()),
            (None, None, "octo/app"),
            "{url}"
        );
        let lines = evidence(&found);
        assert!(lines.iter().any(|line| line.starts_with("alias-unknown ")), "{url} {lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("host")), "{url} {lines:?}");
    }
}

#[test]
fn a_name_of_ssh_in_what_was_typed() {
    let home = made(&[(".ssh/config", NAMES)]);
    let found = inspect_text("git@github.com-work:Octo/App.git", Some(home.path())).unwrap();
    assert_eq!((found.provider, found.name.as_str()), (Some(ProviderType::GitHub), "Octo/App"));
    assert_eq!(
        evidence(&found),
        [
            "alias alias=github.com-work host=github.com",
            "host host=github.com provider=github",
            "name-as-spelled name=Octo/App",
            "address-without-branch",
        ]
    );
}

#[test]
fn the_spelling_of_a_name_is_kept_and_told_once() {
    for (url, name) in [
        ("https://github.com/acme-inc/shop", "acme-inc/shop"),
        ("git@github.com:Acme-Inc/Shop.git", "Acme-Inc/Shop"),
        ("https://GitLab.com/Group/Sub/App", "Group/Sub/App"),
        ("git@bitbucket.org-work:Team/app", "Team/app"),
        ("https://code.example.com/A/b", "A/b"),
    ] {
        let found = inspect(configured(&format!("[remote \"origin\"]\n\turl = {url}\n")).path());
        assert_eq!(found.name, name, "{url}");
        let lines = evidence(&found);
        let told: Vec<_> = lines.iter().filter(|line| line.starts_with("name-as-spelled ")).collect();
        assert_eq!(told, [&format!("name-as-spelled name={name}")], "{url}");
    }
    assert_eq!(
        evidence(&inspect_text("Octo/Shop", None).unwrap()),
        ["name-as-spelled name=Octo/Shop", "address-without-branch"]
    );
    assert!(!evidence(&inspect(configured("").path())).iter().any(|line| line.starts_with("name-")));
}

#[test]
fn what_the_configuration_puts_in_the_place_of_an_address() {
    for (config, said) in [
        (
            "[remote \"origin\"]\n\turl = gh:octo/app\n[url \"https://github.com/\"]\n\tinsteadOf = gh:\n",
            &["remote name=octo/app remote=origin", "remote-rewritten from=gh: to=https://github.com/"][..],
        ),
        (
            "[url \"git@github.com:\"]\ninsteadOf = https://github.com/\n[remote \"origin\"]\nurl = https://github.com/octo/app.git\n",
            &["remote name=octo/app remote=origin", "host host=github.com provider=github"],
        ),
        (
            // the longest one counts, wherever it stands
            "[url \"https://gitlab.com/team/\"]\ninsteadOf = x:o/\n[url \"https://github.com/\"]\ninsteadOf = x:\n[remote \"origin\"]\nurl = x:o/app\n",
            &["remote name=team/app remote=origin", "host host=gitlab.com provider=gitlab"],
        ),
        (
            "[url \"https://u:S3CRET@github.com/\"]\ninsteadOf = https://github.com/\n[remote \"origin\"]\nurl = https://github.com/octo/app\n",
            &["remote name=octo/app remote=origin", "remote-rewritten from=https://github.com/ to=github.com/"],
        ),
        (
            "[url \"github.com-work:\"]\ninsteadOf = git@github.com:\n[remote \"origin\"]\nurl = git@github.com:octo/app\n",
            &["remote name=octo/app remote=origin", "alias-by-spelling alias=github.com-work host=github.com"],
        ),
        (
            // only pushes can be understood
            "[url \"git@bitbucket.org:\"]\npushInsteadOf = mirror/\n[remote \"origin\"]\nurl = mirror/octo/app\n",
            &["remote name=octo/app remote=origin", "host host=bitbucket.org provider=bitbucket"],
        ),
        (
            "[remote \"origin\"]\nurl = https://github.com/up/app\npushurl = git@github.com:me/app\n",
            &["remote name=up/app remote=origin", "pushes-elsewhere address=git@github.com:me/app remote=origin"],
        ),
        (
            "[url \"https://gitlab.com/\"]\npushInsteadOf = https://github.com/\n[remote \"origin\"]\nurl = https://github.com/octo/app\n",
            &[
                "pushes-elsewhere address=https://gitlab.com/octo/app remote=origin",
                "host host=github.com provider=github",
            ],
        ),
        (
            "[url \"https://github.com/\"]\ninsteadOf = gh:\n[remote \"origin\"]\nurl = gh:octo/app\npushurl = gh:me/app\n",
            &["pushes-elsewhere address=https://github.com/me/app remote=origin"],
        ),
    ] {
        let found = inspect(configured(config).path());
        for line in said {
            assert!(says(&found, line), "{config} {:?}", evidence(&found));
        }
        assert!(!serde_json::to_string(&found).unwrap().contains("S3CRET"));
    }
    for config in [
        "[url \"git@github.com:\"]\npushInsteadOf = https://github.com/\n[remote \"origin\"]\nurl = https://github.com/octo/app\n",
        "[remote \"origin\"]\nurl = https://github.com/octo/app\npushurl = git@github.com:octo/app.git\n",
        "[remote \"origin\"]\nurl = https://github.com/octo/app\npushurl = no_push\n",
        "[url \"https://github.com/\"]\ninsteadOf = GH:\n[remote \"origin\"]\nurl = https://github.com/octo/app\n",
    ] {
        let found = inspect(configured(config).path());
        assert_eq!(found.name, "octo/app", "{config}");
        let lines = evidence(&found);
        assert!(
            !lines.iter().any(|line| line.contains("elsewhere") || line.contains("rewritten")),
            "{config} {lines:?}"
        );
    }
}

#[test]
fn what_is_included_of_the_clone_itself_is_read_and_nothing_else() {
    let inner = "[remote \"origin\"]\n\turl = https://github.com/octo/app\n";
    for (path, read) in [
        ("../.gitconfig", true),
        ("../conf/git", true),
        ("more", true),
        ("../conf/../.gitconfig", true),
        ("../../outside/config", false),
        ("~/.gitconfig", false),
        ("/etc/gitconfig", false),
        ("//host/share/config", false),
        (r"\\\\host\\share\\config", false),
        ("/dev/zero", false),
        ("nowhere", false),
    ] {
        let outer = made(&[("outside/config", inner)]);
        let clone = outer.path().join("clone");
        write(&clone, ".git/HEAD", "ref: refs/heads/main\n");
        write(&clone, ".git/config", &format!("[include]\n\tpath = {path}\n"));
        for name in [".gitconfig", "conf/git", ".git/more"] {
            write(&clone, name, inner);
        }
        let found = inspect(&clone);
        assert_eq!(
            (found.name.as_str(), says(&found, "include-left-out")),
            if read { ("octo/app", false) } else { ("", true) },
            "{path}"
        );
    }
    let conditional = "[includeIf \"gitdir:/\"]\n\tpath = ../.gitconfig\n";
    let nested = "[include]\n\tpath = ../one\n";
    for config in [conditional, nested] {
        let folder = configured(config);
        write(folder.path(), ".gitconfig", inner);
        write(folder.path(), "one", "[include]\n\tpath = two\n");
        let found = inspect(folder.path());
        assert!(says(&found, "include-left-out") && found.name.is_empty(), "{config}");
    }
}

#[test]
fn a_branch_may_follow_an_address() {
    let found = inspect(configured("[branch \"main\"]\n\tremote = https://u:S3CRET@github.com/octo/app.git\n").path());
    assert_eq!(found.name, "octo/app");
    assert!(says(&found, "remote name=octo/app remote=https://github.com/octo/app.git"), "{:?}", evidence(&found));
    assert!(!format!("{found:?}").contains("S3CRET"));
    let local = inspect(configured("[branch \"main\"]\n\tremote = .\n").path());
    assert!(says(&local, "no-remote"));
}
