use time::macros::datetime;

use super::*;
use crate::command::Remedy;
use crate::fault::Cause;
use crate::secret::Secret;
use crate::source::base::LoginSession;
use crate::source::identity_center::Portal;

const NOW: OffsetDateTime = datetime!(2026-11-30 17:00 UTC);

fn portal(session: Option<&str>) -> Portal {
    Portal {
        session: session.map(str::to_owned),
        start_url: "https://example.awsapps.com/start#/".to_owned(),
        region: "eu-central-1".to_owned(),
        scopes: vec!["sso:account:access".to_owned()],
    }
}

/// The names are those that botocore gives: see the judge in tests/conformance/profiles.py.
#[test]
fn files_are_named_by_session_or_address() {
    assert_eq!(sso::token_file(&portal(Some("corp"))), "ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
    assert_eq!(sso::token_file(&portal(None)), "fce6462ed5b8bda828c0368fed3ece58786a0808.json");
    assert_eq!(sso::registration_file(&portal(Some("corp"))), "8331434ad6eea9fc5f5c63944f4c15e1c5d65c8b.json");
    let session = LoginSession { session: "arn:aws:iam::111122223333:user/dev".to_owned() };
    let expected = "11fc4cc919a5a20db9df757c8a1b149bd4c42115ef36c7152c0d33f1e05a9027.json";
    assert_eq!(login::session_file(&session), expected);
}

fn token(expires: &str, registration: &str, refresh: bool) -> String {
    let refresh = if refresh { r#", "refreshToken": "hunter2-r""# } else { "" };
    format!(
        r#"{{"startUrl": "https://example.awsapps.com/start#/", "region": "eu-central-1", "accessToken": "hunter2-a", "expiresAt": "{expires}", "clientId": "c", "clientSecret": "hunter2-s", "registrationExpiresAt": "{registration}"{refresh}}}"#
    )
}

#[test]
fn a_token_is_written_as_it_was_read() {
    let text = token("2026-11-30T18:00:00Z", "2027-02-28T17:00:00Z", true);
    let read = sso::Token::read(&text).unwrap();
    assert_eq!(read.write(&portal(Some("corp"))).reveal(), text);
    assert!(!format!("{read:?} {:?}", read.write(&portal(None))).contains("hunter2"));
    let text = r#"{"clientId": "c", "clientSecret": "s", "expiresAt": "2027-02-28T17:00:00Z", "scopes": ["a"], "grantTypes": ["authorization_code", "refresh_token"]}"#;
    let registration = sso::Registration::read(text).unwrap();
    assert_eq!(registration.write().reveal(), text);
    assert!(registration.usable(true, NOW) && !registration.usable(false, NOW));
    assert!(!registration.usable(true, datetime!(2027-02-28 16:50 UTC)));
}

#[test]
fn a_token_stands_as_its_moments_say() {
    let check = |session, expires, registration, refresh, expected| {
        let read = sso::Token::read(&token(expires, registration, refresh)).unwrap();
        assert_eq!(read.standing(&portal(session), NOW), expected, "{expires} {registration} {refresh}");
    };
    let (later, soon, past) = ("2026-11-30T18:00:00Z", "2026-11-30T17:10:00Z", "2026-11-30T16:59:59UTC");
    check(Some("s"), later, later, true, SignIn::Valid);
    check(Some("s"), soon, later, true, SignIn::Renewable);
    check(Some("s"), past, later, true, SignIn::Renewable);
    check(Some("s"), past, past, true, SignIn::Expired);
    check(Some("s"), past, later, false, SignIn::Expired);
    check(Some("s"), soon, later, false, SignIn::Valid);
    check(None, soon, later, true, SignIn::Valid);
    check(None, past, later, true, SignIn::Expired);
    check(None, "2026-11-30T17:00:00Z", later, true, SignIn::Expired);
}

#[test]
fn a_sign_in_that_cannot_be_used_names_the_command() {
    let check = |text: Option<&str>, expected: Cause| {
        let fault = sso::current("dev", &portal(None), "/c/x.json", text, NOW).unwrap_err();
        assert_eq!(fault.cause, expected, "{text:?}");
        assert_eq!(fault.command().unwrap().words(), ["aws", "sso", "login", "--profile", "dev"]);
        assert!(!format!("{fault:?}").contains("hunter2"));
    };
    check(None, Cause::NotSignedIn);
    check(Some(&token("2026-11-30T16:00:00Z", "2027-02-28T17:00:00Z", true)), Cause::SignInExpired);
    for broken in [
        "",
        "[]",
        "{\"accessToken\": \"hunter2\"",
        "{\"accessToken\": \"hunter2\"}",
        "{\"accessToken\": \"hunter2\", \"expiresAt\": \"soon\"}",
        "{\"accessToken\": 1, \"expiresAt\": \"2027-02-28T17:00:00Z\"}",
    ] {
        check(Some(broken), Cause::SignInUnreadable);
    }
    let bare = r#"{"accessToken": "a", "expiresAt": "2027-02-28T17:00:00Z", "of-a-later-version": {}}"#;
    assert!(sso::current("dev", &portal(None), "x", Some(bare), NOW).unwrap().client.is_none());
}

const KEPT: &str = r#"{"accessToken": {"accessKeyId": "hunter2", "secretAccessKey": "hunter2", "sessionToken": "hunter2",
    "accountId": "111122223333", "expiresAt": "2026-11-30T17:04:00Z"}, "tokenType": "urn:aws:params:oauth:token-type:access_token_sigv4",
    "clientId": "arn:aws:signin:::devtools/same-device", "refreshToken": "hunter2", "idToken": "x", "dpopKey": "hunter2"}"#;

#[test]
fn what_aws_login_keeps_is_told() {
    let kept = login::current("me", "/c/x.json", Some(KEPT), NOW).unwrap();
    assert_eq!((kept.account_id.as_str(), kept.standing(NOW)), ("111122223333", SignIn::Renewable));
    assert!(!format!("{kept:?}").contains("hunter2"));
    let check = |text: Option<&str>, now, expected: Cause| {
        let fault = login::current("me", "/c/x.json", text, now).unwrap_err();
        assert_eq!((fault.cause, fault.remedy), (expected, Some(Remedy::Login)), "{text:?}");
    };
    check(None, NOW, Cause::NotSignedIn);
    check(Some("{}"), NOW, Cause::SignInUnreadable);
    let bare = KEPT.replace("refreshToken", "x");
    check(Some(&bare), datetime!(2026-11-30 17:04 UTC), Cause::SignInExpired);
    assert_eq!(login::current("me", "x", Some(&bare), NOW).unwrap().standing(NOW), SignIn::Valid);
}

#[test]
fn any_text_of_a_secret_stays_json() {
    let written =
        sso::Token {
            access_token: Secret::new("\"\\\n\u{7f}é🚂"), expires_at: NOW, refresh_token: None, client: None
        }
        .write(&portal(None));
    let read = sso::Token::read(written.reveal()).unwrap();
    assert_eq!(read.access_token.reveal(), "\"\\\n\u{7f}é🚂");
    assert!(written.reveal().is_ascii());
}
