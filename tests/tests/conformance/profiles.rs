//! The configuration files of AWS, as `crates/profiles` and as botocore read them: the same files are given to both.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use gangway_profiles::choice::{ProfileChoice, RegionChoice};
use gangway_profiles::endpoints::{Endpoints, Service};
use gangway_profiles::environment::{Environment, System};
use gangway_profiles::fault::{Cause, ProfileFault};
use gangway_profiles::files::{ConfigFiles, FileText, LARGEST_FILE};
use gangway_profiles::secret::Secret;
use gangway_profiles::source::base::BaseSource;
use gangway_profiles::source::keys::Keys;
use gangway_profiles::source::role::RoleSource;
use gangway_profiles::source::{self, Source};
use gangway_profiles::transport::Transport;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::{client, python, script};

/// Files, what the person chose, and the variables.
#[derive(Clone, Debug, Default)]
struct Case {
    config: Option<Vec<u8>>,
    credentials: Option<Vec<u8>>,
    profile: Option<String>,
    variables: Vec<(String, String)>,
    windows: bool,
}

/// Names that botocore has for services.
const SERVICES: &[(&str, Service)] = &[
    ("sts", Service::Sts),
    ("sso", Service::Sso),
    ("sso-oidc", Service::SsoOidc),
    ("signin", Service::Signin),
    ("logs", Service::CloudWatchLogs),
    ("s3", Service::S3),
    ("codeconnections", Service::CodeConnections),
];

/// A case with these files, and nothing else.
fn files(config: &str, credentials: &str) -> Case {
    let bytes = |text: &str| Some(text.as_bytes().to_vec());
    Case { config: bytes(config), credentials: bytes(credentials), ..Case::default() }
}

