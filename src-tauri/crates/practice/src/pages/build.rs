//! The console's pages of builds: a project's history, and one build with its phases and its log.

use hyper::StatusCode;
use serde_json::{Value, json};

use super::html::{Html, el};
use super::layout::Page;
use super::pipeline::{encoded, items};
use super::{Shown, Visit, badge, facts};

/// Most log events that the page shows.
const MOST_LINES: u32 = 1000;

pub(super) fn history(visit: &Visit, project: &str) -> Shown {
    let ids = match visit.ask("codebuild", "ListBuildsForProject", json!({ "projectName": project })) {
        Ok(ids) => ids,
        Err(error) => return visit.failed(project, &error),
    };
    let link = |id: &Value| {
        let id = id.as_str().unwrap_or_default();
        el("li", &[], el("a", &[("href", &address(visit, project, id))], id))
    };
    let links = items(&ids["ids"]).map(link).collect::<Html>();
    let page = Page::console(project.to_owned()).with(el("h2", &[], visit.words.say("builds-title"))).with(el(
        "ul",
        &[("class", "card")],
        links,
    ));
    Shown::Page(StatusCode::OK, page)
}

fn address(visit: &Visit, project: &str, id: &str) -> String {
    let account = visit.account.change(|world| world.account.clone()).unwrap_or_default();
    let region = encoded(visit.region());
    format!("/codesuite/codebuild/{account}/projects/{}/build/{}?region={region}", encoded(project), encoded(id))
}

/// The page of the build that an action started; none when its id isn't a build's.
pub(super) fn link(visit: &Visit, id: &str) -> Option<String> {
    let (project, _) = id.split_once(':').filter(|(project, build)| !project.is_empty() && !build.contains(':'))?;
    Some(address(visit, project, id))
}

pub(super) fn show(visit: &Visit, project: &str, id: &str) -> Shown {
    let words = visit.words;
    let found = match visit.ask("codebuild", "BatchGetBuilds", json!({ "ids": [id] })) {
        Ok(found) => found,
        Err(error) => return visit.failed(id, &error),
    };
    let Some(build) = items(&found["builds"]).next() else { return visit.missing() };
    let status = build["buildStatus"].as_str().unwrap_or_default();
    let phases = items(&build["phases"]).map(phase).collect::<Html>();
    let page = Page::console(id.to_owned())
        .under(project.to_owned(), history_address(visit, project))
        .moving(status == "IN_PROGRESS")
        .with(el(
            "section",
            &[("class", "card")],
            facts([
                (words.say("build-status"), badge(status)),
                (words.say("build-version"), build["resolvedSourceVersion"].as_str().unwrap_or("–").into()),
            ]),
        ))
        .with(el("section", &[("class", "card")], [el("h2", &[], words.say("build-phases")), el("ol", &[], phases)]))
        .with(el("section", &[("class", "card")], [el("h2", &[], words.say("build-log")), log(visit, build)]))
        .noting(words.say("build-note-log"));
    Shown::Page(StatusCode::OK, page)
}

fn history_address(visit: &Visit, project: &str) -> String {
    let account = visit.account.change(|world| world.account.clone()).unwrap_or_default();
    format!("/codesuite/codebuild/{account}/projects/{}/history?region={}", encoded(project), encoded(visit.region()))
}

fn phase(phase: &Value) -> Html {
    let name = phase["phaseType"].as_str().unwrap_or_default();
    let status = phase["phaseStatus"].as_str().map_or_else(Html::none, badge);
    let reasons =
        items(&phase["contexts"]).filter_map(|context| context["message"].as_str().filter(|text| !text.is_empty()));
    let reasons = reasons.map(|reason| el("p", &[("class", "alert error")], reason)).collect::<Html>();
    el("li", &[], [name.into(), " ".into(), status, reasons])
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
