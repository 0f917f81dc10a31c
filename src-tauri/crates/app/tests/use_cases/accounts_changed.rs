//! A setup that is taken to another account while something of it stands in the one where it is.

use std::path::Path;

use gangway_app::bindings::{FaultCode, JobStatus};
use gangway_app::views::*;
use gangway_practice::control::{PracticeFault, PracticeFaultKind, PracticeFaults};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use crate::desk::{CONFIGURATION, Desk, REGION, press, write};
use crate::records::{deployed, deployed_as_it_is, rewrite_setup, taken_down, without_journals};

const NUMBER: &str = "111122223333";
const ANOTHER: &str = "999988887777";

/// Two profiles of the account at the desk, and one of another account.
async fn desk_with_profiles() -> Desk {
    let desk = Desk::new().await;
    let keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\nregion = eu-central-1\n";
    let profile = |name: &str, endpoint: &str| format!("[profile {name}]\n{keys}endpoint_url = {endpoint}\n");
    let profiles = [
        profile("work", desk.endpoint()),
        profile("work-again", desk.endpoint()),
        profile("another", &another_account(desk.endpoint()).await),
    ];
    write(desk.path(CONFIGURATION), profiles.concat());
    desk.restart().await
}

/// The same account under another number, of the same length.
async fn another_account(endpoint: &str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let here = listener.local_addr().unwrap().to_string();
    let address = format!("http://{here}");
    let account = endpoint.strip_prefix("http://").unwrap().to_owned();
    tokio::spawn(async move {
        while let Ok((program, _)) = listener.accept().await {
            let (from_program, to_program) = program.into_split();
            let (from_account, to_account) = TcpStream::connect(&account).await.unwrap().into_split();
            let inwards = [(here.clone(), account.clone()), (ANOTHER.to_owned(), NUMBER.to_owned())];
            tokio::spawn(pass(from_program, to_account, inwards.to_vec()));
            tokio::spawn(pass(from_account, to_program, vec![(NUMBER.to_owned(), ANOTHER.to_owned())]));
        }
    });
    address
}

