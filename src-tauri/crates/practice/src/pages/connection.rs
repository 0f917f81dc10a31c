//! The console's pages of connections: all of them, and one with the button that no API has.

use hyper::StatusCode;

use super::addresses::{self, with_outcome};
use super::connect;
use super::consent::spelled;
use super::host;
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::parts::{badge, facts, wide};
use super::setup;
use super::tickets::ButtonPress;
use super::visit::Visit;
use crate::services::codeconnections::{Connection, HostState, Status, installs_app, silence};
use crate::world::World;

pub(super) fn list(visit: &Visit) -> PageAnswer {
    let words = visit.words;
    let rows = visit.account.change(|world| {
        let row = |one: &Connection| {
            let name = el("a", &[("href", &addresses::connection(one))], one.name.as_str());
            let cells = [
                name,
                one.provider.as_str().into(),
                badge(words, one.status.as_str()),
                el("code", &[], one.arn.as_str()),
            ];
            el("tr", &[], cells.into_iter().map(|cell| el("td", &[], cell)).collect::<Html>())
        };
        let here = |one: &&Connection| one.host.is_none() || one.region() == visit.region();
        world.services.codeconnections.all().iter().filter(here).map(row).collect::<Vec<Html>>()
    });
    let rows = match rows {
        Ok(rows) => rows,
        Err(broken) => {
            return visit
                .failed(&words.say("connections-title"), &crate::call::AwsError::new("InternalFailure", broken));
        }
    };
    let heads = ["connections-name", "connections-provider", "connections-status", "connections-arn"];
    let any = !rows.is_empty();
    let head = heads.into_iter().map(|id| el("th", &[("scope", "col")], words.say(id))).collect::<Html>();
    let table = el(
        "table",
        &[("id", "connections")],
        [el("thead", &[], el("tr", &[], head)), el("tbody", &[], rows.into_iter().collect::<Html>())],
    );
    let shown = match any {
        true => wide(&words.say("connections-title"), table),
        false => el("p", &[], words.say("connections-none")),
    };
    let page = Page::console(words.say("connections-title"))
        .with(el("p", &[], words.say("connections-text")))
        .with(el("section", &[("class", "card")], shown))
        .with(host::section(visit))
        .noting(words.say("connections-note-where"))
        .noting(words.say("connections-note-global"))
        .noting(words.say("hosts-note-regional"));
    PageAnswer::Page(StatusCode::OK, page)
}

/// The connection that the address names, whoever asks.
fn find(visit: &Visit, service: &str, id: &str) -> Option<Connection> {
    let found = visit.account.change(|world| {
        let mut all = world.services.codeconnections.all().iter();
        all.find(|one| one.id() == id && one.arn.split(':').nth(2) == Some(service)).cloned()
    });
    found.ok().flatten()
}

pub(super) fn show(visit: &Visit, service: &str, id: &str) -> PageAnswer {
    let Some(connection) = find(visit, service, id) else { return unknown(visit, id) };
    let words = visit.words;
    let server = server(visit, &connection);
    let page = Page::console(connection.name.clone())
        .under(words.say("connections-title"), "/codesuite/settings/connections".to_owned())
        .with(outcome(visit, &connection));
    let page = page.with(el(
        "section",
        &[("class", "card")],
        [
            el("h2", &[], words.say("connection-settings")),
            facts([
                (
                    words.say("connection-status"),
                    el("span", &[("id", "status")], badge(words, connection.status.as_str())),
                ),
                (words.say("connection-provider"), connection.provider.as_str().into()),
                (words.say("hosts-endpoint"), server),
                (words.say("connection-account"), connection.provider_account.as_deref().unwrap_or("–").into()),
                (words.say("connect-repositories"), repositories(visit, &connection)),
                (words.say("connection-arn"), el("code", &[("id", "arn")], connection.arn.as_str())),
            ]),
        ],
    ));
    let page = match &connection.status {
        Status::Pending => match connect::form(visit, &connection, &addresses::connection(&connection)) {
            Some(form) if installs_app(&connection.provider) => page
                .with(form)
                .noting(words.say("connect-note-owner"))
                .noting(words.say("connect-note-account"))
                .noting(words.say("connect-note-repositories")),
            Some(form) => page.with(form),
            None => page.with(update_form(visit, &connection)).noting(words.say("connection-note-pending")),
        },
        Status::Available => page.noting(words.say("connection-note-available")),
        Status::Error => page.noting(words.say("connection-note-error")),
        Status::Unknown(_) => page,
    };
    let page = page.noting(words.say("connection-note-popup")).noting(words.say("connection-note-account"));
    PageAnswer::Page(StatusCode::OK, page)
}

