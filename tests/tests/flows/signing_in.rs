//! Signing in to Identity Center from Gangway itself, against a stand-in of the portal; and by the person's `aws login`.
#![allow(clippy::disallowed_methods, reason = "a test writes and reads the files that a person would have")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use gangway_app::bindings::{Fact, Fault, FaultCode};
use gangway_app::environment::Environment;
use gangway_app::views::*;
use gangway_app::{App, Options, PracticeSource, Secrets, SignInOptions};
use gangway_profiles::environment::{Environment as AwsEnvironment, System};
use gangway_tests::http::exchange;
use gangway_tests::portal::{DeviceAnswer, PersonsAnswer, Portal, answer, browse, of_another};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpStream;

const SECRET: &str = "hunter2";

/// A second of waiting, here.
const SECOND: Duration = Duration::from_millis(10);

/// Somebody with a portal, the program and a home folder.
struct Desk {
    app: App,
    portal: Portal,
    folder: TempDir,
}

impl Desk {
    async fn new() -> Self {
        Self::with("", &[]).await
    }

    async fn with(config: &str, variables: &[(&str, &str)]) -> Self {
        let portal = Portal::start().await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".aws")).unwrap();
        std::fs::write(folder.path().join(".aws/config"), portal.configuration() + config).unwrap();
        let home = folder.path().display().to_string();
        let mut all = portal.variables();
        all.extend([("HOME".to_owned(), home.clone()), ("USERPROFILE".to_owned(), home)]);
        all.extend(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let environment = Environment { aws: AwsEnvironment::new(System::HERE, all), ..Environment::default() };
        let say = Arc::new(|language: Language, id: &str| format!("{}: {id}", language.tag()));
        let app = App::open(Options {
            home: Some(folder.path().join("home")),
            practice: PracticeSource::Absent,
            identify_practice: Box::new(|_| Box::pin(std::future::pending())),
            put_stand_in: Box::new(|_, _| Box::pin(std::future::pending())),
            endpoint: None,
            language: Language::Ja,
            environment,
            secrets: Secrets::in_memory(),
            ask_mfa_code: None,
            sign_in: SignInOptions { second: SECOND, ..SignInOptions::new(say) },
        });
        Self { app: app.await.unwrap(), portal, folder }
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join(".aws/sso/cache")
    }

    /// The files of the AWS CLI's cache, each as its text.
    fn kept(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.cache()) else { return Vec::new() };
        entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
    }

    /// The tokens that are kept.
    fn tokens(&self) -> Vec<String> {
        self.kept().into_iter().filter(|text| text.contains("accessToken")).collect()
    }

    async fn begin(&self, profile: &str, device_code: bool) -> Result<SignInView, Fault> {
        self.app.begin_sign_in(BeginSignIn { profile: profile.to_owned(), device_code }).await
    }

    async fn by_browser(&self) -> SignInView {
        self.begin("p", false).await.unwrap()
    }

    async fn by_device(&self) -> SignInView {
        self.begin("p", true).await.unwrap()
    }

    async fn state(&self, view: &SignInView) -> SignInState {
        self.app.sign_in(SignInRef { id: view.id.clone() }).await.unwrap().state
    }

    /// How it ends, asked as a window asks.
    async fn end(&self, view: &SignInView) -> SignInState {
        let asking = async {
            loop {
                match self.state(view).await {
                    SignInState::Waiting => tokio::time::sleep(SECOND / 4).await,
                    state => return state,
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(60), asking).await.expect("a sign-in ends")
    }

    /// Why it fails. Nothing secret is told.
    async fn failure(&self, view: &SignInView) -> Fault {
        let SignInState::Failed { fault } = self.end(view).await else { panic!("it didn't fail") };
        assert!(!format!("{fault:?}").contains(SECRET), "{fault:?}");
        fault
    }

    async fn identify(&self, profile: &str) -> Result<Identity, Fault> {
        let account = AccountChoice::Profile { name: profile.to_owned() };
        self.app.identify(AccountRequest { account, region: "eu-central-1".to_owned() }).await
    }
}

fn address(view: &SignInView) -> &str {
    view.address.as_deref().unwrap()
}

/// A value of an address's query.
fn query(address: &str, name: &str) -> String {
    let url = url::Url::parse(address).unwrap();
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// Where the browser comes back to: origin and path.
fn callback(view: &SignInView) -> (String, String) {
    let redirect = query(address(view), "redirect_uri");
    let (origin, path) = redirect.split_at(redirect.find("/oauth").unwrap());
    (origin.to_owned(), path.to_owned())
}

/// Waits until nobody listens for the browser any more.
async fn closed(view: &SignInView) {
    let (origin, _) = callback(view);
    let host = origin.strip_prefix("http://").unwrap();
    let closed = async {
        while TcpStream::connect(host).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), closed).await.expect("the port is closed");
}

fn fact<'a>(fault: &'a Fault, name: &str) -> &'a str {
    match fault.facts.get(name) {
        Some(Fact::Text(text)) => text,
        _ => "",
    }
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn the_browser_signs_in_and_the_aws_cli_finds_the_token() {
    let desk = Desk::new().await;
    let fault = desk.identify("p").await.unwrap_err();
    assert_eq!(fault.code, FaultCode::NotSignedIn);
    assert_eq!(fact(&fault, "ours"), "gangway-cli sign-in --profile p");
    let view = desk.by_browser().await;
    assert_eq!((view.way, &view.user_code), (SignInWay::AuthorizationCode, &None));
    assert!(address(&view).starts_with(&format!("{}/authorize?response_type=code&", desk.portal.origin())), "{view:?}");
    assert_eq!(desk.state(&view).await, SignInState::Waiting);
    let page = browse(address(&view)).await;
    assert!(page.contains("HTTP/1.1 200") && page.contains("<html lang=\"ja\">"), "{page}");
    assert!(page.contains("ja: sign-in-page-done-text"), "{page}");
    assert_eq!(desk.end(&view).await, SignInState::Done);
    assert!(!format!("{view:?}").contains("hunter2-token"));
    // as `aws sso login` writes it: by the session's name, these members in this order
    let file = desk.cache().join("a0f1490a20d0211c997b44bc357e1972deab8ae3.json");
    let text = std::fs::read_to_string(&file).unwrap();
    let token: Value = serde_json::from_str(&text).unwrap();
    let members: Vec<&String> = token.as_object().unwrap().keys().collect();
    let expected = [
        "startUrl",
        "region",
        "accessToken",
        "expiresAt",
        "clientId",
        "clientSecret",
        "registrationExpiresAt",
        "refreshToken",
    ];
    assert_eq!(members, expected, "{text}");
    assert_eq!(token["startUrl"], format!("{}/start", desk.portal.origin()));
    #[cfg(unix)]
    {
        assert_eq!((mode(&desk.cache()), mode(desk.cache().parent().unwrap())), (0o700, 0o700));
        for entry in std::fs::read_dir(desk.cache()).unwrap() {
            assert_eq!(mode(&entry.unwrap().path()), 0o600);
        }
    }
    assert_eq!(desk.kept().len(), 2, "the token and the registration, and no half of a file");
    for profile in ["p", "q"] {
        assert!(desk.identify(profile).await.unwrap().arn.ends_with("assumed-role/Dev/me"));
    }
}

