//! What starts a pipeline that the program deployed: what its trigger names, and nothing else.

use std::time::Duration;

use gangway_practice::control::{PracticeFile, PracticePullRequest, PracticePush};
use gangway_setup::document::{PullRequestEvent, Trigger};

use crate::stage::Stage;
use crate::voyage::{deployed, ready};

const REPOSITORY: &str = "gangway-practice/hello-node";

/// What happens at the provider, or in the account.
enum Event {
    Push(&'static str),
    /// What happens to a pull request from `feature`, and the branch that it goes into.
    PullRequest(&'static str, &'static str),
    ByHand,
}

use Event::{ByHand, PullRequest, Push};

/// After a deployment with this trigger, only the last event starts a run.
async fn check(trigger: Trigger, ignored: &[Event], starts: Event, as_trigger: &str) {
    let (stage, program, request) = ready(|setup| setup.pipelines[0].trigger = trigger).await;
    deployed(&stage, &program, &request).await;
    let session = stage.session().await;
    for (number, event) in ignored.iter().chain([&starts]).enumerate() {
        match event {
            Push(branch) => push(&stage, branch, number).await,
            PullRequest(event, into) => {
                let request = PracticePullRequest {
                    repository: REPOSITORY.to_owned(),
                    from: "feature".to_owned(),
                    into: (*into).to_owned(),
                    title: format!("Event {number}"),
                    event: (*event).to_owned(),
                };
                stage.world().pull_request(&request).await.unwrap();
            }
            ByHand => drop(session.pipelines().start(&request.pipelines[0], "by-hand").await.unwrap()),
        }
    }
    let runs = async || session.pipelines().executions(&request.pipelines[0]).await.unwrap();
    let second = async {
        while runs().await.len() < 2 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), second).await.expect("the last event starts a run");
    let triggers: Vec<_> = runs().await.into_iter().filter_map(|run| run.trigger).collect();
    assert_eq!(triggers, [as_trigger, "CreatePipeline"]);
}

async fn push(stage: &Stage, branch: &str, number: usize) {
    let file = PracticeFile { path: format!("{number}.txt"), text: Some(number.to_string()) };
    let push = PracticePush {
        repository: REPOSITORY.to_owned(),
        branch: branch.to_owned(),
        message: format!("Event {number}"),
        files: vec![file],
    };
    stage.world().push(&push).await.unwrap();
}

fn patterns(patterns: &[&str]) -> Vec<String> {
    patterns.iter().map(|pattern| (*pattern).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_to_the_branch_of_the_repository() {
    check(Trigger::Push, &[Push("feature"), PullRequest("OPEN", "main")], Push("main"), "WebhookV2").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_to_a_branch_that_fits() {
    let trigger = Trigger::branches(patterns(&["main", "release/**"]), patterns(&["release/old*"]));
    let ignored = [Push("feature"), Push("release/old-1"), PullRequest("OPEN", "main")];
    check(trigger, &ignored, Push("release/2/a"), "WebhookV2").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pull_request_into_a_branch_that_fits() {
    let events = vec![PullRequestEvent::Open, PullRequestEvent::Updated];
    let trigger = Trigger::pull_requests(patterns(&["main"]), events);
    let ignored =
        [Push("feature"), Push("main"), Push("other"), PullRequest("OPEN", "other"), PullRequest("CLOSED", "main")];
    check(trigger, &ignored, PullRequest("UPDATED", "main"), "WebhookV2").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_a_person() {
    let ignored = [Push("feature"), Push("main"), PullRequest("OPEN", "main")];
    check(Trigger::Manual, &ignored, ByHand, "StartPipelineExecution").await;
}
