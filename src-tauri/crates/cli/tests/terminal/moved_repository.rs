//! A repository that was renamed or moved at its provider: the old address still works for Git, and not for AWS.

use gangway_words::Language;

use crate::program::{CallResult, Desk};

/// The setup of a clone whose remote is `https://github.com/old-team/shop`, from before the team had another name.
fn setup(desk: &Desk) -> String {
    let file = desk.setup("practice-github");
    let setup = std::fs::read_to_string(&file).unwrap();
    desk.write("shop.gangway.json", setup.replace("gangway-practice/hello-node", "old-team/shop"));
    file
}

#[test]
fn a_repository_that_was_renamed_or_moved_is_among_the_reasons() {
    let desk = Desk::with_practice(&[]);
    let file = setup(&desk);
    let ended = desk.run(&["deploy", &file, "--yes", "--json"]);
    let fault = ended.lines().last().unwrap()["fault"].clone();
    assert_eq!((ended.code, &fault["code"]), (Some(1), &"source-not-found".into()), "{ended:?}");
    assert_eq!((&fault["facts"]["repository"], &fault["facts"]["branch"]), (&"old-team/shop".into(), &"main".into()));
    for (language, reason) in [
        (Language::En, "whether the repository was renamed or moved"),
        (Language::Ja, "リポジトリの名前や所有者が変わっていないか"),
    ] {
        let told = CallResult::of(desk.command_in(language.tag(), &["deploy", &file, "--yes"]).output().unwrap());
        assert!(told.errors.contains("old-team/shop") && told.errors.contains(reason), "{language:?}: {told:?}");
    }
}
