//! An account that can't be reached for a while, in the midst of the wizard.

use std::time::Duration;

use gangway_tests::journey::{Findings, Language, Stage};
use gangway_tests::place;
use gangway_tests::program::free_port;
use gangway_tests::skip::skip;
use gangway_tests::window::InputMethod;
use gangway_tests::world::World;
use gangway_words::{Language as Speech, Words};

/// The program asks again for a while before it gives up.
const PATIENCE: Duration = Duration::from_secs(120);
/// What is typed meanwhile.
const NAME: &str = "typed-in-the-rain";

#[tokio::test]
async fn without_network_nothing_typed_is_lost() {
    for program in ["Xvfb", "WebKitWebDriver"] {
        if !place::in_path(program) {
            return skip("without_network_nothing_typed_is_lost", &format!("{program} isn't installed"));
        }
    }
    let stage = Stage::new(&place::kept().join("journeys/weather"), Language::Ja);
    let home = stage.home().join("world");
    let port = free_port().to_string();
    let mut world = World::start(&home, &["--fast", "--port", &port]);
    let endpoint = world.endpoint().to_owned();
    let stage = stage.with_practice(&endpoint).with_hand(InputMethod::Keyboard);
    let mut found = Findings::default();

    let mut window = stage.open().await;
    window.press("home-new").await;
    window.pick("account", "practice").await;
    window.text("account-identity").await;
    window.press("step-next").await;
    window.press("repository-practice").await;
    window.see("repository-found").await;
    window.press("step-next").await;
    window.pick("provider", "GitHub").await;
    window.press("step-next").await;
    window.see("connection-choices").await;

    world.kill();
    window.pick("connection-way", "new").await;
    window.write("connection-name", NAME).await;
    window.press("connection-plan").await;
    let words = Words::new(Speech::Ja);
    let host = endpoint.strip_prefix("http://").expect("an address of this computer");
    let facts = [("host", host.into()), ("place", "this-computer".into())];
    let says = [words.say("fault-no-network", &facts), words.say_attribute("fault-no-network", "next", &facts)];
    window
        .text_when("fault", PATIENCE, "what happened, and what to do", |text| says.iter().all(|it| text.contains(it)))
        .await;
    window.picture("without-network").await;
    found.look("without-network", &window).await;
    window.close().await;

    let _world = World::start(&home, &["--fast", "--port", &port]);
    let mut window = stage.open().await;
    window.pick("connection-way", "new").await;
    let field = "[data-testid=\"connection-name\"] input, input[data-testid=\"connection-name\"]";
    let typed = window.see_css(field).await.prop("value").await.expect("a field").unwrap_or_default();
    assert_eq!(typed, NAME);
    window.press("connection-plan").await;
    let plan = window.text("plan-items").await;
    assert!(plan.contains(NAME), "{plan}");
    found.refused(&window).await;
    window.close().await;
    assert_eq!(found, Findings::default());
}
