use super::*;
use crate::command::Remedy;
use crate::environment::System;
use crate::fault::Cause;
use crate::files::{FileText, LARGEST_FILE};

fn files(config: &str, credentials: &str) -> ConfigFiles {
    let config = FileText { path: "config", bytes: config.as_bytes() };
    let credentials = FileText { path: "credentials", bytes: credentials.as_bytes() };
    ConfigFiles::read(Some(config), Some(credentials), LARGEST_FILE).unwrap()
}

fn environment(variables: &[(&str, &str)]) -> Environment {
    Environment::new(System::Unix, variables.iter().copied())
}

/// Of the profile `p`, chosen by the person.
fn of(config: &str, credentials: &str) -> Result<Source, ProfileFault> {
    let environment = environment(&[]);
    resolve(&ProfileChoice::new(Some("p"), &environment), &files(config, credentials), &environment)
}

/// Cause, key, place and remedy.
type Shown = (Cause, Option<String>, Option<(String, usize)>, Option<Remedy>);

/// What the fault of the profile `p` is about, where it stands and what mends it.
fn refused(config: &str, credentials: &str) -> Shown {
    let fault = of(config, credentials).unwrap_err();
    let shown = format!("{fault} {fault:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
    assert_eq!(fault.profile.as_deref(), Some("p"), "{shown}");
    let place = fault.place.map(|place| (place.path, place.line.unwrap()));
    (fault.cause, fault.key, place, fault.remedy)
}

fn at(path: &str, line: usize) -> Option<(String, usize)> {
    Some((path.to_owned(), line))
}

const KEYS: &str = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = hunter2\n";

fn base(config: &str, credentials: &str) -> base::BaseSource {
    match of(config, credentials).unwrap() {
        Source::Profile(found) => found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn keys_of_the_credentials_file_win_over_all_but_sign_ins() {
    let both =
        "[profile p]\ncredential_process = x\nlogin_session = arn\naws_access_key_id = B\naws_secret_access_key = c\n";
    let base::BaseSource::Keys(keys) = base(both, &format!("[p]\n{KEYS}aws_session_token = hunter2\n")) else {
        panic!()
    };
    assert_eq!(keys.access_key_id, "AKIDEXAMPLE");
    assert_eq!(keys.session_token.as_ref().map(crate::secret::Secret::reveal), Some("hunter2"));
    assert!(!format!("{keys:?}").contains("hunter2"));
    assert!(matches!(base(both, ""), base::BaseSource::Login(login) if login.session == "arn"));
    let process = both.replace("login_session", "x");
    assert!(matches!(base(&process, ""), base::BaseSource::Process(process) if process.program == "x"));
    let keys = process.replace("credential_process", "y");
    assert!(matches!(base(&keys, ""), base::BaseSource::Keys(keys) if keys.access_key_id == "B"));
    let sso = "[profile p]\nsso_account_id = 1\nsso_role_name = r\nsso_start_url = https://x\nsso_region = eu-west-1\n";
    assert!(matches!(base(sso, &format!("[p]\n{KEYS}")), base::BaseSource::IdentityCenter(_)));
}

#[test]
fn half_of_the_keys_is_told() {
    let configure = Some(Remedy::Configure);
    let missing = |key| Cause::KeysMissing(vec![key]);
    let (id, secret) = ("aws_access_key_id", "aws_secret_access_key");
    let named = |key: &str| Some(key.to_owned());
    assert_eq!(
        refused("", "[p]\naws_access_key_id = A\n"),
        (missing(secret), named(secret), at("credentials", 2), configure)
    );
    // one in each file doesn't count for the AWS CLI either
    assert_eq!(
        refused("[profile p]\naws_access_key_id = A\n", "[p]\naws_secret_access_key = hunter2\n"),
        (missing(secret), named(secret), at("config", 2), configure)
    );
    assert_eq!(
        refused("[profile p]\naws_secret_access_key = hunter2\n", ""),
        (missing(id), named(id), at("config", 2), configure)
    );
    assert_eq!(refused("", "[p]\naws_access_key_id =\naws_secret_access_key = x\n").0, Cause::KeyEmpty);
}

#[test]
fn a_key_that_cannot_be_sent_is_refused_before_it_is_sent() {
    for (text, key) in [
        ("aws_access_key_id = AKI\u{7}hunter2\naws_secret_access_key = x\n", "aws_access_key_id"),
        ("aws_access_key_id = AKI hunter2\naws_secret_access_key = x\n", "aws_access_key_id"),
        ("aws_access_key_id = AKI\n  hunter2\naws_secret_access_key = x\n", "aws_access_key_id"),
        ("aws_access_key_id = A\naws_secret_access_key = x\naws_session_token = hunter2é\n", "aws_session_token"),
    ] {
        let (cause, named, ..) = refused("", &format!("[p]\n{text}"));
        assert_eq!((cause, named.as_deref()), (Cause::CharacterUnusable, Some(key)), "{text:?}");
    }
    let variables = [("AWS_ACCESS_KEY_ID", "A\n"), ("AWS_SECRET_ACCESS_KEY", "x")];
    let environment = environment(&variables);
    let choice = ProfileChoice::new(None, &environment);
    let fault = resolve(&choice, &ConfigFiles::default(), &environment).unwrap_err();
    assert_eq!((fault.cause, fault.key.as_deref()), (Cause::CharacterUnusable, Some("AWS_ACCESS_KEY_ID")));
}

#[test]
fn a_forgotten_session_token_is_known() {
    let check = |id: &str, token: &str, expected| {
        let text = format!("[p]\naws_access_key_id = {id}\naws_secret_access_key = x\n{token}");
        let base::BaseSource::Keys(keys) = base("", &text) else { panic!("{text}") };
        assert_eq!(keys.lacks_token(), expected, "{text}");
    };
    check("ASIAEXAMPLE", "", true);
    check("ASIAEXAMPLE", "aws_session_token = t\n", false);
    check("AKIAEXAMPLE", "", false);
}

#[test]
fn keys_of_the_environment_count_unless_the_person_chose() {
    let files = files("[profile p]\nrole_arn = r\nsource_profile = p\n", &format!("[p]\n{KEYS}"));
    let found = |person, variables: &[_]| {
        let environment = environment(variables);
        resolve(&ProfileChoice::new(person, &environment), &files, &environment)
    };
    let keys = [("AWS_ACCESS_KEY_ID", "E"), ("AWS_SECRET_ACCESS_KEY", "s"), ("AWS_PROFILE", "p")];
    assert!(matches!(found(None, &keys), Ok(Source::Environment(keys)) if keys.access_key_id == "E"));
    assert!(matches!(found(Some("p"), &keys), Ok(Source::Roles(_))));
    assert!(matches!(found(None, &keys[2..]), Ok(Source::Roles(_))));
    let half = found(None, &keys[..1]).unwrap_err();
    assert_eq!(half.cause, Cause::KeysMissing(vec!["AWS_SECRET_ACCESS_KEY"]));
    let lost = found(None, &[keys[0], keys[1], ("AWS_PROFILE", "lost")]).unwrap_err();
    assert_eq!(lost.cause, Cause::ProfileMissing { heading: None });
    assert_eq!(found(None, &[]), Ok(Source::None));
    assert_eq!(found(None, &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://x")]), Ok(Source::Container));
    let web = [("AWS_WEB_IDENTITY_TOKEN_FILE", "/t"), ("AWS_ROLE_ARN", "arn"), ("AWS_ROLE_SESSION_NAME", "n")];
    let Ok(Source::Profile(base::BaseSource::WebIdentity(web_identity))) = found(None, &web) else { panic!() };
    assert_eq!((web_identity.role_arn.as_str(), web_identity.session_name.as_deref()), ("arn", Some("n")));
    assert_eq!(found(None, &web[..1]).unwrap_err().cause, Cause::KeysMissing(vec!["AWS_ROLE_ARN"]));
}

fn chain(config: &str, credentials: &str) -> role::RoleChain {
    match of(config, credentials).unwrap() {
        Source::Roles(chain) => chain,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_role_has_all_that_it_is_assumed_with() {
    let config = "[profile p]\nrole_arn = arn:p\nsource_profile = base\nmfa_serial = arn:mfa\nexternal_id = e\n\
                  role_session_name = n\nduration_seconds = 3600\n";
    let found = chain(config, &format!("[base]\n{KEYS}"));
    let step = role::RoleStep {
        profile: "p".to_owned(),
        role_arn: "arn:p".to_owned(),
        external_id: Some("e".to_owned()),
        session_name: Some("n".to_owned()),
        duration_seconds: Some(3600),
        mfa_serial: Some("arn:mfa".to_owned()),
    };
    assert_eq!(found.steps, [step]);
    assert!(matches!(found.from, role::RoleSource::Profile { name, .. } if name == "base"));
}

#[test]
fn roles_stand_one_behind_the_other() {
    let config = "[profile p]\nrole_arn = 3\nsource_profile = b\n[profile b]\nrole_arn = 2\nsource_profile = c\n\
                  [profile c]\nrole_arn = 1\ncredential_source = Ec2InstanceMetadata\n";
    let found = chain(config, "");
    assert_eq!(found.steps.iter().map(|step| step.role_arn.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!(found.from, role::RoleSource::Ec2InstanceMetadata);
    // keys of a source end the chain, also where it is a role
    let found = chain(config, &format!("[b]\n{KEYS}"));
    assert_eq!(found.steps.len(), 1);
    // a profile may be its own source, with keys
    let itself = format!("[profile p]\nrole_arn = r\nsource_profile = p\n{KEYS}");
    assert!(matches!(chain(&itself, "").from, role::RoleSource::Profile { name, .. } if name == "p"));
    let sso = "[profile p]\nrole_arn = r\nsource_profile = s\n[profile s]\nsso_account_id = 1\nsso_role_name = r\n\
               sso_start_url = https://x\nsso_region = eu-west-1\n";
    let role::RoleSource::Profile { source, .. } = chain(sso, "").from else { panic!() };
    assert!(matches!(*source, base::BaseSource::IdentityCenter(_)));
}

#[test]
fn a_role_without_an_end_is_told() {
    let role = |name: &str, source: &str| format!("[profile {name}]\nrole_arn = r\nsource_profile = {source}\n");
    let loops =
        |visited: &[&str]| Cause::SourceProfileLoop { visited: visited.iter().map(ToString::to_string).collect() };
    assert_eq!(refused(&role("p", "p"), "").0, loops(&["p", "p"]));
    let fault = |config: &str| of(config, "").unwrap_err();
    assert_eq!(fault(&(role("p", "b") + &role("b", "p"))).cause, loops(&["p", "b", "p"]));
    assert_eq!(fault(&(role("p", "b") + &role("b", "b"))).cause, loops(&["p", "b", "b"]));
    let name = "lost".to_owned();
    let (cause, key, place, _) = refused(&role("p", "lost"), "");
    assert_eq!((cause, key.as_deref()), (Cause::SourceProfileMissing { name }, Some("source_profile")));
    assert_eq!(place, at("config", 3));
    let name = "b".to_owned();
    assert_eq!(refused(&(role("p", "b") + "[profile b]\n"), "").0, Cause::SourceProfileEmpty { name });
    let long: String = (0..5_000).map(|n| role(&n.to_string(), &(n + 1).to_string())).collect();
    assert_eq!(refused(&(role("p", "0") + &long), "").0, Cause::ChainTooLong { most: 100 });
}

#[test]
fn a_role_with_half_of_its_keys_is_told() {
    let check = |keys: &str, cause: Cause| {
        assert_eq!(refused(&format!("[profile p]\nrole_arn = r\n{keys}"), "").0, cause, "{keys}");
    };
    check("", Cause::KeysMissing(vec!["source_profile"]));
    check("source_profile =\n", Cause::KeyEmpty);
    check("source_profile = p\ncredential_source = Environment\n", Cause::SourceTwice);
    check("credential_source = environment\n", Cause::CredentialSourceUnknown);
    check("credential_source = Environment\n", Cause::EnvironmentEmpty);
    let number = Cause::NumberUnusable { least: 900, most: 43_200 };
    check("credential_source = EcsContainer\nduration_seconds = 60\n", number.clone());
    check("credential_source = EcsContainer\nduration_seconds = -1\n", number);
    let lenient =
        "[profile p]\nrole_arn = r\ncredential_source = EcsContainer\nduration_seconds = 1h\nrole_session_name =\n";
    let found = chain(lenient, "");
    assert_eq!((found.steps[0].duration_seconds, found.steps[0].session_name.as_deref()), (None, None));
    let empty = refused("[profile p]\nrole_arn =\nsource_profile = x\n", "");
    assert_eq!((empty.0, empty.1.as_deref()), (Cause::KeyEmpty, Some("role_arn")));
    let web = refused("[profile p]\nweb_identity_token_file = /t\n", "");
    assert_eq!((web.0, web.2), (Cause::KeysMissing(vec!["role_arn"]), at("config", 2)));
}

const SESSION: &str = "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x.example/start#/\n\
                       sso_registration_scopes = sso:account:access , ,codewhisperer:x\n";
const MEMBER: &str = "[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = Dev\n";

#[test]
fn a_sign_in_has_a_session_or_all_keys() {
    let base::BaseSource::IdentityCenter(found) = base(&format!("{MEMBER}{SESSION}"), "") else { panic!() };
    let portal = identity_center::Portal {
        session: Some("s".to_owned()),
        start_url: "https://x.example/start#/".to_owned(),
        region: "eu-west-1".to_owned(),
        scopes: vec!["sso:account:access".to_owned(), "codewhisperer:x".to_owned()],
    };
    assert_eq!(found.portal, portal);
    assert_eq!((found.account_id.as_str(), found.role_name.as_str()), ("111122223333", "Dev"));
    let legacy = format!("{MEMBER}sso_region = eu-west-1\nsso_start_url = https://x.example/start#/\n")
        .replace("sso_session = s\n", "");
    let base::BaseSource::IdentityCenter(found) = base(&legacy, "") else { panic!() };
    assert_eq!(found.portal, identity_center::Portal { session: None, scopes: vec![], ..portal });
}

#[test]
fn a_sign_in_that_is_not_whole_is_told() {
    let configure = Some(Remedy::ConfigureSso);
    let check = |config: &str, keys: &[&'static str], line: usize| {
        let (cause, key, place, mend) = refused(config, "");
        assert_eq!(cause, Cause::KeysMissing(keys.to_vec()), "{config}");
        assert_eq!((key.as_deref(), place, &mend), (keys.first().copied(), at("config", line), &configure), "{config}");
    };
    check("[profile p]\nsso_account_id = 1\n", &["sso_role_name", "sso_start_url", "sso_region"], 1);
    check(&format!("{MEMBER}[sso-session s]\nsso_region = x-1\n"), &["sso_start_url"], 5);
    check(&format!("[profile p]\nsso_session = s\n{SESSION}"), &["sso_account_id", "sso_role_name"], 2);
    check("[profile p]\nsso_start_url = https://x\nsso_region = x-1\n", &["sso_account_id", "sso_role_name"], 2);
    let missing = refused(MEMBER, "");
    assert_eq!((missing.0, missing.2), (Cause::SectionMissing { name: "s".to_owned() }, at("config", 2)));
    let contradicts = refused(&format!("{MEMBER}sso_region = eu-west-2\n{SESSION}"), "");
    assert_eq!(contradicts.0, Cause::SessionContradicts { session: "s".to_owned() });
    assert_eq!((contradicts.1.as_deref(), contradicts.2), (Some("sso_region"), at("config", 5)));
    let address = |url: &str| refused(&format!("{MEMBER}{SESSION}").replace("https://x.example", url), "").0;
    assert_eq!(address("http://x.example"), Cause::AddressUnreadable);
    assert_eq!(address("https://u:hunter2@x.example"), Cause::AddressWithPassword);
    assert_eq!(refused(&format!("{MEMBER}{SESSION}").replace("eu-west-1", "a/b"), "").0, Cause::RegionUnusable);
}

#[test]
fn a_portal_is_known_before_account_and_role_are() {
    let files = files(&format!("[profile p]\nsso_session = s\n{SESSION}[profile q]\nregion = x\n"), "");
    let portal = |name: &str| identity_center::portal(&files.profile(name).unwrap(), &files).unwrap();
    assert_eq!(portal("p").and_then(|portal| portal.session).as_deref(), Some("s"));
    assert_eq!(portal("q"), None);
}

#[test]
fn a_command_is_split_and_never_shown() {
    let config = "[profile p]\ncredential_process = \"/opt/my tool\" --token hunter2 '' $HOME\n";
    let base::BaseSource::Process(process) = base(config, "") else { panic!() };
    assert_eq!(process.program, "/opt/my tool");
    assert_eq!(process.arguments, ["--token", "hunter2", "", "$HOME"]);
    assert!(!format!("{process:?}").contains("hunter2"));
    assert_eq!(refused("[profile p]\ncredential_process = 'hunter2\n", "").0, Cause::QuotationOpen);
    assert_eq!(refused("[profile p]\ncredential_process =\n", "").0, Cause::KeyEmpty);
    assert_eq!(refused("[profile p]\ncredential_process = ''\n", "").0, Cause::KeyEmpty);
    assert_eq!(refused("[profile p]\ncredential_process =\n  a = hunter2\n", "").0, Cause::WrongShape);
}

#[test]
fn a_profile_without_a_source_has_none() {
    assert_eq!(of("[profile p]\nregion = x\noutput = json\n", ""), Ok(Source::None));
    assert_eq!(of("[profile p]\n", "[p]\n"), Ok(Source::None));
    assert_eq!(refused("[profile q]\n", "").0, Cause::ProfileMissing { heading: None });
}