#[tokio::test]
async fn only_the_address_of_a_sign_in_that_waits_is_opened() {
    let desk = Desk::new().await;
    let view = desk.by_browser().await;
    let address = address(&view).to_owned();
    assert_eq!(desk.app.check_address(&address), Ok(()));
    for other in [format!("{address}&x=y"), desk.portal.origin().to_owned(), address.replace("http:", "https:")] {
        assert!(desk.app.check_address(&other).is_err(), "{other}");
    }
    browse(&address).await;
    assert_eq!(desk.end(&view).await, SignInState::Done);
    assert!(desk.app.check_address(&address).is_err(), "it waits no longer");
}

/// RFC 7636: whoever only has the code has nothing.
#[tokio::test]
async fn a_code_without_its_proof_is_worth_nothing() {
    let desk = Desk::new().await;
    let view = desk.by_browser().await;
    let client = query(address(&view), "client_id");
    let kept: Value = serde_json::from_str(&desk.kept()[0]).unwrap();
    let moved = {
        let url = url::Url::parse(address(&view)).unwrap();
        let target = format!("GET {}", &url[url::Position::BeforePath..]);
        exchange(desk.portal.origin(), &target, &[], "").await
    };
    let location = moved.lines().find_map(|line| line.strip_prefix("location: ")).unwrap().to_owned();
    let theft = serde_json::json!({
        "clientId": client, "clientSecret": kept["clientSecret"], "grantType": "authorization_code",
        "code": query(&location, "code"), "redirectUri": query(address(&view), "redirect_uri"),
        "codeVerifier": "x".repeat(64),
    });
    let told = exchange(desk.portal.origin(), "POST /token", &[], &theft.to_string()).await;
    assert!(told.contains("invalid_grant"), "{told}");
    // and the code is used up
    let page = browse(&location).await;
    assert!(page.contains("sign-in-page-failed"), "{page}");
    let fault = desk.failure(&view).await;
    assert_eq!(fault.code, FaultCode::RefusedByAws);
    assert!(fact(&fault, "detail").contains("InvalidGrant"), "{fault}");
    assert_eq!(desk.tokens(), [""; 0]);
}

