//! "Release change": the console's button that starts a pipeline by hand.

use serde_json::json;

use super::addresses::{self, with_outcome};
use super::html::{Html, el};
use super::layout::PageAnswer;
use super::tickets::ButtonPress;
use super::visit::Visit;

/// What the button says to the page that answers it.
pub(super) const DECISION: &str = "release";

pub(super) fn form(visit: &Visit, name: &str) -> Html {
    let address = addresses::pipeline(name, visit.region());
    let token = visit.tickets.issue(ButtonPress::Release, name, &address);
    let hidden = [("token", token.as_str()), ("region", visit.region())];
    let hidden = hidden.map(|(name, value)| el("input", &[("type", "hidden"), ("name", name), ("value", value)], ""));
    let button = [("id", "release"), ("class", "plain"), ("type", "submit"), ("name", "decision"), ("value", DECISION)];
    let button = el("button", &button, visit.words.say("pipeline-release"));
    el("form", &[("method", "post"), ("action", &address)], [hidden.into(), el("p", &[("class", "buttons")], button)])
}

/// The press of the button.
pub(super) fn start(visit: &Visit, name: &str) -> PageAnswer {
    let address = addresses::pipeline(name, visit.region());
    let redeemed = visit.tickets.redeem(ButtonPress::Release, visit.field("token"));
    let started = redeemed
        .filter(|ticket| ticket.page == address)
        .map(|_| visit.ask("codepipeline", "StartPipelineExecution", json!({ "name": name })));
    match started {
        Some(Ok(_)) => PageAnswer::Go(address),
        Some(Err(error)) => visit.failed(name, &error),
        None => PageAnswer::Go(with_outcome(&address, "stale")),
    }
}
