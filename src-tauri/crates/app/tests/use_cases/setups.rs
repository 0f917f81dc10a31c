//! Setups: nothing typed is lost, nothing leaves the machine that shouldn't.

use gangway_app::bindings::FaultCode;
use gangway_app::views::*;
use gangway_catalog::providers::ProviderType;
use gangway_setup::document::BuildspecPlace;

use crate::desk::{Desk, write};

#[tokio::test]
async fn what_was_typed_is_there_after_a_restart() {
    let desk = Desk::new().await;
    let mut view = desk.app.create_setup(()).await.unwrap();
    view.setup.name = "日本語 \u{202e}${x} $(y) <b>\n".repeat(1000);
    view.setup.repository.name = "not a repository".to_owned();
    view.place.step = Step::Build;
    let checked = desk.save(&view).await;
    assert!(checked.problems.iter().any(|problem| problem.field == "name"));
    let desk = desk.restart().await;
    let again = desk.open_setup(&view.id).await;
    assert_eq!((again.setup, again.place.step), (view.setup, Step::Build));
    let overview = desk.app.overview(()).await.unwrap();
    assert_eq!(overview.setups.len(), 1);
    assert!(overview.setups[0].problems > 0);
}

#[tokio::test]
async fn a_shared_copy_holds_the_answers_and_nothing_of_this_machine() {
    let desk = Desk::new().await;
    let view = desk.setup().await;
    let path = desk.path("copy").display().to_string();
    let question = |overwrite| SaveCopy { id: view.id.clone(), path: path.clone(), overwrite };
    let saved = desk.app.save_setup_copy(question(false)).await.unwrap();
    assert!(saved.paths[0].ends_with("copy.gangway.json"));
    let text = std::fs::read_to_string(&saved.paths[0]).unwrap();
    for secret in [crate::desk::REGION, "practice-github", "111122223333", "arn:"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let refused = desk.app.save_setup_copy(question(false)).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::FileExists);
    assert!(desk.app.save_setup_copy(question(true)).await.is_ok());
    let opened = desk.app.open_setup_file(PathRequest { path: saved.paths[0].clone() }).await.unwrap();
    assert_ne!(opened.id, view.id);
    assert_eq!(opened.setup, view.setup);
    assert_eq!(opened.place.account, None);
}

#[tokio::test]
async fn a_newer_file_opens_read_only_and_keeps_what_it_holds() {
    let desk = Desk::new().await;
    let path = desk.path("new.gangway.json");
    write(&path, r#"{"gangway": 99, "name": "shop", "weather": {"sun": [1]}}"#);
    let view = desk.app.open_setup_file(PathRequest { path: path.display().to_string() }).await.unwrap();
    assert!(view.read_only);
    let refused = desk
        .app
        .save_setup(SaveSetup { id: view.id.clone(), setup: view.setup.clone(), place: view.place.clone() })
        .await
        .unwrap_err();
    assert_eq!(refused.code, FaultCode::SetupReadOnly);
    let copy = desk.path("copy.gangway.json").display().to_string();
    desk.app.save_setup_copy(SaveCopy { id: view.id, path: copy.clone(), overwrite: false }).await.unwrap();
    let text: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(copy).unwrap()).unwrap();
    assert_eq!(text["weather"]["sun"][0], 1);
}

#[tokio::test]
async fn broken_files_say_where() {
    let desk = Desk::new().await;
    let check = async |name: &str, bytes: &[u8], kind: &str, line: usize| {
        let path = desk.path(name);
        write(&path, bytes);
        let fault = desk.app.open_setup_file(PathRequest { path: path.display().to_string() }).await.unwrap_err();
        assert_eq!(fault.code, FaultCode::SetupFileBroken, "{name}");
        assert_eq!((fault.facts.get("kind"), fault.facts.get("line")), (Some(&kind.into()), Some(&line.into())));
    };
    check("a", b"{\n  \"name\": }", "line", 2).await;
    check("b", b"[]", "not-a-setup", 0).await;
    check("c", b"\xff\xfe", "not-text", 0).await;
    check("d", &vec![b' '; 2_000_000], "too-large", 0).await;
    check("e", b"\n", "empty", 0).await;
    let refused = async |path: &str, code: FaultCode| {
        let fault = desk.app.open_setup_file(PathRequest { path: path.to_owned() }).await.unwrap_err();
        assert_eq!(fault.code, code, "{path}");
    };
    for path in ["relative.json", "", "/no/such/file"] {
        refused(path, FaultCode::PathNotFound).await;
    }
    for path in ["/dev/zero", "/tmp"] {
        refused(path, FaultCode::NotAFile).await;
    }
}

