//! Each source of credentials, through a session, against servers that stand in for AWS's.
#![allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use gangway_catalog::fact::Fact;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::environment::Environment;
use gangway_profiles::secret::Secret;
use gangway_profiles::source::base::LoginSession;
use gangway_profiles::source::identity_center;
use gangway_profiles::tokens::{login, sso};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::mfa::{AskMfaCode, MfaAnswer, MfaQuestion, MfaRoles};
use crate::configuration::tests::desk;
use crate::configuration::{CallSettings, Configuration};
use crate::identity::Identity;
use crate::session::{Credentials, Session};

const REGION: &str = "eu-central-1";
const SECRET: &str = "hunter2";
const KEYS: &str = "[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = hunter2\n";
const DEVICE: &str = "arn:aws:iam::111122223333:mfa/phone";

/// A server that answers requests by their text, and remembers them.
#[derive(Clone)]
struct Stand {
    address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Stand {
    async fn new(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let request = request(&mut stream).await;
                let answer = answer(&request);
                heard.lock().unwrap().push(request);
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        });
        Self { address, requests }
    }

    fn heard(&self, text: &str) -> usize {
        self.requests.lock().unwrap().iter().filter(|request| request.contains(text)).count()
    }
}

/// A request with its whole body.
async fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut some = [0; 16_384];
    loop {
        let count = stream.read(&mut some).await.unwrap_or_default();
        bytes.extend_from_slice(&some[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            if count == 0 {
                return text;
            }
            continue;
        };
        let length = head.to_lowercase();
        let length = length.split("content-length: ").nth(1);
        let length = length.and_then(|rest| rest.split("\r\n").next()?.parse::<usize>().ok());
        if count == 0 || body.len() >= length.unwrap_or(0) {
            return text;
        }
    }
}

fn http(status: u16, media: &str, more: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} x\r\nx-amzn-requestid: 1\r\ncontent-type: {media}\r\n{more}content-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    )
}

fn xml(status: u16, body: &str) -> String {
    http(status, "text/xml", "", body)
}

fn json(status: u16, body: &str) -> String {
    http(status, "application/json", "", body)
}

/// STS, by the key that a request is signed with: the identity is named after it.
fn sts(request: &str) -> String {
    let kept = |id: &str| {
        format!(
            "<Credentials><AccessKeyId>{id}</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey>\
             <SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>"
        )
    };
    if request.contains("Action=AssumeRoleWithWebIdentity") {
        let result = format!("<AssumeRoleWithWebIdentityResult>{}</AssumeRoleWithWebIdentityResult>", kept("ASIAWEB"));
        return xml(200, &format!("<AssumeRoleWithWebIdentityResponse>{result}</AssumeRoleWithWebIdentityResponse>"));
    }
    if request.contains("TokenCode=000000") {
        return xml(
            403,
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>MultiFactorAuthentication \
             failed with invalid MFA one time pass code. </Message></Error><RequestId>1</RequestId></ErrorResponse>",
        );
    }
    if request.contains("Action=AssumeRole") {
        let id = if request.contains("Credential=AKIABASE/") { "ASIAFIRST" } else { "ASIASECOND" };
        let result = format!("<AssumeRoleResult>{}</AssumeRoleResult>", kept(id));
        return xml(200, &format!("<AssumeRoleResponse>{result}</AssumeRoleResponse>"));
    }
    let signed = request.split("Credential=").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("nobody");
    let result = format!("<Arn>arn:aws:iam::111122223333:user/{signed}</Arn><Account>111122223333</Account>");
    let result = format!("<GetCallerIdentityResult>{result}</GetCallerIdentityResult>");
    xml(200, &format!("<GetCallerIdentityResponse>{result}</GetCallerIdentityResponse>"))
}

/// Who the profile `p` is.
async fn who(environment: &Environment, codes: &MfaRoles) -> Result<Identity, Fault> {
    let configuration = Configuration::read(environment)?;
    let account = Box::new(configuration.account(Some("p"))?);
    let settings = configuration.settings(Some("p"))?;
    let credentials = Credentials::Configured { account, codes: codes.clone() };
    Session::open(credentials, REGION, &settings).await?.identity().await
}

