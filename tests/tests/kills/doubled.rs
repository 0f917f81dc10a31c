//! A request to create a connection that is delivered twice: AWS has no token for it, and makes two. Whoever takes the
//! setup down is shown both, and takes both with them.

use serde_json::Value;

use crate::point::Command::{Deploy, TearDown};
use crate::point::{after, before};
use crate::stage::Stage;
use crate::{CREATE_CONNECTION, DELETE_CONNECTION, GET_CONNECTION};

const CONNECTION: &str = "AWS::CodeConnections::Connection";

/// Names of the setup's connections in the account.
async fn connections(stage: &Stage) -> usize {
    let world = stage.world.state().await.expect("the world's state");
    world.resources.iter().filter(|it| it.resource_type == CONNECTION && it.name == "hello-connection").count()
}

/// How often a plan removes a connection.
fn removed(said: &[Value]) -> usize {
    let items = said.iter().filter_map(|line| line["plan"]["items"].as_array()).flatten();
    items.filter(|it| it["change"] == "remove" && it["resourceType"] == CONNECTION).count()
}

/// What happened between the doubled call and the tear-down.
#[derive(Clone, Copy, Debug)]
enum Meanwhile {
    /// It was deployed, and is taken down by the same home.
    Deployed,
    /// It was deployed, and somebody else takes it down.
    DeployedElsewhere,
    /// The program died before it heard of either.
    Killed,
    /// The program died while the person was waited for, and somebody else takes it down.
    KilledElsewhere,
    /// The tear-down is killed between the two.
    KilledTearDown,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_connections_of_one_call_are_both_shown_and_both_deleted() {
    use Meanwhile::*;
    for meanwhile in [Deployed, DeployedElsewhere, Killed, KilledElsewhere, KilledTearDown] {
        let mut stage = Stage::prepare().await;
        stage.double(CREATE_CONNECTION);
        match meanwhile {
            Deployed | DeployedElsewhere | KilledTearDown => {
                stage.until_the_end(Deploy).await;
            }
            Killed => stage.kill_at(&after(Deploy, CREATE_CONNECTION)).await,
            KilledElsewhere => stage.kill_at(&before(Deploy, GET_CONNECTION)).await,
        }
        assert_eq!(connections(&stage).await, 2, "{meanwhile:?}");
        if matches!(meanwhile, DeployedElsewhere | KilledElsewhere) {
            stage.go_elsewhere();
        }
        if matches!(meanwhile, KilledTearDown) {
            stage.kill_at(&after(TearDown, DELETE_CONNECTION)).await;
            assert_eq!(connections(&stage).await, 1, "the wire broke after the first");
            stage.until_the_end(TearDown).await;
        } else {
            let said = stage.until_the_end(TearDown).await;
            assert_eq!(removed(&said), 2, "{meanwhile:?}: {said:#?}");
        }
        assert_eq!(connections(&stage).await, 0, "{meanwhile:?}");
    }
}
