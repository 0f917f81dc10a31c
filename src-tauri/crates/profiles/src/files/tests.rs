use super::*;

fn read(config: &str, credentials: &str) -> Result<ConfigFiles, ProfileFault> {
    let text = |path, text: &'static str| FileText { path, bytes: text.as_bytes() };
    let (config, credentials) = (config.to_owned().leak(), credentials.to_owned().leak());
    ConfigFiles::read(Some(text("config", config)), Some(text("credentials", credentials)), LARGEST_FILE)
}

/// `name: key=value …` a profile.
fn check(config: &str, credentials: &str, expected: &[&str]) {
    let files = read(config, credentials).unwrap();
    let shown: Vec<String> = files
        .names()
        .map(|name| {
            let profile = files.profile(name).unwrap();
            let keys = profile.keys().into_iter().map(|key| match (profile.text(key), profile.nested(key)) {
                (Some(text), _) => format!(" {key}={text}"),
                (_, nested) => format!(" {key}={nested:?}"),
            });
            format!("{name}:{}", keys.collect::<String>())
        })
        .collect();
    assert_eq!(shown, expected, "{config:?} {credentials:?}");
}

#[test]
fn profiles_of_both_files_are_one() {
    check(
        "[default]\nregion = a\noutput = json\n[profile dev]\nregion = b\n[preview]\nx = y\n[plain]\n",
        "[default]\naws_access_key_id = K\nregion = c\n[other]\nx = y\n[profile dev]\n[sso-session s]\n",
        &[
            "default: aws_access_key_id=K output=json region=c",
            "dev: region=b",
            "other: x=y",
            "profile dev:",
            "sso-session s:",
        ],
    );
}

#[test]
fn the_later_heading_of_a_profile_is_the_profile() {
    check("[default]\na = 1\nb = 1\n[profile default]\na = 2\n", "", &["default: a=2"]);
    check("[profile default]\na = 2\n[default]\nb = 1\n", "", &["default: b=1"]);
    check("[profile x]\na = 1\n[profile \"x\"]\nb = 2\n", "", &["x: b=2"]);
}

#[test]
fn every_section_inherits_from_default_in_capitals() {
    check("[DEFAULT]\nregion = a\n[profile x]\n[profile y]\nregion = b\n", "", &["x: region=a", "y: region=b"]);
    check(
        "[profile x]\nregion = a\noutput = b\n",
        "[DEFAULT]\nregion = c\n[x]\n[y]\n",
        &["x: output=b region=c", "y: region=c"],
    );
}

#[test]
fn nested_keys_are_replaced_whole() {
    check("[default]\ns3 =\n  a = 1\n", "[default]\ns3 =\n  b = 2\n", &["default: s3=Some({\"b\": \"2\"})"]);
}

#[test]
fn a_refused_file_names_place_and_reason_and_nothing_else() {
    let refused = |bytes: &[u8]| {
        let text = FileText { path: "~/.aws/credentials", bytes };
        let fault = ConfigFiles::read(None, Some(text), 200).unwrap_err();
        let shown = format!("{fault} {fault:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
        let place = fault.place.unwrap();
        assert_eq!((place.path.as_str(), fault.profile, fault.remedy), ("~/.aws/credentials", None, None));
        let Cause::FileRefused(why) = fault.cause else { panic!("{shown}") };
        (place.line, why)
    };
    let utf16 = |text: &str| [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    assert_eq!(refused(b"[default\naws_secret_access_key = hunter2\n"), (Some(1), FileMistake::NoHeadingYet));
    assert_eq!(refused(b"[default]\nhunter2\n"), (Some(2), FileMistake::NoDelimiter));
    assert_eq!(refused(b"[d]\nhunter2 = a\nhunter2 = b\n"), (Some(3), FileMistake::KeyAgain { first: 2 }));
    assert_eq!(refused("\u{feff}[default]\n".as_bytes()), (Some(1), FileMistake::ByteOrderMark));
    assert_eq!(refused(&utf16("[default]\nx = é\n")), (None, FileMistake::Utf16));
    assert_eq!(refused(b"[default]\r\nx = \xe9hunter2\n"), (Some(2), FileMistake::NotText));
    assert_eq!(refused(b"\xe9"), (Some(1), FileMistake::NotText));
    assert_eq!(refused(&[b'#'; 201]), (None, FileMistake::TooLarge { most: 200 }));
}

#[test]
fn a_heading_that_may_be_meant_is_told() {
    let files = read("[profile my dev]\n[dev]\n[profile\tx]\n", "[profile ops]\n[profile \"a b\"]\n").unwrap();
    let check = |name: &str, heading: Option<StrayHeading>, place: Option<(&str, usize)>| {
        let fault = files.missing(name);
        assert_eq!(fault.cause, Cause::ProfileMissing { heading }, "{name}");
        let found = fault.place.as_ref().map(|place| (place.path.as_str(), place.line.unwrap()));
        assert_eq!(found, place, "{name}");
    };
    check("my dev", Some(StrayHeading::WithoutQuotes), Some(("config", 1)));
    check("dev", Some(StrayHeading::WithoutProfile), Some(("config", 2)));
    check("ops", Some(StrayHeading::WithProfile), Some(("credentials", 1)));
    check("a b", Some(StrayHeading::WithProfile), Some(("credentials", 2)));
    check("nowhere", None, None);
}

#[test]
fn printing_files_shows_no_value() {
    let files = read("[default]\nx = hunter2\n", "").unwrap();
    assert!(!format!("{files:?} {:?}", files.profile("default")).contains("hunter2"));
}
