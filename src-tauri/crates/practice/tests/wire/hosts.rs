//! The pages on which a person sets a host up, and authorizes a connection through it.

use gangway_practice::Practice;
use gangway_practice::control::{Client, PracticeClock, PracticeFault, PracticeFaultKind, PracticeFaults};
use serde_json::{Value, json};

use crate::forms::{between, get, page, post};
use crate::http::{Answer, call, practice, status};
use crate::networks;

const GHES: &str = "GitHubEnterpriseServer";
const GITLAB: &str = "GitLabSelfManaged";
const GOOD: &str = "glpat-practice-administrator-api";

async fn host(practice: &Practice, provider: &str, vpc: Option<Value>) -> String {
    let mut input = json!({ "Name": "server", "ProviderType": provider, "ProviderEndpoint": "https://git.internal" });
    if let Some(vpc) = vpc {
        input["VpcConfiguration"] = vpc;
    }
    let (code, made) = call(practice, "CreateHost", &input.to_string()).await;
    assert_eq!(code, 200, "{made}");
    made["HostArn"].as_str().expect("an ARN").to_owned()
}

fn vpc() -> Value {
    json!({ "VpcId": "vpc-12345678", "SubnetIds": ["subnet-12345678"], "SecurityGroupIds": ["sg-12345678"] })
}

/// A network that leads to the server.
async fn company(practice: &Practice) -> Value {
    let vpc = networks::vpc(practice, "Company network").await;
    let inside = format!("Filter.1.Name=vpc-id&Filter.1.Value.1={vpc}");
    let subnets = networks::shown(practice, &format!("DescribeSubnets&{inside}")).await;
    let groups = format!("DescribeSecurityGroups&{inside}&Filter.2.Name=group-name&Filter.2.Value.1=git-host");
    let groups = networks::shown(practice, &groups).await;
    let group = networks::all(&groups, "groupId")[0];
    json!({ "VpcId": vpc, "SubnetIds": networks::all(&subnets, "subnetId")[..3], "SecurityGroupIds": [group] })
}

fn host_page(arn: &str) -> String {
    let parts: Vec<&str> = arn.split([':', '/']).collect();
    let [_, _, service, region, account, _, id] = parts[..] else { panic!("{arn}") };
    format!("/codesuite/settings/{account}/{region}/{service}/hosts/{id}?region={region}")
}

async fn host_status(practice: &Practice, arn: &str) -> String {
    let (_, got) = call(practice, "GetHost", &json!({ "HostArn": arn }).to_string()).await;
    got["Status"].as_str().unwrap_or_default().to_owned()
}

async fn faults(practice: &Practice, kinds: &[PracticeFaultKind]) {
    let fault = |kind: &PracticeFaultKind| PracticeFault { kind: *kind, operation: String::new(), times: None };
    let faults = PracticeFaults { faults: kinds.iter().map(fault).collect() };
    Client::new(practice.endpoint()).faults(&faults).await.expect("faults");
}

/// Presses "Set up host"; where it leads.
async fn set_up(practice: &Practice, arn: &str) -> String {
    let shown = get(practice, &host_page(arn)).await.text();
    assert!(shown.contains("id=\"set-up-host\""), "{shown}");
    let ticket = between(&shown, "name=\"ticket\" value=\"", "\"");
    let answer = post(practice, &host_page(arn), &format!("ticket={ticket}")).await;
    assert_eq!(answer.status, 303);
    answer.header("location").to_owned()
}

/// Makes the app at GitHub Enterprise Server; the page that this leads to.
async fn make_app(practice: &Practice, location: &str, form: &str) -> Answer {
    let shown = get(practice, location).await.text();
    let handshake = between(&shown, "name=\"handshake\" value=\"", "\"");
    let action = between(&shown, "action=\"", "\"");
    let answer = post(practice, action, &format!("handshake={handshake}&{form}")).await;
    assert_eq!(answer.status, 303);
    get(practice, answer.header("location")).await
}

/// Gives a token to the console; the page that this leads to.
async fn give_token(practice: &Practice, location: &str, token: &str) -> Answer {
    let shown = get(practice, location).await.text();
    let form = &shown[shown.find("id=\"token-form\"").unwrap_or_else(|| panic!("no form: {shown}"))..];
    let handshake = between(form, "name=\"handshake\" value=\"", "\"");
    let action = between(form, "action=\"", "\"").replace("&amp;", "&");
    let answer = post(practice, &action, &format!("handshake={handshake}&token={token}")).await;
    assert_eq!(answer.status, 303);
    get(practice, answer.header("location")).await
}