async fn check(environment: &Environment, expected: &str) {
    let identity = who(environment, &MfaRoles::default()).await.unwrap();
    assert_eq!(identity.arn, format!("arn:aws:iam::111122223333:user/{expected}"));
}

async fn refused(environment: &Environment, expected: FaultCode) -> Fault {
    let fault = who(environment, &MfaRoles::default()).await.unwrap_err();
    assert_eq!(fault.code, expected, "{fault}");
    assert!(!format!("{fault:?}").contains(SECRET), "{fault:?}");
    fault
}

fn fact<'a>(fault: &'a Fault, name: &str) -> &'a str {
    match fault.facts.get(name) {
        Some(Fact::Text(text)) => text,
        _ => "",
    }
}

#[tokio::test]
async fn keys_of_a_file_and_typed_ones_are_sent() {
    let stand = Stand::new(sts).await;
    let config = format!("[profile p]\nendpoint_url = {}\n", stand.address);
    let (_folder, environment) = desk(&config, &KEYS.replace("base", "p"), &[]);
    check(&environment, "AKIABASE").await;
    let settings = CallSettings::default().replaced(Some(&stand.address));
    let typed =
        |id: &str| Credentials::Keys { access_key_id: id.to_owned(), secret: SECRET.to_owned(), session_token: None };
    let session = Session::open(typed("AKIATYPED"), REGION, &settings).await.unwrap();
    assert!(session.identity().await.unwrap().arn.ends_with("AKIATYPED"));
    let session = Session::open(typed("AKI\u{7}A"), REGION, &settings).await.unwrap();
    let fault = session.identity().await.unwrap_err();
    assert_eq!((fault.code, fact(&fault, "key")), (FaultCode::CredentialsUnsendable, "aws_access_key_id"));
}

/// STS as it answers where an account has only some Regions switched on: calls signed for another one are of nobody.
fn sts_only_in(on: &'static [&'static str]) -> impl Fn(&str) -> String {
    move |request| {
        let signed_for = |region: &&str| request.contains(&format!("/{region}/sts/aws4_request"));
        if on.iter().any(signed_for) {
            return sts(request);
        }
        xml(
            403,
            "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token \
             included in the request is invalid</Message></Error><RequestId>1</RequestId></ErrorResponse>",
        )
    }
}

/// What the profile `p` is told in a Region, and how often STS was asked.
async fn told_in(region: &str, on: &'static [&'static str], profile: &str) -> (Result<(), FaultCode>, usize) {
    let stand = Stand::new(sts_only_in(on)).await;
    let config = format!("[profile p]\nendpoint_url = {}\n{profile}", stand.address);
    let (_folder, environment) = desk(&config, KEYS, &[]);
    let configuration = Configuration::read(&environment).unwrap();
    let account = Box::new(configuration.account(Some("p")).unwrap());
    let settings = configuration.settings(Some("p")).unwrap();
    let credentials = Credentials::Configured { account, codes: codes(&["123456", "123456"]) };
    let told = async { Session::open(credentials, region, &settings).await?.identity().await.map(drop) };
    let told: Result<(), Fault> = told.await;
    if let Err(fault) = told.as_ref().map_err(|fault| fault.clone())
        && fault.code == FaultCode::RegionNotEnabled
    {
        assert_eq!((fact(&fault, "region"), fact(&fault, "kind")), (region, "account"));
    }
    (told.map_err(|fault| fault.code), stand.heard("/sts/aws4_request"))
}

