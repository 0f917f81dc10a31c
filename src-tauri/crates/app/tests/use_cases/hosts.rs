//! A host goes with the setup for which it was made, unless somebody else needs it.

use gangway_app::bindings::{Change, FaultCode, JobStatus, Plan, ProviderType};
use gangway_app::views::*;

use crate::desk::{Desk, REGION};

const HOST: &str = "AWS::CodeConnections::Host";

/// A setup whose repository lies on a server of one's own.
async fn setup(desk: &Desk, name: &str) -> SetupView {
    let mut view = desk.setup().await;
    view.setup.name = name.to_owned();
    view.setup.repository.provider = Some(ProviderType::GitLabSelfManaged);
    view.setup.repository.name = "platform/shop".to_owned();
    let wish = view.setup.host.get_or_insert_default();
    wish.name = "git".to_owned();
    wish.endpoint = "https://git.example.com".to_owned();
    desk.save(&view).await;
    desk.open_setup(&view.id).await
}

/// Gives a setup its host, which then waits for the person in the browser.
async fn with_host(desk: &Desk, id: &str) -> String {
    let plan = desk.app.plan_host(SetupRef { id: id.to_owned() }).await.unwrap();
    let job = desk.app.create_host(ApprovePlan { id: id.to_owned(), digest: plan.digest }).await.unwrap();
    desk.watch(&job).await.host.unwrap().arn.unwrap()
}

async fn plan(desk: &Desk, id: &str, connection: bool, host: bool) -> TearDownPlan {
    desk.app.plan_tear_down(PlanTearDown { id: id.to_owned(), connection, host }).await.unwrap()
}

fn of_host(plan: &Plan) -> Vec<Change> {
    plan.items.iter().filter(|item| item.resource_type == HOST).map(|item| item.change).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_goes_when_it_is_asked_for_and_nothing_is_in_its_way() {
    let desk = Desk::with_practice_in_memory().await;
    let (shop, blog) = (setup(&desk, "shop").await.id, setup(&desk, "blog").await.id);
    let arn = with_host(&desk, &shop).await;

    let stays = plan(&desk, &shop, false, true).await;
    assert_eq!((of_host(&stays.plan), stays.host.unwrap().obstacle), (vec![], Some(HostObstacle::ConnectionStays)));
    let unasked = plan(&desk, &shop, true, false).await;
    assert_eq!((of_host(&unasked.plan), unasked.host.unwrap().obstacle), (vec![], None));
    let shown = plan(&desk, &shop, true, true).await;
    assert_eq!((of_host(&shown.plan), shown.host.unwrap().obstacle), (vec![Change::Remove], None));

    // Between the plan and its approval another setup comes to use it.
    desk.app.use_host(UseHost { id: blog.clone(), arn: arn.clone() }).await.unwrap();
    let approved = ApprovePlan { id: shop.clone(), digest: shown.plan.digest };
    assert_eq!(desk.app.tear_down(approved).await.unwrap_err().code, FaultCode::PlanChanged);
    for (id, other) in [(&shop, "blog"), (&blog, "shop")] {
        let shared = plan(&desk, id, true, true).await;
        let names = vec![other.to_owned()];
        assert_eq!(
            (of_host(&shared.plan), shared.host.unwrap().obstacle),
            (vec![], Some(HostObstacle::Setups { names }))
        );
    }
    desk.app.delete_setup(SetupRef { id: blog }).await.unwrap();

    let shown = plan(&desk, &shop, true, true).await;
    let job = desk.app.tear_down(ApprovePlan { id: shop.clone(), digest: shown.plan.digest }).await.unwrap();
    assert_eq!(desk.watch(&job).await.status, JobStatus::Succeeded);
    let question = HostsRequest { account: AccountChoice::Practice, region: REGION.to_owned(), setup: None };
    assert!(desk.app.hosts(question).await.unwrap().iter().all(|host| host.arn != arn));
    assert_eq!(desk.open_setup(&shop).await.place.host_arn, None);
    assert_eq!(plan(&desk, &shop, true, true).await.host, None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_was_made_for_another_setup_stays() {
    let desk = Desk::with_practice_in_memory().await;
    let (shop, blog) = (setup(&desk, "shop").await.id, setup(&desk, "blog").await.id);
    let arn = with_host(&desk, &shop).await;
    desk.app.use_host(UseHost { id: blog.clone(), arn }).await.unwrap();
    desk.app.delete_setup(SetupRef { id: shop }).await.unwrap();
    let shown = plan(&desk, &blog, true, true).await;
    assert_eq!((of_host(&shown.plan), shown.host.unwrap().obstacle), (vec![], Some(HostObstacle::NotOurs)));
}
