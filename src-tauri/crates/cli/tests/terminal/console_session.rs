//! Profiles that were signed in to with `aws login`: the session is read, renewed at AWS's sign-in service and kept.
//!
//! The service is reached at AWS's own address, through a company's proxy that answers in its place.

use gangway_tests::company::{CompanyProxy, HeardCall};
use gangway_tests::portal::{answer, of_another};
use serde_json::{Value, json};

use crate::program::{CallResult, Desk};

/// Where the AWS CLI keeps the session below, named by its digest.
const FILE: &str = ".aws/login/cache/6eeec053fe13079aaf7fd81065ec5ecbdb93674f20700e51842d0c769b240c8a.json";

/// The key of a session: 32 bytes of the value 17 on the curve P-256.
const KEY: &str = "-----BEGIN EC PRIVATE KEY-----\n\
    MDECAQEEIBERERERERERERERERERERERERERERERERERERERERERoAoGCCqGSM49\nAwEH\n\
    -----END EC PRIVATE KEY-----\n";

fn desk() -> Desk {
    let mut desk = Desk::with_practice(&[]);
    let endpoint = desk.take_variables();
    std::fs::create_dir_all(desk.path(".aws/login/cache")).unwrap();
    let session = "login_session = arn:aws:iam::111122223333:user/me\n";
    desk.write(".aws/config", format!("[profile p]\n{session}endpoint_url = {endpoint}\n"));
    desk
}

fn status(desk: &Desk) -> CallResult {
    let file = desk.setup("shop");
    let told = desk.run(&["status", &file, "--json", "--region", "us-east-1", "--profile", "p"]);
    assert!(!format!("{told:?}").contains("hunter2"), "{told:?}");
    told
}

/// What the AWS CLI writes when somebody has signed in.
fn session(until: &str, key: &str) -> Value {
    json!({
        "accessToken": {
            "accessKeyId": "ASIAEXAMPLE", "secretAccessKey": "hunter2", "sessionToken": "hunter2",
            "accountId": "111122223333", "expiresAt": until,
        },
        "tokenType": "urn:aws:params:oauth:token-type:access_token_sigv4",
        "refreshToken": "hunter2-first",
        "idToken": "hunter2-id",
        "clientId": "arn:aws:signin:::devtools/same-device",
        "dpopKey": key,
    })
}

/// Leaves a session that ran out long ago, for its owner alone.
fn leave_old_session(desk: &Desk) -> Value {
    use std::os::unix::fs::PermissionsExt as _;
    let old = session("2001-01-01T00:00:00Z", KEY);
    let path = desk.write(FILE, old.to_string());
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    old
}

fn kept(desk: &Desk) -> Value {
    serde_json::from_slice(&std::fs::read(desk.path(FILE)).unwrap()).unwrap()
}

/// All ways out lead through this proxy, whose certificate is trusted.
fn through(desk: &mut Desk, proxy: &CompanyProxy) {
    desk.let_variable("HTTPS_PROXY", proxy.address());
    let bundle = desk.write("company.pem", proxy.pem());
    desk.let_variable("AWS_CA_BUNDLE", &bundle);
}

/// The sign-in service: new keys for a request that it understands.
fn renewed(call: &HeardCall) -> String {
    let (head, body) = call.text.split_once("\r\n\r\n").unwrap();
    let body: Value = serde_json::from_str(body).unwrap();
    let asked = json!({
        "clientId": "arn:aws:signin:::devtools/same-device", "grantType": "refresh_token",
        "refreshToken": "hunter2-first",
    });
    let proof =
        head.lines().filter_map(|line| line.split_once(": ")).find(|(name, _)| name.eq_ignore_ascii_case("dpop"));
    if !head.starts_with("POST /v1/token ") || body != asked || !proves(proof.unwrap_or_default().1, &call.host) {
        return answer(400, "application/json", "x-amzn-errortype: ValidationException\r\n", "{}");
    }
    let keys = json!({ "accessKeyId": "ASIANEW", "secretAccessKey": "hunter2-new", "sessionToken": "hunter2-new" });
    let given = json!({
        "accessToken": keys, "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "hunter2-second",
    });
    answer(200, "application/json", "", &given.to_string())
}

/// Whether this is a proof of possession for a call of the token's address.
fn proves(proof: &str, host: &str) -> bool {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let mut parts = proof.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).unwrap_or_default());
    let mut part = || serde_json::from_slice::<Value>(&parts.next().unwrap_or_default()).unwrap_or_default();
    let (head, claims) = (part(), part());
    head["typ"] == "dpop+jwt"
        && head["jwk"]["crv"] == "P-256"
        && claims["htm"] == "POST"
        && claims["htu"] == format!("https://{host}/v1/token")
}