#[tokio::test]
async fn a_region_that_is_not_switched_on_is_no_wrong_key() {
    const KEYS: &str = "aws_access_key_id = AKIAX\naws_secret_access_key = s\n";
    const ROLE: &str = "role_arn = arn:1\nsource_profile = base\n";
    let with_code = format!("{ROLE}mfa_serial = {DEVICE}\n");
    let main = &["us-east-1"];
    for (region, profile) in [
        ("eu-south-1", KEYS),
        ("af-south-1", KEYS),
        ("eu-south-1", ROLE),
        ("mx-central-1", ROLE),
        ("eu-south-1", &with_code),
    ] {
        assert_eq!(told_in(region, main, profile).await.0, Err(FaultCode::RegionNotEnabled), "{region}: {profile}");
    }
    // a key that nobody knows anywhere is still one, and a main Region isn't asked twice
    assert_eq!(told_in("eu-south-1", &[], KEYS).await.0, Err(FaultCode::CredentialsInvalid));
    assert_eq!(told_in("us-east-1", &[], KEYS).await, (Err(FaultCode::CredentialsInvalid), 1));
    // GovCloud's keys are unknown in us-east-1, and China's
    let others = &["us-gov-west-1", "cn-north-1"];
    assert_eq!(told_in("us-gov-east-1", others, KEYS).await.0, Err(FaultCode::RegionNotEnabled));
    assert_eq!(told_in("cn-northwest-1", others, KEYS).await.0, Err(FaultCode::RegionNotEnabled));
    assert_eq!(told_in("eu-south-1", &["eu-south-1"], KEYS).await.0, Ok(()));
    assert_eq!(told_in("eu-central-1", &["eu-central-1"], KEYS).await, (Ok(()), 1));
}

#[tokio::test]
async fn roles_are_assumed_one_behind_the_other_where_the_profile_says() {
    let stand = Stand::new(sts).await;
    let config = format!(
        "[profile p]\nrole_arn = arn:2\nsource_profile = q\nservices = s\nexternal_id = outside\n\
         [profile q]\nrole_arn = arn:1\nsource_profile = base\nrole_session_name = me\nduration_seconds = 900\n\
         [services s]\nsts =\n  endpoint_url = {}\n",
        stand.address
    );
    let (_folder, environment) = desk(&config, KEYS, &[]);
    check(&environment, "ASIASECOND").await;
    assert_eq!(stand.heard("RoleSessionName=me&DurationSeconds=900"), 1);
    assert_eq!((stand.heard("RoleSessionName=gangway"), stand.heard("ExternalId=outside")), (1, 1));
}

