//! The pages as a script that follows forms sees them.

use gangway_practice::Practice;
use gangway_practice::control::{Client, PracticeCopy, PracticeFault, PracticeFaultKind, PracticeFaults};

use crate::forms::{between, get, page, post};
use crate::http::{Answer, pending, pending_at, practice, send, status};

/// Presses "Update pending connection"; the consent page's address.
async fn update(practice: &Practice, arn: &str) -> String {
    let shown = get(practice, &page(arn)).await.text();
    assert!(shown.contains("id=\"update-pending\""), "{shown}");
    let token = between(&shown, "name=\"token\" value=\"", "\"");
    let answer = post(practice, &page(arn), &format!("token={token}")).await;
    assert_eq!(answer.status, 303);
    answer.header("location").to_owned()
}

/// Presses a button of the consent page; the page that it leads to, with the console's Connect after a yes.
async fn decide(practice: &Practice, consent: &str, decision: &str) -> Answer {
    let shown = get(practice, consent).await.text();
    assert!(shown.contains(&format!("id=\"{decision}\"")), "{shown}");
    let handshake = between(&shown, "name=\"handshake\" value=\"", "\"");
    let action = between(&shown, "action=\"", "\"");
    let answer = post(practice, action, &format!("handshake={handshake}&decision={decision}")).await;
    assert_eq!(answer.status, 303);
    get(practice, answer.header("location")).await
}

/// Presses Connect; the page that it leads to.
async fn connect(practice: &Practice, shown: &str) -> Answer {
    assert!(shown.contains("id=\"connect\""), "{shown}");
    let form = &shown[shown.find("id=\"connect-form\"").expect("the form")..];
    let handshake = between(form, "name=\"handshake\" value=\"", "\"");
    let action = between(form, "action=\"", "\"").replace("&amp;", "&");
    let answer = post(practice, &action, &format!("handshake={handshake}&account=octo")).await;
    assert_eq!(answer.status, 303);
    get(practice, answer.header("location")).await
}

#[tokio::test]
async fn a_person_makes_a_connection_available() {
    let practice = practice().await;
    let arn = pending(&practice).await;
    let consent = update(&practice, &arn).await;
    assert!(consent.starts_with("/_provider/github/consent?handshake="), "{consent}");
    assert_eq!(status(&practice, &arn).await, "PENDING");
    let back = decide(&practice, &consent, "authorize").await.text();
    assert_eq!(status(&practice, &arn).await, "PENDING");
    let done = connect(&practice, &back).await.text();
    assert!(done.contains(">Available<") && !done.contains("update-pending"), "{done}");
    assert_eq!(status(&practice, &arn).await, "AVAILABLE");
    // The address in the browser's history opens nothing any more.
    assert_eq!(get(&practice, &consent).await.status, 410);
    practice.stop().await;
}

#[tokio::test]
async fn the_connect_page_offers_accounts_and_repositories() {
    let practice = practice().await;
    let arn = pending(&practice).await;
    let consent = update(&practice, &arn).await;
    // Looking uses nothing up.
    assert_eq!(get(&practice, &consent).await.status, 200);
    let shown = decide(&practice, &consent, "authorize").await.text();
    for offered in ["Install a new app", "value=\"gangway-practice\"", "value=\"gangway-practice/hello-node\"", &arn] {
        assert!(shown.contains(offered), "{offered}: {shown}");
    }
    practice.stop().await;
}

/// The real page has one choice of the account, too, and a person may have several.
#[tokio::test]
async fn of_several_accounts_none_is_chosen_before_the_person_does() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    for (repository, provider) in [("Octo/app", "GitHub"), ("octo/lib", "GitHub"), ("elsewhere/x", "GitLab")] {
        let (repository, provider) = (repository.to_owned(), provider.to_owned());
        let files = vec![("a".to_owned(), "1".to_owned())];
        let copy = PracticeCopy { provider, repository, branch: "main".to_owned(), files, sample: false };
        client.copy(&copy).await.expect("a copy");
    }
    let arn = pending(&practice).await;
    let consent = update(&practice, &arn).await;
    let shown = decide(&practice, &consent, "authorize").await.text();
    let accounts: Vec<&str> = shown.split("name=\"account\"").skip(1).collect();
    assert_eq!(accounts.len(), 2, "each account once: {shown}");
    assert!(accounts.iter().all(|one| !one.split('>').next().expect("a tag").contains("checked")), "{shown}");
    assert!(!shown.contains("elsewhere"), "{shown}");

    let form = &shown[shown.find("id=\"connect-form\"").expect("the form")..];
    let handshake = between(form, "name=\"handshake\" value=\"", "\"");
    let answer = post(&practice, &page(&arn), &format!("handshake={handshake}&repositories=all")).await;
    let again = get(&practice, answer.header("location")).await.text();
    assert!(again.contains("Choose the account or organization"), "{again}");
    assert_eq!(status(&practice, &arn).await, "PENDING");
    let form = format!("handshake={handshake}&account=Octo&repositories=selected&repository=octo%2Flib");
    let answer = post(&practice, &page(&arn), &form).await;
    let done = get(&practice, answer.header("location")).await.text();
    assert!(done.contains(">Octo<") && done.contains("octo/lib") && !done.contains("Octo/app"), "{done}");
    assert_eq!(status(&practice, &arn).await, "AVAILABLE");
    practice.stop().await;
}