impl Case {
    fn chosen(mut self, profile: &str) -> Self {
        self.profile = Some(profile.to_owned());
        self
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    fn on_windows(mut self) -> Self {
        self.windows = true;
        self
    }

    fn asked(&self) -> Value {
        let hexadecimal = |bytes: &Option<Vec<u8>>| {
            bytes.as_ref().map(|bytes| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>())
        };
        let variables: Map<String, Value> =
            self.variables.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        json!({
            "config": hexadecimal(&self.config),
            "credentials": hexadecimal(&self.credentials),
            "profile": self.profile,
            "platform": if self.windows { "win32" } else { "linux" },
            "variables": variables,
            "services": SERVICES.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        })
    }

    /// What this program reads.
    fn found(&self) -> Value {
        fn text<'a>(path: &'a str, bytes: &'a Option<Vec<u8>>) -> Option<FileText<'a>> {
            bytes.as_deref().map(|bytes| FileText { path, bytes })
        }
        let read =
            ConfigFiles::read(text("config", &self.config), text("credentials", &self.credentials), LARGEST_FILE);
        let files = match read {
            Ok(files) => files,
            Err(fault) => {
                assert!(matches!(fault.cause, Cause::FileRefused(_)), "{fault}");
                return json!({ "refused": true });
            }
        };
        let system = if self.windows { System::Windows } else { System::Unix };
        let environment = Environment::new(system, self.variables.clone());
        let choice = ProfileChoice::new(self.profile.as_deref(), &environment);
        let resolved = source::resolve(&choice, &files, &environment);
        let Ok(profile) = choice.profile(&files) else {
            return json!({ "profiles": profiles(&files), "source": ["refused", "ProfileNotFound"] });
        };
        let transport = Transport::new(&environment, profile.as_ref());
        let region = match RegionChoice::new(None, &environment, profile.as_ref()) {
            Ok(region) => json!(region.map(|region| region.name)),
            Err(fault) => refused(&fault),
        };
        let endpoints = Endpoints::new(&environment, &files, profile);
        let endpoints = SERVICES.iter().map(|(name, service)| {
            let found = match endpoints.of(*service) {
                Ok(found) => json!(found.map(|endpoint| endpoint.url.as_str().trim_end_matches('/').to_owned())),
                Err(fault) => refused(&fault),
            };
            ((*name).to_owned(), found)
        });
        json!({
            "profiles": profiles(&files),
            "source": resolved.map_or_else(|fault| refused(&fault), |source| shown(&source)),
            "region": region,
            "ca_bundle": transport.ca_bundle.map(|bundle| bundle.path),
            "fips": transport.fips,
            "dual_stack": transport.dual_stack,
            "endpoints": endpoints.collect::<Map<_, _>>(),
        })
    }
}

fn profiles(files: &ConfigFiles) -> Value {
    let all = files.names().map(|name| {
        let profile = files.profile(name).expect("a profile that was named");
        let keys = profile.keys().into_iter().map(|key| {
            let value = profile.text(key).map_or_else(|| json!(profile.nested(key)), |text| json!(text));
            (key.to_owned(), value)
        });
        (name.to_owned(), Value::Object(keys.collect()))
    });
    Value::Object(all.collect())
}

/// Which of the ways it is: the judge's exceptions have other names.
fn refused(fault: &ProfileFault) -> Value {
    json!(["refused", format!("{:?}", fault.cause)])
}

fn keys(kind: &str, keys: &Keys) -> Value {
    let token = keys.session_token.as_ref().map(Secret::reveal);
    json!([kind, keys.access_key_id, keys.secret_access_key.reveal(), token])
}

fn shown(source: &Source) -> Value {
    match source {
        Source::Environment(found) => keys("environment", found),
        Source::Profile(found) => base(found),
        Source::Container => json!(["container"]),
        Source::None => json!(["none"]),
        Source::Roles(chain) => {
            let first = match &chain.from {
                RoleSource::Profile { source, .. } => base(source),
                RoleSource::Environment(found) => keys("environment", found),
                RoleSource::Ec2InstanceMetadata => json!(["given", "Ec2InstanceMetadata"]),
                RoleSource::EcsContainer => json!(["given", "EcsContainer"]),
            };
            chain.steps.iter().fold(first, |from, step| {
                let arguments =
                    json!([step.role_arn, step.external_id, step.session_name, step.duration_seconds, step.mfa_serial]);
                json!(["role", arguments, from])
            })
        }
    }
}

fn base(source: &BaseSource) -> Value {
    match source {
        BaseSource::Keys(found) => keys("keys", found),
        BaseSource::Login(_) => json!(["login"]),
        BaseSource::WebIdentity(found) => json!(["web-identity", found.role_arn, found.session_name, found.token_file]),
        BaseSource::IdentityCenter(found) => {
            let portal = &found.portal;
            json!(["sso", portal.session, portal.start_url, portal.region, found.account_id, found.role_name])
        }
        BaseSource::Process(found) => {
            let words: Vec<&str> =
                [found.program.as_str()].into_iter().chain(found.arguments.iter().map(String::as_str)).collect();
            json!([["process"].as_slice(), &words].concat())
        }
    }
}

/// What is refused here before it is sent, where botocore goes on and AWS, or Python, refuses it.
const EARLIER: &[&str] =
    &["CharacterUnusable", "KeyEmpty", "NumberUnusable", "RegionUnusable", "WrongShape", "Address", "ChainTooLong"];

/// Whether two answers mean the same.
fn agree(ours: &Value, judge: &Value) -> bool {
    let refusal = |value: &Value| value[0] == json!("refused");
    match (ours, judge) {
        (Value::Object(ours), Value::Object(judge)) if !ours.contains_key("profiles") => {
            ours.len() == judge.len()
                && ours.iter().all(|(key, value)| judge.get(key).is_some_and(|other| agree(value, other)))
        }
        (Value::Object(ours), Value::Object(judge)) => {
            let same = |key: &str| ours.get(key) == judge.get(key);
            let like = |key: &str| agree(ours.get(key).unwrap_or(&Value::Null), judge.get(key).unwrap_or(&Value::Null));
            same("profiles")
                && same("ca_bundle")
                && same("fips")
                && same("dual_stack")
                && like("source")
                && like("region")
                && like("endpoints")
        }
        _ if refusal(ours) => {
            let earlier = ours[1].as_str().is_some_and(|cause| EARLIER.iter().any(|begin| cause.starts_with(begin)));
            // botocore says of a profile with half of its keys that it has none
            let half =
                ours[1].as_str().is_some_and(|cause| cause.starts_with("KeysMissing")) && judge == &json!(["none"]);
            earlier || half || refusal(judge)
        }
        _ => ours == judge,
    }
}

/// What botocore answers to cases.
fn judged(python_program: &Path, cases: &[Value]) -> Vec<Value> {
    let script = script("profiles.py").to_string_lossy().into_owned();
    let mut child = python(python_program, &[&script])
        .env_clear()
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONUTF8", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the judge starts");
    let asked = serde_json::to_vec(cases).expect("JSON");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || input.write_all(&asked));
    let output = child.wait_with_output().expect("the judge ends");
    writer.join().expect("a thread").expect("all was read");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("an answer")
}

