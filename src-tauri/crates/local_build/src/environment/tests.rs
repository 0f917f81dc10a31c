use super::*;
use crate::spec;

fn spec(text: &str) -> Spec {
    spec::read(&format!("version: 0.2\n{text}\nphases:\n  build:\n    commands: [a]\n")).spec.expect("reads")
}

fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn source() -> EnvironmentSource {
    EnvironmentSource {
        login: map(&[
            ("PATH", "/usr/bin"),
            ("NVM_DIR", "/home/a/.nvm"),
            ("LC_ALL", "ja_JP.UTF-8"),
            ("JAVA_HOME_21_X64", "/j"),
            ("https_proxy", "http://proxy:3128"),
            ("HTTP_PROXY", "http://a:b@proxy:3128"),
            ("NPM_TOKEN", "npm_x"),
            ("PIP_INDEX_URL", "https://a:b@host/simple"),
            ("AWS_PROFILE", "work"),
            ("AWS_ACCESS_KEY_ID", "AKIA"),
            ("HOME", "/home/a"),
            ("CI", "1"),
            ("CANARY", "sings"),
            ("SSH_AUTH_SOCK", "/run/agent"),
        ]),
        home: "/builds/home".into(),
        left_files: vec!["~/.npmrc".to_owned()],
        temporary: "/builds/tmp".into(),
        folder: "/builds/copy".into(),
        build: PipelineBuild {
            project: "shop-build".to_owned(),
            pipeline: "shop".to_owned(),
            account: "111122223333".to_owned(),
            region: "eu-west-1".to_owned(),
            id: "b1".to_owned(),
            number: 7,
            commit: "0123456789".to_owned(),
            start_millis: 5,
            ..PipelineBuild::default()
        },
        ..EnvironmentSource::default()
    }
}

fn names(remarks: &[Remark], code: RemarkCode) -> Vec<String> {
    let names = remarks.iter().filter(|remark| remark.code == code).filter_map(|remark| remark.facts.get("name"));
    names.map(|fact| serde_json::to_value(fact).expect("json").as_str().expect("text").to_owned()).collect()
}

#[test]
fn nothing_of_the_person_but_the_allowed_is_handed_in() {
    let made = environment(&source(), &spec(""));
    let handed_in: Vec<&str> = made.variables.keys().map(String::as_str).collect();
    #[cfg(unix)]
    assert_eq!(
        handed_in,
        [
            "AWS_CONFIG_FILE",
            "AWS_DEFAULT_REGION",
            "AWS_EC2_METADATA_DISABLED",
            "AWS_REGION",
            "AWS_SHARED_CREDENTIALS_FILE",
            "CODEBUILD_BUILD_ARN",
            "CODEBUILD_BUILD_ID",
            "CODEBUILD_BUILD_NUMBER",
            "CODEBUILD_BUILD_SUCCEEDING",
            "CODEBUILD_INITIATOR",
            "CODEBUILD_LOG_PATH",
            "CODEBUILD_RESOLVED_SOURCE_VERSION",
            "CODEBUILD_SRC_DIR",
            "CODEBUILD_START_TIME",
            "HOME",
            "JAVA_HOME_21_X64",
            "LC_ALL",
            "NVM_DIR",
            "PATH",
            "TMPDIR",
            "https_proxy",
        ]
    );
    assert!(!handed_in.contains(&"CI"), "CodeBuild doesn't set it");
    assert_eq!(made.variables["HOME"], "/builds/home");
    assert_eq!(made.variables["CODEBUILD_INITIATOR"], "codepipeline/shop");
    assert_eq!(made.variables["CODEBUILD_BUILD_ARN"], "arn:aws:codebuild:eu-west-1:111122223333:build/shop-build:b1");
    assert_eq!(
        names(&made.remarks, RemarkCode::SettingLeftOut),
        ["HTTP_PROXY", "NPM_TOKEN", "PIP_INDEX_URL", "SSH_AUTH_SOCK", "~/.npmrc"]
    );
}

#[test]
fn the_build_s_variables_beat_the_buildspec_s() {
    let text =
        "env:\n  variables: {A: spec, B: spec, PATH: '$PATH:/x', CODEBUILD_BUILD_ID: no, AWS_CONFIG_FILE: /mine}\n";
    let source = EnvironmentSource { variables: map(&[("A", "project"), ("CI", "true")]), ..source() };
    let made = environment(&source, &spec(text)).variables;
    assert_eq!((made["A"].as_str(), made["B"].as_str(), made["CI"].as_str()), ("project", "spec", "true"));
    // literally: source "Build specification reference", `env/variables`
    assert_eq!(made["PATH"], "$PATH:/x");
    assert_eq!(made["CODEBUILD_BUILD_ID"], "shop-build:b1");
    assert_ne!(made["AWS_CONFIG_FILE"], "/mine");
}

#[test]
fn secrets_are_given_or_empty_and_never_shown() {
    let text = "env:\n  parameter-store: {URL: /shop/url}\n  secrets-manager: {TOKEN: 'shop/token:key', GIVEN: x}\n";
    let source = EnvironmentSource { secrets: map(&[("GIVEN", "hunter2")]), ..source() };
    let made = environment(&source, &spec(text));
    assert_eq!((made.variables["URL"].as_str(), made.variables["GIVEN"].as_str()), ("", "hunter2"));
    assert_eq!(names(&made.remarks, RemarkCode::SecretEmpty), ["URL", "TOKEN"]);
    assert!(made.secrets.contains(&"hunter2".to_owned()));
    assert_eq!(made.secret_names.iter().map(String::as_str).collect::<Vec<_>>(), ["GIVEN", "TOKEN", "URL"]);
}

#[test]
fn a_pretend_account_is_reached_by_its_own_credentials_alone() {
    let aws = AwsAccess::Endpoint {
        url: "http://127.0.0.1:1".to_owned(),
        key: "AKIAPRACTICE".to_owned(),
        secret: "practice-secret".to_owned(),
        token: None,
    };
    let source = EnvironmentSource { variables: map(&[("AWS_SESSION_TOKEN", "old")]), aws, ..source() };
    assert!(!format!("{source:?}").contains("practice-secret"));
    let made = environment(&source, &spec(""));
    assert_eq!(made.variables["AWS_ENDPOINT_URL"], "http://127.0.0.1:1");
    assert_eq!(made.variables["AWS_SECRET_ACCESS_KEY"], "practice-secret");
    assert_eq!(made.variables.get("AWS_SESSION_TOKEN"), None);
    assert_eq!(made.variables.get("AWS_PROFILE"), None);
    assert!(made.secrets.contains(&"practice-secret".to_owned()));
}

#[test]
fn tools_that_look_below_the_home_find_the_person_s() {
    let login = |path: &str| map(&[("HOME", "/home/a"), ("PATH", path)]);
    let made = |login| environment(&EnvironmentSource { login, ..source() }, &spec("")).variables;
    let path = "/home/a/.cargo/bin:/home/a/.pyenv/shims:/usr/bin";
    let variables = made(login(path));
    if cfg!(unix) {
        assert_eq!(variables["RUSTUP_HOME"], "/home/a/.rustup");
        assert_eq!(variables["PYENV_ROOT"], "/home/a/.pyenv");
        assert_eq!(variables.get("VOLTA_HOME"), None);
        let mut own = login(path);
        own.insert("PYENV_ROOT".to_owned(), "/opt/pyenv".to_owned());
        assert_eq!(made(own)["PYENV_ROOT"], "/opt/pyenv");
    }
}