/// Says these codes, one after the other.
struct Codes(Mutex<Vec<&'static str>>);

impl AskMfaCode for Codes {
    fn code<'a>(&'a self, question: &'a MfaQuestion) -> MfaAnswer<'a> {
        assert_eq!((question.serial.as_str(), question.profile.as_str()), (DEVICE, "p"));
        Box::pin(std::future::ready(self.0.lock().unwrap().pop().map(Secret::new)))
    }
}

fn codes(codes: &[&'static str]) -> MfaRoles {
    MfaRoles::new(Arc::new(Codes(Mutex::new(codes.iter().rev().copied().collect()))))
}

#[tokio::test]
async fn a_role_asks_for_the_code_of_its_device_once() {
    let stand = Stand::new(sts).await;
    let config = format!(
        "[profile p]\nrole_arn = arn:1\nsource_profile = base\nmfa_serial = {DEVICE}\nendpoint_url = {}\n",
        stand.address
    );
    let (_folder, environment) = desk(&config, KEYS, &[]);
    let given = codes(&["12", "000000", "123456"]);
    for _ in 0..2 {
        assert!(who(&environment, &given).await.unwrap().arn.ends_with("ASIAFIRST"));
    }
    assert_eq!(stand.heard("TokenCode="), 2, "what can't be a code isn't sent, and what came of one is kept");
    assert_eq!(stand.heard("SerialNumber=arn%3Aaws%3Aiam%3A%3A111122223333%3Amfa%2Fphone&TokenCode=123456"), 1);
    let nobody = refused(&environment, FaultCode::MfaCodeWanted).await;
    assert_eq!((fact(&nobody, "serial"), fact(&nobody, "kind")), (DEVICE, "first"));
    let wrong = who(&environment, &codes(&["000000"])).await.unwrap_err();
    assert_eq!((wrong.code, fact(&wrong, "kind")), (FaultCode::MfaCodeWanted, "refused"));
}

/// A profile of Identity Center, its portal at an address, and what its token's file holds.
fn portal(stand: &Stand, token: Option<&str>) -> (tempfile::TempDir, Environment, std::path::PathBuf) {
    let config = "[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = Dev\n\
                  [sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x.example/start\n";
    let variables = [
        ("AWS_ENDPOINT_URL_SSO", stand.address.as_str()),
        ("AWS_ENDPOINT_URL_SSO_OIDC", stand.address.as_str()),
        ("AWS_ENDPOINT_URL_STS", stand.address.as_str()),
    ];
    let (folder, environment) = desk(config, "", &variables);
    let portal = identity_center::Portal {
        session: Some("s".to_owned()),
        start_url: "https://x.example/start".to_owned(),
        region: "eu-west-1".to_owned(),
        scopes: vec![],
    };
    let file = folder.path().join(".aws/sso/cache").join(sso::token_file(&portal));
    if let Some(token) = token {
        write(&file, token);
    }
    (folder, environment, file)
}

fn write(file: &Path, text: &str) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

const VALID: &str = r#"{"accessToken": "hunter2-valid", "expiresAt": "2100-01-01T00:00:00Z"}"#;

/// The portal, for one who is signed in.
fn center(request: &str) -> String {
    if request.contains("POST /token") {
        return json(200, r#"{"accessToken": "hunter2-new", "expiresIn": 3600, "refreshToken": "hunter2-next"}"#);
    }
    if request.contains("/federation/credentials") {
        let end = 4_102_444_800_000_u64;
        let role = r#"{"roleCredentials": {"accessKeyId": "ASIAPORTAL", "secretAccessKey": "s", "sessionToken": "t","#;
        return json(200, &format!("{role} \"expiration\": {end}}}}}"));
    }
    sts(request)
}

#[tokio::test]
async fn a_token_of_identity_center_gives_the_role() {
    let stand = Stand::new(center).await;
    let (_folder, environment, _) = portal(&stand, Some(VALID));
    check(&environment, "ASIAPORTAL").await;
    assert_eq!(stand.heard("x-amz-sso_bearer_token: hunter2-valid"), 1);
    assert_eq!((stand.heard("role_name=Dev"), stand.heard("account_id=111122223333")), (1, 1));
}

#[tokio::test]
async fn a_token_that_runs_out_is_renewed_into_its_file() {
    let stand = Stand::new(center).await;
    let old = r#"{"startUrl": "https://x.example/start", "region": "eu-west-1", "accessToken": "hunter2-old",
        "expiresAt": "2001-01-01T00:00:00Z", "clientId": "c", "clientSecret": "hunter2-c",
        "registrationExpiresAt": "2100-01-01T00:00:00Z", "refreshToken": "hunter2-r"}"#;
    let (_folder, environment, file) = portal(&stand, Some(old));
    check(&environment, "ASIAPORTAL").await;
    assert_eq!(stand.heard("x-amz-sso_bearer_token: hunter2-new"), 1);
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept.contains("hunter2-new") && kept.contains("hunter2-next") && kept.contains("hunter2-c"), "{kept}");
}

#[tokio::test]
async fn each_way_to_be_signed_out_is_told_with_its_command() {
    let stand = Stand::new(center).await;
    let (_folder, environment, file) = portal(&stand, None);
    let command = "aws sso login --profile p";
    let fault = refused(&environment, FaultCode::NotSignedIn).await;
    assert_eq!((fact(&fault, "profile"), fact(&fault, "command")), ("p", command));
    for text in ["", "hunter2", r#"{"accessToken": "hunter2", "expiresAt": "2001-01-01T00:00:00Z"}"#] {
        write(&file, text);
        let fault = refused(&environment, FaultCode::SignInExpired).await;
        assert_eq!(fact(&fault, "command"), command, "{text}");
    }
    let no = |status: u16, code: &'static str| {
        let header = format!("x-amzn-errortype: {code}\r\n");
        move |_: &str| http(status, "application/json", &header, r#"{"message": "No access"}"#)
    };
    let stand = Stand::new(no(401, "UnauthorizedException")).await;
    let (_folder, environment, _) = portal(&stand, Some(VALID));
    refused(&environment, FaultCode::SignInExpired).await;
    let stand = Stand::new(no(403, "ForbiddenException")).await;
    let (_folder, environment, _) = portal(&stand, Some(VALID));
    let fault = refused(&environment, FaultCode::RoleNotInPortal).await;
    assert_eq!((fact(&fault, "account"), fact(&fault, "role")), ("111122223333", "Dev"));
    let stand = Stand::new(no(400, "InvalidGrantException")).await;
    let old = r#"{"accessToken": "hunter2", "expiresAt": "2001-01-01T00:00:00Z", "clientId": "c", "clientSecret": "s",
        "registrationExpiresAt": "2100-01-01T00:00:00Z", "refreshToken": "r"}"#;
    let (_folder, environment, _) = portal(&stand, Some(old));
    refused(&environment, FaultCode::SignInExpired).await;
}