#[tokio::test]
async fn a_no_is_told_on_the_page_and_in_the_program() {
    for (person, page, code) in [
        (PersonsAnswer::No, "sign-in-page-denied", FaultCode::SignInDenied),
        (PersonsAnswer::ServerError, "sign-in-page-failed", FaultCode::RefusedByAws),
    ] {
        let desk = Desk::new().await;
        desk.portal.behave(|behavior| behavior.person = person);
        let view = desk.by_browser().await;
        let shown = browse(address(&view)).await;
        assert!(shown.contains(page), "{shown}");
        let fault = desk.failure(&view).await;
        assert_eq!(fault.code, code);
        if person == PersonsAnswer::ServerError {
            assert_eq!(fact(&fault, "detail"), "server_error: Something is on fire");
        }
        assert_eq!(desk.tokens(), [""; 0]);
        closed(&view).await;
    }
}

#[tokio::test]
async fn what_is_no_answer_to_this_sign_in_changes_nothing() {
    let desk = Desk::new().await;
    desk.portal.behave(|behavior| behavior.person = PersonsAnswer::OtherState);
    let view = desk.by_browser().await;
    let shown = browse(address(&view)).await;
    assert!(shown.contains("HTTP/1.1 400") && shown.contains("sign-in-page-other-text"), "{shown}");
    let (origin, path) = callback(&view);
    let state = query(address(&view), "state");
    for (request, headers, status) in [
        (format!("GET {path}"), vec![], "400"),
        ("GET /".to_owned(), vec![], "404"),
        (format!("POST {path}?code=x&state={state}"), vec![], "405"),
        // a page elsewhere that got a name for this computer
        (format!("GET {path}?code=x&state={state}"), vec![("host", "evil.example")], "400"),
    ] {
        let told = exchange(&origin, &request, &headers, "").await;
        assert!(told.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {told}");
    }
    // conversations in which nothing is said
    let host = origin.strip_prefix("http://").unwrap();
    let _silent = (TcpStream::connect(host).await.unwrap(), TcpStream::connect(host).await.unwrap());
    assert_eq!(desk.state(&view).await, SignInState::Waiting);
    assert_eq!(desk.portal.heard("POST /token").len(), 0);
    desk.portal.behave(|behavior| behavior.person = PersonsAnswer::Yes);
    browse(address(&view)).await;
    assert_eq!(desk.end(&view).await, SignInState::Done);
}

#[tokio::test]
async fn a_device_code_is_asked_about_as_the_portal_wishes() {
    let desk = Desk::new().await;
    desk.portal.behave(|behavior| {
        behavior.device = vec![DeviceAnswer::Pending, DeviceAnswer::SlowDown, DeviceAnswer::OfAnother];
    });
    let view = desk.by_device().await;
    assert_eq!(view.way, SignInWay::DeviceCode);
    let code = view.user_code.clone().unwrap();
    assert!(code.starts_with("ABCD-"), "{code}");
    assert_eq!(desk.app.check_address(address(&view)), Ok(()));
    browse(address(&view)).await;
    assert_eq!(desk.end(&view).await, SignInState::Done);
    let at: Vec<_> = desk.portal.heard("POST /token").iter().map(|request| request.at).collect();
    assert!(at.len() >= 4, "a hotel's page ends nothing: {}", at.len());
    assert!(at[1] - at[0] >= SECOND, "the interval");
    assert!(at[2] - at[1] >= SECOND * 6, "the interval and five seconds more");
    assert!(desk.identify("p").await.is_ok());
}

#[tokio::test]
async fn each_end_of_a_device_code_is_told() {
    for (answers, lasts, code) in [
        (vec![DeviceAnswer::Expired], 600, FaultCode::SignInTimedOut),
        (vec![DeviceAnswer::Pending, DeviceAnswer::Denied], 600, FaultCode::SignInDenied),
        (vec![], 3, FaultCode::SignInTimedOut),
        (vec![], 0, FaultCode::SignInTimedOut),
        (vec![DeviceAnswer::OfAnother; 99], 3, FaultCode::AnswerUnreadable),
    ] {
        let desk = Desk::new().await;
        desk.portal.behave(|behavior| {
            behavior.device = answers.clone();
            behavior.device_lasts = lasts;
        });
        let view = desk.by_device().await;
        assert_eq!(desk.failure(&view).await.code, code, "{answers:?} {lasts}");
        assert_eq!(desk.tokens(), [""; 0]);
    }
}

#[tokio::test]
async fn a_registration_is_used_while_it_is_good_for_it() {
    let desk = Desk::new().await;
    let registered = || desk.portal.heard("POST /client/register").len();
    for expected in [1, 1] {
        let view = desk.by_browser().await;
        browse(address(&view)).await;
        assert_eq!((desk.end(&view).await, registered()), (SignInState::Done, expected));
    }
    // the other kind isn't good for it, and takes its place: so it is with the AWS CLI
    for (device, expected) in [(true, 2), (true, 2), (false, 3)] {
        let view = desk.begin("p", device).await.unwrap();
        assert_eq!(registered(), expected, "{device}");
        browse(address(&view)).await;
        assert_eq!(desk.end(&view).await, SignInState::Done);
    }
    // AWS doesn't know the client any more
    let view = desk.by_device().await;
    desk.app.cancel_sign_in(SignInRef { id: view.id }).await.unwrap();
    desk.portal.forget_clients();
    let view = desk.by_device().await;
    browse(address(&view)).await;
    assert_eq!(desk.end(&view).await, SignInState::Done);
}

/// A quarter of an hour before its end it isn't used any more: the token that came of it could hardly be renewed.
#[tokio::test]
async fn a_registration_that_runs_out_is_replaced() {
    for (lasts, expected) in [(14 * 60, 2), (20 * 60, 1), (-1, 2)] {
        let desk = Desk::new().await;
        desk.portal.behave(|behavior| behavior.registration_lasts = lasts);
        for _ in 0..2 {
            let view = desk.by_browser().await;
            desk.app.cancel_sign_in(SignInRef { id: view.id }).await.unwrap();
        }
        assert_eq!(desk.portal.heard("POST /client/register").len(), expected, "{lasts}");
    }
    // and so is one that nobody can read
    let desk = Desk::new().await;
    desk.by_browser().await;
    for entry in std::fs::read_dir(desk.cache()).unwrap() {
        std::fs::write(entry.unwrap().path(), "{\"clientId\": \"x\"").unwrap();
    }
    desk.begin("q", true).await.unwrap();
    assert_eq!(desk.portal.heard("POST /client/register").len(), 2);
}

/// On this computer, an answer to an unsigned call needn't have AWS's marks; elsewhere a page is told to be somebody
/// else's (`aws`'s `transport`).
#[tokio::test]
async fn what_isnt_the_portals_answer_signs_nobody_in() {
    let empty = || answer(200, "application/json", "", "{}");
    let broken = || answer(200, "application/json", "", "{\"clientId\"");
    let limited = || answer(429, "text/html", "", "").replace("x-amzn-requestid: 1\r\n", "");
    for (device, path, spoiled, code) in [
        (false, "/client/register", of_another(), FaultCode::AnswerUnreadable),
        (false, "/client/register", empty(), FaultCode::AnswerUnreadable),
        (false, "/client/register", broken(), FaultCode::AnswerUnreadable),
        (false, "/client/register", limited(), FaultCode::AnsweredByAnother),
        (true, "/device_authorization", of_another(), FaultCode::AnswerUnreadable),
        (true, "/device_authorization", empty(), FaultCode::AnswerUnreadable),
    ] {
        let desk = Desk::new().await;
        desk.portal.behave(|behavior| {
            behavior.spoiled.insert(path, spoiled.clone());
        });
        let fault = desk.begin("p", device).await.unwrap_err();
        assert_eq!(fault.code, code, "{path}: {spoiled}");
        assert_eq!(desk.tokens(), [""; 0]);
    }
    for (spoiled, code) in [
        (of_another(), FaultCode::AnswerUnreadable),
        (empty(), FaultCode::AnswerUnreadable),
        (answer(503, "text/html", "", "hunter2"), FaultCode::AwsUnavailable),
    ] {
        let desk = Desk::new().await;
        let view = desk.by_browser().await;
        desk.portal.behave(|behavior| {
            behavior.spoiled.insert("/token", spoiled.clone());
        });
        let page = browse(address(&view)).await;
        assert!(page.contains("sign-in-page-failed"), "{page}");
        assert_eq!(desk.failure(&view).await.code, code, "{spoiled}");
        assert_eq!(desk.tokens(), [""; 0]);
    }
}

#[tokio::test]
async fn nobody_is_sent_to_a_page_that_isnt_the_portals() {
    for page in
        ["https://evil.example/device", "file:///etc/passwd", "http://127.0.0.1:1/device", "javascript:alert(1)"]
    {
        let desk = Desk::new().await;
        desk.portal.behave(|behavior| behavior.device_page = Some(page.to_owned()));
        let fault = desk.begin("p", true).await.unwrap_err();
        assert_eq!(fault.code, FaultCode::AddressNotAllowed, "{page}");
        assert!(desk.app.check_address(page).is_err());
    }
}

#[tokio::test]
async fn nobody_signs_in_for_a_file_that_cant_be_written() {
    let desk = Desk::new().await;
    std::fs::write(desk.folder.path().join(".aws/sso"), "in the way").unwrap();
    for device in [false, true] {
        let fault = desk.begin("p", device).await.unwrap_err();
        assert_eq!(fault.code, FaultCode::SignInFileUnwritable);
        assert!(fact(&fault, "path").contains("sso") && !fact(&fault, "detail").is_empty(), "{fault}");
    }
    // between the question and the answer
    let desk = Desk::new().await;
    let view = desk.by_browser().await;
    std::fs::remove_dir_all(desk.folder.path().join(".aws/sso")).unwrap();
    std::fs::write(desk.folder.path().join(".aws/sso"), "in the way").unwrap();
    let page = browse(address(&view)).await;
    assert!(page.contains("sign-in-page-failed"), "{page}");
    assert_eq!(desk.failure(&view).await.code, FaultCode::SignInFileUnwritable);
}

#[tokio::test]
async fn a_session_has_one_sign_in_at_a_time() {
    let desk = Desk::new().await;
    let first = desk.by_browser().await;
    for profile in ["p", "q", "role"] {
        assert_eq!(desk.begin(profile, false).await.unwrap().id, first.id, "{profile}");
    }
    let other = desk.begin("old", true).await.unwrap();
    assert_ne!(callback(&first).0, "");
    let device = desk.by_device().await;
    assert_ne!(device.id, first.id);
    closed(&first).await;
    assert_eq!(desk.state(&first).await, SignInState::Canceled);
    let unknown = desk.app.sign_in(SignInRef { id: "of-an-earlier-run".to_owned() }).await.unwrap_err();
    assert_eq!(unknown.code, FaultCode::NotFound);
    assert_eq!(desk.state(&other).await, SignInState::Waiting, "another portal's goes on");
    assert_eq!(desk.state(&device).await, SignInState::Waiting);
}

#[tokio::test]
async fn a_canceled_sign_in_listens_no_longer() {
    let desk = Desk::new().await;
    let view = desk.by_browser().await;
    let canceled = desk.app.cancel_sign_in(SignInRef { id: view.id.clone() }).await.unwrap();
    assert_eq!(canceled.state, SignInState::Canceled);
    closed(&view).await;
    assert_eq!(desk.tokens(), [""; 0]);
    assert_eq!(desk.state(&view).await, SignInState::Canceled);
    // and whoever begins anew, begins anew
    let again = desk.by_browser().await;
    browse(address(&again)).await;
    assert_eq!(desk.end(&again).await, SignInState::Done);
}

#[tokio::test]
async fn each_profile_signs_in_where_it_belongs() {
    let desk = Desk::new().await;
    let view = desk.begin("role", false).await.unwrap();
    assert_eq!(view.profile, "p", "the role is assumed with it");
    let view = desk.begin("old", false).await.unwrap();
    assert_eq!((view.profile.as_str(), view.way), ("old", SignInWay::DeviceCode), "as with the AWS CLI");
    browse(address(&view)).await;
    assert_eq!(desk.end(&view).await, SignInState::Done);
    assert!(desk.identify("old").await.is_ok());
    for (profile, code) in [("keys", FaultCode::SignInAbsent), ("nobody", FaultCode::ProfileMissing)] {
        assert_eq!(desk.begin(profile, false).await.unwrap_err().code, code, "{profile}");
    }
}

/// A person's `aws`, which does this.
#[cfg(unix)]
async fn with_aws(script: &str) -> (Desk, TempDir) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("aws");
    std::fs::write(&program, format!("#!/bin/sh\ncd {}\n{script}\n", folder.path().display())).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let config = "[profile 'my $(touch x) console']\nlogin_session = arn:aws:iam::111122223333:user/me\n";
    (Desk::with(config, &[("PATH", &path)]).await, folder)
}

