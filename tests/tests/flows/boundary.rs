//! A company that demands a permissions boundary of every role: told, given, and kept to the end.

use gangway_catalog::fact::Fact;
use gangway_catalog::failures::Cause;
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::PracticeFaultKind;
use gangway_setup::document::{Roles, Setup};
use gangway_workflow::model::NextStep;

use crate::stage::Stage;
use crate::voyage::{deployed, plan, ready, request, setup, start, succeeded, torn_down};

/// The policy that the practice account demands.
const DEMANDED: &str = "PracticeBoundary";

fn with(path: &str, boundary: &str) -> impl FnOnce(&mut Setup) {
    let [path, boundary] = [path, boundary].map(|text| Some(text.to_owned()));
    move |setup| setup.roles = Some(Roles { path, boundary, ..Roles::default() })
}

async fn demand(stage: &Stage) {
    stage.break_things(&[(PracticeFaultKind::BoundaryDemanded, "", None)]).await;
}

async fn check_refused(change: impl FnOnce(&mut Setup), demanded: bool, cause: Cause) {
    let (stage, program, request) = ready(change).await;
    if demanded {
        demand(&stage).await;
    }
    let job = start(&program, plan(&stage, &request).await, request);
    let failed = program.end(&job.id).await;
    let fault = failed.fault.unwrap();
    assert_eq!(fault.code, FaultCode::StackFailed, "{fault}");
    assert_eq!(fault.facts.get("cause"), Some(&Fact::from(cause.name())), "{fault}");
    assert_eq!(failed.next.first(), Some(&NextStep::EditSetup));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_boundary_that_is_demanded_is_told_and_given() {
    check_refused(with("", "Nobody"), false, Cause::BoundaryUnknown).await;
    check_refused(|_| {}, true, Cause::BoundaryDemanded).await;
    check_refused(with("/teams/", "aws:PowerUserAccess"), true, Cause::BoundaryDemanded).await;

    let (stage, program, request) = ready(with("/teams/shop/", DEMANDED)).await;
    demand(&stage).await;
    deployed(&stage, &program, &request).await;
    torn_down(&stage, &program, &request).await;
}

/// Roles that are there already get it, lose it only where nobody demands it, and move to another path as new ones.
#[tokio::test(flavor = "multi_thread")]
async fn a_boundary_comes_to_roles_that_are_there() {
    let (stage, program, first) = ready(|_| {}).await;
    deployed(&stage, &program, &first).await;
    let before = stage.names_of("AWS::IAM::Role").await;
    demand(&stage).await;
    let update = async |change: Box<dyn FnOnce(&mut Setup)>| {
        let request = request(&setup(change), &first.connection_arn);
        let job = start(&program, plan(&stage, &request).await, request);
        program.end(&job.id).await
    };
    succeeded(&update(Box::new(with("", DEMANDED))).await);
    assert_eq!(stage.names_of("AWS::IAM::Role").await, before, "the same roles");
    let refused = update(Box::new(|_: &mut Setup| {})).await;
    assert_eq!(refused.fault.map(|fault| fault.code), Some(FaultCode::StackFailed), "nobody takes it away");
    succeeded(&update(Box::new(with("/teams/", DEMANDED))).await);
    let moved = stage.names_of("AWS::IAM::Role").await;
    assert!(moved.len() == before.len() && moved.iter().all(|role| !before.contains(role)), "{moved:?}");
}
