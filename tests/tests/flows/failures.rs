//! Messages as people meet them, which the practice account gives, and what the program makes of them.

use gangway_catalog::fact::Fact;
use gangway_catalog::failures::{Cause, FailureMessage, MessagePlace};
use gangway_catalog::fault::FaultCode;
use gangway_practice::control::{PlayedMessage, PlayedPlace};
use gangway_workflow::model::JobSnapshot;

use crate::stage::{Stage, copies};
use crate::voyage::{deployed, plan, ready, run, start, succeeded};

/// All of them are tried where this is set: `cargo xtask campaign messages` does. Else each ninth.
const ALL: &str = "GANGWAY_ALL_MESSAGES";

/// The places of a run. A pipeline retries a build that failed once by itself.
const OF_A_RUN: &[(MessagePlace, PlayedPlace, u32)] = &[
    (MessagePlace::Source, PlayedPlace::Source, 1),
    (MessagePlace::BuildStart, PlayedPlace::BuildStart, 2),
    (MessagePlace::BuildPhase, PlayedPlace::BuildPhase, 2),
    (MessagePlace::BuildLog, PlayedPlace::BuildLog, 2),
    (MessagePlace::Deploy, PlayedPlace::Deploy, 1),
];

#[expect(clippy::disallowed_methods, reason = "how much is tried is the campaign's to say")]
fn chosen(place: MessagePlace) -> impl Iterator<Item = &'static FailureMessage> {
    place.messages().step_by(if std::env::var_os(ALL).is_some() { 1 } else { 9 })
}

async fn play(stage: &Stage, place: PlayedPlace, message: &FailureMessage, times: u32) {
    let code = if message.code.is_empty() && place == PlayedPlace::BuildPhase { "CLIENT_ERROR" } else { message.code };
    let (code, text) = (code.to_owned(), message.sample.to_owned());
    stage.world().play(&PlayedMessage { place, code, text, times }).await.unwrap();
}

/// Whether the failure says what the message means.
fn check(failed: &JobSnapshot, message: &FailureMessage) {
    let fault = failed.fault.as_ref().unwrap_or_else(|| panic!("{message:?}: {failed:#?}"));
    if message.cause == Cause::ConnectionUnusable {
        // The connection is asked, and is AVAILABLE here.
        assert_eq!(fault.code, FaultCode::PipelineNotRegistered, "{message:?}");
        return;
    }
    let cause = fault.facts.get("cause");
    assert_eq!(cause, Some(&Fact::from(message.cause.name())), "{message:?}: {fault}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_a_run_is_told_by_its_cause() {
    let (stage, program, request) = ready(|it| it.pipelines[0].environments = copies(false)).await;
    deployed(&stage, &program, &request).await;
    for (place, at, times) in OF_A_RUN {
        for message in chosen(*place) {
            play(&stage, *at, message, *times).await;
            let job = run(&program, &request, true);
            check(&program.end(&job.id).await, message);
            assert_eq!(stage.world().state().await.unwrap().played, [], "{message:?} was given as often as asked");
        }
    }
    // and without a message there is no failure
    let job = run(&program, &request, true);
    succeeded(&program.end(&job.id).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_a_stack_is_told_by_its_cause() {
    for message in chosen(MessagePlace::Stack) {
        let (stage, program, request) = ready(|_| {}).await;
        play(&stage, PlayedPlace::Stack, message, 1).await;
        let shown = plan(&stage, &request).await;
        let job = start(&program, shown, request);
        check(&program.end(&job.id).await, message);
    }
}
