//! The page that `npm run dev` shows, in headless Chromium over the real program, for whoever changes the page. The walks
//! in the real window (`journeys`) stay the judge. Pictures stay in `target/browser/<test>/`.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "a test ends at the first surprise")]

mod hosts;
mod hosts_of_an_account;
mod leading;
mod runs;
mod signing_in;
mod visit;

use std::time::Duration;

use fantoccini::key::Key;
use gangway_tests::development::Door;
use gangway_tests::journey::clone_of;
use gangway_tests::window::InputMethod;
use gangway_words::{Language, Words};
use visit::{PATIENCE, Visit, server, tab};

const ENGLISH: &str = "en_US.UTF-8";
const JAPANESE: &str = "ja_JP.UTF-8";

#[tokio::test]
async fn the_address_that_npm_run_dev_prints_leads_home() {
    const TEST: &str = "the_address_that_npm_run_dev_prints_leads_home";
    let Some(server) = server(TEST) else { return };
    let page = tab(TEST, server.address(), ENGLISH, InputMethod::Pointer).await;
    page.see("home-new").await;
    page.picture("home").await;
    // without its token nothing is answered
    page.client().goto(server.page()).await.expect("the page alone");
    page.text_when("fault", PATIENCE, "what to do", |text| text.contains("npm run dev")).await;
}

#[tokio::test]
async fn the_wizards_first_steps_are_kept() {
    let Some(visit) = Visit::begin("the_wizards_first_steps_are_kept", ENGLISH, InputMethod::Pointer).await else {
        return;
    };
    visit.to_the_repository().await;
    visit.to_the_connection().await;
    visit.picture("connection").await;
    visit.client().refresh().await.expect("the page again");
    visit.at("connection").await;
    visit.press("nav-home").await;
    visit.text_when("home-setup", PATIENCE, "the setup", |text| text.contains("gangway-practice/")).await;
}

#[tokio::test]
async fn a_problem_stands_at_its_field() {
    let Some(visit) = Visit::begin("a_problem_stands_at_its_field", ENGLISH, InputMethod::Pointer).await else {
        return;
    };
    visit.to_the_repository().await;
    visit.press("repository-practice").await;
    visit.see("repository-found").await;
    // the sentences that a screen reader says with the field
    let script = "const field = document.querySelector('[data-testid=\"repository-branch\"] input'); \
        const ids = `${field.getAttribute('aria-describedby') ?? ''}`.split(' '); \
        return field.getAttribute('aria-invalid') === 'true' \
          ? ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ') : ''";
    let said = async || visit.script(script, vec![]).await.as_str().map(str::to_owned);
    let missing = Words::new(Language::En).say("problem-missing", &[]);
    visit.write("repository-branch", "").await;
    visit.until("what is missing", async || said().await?.contains(&missing).then_some(())).await;
    visit.key(Key::Tab.into()).await;
    visit.picture("missing").await;
    visit.write("repository-branch", "main").await;
    visit.until("no problem", async || said().await?.is_empty().then_some(())).await;
}

#[tokio::test]
async fn the_keyboard_alone_goes_through_steps() {
    let test = "the_keyboard_alone_goes_through_steps";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Keyboard).await else { return };
    visit.to_the_repository().await;
    visit.press("repository-practice").await;
    visit.see("repository-found").await;
    visit.next("provider").await;
    visit.picture("provider").await;
}

#[tokio::test]
async fn a_japanese_system_is_spoken_to_in_japanese() {
    let test = "a_japanese_system_is_spoken_to_in_japanese";
    let Some(visit) = Visit::begin(test, JAPANESE, InputMethod::Pointer).await else { return };
    let words = Words::new(Language::Ja);
    assert_eq!(visit.text("home-new").await, words.say("home-new", &[]));
    let language = visit.script("return document.documentElement.lang", vec![]).await;
    assert_eq!(language, "ja");
    visit.to_the_repository().await;
    visit.write("repository-text", "not a repository at all").await;
    visit.press("repository-look").await;
    let next = words.say_attribute("fault-repository-not-understood", "next", &[]);
    visit.text_when("fault", PATIENCE, "what to do next", |text| text.contains(&next)).await;
    visit.picture("fault").await;
}

#[tokio::test]
async fn a_browser_asks_for_the_path_of_a_folder() {
    let test = "a_browser_asks_for_the_path_of_a_folder";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Pointer).await else { return };
    let clone = clone_of("hello-node", visit.home());
    visit.to_the_repository().await;
    visit.press("repository-choose").await;
    visit.client().send_alert_text(&clone.display().to_string()).await.expect("the browser asks");
    visit.client().accept_alert().await.expect("the browser asks");
    visit.text_when("repository-found", PATIENCE, "the folder's name", |text| text.contains("hello-node")).await;
}

#[tokio::test]
async fn jobs_are_watched_to_their_end() {
    let Some(mut visit) = Visit::begin("jobs_are_watched_to_their_end", ENGLISH, InputMethod::Pointer).await else {
        return;
    };
    let answer = visit.ask("practice_clock", r#"{"speed":1000,"skip":0}"#).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    visit.to_the_repository().await;
    visit.to_the_connection().await;
    visit.pick("connection-way", "new").await;
    visit.press("connection-plan").await;
    visit.press("connection-create").await;
    visit.status("connection-status", "PENDING").await;
    // the page opens a tab at AWS's page, and notices what the person does there
    visit.go_to_opened().await;
    for button in ["#update-pending", "#authorize", "#connect"] {
        visit.press_css(button, PATIENCE).await;
    }
    // a tab that is closed before its form was sent has sent nothing
    visit.see_css("#outcome").await;
    visit.go_back().await;
    visit.status("connection-status", "AVAILABLE").await;
    visit.picture("connection").await;

    for step in ["build", "triggers", "deploy", "review"] {
        visit.next(step).await;
    }
    visit.press("step-submit").await;
    visit.see("plan-items").await;
    visit.press("deploy-approve").await;
    visit.status("run", "succeeded").await;
    visit.text_when("run-log", PATIENCE, "the build's log", |log| log.contains("npm")).await;
    visit.picture("run").await;

    // on another day Home still says how it ended
    visit.restart().await;
    visit.press("nav-home").await;
    visit.see_css("[data-testid=\"home-group\"][data-group=\"deployed\"]").await;
    let succeeded = Words::new(Language::En).say("home-standing-run-succeeded", &[]);
    visit.text_when("home-setup", PATIENCE, "how its last run ended", |text| text.contains(&succeeded)).await;
    visit.picture("home-after-a-restart").await;
}

#[test]
fn the_program_ends_with_whoever_started_it() {
    let home = tempfile::tempdir().expect("a home folder");
    let mut door = Door::open("http://127.0.0.1:5173", home.path(), ENGLISH);
    assert!(door.process.alive());
    door.process.end_input();
    assert_eq!(door.process.end(Duration::from_secs(20)), Some(0));
    // the home is free again
    drop(Door::open("http://127.0.0.1:5173", home.path(), ENGLISH));
}