#[test]
fn who_signed_in_with_aws_login_is_signed_in() {
    let desk = desk();
    assert_eq!(status(&desk).object()["fault"]["code"], "not-signed-in");
    desk.write(FILE, session("2001-01-01T00:00:00Z", "hunter2").to_string());
    assert_eq!(status(&desk).object()["fault"]["code"], "sign-in-expired");
    desk.write(FILE, session("2199-01-01T00:00:00Z", "hunter2").to_string());
    let told = status(&desk);
    assert_eq!(told.code, Some(0), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_renewed_and_kept_for_the_aws_cli() {
    use std::os::unix::fs::PermissionsExt as _;
    let proxy = CompanyProxy::start("A company", renewed).await;
    let mut desk = desk();
    through(&mut desk, &proxy);
    let mut expected = leave_old_session(&desk);
    let told = status(&desk);
    assert_eq!(told.code, Some(0), "{told:?} {:?}", proxy.heard());
    assert_eq!(proxy.tunnels(), ["us-east-1.signin.aws.amazon.com"]);
    let kept = kept(&desk);
    let until = kept["accessToken"]["expiresAt"].clone();
    assert!(until.as_str().unwrap() > "2001-01-01T00:00:00Z" && until.as_str().unwrap().ends_with('Z'), "{until}");
    let account = json!({
        "accessKeyId": "ASIANEW", "secretAccessKey": "hunter2-new", "sessionToken": "hunter2-new",
        "accountId": "111122223333", "expiresAt": until,
    });
    expected["accessToken"] = account;
    expected["refreshToken"] = "hunter2-second".into();
    assert_eq!(kept, expected, "all else stays");
    assert_eq!(std::fs::metadata(desk.path(FILE)).unwrap().permissions().mode() & 0o777, 0o600);
    // what was kept is good for the next call, which asks for nothing
    assert_eq!(status(&desk).code, Some(0));
    assert_eq!(proxy.heard().len(), 1, "{:?}", proxy.tunnels());
}

/// What is told when the sign-in service answers so. The session stays as it was.
async fn refused(given: String, code: &str, facts: &[(&str, &str)]) {
    let reason = given.clone();
    let proxy = CompanyProxy::start("A company", move |_| given.clone()).await;
    let mut desk = desk();
    through(&mut desk, &proxy);
    let old = leave_old_session(&desk);
    let told = status(&desk);
    let fault = told.object()["fault"].clone();
    assert_eq!(fault["code"], code, "{reason}: {told:?}");
    for (name, expected) in facts {
        assert_eq!(fault["facts"][name], *expected, "{reason}: {fault}");
    }
    assert!(!proxy.heard().is_empty(), "{reason}");
    assert_eq!(kept(&desk), old, "{reason}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_renewal_says_what_to_do() {
    let no = |status, code: &str, error: &str| {
        let body = json!({ "error": error, "message": "hunter2" });
        answer(status, "application/json", &format!("x-amzn-errortype: {code}\r\n"), &body.to_string())
    };
    let denied = |error| no(403, "AccessDeniedException", error);
    let again = [("command", "aws login --profile p"), ("ours", "gangway-cli sign-in --profile p")];
    refused(denied("TOKEN_EXPIRED"), "sign-in-expired", &again).await;
    refused(denied("USER_CREDENTIALS_CHANGED"), "sign-in-expired", &again).await;
    refused(denied("AUTHCODE_EXPIRED"), "sign-in-expired", &again).await;
    refused(no(400, "ValidationException", "INVALID_REQUEST"), "sign-in-expired", &again).await;
    let allow = [("action", "signin:CreateOAuth2Token")];
    refused(denied("INSUFFICIENT_PERMISSIONS"), "access-denied", &allow).await;
    refused(no(500, "InternalServerException", "server_error"), "aws-unavailable", &[]).await;
    refused(no(429, "TooManyRequestsError", "rate_exceeded"), "throttled", &[]).await;
    refused(answer(503, "application/json", "", "{}"), "aws-unavailable", &[]).await;
    refused(of_another(), "answered-by-another", &[("host", "us-east-1.signin.aws.amazon.com")]).await;
}

/// Where the way to the sign-in service is the trouble, nobody is sent to sign in again.
#[tokio::test(flavor = "multi_thread")]
async fn a_way_that_is_closed_ends_no_session() {
    let proxy = CompanyProxy::start("Zscaler Root CA", renewed).await;
    let mut desk = desk();
    let old = leave_old_session(&desk);
    desk.let_variable("HTTPS_PROXY", proxy.address());
    let fault = status(&desk).object()["fault"].clone();
    assert_eq!(
        (&fault["code"], &fault["facts"]["issuer"]),
        (&"certificate-untrusted".into(), &"Zscaler Root CA".into())
    );
    drop(proxy);
    desk.let_variable("HTTPS_PROXY", "http://127.0.0.1:1");
    assert_eq!(status(&desk).object()["fault"]["code"], "no-network");
    assert_eq!(kept(&desk), old);
}
