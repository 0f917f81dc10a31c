//! What `deploy` and `status` say of failures as people meet them: the same, in both languages.

use gangway_practice::control::PlayedPlace;
use gangway_words::{Language, Words};

use crate::program::{CallResult, Desk};

/// Whether everything is said: what it means, in AWS's own words, and what to do.
fn check(told: &str, language: Language, cause: &str, aws: &str) {
    let words = Words::new(language);
    let id = format!("cause-{cause}");
    for sentence in [words.say(&id, &[]), words.say_attribute(&id, "next", &[])] {
        assert!(told.contains(&sentence), "{sentence}\n{told}");
    }
    assert!(told.contains(aws), "{aws}\n{told}");
    assert!(!told.contains('⟦'), "{told}");
}

fn status(desk: &Desk, language: &str, file: &str) -> CallResult {
    CallResult::of(desk.command_in(language, &["status", file]).output().unwrap())
}

fn looks(desk: &Desk, file: &str, cause: &str, aws: &str) {
    for (spoken, language) in [("en", Language::En), ("ja", Language::Ja)] {
        let told = status(desk, spoken, file);
        assert_eq!(told.code, Some(0), "{told:?}");
        check(&told.errors, language, cause, aws);
    }
    let object = desk.run(&["status", file, "--json"]).object();
    assert_eq!(object["failure"]["facts"]["cause"], cause, "{object}");
}

#[test]
fn a_run_that_failed_is_told_alike() {
    let desk = Desk::with_practice(&[]);
    let file = desk.setup("practice-github");
    let lost = "[GitLab] Unable to use Connection: arn:aws:codeconnections:us-east-1:111122223333:connection/1. Ensure your source provider account has access to the repository.";
    let zero = "Error calling startBuild: Cannot have more than 0 builds in queue for the account (Service: AWSCodeBuild; Status Code: 400; Error Code: AccountLimitExceededException)";
    for (place, times, text, cause) in
        [(PlayedPlace::Source, 1, lost, "provider-access-lost"), (PlayedPlace::BuildStart, 2, zero, "build-quota-zero")]
    {
        desk.play(place, "", text, times);
        // what stands is taken up again: the first time it is deployed, then it runs
        let failed = desk.run(&["deploy", &file, "--yes"]);
        assert_eq!(failed.code, Some(1), "{failed:?}");
        check(&failed.errors, Language::En, cause, text);
        looks(&desk, &file, cause, text);
    }
    // somebody else's text stays a text
    let hostile = format!("<b>x</b>\u{1b}[2J\u{202e}\n{}", "長".repeat(100_000));
    desk.play(PlayedPlace::Source, "", &hostile, 1);
    let failed = desk.run(&["deploy", &file, "--yes"]);
    for told in [failed.errors, failed.output, status(&desk, "en", &file).errors, status(&desk, "en", &file).output] {
        assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told}");
        assert!(told.chars().count() < 20_000, "{}", told.chars().count());
    }
}

#[test]
fn a_stack_that_failed_is_told_alike() {
    let desk = Desk::with_practice(&[]);
    let file = desk.setup("practice-github");
    let hook = "Resource of type 'AWS::IAM::Role' with identifier 'shop-pipeline' already exists.";
    desk.play(PlayedPlace::ChangeSet, "NAME_CONFLICT_VALIDATION", hook, 1);
    let refused = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    check(&refused.errors, Language::En, "role-exists", &format!("(AWS::IAM::Role): {hook}"));

    let boundary = "User: arn:aws:sts::111122223333:assumed-role/Dev/me is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/shop-pipeline because no permissions boundary allows the iam:CreateRole action (AccessDenied)";
    desk.play(PlayedPlace::Stack, "", boundary, 1);
    let failed = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(failed.code, Some(1), "{failed:?}");
    check(&failed.errors, Language::En, "boundary-demanded", boundary);
    looks(&desk, &file, "boundary-demanded", boundary);
}

#[test]
fn who_may_authorize_is_said_where_a_connection_waits() {
    let desk = Desk::with_practice(&[]);
    let file = desk.setup("shop-connection");
    let waiting = desk.run(&["deploy", &file, "--yes"]);
    assert_eq!(waiting.code, Some(4), "{waiting:?}");
    let who = |language| Words::new(language).say("browser-github-who", &[]);
    assert!(who(Language::En).contains("organization") && waiting.output.contains(&who(Language::En)), "{waiting:?}");
    for (spoken, language) in [("en", Language::En), ("ja", Language::Ja)] {
        let told = status(&desk, spoken, &file);
        assert!(told.output.contains(&who(language)), "{told:?}");
    }
}
