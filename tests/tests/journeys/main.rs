//! The real window, driven through the whole voyage: in both languages, with the keyboard alone, small, enlarged, dark.
//! Pictures of every screen stay in `target/journeys/<walk>/`.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test ends at the first surprise, and lays out the files that it needs"
)]

mod accounts;
mod dropped;
mod hostile;
mod own_clone;
mod second;
mod seeded;
mod weather;

use gangway_tests::journey::{Found, Language, Stage, walk};
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_tests::window::Hand;

/// Walks the voyage; nothing may be wrong on any screen of it.
async fn check(name: &str, prepare: impl FnOnce(Stage) -> Stage, language: Language) {
    for program in ["Xvfb", "WebKitWebDriver"] {
        if !place::in_path(program) {
            return skip(name, &format!("{program} isn't installed"));
        }
    }
    let stage = prepare(Stage::new(&place::kept().join("journeys").join(name), language));
    let found = walk(&stage).await;
    assert_eq!(found, Found::default());
}

#[tokio::test]
async fn the_first_voyage_in_english() {
    check("en", |stage| stage, Language::En).await;
}

#[tokio::test]
async fn the_first_voyage_in_japanese_and_small() {
    check("ja", |stage| stage.sized(960, 640), Language::Ja).await;
}

#[tokio::test]
async fn the_first_voyage_with_the_keyboard_alone_and_dark() {
    check("keyboard", |stage| stage.with_hand(Hand::Keyboard).without_clone().dark(), Language::En).await;
}

#[tokio::test]
async fn the_first_voyage_in_japanese_enlarged_and_dark() {
    check("ja-enlarged", |stage| stage.enlarged().without_clone().dark(), Language::Ja).await;
}
