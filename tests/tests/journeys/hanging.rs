//! A page that hangs, and a main loop that hangs: the watchdog notes both, and a walk wouldn't begin once more.

use std::time::{Duration, SystemTime};

use gangway_tests::journey::{Language, Stage};
use gangway_tests::place;
use gangway_tests::skip::skip;

/// Longer than the watchdog's patience.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn what_hangs_is_noted_and_so_is_that_it_goes_on() {
    for program in ["Xvfb", "WebKitWebDriver"] {
        if !place::in_path(program) {
            return skip("what_hangs_is_noted_and_so_is_that_it_goes_on", &format!("{program} isn't installed"));
        }
    }
    let stage = Stage::new(&place::kept().join("journeys/hanging"), Language::En);
    let mut window = stage.open().await;
    window.see("home-new").await;
    let noted = async |text: &str, times: usize| {
        let look = || async { (stage.watchdog().notes(text).len() >= times).then_some(()) };
        window.until_within(text, PATIENCE, look).await;
    };
    noted("main loop and page answer", 1).await;
    assert!(stage.watchdog().lived_until(SystemTime::now()), "{}", stage.watchdog());

    // the page: nothing else runs in it for as long as that takes
    window.script("setTimeout(() => { const end = Date.now() + 9000; while (Date.now() < end); }, 100)", vec![]).await;
    noted("keeps silent who=Page", 1).await;
    assert!(!stage.watchdog().lived_until(SystemTime::now()), "{}", stage.watchdog());
    noted("answers again who=Page", 1).await;
    noted("the page stood still screen=\"home\"", 1).await;

    // the main loop: it waits for its display, which has been stopped
    stage.display().stop(true);
    let resizing = window.client().clone();
    let resizing = tokio::spawn(async move { resizing.set_window_size(1000, 700).await });
    noted("keeps silent who=MainLoop", 1).await;
    assert!(!stage.watchdog().lived_until(SystemTime::now()), "{}", stage.watchdog());
    stage.display().stop(false);
    noted("answers again who=MainLoop", 1).await;
    let _ = resizing.await;
    window.see("home-new").await;
    window.close().await;
}
