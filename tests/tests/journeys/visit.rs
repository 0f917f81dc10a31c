//! A window over a practice account in a hurry, driven step by step.

use std::path::Path;
use std::time::Duration;

use gangway_tests::button;
use gangway_tests::journey::{Findings, Language, Stage};
use gangway_tests::place;
use gangway_tests::skip::skip;
use gangway_tests::window::Window;
use gangway_tests::world::World;

pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
/// A stack and a run, on a slow machine.
const RUN: Duration = Duration::from_secs(180);

/// A window over a practice account in a hurry, what it shows, and what is wrong with that.
pub(crate) struct Visit {
    pub(crate) window: Window,
    pub(crate) found: Findings,
    pictures: usize,
}

impl Visit {
    pub(crate) async fn look(&mut self, name: &str) {
        self.pictures += 1;
        let name = format!("{:02}-{name}", self.pictures);
        self.window.picture(&name).await;
        self.found.look(&name, &self.window).await;
    }

    pub(crate) async fn at(&self, step: &str) {
        self.window.see_css(&format!("[data-testid=\"wizard\"][data-step=\"{step}\"]")).await;
    }

    pub(crate) async fn next(&self, step: &str) {
        self.window.press("step-next").await;
        self.at(step).await;
    }

    /// The practice account, and what is typed as the repository.
    pub(crate) async fn name(&mut self, typed: &str, name: &str) {
        self.window.press("home-new").await;
        self.at("account").await;
        self.window.pick("account", "practice").await;
        self.window.text("account-identity").await;
        self.next("repository").await;
        self.window.write("repository-text", typed).await;
        self.window.press("repository-look").await;
        self.window.text_when("repository-found", PATIENCE, "the repository", |text| text.contains(name)).await;
    }

    /// The practice account and a folder that is typed.
    pub(crate) async fn begin(&mut self, clone: &Path, name: &str) {
        self.name(&clone.display().to_string(), name).await;
        self.window.see("stand-in").await;
        self.look("clone-found").await;
        self.next("provider").await;
    }

    /// The buildspec shall live in the repository, which has none yet.
    pub(crate) async fn buildspec_in_the_repository(&mut self) {
        let place = "[data-testid=\"buildspec-place\"] [class*=label-wrapper]:has(input[value=\"repository\"])";
        self.window.press_css(place, PATIENCE).await;
        self.window.see("buildspec-path").await;
    }

    /// The connection that is there already: it may read the repositories of `gangway-practice`, and no other's.
    pub(crate) async fn connect(&mut self) {
        self.next("connection").await;
        self.window.press_css("[data-testid=\"connection-use\"][data-status=\"AVAILABLE\"]", PATIENCE).await;
        self.next("build").await;
    }

    /// A new connection, authorized for the owner of the repository.
    pub(crate) async fn connect_for(&mut self, owner: &str) {
        self.next("connection").await;
        self.window.pick("connection-way", "new").await;
        self.new_connection(owner).await;
    }

    /// The same where there is no connection yet.
    pub(crate) async fn connect_first(&mut self, owner: &str) {
        self.next("connection").await;
        self.new_connection(owner).await;
    }

    async fn new_connection(&mut self, owner: &str) {
        self.window.press("connection-plan").await;
        self.window.see("plan-items").await;
        self.window.press("connection-create").await;
        button::press_for(&self.window.text("connection-address").await, owner).await;
        self.seen("[data-testid=\"connection-status\"][data-status=\"AVAILABLE\"]").await;
        self.next("build").await;
    }

    /// From the build to the end of the first run.
    pub(crate) async fn deploy(&mut self, status: &str) {
        self.plan().await;
        self.window.press("deploy-approve").await;
        self.ended(status).await;
    }

    /// From the build to a plan that is shown.
    pub(crate) async fn plan(&mut self) {
        for step in ["triggers", "deploy", "review"] {
            self.next(step).await;
        }
        self.window.see("review-drawing").await;
        self.window.press("step-submit").await;
        self.window.see_css("[data-testid=\"plan-items\"], [data-testid=\"deploy-plan\"]").await;
        if self.window.has("deploy-plan").await {
            self.window.press("deploy-plan").await;
        }
        self.window.see("plan-items").await;
        self.window.see("stand-in").await;
        self.look("plan").await;
    }

    pub(crate) async fn ended(&self, status: &str) {
        self.seen(&format!("[data-testid=\"run\"][data-status=\"{status}\"]")).await;
    }

    /// Waits for what takes its time.
    pub(crate) async fn seen(&self, selector: &str) {
        self.window
            .until_within(selector, RUN, || async {
                self.window
                    .script("return document.querySelector(arguments[0]) !== null", vec![selector.into()])
                    .await
                    .as_bool()
                    .filter(|there| *there)
            })
            .await;
    }

    pub(crate) async fn end(mut self) {
        self.found.refused(&self.window).await;
        self.window.close().await;
        assert_eq!(self.found, Findings::default());
    }
}

pub(crate) async fn open(name: &str, language: Language) -> Option<(Stage, World, Visit)> {
    open_at(name, language, |stage| stage).await
}

/// The same at a stage that is prepared.
pub(crate) async fn open_at(
    name: &str,
    language: Language,
    prepare: impl FnOnce(Stage) -> Stage,
) -> Option<(Stage, World, Visit)> {
    for program in ["Xvfb", "WebKitWebDriver", "git"] {
        if !place::in_path(program) {
            skip(name, &format!("{program} isn't installed"));
            return None;
        }
    }
    let stage = prepare(Stage::new(&place::kept().join("journeys").join(name), language));
    let world = World::start(&stage.home().join("world"), &["--fast"]);
    let stage = stage.with_practice(world.endpoint());
    let window = stage.open().await;
    Some((stage, world, Visit { window, found: Findings::default(), pictures: 0 }))
}
