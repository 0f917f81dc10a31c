//! A second start of the program: beside the first one's window, and where it can't find it. That the window is raised
//! needs a window manager, and isn't seen here.

use std::time::Duration;

use gangway_tests::bus::Bus;
use gangway_tests::journey::{Language, Stage};
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_words::{Language as Speech, Words};

#[tokio::test]
async fn a_second_start_ends_and_leaves_the_first_window_at_work() {
    let missing = ["Xvfb", "WebKitWebDriver"].into_iter().find(|program| !place::in_path(program));
    if let Some(program) = missing.or_else(Bus::missing) {
        return skip("a_second_start_ends_and_leaves_the_first_window_at_work", &format!("{program} isn't installed"));
    }
    let stage = Stage::new(&place::kept().join("journeys/second"), Language::Ja);
    let mut window = stage.open().await;
    window.see("home-new").await;
    assert_eq!(stage.start_again().end(Duration::from_secs(60)), Some(0), "the second one ends by itself, well");
    window.press("home-new").await;
    window.see("account").await;

    // Over another bus it doesn't find the first one; the folder's lock holds, and it says so.
    let other = stage.elsewhere();
    let mut second = other.open().await;
    let told = second.text("fault").await;
    // without the folder nobody knows the settings: it speaks the language of its engine
    let language = second.script("return navigator.language", vec![]).await;
    let words = Words::new(Speech::nearest(language.as_str().unwrap_or_default()));
    for sentence in [words.say("fault-already-running", &[]), words.say_attribute("fault-already-running", "next", &[])]
    {
        assert!(told.contains(&sentence), "{told}");
    }
    second.picture("already-running").await;
    second.close().await;
    window.press("nav-settings").await;
    window.see("settings-language").await;
    window.close().await;
}
