//! A server of one's own: the step of its host, the lists of an account's networks, and the hosts of an account.

use std::time::Duration;

use gangway_tests::button;
use gangway_tests::window::InputMethod;
use serde_json::{Value, json};

use crate::visit::{PATIENCE, Visit};
use crate::{ENGLISH, JAPANESE};

const SMALLEST: (u32, u32) = (960, 640);

/// So many VPCs, and so many in each answer: more than a network team has.
const VPCS: usize = 500;
const PAGE: usize = 100;

/// The first rows may show so many ms after their answer, and the page may work so many ms on a key. On a machine that does
/// nothing else they are 200 and 16 at most, which is read off what is printed; here React is in development and other tests
/// run beside this one, and only a page that stands still is an error.
const FIRST_ROWS: f64 = 2_000.0;
const EACH_KEY: Duration = Duration::from_millis(160);

/// Answers for the program how the account's VPCs are, and notes when each answer was there.
const MANY: &str = "const [count, size] = arguments; const ask = window.fetch; window.answered = []; \
    window.fetch = async (address, question) => { \
      if (!String(address).endsWith('/ask/vpcs')) return ask(address, question); \
      const from = Number(JSON.parse(question.body).from ?? 0); \
      const vpcs = Array.from({ length: size }, (_, at) => ({ id: `vpc-${String(from + at).padStart(17, '0')}`, \
        name: `team ${from + at}`, cidrs: [`10.${(from + at) % 256}.0.0/16`], default: false, \
        owner: '111122223333', state: 'available' })); \
      window.answered.push(performance.now()); \
      const next = from + size < count ? String(from + size) : null; \
      return new Response(JSON.stringify({ found: vpcs, next })); };";

/// Notes when the first rows are drawn.
const ROWS: &str = "window.rows = null; const look = () => { \
      if (document.querySelector('[data-testid=\"host-vpcs\"] [role=option]')) window.rows = performance.now(); \
      else requestAnimationFrame(look); }; look();";

impl Visit {
    /// Goes on to the host of a server of one's own.
    async fn to_the_host(&self, endpoint: &str) {
        self.to_the_repository().await;
        self.press("repository-practice").await;
        self.see("repository-found").await;
        self.next("provider").await;
        self.pick("provider", "GitLabSelfManaged").await;
        self.next("host").await;
        self.see("host-endpoint").await;
        self.write("host-endpoint", endpoint).await;
    }
}

async fn a_host_is_planned(test: &str, locale: &str) {
    let Some(visit) = Visit::begin(test, locale, InputMethod::Pointer).await else { return };
    visit.size(SMALLEST.0, SMALLEST.1).await;
    visit.to_the_host("http://gitlab.corp.example").await;
    // what is wrong is said at its field, and nothing can be planned
    let wrong = "return document.querySelector('[data-testid=\"host-endpoint\"] input').getAttribute('aria-invalid')";
    visit.until("the address is wrong", || async { (visit.script(wrong, vec![]).await == "true").then_some(()) }).await;
    visit.leads("host-wrong").await;
    visit.write("host-endpoint", "https://gitlab.corp.example").await;
    let name = "return document.querySelector('[data-testid=\"host-name\"] input').value";
    assert_eq!(visit.script(name, vec![]).await, "gitlab-corp-example");
    visit.leads("host-public").await;
    visit.press("host-plan").await;
    visit.see("plan-items").await;
    visit.leads("host-plan").await;
    // nobody has to have one for the files, and the connection says what comes first
    visit.next("connection").await;
    visit.see("host-first").await;
    visit.leads("connection-without-a-host").await;
    visit.press("step-back").await;
    visit.at("host").await;
    // a provider in the cloud has no such step
    visit.press("step-back").await;
    visit.pick("provider", "GitHub").await;
    visit.next("connection").await;
}

#[tokio::test]
async fn a_host_is_planned_step_by_step() {
    a_host_is_planned("a_host_is_planned_step_by_step", ENGLISH).await;
}

#[tokio::test]
async fn a_host_is_planned_in_japanese() {
    a_host_is_planned("a_host_is_planned_in_japanese", JAPANESE).await;
}

