//! Signing in from the real window, in the person's own browser, to a portal that stands in for Identity Center's.

use std::time::Duration;

use gangway_tests::journey::{Findings, Language, Stage};
use gangway_tests::place;
use gangway_tests::portal::{Portal, browse};
use gangway_tests::skip::skip;
use gangway_words::{Language as Speech, Words};

/// How long a question to the portal or the account may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Who the portal's role is.
const ROLE: &str = "assumed-role/Dev/me";

#[tokio::test]
async fn the_window_signs_in_with_the_persons_browser() {
    const NAME: &str = "the_window_signs_in_with_the_persons_browser";
    if let Some(program) = ["Xvfb", "WebKitWebDriver"].into_iter().find(|program| !place::in_path(program)) {
        return skip(NAME, &format!("{program} isn't installed"));
    }
    let portal = Portal::start().await;
    let stage = Stage::new(&place::kept().join("journeys/signing-in"), Language::En);
    std::fs::create_dir_all(stage.home().join(".aws")).expect("a folder of AWS's tools");
    std::fs::write(stage.home().join(".aws/config"), portal.configuration()).expect("a configuration");
    let stage = stage.with_variables(portal.variables());
    let mut found = Findings::default();
    let mut window = stage.open().await;
    window.press("home-new").await;
    window.pick("account", "aws").await;

    // as they are listed, by name: keys, old, p
    window.choose("account-profile", "2").await;
    let missing = Words::new(Speech::En).say("fault-not-signed-in", &[("profile", "p".into())]);
    window.text_when("fault", PATIENCE, "whose sign-in it is", |text| text.contains(&missing)).await;
    window.picture("missing").await;
    found.look("missing", &window).await;
    window.press("sign-in").await;
    window.see("sign-in-waiting").await;
    window.picture("waiting").await;
    found.look("waiting", &window).await;

    // the person's browser gets the portal's address, and comes back from there to the program
    let page = browse(&stage.addresses.next(0)).await;
    let done = Words::new(Speech::En).say("sign-in-page-done", &[]);
    assert!(page.contains(&done), "{page}");
    window.text_when("account-identity", PATIENCE, "who it is", |text| text.contains(ROLE)).await;
    window.gone("fault").await;
    window.picture("signed-in").await;
    found.look("signed-in", &window).await;
    window.press("step-next").await;
    window.see("repository-text").await;
    found.refused(&window).await;
    window.close().await;
    assert_eq!(found, Findings::default());
}