/// What the window says of a provider's pages is what stands on them.
#[tokio::test]
async fn each_provider_has_its_own_words_on_the_button() {
    let practice = practice().await;
    for (provider, yes, installs) in [
        ("GitHub", "Authorize AWS Connector for GitHub", true),
        ("GitLab", "Authorize AWS Connector for GitLab", false),
        ("Bitbucket", "Grant access", true),
        ("AzureDevOps", "Accept", false),
    ] {
        let arn = pending_at(&practice, provider).await;
        let consent = update(&practice, &arn).await;
        let asked = get(&practice, &consent).await.text();
        assert!(asked.contains(&format!(">{yes}</button>")), "{asked}");
        let back = decide(&practice, &consent, "authorize").await.text();
        assert_eq!(back.contains("Install a new app"), installs, "{back}");
        assert!(back.contains(">Connect</button>"), "{back}");
        connect(&practice, &back).await;
        assert_eq!(status(&practice, &arn).await, "AVAILABLE");
    }
    practice.stop().await;
}

#[tokio::test]
async fn whoever_cancels_or_is_refused_stays_pending() {
    let practice = practice().await;
    let client = Client::new(practice.endpoint());
    let arn = pending(&practice).await;
    let consent = update(&practice, &arn).await;
    assert!(decide(&practice, &consent, "cancel").await.text().contains("You canceled"));
    for (kind, said) in [
        (PracticeFaultKind::NeverAuthorized, "The provider did not finish"),
        (PracticeFaultKind::OrganizationApproval, "An owner of your organization must approve"),
    ] {
        let faults = vec![PracticeFault { kind, operation: String::new(), times: Some(1) }];
        client.faults(&PracticeFaults { faults }).await.expect("a fault");
        let consent = update(&practice, &arn).await;
        let back = decide(&practice, &consent, "authorize").await.text();
        assert!(back.contains(said), "{back}");
        assert_eq!(status(&practice, &arn).await, "PENDING");
    }
    practice.stop().await;
}

#[tokio::test]
async fn forms_work_once_and_only_from_here() {
    let practice = practice().await;
    let arn = pending(&practice).await;
    let path = page(&arn);
    let shown = get(&practice, &path).await.text();
    let token = between(&shown, "name=\"token\" value=\"", "\"").to_owned();
    let form = format!("token={token}");
    for stranger in [("origin", "http://evil.example"), ("origin", "null"), ("host", "evil.example")] {
        assert_eq!(send(&practice, "POST", &path, &[stranger], form.as_bytes()).await.status, 403);
    }
    assert!(post(&practice, &path, "token=guess").await.header("location").ends_with("outcome=stale"));
    assert!(post(&practice, &path, &form).await.header("location").starts_with("/_provider/"));
    assert!(post(&practice, &path, &form).await.header("location").ends_with("outcome=stale"));
    assert_eq!(post(&practice, "/_provider/github/consent", "handshake=guess&decision=authorize").await.status, 410);
    assert_eq!(status(&practice, &arn).await, "PENDING");
    practice.stop().await;
}

#[tokio::test]
async fn every_page_is_safe_and_says_practice() {
    let practice = practice().await;
    let paths = [
        "/codesuite/settings/connections?region=eu-west-1",
        "/codesuite/settings/111122223333/eu-west-1/codeconnections/connections/none?region=eu-west-1",
        "/codesuite/codepipeline/pipelines?region=eu-west-1",
        "/codesuite/codepipeline/pipelines/none/view?region=eu-west-1",
        "/codesuite/codebuild/111122223333/projects/none/history",
        "/codesuite/codebuild/111122223333/projects/none/build/none%3A1",
        "/cloudformation/home?region=eu-west-1",
        "/codesuite/settings/111122223333/eu-west-1/codeconnections/hosts/none%3Cscript%3E?region=eu-west-1",
        "/_provider/github/consent?handshake=%3Cscript%3E",
        "/_provider/githubenterpriseserver/app?handshake=%3Cscript%3E",
        "/_provider/gitlabselfmanaged/tokens?server=%3Cscript%3E%E2%80%AE",
        "/%3Cscript%3Ealert(1)%3C/script%3E?%22%3E%3Cscript%3E",
        "/codesuite/codepipeline/pipelines/%3Cscript%3E%E2%80%AE%00/view",
        "/codesuite/codepipeline/pipelines/%FF%FE/view",
    ];
    for path in paths {
        for (language, said) in [("en", "Practice account."), ("ja", "練習用アカウントです。")] {
            let answer = send(&practice, "GET", path, &[("accept-language", language)], b"").await;
            let text = answer.text();
            assert!(text.contains(said), "{path}: {text}");
            assert!(text.contains(&format!("<html lang=\"{language}\">")));
            assert!(!text.contains("<script") && !text.contains('\u{202e}'), "{path}: {text}");
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
            assert!(!text.contains("Defect"), "{path}: {text}");
        }
    }
    practice.stop().await;
}
