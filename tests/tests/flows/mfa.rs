//! A role that asks for the code of an MFA device, against the practice account, which enforces it.

use std::sync::Arc;

use gangway_app::bindings::{Fact, Fault, FaultCode};
use gangway_app::environment::Environment;
use gangway_app::views::*;
use gangway_app::{App, Options, PracticeSource, Secrets, SignInOptions};
use gangway_profiles::environment::{Environment as AwsEnvironment, System};
use gangway_tests::mfa::{device, guarded_role};

use crate::stage::{REGION, Stage};

/// The program of somebody whose profiles `p` and `without` assume the role, the second one without a device.
#[allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]
async fn program(stage: &Stage, folder: &std::path::Path, role: &str, serial: &str) -> App {
    let endpoint = stage.endpoint();
    let config = format!(
        "[profile base]\naws_access_key_id = AKIAX\naws_secret_access_key = s\nendpoint_url = {endpoint}\n\
         [profile p]\nrole_arn = {role}\nsource_profile = base\nmfa_serial = {serial}\nendpoint_url = {endpoint}\n\
         [profile without]\nrole_arn = {role}\nsource_profile = base\nendpoint_url = {endpoint}\n"
    );
    std::fs::create_dir_all(folder.join(".aws")).unwrap();
    std::fs::write(folder.join(".aws/config"), config).unwrap();
    let home = folder.display().to_string();
    let variables = [("HOME".to_owned(), home.clone()), ("USERPROFILE".to_owned(), home)];
    let environment = Environment { aws: AwsEnvironment::new(System::HERE, variables), ..Environment::default() };
    let app = App::open(Options {
        home: Some(folder.join("home")),
        practice: PracticeSource::Absent,
        identify_practice: Box::new(|_| Box::pin(std::future::pending())),
        put_stand_in: Box::new(|_, _| Box::pin(std::future::pending())),
        endpoint: None,
        language: Language::En,
        environment,
        secrets: Secrets::in_memory(),
        ask_mfa_code: None,
        sign_in: SignInOptions::new(Arc::new(|_, id| id.to_owned())),
    });
    app.await.unwrap()
}

async fn identify(app: &App, profile: &str) -> Result<Identity, Fault> {
    let account = AccountChoice::Profile { name: profile.to_owned() };
    app.identify(AccountRequest { account, region: REGION.to_owned() }).await
}

/// Of a question for a code: whether one was refused before.
fn kind(outcome: Result<impl std::fmt::Debug, Fault>) -> String {
    let fault = outcome.unwrap_err();
    let Some(Fact::Text(kind)) = fault.facts.get("kind") else { panic!("{fault:?}") };
    assert_eq!(fault.code, FaultCode::MfaCodeWanted);
    kind.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_assumed_with_the_code_that_the_device_shows() {
    let stage = Stage::open().await;
    let (serial, code) = device(stage.endpoint()).await;
    let account = serial.split(':').nth(4).unwrap().to_owned();
    let role = guarded_role(stage.endpoint(), &account).await;
    let folder = tempfile::tempdir().unwrap();
    let app = program(&stage, folder.path(), &role, &serial).await;
    let give = async |app: &App, code: &str| {
        app.give_mfa_code(GiveMfaCode { serial: serial.clone(), code: code.to_owned() }).await
    };

    assert_eq!(identify(&app, "without").await.unwrap_err().code, FaultCode::RoleDenied);
    assert_eq!(kind(identify(&app, "p").await), "first");
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for refused in [wrong, "12345", "１２３４５６", "x"] {
        assert_eq!(kind(give(&app, refused).await), "refused", "{refused}");
    }
    assert_eq!(give(&app, &code).await, Ok(()));
    assert_eq!(identify(&app, "p").await.unwrap().account, account);
    assert_eq!(identify(&app, "p").await.unwrap().account, account, "nobody is asked again");

    let (_, next) = device(stage.endpoint()).await;
    assert_ne!(next, code);
    drop(app);
    let app = program(&stage, folder.path(), &role, &serial).await;
    assert_eq!(kind(identify(&app, "p").await), "first", "what a code gave is in no file");
    assert_eq!(kind(give(&app, &code).await), "refused", "a code is good once");
    assert_eq!(give(&app, &next).await, Ok(()));
    assert!(identify(&app, "p").await.is_ok());
}