#[cfg(unix)]
const CONSOLE: &str = "my $(touch x) console";

#[cfg(unix)]
#[tokio::test]
async fn aws_login_is_run_as_the_person_would() {
    let (desk, folder) = with_aws("printf '%s|' \"$@\" > called").await;
    let view = desk.begin(CONSOLE, false).await.unwrap();
    assert_eq!((view.way, &view.address, view.profile.as_str()), (SignInWay::AwsLogin, &None, CONSOLE));
    assert_eq!(desk.end(&view).await, SignInState::Done);
    let called = std::fs::read_to_string(folder.path().join("called")).unwrap();
    assert_eq!(called, "login|--profile|my $(touch x) console|", "one word each, and no shell");
    assert!(!folder.path().join("x").exists());
}

#[cfg(unix)]
#[tokio::test]
async fn each_way_in_which_aws_login_fails_is_told() {
    let unknown = "echo 'aws: error: argument command: Invalid choice, valid choices are:' >&2; \
                   i=0; while [ $i -lt 300 ]; do echo 'accessanalyzer | account' >&2; i=$((i+1)); done; exit 252";
    for (script, kind, detail) in [
        ("echo one >&2; echo 'The Region is missing.' >&2; echo >&2; exit 255", "ended", "The Region is missing."),
        ("exit 1", "ended", ""),
        (unknown, "unknown-command", ""),
        ("kill -9 $$", "ended", ""),
        ("sleep 100", "slow", ""),
    ] {
        let (desk, _folder) = with_aws(script).await;
        let view = desk.begin(CONSOLE, false).await.unwrap();
        let fault = desk.failure(&view).await;
        assert_eq!(fault.code, FaultCode::AwsLoginFailed, "{script}");
        assert_eq!((fact(&fault, "kind"), fact(&fault, "detail")), (kind, detail), "{script}");
        assert_eq!(fact(&fault, "command"), "aws login --profile 'my $(touch x) console'");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn an_aws_login_that_is_canceled_ends_with_all_that_it_started() {
    let (desk, folder) = with_aws("sleep 1000 & echo $! > new; mv new child; wait").await;
    let view = desk.begin(CONSOLE, false).await.unwrap();
    let file = folder.path().join("child");
    let child = async {
        loop {
            match std::fs::read_to_string(&file) {
                Ok(id) => return id.trim().to_owned(),
                Err(_) => tokio::time::sleep(SECOND / 4).await,
            }
        }
    };
    let child = tokio::time::timeout(Duration::from_secs(30), child).await.expect("it starts");
    desk.app.cancel_sign_in(SignInRef { id: view.id.clone() }).await.unwrap();
    let stat = format!("/proc/{child}/stat");
    let alive = || std::fs::read_to_string(&stat).is_ok_and(|stat| !stat.contains(") Z "));
    let gone = async {
        while alive() {
            tokio::time::sleep(SECOND / 4).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), gone).await.expect("what it started has ended");
    assert_eq!(desk.state(&view).await, SignInState::Canceled);
}

#[cfg(unix)]
#[tokio::test]
async fn without_an_aws_its_command_is_told() {
    // a login shell's folders are looked through, whoever's machine this is
    if ["/usr/local/bin/aws", "/opt/homebrew/bin/aws"].iter().any(|aws| Path::new(aws).exists()) {
        return gangway_tests::skip::skip("without_an_aws_its_command_is_told", "this machine has an aws");
    }
    let config = "[profile console]\nlogin_session = arn:aws:iam::111122223333:user/me\n";
    let desk = Desk::with(config, &[("PATH", "/nowhere")]).await;
    let fault = desk.begin("console", false).await.unwrap_err();
    assert_eq!((fault.code, fact(&fault, "kind")), (FaultCode::AwsLoginFailed, "not-found"));
    assert_eq!(fact(&fault, "command"), "aws login --profile console");
}
