//! The provider's page: who asks, for which account and which repositories, and the two buttons.

use hyper::StatusCode;

use super::connection::with_outcome;
use super::html::{Html, el};
use super::layout::Page;
use super::tickets::{Step, Ticket};
use super::{Shown, Visit, facts};
use crate::control::messages::PracticeFaultKind;

/// The account that the practice provider offers when it has no repository yet.
const NOBODY: &str = "gangway-practice";

pub(super) fn show(visit: &Visit, provider: &str) -> Shown {
    let handshake = visit.field("handshake");
    match visit.pages.tickets.look(Step::Consent, handshake) {
        Some(ticket) => ask(visit, provider, handshake, &ticket),
        None => stale(visit),
    }
}

fn ask(visit: &Visit, provider: &str, handshake: &str, ticket: &Ticket) -> Shown {
    let words = visit.words;
    let repositories = visit.account.change(|world| {
        let names = world.repositories().into_iter().filter(|one| one.provider.eq_ignore_ascii_case(provider));
        names.map(|one| one.name).collect::<Vec<_>>()
    });
    let repositories = repositories.unwrap_or_default();
    let mut accounts: Vec<&str> = repositories.iter().filter_map(|name| name.split('/').next()).collect();
    accounts.sort_unstable();
    accounts.dedup();
    if accounts.is_empty() {
        accounts.push(NOBODY);
    }
    let name = spelled(provider);
    let app = format!("AWS Connector for {name}");
    let who = el(
        "p",
        &[("class", "who")],
        words.say_with("consent-asks", &[("provider", name), ("account", accounts_owner(&accounts))]),
    );
    let page = Page::provider(words.say_with("consent-title", &[("app", &app)]))
        .with(who)
        .with(form(visit, provider, handshake, &accounts, &repositories))
        .with(facts([(words.say("consent-for"), el("code", &[], ticket.subject.as_str()))]))
        .noting(words.say_with("consent-note-sign-in", &[("provider", name)]))
        .noting(words.say("consent-note-owner"))
        .noting(words.say("consent-note-repositories"));
    Shown::Page(StatusCode::OK, page)
}

fn accounts_owner<'a>(accounts: &[&'a str]) -> &'a str {
    accounts.first().copied().unwrap_or(NOBODY)
}

fn form(visit: &Visit, provider: &str, handshake: &str, accounts: &[&str], repositories: &[String]) -> Html {
    let words = visit.words;
    let group = |legend: String, choices: Html| el("fieldset", &[], [el("legend", &[], legend), choices]);
    let installations = [
        choice("installation", "new", &words.say("consent-install-new"), true),
        choice("installation", "existing", &words.say("consent-install-existing"), false),
    ];
    let accounts = accounts.iter().enumerate().map(|(at, account)| choice("account", account, account, at == 0));
    let all = choice("repositories", "all", &words.say("consent-all-repositories"), true);
    let selected = choice("repositories", "selected", &words.say("consent-selected-repositories"), false);
    let boxes = repositories.iter().map(|name| {
        let attributes = [("type", "checkbox"), ("name", "repository"), ("value", name.as_str()), ("checked", "")];
        el("label", &[("class", "inner")], [el("input", &attributes, ""), " ".into(), name.as_str().into()])
    });
    let button = |id: &'static str, class: &'static str, text: String| {
        el("button", &[("id", id), ("class", class), ("type", "submit"), ("name", "decision"), ("value", id)], text)
    };
    let action = format!("/_provider/{}/consent", slug(provider));
    el(
        "form",
        &[("id", "consent-form"), ("class", "card"), ("method", "post"), ("action", &action)],
        [
            el("input", &[("type", "hidden"), ("name", "handshake"), ("value", handshake)], ""),
            group(words.say("consent-installation"), installations.into()),
            group(words.say("consent-account"), accounts.collect()),
            group(words.say("consent-repositories"), [all, selected, boxes.collect()].into()),
            el(
                "p",
                &[("class", "buttons")],
                [
                    button("authorize", "primary", words.say("consent-authorize")),
                    button("cancel", "plain", words.say("consent-cancel")),
                ],
            ),
        ],
    )
}

fn choice(group: &str, value: &str, label: &str, on: bool) -> Html {
    let mut attributes = vec![("type", "radio"), ("name", group), ("value", value)];
    attributes.extend(on.then_some(("checked", "")));
    el("label", &[], [el("input", &attributes, ""), " ".into(), label.into()])
}

/// As the provider spells itself.
fn spelled(provider: &str) -> &'static str {
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

fn stale(visit: &Visit) -> Shown {
    let words = visit.words;
    let page = Page::provider(words.say("consent-stale-title"))
        .under(words.say("connections-title"), "/codesuite/settings/connections".to_owned())
        .with(el("p", &[], words.say("consent-stale-text")));
    Shown::Page(StatusCode::GONE, page)
}

/// The press of a button.
pub(super) fn decide(visit: &Visit, _provider: &str) -> Shown {
    let Some(ticket) = visit.pages.tickets.redeem(Step::Consent, visit.field("handshake")) else { return stale(visit) };
    let outcome = match visit.field("decision") {
        "authorize" => authorize(visit, &ticket),
        _ => "canceled",
    };
    Shown::Go(with_outcome(&ticket.page, outcome))
}

fn authorize(visit: &Visit, ticket: &Ticket) -> &'static str {
    let account = match visit.field("account") {
        "" => NOBODY,
        account => account,
    };
    let chosen = visit.fields.iter().filter(|(name, _)| name == "repository").map(|(_, repository)| repository.clone());
    let repositories = (visit.field("repositories") == "selected").then(|| chosen.collect());
    let authorized = visit.account.change(|world| {
        if world.faults.take_any(PracticeFaultKind::NeverAuthorized) {
            "nothing"
        } else if world.faults.take_any(PracticeFaultKind::OrganizationApproval) {
            "approval"
        } else if world.connections.authorize(&ticket.subject, account, repositories) {
            "authorized"
        } else {
            "stale"
        }
    });
    authorized.unwrap_or("nothing")
}
