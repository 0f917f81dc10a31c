//! The console's form after the provider's yes: through which installation of the app, and Connect.

use super::addresses::{encoded, with_outcome};
use super::consent::{Asking, spelled};
use super::html::{Html, el};
use super::layout::PageAnswer;
use super::tickets::ButtonPress;
use super::visit::Visit;
use crate::services::codeconnections::{Connection, installs_app};

/// The account that the practice provider offers when it has no repository yet, and whose person authorizes the others.
const NOBODY: &str = "gangway-practice";

/// The form, for a browser that comes from the provider; none for any other.
pub(super) fn form(visit: &Visit, connection: &Connection, address: &str) -> Option<Html> {
    let words = visit.words;
    let handshake = visit.field("handshake");
    visit.tickets.look(ButtonPress::Connect, handshake).filter(|ticket| ticket.subject == connection.arn)?;
    let provider = connection.provider.as_str();
    let (text, choices) = match installs_app(provider) {
        true => ("connect-text-app", installation(visit, provider)),
        false => ("connect-text", Html::none()),
    };
    let app = Asking::of(visit, connection).app;
    let text = words.say_with(text, &[("app", &app), ("provider", spelled(provider))]);
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
        let names = world.provider.of(provider).map(|repository| repository.name.clone());
        names.collect::<Vec<_>>()
    });
    let repositories = repositories.unwrap_or_default();
    let mut accounts: Vec<&str> = repositories.iter().filter_map(|name| name.split('/').next()).collect();
    accounts.sort_unstable_by_key(|account| account.to_ascii_lowercase());
    accounts.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
    if accounts.is_empty() {
        accounts.push(NOBODY);
    }
    let group = |legend: String, choices: Html| el("fieldset", &[], [el("legend", &[], legend), choices]);
    let installations = [
        choice("installation", "new", &words.say("connect-install-new"), true),
        choice("installation", "existing", &words.say("connect-install-existing"), false),
    ];
    // Of several only the person knows which.
    let only = accounts.len() == 1;
    let accounts = accounts.iter().map(|account| choice("account", account, account, only));
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
    let mut attributes = vec![("type", "radio"), ("name", group), ("value", value), ("required", "")];
    attributes.extend(on.then_some(("checked", "")));
    el("label", &[], [el("input", &attributes, ""), " ".into(), label.into()])
}

/// The press of Connect: the connection becomes AVAILABLE.
pub(super) fn finish(visit: &Visit, connection: &Connection, address: &str) -> PageAnswer {
    let handshake = visit.field("handshake");
    let account = match visit.field("account") {
        "" if installs_app(&connection.provider) => {
            return PageAnswer::Go(with_outcome(&format!("{address}&handshake={}", encoded(handshake)), "account"));
        }
        "" => NOBODY,
        account => account,
    };
    let redeemed = visit.tickets.redeem(ButtonPress::Connect, handshake);
    let Some(ticket) = redeemed.filter(|ticket| ticket.subject == connection.arn) else {
        return PageAnswer::Go(with_outcome(address, "stale"));
    };
    let chosen = visit.fields.iter().filter(|(name, _)| name == "repository").map(|(_, repository)| repository.clone());
    let repositories = (visit.field("repositories") == "selected").then(|| chosen.collect());
    let authorized =
        visit.account.change(|world| world.services.codeconnections.authorize(&ticket.subject, account, repositories));
    let outcome = if authorized.unwrap_or(false) { "authorized" } else { "stale" };
    PageAnswer::Go(with_outcome(address, outcome))
}
