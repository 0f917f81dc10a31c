use proptest::prelude::*;

use super::*;

/// No name is known to ssh.
fn no_names(_: &str) -> Option<String> {
    None
}

/// host, provider or what isn't offered, name, branch
fn check(text: &str) -> String {
    check_with(text, &no_names)
}

fn check_with(text: &str, ssh_names: SshNames<'_>) -> String {
    match parse(text, ssh_names) {
        Ok(remote) => {
            let provider = remote.provider.map(|provider| format!("{provider:?}"));
            let provider = provider.as_deref().or(remote.not_offered).unwrap_or("-");
            let branch = remote.branch.map(|branch| format!(" @{branch}")).unwrap_or_default();
            format!("{} {provider} {}{branch}", remote.host.as_deref().unwrap_or("-"), remote.name)
        }
        Err(problem) => format!("{problem:?}"),
    }
}

#[test]
fn github() {
    for text in [
        "https://github.com/octo/app",
        "https://github.com/octo/app.git",
        "https://github.com/octo/app/",
        "https://github.com//octo//app.git/",
        "http://www.github.com/octo/app",
        "HTTPS://GitHub.COM/octo/app",
        "https://user:ghp_secret@github.com/octo/app.git",
        "https://github.com:443/octo/app",
        "https://github.com/octo/app/blob/main/README.md",
        "https://github.com/octo/app/pull/7",
        "https://github.com/octo/app?tab=readme#top",
        "ssh://git@github.com/octo/app.git",
        "ssh://git@ssh.github.com:443/octo/app.git",
        "ssh://git@github.com:octo/app.git",
        "git+ssh://git@github.com/octo/app",
        "git://github.com/octo/app.git",
        "git@github.com:octo/app.git",
        "git@github.com:/octo/app.git",
        "github.com:octo/app",
        "github.com/octo/app",
        "  https://github.com/octo/app\n",
    ] {
        let host = if text.contains("ssh.github") { "ssh.github.com" } else { "github.com" };
        assert_eq!(check(text), format!("{host} GitHub octo/app"), "{text}");
    }
    assert_eq!(check("https://github.com/octo/app/tree/main"), "github.com GitHub octo/app @main");
    assert_eq!(check("https://github.com/octo/app/tree/main/src"), "github.com GitHub octo/app");
    assert_eq!(check("https://github.com/octo"), "NoRepository");
    assert_eq!(check("https://github.com/"), "NoRepository");
    assert_eq!(check("https://github.com/settings/installations"), "NoRepository");
    assert_eq!(check("https://github.com/octo/.git"), "NoRepository");
    assert_eq!(check("https://github.example.com/octo/app"), "github.example.com GitHubEnterpriseServer octo/app");
}

#[test]
fn gitlab() {
    for text in [
        "https://gitlab.com/group/sub/deep/app.git",
        "git@gitlab.com:group/sub/deep/app.git",
        "https://gitlab.com/group/sub/deep/app/-/merge_requests/3",
        "https://gitlab.com/group/sub/deep/app/blob/main/a/b.txt",
    ] {
        assert_eq!(check(text), "gitlab.com GitLab group/sub/deep/app", "{text}");
    }
    assert_eq!(check("https://gitlab.com/group/app/-/tree/main"), "gitlab.com GitLab group/app @main");
    assert_eq!(check("https://gitlab.example.com:8443/group/app"), "gitlab.example.com GitLabSelfManaged group/app");
}

#[test]
fn bitbucket() {
    for text in [
        "https://octo@bitbucket.org/team/app.git",
        "git@bitbucket.org:team/app.git",
        "https://bitbucket.org/team/app/pull-requests/1",
        "https://bitbucket.org/team/app/src/main/file.txt",
    ] {
        assert_eq!(check(text), "bitbucket.org Bitbucket team/app", "{text}");
    }
    assert_eq!(check("https://bitbucket.org/team/app/src/main/"), "bitbucket.org Bitbucket team/app @main");
}

