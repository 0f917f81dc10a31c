//! The step of a host in an account with hundreds of VPCs, subnets and security groups.

use std::path::Path;
use std::time::{Duration, Instant};

use gangway_app::bindings::Fault;
use gangway_app::views::*;
use gangway_practice::FAST_SPEED;
use gangway_practice::control::{PracticeNetworkScene, PracticeNetworks};
use serde_json::{Value, json};

use super::linux;
use crate::setups;
use crate::state::person::Person;
use crate::state::{Desktop, REGION};
use crate::window::{Display, Window};

/// What the scene has of each: VPCs, and in one of them subnets and security groups.
const MANY: usize = 500;

/// How long all pages of a list may take.
const LOADING: Duration = Duration::from_secs(60);

/// Times the lists of the step: their first rows, all rows, and what is typed into their filters.
///
/// # Panics
/// When the window doesn't open, or shows something else.
pub(super) fn measure(ours: &Path) {
    let home = tempfile::tempdir().expect("a home folder");
    prepare(&home.path().join("gangway"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let display = Display::start();
        let mut window = Window::open(&display, &linux::start(ours, home.path())).await;
        window.see("host-reach").await;
        window.pick("host-reach", "private").await;
        list(&window, "VPCs", "host-vpcs", "team 499").await;
        // the one of them that has hundreds of both
        window.time_keys(&input("host-vpcs"), BIG).await;
        window.press_css("[data-testid=\"host-vpcs\"] [role=option]", LOADING).await;
        list(&window, "subnets", "host-subnets", "team 499").await;
        list(&window, "security groups", "host-groups", "team-499").await;
        window.close().await;
    });
}

/// The name of the VPC that holds hundreds of subnets and security groups.
const BIG: &str = crate::networks::COMPANY;

fn input(list: &str) -> String {
    format!("[data-testid=\"{list}\"] input")
}

async fn list(window: &Window, what: &str, id: &str, text: &str) {
    let began = Instant::now();
    window.see_css(&format!("[data-testid=\"{id}\"] [role=option]")).await;
    print(&format!("{MANY} {what}: first rows"), began.elapsed(), "200 ms with the call");
    let rows =
        format!("return Number(document.querySelector('[data-testid=\"{id}\"]')?.dataset.rows) >= {MANY} || null");
    window.until_within("all rows", LOADING, || async { window.script(&rows, vec![]).await.as_bool() }).await;
    print(&format!("{MANY} {what}: all rows"), began.elapsed(), "-");
    let keys = window.time_keys(&input(id), text).await;
    let longest = keys.last().copied().unwrap_or_default();
    let middle = keys.get(keys.len() / 2).copied().unwrap_or_default();
    let longest = format!("16 ms, longest {:.1} ms", longest.as_secs_f64() * 1e3);
    print(&format!("{MANY} {what}: a key"), middle, &longest);
    window.time_keys(&input(id), " ").await;
}

fn print(what: &str, took: Duration, target: &str) {
    println!("{what:<34} {:>10.1} ms   first target {target}", took.as_secs_f64() * 1e3);
}

/// A setup at the step of its host, in an account with many networks.
fn prepare(home: &Path) {
    let desk = tempfile::tempdir().expect("a folder");
    let desktop = Desktop::open(home, FAST_SPEED).expect("the folder opens");
    let scene = PracticeNetworkScene::Many;
    let networks = PracticeNetworks { region: REGION.to_owned(), scene: Some(scene), deleted_vpcs: Vec::new() };
    desktop.ask(desktop.world().networks(&networks)).expect("many networks");
    let person = Person { desktop: &desktop, desk: desk.path().to_owned() };
    let id = person.opens_to_practice(&answers());
    let mut view = ask(&desktop, desktop.app().open_setup(SetupRef { id: id.clone() }));
    view.place.step = Step::Host;
    let SetupView { id, setup, place, .. } = view;
    ask(&desktop, desktop.app().save_setup(SaveSetup { id: id.clone(), setup, place }));
    let screen = Some(ScreenPlace { screen: "wizard".to_owned(), setup: Some(id) });
    ask(&desktop, desktop.app().save_settings(Settings { screen, ..Settings::default() }));
    desktop.kill();
}

fn answers() -> Value {
    let mut setup: Value = serde_json::from_str(&setups::text(&setups::hello())).expect("a setup file");
    setup["repository"] = json!({ "provider": "GitLabSelfManaged", "name": "team/shop", "branch": "main" });
    setup["host"] = json!({ "name": "gitlab", "endpoint": "https://gitlab.corp.example", "network": "public" });
    setup
}

fn ask<T>(desktop: &Desktop, question: impl Future<Output = Result<T, Fault>>) -> T {
    desktop.ask(question).unwrap_or_else(|fault| panic!("{fault:?}"))
}
