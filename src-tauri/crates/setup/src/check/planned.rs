//! What a setup may say and this version can't make yet: a problem at its field, so that nobody believes that it's made.

use serde_json::{Map, Value};

use super::shown;
use crate::document::{Build, Environment, Pipeline, Setup, Trigger};
use crate::problem::{Problem, ProblemCode};

pub(super) fn check(setup: &Setup, problems: &mut Vec<Problem>) {
    members("", &setup.other, problems);
    members("repository.", &setup.repository.other, problems);
    members("connection.", &setup.connection.other, problems);
    if let Some(host) = &setup.host {
        members("host.", &host.other, problems);
    }
    if let Some(roles) = &setup.roles {
        members("roles.", &roles.other, problems);
    }
    for (index, one) in setup.builds.iter().enumerate() {
        build(&format!("builds.{index}."), one, problems);
    }
    for (index, one) in setup.pipelines.iter().enumerate() {
        pipeline(&format!("pipelines.{index}."), one, problems);
    }
}

fn build(at: &str, build: &Build, problems: &mut Vec<Problem>) {
    members(at, &build.other, problems);
    members(&format!("{at}machine."), &build.machine.other, problems);
}

fn pipeline(at: &str, pipeline: &Pipeline, problems: &mut Vec<Problem>) {
    members(at, &pipeline.other, problems);
    members(&format!("{at}source."), &pipeline.source.other, problems);
    trigger(&format!("{at}trigger."), &pipeline.trigger, problems);
    for (group, steps) in pipeline.run.iter().enumerate() {
        for (index, step) in steps.iter().enumerate() {
            let step_at = format!("{at}run.{group}.{index}");
            if group + index > 0 {
                problems.push(not_made_yet(&step_at));
            }
            members(&format!("{step_at}."), &step.other, problems);
        }
    }
    for (index, one) in pipeline.environments.iter().enumerate() {
        let environment_at = format!("{at}environments.{index}");
        if index > 0 {
            problems.push(not_made_yet(&environment_at));
        }
        environment(&format!("{environment_at}."), one, problems);
    }
}

fn trigger(at: &str, trigger: &Trigger, problems: &mut Vec<Problem>) {
    match trigger {
        Trigger::Push | Trigger::Manual => {}
        Trigger::Planned(members) => kind(&format!("{at}on"), members.get("on"), problems),
        Trigger::Filters { push, pull_requests } => {
            let push = push.iter().enumerate().map(|(index, filter)| (format!("{at}push.{index}"), &filter.other));
            let pull = pull_requests.iter().enumerate();
            let pull = pull.map(|(index, filter)| (format!("{at}pullRequests.{index}"), &filter.other));
            for (index, (filter_at, other)) in push.chain(pull).enumerate() {
                if index > 0 {
                    problems.push(not_made_yet(&filter_at));
                }
                members(&format!("{filter_at}."), other, problems);
            }
        }
    }
}

fn environment(at: &str, environment: &Environment, problems: &mut Vec<Problem>) {
    members(at, &environment.other, problems);
    if let Some(approval) = &environment.approval {
        members(&format!("{at}approval."), &approval.other, problems);
    }
    for index in 1..environment.deploy.len() {
        problems.push(not_made_yet(&format!("{at}deploy.{index}")));
    }
}

/// Members that no type of ours takes. One that says nothing, such as `null` or an empty list, asks for nothing.
fn members(at: &str, members: &Map<String, Value>, problems: &mut Vec<Problem>) {
    let asks = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => true,
    };
    let unmade = members.iter().filter(|(_, value)| asks(value));
    problems.extend(unmade.map(|(name, _)| not_made_yet(&format!("{at}{}", shown(name)))));
}

/// The value of a tag that stands for nothing we can make.
pub(super) fn kind(at: &str, kind: Option<&Value>, problems: &mut Vec<Problem>) {
    let value = kind.and_then(Value::as_str).unwrap_or_default();
    problems.push(not_made_yet(at).with("value", shown(value)));
}

fn not_made_yet(field: &str) -> Problem {
    Problem::error(field, ProblemCode::NotMadeYet).with("value", "none")
}
