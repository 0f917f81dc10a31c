//! The window leads: what to press next is in sight in the smallest window, it is one thing, and what isn't done isn't
//! said to be.

use std::time::Duration;

use fantoccini::key::Key;
use gangway_tests::window::InputMethod;
use gangway_words::{Language, Words};
use serde_json::{Value, json};

use crate::visit::{PATIENCE, Visit};
use crate::{ENGLISH, JAPANESE};

/// The smallest size of the window, below its frame.
const SMALLEST: (u32, u32) = (960, 640);

/// The primary buttons of the page, or of the dialog before it: what each says, and whether it is in sight.
const PRIMARIES: &str = "const seen = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible'; \
    const scope = [...document.querySelectorAll('[role=dialog]')].filter(seen).at(-1) ?? document; \
    return [...scope.querySelectorAll('[class*=awsui_variant-primary]')].filter((e) => e.matches('button,a') && seen(e)) \
      .map((e) => { const b = e.getBoundingClientRect(); \
        const over = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2); \
        return [e.textContent, b.top >= 0 && b.bottom <= innerHeight && (e.contains(over) || e.disabled)]; });";

/// English words that are broken inside, where nothing says that any letter may begin a line.
const BROKEN: &str = "const broken = []; const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    for (let node = texts.nextNode(); node; node = texts.nextNode()) { \
      const own = node.parentElement; \
      if (!own.getClientRects().length || own.closest('.out-of-sight,code,pre,textarea,.arn')) continue; \
      for (const word of node.data.matchAll(/(?<!\\S)[A-Za-z]{2,20}(?=[\\s.,:;?!]|$)/g)) { \
        const range = document.createRange(); \
        range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length); \
        const lines = new Set([...range.getClientRects()].filter((b) => b.width > 1).map((b) => Math.round(b.top))); \
        if (lines.size > 1) broken.push(word[0]); } } \
    return broken;";

/// How each step stands on the rail, e.g. `current`.
const RAIL: &str = "return [...document.querySelectorAll('[data-testid=rail-step]')].map((e) => e.dataset.standing)";

impl Visit {
    /// One thing to press next, in sight; no word broken inside; nothing that axe finds.
    pub(crate) async fn leads(&self, at: &str) {
        let one = || async {
            let found = self.script(PRIMARIES, vec![]).await;
            (found.as_array()?.len() == 1 && found[0][1] == Value::Bool(true)).then_some(())
        };
        self.until(&format!("one primary button in sight: {at}"), one).await;
        assert_eq!(self.script(BROKEN, vec![]).await, json!([]), "{at}");
        self.picture(at).await;
        assert_eq!(self.axe().await, vec![], "{at}");
    }

    async fn rail(&self) -> String {
        let standings = self.script(RAIL, vec![]).await;
        let letters = standings.as_array().into_iter().flatten().filter_map(|one| one.as_str()?.chars().next());
        letters.collect()
    }
}

