//! The hosts of an account in every state, in the step of a host and in their list.

use std::path::Path;

use gangway_app::views::*;
use gangway_aws::configuration::CallSettings;
use gangway_aws::hosts::{HostVpc, NewHost};
use gangway_aws::session::{Credentials, Session};
use gangway_practice::FAST_SPEED;
use gangway_practice::control::{Client, PracticeClock, PracticeFault, PracticeFaultKind, PracticeFaults};
use gangway_tests::networks::{self, BRANCH, COMPANY, ChosenNetwork};
use gangway_tests::state::{Desktop, REGION};
use gangway_tests::window::InputMethod;
use gangway_tests::{button, setups};
use serde_json::{Value, json};

use crate::visit::{PATIENCE, Visit};
use crate::{ENGLISH, JAPANESE};

const SMALLEST: (u32, u32) = (960, 640);

/// What a company has after a while: a server's host that is ready, one that waits for a person, and one whose network
/// couldn't be set up.
fn three_hosts(home: &Path, theme: Theme) {
    let desktop = Desktop::open(home, FAST_SPEED).expect("the folder opens");
    let (world, endpoint) = (desktop.world(), desktop.endpoint());
    desktop.ask(async {
        let settings = CallSettings::default().replaced(Some(&endpoint));
        let session = Session::open(Credentials::Practice, REGION, &settings).await.expect("a session");
        let company = vpc(&session, COMPANY).await;
        let branch = vpc(&session, BRANCH).await;
        let ready = make(&session, ("git-of-the-platform-team", "GitLabSelfManaged", GITLAB), Some(&company)).await;
        until(&session, &world, &ready, "PENDING").await;
        let list = desktop.app().hosts(of_practice()).await.expect("the hosts").remove(0).address;
        button::set_up_host(&list, &ready).await;
        until(&session, &world, &ready, "AVAILABLE").await;
        make(&session, ("github-for-everybody", "GitHubEnterpriseServer", "https://github.corp.example"), None).await;
        let kind = PracticeFaultKind::HostEc2Denied;
        let fault = PracticeFault { kind, operation: String::new(), times: None };
        world.faults(&PracticeFaults { faults: vec![fault] }).await.expect("a fault");
        let broken = ("mobile", "GitHubEnterpriseServer", "https://git.mobile.example");
        let broken = make(&session, broken, Some(&branch)).await;
        until(&session, &world, &broken, "FAIL").await;
        world.faults(&PracticeFaults { faults: Vec::new() }).await.expect("no fault");
    });
    let path = home.join("opened.gangway.json");
    std::fs::write(&path, answers().to_string()).expect("a setup file");
    let opened = desktop.app().open_setup_file(PathRequest { path: path.display().to_string() });
    let mut view = desktop.ask(opened).expect("a setup");
    view.place.account = Some(AccountChoice::Practice);
    REGION.clone_into(&mut view.place.region);
    view.place.step = Step::Host;
    let SetupView { id, setup, place, .. } = view;
    desktop.ask(desktop.app().save_setup(SaveSetup { id: id.clone(), setup, place })).expect("saved");
    let screen = Some(ScreenPlace { screen: "wizard".to_owned(), setup: Some(id) });
    desktop.ask(desktop.app().save_settings(Settings { screen, theme, ..Settings::default() })).expect("saved");
    desktop.kill();
}

/// A server whose host is there already.
const GITLAB: &str = "https://gitlab.corp.example";

fn answers() -> Value {
    let mut setup: Value = serde_json::from_str(&setups::text(&setups::hello())).expect("a setup file");
    setup["repository"] = json!({ "provider": "GitLabSelfManaged", "name": "platform/shop", "branch": "main" });
    setup["host"] = json!({ "name": "gitlab", "endpoint": GITLAB, "network": "private" });
    setup
}

fn of_practice() -> HostsRequest {
    HostsRequest { account: AccountChoice::Practice, region: REGION.to_owned(), setup: None }
}

async fn vpc(session: &Session, name: &str) -> HostVpc {
    let ChosenNetwork { vpc, subnets, security_groups } = networks::chosen(session, name).await;
    HostVpc { vpc, subnets, security_groups, certificate: None }
}

/// Makes a host: its name, provider and server, and where it is.
async fn make(session: &Session, host: (&str, &str, &str), vpc: Option<&HostVpc>) -> String {
    let ((name, provider, endpoint), tags) = (host, Default::default());
    session.hosts().create(NewHost { name, provider, endpoint, vpc, tags: &tags }).await.expect("a host")
}

/// Lets time pass in the account until a host's status holds a text.
async fn until(session: &Session, world: &Client, arn: &str, status: &str) {
    for _ in 0..100 {
        let host = session.hosts().find_once(arn).await.expect("the hosts").expect("the host");
        if host.status.contains(status) {
            return;
        }
        world.clock(&PracticeClock { speed: None, skip: 60 }).await.expect("a minute passes");
    }
    panic!("{arn} doesn't become {status}");
}

async fn hosts_are_shown(test: &str, locale: &str, theme: Theme, (width, height): (u32, u32)) {
    let hand = InputMethod::Pointer;
    let Some((visit, ())) = Visit::again(test, locale, hand, move |home| three_hosts(home, theme)).await else {
        return;
    };
    visit.size(width, height).await;
    // the server's own host comes first, and what another one's lacks is said
    visit.see("host-choices").await;
    visit.shown("existing").await;
    visit.press("nav-connections").await;
    visit.press_css("[data-testid=\"connections-tabs\"] [role=tab]:nth-of-type(1)", PATIENCE).await;
    visit.script("document.querySelectorAll('[role=tab]')[1].click()", vec![]).await;
    visit.see_css("[data-testid=\"hosts-table\"] tbody tr:nth-of-type(3)").await;
    visit.shown("tab").await;
}

impl Visit {
    /// A picture, and nothing that axe minds.
    async fn shown(&self, name: &str) {
        self.answered().await;
        self.picture(name).await;
        assert_eq!(self.axe().await, vec![], "{name}");
    }
}

#[tokio::test]
async fn in_english_and_light() {
    hosts_are_shown("hosts_in_english_and_light", ENGLISH, Theme::Light, (1180, 800)).await;
}

#[tokio::test]
async fn in_japanese_dark_and_small() {
    hosts_are_shown("hosts_in_japanese_dark_and_small", JAPANESE, Theme::Dark, SMALLEST).await;
}