const OWNER: &str = "as=owner&name=Our+connector&decision=create-app";

#[tokio::test]
async fn an_owner_makes_the_app_and_the_host_is_available() {
    let practice = practice().await;
    let arn = host(&practice, GHES, None).await;
    let listed = get(&practice, "/codesuite/settings/connections?region=eu-west-1").await.text();
    assert!(listed.contains("id=\"hosts\"") && listed.contains(&host_page(&arn)), "{listed}");
    let elsewhere = get(&practice, "/codesuite/settings/connections?region=us-east-1").await.text();
    assert!(!elsewhere.contains(&host_page(&arn)), "{elsewhere}");

    let server = set_up(&practice, &arn).await;
    assert!(server.starts_with("/_provider/githubenterpriseserver/app?handshake="), "{server}");
    let form = get(&practice, &server).await.text();
    assert!(form.contains("https://git.internal") && form.contains("value=\"AWS Connector server-"), "{form}");
    assert_eq!(host_status(&practice, &arn).await, "PENDING", "looking uses nothing up");
    let done = make_app(&practice, &server, OWNER).await.text();
    assert!(done.contains("the host is available") && done.contains("Our connector"), "{done}");
    assert_eq!(host_status(&practice, &arn).await, "AVAILABLE");
    assert_eq!(get(&practice, &server).await.status, 410, "the address in the history opens nothing any more");
    practice.stop().await;
}

#[tokio::test]
async fn an_administrator_gives_a_token_that_nobody_keeps() {
    let practice = practice().await;
    let arn = host(&practice, GITLAB, None).await;
    let console = set_up(&practice, &arn).await;
    assert!(console.starts_with(&host_page(&arn)), "{console}");
    for (token, said) in [
        ("glpat-0123456789", "doesn’t know this token"),
        ("glpat-practice-member-api", "not an administrator’s"),
        ("glpat-practice-administrator-read_api", "doesn’t have the scope api"),
    ] {
        let again = give_token(&practice, &console, token).await.text();
        assert!(again.contains(said) && !again.contains(token), "{again}");
        assert_eq!(host_status(&practice, &arn).await, "PENDING");
    }
    faults(&practice, &[PracticeFaultKind::GitlabAdminMode]).await;
    let again = give_token(&practice, &console, GOOD).await.text();
    assert!(again.contains("doesn’t have the scope admin_mode"), "{again}");
    let done = give_token(&practice, &console, "glpat-practice-administrator-api.admin_mode").await.text();
    assert!(done.contains("the host is available") && !done.contains("glpat"), "{done}");
    assert_eq!(host_status(&practice, &arn).await, "AVAILABLE");
    let state = Client::new(practice.endpoint()).state().await.expect("a state");
    assert!(!format!("{state:?}").contains("glpat"));
    practice.stop().await;
}

#[tokio::test]
async fn the_practice_server_makes_tokens() {
    let practice = practice().await;
    let arn = host(&practice, GITLAB, None).await;
    let console = set_up(&practice, &arn).await;
    let shown = get(&practice, &console).await.text();
    let tokens = between(&shown, "id=\"make-token\" href=\"", "\"").replace("&amp;", "&");
    let shown = get(&practice, &tokens).await.text();
    assert!(shown.contains("https://git.internal"), "{shown}");
    let action = between(&shown, "action=\"", "\"");
    let none = post(&practice, action, "owner=administrator").await.text();
    assert!(none.contains("at least one scope"), "{none}");
    let made = post(&practice, action, "owner=administrator&scope=api&scope=%3Cscript%3E").await.text();
    let token = between(&made, "id=\"token\">", "<");
    assert_eq!(token, GOOD);
    give_token(&practice, &console, token).await;
    assert_eq!(host_status(&practice, &arn).await, "AVAILABLE");
    practice.stop().await;
}

