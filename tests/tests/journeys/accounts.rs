//! Every way to an account: the profiles of an AWS configuration, the environment, keys that are typed. Who they are comes
//! from STS, and no secret is ever on disk.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;

use gangway_tests::bus::Bus;
use gangway_tests::journey::{Findings, Language, Stage};
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_tests::window::Window;
use gangway_tests::world::World;
use gangway_words::{Language as Speech, Value, Words};

/// Part of every secret here.
const SECRET: &str = "hunter2";
/// The practice account's.
const ACCOUNT: &str = "111122223333";
/// How long a question to the account may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// SHA-1 of the session's name: how AWS's tools name the file of a sign-in.
const SIGN_IN: &str = "d25187dc137f35c88bc80ec8c3ffbdb17b5eb873";

/// An AWS configuration with a profile of every kind, as a person's tools leave it.
fn configure(home: &Path) {
    let program = home.join("print-keys");
    let keys = format!(
        "#!/bin/sh\necho '{{\"Version\": 1, \"AccessKeyId\": \"AKIAPROCESSEXAMPLE00\", \"SecretAccessKey\": \"{SECRET}-p\"}}'\n"
    );
    std::fs::write(&program, keys).expect("a program that prints keys");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    let config = format!(
        "[profile keys]\nregion = eu-central-1\n\
         [profile process]\nregion = eu-west-1\ncredential_process = {}\n\
         [profile role]\nregion = eu-west-1\nrole_arn = arn:aws:iam::{ACCOUNT}:role/deployer\nsource_profile = keys\n\
         [profile role-elsewhere]\nregion = eu-west-1\nrole_arn = arn:aws:iam::999999999999:role/deployer\n\
         source_profile = keys\n\
         [sso-session team]\nsso_region = us-east-1\nsso_start_url = https://team.awsapps.com/start\n\
         [profile signed-in]\nsso_session = team\nsso_account_id = {ACCOUNT}\nsso_role_name = Developer\n",
        program.display()
    );
    let credentials = format!("[keys]\naws_access_key_id = AKIASTATICEXAMPLE000\naws_secret_access_key = {SECRET}-s\n");
    std::fs::create_dir_all(home.join(".aws/sso/cache")).expect("a folder of AWS's tools");
    std::fs::write(home.join(".aws/config"), config).expect("a configuration");
    std::fs::write(home.join(".aws/credentials"), credentials).expect("credentials");
}

/// A sign-in that ran out long ago.
fn expired_sign_in(home: &Path) {
    let token = serde_json::json!({
        "startUrl": "https://team.awsapps.com/start",
        "region": "us-east-1",
        "accessToken": format!("{SECRET}-t"),
        "expiresAt": "2024-01-01T00:00:00Z",
    });
    std::fs::write(home.join(format!(".aws/sso/cache/{SIGN_IN}.json")), token.to_string()).expect("a sign-in");
}

/// Chooses the profile that is listed at this place, and waits until it is known who that is.
async fn who(window: &Window, at: usize, whose: &str) {
    window.choose("account-profile", &at.to_string()).await;
    window.gone("fault").await;
    window.text_when("account-identity", PATIENCE, whose, |text| text.contains(whose)).await;
}

/// Which account is chosen.
async fn chosen(window: &Window) -> String {
    let script = "return document.querySelector('[data-testid=\"account-profile\"] button').innerText.trim()";
    window.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Every file below a folder that holds a text.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if std::fs::read(&path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(text)) {
            found.push(path.display().to_string());
        }
    }
    found
}

fn missing() -> Option<&'static str> {
    ["Xvfb", "WebKitWebDriver"].into_iter().find(|program| !place::in_path(program)).or_else(Bus::missing)
}

