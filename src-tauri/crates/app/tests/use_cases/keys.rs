//! Keys that a person typed: usable, listed by label, and nowhere on disk.

use gangway_app::bindings::FaultCode;
use gangway_app::views::*;

use crate::desk::Desk;

#[tokio::test]
async fn typed_keys_serve_and_leave_no_trace() {
    let desk = Desk::new().await;
    let keys = |secret: &str| AddKeys {
        label: " from my team ".to_owned(),
        access_key_id: " ASIAIOSFODNN7EXAMPLE ".to_owned(),
        secret_access_key: secret.to_owned(),
        session_token: Some("token-hunter2".to_owned()),
    };
    assert_eq!(desk.app.add_keys(keys(" ")).await.unwrap_err().code, FaultCode::CredentialsMissing);
    for id in ["hello", "AKIA", "AKIDIOSFODNN7EXAMPLE", "akiaiosfodnn7example", "AKIAIOSFODNN7 EXAMPLE"] {
        let refused = desk.app.add_keys(AddKeys { access_key_id: id.to_owned(), ..keys("secret-hunter2") }).await;
        assert_eq!(refused.unwrap_err().code, FaultCode::AccessKeyMalformed, "{id}");
    }
    let added = desk.app.add_keys(keys("secret-hunter2")).await.unwrap();
    assert!(!added.kept, "there is no keychain in this test");
    let listed = desk.app.accounts(()).await.unwrap().options;
    let option = listed.iter().find(|option| option.choice == added.choice).unwrap();
    assert_eq!((option.label.as_str(), option.credentials), ("from my team", CredentialKind::Typed));
    assert_eq!(listed[0].choice, AccountChoice::Practice);
    assert_eq!(found_on_disk(&desk.path("home"), "hunter2"), Vec::<String>::new());

    desk.app.forget_keys(added.choice.clone()).await.unwrap();
    let question = AccountRequest { account: added.choice, region: crate::desk::REGION.to_owned() };
    assert_eq!(desk.app.identify(question).await.unwrap_err().code, FaultCode::CredentialsMissing);
}

#[tokio::test]
async fn the_practice_account_says_who_we_are() {
    let desk = Desk::new().await;
    let question = AccountRequest { account: AccountChoice::Practice, region: crate::desk::REGION.to_owned() };
    let identity = desk.app.identify(question).await.unwrap();
    assert_eq!((identity.account.len(), identity.partition.as_str()), (12, "aws"));
    let question = AccountRequest { account: AccountChoice::Practice, region: "mars-1.example/".to_owned() };
    assert_eq!(desk.app.identify(question).await.unwrap_err().code, FaultCode::RegionWithoutService);
}

#[tokio::test]
async fn pages_for_a_beginner_are_in_their_language_and_may_be_opened() {
    let desk = Desk::new().await;
    for (language, japanese) in [(Language::En, false), (Language::Ja, true)] {
        let overview = desk.app.overview(()).await.unwrap();
        let settings = Settings { language: Some(language), ..overview.settings };
        desk.app.save_settings(settings).await.unwrap();
        let guides = desk.app.accounts(()).await.unwrap().guides;
        assert_eq!(guides.iter().any(|guide| guide.address.contains("/ja_jp/")), japanese);
        for guide in guides {
            assert!(desk.app.check_address(&guide.address).is_ok(), "{}", guide.address);
        }
    }
}

pub(crate) fn found_on_disk(folder: &std::path::Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(found_on_disk(&path, text));
        } else if String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(text) {
            found.push(path.display().to_string());
        }
    }
    found
}