async fn every_step_leads(test: &str, locale: &str) {
    let Some(visit) = Visit::begin(test, locale, InputMethod::Pointer).await else { return };
    visit.size(SMALLEST.0, SMALLEST.1).await;
    let answer = visit.ask("practice_clock", r#"{"speed":1000,"skip":0}"#).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    visit.leads("home").await;
    visit.press("home-new").await;
    visit.at("account").await;
    visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains("111122223333")).await;
    visit.leads("account").await;
    visit.pick("account", "aws").await;
    visit.see("account-ways").await;
    visit.leads("account-aws").await;
    visit.pick("account", "practice").await;
    visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains("111122223333")).await;
    visit.next("repository").await;
    visit.leads("repository").await;
    visit.press("repository-practice").await;
    visit.see("repository-found").await;
    visit.leads("repository-found").await;
    visit.next("provider").await;
    visit.leads("provider").await;
    visit.next("connection").await;
    visit.see("connection-choices").await;
    visit.leads("connection-existing").await;
    visit.pick("connection-way", "new").await;
    visit.leads("connection-new").await;
    visit.press("connection-plan").await;
    visit.see("plan-items").await;
    visit.leads("connection-plan").await;
    // nobody has to have one for the files, and nobody says that there is one
    visit.next("build").await;
    assert_eq!(visit.rail().await, "dddocaaa", "what was seen, what isn't done, what nobody saw");
    visit.press("step-back").await;
    visit.press_css("[data-testid=\"connection-use\"][data-status=\"PENDING\"]", PATIENCE).await;
    visit.status("connection-status", "PENDING").await;
    visit.leads("connection-pending").await;
    visit.next("build").await;
    visit.see("buildspec-text").await;
    visit.leads("build").await;
    visit.next("triggers").await;
    visit.leads("triggers").await;
    visit.next("deploy").await;
    visit.leads("deploy").await;
    visit.next("review").await;
    visit.see("review-drawing").await;
    // it can't be deployed: what leads is the way to the connection
    visit.see("review-connection").await;
    visit.leads("review-without-connection").await;
    visit.press_css("[data-testid=\"review-connection\"] button", PATIENCE).await;
    visit.at("connection").await;
    visit.press_css("[data-testid=\"connection-change\"] [aria-expanded]", PATIENCE).await;
    visit.press_css("[data-testid=\"connection-use\"][data-status=\"AVAILABLE\"]", PATIENCE).await;
    visit.status("connection-status", "AVAILABLE").await;
    visit.see_css("[data-testid=\"connection-change\"] [aria-expanded=\"false\"]").await;
    visit.leads("connection-available").await;
    for step in ["build", "triggers", "deploy", "review"] {
        visit.next(step).await;
    }
    visit.see("review-drawing").await;
    visit.gone("review-connection").await;
    visit.leads("review").await;
    assert_eq!(visit.rail().await, "dddddddc");
    visit.press("review-files").await;
    visit.see("file-tabs").await;
    visit.leads("files").await;
    visit.press("nav-home").await;
    visit.see("home-setup").await;
    visit.leads("home-with-a-setup").await;
    visit.press("home-continue").await;
    visit.at("review").await;
    visit.press("step-submit").await;
    visit.see("plan-items").await;
    visit.leads("plan").await;
    visit.press("nav-home").await;
    visit.press("home-delete").await;
    visit.leads("home-delete").await;
    let red = "return getComputedStyle(document.querySelector('[data-testid=home-delete-confirm]')).backgroundColor";
    let red = || async { (visit.script(red, vec![]).await == "rgb(185, 28, 28)").then_some(()) };
    visit.until("the button that deletes is red", red).await;
}

#[tokio::test]
async fn what_to_press_next_is_in_sight_on_every_step() {
    every_step_leads("what_to_press_next_is_in_sight_on_every_step", ENGLISH).await;
}

#[tokio::test]
async fn what_to_press_next_is_in_sight_in_japanese() {
    every_step_leads("what_to_press_next_is_in_sight_in_japanese", JAPANESE).await;
}

#[tokio::test]
async fn next_leads_to_what_it_stops_at() {
    let test = "next_leads_to_what_it_stops_at";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Pointer).await else { return };
    visit.size(SMALLEST.0, SMALLEST.1).await;
    visit.to_the_repository().await;
    // nothing is told of a repository: the field, and why
    let words = Words::new(Language::En);
    let at = async |id: &str| {
        let script = "const field = document.querySelector(`[data-testid=\"${arguments[0]}\"] input`); \
            const b = field?.getBoundingClientRect(); \
            return document.activeElement === field && b.top >= 0 && b.bottom <= innerHeight";
        let there = || async { (visit.script(script, vec![id.into()]).await == true).then_some(()) };
        visit.until(&format!("the keyboard at {id}, in sight"), there).await;
    };
    visit.press("step-next").await;
    at("repository-text").await;
    visit
        .text_when("wizard-stop", PATIENCE, "why", |text| text.contains(&words.say("steps-needs-repository", &[])))
        .await;
    visit.press("repository-practice").await;
    visit.see("repository-found").await;
    visit.gone("wizard-stop").await;
    visit.write("repository-branch", "").await;
    visit.write("setup-name", "").await;
    visit.press("step-next").await;
    // each is named below the page, wherever it stands, and leads there
    let name = words.say("repository-setup-name", &[]);
    visit
        .text_when("wizard-stop", PATIENCE, "both fields", |text| {
            text.contains(&name) && text.contains(&words.say("repository-branch", &[]))
        })
        .await;
    visit.picture("stopped").await;
    assert_eq!(visit.axe().await, vec![]);
    visit.press_css("[data-testid=\"wizard-stop\"] button:last-of-type", PATIENCE).await;
    let either = "return ['repository-branch', 'setup-name'].some((id) => \
        document.querySelector(`[data-testid=\"${id}\"] input`) === document.activeElement)";
    visit.until("a field that is named", || async { (visit.script(either, vec![]).await == true).then_some(()) }).await;
    visit.write("repository-branch", "main").await;
    visit.write("setup-name", "shop").await;
    visit.next("provider").await;
}