#[tokio::test]
async fn whoever_may_not_or_cannot_leaves_the_host_pending() {
    let practice = practice().await;
    let arn = host(&practice, GHES, None).await;
    let member = set_up(&practice, &arn).await;
    let refused = make_app(&practice, &member, "as=member&name=x&decision=create-app").await.text();
    assert!(refused.contains("Only a site administrator or an owner"), "{refused}");
    let canceled = set_up(&practice, &arn).await;
    let canceled = make_app(&practice, &canceled, "as=owner&name=x&decision=cancel").await.text();
    assert!(canceled.contains("You canceled"), "{canceled}");
    for (kind, said) in [
        (PracticeFaultKind::OrganizationApproval, "Only a site administrator or an owner"),
        (PracticeFaultKind::NeverAuthorized, "did not finish"),
    ] {
        faults(&practice, &[kind]).await;
        let server = set_up(&practice, &arn).await;
        let refused = make_app(&practice, &server, OWNER).await.text();
        assert!(refused.contains(said), "{refused}");
    }
    for (kind, said) in [
        (PracticeFaultKind::ServerUnreachable, "AWS can’t reach https://git.internal"),
        (PracticeFaultKind::PrivateCertificate, "AWS doesn’t trust the certificate"),
        (PracticeFaultKind::CertificateRenewed, "AWS doesn’t trust the certificate"),
    ] {
        faults(&practice, &[kind]).await;
        let back = set_up(&practice, &arn).await;
        assert!(back.starts_with(&host_page(&arn)), "{back}");
        let back = get(&practice, &back).await.text();
        assert!(back.contains(said), "{back}");
    }
    assert_eq!(host_status(&practice, &arn).await, "PENDING");
    practice.stop().await;
}

#[tokio::test]
async fn a_host_that_was_given_the_certificate_believes_the_server() {
    let practice = practice().await;
    let mut network = company(&practice).await;
    network["TlsCertificate"] = json!("-----BEGIN CERTIFICATE-----");
    let arn = host(&practice, GHES, Some(network)).await;
    faults(&practice, &[PracticeFaultKind::PrivateCertificate]).await;
    let clock = PracticeClock { speed: None, skip: 180 };
    Client::new(practice.endpoint()).clock(&clock).await.expect("a leap");
    let server = set_up(&practice, &arn).await;
    make_app(&practice, &server, OWNER).await;
    assert_eq!(host_status(&practice, &arn).await, "AVAILABLE");
    practice.stop().await;
}

#[tokio::test]
async fn the_page_follows_the_vpc_and_says_why_it_failed() {
    let practice = practice().await;
    faults(&practice, &[PracticeFaultKind::HostEc2Denied]).await;
    let arn = host(&practice, GHES, Some(vpc())).await;
    let shown = get(&practice, &host_page(&arn)).await.text();
    assert!(shown.contains("VPC_CONFIG_INITIALIZING") && shown.contains("http-equiv=\"refresh\""), "{shown}");
    assert!(!shown.contains("id=\"set-up-host\""), "{shown}");
    let clock = PracticeClock { speed: None, skip: 180 };
    Client::new(practice.endpoint()).clock(&clock).await.expect("a leap");
    let shown = get(&practice, &host_page(&arn)).await.text();
    assert!(shown.contains("VPC_CONFIG_FAILED_INITIALIZATION"), "{shown}");
    assert!(between(&shown, "id=\"reason\">", "<").contains("not authorized to perform"), "{shown}");
    assert!(!shown.contains("id=\"set-up-host\"") && !shown.contains("http-equiv=\"refresh\""), "{shown}");
    practice.stop().await;
}

#[tokio::test]
async fn a_browser_of_another_account_finds_no_host() {
    let practice = practice().await;
    let arn = host(&practice, GHES, None).await;
    let other = host_page(&arn).replace("/111122223333/", "/999900001111/");
    let shown = get(&practice, &other).await;
    assert!(shown.status == 404 && shown.text().contains("another account"), "{}", shown.text());
    practice.stop().await;
}

#[tokio::test]
async fn forms_of_a_host_work_once_and_only_for_it() {
    let practice = practice().await;
    let arn = host(&practice, GITLAB, None).await;
    let path = host_page(&arn);
    let shown = get(&practice, &path).await.text();
    let form = format!("ticket={}", between(&shown, "name=\"ticket\" value=\"", "\""));
    assert!(post(&practice, &path, "ticket=guess").await.header("location").ends_with("outcome=stale"));
    assert!(post(&practice, &path, &form).await.header("location").contains("&handshake="));
    assert!(post(&practice, &path, &form).await.header("location").ends_with("outcome=stale"));
    let guessed = format!("handshake=guess&token={GOOD}");
    assert!(post(&practice, &path, &guessed).await.header("location").ends_with("outcome=stale"));
    let guessed = post(&practice, "/_provider/githubenterpriseserver/app", "handshake=guess&decision=create-app").await;
    assert_eq!(guessed.status, 410);
    assert_eq!(host_status(&practice, &arn).await, "PENDING");
    practice.stop().await;
}

