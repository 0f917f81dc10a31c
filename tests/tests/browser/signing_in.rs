//! The ways to an account: from a computer on which nothing is set up to somebody whom AWS knows.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use fantoccini::key::Key;
use gangway_practice::{Options as PracticeOptions, Practice};
use gangway_tests::mfa;
use gangway_tests::portal::{self, DeviceAnswer, Portal};
use gangway_tests::window::InputMethod;
use gangway_words::{Language, Value, Words};

use crate::visit::{PATIENCE, Visit, tab};
use crate::{ENGLISH, JAPANESE};

const ACCOUNT: &str = "111122223333";
const DEVICE: &str = "arn:aws:iam::111122223333:mfa/phone";
const KEYS: &str = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = hunter2\n";
/// The code that the device doesn't show.
const WRONG: &str = "000000";

/// Stands in for STS: whoever asks is `who`, and a role is theirs who bring a code.
fn sts(who: &'static str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (status, body) = answer(&request(&mut stream), who);
            let head = format!("HTTP/1.1 {status} .\r\nx-amzn-requestid: 1\r\ncontent-type: text/xml\r\n");
            let _ = write!(stream, "{head}connection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        }
    });
    address
}

/// A request with its whole body.
fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                break;
            }
        }
        match stream.read(&mut buffer) {
            Ok(read) if read > 0 => bytes.extend_from_slice(&buffer[..read]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn answer(request: &str, who: &str) -> (u16, String) {
    if request.contains(&format!("TokenCode={WRONG}")) {
        let message = "MultiFactorAuthentication failed with invalid MFA one time pass code.";
        let error = format!("<Error><Code>AccessDenied</Code><Message>{message}</Message></Error>");
        return (403, format!("<ErrorResponse>{error}<RequestId>1</RequestId></ErrorResponse>"));
    }
    if request.contains("Action=AssumeRole") {
        let keys = "<AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>hunter2</SecretAccessKey>";
        let kept = format!("{keys}<SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>");
        let result = format!("<AssumeRoleResult><Credentials>{kept}</Credentials></AssumeRoleResult>");
        return (200, format!("<AssumeRoleResponse>{result}</AssumeRoleResponse>"));
    }
    let result = format!("<Arn>{who}</Arn><Account>{ACCOUNT}</Account>");
    let result = format!("<GetCallerIdentityResult>{result}</GetCallerIdentityResult>");
    (200, format!("<GetCallerIdentityResponse>{result}</GetCallerIdentityResponse>"))
}

/// Writes the person's AWS configuration.
fn configure(visit: &Visit, config: &str) {
    let folder = visit.home().join(".aws");
    std::fs::create_dir_all(&folder).expect("a folder of AWS's tools");
    std::fs::write(folder.join("config"), config).expect("a configuration");
}

/// A new setup, at its account, with the tile of AWS chosen.
async fn to_the_account(visit: &Visit) {
    visit.press("home-new").await;
    visit.at("account").await;
    visit.pick("account", "aws").await;
}

async fn no_findings(visit: &Visit) {
    assert_eq!(visit.axe().await, vec![]);
}

#[tokio::test]
async fn nothing_set_up_leads_to_a_profile_and_it_is_found() {
    let test = "nothing_set_up_leads_to_a_profile_and_it_is_found";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Keyboard).await else { return };
    to_the_account(&visit).await;
    let words = Words::new(Language::En);
    visit
        .text_when("account-ways", PATIENCE, "the ways", |text| text.contains(&words.say("account-way-sso", &[])))
        .await;
    visit.picture("ways").await;
    no_findings(&visit).await;

    // each is folded until somebody opens it, by the keyboard too
    let open = "return document.querySelectorAll('[data-testid=\"account-way\"] [aria-expanded=\"true\"]').length";
    assert_eq!(visit.script(open, vec![]).await, 0);
    visit.press_css("[data-testid=\"account-way\"]:nth-of-type(1) [aria-expanded]", PATIENCE).await;
    visit.until("an open way", || async { (visit.script(open, vec![]).await == 1).then_some(()) }).await;
    visit.picture("way").await;
    no_findings(&visit).await;

    // without an account nobody goes on, and it is said why
    visit.press("step-next").await;
    visit.at("account").await;

    visit.press("account-again").await;
    let still = words.say("account-again-none", &[]);
    visit.text_when("account-again-told", PATIENCE, "that there is none", |text| text.contains(&still)).await;
    configure(&visit, &format!("[profile work]\nregion = eu-west-1\nendpoint_url = {}\n{KEYS}", sts(USER)));
    visit.press("account-again").await;
    visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains(USER)).await;
    assert!(!visit.has("account-root").await);
    visit.picture("found").await;
    no_findings(&visit).await;
}

