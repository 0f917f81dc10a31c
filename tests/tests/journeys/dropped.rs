//! A folder that is dropped on the window. WebDriver can't drop one: the test says to the page what the shell says then.

use std::path::Path;

use gangway_tests::journey::{Language, Stage, clone_of};
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_tests::window::Window;
use serde_json::{Value, json};

/// Once the page listens: Tauri's event, through Tauri's own function.
async fn dropped(window: &Window, paths: &[&Path]) {
    let script = "const listeners = window.__internal_unstable_listeners_object_id__?.['tauri://drag-drop'] ?? {}; \
        const ids = Object.getOwnPropertyNames(listeners); \
        const payload = { paths: arguments[0], position: { x: 1, y: 1 } }; \
        window.__internal_unstable_listeners_function_id__({ event: 'tauri://drag-drop', payload }, ids); \
        return ids.length > 0";
    window
        .until("a page that listens to drops", || async {
            (window.script(script, vec![json!(paths)]).await == Value::Bool(true)).then_some(())
        })
        .await;
}

async fn text(window: &Window) -> String {
    let field = "[data-testid=\"repository-text\"] input, input[data-testid=\"repository-text\"]";
    window.see_css(field).await.prop("value").await.expect("a field").unwrap_or_default()
}

#[tokio::test]
async fn a_dropped_folder_is_looked_at() {
    for program in ["Xvfb", "WebKitWebDriver"] {
        if !place::in_path(program) {
            return skip("a_dropped_folder_is_looked_at", &format!("{program} isn't installed"));
        }
    }
    let stage = Stage::new(&place::kept().join("journeys/dropped"), Language::En);
    let clone = clone_of("hello-node", stage.home());
    let mut window = stage.open().await;
    window.press("home-new").await;
    window.pick("account", "practice").await;
    window.text("account-identity").await;
    window.press("step-next").await;
    window.see("repository-text").await;

    dropped(&window, &[&clone, stage.home()]).await;
    window.see("repository-found").await;
    assert_eq!(text(&window).await, clone.display().to_string(), "the first of several is taken");
    window.press("step-next").await;
    window.see("provider").await;
    window.close().await;
}
