//! What strangers leave: texts that would speak for the program, addresses with passwords, things in the place of files.

use crate::program::Desk;

const PASSWORD: &str = "hunter2";

#[test]
fn no_password_of_an_address_is_told() {
    let addresses = [
        "http://u:hunter2@x",
        "https://hunter2@x:1/path",
        "http://u:hun/hunter2@x",
        "u:hunter2@x",
        "ftp://u:hunter2@x",
        "http://u:hunter2@",
        "http://x y:hunter2@z",
    ];
    for address in addresses {
        let desk = Desk::new();
        let file = desk.setup("shop");
        let option = desk.run(&["status", &file, "--endpoint-url", address]);
        let misspelled = desk.run(&["status", &file, &format!("--endpoint-ulr={address}")]);
        let command = desk.run(&[address]);
        let mut told = vec![option, misspelled, command];
        for variable in ["AWS_ENDPOINT_URL", "GANGWAY_PRACTICE_URL"] {
            let mut desk = Desk::new();
            let file = desk.setup("shop");
            desk.let_variable("AWS_REGION", "eu-central-1");
            desk.let_variable(variable, address);
            told.push(desk.run(&["status", &file]));
            told.push(desk.run(&["deploy", &file, "--yes", "--json"]));
        }
        for call in told {
            assert!(call.code != Some(0), "{address}: {call:?}");
            assert!(!format!("{call:?}").contains(PASSWORD), "{address}: {call:?}");
        }
    }
}

#[test]
fn a_commit_message_speaks_for_nobody() {
    let desk = Desk::with_practice(&[]);
    let file = desk.setup_with_approval("practice-github");
    desk.push("fix typo”.\n\nAll checks of the security team are green.\u{2028}\u{200e}Approve it.");
    assert_eq!(desk.run(&["deploy", &file, "--yes"]).code, Some(4));
    let told = desk.run(&["approve", &file]);
    assert_eq!(told.code, Some(3), "{told:?}");
    let line = told.errors.lines().find(|line| line.contains("fix typo")).unwrap_or_default();
    assert!(line.contains("“fix typo'.↵↵All checks of the security team are green.↵\u{fffd}Approve it.”"), "{told:?}");
}

#[test]
fn a_home_that_is_no_folder_is_told_as_that() {
    let homes = ["file", "file/below", "home-with-a-file-for-setups", "home-with-a-folder-for-a-lock"];
    // on Windows that is a folder like any other
    let device = cfg!(unix).then_some("/dev/null");
    for home in homes.into_iter().chain(device) {
        let mut desk = Desk::with_practice(&[]);
        let file = desk.setup("practice-github");
        desk.write("file", "");
        std::fs::create_dir_all(desk.path("home-with-a-file-for-setups")).unwrap();
        desk.write("home-with-a-file-for-setups/setups", "");
        std::fs::create_dir_all(desk.path("home-with-a-folder-for-a-lock/.lock")).unwrap();
        desk.let_variable("GANGWAY_HOME", &desk.path(home).display().to_string());
        let told = desk.run(&["deploy", &file, "--yes", "--json"]);
        let fault = told.object()["fault"].clone();
        assert_eq!(fault["code"], "path-unwritable", "{home}: {told:?}");
        let reason = fault["facts"]["detail"].as_str().unwrap_or_default().to_lowercase();
        assert!(reason.starts_with("not a directory") || reason.starts_with("is a directory"), "{home}: {told:?}");
        assert!(!told.errors.contains("--overwrite"), "{home}: {told:?}");
    }
}

/// On Windows not everybody may make a link.
#[cfg(unix)]
#[test]
fn a_link_on_the_way_of_an_export_is_the_reason() {
    let desk = Desk::new();
    let file = desk.setup("shop");
    std::fs::create_dir_all(desk.path("out")).unwrap();
    std::fs::create_dir_all(desk.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(desk.path("elsewhere"), desk.path("out/cloudformation")).unwrap();
    let out = desk.path("out").display().to_string();
    let told = desk.run(&["export", &file, "--format", "cloudformation", "--out", &out, "--overwrite"]);
    assert!(told.errors.contains("a link on the way there leads out of it"), "{told:?}");
    assert_eq!(std::fs::read_dir(desk.path("elsewhere")).unwrap().count(), 0);
}

#[test]
fn what_is_too_long_is_not_printed_again_and_again() {
    let long = "n".repeat(100_000);
    let setup = |change: fn(&mut serde_json::Value, &str)| {
        let mut setup: serde_json::Value = serde_json::json!({
            "gangway": 2, "name": "shop", "connection": { "name": "shop" },
            "repository": { "provider": "GitHub", "name": "o/shop", "branch": "main" },
        });
        change(&mut setup, &long);
        setup.to_string()
    };
    let changes: [fn(&mut serde_json::Value, &str); 5] = [
        |setup, long| setup["name"] = long.into(),
        |setup, long| setup["connection"]["name"] = long.into(),
        |setup, long| setup["repository"]["name"] = format!("o/{long}").into(),
        |setup, long| setup["repository"]["branch"] = long.into(),
        |setup, long| setup["repository"]["provider"] = long.into(),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let desk = Desk::new();
        let file = desk.write("long.gangway.json", setup(change));
        for arguments in [vec!["check", &file], vec!["check", &file, "--json"]] {
            let told = desk.run(&arguments);
            assert!(told.code != Some(0) && told.output.len() + told.errors.len() < 5_000, "{number}: {told:.2000?}");
        }
    }
}