/// A host that somebody set up, and a connection through it.
async fn through(practice: &Practice, provider: &str) -> (String, String) {
    let arn = host(practice, provider, None).await;
    let next = set_up(practice, &arn).await;
    match provider {
        GITLAB => give_token(practice, &next, GOOD).await,
        _ => make_app(practice, &next, OWNER).await,
    };
    let (code, made) =
        call(practice, "CreateConnection", &json!({ "ConnectionName": "c", "HostArn": arn }).to_string()).await;
    assert_eq!(code, 200, "{made}");
    (arn, made["ConnectionArn"].as_str().expect("an ARN").to_owned())
}

async fn press_update(practice: &Practice, connection: &str) -> String {
    let shown = get(practice, &page(connection)).await.text();
    let token = between(&shown, "name=\"token\" value=\"", "\"");
    let answer = post(practice, &page(connection), &format!("token={token}")).await;
    assert_eq!(answer.status, 303);
    answer.header("location").to_owned()
}

#[tokio::test]
async fn each_server_asks_its_own_person() {
    for (provider, asks, account) in
        [(GHES, "Authorize Our connector", "octo"), (GITLAB, "Authorize AWS Connector for GitLab self-managed", "")]
    {
        let practice = practice().await;
        let (host, connection) = through(&practice, provider).await;
        let shown = get(&practice, &page(&connection)).await.text();
        assert!(shown.contains(&host_page(&host)) && shown.contains("https://git.internal"), "{shown}");
        let consent = press_update(&practice, &connection).await;
        let shown = get(&practice, &consent).await.text();
        assert!(shown.contains(asks) && shown.contains("https://git.internal"), "{shown}");
        let handshake = between(&shown, "name=\"handshake\" value=\"", "\"");
        let action = between(&shown, "action=\"", "\"");
        let answer = post(&practice, action, &format!("handshake={handshake}&decision=authorize")).await;
        let shown = get(&practice, answer.header("location")).await.text();
        let form = &shown[shown.find("id=\"connect-form\"").expect("the form")..];
        let handshake = between(form, "name=\"handshake\" value=\"", "\"");
        post(&practice, &page(&connection), &format!("handshake={handshake}&account={account}")).await;
        assert_eq!(status(&practice, &connection).await, "AVAILABLE");
        practice.stop().await;
    }
}

#[tokio::test]
async fn a_server_that_is_not_heard_of_leaves_the_connection_pending() {
    let practice = practice().await;
    let (_, connection) = through(&practice, GHES).await;
    for (kind, said) in [
        (PracticeFaultKind::ServerUnreachable, "AWS can’t reach the server"),
        (PracticeFaultKind::CertificateRenewed, "AWS doesn’t trust the certificate"),
        (PracticeFaultKind::ServerAppDeleted, "The host of this connection isn’t available"),
    ] {
        faults(&practice, &[kind]).await;
        let back = press_update(&practice, &connection).await;
        let back = get(&practice, &back).await.text();
        assert!(back.contains(said), "{back}");
        assert_eq!(status(&practice, &connection).await, "PENDING");
    }
    practice.stop().await;
}

#[tokio::test]
async fn an_input_that_the_model_forbids_is_refused() {
    let practice = practice().await;
    let check = async |member: &str, value: Value, good: bool| {
        let mut network = vpc();
        network[member] = value.clone();
        let name = if good { format!("good-{member}") } else { "bad".to_owned() };
        let input = json!({
            "Name": name, "ProviderType": GHES, "ProviderEndpoint": format!("https://{name}.example"),
            "VpcConfiguration": network,
        });
        let (code, answer) = call(&practice, "CreateHost", &input.to_string()).await;
        assert_eq!(code == 200, good, "{member} {value}: {answer}");
        if !good {
            assert_eq!(answer["__type"], "ValidationException", "{answer}");
        }
    };
    let many = |kind: &str, count: u32| -> Value { (0..count).map(|one| format!("{kind}-{one:017x}")).collect() };
    check("VpcId", json!("vpc-123"), false).await;
    check("VpcId", json!("vpc-1234567890abcdef"), false).await;
    check("VpcId", json!("vpc-1234567890abcdef0"), true).await;
    for (member, kind) in [("SubnetIds", "subnet"), ("SecurityGroupIds", "sg")] {
        check(member, json!([]), false).await;
        check(member, many(kind, 11), false).await;
        check(member, many(kind, 10), true).await;
        check(member, json!([format!("{kind}-")]), false).await;
    }
    check("TlsCertificate", json!("x".repeat(16_385)), false).await;
    check("TlsCertificate", json!("x".repeat(16_384)), true).await;
    check("TlsCertificate", json!(""), false).await;
    practice.stop().await;
}
