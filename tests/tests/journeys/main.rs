//! The real window, driven through the whole voyage: in both languages, with the keyboard alone, small, enlarged, dark.
//! Pictures of every screen stay in `target/journeys/<walk>/`.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test ends at the first surprise, lays out the files that it needs, and says what it met"
)]

mod accounts;
mod dropped;
mod hanging;
mod hostile;
mod own_clone;
mod second;
mod seeded;
mod servers;
mod signing_in;
mod visit;
mod weather;

use std::time::{Duration, SystemTime};

use gangway_tests::journey::{Findings, Language, Stage, walk};
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_tests::window::InputMethod;

/// Several times as long as a walk takes on a busy machine. Every wait of a walk has a limit of its own, but a call of
/// WebKit's driver has none, and now and then one is never answered.
const WALK: Duration = Duration::from_secs(420);

/// How often a walk begins when the driver fell silent while the program lived; whatever else goes wrong fails at once.
const TRIES: usize = 2;

/// Walks the voyage; nothing may be wrong on any screen of it.
async fn check(name: &str, prepare: impl Fn(Stage) -> Stage, language: Language) {
    for program in ["Xvfb", "WebKitWebDriver"] {
        if !place::in_path(program) {
            return skip(name, &format!("{program} isn't installed"));
        }
    }
    for _ in 0..TRIES {
        let stage = prepare(Stage::new(&place::kept().join("journeys").join(name), language));
        match tokio::time::timeout(WALK, walk(&stage)).await {
            Ok(found) => return assert_eq!(found, Findings::default()),
            Err(_) => {
                let watchdog = stage.watchdog();
                let newest = stage.since_newest_picture().unwrap_or(WALK);
                println!(
                    "{name}: not at its end after {} s, and its newest picture is {} s old. Where that isn't little, the \
                     driver of the window has fallen silent. The program's watchdog says:\n{watchdog}",
                    WALK.as_secs(),
                    newest.as_secs()
                );
                assert!(watchdog.lived_until(SystemTime::now()), "{name}: it is the program that hangs\n{watchdog}");
            }
        }
    }
    panic!("{name}: not at its end in {TRIES} tries, though the program lived");
}

#[tokio::test]
async fn the_first_voyage_in_english() {
    check("en", |stage| stage, Language::En).await;
}

#[tokio::test]
#[ignore = "cargo xtask campaign walks: a walk to a server of one's own goes this way in every run"]
async fn the_first_voyage_in_japanese_and_small() {
    check("ja", |stage| stage.sized(960, 640), Language::Ja).await;
}

#[tokio::test]
#[ignore = "cargo xtask campaign walks: a walk to a server of one's own goes this way in every run"]
async fn the_first_voyage_with_the_keyboard_alone_and_dark() {
    check("keyboard", |stage| stage.with_hand(InputMethod::Keyboard).without_clone().dark(), Language::En).await;
}

#[tokio::test]
async fn the_first_voyage_in_japanese_enlarged_and_dark() {
    check("ja-enlarged", |stage| stage.enlarged().without_clone().dark(), Language::Ja).await;
}
