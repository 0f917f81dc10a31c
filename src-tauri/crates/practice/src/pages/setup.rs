//! "Set up host": the console's way to a company's own server. To GitHub Enterprise Server it leads on (`register_app.rs`);
//! GitLab's administrator gives a token, which is looked at once and kept nowhere.

use super::access_token::{self, TokenProblem};
use super::addresses::{self, encoded, with_outcome};
use super::consent::spelled;
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::tickets::ButtonPress;
use super::visit::Visit;
use crate::messages::PracticeFaultKind;
use crate::services::codeconnections::{Host, HostState, Silence, silence};
use crate::world::World;

/// Whether somebody with the right to it gives a token, instead of making an app at the server.
fn takes_token(host: &Host) -> bool {
    host.provider == "GitLabSelfManaged"
}

/// What stands on the page of a PENDING host: the button, or the form behind it.
pub(super) fn pending(visit: &Visit, host: &Host, page: Page) -> Page {
    let words = visit.words;
    match token_form(visit, host) {
        Some(form) => page.with(form).noting(words.say("setup-note-token")).noting(words.say("setup-note-token-once")),
        None if takes_token(host) => {
            page.with(button(visit, host)).noting(words.say("host-note-pending")).noting(words.say("setup-note-token"))
        }
        None => {
            page.with(button(visit, host)).noting(words.say("host-note-pending")).noting(words.say("setup-note-app"))
        }
    }
}

fn button(visit: &Visit, host: &Host) -> Html {
    let words = visit.words;
    let address = addresses::host(host);
    let token = visit.tickets.issue(ButtonPress::SetUp, &host.arn, &address);
    let server = [("provider", spelled(&host.provider)), ("endpoint", host.endpoint.as_str())];
    let button =
        el("button", &[("id", "set-up-host"), ("class", "primary"), ("type", "submit")], words.say("host-set-up"));
    let form = el(
        "form",
        &[("id", "set-up-form"), ("method", "post"), ("action", &address)],
        [el("input", &[("type", "hidden"), ("name", "ticket"), ("value", &token)], ""), button],
    );
    el(
        "section",
        &[("class", "card")],
        [
            el("h2", &[], words.say("host-pending-title")),
            el("p", &[], words.say_with("host-pending-text", &server)),
            form,
        ],
    )
}

/// The form that takes a token, for a browser that comes from the button; none for any other.
fn token_form(visit: &Visit, host: &Host) -> Option<Html> {
    let words = visit.words;
    let handshake = visit.field("handshake");
    let ticket = visit.tickets.look(ButtonPress::Register, handshake)?;
    if ticket.subject != host.arn || !takes_token(host) {
        return None;
    }
    let field = [
        ("id", "access-token"),
        ("name", "token"),
        ("type", "password"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("required", ""),
    ];
    let tokens = format!("/_provider/gitlabselfmanaged/tokens?server={}", encoded(&host.endpoint));
    let make = el("a", &[("id", "make-token"), ("href", &tokens), ("target", "_blank")], words.say("setup-token-make"));
    let go = el("button", &[("id", "continue"), ("class", "primary"), ("type", "submit")], words.say("setup-continue"));
    Some(el(
        "section",
        &[("class", "card")],
        [
            el("h2", &[], words.say_with("setup-title", &[("name", &host.name)])),
            el("p", &[], [words.say("setup-token-text").into(), " ".into(), make]),
            el(
                "form",
                &[("id", "token-form"), ("method", "post"), ("action", &addresses::host(host))],
                [
                    el("input", &[("type", "hidden"), ("name", "handshake"), ("value", handshake)], ""),
                    el("label", &[("for", "access-token")], words.say("setup-token")),
                    el("input", &field, ""),
                    el("p", &[("class", "buttons")], go),
                ],
            ),
        ],
    ))
}

/// What became of the set-up so far.
pub(super) fn outcome(visit: &Visit, host: &Host, state: &HostState) -> Html {
    let words = visit.words;
    let (class, id) = match (visit.field("outcome"), state) {
        ("set-up", HostState::Available) => ("alert success", "setup-done"),
        ("unreachable", HostState::Pending) => ("alert error", "setup-unreachable"),
        ("certificate", HostState::Pending) => ("alert error", "setup-certificate"),
        ("owner", HostState::Pending) => ("alert warning", "setup-owner"),
        ("nothing", HostState::Pending) => ("alert warning", "setup-nothing"),
        ("canceled", HostState::Pending) => ("alert warning", "setup-canceled"),
        ("token-unknown", HostState::Pending) => ("alert error", "setup-token-unknown"),
        ("token-member", HostState::Pending) => ("alert error", "setup-token-member"),
        ("token-scope", HostState::Pending) => ("alert error", "setup-token-scope"),
        ("token-admin-mode", HostState::Pending) => ("alert error", "setup-token-admin-mode"),
        ("stale", _) => ("alert warning", "setup-stale"),
        _ => return Html::none(),
    };
    let server = [("provider", spelled(&host.provider)), ("endpoint", host.endpoint.as_str())];
    el("p", &[("id", "outcome"), ("class", class), ("role", "status")], words.say_with(id, &server))
}

/// How a page says that a server isn't heard of.
pub(super) fn said(silence: Silence) -> &'static str {
    match silence {
        Silence::Unreachable | Silence::Unknown => "unreachable",
        Silence::Untrusted => "certificate",
    }
}

