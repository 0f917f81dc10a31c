//! GitHub Enterprise Server's page on which a host's GitHub App is made: who has signed in, its name, and the button. It ends
//! on the console's page of the host.

use hyper::StatusCode;

use super::addresses::{self, with_outcome};
use super::consent::{spelled, stale};
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::setup;
use super::tickets::ButtonPress;
use super::visit::Visit;
use crate::messages::PracticeFaultKind;
use crate::services::codeconnections::Host;

/// Longest name of a GitHub App, in characters.
const NAME_MAX: usize = 34;

const MEMBER: &str = "member";

pub(super) fn show(visit: &Visit) -> PageAnswer {
    let handshake = visit.field("handshake");
    let ticket = visit.tickets.look(ButtonPress::Register, handshake);
    let host = ticket.and_then(|ticket| {
        let found = visit.account.change(|world| world.services.codeconnections.host(&ticket.subject).cloned());
        found.ok().flatten()
    });
    let Some(host) = host else { return stale(visit) };
    let words = visit.words;
    let page = Page::provider(words.say("app-title"))
        .under(host.name.clone(), addresses::host(&host))
        .with(el("p", &[("class", "who")], words.say_with("app-asks", &[("endpoint", &host.endpoint)])))
        .with(form(visit, &host, handshake))
        .noting(words.say_with("consent-note-sign-in", &[("provider", spelled(&host.provider))]))
        .noting(words.say("app-note-owner"));
    PageAnswer::Page(StatusCode::OK, page)
}

fn form(visit: &Visit, host: &Host, handshake: &str) -> Html {
    let words = visit.words;
    let choice = |value: &str, label: &str, on: bool| {
        let mut attributes = vec![("type", "radio"), ("name", "as"), ("value", value), ("required", "")];
        attributes.extend(on.then_some(("checked", "")));
        el("label", &[], [el("input", &attributes, ""), " ".into(), words.say(label).into()])
    };
    let button = |id: &'static str, class: &'static str, text: String| {
        el("button", &[("id", id), ("class", class), ("type", "submit"), ("name", "decision"), ("value", id)], text)
    };
    let (longest, suggested) = (NAME_MAX.to_string(), host.app_name());
    let name = [
        ("id", "app-name"),
        ("name", "name"),
        ("value", suggested.as_str()),
        ("maxlength", longest.as_str()),
        ("required", ""),
    ];
    el(
        "form",
        &[
            ("id", "app-form"),
            ("class", "card"),
            ("method", "post"),
            ("action", "/_provider/githubenterpriseserver/app"),
        ],
        [
            el("input", &[("type", "hidden"), ("name", "handshake"), ("value", handshake)], ""),
            el(
                "fieldset",
                &[],
                [
                    el("legend", &[], words.say("app-signed-in")),
                    choice("owner", "app-as-owner", true),
                    choice(MEMBER, "app-as-member", false),
                ],
            ),
            el("label", &[("for", "app-name")], words.say("app-name")),
            el("input", &name, ""),
            el(
                "p",
                &[("class", "buttons")],
                [
                    button("create-app", "primary", words.say("app-create")),
                    button("cancel", "plain", words.say("consent-cancel")),
                ],
            ),
        ],
    )
}

/// The press of a button.
pub(super) fn decide(visit: &Visit) -> PageAnswer {
    let Some(ticket) = visit.tickets.redeem(ButtonPress::Register, visit.field("handshake")) else {
        return stale(visit);
    };
    if visit.field("decision") != "create-app" {
        return PageAnswer::Go(with_outcome(&ticket.page, "canceled"));
    }
    let member = visit.field("as") == MEMBER;
    let refused = visit.account.change(|world| {
        if world.faults.take_any(PracticeFaultKind::NeverAuthorized) {
            Some("nothing")
        } else if member || world.faults.take_any(PracticeFaultKind::OrganizationApproval) {
            Some("owner")
        } else {
            None
        }
    });
    if let Some(outcome) = refused.unwrap_or(Some("nothing")) {
        return PageAnswer::Go(with_outcome(&ticket.page, outcome));
    }
    let name: String = visit.field("name").trim().chars().take(NAME_MAX).collect();
    match name.as_str() {
        "" => PageAnswer::Go(with_outcome(&ticket.page, "nothing")),
        name => PageAnswer::Go(with_outcome(&ticket.page, setup::finish(visit, &ticket.subject, name))),
    }
}
