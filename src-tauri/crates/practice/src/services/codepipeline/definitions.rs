//! Pipelines themselves: made, changed, shown, deleted, tagged.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::structure::check;
use super::{Pipeline, key, pipeline, starts};
use crate::call::{Answer, AwsError, Call};
use crate::other::Other;
use crate::services::read::{Read as _, paged, put, texts};
use crate::services::{codeconnections, iam};
use crate::world::World;

/// Answers the calls about pipelines; none for others.
pub(super) fn call(world: &mut World, call: &Call) -> Option<Answer> {
    Some(match call.operation.as_str() {
        "CreatePipeline" => create(world, call),
        "UpdatePipeline" => update(world, call),
        "DeletePipeline" => {
            let place = key(&call.region, call.input.text("name"));
            world.services.codepipeline.pipelines.remove(&place);
            world.services.codepipeline.executions.retain(|_, execution| execution.pipeline != place);
            Ok(json!({}))
        }
        "GetPipeline" => get(world, call),
        "ListPipelines" => list(world, call),
        "TagResource" => tagged(world, call).map(|pipeline| {
            let new = call.input.list("tags");
            pipeline.tags.retain(|old| !new.iter().any(|new| new.text("key") == old.text("key")));
            pipeline.tags.extend_from_slice(new);
            json!({})
        }),
        "UntagResource" => tagged(world, call).map(|pipeline| {
            let keys = texts(call.input.list("tagKeys"));
            pipeline.tags.retain(|tag| !keys.iter().any(|key| key == tag.text("key")));
            json!({})
        }),
        "ListTagsForResource" => tagged(world, call).map(|pipeline| json!({ "tags": pipeline.tags })),
        _ => return None,
    })
}

pub(super) fn arn(world: &World, region: &str, name: &str) -> String {
    format!("arn:aws:codepipeline:{region}:{}:{name}", world.account)
}

fn create(world: &mut World, call: &Call) -> Answer {
    let mut declaration = call.input.member("pipeline").clone();
    let name = declaration.text("name").to_owned();
    let place = key(&call.region, &name);
    if world.services.codepipeline.pipelines.contains_key(&place) {
        let message = format!("A pipeline with the name '{name}' already exists in account '{}'", world.account);
        return Err(AwsError::new("PipelineNameInUseException", message));
    }
    settle(world, call, &mut declaration, 1)?;
    let tags = call.input.list("tags").to_vec();
    let pipeline = Pipeline {
        region: call.region.clone(),
        listens: can_listen(world, &declaration),
        declaration: declaration.clone(),
        created: world.now,
        updated: world.now,
        tags: tags.clone(),
        closed: BTreeMap::new(),
        tokens: BTreeMap::new(),
        other: Other::default(),
    };
    world.services.codepipeline.pipelines.insert(place.clone(), pipeline);
    let by = ("CreatePipeline".to_owned(), format!("arn:aws:iam::{}:user/practice", world.account));
    starts::start(world, &place, by, BTreeMap::new(), BTreeMap::new());
    let mut answer = json!({ "pipeline": declaration });
    put(&mut answer, "tags", (!tags.is_empty()).then(|| json!(tags)));
    Ok(answer)
}

fn update(world: &mut World, call: &Call) -> Answer {
    let mut declaration = call.input.member("pipeline").clone();
    let name = declaration.text("name").to_owned();
    // UpdatePipeline declares no error of its own for a pipeline that isn't there.
    let unknown = |error: AwsError| AwsError::new("InvalidStructureException", error.message);
    let known = pipeline(world, &call.region, &name).map_err(unknown)?;
    let version = known.declaration.number("version").unwrap_or(1);
    settle(world, call, &mut declaration, version + 1)?;
    let listens = can_listen(world, &declaration);
    let now = world.now;
    let pipeline = pipeline(world, &call.region, &name)?;
    pipeline.listens = listens;
    pipeline.updated = now;
    pipeline.declaration = declaration.clone();
    Ok(json!({ "pipeline": declaration }))
}