/// The press of "Set up host", or of Continue behind it.
pub(super) fn act(visit: &Visit, host: &Host, state: &HostState) -> PageAnswer {
    let address = addresses::host(host);
    let handshake = visit.field("handshake");
    if !handshake.is_empty() {
        return take_token(visit, host, handshake, &address);
    }
    let redeemed = visit.tickets.redeem(ButtonPress::SetUp, visit.field("ticket"));
    if redeemed.is_none_or(|ticket| ticket.subject != host.arn) || *state != HostState::Pending {
        return PageAnswer::Go(with_outcome(&address, "stale"));
    }
    match visit.account.change(|world| silence(world, host)) {
        Ok(None) => {}
        Ok(Some(silence)) => return PageAnswer::Go(with_outcome(&address, said(silence))),
        Err(_) => return PageAnswer::Go(with_outcome(&address, "nothing")),
    }
    let handshake = visit.tickets.issue(ButtonPress::Register, &host.arn, &address);
    match takes_token(host) {
        true => PageAnswer::Go(format!("{address}&handshake={handshake}")),
        false => PageAnswer::Go(format!("/_provider/githubenterpriseserver/app?handshake={handshake}")),
    }
}

/// The press of Continue: the token is looked at, and forgotten.
fn take_token(visit: &Visit, host: &Host, handshake: &str, address: &str) -> PageAnswer {
    let asked = visit.tickets.look(ButtonPress::Register, handshake).filter(|ticket| ticket.subject == host.arn);
    if asked.is_none() || !takes_token(host) {
        return PageAnswer::Go(with_outcome(address, "stale"));
    }
    let check = |world: &mut World| {
        if let Some(silence) = silence(world, host) {
            return Some(said(silence));
        }
        if world.faults.take_any(PracticeFaultKind::NeverAuthorized) {
            return Some("nothing");
        }
        let admin_mode = world.faults.is_on(PracticeFaultKind::GitlabAdminMode);
        match access_token::check(visit.field("token"), admin_mode) {
            Ok(()) => None,
            Err(TokenProblem::Unknown) => Some("token-unknown"),
            Err(TokenProblem::Member) => Some("token-member"),
            Err(TokenProblem::Scope) => Some("token-scope"),
            Err(TokenProblem::AdminMode) => Some("token-admin-mode"),
        }
    };
    // Who made a mistake with the token may give another.
    if let Some(problem) = visit.account.change(check).unwrap_or(Some("nothing")) {
        return PageAnswer::Go(with_outcome(&format!("{address}&handshake={}", encoded(handshake)), problem));
    }
    match visit.tickets.redeem(ButtonPress::Register, handshake) {
        Some(_) => {
            PageAnswer::Go(with_outcome(address, finish(visit, &host.arn, "AWS Connector for GitLab self-managed")))
        }
        None => PageAnswer::Go(with_outcome(address, "stale")),
    }
}

/// The app is there: the host is AVAILABLE.
pub(super) fn finish(visit: &Visit, arn: &str, app: &str) -> &'static str {
    let done = visit.account.change(|world| {
        let now = world.now;
        world.services.codeconnections.set_up(arn, app, now)
    });
    if done.unwrap_or(false) { "set-up" } else { "stale" }
}