/// Passes on what is said, with each of these texts in the place of the other.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, texts: Vec<(String, String)>) {
    let mut bytes = vec![0; 1 << 16];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        let mut said = String::from_utf8_lossy(&bytes[..count]).into_owned();
        for (text, other) in &texts {
            said = said.replace(text, other);
        }
        if to.write_all(said.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn profile(name: &str) -> AccountChoice {
    AccountChoice::Profile { name: name.to_owned() }
}

/// A setup that is deployed with the first profile.
async fn deployed_at_work(desk: &Desk) -> SetupView {
    let mut view = desk.setup().await;
    view.place.account = Some(profile("work"));
    desk.save(&view).await;
    deployed_as_it_is(desk, &view.id).await
}

fn to(view: &SetupView, account: &AccountChoice, region: &str, second: bool) -> ChangeAccount {
    ChangeAccount { id: view.id.clone(), account: account.clone(), region: region.to_owned(), second }
}

/// What Home says of a setup.
async fn listed(desk: &Desk, id: &str) -> SetupSummary {
    let setups = desk.app.overview(()).await.unwrap().setups;
    setups.into_iter().find(|setup| setup.id == id).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_deployed_stays_listed_and_the_other_account_has_a_setup_of_its_own() {
    let desk = desk_with_profiles().await;
    let view = deployed_at_work(&desk).await;
    assert!(view.deployed && view.stays);
    let places = [
        (profile("another"), REGION),
        (profile("another"), "us-east-1"),
        (profile("work"), "us-east-1"),
        (profile("work-again"), "ap-northeast-1"),
        (AccountChoice::Practice, REGION),
        (AccountChoice::Practice, "us-east-1"),
    ];
    let mut made = vec![view.id.clone()];
    for (account, region) in &places {
        let mut moved = view.clone();
        (moved.place.account, moved.place.region) = (Some(account.clone()), (*region).to_owned());
        let SetupView { id, setup, place, .. } = moved;
        let refused = desk.app.save_setup(SaveSetup { id, setup, place }).await.unwrap_err();
        assert_eq!(refused.code, FaultCode::SetupDeployed, "{account:?} {region}");
        let refused = desk.app.change_account(to(&view, account, region, false)).await.unwrap_err();
        let stack = view.names.stack.as_str();
        for (fact, told) in [("account", NUMBER), ("region", REGION), ("stack", stack)] {
            assert_eq!(refused.facts.get(fact), Some(&told.into()), "{refused:?}");
        }

        let second = desk.app.change_account(to(&view, account, region, true)).await.unwrap();
        assert!(!made.contains(&second.id), "{account:?} {region}");
        assert_eq!((&second.setup, second.deployed, second.stays), (&view.setup, false, false));
        assert_eq!((second.place.account.as_ref(), second.place.region.as_str()), (Some(account), *region));
        let again = desk.app.change_account(to(&view, account, region, true)).await.unwrap();
        assert_eq!(again.id, second.id, "one is enough");
        let summary = listed(&desk, &view.id).await;
        assert!(summary.deployed && summary.place == view.place && summary.elsewhere.is_empty(), "{summary:?}");
        made.push(second.id);
    }
    assert_eq!(desk.app.overview(()).await.unwrap().setups.len(), made.len());
    // Each of the others knows where the first one stands, and the way to take that down is where it was.
    let desk = desk.restart().await;
    for id in &made[1..] {
        let twins = desk.app.standing_twins(SetupRef { id: id.clone() }).unwrap();
        assert_eq!(twins.len(), 1, "{twins:?}");
        assert_eq!((&twins[0].account, twins[0].number.as_deref()), (&profile("work"), Some(NUMBER)));
    }
    taken_down(&desk, &view.id).await;
    assert!(!listed(&desk, &view.id).await.deployed);
    assert!(desk.app.standing_twins(SetupRef { id: made[1].clone() }).unwrap().is_empty());
    // Nothing of it stands any more: it may go wherever the person likes.
    let gone = desk.app.change_account(to(&view, &profile("another"), REGION, false)).await.unwrap();
    assert_eq!((gone.id, gone.place.account), (view.id, Some(profile("another"))));
}

/// An expired key, a renamed profile, keys that no keychain kept: the account is the same, and so is the setup.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_credentials_of_the_same_account_take_everything_along() {
    let desk = desk_with_profiles().await;
    let view = deployed_at_work(&desk).await;
    let changed = desk.app.change_account(to(&view, &profile("work-again"), REGION, true)).await.unwrap();
    assert_eq!((&changed.id, changed.deployed, changed.stays), (&view.id, true, true));
    assert_eq!(changed.place.connection_arn, view.place.connection_arn);
    let desk = desk.restart_after(without_journals).await;
    let summary = listed(&desk, &view.id).await;
    assert!(summary.deployed && summary.elsewhere.is_empty(), "{summary:?}");
    let back = desk.app.change_account(to(&view, &profile("work"), REGION, false)).await.unwrap();
    assert_eq!((&back.id, back.deployed), (&view.id, true));
    let unknown = desk.app.change_account(to(&view, &profile("nowhere"), REGION, false)).await.unwrap_err();
    assert_eq!(unknown.code, FaultCode::ProfileMissing);
    assert!(listed(&desk, &view.id).await.deployed, "who that is can't be asked, so nothing is changed");
    taken_down(&desk, &view.id).await;
    let left = desk.control().state().await.unwrap().resources;
    assert!(left.iter().all(|it| it.resource_type != "AWS::CloudFormation::Stack"), "{left:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_failed_deployment_left_stays_listed_too() {
    let desk = desk_with_profiles().await;
    let mut view = desk.setup().await;
    view.place.account = Some(profile("work"));
    desk.save(&view).await;
    let ready = desk.app.connections(AccountRequest { account: profile("work"), region: REGION.to_owned() }).await;
    let ready = ready.unwrap().into_iter().find(|one| one.status == "AVAILABLE").unwrap();
    desk.app.use_connection(UseConnection { id: view.id.clone(), arn: ready.arn }).await.unwrap();
    // Before anything is made it goes where it likes.
    desk.app.change_account(to(&view, &profile("another"), "us-east-1", false)).await.unwrap();
    desk.app.change_account(to(&view, &profile("work"), REGION, false)).await.unwrap();

    let fails = PracticeFault { kind: PracticeFaultKind::StackFails, operation: String::new(), times: Some(1) };
    desk.control().faults(&PracticeFaults { faults: vec![fails] }).await.unwrap();
    let plan = desk.app.plan_deployment(SetupRef { id: view.id.clone() }).await.unwrap();
    let job = desk.app.deploy(ApprovePlan { id: view.id.clone(), digest: plan.digest }).await.unwrap();
    assert_eq!(desk.watch(&job).await.status, JobStatus::Failed);
    let desk = desk.restart().await;
    let failed = desk.open_setup(&view.id).await;
    assert!(!failed.deployed && failed.stays);
    let refused = desk.app.change_account(to(&view, &profile("another"), REGION, false)).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::SetupDeployed);
    taken_down(&desk, &view.id).await;
    assert!(!desk.open_setup(&view.id).await.stays);
    desk.app.change_account(to(&view, &profile("another"), REGION, false)).await.unwrap();
}

/// A version before this one took a setup away from what stood.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_earlier_version_left_elsewhere_is_listed_with_the_way_to_it() {
    let desk = Desk::new().await;
    let view = deployed(&desk).await;
    let moved = |home: &Path| rewrite_setup(home, &view.id, |setup| setup["place"]["region"] = "us-east-1".into());
    let desk = desk.restart_after(moved).await;
    let summary = listed(&desk, &view.id).await;
    let elsewhere = |region: &str| StandingElsewhere {
        account: AccountChoice::Practice,
        region: region.to_owned(),
        number: Some(NUMBER.to_owned()),
        stack: view.names.stack.clone(),
    };
    assert_eq!((summary.deployed, summary.elsewhere), (false, vec![elsewhere(REGION)]));

    // There it is deployed, too: now it stands in both, and can be taken to either.
    let desk = desk.restart_after(|home| also_in(home, &view.id, "us-east-1")).await;
    let summary = listed(&desk, &view.id).await;
    assert_eq!((summary.deployed, summary.elsewhere), (true, vec![elsewhere(REGION)]));
    let practice = AccountChoice::Practice;
    let refused = desk.app.change_account(to(&view, &practice, "eu-west-1", false)).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::SetupDeployed);
    let back = desk.app.change_account(to(&view, &practice, REGION, true)).await.unwrap();
    assert_eq!((&back.id, back.deployed, back.place.region.as_str()), (&view.id, true, REGION));
    assert_eq!(listed(&desk, &view.id).await.elsewhere, [elsewhere("us-east-1")]);
    taken_down(&desk, &view.id).await;
    let summary = listed(&desk, &view.id).await;
    assert_eq!((summary.deployed, summary.elsewhere), (false, vec![elsewhere("us-east-1")]));
}