#[tokio::test]
async fn hundreds_of_networks_stay_fluid() {
    let test = "hundreds_of_networks_stay_fluid";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Pointer).await else { return };
    visit.to_the_host("https://gitlab.corp.example").await;
    visit.script(MANY, vec![VPCS.into(), PAGE.into()]).await;
    visit.script(ROWS, vec![]).await;
    visit.pick("host-reach", "private").await;
    let all = format!("[data-testid=\"host-vpcs\"][data-rows=\"{VPCS}\"]");
    visit.see_css(&all).await;
    let shown = || async { visit.script("return window.rows - window.answered[0]", vec![]).await.as_f64() };
    let first = visit.until("the first rows", shown).await;
    let keys = visit.time_keys("[data-testid=\"host-vpcs\"] input", "team 499").await;
    println!("{VPCS} VPCs: first rows after {first:.0} ms, keys {keys:.1?}");
    let left = "return document.querySelectorAll('[data-testid=\"host-vpcs\"] [role=option]').length";
    visit.until("one row", || async { (visit.script(left, vec![]).await == json!(1)).then_some(()) }).await;
    visit.picture("found").await;
    assert!(first <= FIRST_ROWS, "first rows after {first} ms");
    // a machine that is busy otherwise holds up single keys: half of them say how fast it is
    let middle = keys[keys.len() / 2];
    assert!(middle <= EACH_KEY, "{middle:?} a key: {keys:?}");
    assert_eq!(visit.axe().await, vec![]);
}

#[tokio::test]
async fn a_key_among_certificates_is_refused_and_the_field_emptied() {
    let test = "a_key_among_certificates_is_refused_and_the_field_emptied";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Pointer).await else { return };
    visit.to_the_host("https://gitlab.corp.example").await;
    visit.pick("host-reach", "private").await;
    visit.press_css("[data-testid=\"host-certificate\"] [aria-expanded]", PATIENCE).await;
    visit.press("host-certificate-paste").await;
    let key = "-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEIA==\\n-----END PRIVATE KEY-----";
    let paste = "const field = document.querySelector('[data-testid=\"host-certificate-text\"] textarea'); \
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, arguments[0]); \
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.see("host-certificate-text").await;
    visit.script(paste, vec![key.replace("\\n", "\n").into()]).await;
    visit.press("host-certificate-read").await;
    visit.see_css("[data-testid=\"host-certificate-told\"] [data-code=\"private-key\"]").await;
    let text = "return document.querySelector('[data-testid=\"host-certificate-text\"] textarea').value";
    assert_eq!(visit.script(text, vec![]).await, "");
    visit.picture("refused").await;
    let kept =
        visit.ask("overview", "null").await + &visit.script("return document.body.innerHTML", vec![]).await.to_string();
    assert!(!kept.contains("MC4CAQAwBQYDK2VwBCIEIA"), "nothing of it is kept");
}

#[tokio::test]
async fn the_hosts_of_an_account_are_listed() {
    let test = "the_hosts_of_an_account_are_listed";
    let Some(visit) = Visit::begin(test, ENGLISH, InputMethod::Pointer).await else { return };
    visit.size(SMALLEST.0, SMALLEST.1).await;
    visit.press("nav-connections").await;
    visit.press_css("[data-testid=\"connections-tabs\"] [role=tab]:nth-of-type(1)", PATIENCE).await;
    let second = "const tabs = document.querySelectorAll('[role=tab]'); tabs[1].click(); return tabs.length";
    assert_eq!(visit.script(second, vec![]).await, json!(2));
    visit.see("hosts-table").await;
    visit.picture("hosts").await;
    assert_eq!(visit.axe().await, vec![]);
}

impl Visit {
    /// What the program answers to the page.
    async fn answer(&self, command: &str, question: Value) -> Value {
        let answer = self.ask(command, &question.to_string()).await;
        serde_json::from_str(answer.split("\n\n").last().unwrap_or_default()).expect("JSON")
    }

    /// The host of the newest job of a kind, as the program shows it.
    async fn host_of_job(&self, kind: &str) -> Value {
        let jobs = self.answer("overview", json!(null)).await["jobs"].as_array().cloned().unwrap_or_default();
        jobs.iter().find(|job| job["kind"] == kind).map(|job| job["host"].clone()).unwrap_or_default()
    }