/// Each case of which the judge thinks otherwise, with both answers.
fn differences(program: &Path, cases: &[Case]) -> Vec<String> {
    let asked: Vec<Value> = cases.iter().map(Case::asked).collect();
    let answers = judged(program, &asked);
    assert_eq!(answers.len(), cases.len());
    let wrong = cases.iter().zip(answers).filter_map(|(case, judge)| {
        let ours = case.found();
        let text = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        (!agree(&ours, &judge)).then(|| {
            let shown = (text(&case.config), text(&case.credentials), &case.profile, &case.variables);
            format!("{shown:?}\n  ours  {ours}\n  judge {judge}")
        })
    });
    wrong.collect()
}

const KEYS: &str = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = s/=+\n";
const SSO: &str = "sso_account_id = 111122223333\nsso_role_name = Dev\n";
const PORTAL: &str = "sso_region = eu-west-1\nsso_start_url = https://x.example/start#/\n";

fn by_hand() -> Vec<Case> {
    let p = |config: &str, credentials: &str| files(config, credentials).chosen("p");
    let mut cases = vec![
        Case::default(),
        Case { config: None, ..files("", "[default]\nregion = a-1\n") },
        // headings
        files("[default]\nregion = a-1\n[profile default]\nregion = b-1\n", ""),
        files("[profile default]\nregion = b-1\n[default]\noutput = x\n", ""),
        files("[profile \"my profile\"]\nregion = a-1\n", "").chosen("my profile"),
        files("[profile my profile]\nregion = a-1\n", "").chosen("my profile"),
        files("[profile a#b]\nregion = a-1\n", "").chosen("a#b"),
        files("[profile ご担当]\nregion = a-1\n", "").chosen("ご担当"),
        files("[profile\tp ]\n[ profile q]\n[profilex r]\n[profile]\n[profile \"]\n", ""),
        files("[Profile p]\n[Default]\n[p]\n[preview]\ncloudsearch = true\n[plugins]\n", "[p q]\n[profile p]\n"),
        files("[profile a] ] # x\n[profile b] [c]\n[[profile d]]\n", ""),
        files("[sso-session s]\n[services s]\n[sso-session]\n", "[sso-session s]\n[services s]\n[default]\n"),
        files("[DEFAULT]\nregion = a-1\n[profile p]\n[default]\noutput = x\n", "[p]\n").chosen("p"),
        files("[profile p]\nregion = a-1\n", "[DEFAULT]\nregion = b-1\n[p]\n").chosen("p"),
        files("[DEFAULT]\na = 1\n[DEFAULT]\na = 2\n", ""),
        // lines
        files("[default]\r\nregion = a-1\r\noutput=x\r\n", ""),
        files("[default]\rregion = a-1\routput=x", ""),
        files("[default]\nREGION : a-1\nOutput = x = y : z\nempty =\n", ""),
        files("[default]\nregion = a-1 # no comment\n# comment\n ; comment\noutput = x\n", ""),
        files("[default]\nkey = one\n  two\n\n\tthree = 3\n# x\n    four\n\nregion = a-1\n", ""),
        files("[default]\n  region = a-1\n  output = x\n", ""),
        files("[default]\n    region = a-1\n  output = x\n   json\n", ""),
        files("[default]\nregion = a-1\n [profile p]\n", ""),
        files("[default]\n\u{a0}region\u{3000}=\u{2003}a-1\u{1c}\noutput = x\u{200b}\n\u{1d}\nx = y\n", ""),
        files("[default]\nÄ = 1\nä2 = 2\n", ""),
        files("[default]\nnul = a\0b\nesc = \u{1b}[31m\n", ""),
        // nested
        files("[default]\ns3 =\n  max = 1\n  Max=2\n\n  url = a=b\noutput = x\n", "[default]\ns3 =\n  other = 1\n"),
        files("[default]\ns3 =\n  a = 1\u{b}b = 2\u{2028}c = 3\n", ""),
        files("[default]\ns3 =\n  not a pair\n", ""),
        files("[default]\ns3 =\n  colon: 1\n", ""),
        files("[default]\ns3 = x\n  not a pair\n", ""),
        files("[default]\ns3 =\n  = 1\n", ""),
        // what is refused
        files("region = a-1\n", ""),
        files("# x\n\n  region = a-1\n[default]\n", ""),
        files("\u{feff}[default]\n", ""),
        files("[default\nregion = a-1\n", ""),
        files("[]\n", ""),
        files("[default]\n[]\n", ""),
        files("[default]\nregion\n", ""),
        files("[default]\n= a\n", ""),
        files("[default]\nregion = a\nRegion = b\n", ""),
        files("[profile a]\n[profile b]\n[profile a]\n", ""),
        files("[profile a]\n[profile \"a\"]\nx = y\n", ""),
        files("[default]\n", "[default]\n[default]\n"),
        files("[default]\n", "region = x"),
        Case { config: Some(b"[default]\nx = \xe9\n".to_vec()), ..Case::default() },
        Case { credentials: Some(b"\xff\xfe[\0d\0]\0\n\0".to_vec()), ..Case::default() },
        // choice of profile and Region
        files("[profile dev]\nregion = a-1\n", "").with("AWS_PROFILE", "dev").with("AWS_DEFAULT_PROFILE", "x"),
        files("[profile dev]\nregion = a-1\n", "").with("AWS_DEFAULT_PROFILE", "dev").with("AWS_DEFAULT_REGION", "b-1"),
        files("[default]\nregion = a-1\n", "").with("AWS_REGION", "c-1").with("AWS_DEFAULT_REGION", "b-1"),
        files("", "").with("AWS_PROFILE", "default"),
        files("", "").chosen("nowhere"),
        files("[default]\nregion = a-1\n", "").with("AWS_ACCESS_KEY_ID", "A").with("AWS_SECRET_ACCESS_KEY", "s"),
        files("[profile p]\n", "")
            .with("AWS_PROFILE", "q")
            .with("AWS_ACCESS_KEY_ID", "A")
            .with("AWS_SECRET_ACCESS_KEY", "s"),
    ];
    // sources
    let key_cases = [
        p("", &format!("[p]\n{KEYS}")),
        p(&format!("[profile p]\n{KEYS}aws_session_token = t\n"), ""),
        p(&format!("[profile p]\n{KEYS}aws_session_token = t\naws_security_token = u\n"), ""),
        p("[profile p]\naws_access_key_id = A\naws_secret_access_key = B\n", &format!("[p]\n{KEYS}")),
        p("[profile p]\naws_access_key_id = A\n", "[p]\naws_secret_access_key = B\n"),
        p("", "[p]\naws_access_key_id = A\n"),
        p("", "[p]\naws_secret_access_key = A\n"),
        p("[profile p]\nregion = a-1\n", ""),
        p(&format!("[profile p]\n{KEYS}credential_process = x y\n"), ""),
        p("[profile p]\ncredential_process = x y\n", &format!("[p]\n{KEYS}")),
        p("[profile p]\ncredential_process = \"a b\" 'c\"d' e\\ f \"g\\\"h\\i\" ''\n", ""),
        p("[profile p]\ncredential_process = a 'b\n", ""),
        p("[profile p]\ncredential_process = a\n  b\n", ""),
        p("[profile p]\nlogin_session = arn:aws:iam::1:user/x\ncredential_process = x\n", ""),
        p("[profile p]\nlogin_session = arn:aws:iam::1:user/x\n", &format!("[p]\n{KEYS}")),
        files("", &format!("[default]\n{KEYS}")).with("AWS_ACCESS_KEY_ID", "E").with("AWS_SECRET_ACCESS_KEY", "s"),
        files("", &format!("[default]\n{KEYS}")).chosen("default").with("AWS_ACCESS_KEY_ID", "E"),
        files("", &format!("[default]\n{KEYS}")).with("AWS_ACCESS_KEY_ID", "E"),
        files("", "").with("AWS_ACCESS_KEY_ID", "E").with("AWS_SECRET_ACCESS_KEY", "s").with("AWS_SESSION_TOKEN", "t"),
        files("", "").with("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x"),
    ];
    cases.extend(key_cases);
    let commands = [
        r#""C:\Program Files\a b.exe" --x 'c d' \"e f\\" g\\"h i" "" j\"#,
        r#"a\\\"b c\\\\" d" e"#,
        r#"a "b"#,
        "a\tb  c",
        r#""" a"#,
    ];
    let process = |command: &str| p(&format!("[profile p]\ncredential_process = {command}\n"), "");
    cases.extend(commands.iter().flat_map(|command| [process(command), process(command).on_windows()]));
    let role = |name: &str, rest: &str| format!("[profile {name}]\nrole_arn = arn:aws:iam::1:role/{name}\n{rest}");
    let source = |name: &str, source: &str| role(name, &format!("source_profile = {source}\n"));
    let base = format!("[base]\n{KEYS}");
    cases.extend([
        p(&source("p", "base"), &base),
        p(&role("p", "source_profile = base\nexternal_id = e2\nmfa_serial = arn:aws:iam::1:mfa/x\nduration_seconds = 3600\nrole_session_name = n2\n"), &base),
        p(&role("p", "source_profile = base\nduration_seconds = 1h\nrole_session_name =\n"), &base),
        p(&role("p", "source_profile = base\nduration_seconds = +1_000 \n"), &base),
        p(&(source("p", "q") + &source("q", "base")), &base),
        p(&(source("p", "q") + &source("q", "r") + &role("r", "credential_source = Ec2InstanceMetadata\n")), ""),
        p(&(source("p", "base") + &source("base", "q")), &base),
        p(&(source("p", "p") + KEYS), ""),
        p(&source("p", "p"), &format!("[p]\n{KEYS}")),
        p(&source("p", "p"), ""),
        p(&(source("p", "q") + &source("q", "p")), ""),
        p(&(source("p", "q") + &source("q", "p") + KEYS), ""),
        p(&(source("p", "q") + &source("q", "q") + KEYS), ""),
        p(&source("p", "nowhere"), ""),
        p(&(source("p", "q") + "[profile q]\nregion = a-1\n"), ""),
        p(&(source("p", "q") + "[profile q]\naws_secret_access_key = s\n"), ""),
        p(&role("p", ""), ""),
        p(&role("p", "source_profile = base\ncredential_source = Environment\n"), &base),
        p(&role("p", "credential_source = Environment\n"), ""),
        p(&role("p", "credential_source = Environment\n"), "").with("AWS_ACCESS_KEY_ID", "E").with("AWS_SECRET_ACCESS_KEY", "s"),
        p(&role("p", "credential_source = environment\n"), ""),
        p(&role("p", "credential_source = EcsContainer\n"), ""),
        p(&(source("p", "q") + "[profile q]\n" + SSO + PORTAL), ""),
        p(&(source("p", "q") + "[profile q]\ncredential_process = x\n"), ""),
        p(&(source("p", "q") + "[profile q]\nlogin_session = x\n"), ""),
        p(&role("p", "web_identity_token_file = /t\nsource_profile = base\n"), &base),
        p(&role("p", "web_identity_token_file = /t\nrole_session_name = n\n"), ""),
        p("[profile p]\nweb_identity_token_file = /t\n", ""),
        p(&(source("p", "q") + &role("q", "web_identity_token_file = /t\n")), ""),
        files("", "").with("AWS_WEB_IDENTITY_TOKEN_FILE", "/t").with("AWS_ROLE_ARN", "arn").with("AWS_ROLE_SESSION_NAME", "n"),
        files("[profile p]\n", "").with("AWS_WEB_IDENTITY_TOKEN_FILE", "/t").with("AWS_PROFILE", "p"),
        p("[profile p]\n", "").with("AWS_WEB_IDENTITY_TOKEN_FILE", "/t").with("AWS_ROLE_ARN", "arn"),
    ]);
    let session = format!("[sso-session s]\n{PORTAL}sso_registration_scopes = a,b\n");
    cases.extend([
        p(&format!("[profile p]\n{SSO}{PORTAL}"), ""),
        p(&format!("[profile p]\nsso_session = s\n{SSO}{session}"), ""),
        p(&format!("[profile p]\nsso_session = s\n{SSO}{PORTAL}{session}"), ""),
        p(&format!("[profile p]\nsso_session = s\n{SSO}sso_region = eu-west-9\n{session}"), ""),
        p(&format!("[profile p]\nsso_session = s\nregion = a-1\n{SSO}{session}region = b-1\n"), ""),
        p(&format!("[profile p]\nsso_session = s\n{SSO}"), ""),
        p(&format!("[profile p]\nsso_session = s\n{SSO}"), &session),
        p(&format!("[profile p]\nsso_session = s\n{SSO}[sso-session s]\nsso_region = eu-west-1\n"), ""),
        p(&format!("[profile p]\nsso_session = s\n{session}"), ""),
        p(&format!("[profile p]\nsso_session = \"s\"\n{SSO}[sso-session \"s\"]\n{PORTAL}"), ""),
        p(&format!("[profile p]\nsso_session = s t\n{SSO}[sso-session \"s t\"]\n{PORTAL}"), ""),
        p("[profile p]\nsso_role_name = Dev\n", ""),
        p(&format!("[profile p]\n{PORTAL}{KEYS}"), ""),
        p(&format!("[profile p]\n{SSO}{PORTAL}"), &format!("[p]\n{KEYS}")),
    ]);
    // addresses and the way there
    let services = "[services local]\nsts =\n  endpoint_url = http://127.0.0.1:1\nSSO_OIDC =\n  endpoint_url = http://localhost:2\n\
                    cloudwatch_logs =\n  Endpoint_URL = http://127.0.0.1:3\nsignin =\n  endpoint_url =\n";
    let local = format!("[profile p]\nservices = local\nendpoint_url = https://all.example\n{services}");
    cases.extend([
        p(&local, ""),
        p(&local, "").with("AWS_ENDPOINT_URL", "http://env.example").with("AWS_ENDPOINT_URL_STS", "http://sts.example"),
        p(&local, "").with("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://logs.example").with("AWS_ENDPOINT_URL_SSO", ""),
        p(&local, "").with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "True"),
        p(&local.replace("services = local", "ignore_configured_endpoint_urls = true"), "")
            .with("AWS_ENDPOINT_URL", "http://x"),
        p("[profile p]\nservices = local\n", ""),
        p("[profile p]\nservices = local\n[services local]\n", ""),
        p("[profile p]\nservices = local\n[services local]\nsts = http://x\n", ""),
        p("[profile p]\nendpoint_url = not a url\n", ""),
        p("[profile p]\nendpoint_url = http://[::1]:4100\n", ""),
        p("[profile p]\nendpoint_url = x.example\n", ""),
        p("[profile p]\nca_bundle = /x.pem\nuse_fips_endpoint = TRUE\nuse_dualstack_endpoint = yes\n", ""),
        p("[profile p]\nca_bundle = /x.pem\n", "")
            .with("AWS_CA_BUNDLE", "/y.pem")
            .with("AWS_USE_FIPS_ENDPOINT", "true"),
    ]);
    cases
}

