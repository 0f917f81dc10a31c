//! The provider's page: who asks, for what, and the two buttons. It ends on the console's page, where Connect is.

use hyper::StatusCode;

use super::addresses::with_outcome;
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::parts::facts;
use super::tickets::{ButtonPress, Ticket};
use super::visit::Visit;
use crate::messages::PracticeFaultKind;

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
    let app = app(provider);
    let page = Page::provider(words.say_with("consent-title", &[("app", &app)]))
        .with(el("p", &[("class", "who")], words.say_with("consent-asks", &[("provider", name)])))
        .with(form(visit, provider, handshake, &app))
        .with(facts([(words.say("consent-for"), el("code", &[], ticket.subject.as_str()))]))
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

/// The app of AWS at a provider.
pub(super) fn app(provider: &str) -> String {
    format!("AWS Connector for {}", spelled(provider))
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

fn stale(visit: &Visit) -> PageAnswer {
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