#[test]
fn azure_devops() {
    for text in [
        "https://dev.azure.com/contoso/Shop/_git/web",
        "https://contoso@dev.azure.com/contoso/Shop/_git/web?path=/a&version=GBmain",
    ] {
        assert_eq!(check(text), "dev.azure.com AzureDevOps contoso/Shop/web", "{text}");
    }
    assert_eq!(check("https://dev.azure.com/contoso/_git/Shop"), "dev.azure.com AzureDevOps contoso/Shop/Shop");
    assert_eq!(
        check("https://dev.azure.com/contoso/My%20Shop/_git/web"),
        "dev.azure.com AzureDevOps contoso/My Shop/web"
    );
    assert_eq!(check("git@ssh.dev.azure.com:v3/contoso/Shop/web"), "ssh.dev.azure.com AzureDevOps contoso/Shop/web");
    for text in [
        "https://contoso.visualstudio.com/Shop/_git/web",
        "https://contoso.visualstudio.com/DefaultCollection/Shop/_git/web",
    ] {
        assert_eq!(check(text), "contoso.visualstudio.com AzureDevOps contoso/Shop/web", "{text}");
    }
    assert_eq!(
        check("contoso@vs-ssh.visualstudio.com:v3/contoso/Shop/web"),
        "vs-ssh.visualstudio.com AzureDevOps contoso/Shop/web"
    );
    assert_eq!(check("https://dev.azure.com/contoso"), "NoRepository");
    assert_eq!(check("https://dev.azure.com/contoso/Shop"), "NoRepository");
}

#[test]
fn not_offered() {
    for (text, expected) in [
        ("https://octo.ghe.com/a/b", "octo.ghe.com ghe-com a/b"),
        ("https://bitbucket.example.com/scm/prj/app.git", "bitbucket.example.com bitbucket-data-center prj/app"),
        ("https://code.example.com/scm/prj/app.git", "code.example.com bitbucket-data-center prj/app"),
        ("https://code.example.com/projects/PRJ/repos/app/browse", "code.example.com bitbucket-data-center PRJ/app"),
        ("ssh://git@code.example.com:7999/prj/app.git", "code.example.com bitbucket-data-center prj/app"),
        ("https://code.example.com/tfs/Main/Shop/_git/web", "code.example.com azure-devops-server Shop/web"),
    ] {
        assert_eq!(check(text), expected, "{text}");
    }
}

#[test]
fn anything_else() {
    for (text, expected) in [
        ("octo/app", "- - octo/app"),
        ("octo/app.git", "- - octo/app"),
        ("group/sub/app/", "- - group/sub/app"),
        ("https://code.example.com/a/b", "code.example.com - a/b"),
        ("ssh://[2001:db8::1]:2222/a/b.git", "[2001:db8::1] - a/b"),
        ("git@[2001:db8::1]:a/b.git", "2001:db8::1 - a/b"),
        ("https://例え.jp/a/b", "xn--r8jz45g.jp - a/b"),
        ("", "Empty"),
        (" \t", "Empty"),
        ("app", "NoRepository"),
        ("/home/me/app", "NotARemote"),
        ("./app", "NotARemote"),
        ("../a/b", "NotARemote"),
        ("~/app", "NotARemote"),
        ("--upload-pack=x/y", "NotARemote"),
        ("C:\\code\\app", "NotARemote"),
        ("file:///home/me/app", "NotARemote"),
        ("javascript://x/y/z", "NotARemote"),
        ("ext::sh -c whoami", "NotAnAddress"),
        ("ext::/tmp/evil.sh", "NotARemote"),
        ("hg::https://code.example.com/a/b", "NotARemote"),
        ("https://", "NotAnAddress"),
        ("https://github.com/a%2Fb/c", "NotAnAddress"),
        ("https://github.com/a/%00", "NotAnAddress"),
        ("https://github.com/%ff/b", "NotAnAddress"),
        ("git@github.com:../../a", "NotAnAddress"),
        ("a/b\u{7}", "NotAnAddress"),
        ("user@a/b", "NotAnAddress"),
    ] {
        assert_eq!(check(text), expected, "{text}");
    }
    assert_eq!(check(&format!("a/{}", "b".repeat(2046))), format!("- - a/{}", "b".repeat(2046)));
    assert_eq!(check(&format!("a/{}", "b".repeat(2047))), "NotAnAddress");
}

/// How an alias is understood; the host that it stands for.
fn alias(text: &str, ssh_names: SshNames<'_>) -> String {
    match parse(text, ssh_names).unwrap() {
        Remote { alias: Some(alias), host, .. } => {
            format!("{:?} {} {}", alias.source, alias.name, host.unwrap_or_default())
        }
        Remote { host, .. } => format!("- {}", host.unwrap_or_default()),
    }
}

