//! The console's pages of builds: a project's history, and one build with its phases and its log.

use hyper::StatusCode;
use serde_json::{Value, json};

use super::addresses;
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::parts::{badge, facts, items, list_or, table, wide};
use super::visit::Visit;

/// Most log events that the page shows.
const MOST_LINES: u32 = 1000;

pub(super) fn history(visit: &Visit, project: &str) -> PageAnswer {
    let ids = match visit.ask("codebuild", "ListBuildsForProject", json!({ "projectName": project })) {
        Ok(ids) => ids,
        Err(error) => return visit.failed(project, &error),
    };
    let link = |id: &Value| {
        let id = id.as_str().unwrap_or_default();
        el("li", &[], el("a", &[("href", &addresses::build(visit, project, id))], id))
    };
    let links: Vec<Html> = items(&ids["ids"]).map(link).collect();
    let page = Page::console(project.to_owned()).with(el("h2", &[], visit.words.say("builds-title")));
    PageAnswer::Page(StatusCode::OK, page.with(list_or(visit.words, links, "builds-none")))
}

pub(super) fn show(visit: &Visit, project: &str, id: &str) -> PageAnswer {
    let words = visit.words;
    let found = match visit.ask("codebuild", "BatchGetBuilds", json!({ "ids": [id] })) {
        Ok(found) => found,
        Err(error) => return visit.failed(id, &error),
    };
    let Some(build) = items(&found["builds"]).next() else { return visit.missing() };
    let status = build["buildStatus"].as_str().unwrap_or_default();
    let page = Page::console(id.to_owned())
        .under(project.to_owned(), addresses::builds(visit, project))
        .moving(status == "IN_PROGRESS")
        .with(el(
            "section",
            &[("class", "card")],
            facts([
                (words.say("build-status"), badge(words, status)),
                (words.say("build-version"), build["resolvedSourceVersion"].as_str().unwrap_or("–").into()),
            ]),
        ))
        .with(el("section", &[("class", "card")], [el("h2", &[], words.say("build-phases")), phases(visit, build)]))
        .with(el("section", &[("class", "card")], [el("h2", &[], words.say("build-log")), log(visit, build)]))
        .noting(words.say("build-note-log"))
        .noting(words.say("build-note-played"));
    PageAnswer::Page(StatusCode::OK, page)
}

fn phases(visit: &Visit, build: &Value) -> Html {
    let words = visit.words;
    let row = |phase: &Value| {
        let status = phase["phaseStatus"].as_str().map_or_else(Html::none, |status| badge(words, status));
        let seconds = phase["durationInSeconds"].as_i64().map(|seconds| seconds.to_string());
        let seconds = seconds.map_or_else(String::new, |seconds| words.say_with("seconds", &[("count", &seconds)]));
        let reasons = items(&phase["contexts"]).filter_map(|context| context["message"].as_str());
        let reasons = reasons.filter(|text| !text.is_empty()).map(|reason| el("p", &[("class", "error")], reason));
        let name = phase["phaseType"].as_str().unwrap_or_default();
        let cells = [name.into(), status, seconds.into(), reasons.collect::<Html>()];
        el("tr", &[], cells.into_iter().map(|cell| el("td", &[], cell)).collect::<Html>())
    };
    let heads = ["build-phase", "stacks-status", "build-duration", "stacks-reason"];
    let rows = items(&build["phases"]).map(row).collect();
    wide(&words.say("build-phases"), table(words, heads, rows))
}

fn log(visit: &Visit, build: &Value) -> Html {
    let (group, stream) = (&build["logs"]["groupName"], &build["logs"]["streamName"]);
    if group.is_null() || stream.is_null() {
        return el("p", &[], visit.words.say("build-no-log"));
    }
    let input = json!({ "logGroupName": group, "logStreamName": stream, "startFromHead": true, "limit": MOST_LINES });
    match visit.ask("logs", "GetLogEvents", input) {
        Ok(events) => {
            let lines = items(&events["events"]).filter_map(|event| event["message"].as_str());
            let text: Vec<&str> = lines.map(|line| line.trim_end_matches('\n')).collect();
            el("pre", &[("id", "log"), ("tabindex", "0")], text.join("\n"))
        }
        Err(_) => el("p", &[], visit.words.say("build-no-log")),
    }
}
