use std::time::{Duration, Instant};

use gangway_aws::hosts::NewHost;
use gangway_catalog::fact::Fact;
use gangway_catalog::fault::FaultCode;
use gangway_catalog::hosts::HostStatus;
use gangway_practice::control::PracticeFaultKind;
use gangway_tests::button;
use gangway_tests::networks::{self, BRANCH, COMPANY, ChosenNetwork};
use gangway_workflow::model::{Change, EventCode, JobSnapshot, JobStatus, NextStep, Phase, Plan, StepState};
use gangway_workflow::{
    ConnectionRequest, HostChangeRequest, HostDeletionRequest, HostNetwork, HostRequest, Outcome, Request, Work,
    connect, host,
};

use crate::connect::authorize;
use crate::stage::{Program, Stage, account};

const GHES: &str = "GitHubEnterpriseServer";
pub(crate) const GITLAB: &str = "GitLabSelfManaged";
pub(crate) const ENDPOINT: &str = "https://git.example.com";
const CREATE: &str = "codeconnections:CreateHost";
const UPDATE: &str = "codeconnections:UpdateHost";

pub(crate) fn public(provider: &str) -> HostRequest {
    HostRequest {
        setup_id: "0f6c".to_owned(),
        name: "git".to_owned(),
        provider: provider.to_owned(),
        endpoint: ENDPOINT.to_owned(),
        private: false,
        network: None,
        chosen: None,
        tags: Default::default(),
    }
}

pub(crate) async fn network(stage: &Stage, name: &str) -> HostNetwork {
    let ChosenNetwork { vpc, subnets, security_groups } = networks::chosen(&stage.session().await, name).await;
    HostNetwork { vpc, subnets, security_groups, certificate: None }
}

pub(crate) async fn private(stage: &Stage, provider: &str) -> HostRequest {
    HostRequest { private: true, network: Some(network(stage, COMPANY).await), ..public(provider) }
}

async fn plan(stage: &Stage, request: &HostRequest) -> Plan {
    host::make::plan(&stage.session().await, request).await.unwrap()
}

pub(crate) fn begin<R: Request>(program: &Program, plan: Plan, request: R) -> JobSnapshot
where
    Work: From<gangway_workflow::Approved<R>>,
{
    let digest = plan.digest.clone();
    program.jobs.start(account(), Work::from(plan.approve(request, &digest).unwrap())).unwrap()
}

pub(crate) async fn start(stage: &Stage, program: &Program, request: HostRequest) -> (Change, JobSnapshot) {
    let plan = plan(stage, &request).await;
    (plan.items[0].change, begin(program, plan, request))
}

/// Waits for the person, sets the host up in the browser, and gives the job's end.
pub(crate) async fn set_up(program: &Program, job: &str) -> JobSnapshot {
    let waiting = program.until(job, |it| it.status == JobStatus::WaitingForPerson).await;
    let shown = waiting.host.unwrap();
    assert_eq!((shown.status, shown.message), (Some(HostStatus::Pending), None));
    assert_eq!(waiting.next.first(), Some(&NextStep::OpenHostPage));
    button::set_up_host(&shown.list_address, &shown.arn.unwrap()).await;
    let done = program.end(job).await;
    assert_eq!(done.status, JobStatus::Succeeded, "{:?}", done.fault);
    assert_eq!(done.host.as_ref().unwrap().status, Some(HostStatus::Available));
    done
}

pub(crate) async fn hosts(stage: &Stage) -> Vec<gangway_aws::hosts::Host> {
    stage.session().await.hosts().list().await.unwrap()
}

/// A host that somebody else made, without our tag.
pub(crate) async fn theirs(stage: &Stage, endpoint: &str) -> String {
    let tags = Default::default();
    let new = NewHost { name: "theirs", provider: GITLAB, endpoint, vpc: None, tags: &tags };
    stage.session().await.hosts().create(new).await.unwrap()
}

pub(crate) fn state(job: &JobSnapshot, phase: Phase) -> StepState {
    job.phases.iter().find(|it| it.phase == phase).unwrap().state
}

