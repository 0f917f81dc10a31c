//! The console's pages of hosts: those of the Region, and one with the button that no API has.

use hyper::StatusCode;
use serde_json::Value;

use super::addresses;
use super::consent::spelled;
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::parts::{badge, facts, table, wide};
use super::setup;
use super::visit::Visit;
use crate::services::codeconnections::{Host, HostState};
use crate::services::read::{Read as _, texts};
use crate::world::World;

/// What a host's address says of it: account, service, id.
pub(super) type HostPath<'a> = [&'a str; 3];

/// The hosts of the Region; none where there are none.
pub(super) fn section(visit: &Visit) -> Html {
    let words = visit.words;
    let rows = visit.account.change(|world| {
        let here = world.services.codeconnections.hosts().iter().filter(|host| host.region() == visit.region());
        let row = |host: &Host| {
            let cells = [
                el("a", &[("href", &addresses::host(host))], host.name.as_str()),
                spelled(&host.provider).into(),
                badge(words, &host.status(world)),
                el("code", &[], host.endpoint.as_str()),
                el("code", &[], host.vpc_id().unwrap_or("–")),
            ];
            el("tr", &[], cells.into_iter().map(|cell| el("td", &[], cell)).collect::<Html>())
        };
        here.map(row).collect::<Vec<Html>>()
    });
    let rows = rows.unwrap_or_default();
    let heads = ["connections-name", "connections-provider", "connections-status", "hosts-endpoint", "hosts-vpc"];
    let shown = match rows.is_empty() {
        true => el("p", &[], words.say("hosts-none")),
        false => wide(&words.say("hosts-title"), table(words, heads, rows.into_iter().collect())),
    };
    el("section", &[("class", "card"), ("id", "hosts")], [el("h2", &[], words.say("hosts-title")), shown])
}

/// A host with what the page says of it.
struct Shown {
    host: Host,
    state: HostState,
    status: String,
    message: Option<String>,
    connections: Vec<String>,
}

/// The host that the address names; none for an address of another account.
fn find(visit: &Visit, [account, service, id]: HostPath<'_>) -> Option<Shown> {
    let shown = |world: &mut World| {
        let state = &world.services.codeconnections;
        let is = |host: &&Host| host.id() == id && host.arn.split(':').nth(2) == Some(service);
        let host = state.hosts().iter().find(is).filter(|_| account == world.account)?;
        let through = state.all().iter().filter(|connection| connection.host.as_ref() == Some(&host.arn));
        Some(Shown {
            state: host.state(world.now),
            status: host.status(world),
            message: host.message(world.now).map(str::to_owned),
            connections: through.map(|connection| connection.name.clone()).collect(),
            host: host.clone(),
        })
    };
    visit.account.change(shown).ok().flatten()
}

pub(super) fn show(visit: &Visit, path: HostPath<'_>) -> PageAnswer {
    let Some(shown) = find(visit, path) else { return unknown(visit, path[2]) };
    let words = visit.words;
    let host = &shown.host;
    let page = Page::console(host.name.clone())
        .under(words.say("connections-title"), addresses::connections(host.region()))
        .moving(matches!(shown.state, HostState::Initializing | HostState::Deleting))
        .with(setup::outcome(visit, host, &shown.state))
        .with(settings(visit, &shown));
    let page = match &shown.state {
        HostState::Pending => setup::pending(visit, host, page),
        HostState::Initializing => page.noting(words.say("host-note-initializing")),
        HostState::Failed => page.noting(words.say("host-note-failed")),
        HostState::Available => page.noting(words.say("host-note-available")),
        HostState::Error => page.noting(words.say("host-note-error")),
        HostState::Deleting | HostState::Unknown(_) => page,
    };
    PageAnswer::Page(StatusCode::OK, page.noting(words.say("connection-note-account")))
}

fn settings(visit: &Visit, shown: &Shown) -> Html {
    let words = visit.words;
    let host = &shown.host;
    let fact = |id: &str, value: Html| (words.say(id), value);
    let mut all = vec![
        fact("connection-status", el("span", &[("id", "status")], badge(words, &shown.status))),
        fact("connection-provider", spelled(&host.provider).into()),
        fact("hosts-endpoint", el("code", &[("id", "endpoint")], host.endpoint.as_str())),
        fact("hosts-vpc", network(host.vpc.as_ref())),
        fact(
            "connections-title",
            match shown.connections.is_empty() {
                true => words.say("host-connections-none").into(),
                false => shown.connections.join(", ").into(),
            },
        ),
        fact("connection-arn", el("code", &[("id", "arn")], host.arn.as_str())),
    ];
    if let Some(app) = &host.app {
        all.insert(3, fact("host-app", app.as_str().into()));
    }
    if let Some(message) = &shown.message {
        all.insert(1, fact("stacks-reason", el("span", &[("id", "reason")], message.as_str())));
    }
    el("section", &[("class", "card")], [el("h2", &[], words.say("host-settings")), facts(all)])
}

fn network(vpc: Option<&Value>) -> Html {
    let Some(vpc) = vpc else { return "–".into() };
    let ids = ["SubnetIds", "SecurityGroupIds"].into_iter().flat_map(|member| texts(vpc.list(member)));
    let all: Vec<String> = [vpc.text("VpcId").to_owned()].into_iter().chain(ids).collect();
    el("code", &[], all.join(", "))
}

fn unknown(visit: &Visit, id: &str) -> PageAnswer {
    let words = visit.words;
    let page = Page::console(words.say("host-unknown-title"))
        .under(words.say("connections-title"), addresses::connections(visit.region()))
        .with(el("p", &[], words.say_with("host-unknown-text", &[("id", id)])));
    PageAnswer::Page(StatusCode::NOT_FOUND, page)
}

/// The press of "Set up host", or of Continue behind it.
pub(super) fn act(visit: &Visit, path: HostPath<'_>) -> PageAnswer {
    match find(visit, path) {
        Some(shown) => setup::act(visit, &shown.host, &shown.state),
        None => unknown(visit, path[2]),
    }
}
