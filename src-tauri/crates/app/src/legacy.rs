//! What version 0.1.0 knew of deployments and connections: it worked it out from a setup's marks and the journals of its
//! jobs, each time. That is done once more here, for a setup of which no record was ever written.

use gangway_setup::names::Names as AwsNames;
use gangway_workflow::AccountKey;
use gangway_workflow::model::{JobKind, JobSnapshot, JobStatus, Phase, StepState};
use serde_json::json;

use crate::account_keys::StoredPlace;
use crate::deployments::{here, provider_name};
use crate::records::{ConnectionRecord, DeploymentRecord, SetupRecord};
use crate::setups::StoredSetup;

/// What a setup has at AWS, by its marks and its jobs, newest first.
pub(crate) fn record(kept: &StoredSetup, jobs: &[(AccountKey, JobSnapshot)]) -> SetupRecord {
    let marks = &kept.marks;
    let mut record = SetupRecord::default();
    for place in places(kept, jobs) {
        record.deployments.extend(deployment(kept, &place, jobs));
    }
    let here = here(kept).and_then(|place| StoredPlace::key_of_choice(&place)).ok().map(|place| {
        let found = (kept.place.connection_arn.clone(), &marks.connecting_after, &marks.removing_after);
        (place, provider_name(kept), found)
    });
    let left = marks.left.iter().map(|one| {
        let place = AccountKey(json!({ "account": one.to.account, "region": one.to.region }));
        let found = (one.arn.clone(), &one.connecting_after, &one.removing_after);
        (place, one.to.provider.clone().unwrap_or_default(), found)
    });
    for (place, provider, (arn, connecting, removing)) in here.into_iter().chain(left) {
        let arn = connection(arn, connecting.as_ref(), removing.as_ref(), &place, jobs);
        if arn.is_some() || connecting.is_some() {
            let awaits_job = connecting.is_some();
            let mut connection = ConnectionRecord::new(place, provider);
            (connection.arn, connection.awaits_job) = (arn, awaits_job);
            record.connections.push(connection);
        }
    }
    record
}

/// Every place in which something of it may stand.
fn places(kept: &StoredSetup, jobs: &[(AccountKey, JobSnapshot)]) -> Vec<AccountKey> {
    let mut places: Vec<AccountKey> = kept.marks.deployed_in.clone();
    for (place, _) in jobs {
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    places
}

fn deployment(kept: &StoredSetup, place: &AccountKey, jobs: &[(AccountKey, JobSnapshot)]) -> Option<DeploymentRecord> {
    let mut here = jobs.iter().filter(|(at, _)| at == place).map(|(_, job)| job);
    let before = kept.marks.deployed_in.contains(place);
    let newest = here.clone().find(|job| matches!(job.kind, JobKind::Deploy | JobKind::TearDown));
    let stands = match newest {
        Some(job) if job.kind == JobKind::TearDown => {
            job.status != JobStatus::Succeeded && !succeeded(job, Phase::DeleteStack)
        }
        Some(job) => before || succeeded(job, Phase::Stack),
        None => before,
    };
    if !stands {
        return None;
    }
    let deployed = here.find(|job| job.kind == JobKind::Deploy);
    let stack = deployed.or(newest).and_then(|job| job.stack.clone());
    let name = stack.as_ref().map_or_else(|| AwsNames::of(&kept.setup).stack, |stack| stack.name.clone());
    let mut record = DeploymentRecord::new(place.clone(), name);
    record.stack_arn = stack.and_then(|stack| stack.arn);
    record.pipelines = deployed.iter().flat_map(|job| &job.runs).map(|run| run.pipeline.clone()).collect();
    record.connection_arn = deployed.and_then(|job| job.connection.clone()?.arn);
    record.since = deployed.or(newest).map(|job| job.started_at.clone()).unwrap_or_default();
    Some(record)
}

fn succeeded(job: &JobSnapshot, phase: Phase) -> bool {
    job.phases.iter().any(|view| view.phase == phase && view.state == StepState::Succeeded)
}

/// What became of a connection since the setup was written: ids of jobs grow with time.
fn connection(
    known: Option<String>,
    connecting_after: Option<&String>,
    removing_after: Option<&String>,
    place: &AccountKey,
    jobs: &[(AccountKey, JobSnapshot)],
) -> Option<String> {
    let later = |kind: JobKind, than: Option<&String>| {
        let here = jobs.iter().filter(|(at, _)| at == place).map(|(_, job)| job);
        here.filter(|job| job.kind == kind).find(|job| than.is_some_and(|than| job.id > *than))
    };
    let made = later(JobKind::Connect, connecting_after).and_then(|job| job.connection.as_ref()?.arn.clone());
    let removed = later(JobKind::TearDown, removing_after).is_some_and(|job| job.status == JobStatus::Succeeded);
    made.or(known).filter(|_| !removed)
}
