//! The console's pages of pipelines: all of them, and one with its stages as they are now.

use hyper::StatusCode;
use serde_json::{Value, json};

use super::addresses::{self, encoded};
use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::parts::{badge, badge_saying, facts, items, list_or};
use super::visit::Visit;
use super::{approval, release};

pub(super) fn list(visit: &Visit) -> PageAnswer {
    let words = visit.words;
    let title = words.say("pipelines-title");
    let pipelines = match visit.ask("codepipeline", "ListPipelines", json!({})) {
        Ok(answer) => answer,
        Err(error) => return visit.failed(&title, &error),
    };
    let link = |pipeline: &Value| {
        let name = pipeline["name"].as_str().unwrap_or_default();
        el("li", &[], el("a", &[("href", &addresses::pipeline(name, visit.region()))], name))
    };
    let links: Vec<Html> = items(&pipelines["pipelines"]).map(link).collect();
    PageAnswer::Page(StatusCode::OK, Page::console(title).with(list_or(visit.words, links, "pipelines-none")))
}

pub(super) fn show(visit: &Visit, name: &str) -> PageAnswer {
    let words = visit.words;
    let state = match visit.ask("codepipeline", "GetPipelineState", json!({ "name": name })) {
        Ok(state) => state,
        Err(error) => return visit.failed(name, &error),
    };
    let stages: Vec<&Value> = items(&state["stageStates"]).collect();
    // A page that loads itself again would take a half-written comment away.
    let waits =
        stages.iter().flat_map(|stage| items(&stage["actionStates"])).any(|state| approval::token(state).is_some());
    let moving = !waits && stages.iter().any(|stage| stage["latestExecution"]["status"] == "InProgress");
    let mut page = Page::console(name.to_owned())
        .under(
            words.say("pipelines-title"),
            format!("/codesuite/codepipeline/pipelines?region={}", encoded(visit.region())),
        )
        .moving(moving)
        .with(approval::outcome(visit))
        .with(if moving { Html::none() } else { release::form(visit, name) });
    for stage in stages {
        page = page.with(self::stage(visit, name, stage));
    }
    let page = if waits { page.noting(words.say("approval-note")) } else { page };
    let page = page.noting(words.say("pipeline-note-stages")).noting(words.say("pipeline-note-release"));
    PageAnswer::Page(StatusCode::OK, page)
}

fn stage(visit: &Visit, pipeline: &str, stage: &Value) -> Html {
    let name = stage["stageName"].as_str().unwrap_or_default();
    let heading = el("h2", &[], [name.into(), " ".into(), status(visit, &stage["latestExecution"])]);
    let execution = stage["latestExecution"]["pipelineExecutionId"].as_str();
    let run = execution.map(|id| facts([(visit.words.say("pipeline-execution"), el("code", &[], id))]));
    let run = run.unwrap_or_else(Html::none);
    let actions = items(&stage["actionStates"])
        .map(|state| [action(visit, state), approval::form(visit, pipeline, name, state)].into())
        .map(|shown: Html| el("li", &[], shown))
        .collect::<Html>();
    el("section", &[("class", "card stage")], [heading, run, el("ul", &[("class", "actions")], actions)])
}

/// How far the newest run of a stage or an action is.
fn status(visit: &Visit, latest: &Value) -> Html {
    match latest["status"].as_str() {
        Some("InProgress") if latest["token"].is_string() => {
            badge_saying("InProgress", &visit.words.say("approval-waits"))
        }
        Some(status) => badge(visit.words, status),
        None => badge_saying("", &visit.words.say("pipeline-not-yet")),
    }
}

fn action(visit: &Visit, action: &Value) -> Html {
    let latest = &action["latestExecution"];
    let name = action["actionName"].as_str().unwrap_or_default();
    let summary = summary(latest["summary"].as_str().unwrap_or_default());
    let reason = latest["errorDetails"]["message"].as_str().unwrap_or_default();
    let link = latest["externalExecutionId"].as_str().and_then(|id| addresses::build_of(visit, id));
    let link = link.map_or_else(Html::none, |url| el("a", &[("href", &url)], visit.words.say("pipeline-details")));
    let reason = if reason.is_empty() { Html::none() } else { el("p", &[("class", "alert error")], reason) };
    let title = el("p", &[], [el("strong", &[], name), " ".into(), status(visit, latest), " ".into(), link]);
    [title, el("p", &[("class", "quiet")], summary), reason].into()
}

/// What the console shows of a summary: of a source, the commit's message.
fn summary(text: &str) -> String {
    let source: Option<Value> = serde_json::from_str(text).ok();
    let message = source.as_ref().and_then(|source| source["CommitMessage"].as_str());
    message.unwrap_or(text).to_owned()
}