#[test]
fn botocore_reads_the_same_from_files_by_hand() {
    let Some(program) = client("botocore_reads_the_same_from_files_by_hand", "python") else { return };
    let cases = by_hand();
    assert!(cases.len() >= 100, "{}", cases.len());
    let wrong = differences(&program, &cases);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Lines that files are put together of.
fn line() -> impl Strategy<Value = String> {
    let whole = prop::sample::select(vec![
        "[default]",
        "[profile p]",
        "[profile default]",
        "[profile \"p\"]",
        "[p]",
        "[profile q]",
        "[DEFAULT]",
        " [q]",
        "[sso-session s]",
        "[services s]",
        "[profile \"a b\"] #",
        "[]",
        "[",
        "]",
        "",
        "  ",
        "\t",
        "# x",
        "  ; x",
        "\u{1c}",
        "region = a-1",
        "REGION: b-1",
        "  region = c-1",
        "s3 =",
        "services = s",
        "  max = 1",
        "\tendpoint_url = http://x",
        "    deeper = 1",
        "sts =",
        "role_arn = r",
        "source_profile = q",
        "source_profile = p",
        "sso_session = s",
        "sso_account_id = 1",
        "sso_role_name = r",
        "sso_region = x-1",
        "sso_start_url = https://x",
        "plain",
        "= x",
        "aws_access_key_id = A",
        "aws_secret_access_key = B",
        "credential_process = a 'b c'",
        "login_session = x",
        "credential_source = Environment",
        "web_identity_token_file = /t",
        "mfa_serial = m",
        "\u{85}x = y\u{2028}",
        "endpoint_url = http://y",
        "é = ü",
        "x = \u{0}",
        "a:b=c",
        "=:=",
    ]);
    let free = "[ \\t\\[\\]a-c=:#;\"'\\\\é\u{a0}\u{1d}]{0,12}";
    prop_oneof![8 => whole.prop_map(str::to_owned), 1 => free]
}

fn text() -> impl Strategy<Value = String> {
    let ends = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\r"]);
    let lines = prop::collection::vec((line(), ends), 0..14);
    // most begin with a heading, as all others are refused at once
    (any::<bool>(), lines).prop_map(|(heading, lines)| {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        if heading { format!("[profile p]\n{text}") } else { text }
    })
}

#[test]
fn botocore_reads_the_same_from_any_files() {
    const TRIES: usize = 400;
    let Some(program) = client("botocore_reads_the_same_from_any_files", "python") else { return };
    let mut runner = TestRunner::deterministic();
    let mut one = || {
        let (config, credentials) = (text(), text()).new_tree(&mut runner).expect("a text").current();
        files(&config, &credentials).chosen("p")
    };
    let cases: Vec<Case> = (0..TRIES).map(|_| one()).collect();
    let read = cases.iter().filter(|case| case.found().get("refused").is_none()).count();
    assert!((TRIES / 20..TRIES).contains(&read), "{read} of {TRIES} aren't refused");
    let wrong = differences(&program, &cases);
    assert!(wrong.is_empty(), "{} of {TRIES}, the first:\n{}", wrong.len(), wrong.first().expect("one"));
}

#[test]
fn the_judge_of_profiles_has_teeth() {
    let Some(program) = client("the_judge_of_profiles_has_teeth", "python") else { return };
    let other = |ours: &Case, judges: &Case| !agree(&ours.found(), &judged(&program, &[judges.asked()])[0]);
    let begin = files("[profile p]\nrole_arn = r\nsource_profile = q\n", &format!("[q]\n{KEYS}")).chosen("p");
    assert!(!other(&begin, &begin));
    let (config, credentials) = (begin.config.clone().expect("one"), begin.credentials.clone().expect("one"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for (from, to) in
        [("role_arn = r", "role_arn = s"), ("[profile p]", "[profile p]\nx = y"), ("p]\n", "p]\nx\n"), (" = q", " = p")]
    {
        let spoiled = Case { config: Some(text(&config).replace(from, to).into_bytes()), ..begin.clone() };
        assert!(other(&begin, &spoiled), "{to}");
    }
    let spoiled = Case { credentials: Some(text(&credentials).replace("s/=+", "t").into_bytes()), ..begin.clone() };
    assert!(other(&begin, &spoiled));
    assert!(other(&begin, &begin.clone().with("AWS_DEFAULT_REGION", "a-1")));
    assert!(other(&begin, &begin.clone().with("AWS_ENDPOINT_URL", "http://x")));
}

#[test]
fn botocore_names_and_writes_sign_ins_the_same() {
    use gangway_profiles::source::base::LoginSession;
    use gangway_profiles::source::identity_center::Portal;
    use gangway_profiles::tokens::{login, sso};

    let Some(program) = client("botocore_names_and_writes_sign_ins_the_same", "python") else { return };
    let text = json!({
        "startUrl": "https://é.example/start#/", "region": "eu-central-1", "accessToken": "a\"b\\c🚂\u{7f}",
        "expiresAt": "2026-11-30T18:00:00Z", "clientId": "c", "clientSecret": "s",
        "registrationExpiresAt": "2027-02-28T17:00:00Z", "refreshToken": "r",
    });
    let token = sso::Token::read(&text.to_string()).expect("a token");
    for session in [None, Some("corp"), Some("ご担当")] {
        let portal = Portal {
            session: session.map(str::to_owned),
            start_url: "https://é.example/start#/".to_owned(),
            region: "eu-central-1".to_owned(),
            scopes: vec![],
        };
        let arn = "arn:aws:iam::111122223333:user/é";
        let asked = json!({ "start_url": portal.start_url, "session": session, "login": arn, "text": text });
        let answer = judged(&program, &[asked]).remove(0);
        assert_eq!(json!(sso::token_file(&portal)), answer["token"]);
        assert_eq!(json!(login::session_file(&LoginSession { session: arn.to_owned() })), answer["login"]);
        assert_eq!(json!(token.write(&portal).reveal()), answer["text"]);
    }
}