#[tokio::test(flavor = "multi_thread")]
async fn made_set_up_in_the_browser_and_used_by_a_connection_with_and_without_a_vpc() {
    for (provider, in_a_vpc) in [(GITLAB, false), (GITLAB, true), (GHES, true)] {
        let stage = Stage::open().await;
        let program = stage.program();
        let request = if in_a_vpc { private(&stage, provider).await } else { public(provider) };
        let of_network = if in_a_vpc { StepState::Succeeded } else { StepState::Skipped };
        let provider = provider.to_owned();
        let (change, job) = start(&stage, &program, request).await;
        assert_eq!(change, Change::Add);
        let done = set_up(&program, &job.id).await;
        assert_eq!(state(&done, Phase::PrepareNetwork), of_network);
        assert_eq!(done.next, [NextStep::Continue]);
        let arn = done.host.unwrap().arn.unwrap();
        let tags = stage.session().await.hosts().tags(&arn).await.unwrap();
        assert_eq!(tags.get("gangway:setup").map(String::as_str), Some("0f6c"));
        let made =
            Outcome::Host { arn: arn.clone(), provider: provider.clone(), endpoint: ENDPOINT.to_owned(), made: true };
        assert_eq!(stage.outcomes(), [made]);

        let request = ConnectionRequest { provider, host_arn: Some(arn.clone()), ..crate::connect::request("shop") };
        let (_, job) = crate::connect::start(&stage, &program, request).await;
        let connection = authorize(&program, &job.id).await;
        let connection = stage.session().await.connections().get(&connection).await.unwrap();
        assert_eq!((connection.host_arn, connection.status.as_str()), (Some(arn), "AVAILABLE"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_is_there_is_always_used_before_another_is_made() {
    let stage = Stage::open().await;
    let program = stage.program();
    let arn = theirs(&stage, "https://GIT.example.com:443/").await;
    theirs(&stage, "https://git.example.com:8443").await;
    // A network that isn't chosen yet is none of its business.
    let request = HostRequest { private: true, ..public(GITLAB) };
    let shown = plan(&stage, &request).await;
    assert_eq!((shown.items[0].change, shown.items[0].name.as_deref()), (Change::Adopt, Some(arn.as_str())));
    let job = begin(&program, shown, request);
    let done = set_up(&program, &job.id).await;
    assert_eq!(done.host.unwrap().arn, Some(arn));
    assert!(program.events(&job.id).contains(&EventCode::HostAdopted));
    assert_eq!(hosts(&stage).await.len(), 2);
    assert!(matches!(&stage.outcomes()[..], [Outcome::Host { made: false, .. }]));
    // Another provider's isn't one for this server.
    let other = HostRequest { private: true, ..public(GHES) };
    let refused = host::make::plan(&stage.session().await, &other).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::HostNetworkMissing);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_somebody_made_since_the_plan_was_shown_needs_another_plan() {
    let stage = Stage::open().await;
    let program = stage.program();
    let shown = plan(&stage, &public(GITLAB)).await;
    theirs(&stage, ENDPOINT).await;
    let job = begin(&program, shown, public(GITLAB));
    assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::PlanChanged);
    assert_eq!(hosts(&stage).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_and_throttling_make_no_second_host() {
    let stage = Stage::open().await;
    let program = stage.program();
    stage
        .break_things(&[
            (PracticeFaultKind::LostAnswer, CREATE, Some(1)),
            (PracticeFaultKind::Throttling, "codeconnections:ListHosts", Some(2)),
        ])
        .await;
    let (_, job) = start(&stage, &program, private(&stage, GITLAB).await).await;
    set_up(&program, &job.id).await;
    assert_eq!(hosts(&stage).await.len(), 1);
    assert!(program.events(&job.id).contains(&EventCode::Retrying));
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_goes_on_and_makes_no_second_one() {
    let stage = Stage::open().await;
    let mut program = stage.program();
    let (_, job) = start(&stage, &program, private(&stage, GITLAB).await).await;
    for _ in 0..3 {
        program.kill();
        program = stage.program();
        program.jobs.resume(|_| true);
    }
    program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    program.kill();
    let program = stage.program();
    program.jobs.resume(|_| true);
    set_up(&program, &job.id).await;
    assert!(program.events(&job.id).contains(&EventCode::Resumed));
    assert_eq!(hosts(&stage).await.len(), 1);
}

/// The reason is told, and the next plan mends the host instead of making another one.
#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_fails_is_told_why_and_mended() {
    for (kind, cause) in [
        (PracticeFaultKind::HostEc2Denied, "host-network-denied"),
        (PracticeFaultKind::HostEndpointQuota, "host-endpoint-quota"),
    ] {
        let stage = Stage::open().await;
        let program = stage.program();
        stage.break_things(&[(kind, "", Some(1)), (PracticeFaultKind::UserGuideStates, "", None)]).await;
        let (_, job) = start(&stage, &program, private(&stage, GITLAB).await).await;
        let failed = program.end(&job.id).await;
        let fault = failed.fault.unwrap();
        assert_eq!((fault.code, fault.facts.get("cause")), (FaultCode::HostNetworkFailed, Some(&Fact::from(cause))));
        assert_eq!(failed.next.first(), Some(&NextStep::EditHost));
        assert_eq!(failed.host.unwrap().message.as_deref().map(str::is_empty), Some(false));

        let other = HostRequest { network: Some(network(&stage, BRANCH).await), ..private(&stage, GITLAB).await };
        let wanted = other.network.as_ref().unwrap().vpc.clone();
        let shown = plan(&stage, &other).await;
        assert_eq!(
            (shown.items[0].change, &shown.items[0].properties[..]),
            (Change::Modify, &["VpcConfiguration".to_owned()][..])
        );
        // An answer that is lost on the way isn't sent for nothing.
        stage.break_things(&[(PracticeFaultKind::LostAnswer, UPDATE, Some(1))]).await;
        let job = begin(&program, shown, other);
        let done = set_up(&program, &job.id).await;
        assert_eq!(done.host.unwrap().vpc.as_deref(), Some(wanted.as_str()));
        assert_eq!(hosts(&stage).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_each_says_so_and_can_be_tried_again() {
    let stage = Stage::open().await;
    let program = stage.program();
    stage.break_things(&[(PracticeFaultKind::AccessDenied, CREATE, Some(1))]).await;
    let (_, job) = start(&stage, &program, public(GITLAB)).await;
    let refused = program.end(&job.id).await;
    assert_eq!(refused.fault.unwrap().code, FaultCode::AccessDenied);
    assert_eq!(refused.next, [NextStep::Retry, NextStep::ChangeAccount]);
    assert!(hosts(&stage).await.is_empty());
    program.jobs.retry(&job.id).unwrap();
    set_up(&program, &job.id).await;
    stage.break_things(&[(PracticeFaultKind::AccessDenied, "codeconnections:ListHosts", Some(1))]).await;
    let denied = host::make::plan(&stage.session().await, &public(GITLAB)).await.unwrap_err();
    assert_eq!(denied.code, FaultCode::AccessDenied);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_hangs_is_given_up_and_can_be_waited_for_again() {
    let stage = Stage::open().await;
    let program = stage.program();
    stage.break_things(&[(PracticeFaultKind::HostVpcHangs, "", Some(1))]).await;
    stage.slow_down().await;
    let (_, job) = start(&stage, &program, private(&stage, GITLAB).await).await;
    program.until(&job.id, |it| it.host.as_ref().is_some_and(|host| host.status == Some(HostStatus::Preparing))).await;
    program.kill();
    // Half an hour later: whoever waited as long as that is told.
    stage.rewrite_journals(|text| {
        let at = text.find("\"preparingSince\":\"").unwrap() + "\"preparingSince\":\"".len();
        let since = text[at..].split('"').next().unwrap().to_owned();
        text.replace(&format!("\"preparingSince\":\"{since}"), "\"preparingSince\":\"2026-01-01T00:00:00Z")
    });
    let program = stage.program();
    program.jobs.resume(|_| true);
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::HostNetworkOverdue);
    stage.speed_up().await;
    program.jobs.retry(&job.id).unwrap();
    set_up(&program, &job.id).await;
    assert_eq!(hosts(&stage).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_deleted_meanwhile_is_gone() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, public(GITLAB)).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    stage.session().await.hosts().delete(&waiting.host.unwrap().arn.unwrap()).await.unwrap();
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::HostGone);
    assert_eq!(failed.next, [NextStep::EditHost]);
}

/// Chosen in a list, and deleted before the host was made: AWS makes the host, and says then what isn't there.
#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_was_deleted_since_it_was_chosen_is_told_and_mended_on_the_same_host() {
    for gone in ["vpc-00000000", "subnet-00000000", "sg-00000000"] {
        let stage = Stage::open().await;
        let program = stage.program();
        let whole = private(&stage, GITLAB).await;
        let mut chosen = whole.network.clone().unwrap();
        match gone.split('-').next() {
            Some("vpc") => chosen.vpc = gone.to_owned(),
            Some("subnet") => chosen.subnets[0] = gone.to_owned(),
            _ => chosen.security_groups[0] = gone.to_owned(),
        }
        let (_, job) = start(&stage, &program, HostRequest { network: Some(chosen), ..whole.clone() }).await;
        let failed = program.end(&job.id).await;
        let fault = failed.fault.unwrap();
        assert_eq!(fault.code, FaultCode::HostNetworkFailed, "{gone}");
        assert_eq!(fault.facts.get("cause"), Some(&Fact::from("host-network-gone")), "{gone}: {fault:?}");
        assert_eq!(failed.next.first(), Some(&NextStep::EditHost));
        // The same again makes no second one.
        let (change, job) = start(&stage, &program, whole).await;
        assert_eq!(change, Change::Modify, "{gone}");
        set_up(&program, &job.id).await;
        assert_eq!(hosts(&stage).await.len(), 1, "{gone}");
    }
}

/// AWS deletes no host that a connection goes through, so whoever deletes it has deleted the connection before.
#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_is_deleted_while_its_connection_waits_is_told() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, public(GITLAB)).await;
    let host = set_up(&program, &job.id).await.host.unwrap().arn.unwrap();
    let through = ConnectionRequest {
        provider: GITLAB.to_owned(),
        host_arn: Some(host.clone()),
        ..crate::connect::request("shop")
    };
    let (_, job) = crate::connect::start(&stage, &program, through.clone()).await;
    let waiting = program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let session = stage.session().await;
    assert!(session.hosts().delete(&host).await.is_err(), "a connection goes through it");
    session.connections().delete(&waiting.connection.unwrap().arn.unwrap()).await.unwrap();
    session.hosts().delete(&host).await.unwrap();
    let failed = program.end(&job.id).await;
    assert_eq!(failed.fault.unwrap().code, FaultCode::ConnectionGone);
    assert_eq!(failed.next, [NextStep::NewConnection]);
    // The next plan says what the connection lacks, and nothing is made.
    let refused = connect::plan(&session, &through).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::HostGone);
    assert!(session.connections().through_host(&host).await.unwrap().is_empty());
    // The host that the setup knew is made anew, once.
    let (change, job) = start(&stage, &program, HostRequest { chosen: Some(host), ..public(GITLAB) }).await;
    assert_eq!(change, Change::Add);
    set_up(&program, &job.id).await;
    assert_eq!(hosts(&stage).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_made_only_through_a_host_that_is_available() {
    let stage = Stage::open().await;
    let program = stage.program();
    let pending = theirs(&stage, ENDPOINT).await;
    let through = |arn: &str| ConnectionRequest {
        provider: GITLAB.to_owned(),
        host_arn: Some(arn.to_owned()),
        ..crate::connect::request("shop")
    };
    let refused = connect::plan(&stage.session().await, &through(&pending)).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::HostNotAvailable);
    let (_, job) = start(&stage, &program, public(GITLAB)).await;
    set_up(&program, &job.id).await;
    let plan = connect::plan(&stage.session().await, &through(&pending)).await.unwrap();
    // Between the plan and the call the server's app is deleted.
    stage.break_things(&[(PracticeFaultKind::ServerAppDeleted, "", Some(1))]).await;
    let job = begin(&program, plan, through(&pending));
    assert_eq!(program.end(&job.id).await.fault.unwrap().code, FaultCode::HostNotAvailable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_is_changed_until_somebody_has_set_it_up() {
    let stage = Stage::open().await;
    let program = stage.program();
    let arn = theirs(&stage, "https://old.example.com").await;
    let request = HostChangeRequest {
        setup_id: String::new(),
        arn: arn.clone(),
        endpoint: ENDPOINT.to_owned(),
        network: Some(network(&stage, COMPANY).await),
    };
    let plan = host::change::plan(&stage.session().await, &request).await.unwrap();
    assert_eq!(plan.items[0].properties, ["ProviderEndpoint", "VpcConfiguration"]);
    let job = begin(&program, plan, request.clone());
    let done = set_up(&program, &job.id).await;
    assert_eq!(done.host.as_ref().unwrap().endpoint, ENDPOINT);
    assert_eq!(state(&done, Phase::PrepareNetwork), StepState::Succeeded);
    let refused = host::change::plan(&stage.session().await, &request).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::HostNotEditable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_goes_after_its_connections() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, private(&stage, GITLAB).await).await;
    let arn = set_up(&program, &job.id).await.host.unwrap().arn.unwrap();
    let request = ConnectionRequest {
        provider: GITLAB.to_owned(),
        host_arn: Some(arn.clone()),
        ..crate::connect::request("shop")
    };
    let (_, job) = crate::connect::start(&stage, &program, request).await;
    let connection = authorize(&program, &job.id).await;
    stage.forget_outcomes();

    let request = HostDeletionRequest { setup_id: String::new(), arn: arn.clone() };
    let plan = host::delete::plan(&stage.session().await, &request).await.unwrap();
    let shown: Vec<_> = plan.items.iter().map(|item| (item.change, item.name.as_deref().unwrap())).collect();
    assert_eq!(shown, [(Change::Remove, connection.as_str()), (Change::Remove, arn.as_str())]);
    stage.break_things(&[(PracticeFaultKind::LostAnswer, "codeconnections:DeleteHost", Some(1))]).await;
    let job = begin(&program, plan, request.clone());
    let done = program.end(&job.id).await;
    assert_eq!(done.status, JobStatus::Succeeded, "{:?}", done.fault);
    assert!(hosts(&stage).await.is_empty());
    assert_eq!(stage.outcomes(), [Outcome::ConnectionDeleted { arn: connection }, Outcome::HostDeleted { arn }]);
    let gone = host::delete::plan(&stage.session().await, &request).await.unwrap_err();
    assert_eq!(gone.code, FaultCode::HostGone);
}

/// The calls are counted by a fault that strikes each of them: then the program would ask again at once.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_keeps_coming_back_to_the_window_stays_within_the_budget_and_an_end_costs_nothing() {
    let stage = Stage::open().await;
    let program = stage.program();
    let (_, job) = start(&stage, &program, public(GITLAB)).await;
    program.until(&job.id, |it| it.status == JobStatus::WaitingForPerson).await;
    let left = async || stage.world().state().await.unwrap().faults.first().and_then(|fault| fault.times).unwrap();
    stage.break_things(&[(PracticeFaultKind::Throttling, "codeconnections:ListHosts", Some(1_000))]).await;
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(5) {
        program.jobs.check_now(&job.id).unwrap();
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // three at once, then one every 3.5 s, and one that may be on its way
    let most = 4 + begun.elapsed().as_millis() / 3_500;
    let calls = u128::from(1_000 - left().await);
    assert!((1..=most).contains(&calls), "{calls} in {:?}", begun.elapsed());

    program.jobs.cancel(&job.id).await.unwrap();
    let at_the_end = left().await;
    assert!(program.jobs.check_now(&job.id).is_ok());
    program.jobs.list();
    assert_eq!(left().await, at_the_end, "nobody waits any more");
}
