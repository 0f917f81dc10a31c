//! The answer to a pipeline's approval: the console's "Review", with a comment and two buttons.

use serde_json::{Value, json};

use super::addresses::{self, with_outcome};
use super::html::{Html, el};
use super::layout::PageAnswer;
use super::tickets::ButtonPress;
use super::visit::Visit;

/// Longest comment, in characters: the API's own limit of a summary.
const COMMENT_MAX: usize = 512;

/// The token that answers an action which waits for a person.
pub(super) fn token(action: &Value) -> Option<&str> {
    let latest = &action["latestExecution"];
    latest["token"].as_str().filter(|_| latest["status"] == "InProgress")
}

/// The form, when the action waits for a person.
pub(super) fn form(visit: &Visit, pipeline: &str, stage: &str, action: &Value) -> Html {
    let Some(token) = token(action) else { return Html::none() };
    let words = visit.words;
    let address = addresses::pipeline(pipeline, visit.region());
    let ticket = visit.tickets.issue(ButtonPress::Approval, token, &address);
    let hidden = [
        ("token", ticket.as_str()),
        ("region", visit.region()),
        ("stage", stage),
        ("action", action["actionName"].as_str().unwrap_or_default()),
    ];
    let hidden = hidden.map(|(name, value)| el("input", &[("type", "hidden"), ("name", name), ("value", value)], ""));
    let longest = COMMENT_MAX.to_string();
    let comment = [("id", "comment"), ("name", "comment"), ("rows", "3"), ("maxlength", longest.as_str())];
    let button = |id: &'static str, class: &'static str, text: String| {
        el("button", &[("id", id), ("class", class), ("type", "submit"), ("name", "decision"), ("value", id)], text)
    };
    el(
        "form",
        &[("class", "review"), ("method", "post"), ("action", &address)],
        [
            hidden.into(),
            el("h3", &[], words.say("approval-title")),
            el("label", &[("for", "comment")], words.say("approval-comment")),
            el("textarea", &comment, ""),
            el(
                "p",
                &[("class", "buttons")],
                [
                    button("approve", "primary", words.say("approval-approve")),
                    button("reject", "plain", words.say("approval-reject")),
                ],
            ),
        ],
    )
}

/// What became of the answer that was sent from here.
pub(super) fn outcome(visit: &Visit) -> Html {
    if visit.field("outcome") != "stale" {
        return Html::none();
    }
    let attributes = [("id", "outcome"), ("class", "alert warning"), ("role", "status")];
    el("p", &attributes, visit.words.say("approval-stale"))
}

/// The press of a button.
pub(super) fn decide(visit: &Visit, name: &str) -> PageAnswer {
    let address = addresses::pipeline(name, visit.region());
    let redeemed = visit.tickets.redeem(ButtonPress::Approval, visit.field("token"));
    let status = match visit.field("decision") {
        "approve" => "Approved",
        _ => "Rejected",
    };
    let comment: String = visit.field("comment").chars().take(COMMENT_MAX).collect();
    let answered = redeemed.filter(|ticket| ticket.page == address).map(|ticket| {
        let answer = json!({
            "pipelineName": name, "stageName": visit.field("stage"), "actionName": visit.field("action"),
            "token": ticket.subject, "result": { "status": status, "summary": comment },
        });
        visit.ask("codepipeline", "PutApprovalResult", answer)
    });
    match answered {
        Some(Ok(_)) => PageAnswer::Go(address),
        Some(Err(_)) | None => PageAnswer::Go(with_outcome(&address, "stale")),
    }
}
