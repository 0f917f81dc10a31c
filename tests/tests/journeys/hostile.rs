//! A setup file and a clone whose texts mean harm: the window shows them as texts, or says what is wrong at their field.

use gangway_tests::journey::{Findings, Language, Stage};
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_tests::window::Window;
use serde_json::{Value, json};

/// What a page would make elements of, a shell commands, a template references; and what turns the direction of writing.
const EVIL: &str = "<img src=x class=evil onerror=\"window.ran=1\">'${AWS::AccountId}$(id)`id`\u{202e}\u{2066}";
const STEPS: [&str; 8] = ["account", "repository", "provider", "connection", "build", "triggers", "deploy", "review"];

/// A setup with the text in every place that holds one.
fn setup(text: &str) -> Value {
    json!({
        "gangway": 1,
        "name": text,
        "repository": { "provider": "GitHub", "name": text, "branch": text },
        "connection": { "name": text },
        "builds": [{
            "name": text, "recipe": text, "packageManager": text, "runtimeVersion": text, "image": text, "compute": text,
            "variables": [{ "name": text, "kind": "plain", "value": text }],
            "buildspec": { "place": "project", "text": format!("version: 0.2\nphases:\n  {text}\n") },
        }],
        "pipelines": [{ "name": text, "build": text, "trigger": { "on": "branches", "include": [text], "exclude": [text] } }],
        "tags": { text: text },
    })
}

/// Keeps a picture, and sees that no text became an element and none was run.
async fn look(name: &str, window: &Window, found: &mut Findings) {
    window.answered().await;
    window.picture(name).await;
    found.look(name, window).await;
    let became = window.script("return [document.querySelectorAll('.evil').length, window.ran ?? null]", vec![]).await;
    assert_eq!(became, json!([0, null]), "{name}");
}

/// The setups that the program keeps, each at another step now: going on with one leads there.
fn standing_at(step: &str, stage: &Stage) {
    for entry in std::fs::read_dir(stage.home().join("gangway/setups")).expect("the setups that are kept") {
        let file = entry.expect("a setup").path();
        let text = std::fs::read_to_string(&file).expect("a setup");
        let mut kept: Value = serde_json::from_str(&text).expect("a setup");
        assert!(kept["place"]["step"].is_string(), "{kept}");
        kept["place"]["step"] = step.into();
        std::fs::write(&file, kept.to_string()).expect("a setup");
    }
}

async fn check(name: &str, text: &str) {
    for program in ["Xvfb", "WebKitWebDriver"] {
        if !place::in_path(program) {
            return skip(name, &format!("{program} isn't installed"));
        }
    }
    let stage = Stage::new(&place::kept().join("journeys").join(name), Language::Ja);
    let mut found = Findings::default();
    let mut window = stage.open().await;
    let file = stage.home().join("theirs.gangway.json");
    std::fs::write(&file, setup(text).to_string()).expect("a setup file");
    window.press("home-open-file").await;
    window.write("home-file-path", &file.display().to_string()).await;
    window.press("home-file-open").await;
    window.see("account").await;
    window.pick("account", "practice").await;
    window.text("account-identity").await;
    for step in STEPS {
        window.press("nav-home").await;
        window.see("home-setup").await;
        standing_at(step, &stage);
        window.press("home-continue").await;
        window.see_css(&format!("[data-testid=\"wizard\"][data-step=\"{step}\"]")).await;
        look(step, &window, &mut found).await;
    }
    window.press("nav-home").await;
    window.see("home-setup").await;
    // WebDriver's own text leaves out what is clamped to a few lines
    let shown = window.script("return document.querySelector('main').textContent", vec![]).await;
    assert!(shown.as_str().is_some_and(|shown| shown.contains(EVIL)), "it is shown as a text: {shown}");
    look("home", &window, &mut found).await;
    window.close().await;
    // what nobody would read to its end may end in an ellipsis
    found.cut.retain(|(_, what)| !what.starts_with("text is cut off: <img"));
    assert_eq!(found, Findings::default());
}

#[tokio::test]
async fn texts_that_mean_harm_stay_texts() {
    check("hostile", EVIL).await;
}

#[tokio::test]
async fn texts_of_ten_thousand_characters_cover_nothing() {
    check("hostile-and-long", &EVIL.chars().cycle().take(10_000).collect::<String>()).await;
}