    /// To the account's hosts, from wherever the person is.
    async fn to_the_hosts(&self) {
        self.script("document.querySelector('[data-testid=\"nav-connections\"]').click()", vec![]).await;
        self.see("connections-tabs").await;
        self.script("document.querySelectorAll('[role=tab]')[1].click()", vec![]).await;
        self.see("hosts-table").await;
    }

    /// Sets the host of a job up in the browser, as soon as it waits for that.
    async fn set_up_host_of(&self, kind: &str) {
        let waits = || async {
            let host = self.host_of_job(kind).await;
            (host["status"] == "pending" && host["waitingSince"].is_string()).then_some(host)
        };
        let host = self.until("a host that waits", waits).await;
        let text = |member: &str| host[member].as_str().expect("a text").to_owned();
        button::set_up_host(&text("listAddress"), &text("arn")).await;
    }
}

/// Light and dark, in the smallest window: where another host is to be, what that interrupts, the job, and what is left.
async fn a_host_that_is_set_up_is_replaced(test: &str, locale: &str, dark: bool) {
    let Some(visit) = Visit::begin(test, locale, InputMethod::Pointer).await else { return };
    visit.size(SMALLEST.0, SMALLEST.1).await;
    visit.to_the_host("https://git.example.com").await;
    visit.press("host-plan").await;
    visit.see("plan-items").await;
    // Approved beside the page, which would open the page of hosts in front of itself.
    let setup = visit.answer("overview", json!(null)).await["setups"][0]["id"].clone();
    let digest = visit.answer("plan_host", json!({ "id": setup })).await["digest"].clone();
    visit.answer("create_host", json!({ "id": setup, "digest": digest })).await;
    visit.set_up_host_of("host").await;
    if dark {
        let dress = "document.body.classList.add('awsui-dark-mode'); document.documentElement.classList.add('dark')";
        visit.script(dress, vec![]).await;
    }
    visit.to_the_hosts().await;
    visit.see("hosts-replace").await;
    visit.picture("hosts").await;
    visit.press("hosts-replace").await;
    visit.see("hosts-replace-name").await;
    visit.write("hosts-replace-endpoint", "http://git.example.com").await;
    let wrong = "return document.querySelector('[data-testid=\"hosts-replace-endpoint\"] input').ariaInvalid";
    visit.until("the address is wrong", || async { (visit.script(wrong, vec![]).await == "true").then_some(()) }).await;
    visit.picture("wrong").await;
    visit.write("hosts-replace-endpoint", "https://git.example.com").await;
    visit.pick("hosts-replace-reach", "private").await;
    visit.see("host-vpcs").await;
    visit.picture("private").await;
    visit.pick("hosts-replace-reach", "public").await;
    visit.press("hosts-replace-plan").await;
    visit.see("plan-items").await;
    visit.picture("plan").await;
    assert_eq!(visit.axe().await, vec![]);
    visit.press("hosts-replace-approve").await;
    visit.status("hosts-replacement", "waitingForPerson").await;
    visit.see("hosts-left").await;
    visit.picture("waits").await;
    visit.set_up_host_of("replaceHost").await;
    visit.status("hosts-replacement", "succeeded").await;
    visit.see("hosts-left-go").await;
    visit.picture("left").await;
    assert_eq!(visit.axe().await, vec![]);
    // Whoever comes back finds it again.
    visit.script("document.querySelector('[data-testid=\"nav-home\"]').click()", vec![]).await;
    visit.see("home-new").await;
    visit.to_the_hosts().await;
    visit.see("hosts-table").await;
    visit.picture("again").await;
    visit.press("hosts-left-show").await;
    visit.press("hosts-left-go").await;
    visit.at("connection").await;
}

#[tokio::test]
async fn a_host_is_replaced_and_leaves_its_setups_something_to_do() {
    a_host_that_is_set_up_is_replaced("a_host_is_replaced", ENGLISH, true).await;
}

#[tokio::test]
async fn a_host_is_replaced_in_japanese() {
    a_host_that_is_set_up_is_replaced("a_host_is_replaced_in_japanese", JAPANESE, false).await;
}
