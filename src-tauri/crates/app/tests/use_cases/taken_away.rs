//! What was made for a setup can be taken away, whatever happened to the program since.

use gangway_app::bindings::{Change, JobStatus, Plan};
use gangway_app::views::*;

use crate::desk::{Desk, REGION, press};

const CONNECTION: &str = "AWS::CodeConnections::Connection";

fn account() -> AccountRequest {
    AccountRequest { account: AccountChoice::Practice, region: REGION.to_owned() }
}

/// What happens between the making of a connection and the wish that it goes.
#[derive(Clone, Copy, Debug)]
enum Event {
    Cancel,
    Restart,
    /// The person presses the button in the browser.
    Authorize,
    LoseJournals,
    LoseRecords,
    /// The person wishes for a connection of another name.
    WishForAnother,
    /// The person looks elsewhere, and comes back.
    GoAndComeBack,
}

/// The ARNs that a plan removes.
fn removed(plan: &Plan) -> Vec<&str> {
    let goes = plan.items.iter().filter(|it| it.change == Change::Remove && it.resource_type == CONNECTION);
    goes.filter_map(|it| it.name.as_deref()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_was_made_is_taken_away_whatever_happened_since() {
    use Event::*;
    for events in [
        &[][..],
        &[Cancel],
        &[Restart],
        &[Cancel, Restart],
        &[Restart, Cancel, Restart],
        &[Cancel, Authorize, Restart],
        &[Restart, Authorize],
        &[Cancel, LoseJournals],
        &[Cancel, LoseJournals, LoseRecords],
        &[LoseRecords],
        &[Cancel, WishForAnother, Restart],
        &[GoAndComeBack, Cancel],
    ] {
        let mut desk = Desk::new().await;
        let view = desk.setup().await;
        let id = view.id.clone();
        let plan = desk.app.plan_connection(SetupRef { id: id.clone() }).await.unwrap();
        let job = desk.app.connect(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
        let made = desk.watch(&job).await.connection.unwrap();
        let arn = made.arn.unwrap();
        for event in events {
            match event {
                Cancel => {
                    desk.app.cancel_job(JobRef { job: job.id.clone() }).await.unwrap();
                }
                Restart => desk = desk.restart().await,
                Authorize => press(made.address.clone().unwrap()).await,
                LoseJournals => desk = desk.restart_after(|home| lose(home, "journals")).await,
                LoseRecords => desk = desk.restart_after(|home| lose(home, "records")).await,
                WishForAnother => {
                    let mut view = desk.open_setup(&id).await;
                    view.setup.connection.name = "another".to_owned();
                    desk.save(&view).await;
                }
                GoAndComeBack => {
                    let mut elsewhere = desk.open_setup(&id).await;
                    elsewhere.place.region = "us-east-1".to_owned();
                    desk.save(&elsewhere).await;
                    desk.save(&view).await;
                }
            }
        }
        let plan =
            desk.app.plan_tear_down(PlanTearDown { id: id.clone(), connection: true, host: false }).await.unwrap().plan;
        assert_eq!(removed(&plan), [arn.as_str()], "{events:?}: {plan:#?}");
        let down = desk.app.tear_down(ApprovePlan { id: id.clone(), digest: plan.digest }).await.unwrap();
        assert_eq!(desk.watch(&down).await.status, JobStatus::Succeeded, "{events:?}");
        let left = desk.app.connections(account()).await.unwrap();
        assert!(left.iter().all(|one| one.arn != arn), "{events:?}");
        let view = desk.open_setup(&id).await;
        assert!(view.jobs.iter().all(|job| !job.status.is_at_work()), "nobody waits for it any more: {events:?}");
        assert_eq!(view.place.connection_arn, None, "{events:?}");
    }
}

fn lose(home: &std::path::Path, folder: &str) {
    std::fs::remove_dir_all(home.join(folder)).unwrap();
}