/// The company's own server, with the way to its host.
fn server(visit: &Visit, connection: &Connection) -> Html {
    let host = visit.account.change(|world| world.services.codeconnections.host_of(connection).cloned());
    match host.ok().flatten() {
        Some(host) => el("a", &[("id", "host"), ("href", &addresses::host(&host))], host.endpoint.as_str()),
        None => "–".into(),
    }
}

/// Those that the connection reads.
fn repositories(visit: &Visit, connection: &Connection) -> Html {
    match (&connection.status, &connection.repositories) {
        (Status::Pending, _) => "–".into(),
        (_, Some(chosen)) => chosen.join(", ").into(),
        (_, None) => visit.words.say("connect-all-repositories").into(),
    }
}

fn update_form(visit: &Visit, connection: &Connection) -> Html {
    let words = visit.words;
    let address = addresses::connection(connection);
    let token = visit.tickets.issue(ButtonPress::Update, &connection.arn, &address);
    let text = words.say_with("connection-pending-text", &[("provider", spelled(&connection.provider))]);
    let button = el(
        "button",
        &[("id", "update-pending"), ("class", "primary"), ("type", "submit")],
        words.say("connection-update-pending"),
    );
    let form = el(
        "form",
        &[("id", "update-form"), ("method", "post"), ("action", &address)],
        [el("input", &[("type", "hidden"), ("name", "token"), ("value", &token)], ""), button],
    );
    el(
        "section",
        &[("class", "card")],
        [el("h2", &[], words.say("connection-pending-title")), el("p", &[], text), form],
    )
}

/// What the visit to the provider has brought.
fn outcome(visit: &Visit, connection: &Connection) -> Html {
    let words = visit.words;
    let alert = |class, id| el("p", &[("id", "outcome"), ("class", class), ("role", "status")], words.say(id));
    match (visit.field("outcome"), &connection.status) {
        ("authorized", Status::Available) => alert("alert success", "outcome-authorized"),
        ("account", Status::Pending) => alert("alert warning", "outcome-account"),
        ("approval", Status::Pending) => alert("alert warning", "outcome-approval"),
        ("nothing", Status::Pending) => alert("alert warning", "outcome-nothing"),
        ("unreachable", Status::Pending) => alert("alert error", "outcome-unreachable"),
        ("certificate", Status::Pending) => alert("alert error", "outcome-certificate"),
        ("host", Status::Pending) => alert("alert error", "outcome-host"),
        ("canceled", Status::Pending) => alert("alert warning", "outcome-canceled"),
        ("stale", _) => alert("alert warning", "outcome-stale"),
        _ => Html::none(),
    }
}

fn unknown(visit: &Visit, id: &str) -> PageAnswer {
    let words = visit.words;
    let page = Page::console(words.say("connection-unknown-title"))
        .under(words.say("connections-title"), "/codesuite/settings/connections".to_owned())
        .with(el("p", &[], words.say_with("connection-unknown-text", &[("id", id)])));
    PageAnswer::Page(StatusCode::NOT_FOUND, page)
}

/// Why a company's own server can't be asked for its consent now.
fn server_problem(visit: &Visit, connection: &Connection) -> Option<&'static str> {
    connection.host.as_ref()?;
    let problem = |world: &mut World| match world.services.codeconnections.host_of(connection).cloned() {
        Some(host) if host.state(world.now) == HostState::Available => silence(world, &host).map(setup::said),
        _ => Some("host"),
    };
    visit.account.change(problem).unwrap_or(Some("nothing"))
}

/// The press of "Update pending connection", on to the provider; or of Connect, after it.
pub(super) fn update(visit: &Visit, service: &str, id: &str) -> PageAnswer {
    let Some(connection) = find(visit, service, id) else { return unknown(visit, id) };
    let address = addresses::connection(&connection);
    if !visit.field("handshake").is_empty() {
        return connect::finish(visit, &connection, &address);
    }
    let redeemed = visit.tickets.redeem(ButtonPress::Update, visit.field("token"));
    match redeemed.filter(|ticket| ticket.subject == connection.arn) {
        Some(ticket) if connection.status == Status::Pending => {
            if let Some(outcome) = server_problem(visit, &connection) {
                return PageAnswer::Go(with_outcome(&address, outcome));
            }
            let handshake = visit.tickets.issue(ButtonPress::Consent, &ticket.subject, &address);
            PageAnswer::Go(format!(
                "/_provider/{}/consent?handshake={handshake}",
                connection.provider.to_ascii_lowercase()
            ))
        }
        _ => PageAnswer::Go(with_outcome(&address, "stale")),
    }
}
