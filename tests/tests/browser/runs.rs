//! A pipeline with many runs and a long log: listed, opened, searched, copied, saved, by keyboard too.

use fantoccini::key::Key;
use gangway_tests::busy::{BusyPipeline, MESSAGE};
use gangway_tests::window::InputMethod;
use gangway_words::{Language, Words};

use super::visit::{PATIENCE, Visit};
use super::{ENGLISH, JAPANESE};

const RUNS: usize = 40;
const LINES: usize = 25_000;

/// How many lines are shown of a log that has been read to its end; none while it is read.
async fn read_to_its_end(visit: &Visit) -> u64 {
    let script = "const log = document.querySelector('[data-testid=\"run-log\"]'); \
        return log?.dataset.whole === 'true' ? Number(log.dataset.lines) : null";
    visit.until_within("the whole log", PATIENCE, || async { visit.script(script, vec![]).await.as_u64() }).await
}

/// Waits until the line where one was led to holds a text, and is in sight.
async fn led_to(visit: &Visit, text: &str) {
    let script = "const line = document.querySelector('.log-line[data-here]'); if (!line) return null; \
        const box = line.closest('.log').getBoundingClientRect(), own = line.getBoundingClientRect(); \
        return own.top >= box.top && own.bottom <= box.bottom ? line.textContent : null";
    let look = || async {
        let line = visit.script(script, vec![]).await;
        line.as_str()?.contains(text).then_some(())
    };
    visit.until_within(text, PATIENCE, look).await;
}

#[tokio::test]
async fn a_long_log_is_searched_copied_and_saved_whole() {
    let test = "a_long_log_is_searched_copied_and_saved_whole";
    let busy = |home: &std::path::Path| BusyPipeline::new(home, RUNS, LINES);
    let Some((visit, busy)) = Visit::again(test, ENGLISH, InputMethod::Pointer, busy).await else { return };
    let words = Words::new(Language::En);
    visit.see("run-stages").await;
    let count = read_to_its_end(&visit).await;
    assert!(count > LINES as u64, "{count}");
    // few of them are drawn, and the first error is in sight by itself
    led_to(&visit, "npm error Missing script").await;
    let drawn = visit.script("return document.querySelectorAll('.log-line').length", vec![]).await;
    assert!(drawn.as_u64().is_some_and(|drawn| (10..200).contains(&drawn)), "{drawn}");
    visit.picture("first-error").await;

    // Ctrl+F leads to the field from wherever one is, Enter to the next line, F3 and Shift as everywhere
    let control = "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, cancelable: true }))";
    visit.script(control, vec![]).await;
    visit.write("log-search", "OK 00042 ").await;
    let told = |at: u32, count: u32| words.say("log-matches", &[("at", at.into()), ("count", count.into())]);
    let says = |at, count| {
        let told = told(at, count);
        move |text: &str| text == told
    };
    // ten times, as the log has that many parts; the person stood in its middle
    visit.text_when("log-found", PATIENCE, "how often it stands there", |text| text.ends_with(" of 10 lines")).await;
    led_to(&visit, "ok 00042 ").await;
    visit.write("log-search", "Missing Script").await;
    visit.text_when("log-found", PATIENCE, "one line", says(1, 1)).await;
    led_to(&visit, "npm error Missing script").await;
    visit.write("log-search", "ok 02499 ").await;
    let first = visit.text_when("log-found", PATIENCE, "ten lines", |text| text.ends_with(" of 10 lines")).await;
    visit.key(Key::Enter.into()).await;
    visit.text_when("log-found", PATIENCE, "the next one", |text| text != first).await;
    let second = visit.text("log-found").await;
    visit.key(Key::F3.into()).await;
    visit.text_when("log-found", PATIENCE, "the one after it", |text| text != second).await;
    visit.write("log-search", "no such text").await;
    visit.text_when("log-found", PATIENCE, "nothing", |text| text == words.say("log-no-match", &[])).await;
    assert_eq!(visit.axe().await, vec![]);

    // what is copied and what is saved is the same, and all of it
    let hear = "window.copied = null; navigator.clipboard.writeText = async (text) => { window.copied = text }";
    visit.script(hear, vec![]).await;
    visit.press("log-copy").await;
    let copied = || async { visit.script("return window.copied", vec![]).await.as_str().map(str::to_owned) };
    let copied = visit.until("the copied log", copied).await;
    let path = visit.home().join("kept.log");
    visit.press("log-save").await;
    visit.write("file-path", &path.display().to_string()).await;
    visit.press("file-save").await;
    visit.see_within("file-saved", PATIENCE).await;
    let saved = std::fs::read_to_string(&path).expect("the saved log");
    assert_eq!(saved.lines().count() as u64, count);
    assert!(saved == copied, "{} bytes saved, {} copied", saved.len(), copied.len());
    for number in [0, LINES / 10 - 1] {
        assert_eq!(saved.matches(&format!("ok {number:05} ")).count(), 10, "line {number}");
    }
    assert!(!busy.build.is_empty());
}