#[tokio::test]
async fn only_setup_files_that_the_clone_showed_are_read() {
    let desk = Desk::new().await;
    let view = desk.app.create_setup(()).await.unwrap();
    let outside = desk.path("outside.gangway.json");
    write(&outside, "{}");
    let clone = desk.path("clone");
    std::fs::create_dir(&clone).unwrap();
    let suggestion = gangway_app::bindings::Suggestion {
        folder: Some(clone.display().to_string()),
        setup_files: vec!["../outside.gangway.json".to_owned()],
        ..Default::default()
    };
    for name in ["../outside.gangway.json", "other.gangway.json", "/etc/passwd"] {
        let question =
            ApplySuggestion { id: view.id.clone(), suggestion: suggestion.clone(), setup_file: Some(name.to_owned()) };
        assert_eq!(desk.app.apply_suggestion(question).await.unwrap_err().code, FaultCode::NotFound, "{name}");
    }
}

#[tokio::test]
async fn the_setup_file_of_a_clone_fills_the_answers_in() {
    let desk = Desk::new().await;
    let view = desk.app.create_setup(()).await.unwrap();
    let clone = desk.path("clone");
    std::fs::create_dir(&clone).unwrap();
    write(clone.join("shop.gangway.json"), r#"{"gangway": 1, "name": "shop", "tags": {"team": "blue"}}"#);
    write(clone.join("new.gangway.json"), r#"{"gangway": 99, "name": "shop"}"#);
    let take = async |name: &str| {
        let suggestion = gangway_app::bindings::Suggestion {
            folder: Some(clone.display().to_string()),
            setup_files: vec![name.to_owned()],
            ..Default::default()
        };
        let question = ApplySuggestion { id: view.id.clone(), suggestion, setup_file: Some(name.to_owned()) };
        desk.app.apply_suggestion(question).await
    };
    let taken = take("shop.gangway.json").await.unwrap();
    assert_eq!((taken.setup.name.as_str(), taken.setup.tags["team"].as_str()), ("shop", "blue"));
    assert_eq!(taken.place.folder, Some(clone.display().to_string()));
    assert_eq!(take("new.gangway.json").await.unwrap_err().code, FaultCode::SetupFromNewerVersion);
    assert_eq!(desk.open_setup(&view.id).await.setup, taken.setup);
}

#[tokio::test]
async fn a_folder_without_a_remote_gives_the_setup_a_name_and_leaves_the_repository_to_be_named() {
    let desk = Desk::new().await;
    let view = desk.app.create_setup(()).await.unwrap();
    let clone = desk.path("myshop");
    for folder in ["objects", "refs"] {
        std::fs::create_dir_all(clone.join(".git").join(folder)).unwrap();
    }
    write(clone.join(".git/HEAD"), "ref: refs/heads/main\n");
    let question = || InspectRepository { text: clone.display().to_string() };
    let found = desk.app.inspect_repository(question()).await.unwrap();
    assert_eq!((found.name.as_str(), found.project.as_deref()), ("", Some("myshop")));
    write(clone.join("package.json"), r#"{"name": "@me/my-shop"}"#);
    let suggestion = desk.app.inspect_repository(question()).await.unwrap();
    let question = ApplySuggestion { id: view.id.clone(), suggestion, setup_file: None };
    let taken = desk.app.apply_suggestion(question).await.unwrap();
    assert_eq!((taken.setup.name.as_str(), taken.setup.repository.name.as_str()), ("my-shop", ""));
    assert!(taken.problems.iter().any(|problem| problem.field == "repository.name"));
}

#[tokio::test]
async fn what_one_repository_told_is_not_said_of_another() {
    let desk = Desk::new().await;
    let id = desk.app.create_setup(()).await.unwrap().id;
    let take = async |name: &str, config: &str, files: &[(&str, &str)]| {
        let clone = desk.path(name);
        std::fs::create_dir_all(clone.join(".git")).unwrap();
        write(clone.join(".git/HEAD"), "ref: refs/heads/main\n");
        write(clone.join(".git/config"), config);
        for (name, text) in files {
            write(clone.join(name), text);
        }
        let question = InspectRepository { text: clone.display().to_string() };
        let suggestion = desk.app.inspect_repository(question).await.unwrap();
        let question = ApplySuggestion { id: id.clone(), suggestion, setup_file: None };
        desk.app.apply_suggestion(question).await.unwrap().setup
    };
    let node =
        [("package.json", "{}"), ("package-lock.json", "{}"), (".nvmrc", "20"), ("buildspec.yml", "version: 0.2")];
    let first = take("first", "[remote \"origin\"]\n\turl = https://github.com/octo/first\n", &node).await;
    let build = &first.builds[0];
    let answers = (build.recipe.as_str(), build.package_manager.as_str(), build.runtime_version.as_str());
    assert_eq!(answers, ("node", "npm", "20"), "a version that the image fetches is kept");
    assert_eq!((first.repository.branch.as_str(), first.repository.provider), ("main", Some(ProviderType::GitHub)));

    let config = "[extensions]\n\trefStorage = reftable\n[remote \"origin\"]\n\turl = git@work:octo/second\n";
    let second = take("second", config, &[("pom.xml", "")]).await;
    let build = &second.builds[0];
    let answers = (build.recipe.as_str(), build.package_manager.as_str(), build.runtime_version.as_str());
    assert_eq!(answers, ("", "", ""));
    assert_eq!((second.repository.branch.as_str(), second.repository.provider), ("", None));
    assert_eq!(build.buildspec, BuildspecPlace::default());
}

#[tokio::test]
async fn what_a_setup_file_leaves_open_of_the_repository_the_clone_fills_in() {
    let desk = Desk::new().await;
    let view = desk.app.create_setup(()).await.unwrap();
    let clone = desk.path("clone");
    std::fs::create_dir(&clone).unwrap();
    let named = r#"{"provider": "GitLab", "name": "group/other", "branch": "main"}"#;
    let open = r#"{"provider": null, "name": "", "branch": "main"}"#;
    let half = r#"{"provider": null, "name": "octo/shop", "branch": "main"}"#;
    for (repository, name, provider) in [
        (named, "group/other", ProviderType::GitLab),
        (open, "octo/shop", ProviderType::GitHub),
        (half, "octo/shop", ProviderType::GitHub),
    ] {
        write(
            clone.join("my.gangway.json"),
            format!(r#"{{"gangway": 1, "name": "mine", "repository": {repository}}}"#),
        );
        let suggestion = gangway_app::bindings::Suggestion {
            folder: Some(clone.display().to_string()),
            setup_files: vec!["my.gangway.json".to_owned()],
            name: "octo/shop".to_owned(),
            provider: Some(ProviderType::GitHub),
            ..Default::default()
        };
        let setup_file = Some("my.gangway.json".to_owned());
        let question = ApplySuggestion { id: view.id.clone(), suggestion, setup_file };
        let setup = desk.app.apply_suggestion(question).await.unwrap().setup;
        assert_eq!((setup.repository.name.as_str(), setup.repository.provider), (name, Some(provider)));
        assert_eq!(setup.name, "mine");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_pipe_is_no_setup_file() {
    let desk = Desk::new().await;
    let pipe = desk.path("pipe.gangway.json");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let fault = desk.app.open_setup_file(PathRequest { path: pipe.display().to_string() }).await.unwrap_err();
    assert_eq!(fault.code, FaultCode::NotAFile);
}

#[cfg(unix)]
#[tokio::test]
async fn a_home_folder_that_vanished_is_said_and_nothing_is_pretended() {
    let desk = Desk::new().await;
    let view = desk.app.create_setup(()).await.unwrap();
    std::fs::remove_dir_all(desk.path("home")).unwrap();
    write(desk.path("home"), "a file where the folder was");
    let saved = desk.app.save_setup(SaveSetup { id: view.id.clone(), setup: view.setup, place: view.place }).await;
    assert!(saved.is_err());
    assert!(desk.app.create_setup(()).await.is_err());
    assert!(desk.app.open_setup(SetupRef { id: view.id }).await.is_err());
}

#[tokio::test]
async fn a_damaged_document_is_set_aside_and_told() {
    let desk = Desk::new().await;
    let view = desk.app.create_setup(()).await.unwrap();
    write(desk.path("home").join("setups").join(format!("{}.json", view.id)), "{");
    let overview = desk.app.overview(()).await.unwrap();
    assert_eq!(overview.setups.len(), 0);
    assert_eq!(overview.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [FaultCode::SetAside]);
    let again = desk.app.overview(()).await.unwrap();
    assert_eq!(again.faults, overview.faults, "it is told as long as the program runs");
}

#[tokio::test]
async fn addresses_are_opened_from_the_list_only() {
    let desk = Desk::new().await;
    let endpoint = desk.app.practice_endpoint().await.unwrap();
    for good in [
        "https://eu-central-1.console.aws.amazon.com/codesuite/settings/connections".to_owned(),
        format!("{endpoint}/codesuite/settings/connections"),
    ] {
        assert!(desk.app.check_address(&good).is_ok(), "{good}");
    }
    for bad in [
        "file:///etc/passwd",
        "https://example.com/",
        "http://127.0.0.1:1/",
        "javascript:alert(1)",
        "",
        "https://github.com\\@example.com/",
        " https://github.com/",
        "https://git\thub.com/",
        "https://github.com/\"&calc",
        "https://ｇithub.com/",
        "--https://github.com/",
    ] {
        assert_eq!(desk.app.check_address(bad).unwrap_err().code, FaultCode::AddressNotAllowed, "{bad}");
    }
}

#[tokio::test]
async fn a_setup_begins_in_a_region_near_to_who_speaks_the_language() {
    let desk = Desk::new().await;
    for (language, near) in [(Language::En, "us-east-1"), (Language::Ja, "ap-northeast-1")] {
        desk.app.save_settings(Settings { language: Some(language), ..Settings::default() }).await.unwrap();
        assert_eq!(desk.app.create_setup(()).await.unwrap().place.region, near);
        assert_eq!(desk.app.accounts(()).await.unwrap().options[0].usual_region, near);
    }
}
