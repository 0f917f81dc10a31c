//! The console's form after the provider's yes: through which installation of the app, and Connect.

use super::addresses::with_outcome;
use super::consent::{app, slug, spelled};
use super::html::{Html, el};
use super::layout::PageAnswer;
use super::tickets::ButtonPress;
use super::visit::Visit;
use crate::services::codeconnections::Connection;

/// The account that the practice provider offers when it has no repository yet.
const NOBODY: &str = "gangway-practice";

/// The form, for a browser that comes from the provider; none for any other.
pub(super) fn form(visit: &Visit, connection: &Connection, address: &str) -> Option<Html> {
    let words = visit.words;
    let handshake = visit.field("handshake");
    visit.tickets.look(ButtonPress::Connect, handshake).filter(|ticket| ticket.subject == connection.arn)?;
    let provider = connection.provider.as_str();
    // GitHub and Bitbucket install the app for an account; the others know the person alone.
    let installs = matches!(slug(provider), "github" | "githubenterpriseserver" | "bitbucket");
    let (text, choices) =
        if installs { ("connect-text-app", installation(visit, provider)) } else { ("connect-text", Html::none()) };
    let text = words.say_with(text, &[("app", &app(provider)), ("provider", spelled(provider))]);
    let button = el("button", &[("id", "connect"), ("class", "primary"), ("type", "submit")], words.say("connect-do"));
    Some(el(
        "section",
        &[("class", "card")],
        [
            el("h2", &[], words.say_with("connect-title", &[("provider", spelled(provider))])),
            el("p", &[], text),
            el(
                "form",
                &[("id", "connect-form"), ("method", "post"), ("action", address)],
                [
                    el("input", &[("type", "hidden"), ("name", "handshake"), ("value", handshake)], ""),
                    choices,
                    el("p", &[("class", "buttons")], button),
                ],
            ),
        ],
    ))
}

fn installation(visit: &Visit, provider: &str) -> Html {
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
    let group = |legend: String, choices: Html| el("fieldset", &[], [el("legend", &[], legend), choices]);
    let installations = [
        choice("installation", "new", &words.say("connect-install-new"), true),
        choice("installation", "existing", &words.say("connect-install-existing"), false),
    ];
    let accounts = accounts.iter().enumerate().map(|(at, account)| choice("account", account, account, at == 0));
    let all = choice("repositories", "all", &words.say("connect-all-repositories"), true);
    let selected = choice("repositories", "selected", &words.say("connect-selected-repositories"), false);
    let boxes = repositories.iter().map(|name| {
        let attributes = [("type", "checkbox"), ("name", "repository"), ("value", name.as_str()), ("checked", "")];
        el("label", &[("class", "inner")], [el("input", &attributes, ""), " ".into(), name.as_str().into()])
    });
    [
        group(words.say("connect-installation"), installations.into()),
        group(words.say("connect-account"), accounts.collect()),
        group(words.say("connect-repositories"), [all, selected, boxes.collect()].into()),
    ]
    .into()
}

fn choice(group: &str, value: &str, label: &str, on: bool) -> Html {
    let mut attributes = vec![("type", "radio"), ("name", group), ("value", value)];
    attributes.extend(on.then_some(("checked", "")));
    el("label", &[], [el("input", &attributes, ""), " ".into(), label.into()])
}

/// The press of Connect: the connection becomes AVAILABLE.
pub(super) fn finish(visit: &Visit, connection: &Connection, address: &str) -> PageAnswer {
    let redeemed = visit.tickets.redeem(ButtonPress::Connect, visit.field("handshake"));
    let Some(ticket) = redeemed.filter(|ticket| ticket.subject == connection.arn) else {
        return PageAnswer::Go(with_outcome(address, "stale"));
    };
    let account = match visit.field("account") {
        "" => NOBODY,
        account => account,
    };
    let chosen = visit.fields.iter().filter(|(name, _)| name == "repository").map(|(_, repository)| repository.clone());
    let repositories = (visit.field("repositories") == "selected").then(|| chosen.collect());
    let authorized =
        visit.account.change(|world| world.services.codeconnections.authorize(&ticket.subject, account, repositories));
    let outcome = if authorized.unwrap_or(false) { "authorized" } else { "stale" };
    PageAnswer::Go(with_outcome(address, outcome))
}