#[tokio::test]
async fn runs_are_listed_with_their_commits_and_opened_by_keyboard() {
    let test = "runs_are_listed_with_their_commits_and_opened_by_keyboard";
    let busy = |home: &std::path::Path| BusyPipeline::new(home, RUNS, 100);
    let Some((visit, busy)) = Visit::again(test, JAPANESE, InputMethod::Keyboard, busy).await else { return };
    visit.see("runs-list").await;
    visit.press("runs-all").await;
    let rows = "return document.querySelectorAll('[data-testid=\"runs-run\"]').length";
    let all = || async { (visit.script(rows, vec![]).await.as_u64()? == RUNS as u64).then_some(()) };
    visit.until("all runs", all).await;
    // the text of others is one line of text
    let first = visit.script("return document.querySelector('.runs-line').textContent", vec![]).await;
    let message = MESSAGE.lines().next().map(|line| line.replace(['\u{202e}', '\u{202c}'], "\u{fffd}"));
    assert_eq!(first.as_str().map(str::to_owned), message);
    assert_eq!(visit.axe().await, vec![]);
    visit.picture("runs").await;

    visit.press("runs-run").await;
    visit.status("run-past", "Failed").await;
    visit.see("log-show-error").await;
    read_to_its_end(&visit).await;
    visit.press("log-show-error").await;
    led_to(&visit, "npm error Missing script").await;
    assert_eq!(visit.axe().await, vec![]);
    visit.picture("past").await;
    // back to the list, as in every browser
    visit.client().back().await.expect("the page before");
    visit.until("all runs", all).await;
    drop(busy);
}

#[tokio::test]
async fn a_run_that_is_not_there_says_so() {
    let test = "a_run_that_is_not_there_says_so";
    let busy = |home: &std::path::Path| BusyPipeline::new(home, 2, 100);
    let Some((visit, busy)) = Visit::again(test, ENGLISH, InputMethod::Pointer, busy).await else { return };
    visit.see("runs-list").await;
    let id = &busy.setup;
    let gone = visit.ask("run_report", &format!(r#"{{"id":"{id}","execution":"{}"}}"#, uuid())).await;
    assert!(gone.contains("not-found"), "{gone}");
    let gone = visit.ask("log_lines", &format!(r#"{{"id":"{id}","build":"busy-build:{}","from":null}}"#, uuid())).await;
    assert!(gone.contains(r#""state":"gone""#), "{gone}");
    // whoever stops the writing of a log waits for nobody, and no file is there
    let slow = r#"{"faults":[{"kind":"slow-answer","operation":"logs:GetLogEvents","times":null}]}"#;
    visit.ask("practice_faults", slow).await;
    let path = visit.home().join("stopped.log");
    let (build, name) = (&busy.build, r#"{"name":"one"}"#);
    let question =
        format!(r#"{{"id":"{id}","build":"{build}","path":"{}","overwrite":false,"name":"one"}}"#, path.display());
    let (saved, ()) = tokio::join!(visit.ask("save_log", &question), async {
        let goes_on = || async { visit.ask("log_save", name).await.contains(r#""lines":"#).then_some(()) };
        visit.until("the writing", goes_on).await;
        visit.ask("stop_log_save", name).await;
    });
    assert!(saved.contains(r#""paths":[]"#) && !path.exists(), "{saved}");
    let over = visit.ask("log_save", name).await;
    assert!(over.contains("not-found"), "{over}");
    // stopping what isn't going on stops nothing
    let stopped = visit.ask("stop_log_save", r#"{"name":"nobody"}"#).await;
    assert!(stopped.starts_with("HTTP/1.1 200 "), "{stopped}");
}

fn uuid() -> &'static str {
    "00000000-0000-4000-8000-000000000000"
}