/// Writes down that the stack of a setup stands in another Region, too.
fn also_in(home: &Path, id: &str, region: &str) {
    let path = home.join("records").join(format!("{id}.json"));
    let mut record: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let mut other = record["deployments"][0].clone();
    other["place"]["region"] = region.into();
    record["deployments"].as_array_mut().unwrap().push(other);
    write(path, record.to_string());
}

/// A connection that waits for the person keeps nobody where they are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_alone_keeps_no_setup() {
    let desk = desk_with_profiles().await;
    let mut view = desk.setup().await;
    view.place.account = Some(profile("work"));
    desk.save(&view).await;
    let plan = desk.app.plan_connection(SetupRef { id: view.id.clone() }).await.unwrap();
    let job = desk.app.connect(ApprovePlan { id: view.id.clone(), digest: plan.digest }).await.unwrap();
    let made = desk.watch(&job).await.connection.unwrap();
    press(made.address.unwrap()).await;
    let there = desk.app.change_account(to(&view, &profile("another"), REGION, false)).await.unwrap();
    assert_eq!((&there.id, there.place.connection_arn), (&view.id, None));
    let back = desk.app.change_account(to(&view, &profile("work"), REGION, false)).await.unwrap();
    assert_eq!(back.place.connection_arn, made.arn);
}