#[tokio::test]
async fn a_sign_in_of_aws_login_is_told_as_it_stands() {
    let arn = "arn:aws:iam::111122223333:user/me";
    let (folder, environment) = desk(&format!("[profile p]\nlogin_session = {arn}\n"), "", &[]);
    let fault = refused(&environment, FaultCode::NotSignedIn).await;
    assert_eq!(fact(&fault, "command"), "aws login --profile p");
    let session = LoginSession { session: arn.to_owned() };
    let file = folder.path().join(".aws/login/cache").join(login::session_file(&session));
    let ended = r#"{"accessToken": {"accountId": "1", "expiresAt": "2001-01-01T00:00:00Z", "accessKeyId": "ASIAX",
        "secretAccessKey": "hunter2", "sessionToken": "hunter2"}}"#;
    for text in ["hunter2", ended] {
        write(&file, text);
        let fault = refused(&environment, FaultCode::SignInExpired).await;
        assert_eq!(fact(&fault, "command"), "aws login --profile p", "{text}");
    }
}

#[tokio::test]
async fn a_web_identity_is_proved_by_its_token_alone() {
    let stand = Stand::new(sts).await;
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    let config = format!(
        "[profile p]\nrole_arn = arn:1\nweb_identity_token_file = {}\nendpoint_url = {}\n",
        token.display(),
        stand.address
    );
    let (_home, environment) = desk(&config, "", &[]);
    assert_eq!(fact(&refused(&environment, FaultCode::AwsFileUnreadable).await, "kind"), "missing");
    std::fs::write(&token, "x".repeat(20_001)).unwrap();
    assert_eq!(fact(&refused(&environment, FaultCode::AwsFileUnreadable).await, "kind"), "no-token");
    std::fs::write(&token, "hunter2.token").unwrap();
    check(&environment, "ASIAWEB").await;
    assert_eq!(stand.heard("WebIdentityToken=hunter2.token"), 1);
    std::fs::remove_file(&token).unwrap();
    std::fs::create_dir(&token).unwrap();
    assert_eq!(fact(&refused(&environment, FaultCode::AwsFileUnreadable).await, "kind"), "not-a-file");
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_gives_the_keys_that_a_role_is_assumed_with() {
    let stand = Stand::new(sts).await;
    let keys = r#"{\"Version\":1,\"AccessKeyId\":\"AKIABASE\",\"SecretAccessKey\":\"hunter2\"}"#;
    let config = format!(
        "[profile p]\nrole_arn = arn:1\nsource_profile = q\nendpoint_url = {}\n\
         [profile q]\ncredential_process = /bin/echo \"{keys}\"\n",
        stand.address
    );
    let (_folder, environment) = desk(&config, "", &[("PATH", "/usr/bin:/bin")]);
    check(&environment, "ASIAFIRST").await;
    let config = config.replace("/bin/echo", "/bin/false");
    let (_folder, environment) = desk(&config, "", &[("PATH", "/usr/bin:/bin")]);
    let fault = refused(&environment, FaultCode::CredentialProcessFailed).await;
    assert_eq!((fact(&fault, "profile"), fact(&fault, "program")), ("q", "/bin/false"));
}

/// The address that is really called.
#[tokio::test]
async fn who_cannot_be_reached_is_named_by_the_profiles_address() {
    let config = "[profile p]\nendpoint_url = http://127.0.0.1:1\n";
    let (_folder, environment) = desk(config, &KEYS.replace("base", "p"), &[]);
    let fault = refused(&environment, FaultCode::NoNetwork).await;
    assert_eq!(fact(&fault, "host"), "127.0.0.1:1");
}

#[tokio::test]
async fn a_profile_without_a_source_has_no_credentials() {
    let variables = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1")];
    let (_folder, environment) = desk("[profile p]\nregion = eu-west-1\n", "", &variables);
    refused(&environment, FaultCode::CredentialsMissing).await;
}