#[test]
fn a_name_of_the_persons_own_is_never_taken_for_a_server_of_ones_own() {
    for (text, expected, how) in [
        ("git@github.com-work:octo/app.git", "github.com GitHub octo/app", "Spelling github.com-work github.com"),
        (
            "git@gitlab.com-work:team/sub/app.git",
            "gitlab.com GitLab team/sub/app",
            "Spelling gitlab.com-work gitlab.com",
        ),
        (
            "ssh://git@bitbucket.org-work/team/app.git",
            "bitbucket.org Bitbucket team/app",
            "Spelling bitbucket.org-work bitbucket.org",
        ),
        ("git@github.com_me:octo/app", "github.com GitHub octo/app", "Spelling github.com_me github.com"),
        ("GitHub.com-Work:octo/app", "github.com GitHub octo/app", "Spelling GitHub.com-Work github.com"),
        ("git@my_github.com:octo/app", "github.com GitHub octo/app", "Spelling my_github.com github.com"),
        (
            "git@ssh.dev.azure.com-work:v3/contoso/Shop/web",
            "ssh.dev.azure.com AzureDevOps contoso/Shop/web",
            "Spelling ssh.dev.azure.com-work ssh.dev.azure.com",
        ),
        ("git@github.comx_y:octo/app", "github.comx_y - octo/app", "Unknown github.comx_y github.comx_y"),
        ("git@work:octo/app.git", "work - octo/app", "Unknown work work"),
        ("gh:octo/app", "gh - octo/app", "Unknown gh gh"),
        ("git@github:octo/app", "github - octo/app", "Unknown github github"),
        ("git@gitlab-work:octo/app", "gitlab-work - octo/app", "Unknown gitlab-work gitlab-work"),
        ("git@bitbucket:team/app", "bitbucket - team/app", "Unknown bitbucket bitbucket"),
        ("ssh://git@tfs_work:22/team/app", "tfs_work - team/app", "Unknown tfs_work tfs_work"),
        ("git@work-github.com:octo/app", "work-github.com - octo/app", "- work-github.com"),
        ("git@code.example.com:octo/app", "code.example.com - octo/app", "- code.example.com"),
        ("git@gitlab.example.com:a/b", "gitlab.example.com GitLabSelfManaged a/b", "- gitlab.example.com"),
        ("git@10.0.0.7:octo/app", "10.0.0.7 - octo/app", "- 10.0.0.7"),
        ("https://github.com-work/octo/app", "github.com-work - octo/app", "- github.com-work"),
        ("http://gitlab.com_work/octo/app", "gitlab.com_work - octo/app", "- gitlab.com_work"),
    ] {
        assert_eq!(check(text), expected, "{text}");
        assert_eq!(alias(text, &no_names), how, "{text}");
    }
}

#[test]
fn what_ssh_knows_of_a_name_counts() {
    let names = |name: &str| {
        let host = match name {
            "work" | "Work" | "github.com-work" => "github.com",
            "azure" => "ssh.dev.azure.com",
            "github.com" => "ssh.github.com",
            "gitlab.work" => "GitLab.com",
            "gitlab.example.com" => "10.0.0.7",
            "lab" => "gitlab.example.com",
            "stash" => "bitbucket.example.com",
            "code.example.com" => "CODE.example.com",
            "github.com-lan" => "10.0.0.8",
            _ => return None,
        };
        Some(host.to_owned())
    };
    for (text, expected, how) in [
        ("git@work:octo/app.git", "github.com GitHub octo/app", "SshConfig work github.com"),
        ("Work:octo/app", "github.com GitHub octo/app", "SshConfig Work github.com"),
        ("WORK:octo/app", "work - octo/app", "Unknown WORK work"),
        ("git@github.com-work:octo/app", "github.com GitHub octo/app", "SshConfig github.com-work github.com"),
        (
            "git@azure:v3/contoso/Shop/web",
            "ssh.dev.azure.com AzureDevOps contoso/Shop/web",
            "SshConfig azure ssh.dev.azure.com",
        ),
        ("git@github.com:octo/app", "github.com GitHub octo/app", "- github.com"),
        ("ssh://git@gitlab.work/a/b/c", "gitlab.com GitLab a/b/c", "SshConfig gitlab.work gitlab.com"),
        ("git@gitlab.example.com:a/b", "gitlab.example.com GitLabSelfManaged a/b", "- gitlab.example.com"),
        ("lab:a/b", "gitlab.example.com GitLabSelfManaged a/b", "SshConfig lab gitlab.example.com"),
        (
            "stash:prj/app",
            "bitbucket.example.com bitbucket-data-center prj/app",
            "SshConfig stash bitbucket.example.com",
        ),
        ("git@code.example.com:a/b", "code.example.com - a/b", "- code.example.com"),
        ("git@github.com-lan:a/b", "10.0.0.8 - a/b", "SshConfig github.com-lan 10.0.0.8"),
        ("https://work/octo/app", "work - octo/app", "- work"),
    ] {
        assert_eq!(check_with(text, &names), expected, "{text}");
        assert_eq!(alias(text, &names), how, "{text}");
    }
    let address = |text| parse(text, &names).unwrap().address.unwrap();
    assert_eq!(address("git@Work:octo/app.git"), "git@Work:octo/app.git");
    assert_eq!(address("S3CRET@work:octo/app.git"), "work:octo/app.git");
}

