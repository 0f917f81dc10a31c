//! SIGKILL at every point where it could hurt, against a practice account in a process of its own. After a restart the
//! end is that of an undisturbed run: nothing lost, nothing twice.
#![cfg(target_os = "linux")]

mod deployment;

use std::collections::BTreeMap;

use deployment::{Deployment, Point};
use gangway_tests::skip::skip;
use tokio::sync::OnceCell;

/// What an account holds, by type and name, with the state of each; and how often.
type Holdings = BTreeMap<(String, String, String), usize>;

/// Kills the program at a point, starts it again, and compares the end with an undisturbed run's.
async fn check(point: Point) {
    let name = format!("kill at {point:?}");
    if !std::path::Path::new("/usr/bin/WebKitWebDriver").is_file() {
        return skip(&name, "WebKitWebDriver, which presses the button in the browser, isn't installed");
    }
    let mut disturbed = Deployment::prepare();
    disturbed.until(&point).await;
    disturbed.to_the_end().await;
    assert_eq!(disturbed.holdings().await, *undisturbed().await, "{name}");
}

/// What an undisturbed run leaves; it is walked once for all points.
async fn undisturbed() -> &'static Holdings {
    static LEFT: OnceCell<Holdings> = OnceCell::const_new();
    LEFT.get_or_init(|| async {
        let mut deployment = Deployment::prepare();
        deployment.to_the_end().await;
        deployment.holdings().await
    })
    .await
}

macro_rules! kills {
    ($($name:ident: $point:expr;)*) => {
        $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            check($point).await;
        })*
    };
}

kills! {
    before_the_connection_is_created: Point::During("codeconnections:ListConnections");
    while_the_connection_is_created: Point::During("codeconnections:CreateConnection");
    after_the_connection_was_created: Point::Event("connection-created");
    while_waiting_for_the_person: Point::Waiting;
    while_asking_for_the_authorization: Point::During("codeconnections:GetConnection");
    while_the_change_set_is_made: Point::During("cloudformation:CreateChangeSet");
    while_the_change_set_is_read: Point::During("cloudformation:DescribeChangeSet");
    while_the_change_set_is_executed: Point::During("cloudformation:ExecuteChangeSet");
    while_the_stack_deploys: Point::Event("stack-resource");
    while_the_stack_is_watched: Point::During("cloudformation:DescribeStackEvents");
    when_the_run_began: Point::Event("run-started");
    while_the_run_runs: Point::Event("action-status");
}