/// Checks a declaration and fills in the service's defaults.
fn settle(world: &mut World, call: &Call, declaration: &mut Value, version: i64) -> Result<(), AwsError> {
    for (member, default) in [("pipelineType", "V1"), ("executionMode", "SUPERSEDED")] {
        if declaration.get(member).is_none() {
            put(declaration, member, json!(default));
        }
    }
    check(declaration)?;
    let role = declaration.text("roleArn").to_owned();
    let source = arn(world, &call.region, declaration.text("name"));
    if !iam::assumable(world, &role, &format!("codepipeline:{}", call.operation), &source) {
        let message = format!("CodePipeline is not authorized to perform AssumeRole on role {role}");
        return Err(AwsError::new("InvalidStructureException", message));
    }
    put(declaration, "version", json!(version));
    for stage in declaration.get_mut("stages").and_then(Value::as_array_mut).into_iter().flatten() {
        for action in stage.get_mut("actions").and_then(Value::as_array_mut).into_iter().flatten() {
            for (member, default) in [
                ("runOrder", json!(1)),
                ("configuration", json!({})),
                ("inputArtifacts", json!([])),
                ("outputArtifacts", json!([])),
            ] {
                if action.get(member).is_none() {
                    put(action, member, default);
                }
            }
        }
    }
    Ok(())
}

/// Whether the provider will tell this pipeline of pushes: the webhook is registered when the pipeline is made or
/// changed, and only through connections that are AVAILABLE at that moment.
fn can_listen(world: &World, declaration: &Value) -> bool {
    let sources = declaration.list("stages").first().map(|stage| stage.list("actions")).unwrap_or_default();
    let available = |action: &Value| {
        let arn = action.member("configuration").text("ConnectionArn");
        let connection = world.services.codeconnections.find(arn);
        connection.is_some_and(|connection| connection.status == codeconnections::Status::Available)
    };
    sources.iter().all(available)
}

fn get(world: &mut World, call: &Call) -> Answer {
    let name = call.input.text("name");
    let arn = arn(world, &call.region, name);
    let pipeline = pipeline(world, &call.region, name)?;
    let current = pipeline.declaration.number("version");
    if call.input.number("version").is_some_and(|wanted| Some(wanted) != current) {
        let message = format!("Pipeline {name} does not have that version");
        return Err(AwsError::new("PipelineVersionNotFoundException", message));
    }
    Ok(json!({
        "pipeline": pipeline.declaration,
        "metadata": { "pipelineArn": arn, "created": pipeline.created.seconds(), "updated": pipeline.updated.seconds() },
    }))
}

fn list(world: &World, call: &Call) -> Answer {
    let of = |pipeline: &&Pipeline| pipeline.region == call.region;
    let one = |pipeline: &Pipeline| {
        let declaration = &pipeline.declaration;
        json!({
            "name": declaration.text("name"), "version": declaration.number("version"),
            "pipelineType": declaration.text("pipelineType"), "executionMode": declaration.text("executionMode"),
            "created": pipeline.created.seconds(), "updated": pipeline.updated.seconds(),
        })
    };
    let all = world.services.codepipeline.pipelines.values().filter(of).map(one).collect();
    let token = ("nextToken", call.input.given("nextToken"));
    let bad = || AwsError::new("InvalidNextTokenException", "The next token is not valid");
    paged("pipelines", all, token, call.input.number("maxResults"), 1000).ok_or_else(bad)
}

fn tagged<'w>(world: &'w mut World, call: &Call) -> Result<&'w mut Pipeline, AwsError> {
    let arn = call.input.text("resourceArn");
    let mut parts = arn.splitn(6, ':').skip(3);
    let (region, name) = (parts.next().unwrap_or_default(), parts.nth(1).unwrap_or_default());
    let place = key(region, name);
    let unknown = || AwsError::new("ResourceNotFoundException", format!("Resource not found: {arn}"));
    world.services.codepipeline.pipelines.get_mut(&place).ok_or_else(unknown)
}