#[test]
fn capitals_and_small_letters_of_a_name_stay() {
    for (text, name) in [
        ("https://github.com/Acme-Inc/Shop", "Acme-Inc/Shop"),
        ("https://GITHUB.com/acme-inc/shop.git", "acme-inc/shop"),
        ("git@GitLab.com:Group/SubGroup/App.git", "Group/SubGroup/App"),
        ("ssh://git@bitbucket.org/TEAM/app", "TEAM/app"),
        ("https://dev.azure.com/Contoso/Shop/_git/Web", "Contoso/Shop/Web"),
        ("Work:Octo/App", "Octo/App"),
        ("Octo/App", "Octo/App"),
    ] {
        assert_eq!(parse(text, &no_names).map(|remote| remote.name).as_deref(), Ok(name), "{text}");
    }
}

#[test]
fn credentials_never_come_back() {
    for text in [
        "https://user:S3CRET@github.com/octo/app.git",
        "https://S3CRET@github.com/octo/app.git",
        "https://S3CRET:x-oauth-basic@github.com/octo/app?token=S3CRET#S3CRET",
        "ssh://S3CRET:S3CRET@github.com/octo/app",
        "S3CRET@github.com:octo/app.git",
        "github.com/octo/app?access_token=S3CRET",
        "S3CRET@github.com/octo/app",
    ] {
        match parse(text, &no_names) {
            Ok(remote) => assert!(!format!("{remote:?}").contains("S3CRET"), "{text}: {remote:?}"),
            Err(problem) => assert!(!problem.to_string().contains("S3CRET")),
        }
    }
    let address = |text| parse(text, &no_names).unwrap().address.unwrap();
    assert_eq!(address("https://a:b@github.com/octo/app.git?x#y"), "https://github.com/octo/app.git");
    assert_eq!(address("git@github.com:octo/app.git"), "git@github.com:octo/app.git");
    assert_eq!(address("ssh://git:pw@github.com/octo/app"), "ssh://git@github.com/octo/app");
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = parse(&text, &no_names);
    }

    #[test]
    fn no_address_makes_it_panic(text in "(https://|ssh://|git@|)[a-zA-Z0-9.@:/%\\[\\]_-]{0,60}") {
        if let Ok(remote) = parse(&text, &|name| Some(format!("{name}.example.com"))) {
            prop_assert!(remote.name.contains('/'));
            prop_assert!(!remote.name.starts_with('/') && !remote.name.ends_with('/'));
        }
    }
}

#[test]
fn where_a_server_of_ones_own_answers() {
    let names = |alias: &str| (alias == "work").then(|| "gitlab.corp.example".to_owned());
    for (text, server) in [
        ("https://gitlab.corp.example/platform/shop.git", "Web https://gitlab.corp.example"),
        ("https://oauth2:glpat-x@gitlab.corp.example:8443/platform/shop", "Web https://gitlab.corp.example:8443"),
        ("https://code.example.com/a/b", "Web https://code.example.com"),
        ("https://corp.example/gitlab/platform/shop.git", "WebBelowPath https://corp.example/gitlab"),
        ("https://corp.example/gitlab/shop.git", "Web https://corp.example"),
        ("https://gitlab.corp.example/gitlab/platform/shop", "Web https://gitlab.corp.example"),
        ("http://gitlab.corp.example:8080/a/b", "Name https://gitlab.corp.example"),
        ("git@gitlab.corp.example:platform/shop.git", "Name https://gitlab.corp.example"),
        ("ssh://git@github.corp.example:2222/octo/app.git", "Name https://github.corp.example"),
        ("git@work:platform/shop.git", "Name https://gitlab.corp.example"),
        ("git@[fd00::7]:a/b", "Name https://[fd00::7]"),
        ("https://[fd00::7]:8443/a/b", "Web https://[fd00::7]:8443"),
        ("https://gitlab.例え.jp/a/b", "Web https://gitlab.xn--r8jz45g.jp"),
        ("git@unknown-name:a/b", "-"),
        ("https://github.com/octo/app", "-"),
        ("git@github.com-work:octo/app", "-"),
        ("https://octo.ghe.com/a/b", "-"),
        ("https://localhost:3000/a/b", "-"),
        ("octo/app", "-"),
    ] {
        let found = parse(text, &names).unwrap().server;
        let found = found.map_or_else(|| "-".to_owned(), |found| format!("{:?} {}", found.source, found.endpoint));
        assert_eq!(found, server, "{text}");
    }
    let below = parse("https://corp.example/gitlab/platform/shop.git", &names).unwrap();
    assert_eq!((below.provider, below.name.as_str()), (Some(ProviderType::GitLabSelfManaged), "platform/shop"));
}