#[tokio::test]
async fn keys_selection_and_menu_are_those_of_a_program() {
    let test = "keys_selection_and_menu_are_those_of_a_program";
    let Some(visit) = Visit::begin(test, JAPANESE, InputMethod::Pointer).await else { return };
    visit.to_the_repository().await;
    visit.write("repository-text", "gangway-practice/hello-node").await;
    // the Enter that ends a conversion in WebKit on macOS: no component hears it, and nothing is looked at
    let enter = "const field = document.querySelector('[data-testid=\"repository-text\"] input'); let heard = 0; \
        field.addEventListener('keydown', () => { heard += 1; }, { once: true }); field.focus(); \
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: arguments[0], bubbles: true })); \
        return heard";
    assert_eq!(visit.script(enter, vec![229.into()]).await, 0);
    assert!(!visit.has("repository-found").await);
    assert_eq!(visit.script(enter, vec![13.into()]).await, 1);
    visit.see("repository-found").await;

    // all of one block, or of nothing; all of a field where one types
    let marked = "return getSelection().toString()";
    visit.script("document.activeElement.blur(); getSelection().removeAllRanges()", vec![]).await;
    visit.all().await;
    assert_eq!(visit.script(marked, vec![]).await, "");
    let within = "const told = document.querySelector('[data-testid=\"repository-found\"]'); \
        getSelection().collapse(told.querySelector('li').firstChild, 1); return told.textContent";
    let told = visit.script(within, vec![]).await;
    visit.all().await;
    let letters = |text: &Value| text.as_str().unwrap_or_default().split_whitespace().collect::<String>();
    assert_eq!(letters(&visit.script(marked, vec![]).await), letters(&told));

    // the menu of a browser stays with text
    let menu = "const over = document.querySelector(arguments[0]); \
        return over.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))";
    assert_eq!(visit.script(menu, vec!["h1".into()]).await, false);
    assert_eq!(visit.script(menu, vec!["[data-testid=\"repository-text\"] input".into()]).await, true);
    assert_eq!(visit.script(menu, vec!["[data-testid=\"repository-found\"] li".into()]).await, true, "it is marked");

    // the keyboard stays near what had it and is gone; whoever puts it elsewhere is right
    let begin = "document.querySelector('main').insertAdjacentHTML('beforeend', \
        '<section id=\"near\"><p><button>one</button></p></section>'); const near = document.querySelector('#near'); \
        near.querySelector('button').focus(); ";
    let at = "return document.activeElement.id || document.activeElement.tagName";
    for (change, kept) in [
        ("near.firstChild.remove()", "near"),
        ("near.remove()", "page"),
        ("near.querySelector('button').blur(); near.append('more')", "BODY"),
        ("near.remove(); document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()", "H1"),
        ("document.dispatchEvent(new Event('pointerdown')); near.remove()", "BODY"),
    ] {
        visit.script(&format!("document.querySelector('#near')?.remove(); {begin}{change}"), vec![]).await;
        assert_eq!(visit.script(at, vec![]).await, kept, "{change}");
    }
}

#[tokio::test]
async fn a_setup_without_any_answer_is_the_next_one() {
    let test = "a_setup_without_any_answer_is_the_next_one";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Pointer).await else { return };
    let count = async || visit.ask("overview", "null").await.matches("\"updatedAt\"").count();
    for _ in 0..3 {
        visit.press("home-new").await;
        visit.at("account").await;
        visit.text_when("account-identity", PATIENCE, "who it is", |text| text.contains("111122223333")).await;
        visit.press("nav-home").await;
        visit.see("home-new").await;
        assert!(!visit.has("home-setup").await, "nothing was answered yet");
    }
    assert_eq!(count().await, 1);
    visit.to_the_repository().await;
    visit.press("repository-practice").await;
    visit.see("repository-found").await;
    visit.press("nav-home").await;
    visit.see_css("[data-testid=\"home-group\"][data-group=\"progress\"] [data-testid=\"home-setup\"]").await;
    visit.press("home-new").await;
    visit.at("account").await;
    let two = || async { (count().await == 2).then_some(()) };
    visit.until_within("another setup", Duration::from_secs(5), two).await;
    visit.key(Key::Escape.into()).await;
}
