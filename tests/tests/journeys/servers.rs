//! Repositories on servers of one's own: a host comes before the connection. One server is reached from the internet, the
//! other one only from a VPC.

use gangway_tests::journey::{Language, Stage, own_clone_from};
use gangway_tests::window::{Browser, InputMethod};

use crate::visit::{PATIENCE, Visit, open_at};

const NODE: &[(&str, &str)] = &[
    ("package.json", r#"{"name":"shop","version":"1.0.0","scripts":{"test":"node --test"}}"#),
    ("package-lock.json", r#"{"lockfileVersion":3,"packages":{}}"#),
    ("test/shop.test.js", "require('node:test')('adds', () => {});\n"),
];

impl Visit {
    /// The plan of a host, which is carried out, and then the page where somebody sets it up.
    async fn create_host(&mut self, stage: &Stage) -> Browser {
        self.window.press_within("host-plan", PATIENCE).await;
        self.window.see("plan-items").await;
        self.look("host-plan").await;
        self.window.press("host-create").await;
        self.seen("[data-testid=\"host-address-of-page\"]").await;
        self.look("host-waits-for-you").await;
        let browser = stage.browse(&self.window.text("host-address-of-page").await).await;
        self.page("browser-hosts", &browser).await;
        browser.press("#hosts a[href*=\"/hosts/\"]").await;
        browser.window().see_css("#set-up-host").await;
        self.page("browser-host", &browser).await;
        browser.press("#set-up-host").await;
        browser
    }

    /// The host is set up: the program notices, and goes on to the connection.
    async fn host_ready(&mut self, browser: Browser) {
        self.seen("[data-testid=\"host-status\"][data-status=\"available\"]").await;
        self.page("browser-host-ready", &browser).await;
        browser.close().await;
        self.look("host-available").await;
    }

    async fn page(&mut self, name: &str, browser: &Browser) {
        browser.window().picture(name).await;
        self.found.look_at_page(name, browser.window()).await;
    }
}

#[tokio::test]
async fn a_github_enterprise_server_with_the_keyboard_alone() {
    let prepare = |stage: Stage| stage.with_hand(InputMethod::Keyboard);
    let Some((stage, _world, mut visit)) = open_at("github-enterprise-server", Language::En, prepare).await else {
        return;
    };
    let clone = own_clone_from("git@github.corp.example:platform/shop.git", NODE, stage.home());
    visit.begin(&clone, "platform/shop").await;
    visit.look("provider").await;
    visit.next("host").await;
    visit.look("host-new").await;
    let browser = visit.create_host(&stage).await;
    browser.window().see_css("#create-app").await;
    visit.page("browser-app", &browser).await;
    browser.press("#create-app").await;
    visit.host_ready(browser).await;
    visit.connect_first("platform").await;
    visit.deploy("succeeded").await;
    visit.look("run-succeeded").await;
    visit.window.press("nav-connections").await;
    visit.look("connections").await;
    visit.end().await;
}

#[tokio::test]
async fn a_gitlab_behind_a_vpc_in_japanese_and_small() {
    let prepare = |stage: Stage| stage.sized(960, 640);
    let Some((stage, _world, mut visit)) = open_at("gitlab-self-managed", Language::Ja, prepare).await else { return };
    let clone = own_clone_from("git@gitlab.corp.example:platform/tools/shop.git", NODE, stage.home());
    visit.begin(&clone, "platform/tools/shop").await;
    visit.next("host").await;
    visit.window.pick("host-reach", "private").await;
    visit.row("host-vpcs", "Company network").await;
    visit.look("host-subnets-and-groups").await;
    visit.row("host-groups", "hosts").await;
    visit.window.write("host-address", "10.20.0.10").await;
    visit.seen("[data-testid=\"host-verdict\"][data-blocks=\"0\"]").await;
    visit.look("host-network").await;
    let browser = visit.create_host(&stage).await;
    let field = browser.window().see_css("#access-token").await;
    visit.page("browser-token", &browser).await;
    field.send_keys("glpat-practice-administrator-api").await.expect("a token is typed");
    browser.press("#continue").await;
    visit.host_ready(browser).await;
    visit.connect_first("platform").await;
    visit.deploy("succeeded").await;
    visit.look("run-succeeded").await;
    visit.end().await;
}

impl Visit {
    /// Presses the row of a list that holds a text, as soon as it is there.
    async fn row(&self, list: &str, text: &str) {
        let marked = format!("[data-testid=\"{list}\"] [role=\"option\"]");
        let mark = "const row = [...document.querySelectorAll(arguments[0])].find((one) => \
            one.textContent.includes(arguments[1])); row?.setAttribute('data-sought', arguments[1]); return row !== undefined";
        self.window
            .until_within(text, PATIENCE, || async {
                let found = self.window.script(mark, vec![marked.as_str().into(), text.into()]).await;
                found.as_bool().filter(|there| *there)
            })
            .await;
        self.window.press_css(&format!("{marked}[data-sought=\"{text}\"]"), PATIENCE).await;
    }
}