#[tokio::test]
async fn every_kind_of_profile_says_who_it_is() {
    if let Some(program) = missing() {
        return skip("every_kind_of_profile_says_who_it_is", &format!("{program} isn't installed"));
    }
    let stage = Stage::new(&place::kept().join("journeys/accounts"), Language::Ja);
    let world = World::start(&stage.home().join("world"), &["--fast"]);
    configure(stage.home());
    let stage = stage.with_variables([
        ("AWS_ENDPOINT_URL", world.endpoint()),
        ("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT00000"),
        ("AWS_SECRET_ACCESS_KEY", "hunter2-e"),
    ]);
    let mut found = Findings::default();
    let mut window = stage.open().await;
    window.press("home-new").await;
    window.pick("account", "aws").await;

    // as they are listed: the environment, then the profiles by name
    let user = format!("arn:aws:iam::{ACCOUNT}:user/");
    window.text_when("account-identity", PATIENCE, "the environment's identity", |text| text.contains(&user)).await;
    for at in 1..=3 {
        who(&window, at, &user).await;
    }
    window.picture("profile").await;
    found.look("profile", &window).await;

    // a role is really assumed: where that is denied, it says so
    window.choose("account-profile", "4").await;
    let denied = window.text("fault").await;
    assert!(denied.contains("sts:AssumeRole") && denied.contains(":role/"), "{denied}");
    window.picture("role-denied").await;
    found.look("role-denied", &window).await;

    // a sign-in that nobody made, and one that ran out: what happened, and what to do
    let words = Words::new(Speech::Ja);
    for (sign_in, id) in [("missing", "fault-not-signed-in"), ("expired", "fault-sign-in-expired")] {
        let command = Value::from("aws sso login --profile signed-in");
        let facts = [("profile", Value::from("signed-in")), ("command", command)];
        let says = [words.say(id, &facts), words.say_attribute(id, "next", &facts)];
        if sign_in == "expired" {
            expired_sign_in(stage.home());
            who(&window, 1, &user).await;
        }
        window.choose("account-profile", "5").await;
        let fault = window.text("fault").await;
        for sentence in &says {
            assert!(fault.contains(sentence), "a sign-in is {sign_in}: {fault}");
        }
        window.picture(&format!("sign-in-{sign_in}")).await;
        found.look(&format!("sign-in-{sign_in}"), &window).await;
    }

    // the choice is kept, and what it means with it
    who(&window, 3, &user).await;
    window.press("step-next").await;
    window.see("repository-text").await;
    found.refused(&window).await;
    window.close().await;
    let mut window = stage.open().await;
    window.see("repository-text").await;
    window.press("step-back").await;
    window.text_when("account-identity", PATIENCE, "who it is", |text| text.contains(&user)).await;
    assert_eq!(chosen(&window).await, "role");
    window.close().await;

    assert_eq!(found, Findings::default());
    assert_eq!(holding(&stage.home().join("gangway"), SECRET), Vec::<String>::new());
    assert_eq!(holding(stage.folder(), SECRET), Vec::<String>::new());
}

#[tokio::test]
async fn typed_keys_outlast_the_program_in_the_keychain_alone() {
    if let Some(program) = missing() {
        return skip("typed_keys_outlast_the_program_in_the_keychain_alone", &format!("{program} isn't installed"));
    }
    let stage = Stage::new(&place::kept().join("journeys/keys"), Language::En);
    let world = World::start(&stage.home().join("world"), &["--fast"]);
    let stage = stage.with_keychain().with_variables([("AWS_ENDPOINT_URL", world.endpoint())]);
    let mut found = Findings::default();
    let mut window = stage.open().await;
    window.press("home-new").await;
    window.pick("account", "keys").await;
    window.write("keys-label", "from my team").await;
    window.write("keys-id", "no key at all").await;
    window.write("keys-secret", &format!("{SECRET}-k")).await;
    window.press("keys-add").await;
    let words = Words::new(Speech::En);
    let malformed = words.say("fault-access-key-malformed", &[]);
    window
        .until("what is wrong at its field", || async {
            window.see_css("main").await.text().await.ok()?.contains(&malformed).then_some(())
        })
        .await;
    window.picture("keys-malformed").await;
    found.look("keys-malformed", &window).await;
    window.write("keys-id", "AKIATYPEDEXAMPLE0000").await;
    window.press("keys-add").await;
    window.text_when("account-identity", PATIENCE, "who they are", |text| text.contains(ACCOUNT)).await;
    window.picture("keys-kept").await;
    found.look("keys-kept", &window).await;
    window.press("step-next").await;
    window.see("repository-text").await;
    window.close().await;

    let mut window = stage.open().await;
    window.see("repository-text").await;
    window.press("step-back").await;
    window.text_when("account-identity", PATIENCE, "who they are", |text| text.contains(ACCOUNT)).await;
    assert_eq!(chosen(&window).await, "from my team");
    window.close().await;
    assert_eq!(found, Findings::default());
    assert_eq!(holding(stage.home(), SECRET), Vec::<String>::new());
}
