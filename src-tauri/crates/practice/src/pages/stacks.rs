//! The console's page of stacks. Which one is meant stands behind the `#` of the address, which no server sees: so the
//! page shows them all, each under the name that its address asks for.

use hyper::StatusCode;
use serde_json::{Value, json};

use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::parts::{badge, facts, items, table, wide};
use super::visit::Visit;

pub(super) fn show(visit: &Visit) -> PageAnswer {
    let words = visit.words;
    let title = words.say("stacks-title");
    let stacks = match visit.ask("cloudformation", "DescribeStacks", json!({})) {
        Ok(stacks) => stacks,
        Err(error) => return visit.failed(&title, &error),
    };
    let all: Vec<&Value> = items(&stacks["Stacks"]).collect();
    let status = |stack: &Value| stack["StackStatus"].as_str().unwrap_or_default().to_owned();
    let mut page = Page::console(title).moving(all.iter().any(|stack| status(stack).ends_with("_IN_PROGRESS")));
    if all.is_empty() {
        page = page.with(el("p", &[], words.say("stacks-none")));
    }
    for stack in all {
        page = page.with(self::stack(visit, stack, &status(stack)));
    }
    PageAnswer::Page(
        StatusCode::OK,
        page.noting(words.say("stacks-note-events")).noting(words.say("stacks-note-review")),
    )
}

fn stack(visit: &Visit, stack: &Value, status: &str) -> Html {
    let words = visit.words;
    let id = stack["StackId"].as_str().unwrap_or_default();
    // Browsers look for what stands behind the `#` as it is, then without its percent signs.
    let anchor = format!("/stacks/stackinfo?stackId={id}");
    let name = stack["StackName"].as_str().unwrap_or_default();
    let events = visit.ask("cloudformation", "DescribeStackEvents", json!({ "StackName": id }));
    let events = events.unwrap_or_default();
    let rows = items(&events["StackEvents"]).map(|event| {
        let text = |name: &str| event[name].as_str().unwrap_or_default();
        let which = [text("LogicalResourceId").into(), el("p", &[("class", "quiet")], text("ResourceType"))];
        let status = badge(words, text("ResourceStatus"));
        let cells = [which.into(), status, text("ResourceStatusReason").into()];
        el("tr", &[], cells.into_iter().map(|cell: Html| el("td", &[], cell)).collect::<Html>())
    });
    let heads = ["stacks-logical", "stacks-status", "stacks-reason"];
    let table = table(words, heads, rows.collect());
    el(
        "section",
        &[("class", "card"), ("id", &anchor)],
        [
            el("h2", &[], [name.into(), " ".into(), badge(words, status)]),
            facts([(words.say("stacks-id"), el("code", &[], id))]),
            proposals(visit, id),
            wide(name, table),
        ],
    )
}

/// The change sets that wait to be carried out, each with its changes.
fn proposals(visit: &Visit, stack: &str) -> Html {
    let words = visit.words;
    let ask = |operation, input| visit.ask("cloudformation", operation, input).unwrap_or_default();
    let sets = ask("ListChangeSets", json!({ "StackName": stack }));
    let waiting = items(&sets["Summaries"]).filter(|set| set["ExecutionStatus"] == "AVAILABLE");
    let shown = waiting.map(|set| {
        let name = set["ChangeSetName"].as_str().unwrap_or_default();
        let set = ask("DescribeChangeSet", json!({ "StackName": stack, "ChangeSetName": name }));
        let rows = items(&set["Changes"]).map(|change| {
            let text = |member: &str| change["ResourceChange"][member].as_str().unwrap_or_default();
            let which = [text("LogicalResourceId").into(), el("p", &[("class", "quiet")], text("ResourceType"))];
            let cells = [text("Action").into(), which.into(), text("Replacement").into()];
            el("tr", &[], cells.into_iter().map(|cell: Html| el("td", &[], cell)).collect::<Html>())
        });
        let heads = ["stacks-change", "stacks-logical", "stacks-replacement"];
        let table = table(words, heads, rows.collect());
        [el("h3", &[], [words.say("stacks-change-set").into(), " ".into(), name.into()]), wide(name, table)].into()
    });
    shown.collect()
}
