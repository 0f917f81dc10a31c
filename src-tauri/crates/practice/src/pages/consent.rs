//! The provider's page: who asks, for what, and the two buttons. It ends on the console's page, where Connect is.

use hyper::StatusCode;

use super::addresses::with_outcome;
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::parts::facts;
use super::tickets::{ButtonPress, Ticket};
use super::visit::Visit;
use crate::messages::PracticeFaultKind;
use crate::services::codeconnections::Connection;

pub(super) fn show(visit: &Visit, provider: &str) -> PageAnswer {
    let handshake = visit.field("handshake");
    match visit.tickets.look(ButtonPress::Consent, handshake) {
        Some(ticket) => ask(visit, provider, handshake, &ticket),
        None => stale(visit),
    }
}

fn ask(visit: &Visit, provider: &str, handshake: &str, ticket: &Ticket) -> PageAnswer {
    let words = visit.words;
    let name = spelled(provider);
    let connection = visit.account.change(|world| world.services.codeconnections.find(&ticket.subject).cloned());
    let Some(connection) = connection.ok().flatten() else { return stale(visit) };
    let Asking { app, server } = Asking::of(visit, &connection);
    let mut about = vec![(words.say("consent-for"), el("code", &[], ticket.subject.as_str()))];
    if let Some(server) = server {
        about.insert(0, (words.say("hosts-endpoint"), el("code", &[("id", "endpoint")], server)));
    }
    let page = Page::provider(words.say_with("consent-title", &[("app", &app)]))
        .with(el("p", &[("class", "who")], words.say_with("consent-asks", &[("provider", name)])))
        .with(form(visit, provider, handshake, &app))
        .with(facts(about))
        .noting(words.say_with("consent-note-sign-in", &[("provider", name)]));
    PageAnswer::Page(StatusCode::OK, page)
}

fn form(visit: &Visit, provider: &str, handshake: &str, app: &str) -> Html {
    let words = visit.words;
    let button = |id: &'static str, class: &'static str, text: String| {
        el("button", &[("id", id), ("class", class), ("type", "submit"), ("name", "decision"), ("value", id)], text)
    };
    // The button says what it says at the provider, in its language.
    let yes = match slug(provider) {
        "bitbucket" => words.say("consent-grant"),
        "azuredevops" => words.say("consent-accept"),
        _ => words.say_with("consent-authorize", &[("app", app)]),
    };
    let action = format!("/_provider/{}/consent", slug(provider));
    el(
        "form",
        &[("id", "consent-form"), ("class", "card"), ("method", "post"), ("action", &action)],
        [
            el("input", &[("type", "hidden"), ("name", "handshake"), ("value", handshake)], ""),
            el("p", &[], words.say_with("consent-signed-in", &[("provider", spelled(provider))])),
            el(
                "p",
                &[("class", "buttons")],
                [button("authorize", "primary", yes), button("cancel", "plain", words.say("consent-cancel"))],
            ),
        ],
    )
}

/// Who asks a provider for its consent.
pub(super) struct Asking {
    /// The app of AWS: at GitHub Enterprise Server, the one that was made when the host was set up.
    pub(super) app: String,
    /// URL of a company's own server.
    server: Option<String>,
}

impl Asking {
    pub(super) fn of(visit: &Visit, connection: &Connection) -> Self {
        let host = visit.account.change(|world| world.services.codeconnections.host_of(connection).cloned());
        let host = host.ok().flatten();
        let own = host.as_ref().and_then(|host| host.app.clone());
        let app = own.unwrap_or_else(|| format!("AWS Connector for {}", spelled(&connection.provider)));
        Self { app, server: host.map(|host| host.endpoint) }
    }
}

/// As the provider spells itself.
pub(super) fn spelled(provider: &str) -> &'static str {
    match slug(provider) {
        "gitlab" => "GitLab",
        "bitbucket" => "Bitbucket",
        "azuredevops" => "Azure DevOps",
        "githubenterpriseserver" => "GitHub Enterprise Server",
        "gitlabselfmanaged" => "GitLab self-managed",
        _ => "GitHub",
    }
}

/// As it stands in the address.
fn slug(provider: &str) -> &'static str {
    const KNOWN: [&str; 5] = ["gitlab", "bitbucket", "azuredevops", "githubenterpriseserver", "gitlabselfmanaged"];
    KNOWN.into_iter().find(|known| provider.eq_ignore_ascii_case(known)).unwrap_or("github")
}

pub(super) fn stale(visit: &Visit) -> PageAnswer {
    let words = visit.words;
    let page = Page::provider(words.say("consent-stale-title"))
        .under(words.say("connections-title"), "/codesuite/settings/connections".to_owned())
        .with(el("p", &[], words.say("consent-stale-text")));
    PageAnswer::Page(StatusCode::GONE, page)
}

/// The press of a button.
pub(super) fn decide(visit: &Visit, _provider: &str) -> PageAnswer {
    let Some(ticket) = visit.tickets.redeem(ButtonPress::Consent, visit.field("handshake")) else {
        return stale(visit);
    };
    if visit.field("decision") != "authorize" {
        return PageAnswer::Go(with_outcome(&ticket.page, "canceled"));
    }
    let refused = visit.account.change(|world| {
        if world.faults.take_any(PracticeFaultKind::NeverAuthorized) {
            Some("nothing")
        } else if world.faults.take_any(PracticeFaultKind::OrganizationApproval) {
            Some("approval")
        } else {
            None
        }
    });
    match refused.unwrap_or(Some("nothing")) {
        Some(outcome) => PageAnswer::Go(with_outcome(&ticket.page, outcome)),
        None => {
            let handshake = visit.tickets.issue(ButtonPress::Connect, &ticket.subject, &ticket.page);
            PageAnswer::Go(format!("{}&handshake={handshake}", ticket.page))
        }
    }
}