const USER: &str = "arn:aws:iam::111122223333:user/me";
const ROOT: &str = "arn:aws:iam::111122223333:root";

#[tokio::test]
async fn root_is_advised_against_in_the_window() {
    let test = "root_is_advised_against_in_the_window";
    let Some(visit) = Visit::begin(test, JAPANESE, InputMethod::Pointer).await else { return };
    configure(&visit, &format!("[default]\nregion = eu-west-1\nendpoint_url = {}\n{KEYS}", sts(ROOT)));
    to_the_account(&visit).await;
    let warning = Words::new(Language::Ja).say("account-root", &[]);
    visit.text_when("account-root", PATIENCE, "the warning", |text| text.contains(&warning)).await;
    visit.picture("root").await;
    no_findings(&visit).await;
    visit.next("repository").await;
}

/// Waits until a screen reader says this with the field of the code.
async fn told_at_the_code(visit: &Visit, sentence: &str) {
    let said = "const field = document.querySelector('[data-testid=\"mfa-code\"] input'); \
        return `${field.getAttribute('aria-describedby') ?? ''}`.split(' ') \
          .map((id) => document.getElementById(id)?.textContent ?? '').join(' ')";
    let is_told = || async { visit.script(said, vec![]).await.as_str()?.contains(sentence).then_some(()) };
    visit.until(sentence, is_told).await;
}

#[tokio::test]
async fn an_mfa_code_is_asked_for_and_tried_at_once() {
    let test = "an_mfa_code_is_asked_for_and_tried_at_once";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Keyboard).await else { return };
    let role = format!("role_arn = arn:aws:iam::{ACCOUNT}:role/x\nsource_profile = base\nmfa_serial = {DEVICE}\n");
    let address = sts(USER);
    configure(
        &visit,
        &format!("[default]\nregion = eu-west-1\nendpoint_url = {address}\n{role}[profile base]\n{KEYS}"),
    );
    to_the_account(&visit).await;
    let words = Words::new(Language::En);
    visit.text_when("fault", PATIENCE, "the device", |text| text.contains(DEVICE)).await;
    visit.picture("code").await;
    no_findings(&visit).await;

    // what can't be a code isn't sent, and a wrong one is told at the field
    let told = async |sentence: String| told_at_the_code(&visit, &sentence).await;
    visit.write("mfa-code", "12345").await;
    visit.key(Key::Enter.into()).await;
    told(words.say("mfa-code-form", &[])).await;
    visit.write("mfa-code", WRONG).await;
    visit.key(Key::Enter.into()).await;
    let facts = [("kind", Value::from("refused")), ("profile", "default".into()), ("serial", DEVICE.into())];
    told(words.say("fault-mfa-code-wanted", &facts)).await;
    visit.picture("refused").await;
    no_findings(&visit).await;

    visit.write("mfa-code", "123 456").await;
    visit.key(Key::Enter.into()).await;
    visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains(USER)).await;
    visit.next("repository").await;
}

#[tokio::test]
async fn practice_takes_the_code_that_its_device_shows() {
    with_the_device("practice_takes_the_code_that_its_device_shows", ENGLISH, Language::En).await;
}

#[tokio::test]
async fn practice_takes_the_code_that_its_device_shows_in_japanese() {
    with_the_device("practice_takes_the_code_that_its_device_shows_in_japanese", JAPANESE, Language::Ja).await;
}

