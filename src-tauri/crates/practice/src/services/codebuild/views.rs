//! How a build is shown.

use serde_json::{Value, json};

use super::build::{Build, PhaseRun, Status};
use crate::call::Call;
use crate::services::read::{Read as _, put};
use crate::world::World;

/// As BatchGetBuilds shows it.
pub(super) fn shown(world: &World, call: &Call, build: &Build) -> Value {
    let settings = &build.settings;
    let mut shown = json!({
        "id": build.id,
        "arn": format!("arn:aws:codebuild:{}:{}:build/{}", build.region, world.account, build.id),
        "buildNumber": build.number,
        "startTime": build.started.seconds(),
        "currentPhase": build.phases.last().map_or("SUBMITTED", |phase| phase.name.as_str()),
        "buildStatus": build.status.as_str(),
        "projectName": build.project,
        "phases": build.phases.iter().map(phase).collect::<Vec<_>>(),
        "source": settings.member("source"),
        "cache": settings.member("cache"),
        "environment": settings.member("environment"),
        "serviceRole": settings.member("serviceRole"),
        "timeoutInMinutes": settings.member("timeoutInMinutes"),
        "queuedTimeoutInMinutes": settings.member("queuedTimeoutInMinutes"),
        "encryptionKey": settings.member("encryptionKey"),
        "buildComplete": build.status != Status::InProgress,
        "initiator": build.initiator,
        "logs": log(world, call, build),
        "artifacts": artifacts(build),
    });
    put(&mut shown, "endTime", build.ended.map(|at| json!(at.seconds())));
    put(&mut shown, "resolvedSourceVersion", (!build.commit.is_empty()).then(|| json!(build.commit)));
    put(&mut shown, "sourceVersion", (!build.source_version.is_empty()).then(|| json!(build.source_version)));
    put(&mut shown, "vpcConfig", settings.get("vpcConfig").cloned());
    let exported: Vec<Value> =
        build.exported.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    put(&mut shown, "exportedEnvironmentVariables", (!exported.is_empty()).then(|| json!(exported)));
    shown
}

fn phase(run: &PhaseRun) -> Value {
    let mut phase = json!({ "phaseType": run.name, "startTime": run.started.seconds() });
    if let Some(ended) = run.ended {
        put(&mut phase, "endTime", json!(ended.seconds()));
        put(&mut phase, "durationInSeconds", json!((ended.0 - run.started.0) / 1000));
        put(&mut phase, "phaseStatus", json!(if run.failed.is_some() { "FAILED" } else { "SUCCEEDED" }));
        let context = run.failed.as_ref().map_or_else(
            || json!({ "statusCode": "", "message": "" }),
            |failure| json!({ "statusCode": failure.code, "message": failure.message }),
        );
        put(&mut phase, "contexts", json!([context]));
    }
    phase
}

fn log(world: &World, call: &Call, build: &Build) -> Value {
    let cloud_watch = json!({ "status": "ENABLED" });
    let Some((group, stream)) = &build.log else { return json!({ "cloudWatchLogs": cloud_watch }) };
    let region = &build.region;
    let (endpoint, account, project, id) =
        (&call.endpoint, &world.account, &build.project, build.id.replace(':', "%3A"));
    json!({
        "groupName": group,
        "streamName": stream,
        "deepLink": format!("{endpoint}/codesuite/codebuild/{account}/projects/{project}/build/{id}/log?region={region}"),
        "cloudWatchLogsArn": format!("arn:aws:logs:{region}:{}:log-group:{group}:log-stream:{stream}", world.account),
        "cloudWatchLogs": cloud_watch,
    })
}

fn artifacts(build: &Build) -> Value {
    match build.artifacts.first() {
        Some((name, bucket, key)) => {
            let mut shown = json!({ "location": format!("arn:aws:s3:::{bucket}/{key}") });
            put(&mut shown, "artifactIdentifier", (!name.is_empty()).then(|| json!(name)));
            shown
        }
        None => json!({ "location": "" }),
    }
}