/// Somebody with a role that asks for a code reads it off the practice account's device, in the smallest window.
async fn with_the_device(test: &str, locale: &str, language: Language) {
    let Some(visit) = Visit::begin(test, locale, InputMethod::Pointer).await else { return };
    let practice = Practice::start(PracticeOptions::default()).await.expect("a practice account");
    let endpoint = practice.endpoint();
    let (serial, code) = mfa::device(endpoint).await;
    let account = serial.split(':').nth(4).expect("an ARN with its account");
    let role = mfa::guarded_role(endpoint, account).await;
    let place = format!("region = eu-west-1\nendpoint_url = {endpoint}\n");
    configure(
        &visit,
        &format!(
            "[default]\n{place}role_arn = {role}\nsource_profile = base\nmfa_serial = {serial}\n\
             [profile base]\n{place}{KEYS}"
        ),
    );
    visit.size(960, 640).await;
    to_the_account(&visit).await;
    visit.text_when("fault", PATIENCE, "the device", |text| text.contains(&serial)).await;
    visit.picture("code").await;
    no_findings(&visit).await;

    visit.write("mfa-code", if code == WRONG { "111111" } else { WRONG }).await;
    visit.key(Key::Enter.into()).await;
    let facts = [("kind", Value::from("refused")), ("profile", "default".into()), ("serial", serial.as_str().into())];
    told_at_the_code(&visit, &Words::new(language).say("fault-mfa-code-wanted", &facts)).await;
    visit.picture("refused").await;

    let device = tab(test, &format!("{endpoint}{}", mfa::PAGE), locale, InputMethod::Pointer).await;
    device.size(960, 640).await;
    let shown = device.see_css(".code").await.text().await.expect("the device's code");
    assert_eq!(device.script("return document.documentElement.lang", vec![]).await, language.tag());
    device.picture("device").await;
    // the page fetches itself again, as those of AWS that move do
    let findings = device.axe().await.into_iter().filter(|finding| finding.rule != "meta-refresh");
    assert_eq!(findings.collect::<Vec<_>>(), vec![]);

    visit.write("mfa-code", &shown).await;
    visit.key(Key::Enter.into()).await;
    visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains(account)).await;
    assert_ne!(mfa::device(endpoint).await.1, code, "the code was used");
    visit.picture("identity").await;
    no_findings(&visit).await;
    visit.next("repository").await;
}

/// A person whose one profile signs in to a portal that stands in for AWS's.
async fn at_a_portal(visit: &Visit) -> Portal {
    let portal = Portal::start().await;
    let origin = portal.origin();
    let role = format!("sso_account_id = {ACCOUNT}\nsso_role_name = Dev\nregion = eu-central-1\n");
    configure(
        visit,
        &format!(
            "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = {origin}/start\n\
             sso_registration_scopes = sso:account:access\n\
             [profile work]\nendpoint_url = {origin}\nsso_session = s\n{role}"
        ),
    );
    to_the_account(visit).await;
    visit.text_when("fault", PATIENCE, "whose sign-in it is", |text| text.contains("work")).await;
    portal
}

/// Who the portal's role is.
const ROLE: &str = "assumed-role/Dev/me";

#[tokio::test]
async fn a_sign_in_that_is_missing_is_made_in_the_browser() {
    let test = "a_sign_in_that_is_missing_is_made_in_the_browser";
    let Some(visit) = Visit::begin(test, JAPANESE, InputMethod::Pointer).await else { return };
    let _portal = at_a_portal(&visit).await;
    let words = Words::new(Language::Ja);
    // the list says how a profile signs in, and that somebody has to
    visit.press_css("[data-testid=\"account-profile\"] button", PATIENCE).await;
    let listed = visit.see_css("[role=option]").await.text().await.expect("a profile in the list");
    for id in ["account-credentials-sso", "account-sign-in-needed"] {
        assert!(listed.contains(&words.say(id, &[])), "{listed}");
    }
    visit.key(Key::Escape.into()).await;
    visit.picture("missing").await;
    no_findings(&visit).await;
    visit.press("sign-in").await;
    // the page opens a tab at the portal, which leads back to the program
    visit.go_to_opened().await;
    let done = words.say("sign-in-page-done", &[]);
    visit.until(&done, || async { visit.client().title().await.ok()?.contains(&done).then_some(()) }).await;
    visit.go_back().await;
    visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains(ROLE)).await;
    assert!(!visit.has("fault").await);
    visit.next("repository").await;
}

#[tokio::test]
async fn a_sign_in_is_canceled_or_made_with_a_code() {
    let test = "a_sign_in_is_canceled_or_made_with_a_code";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Keyboard).await else { return };
    let portal = at_a_portal(&visit).await;
    // somebody who stays at the portal's page
    portal.behave(|it| {
        it.spoiled.insert("/authorize", portal::answer(200, "text/plain", "", "Sign in"));
        it.device = vec![DeviceAnswer::Pending; 4];
    });
    visit.press("sign-in").await;
    visit.see("sign-in-waiting").await;
    visit.go_to_opened().await;
    visit.go_back().await;
    visit.picture("waiting").await;
    no_findings(&visit).await;
    visit.press("sign-in-cancel").await;
    visit.see("sign-in").await;

    visit.press("sign-in").await;
    visit.press("sign-in-device").await;
    visit.text_when("sign-in-code", PATIENCE, "the code", |text| text.starts_with("ABCD-")).await;
    visit.go_to_opened().await;
    visit.go_back().await;
    visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains(ROLE)).await;
    assert_eq!(portal.heard("GET /device").len(), 1, "the page opened it once");
}
