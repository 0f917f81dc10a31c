//! Pipelines that read from a company's own server, through its host.

use serde_json::{Value, json};

use crate::messages::{PracticeCopy, PracticeFault, PracticeFaultKind};
use crate::services::read::Read as _;
use crate::world::play::{PIPELINE, Play};

const BUILDSPEC: &str = "version: 0.2\nphases: {build: {commands: [echo a]}}\nartifacts: {files: ['**/*']}";

const SERVERS: [(&str, &str, &str); 2] = [
    ("GitHubEnterpriseServer", "platform/shop", "https://git.internal"),
    ("GitLabSelfManaged", "platform/apps/shop", "https://git.internal/gitlab/"),
];

/// A good network.
const COMPANY: &str = "Company network";

/// A repository on a server, and a connection to it that works.
fn server((provider, repository, endpoint): (&str, &str, &str), private: bool) -> (Play, String) {
    let mut play = Play::new();
    let mut wish = json!({ "Name": "server", "ProviderType": provider, "ProviderEndpoint": endpoint });
    if private {
        wish["VpcConfiguration"] = play.network(COMPANY);
    }
    let host = play.get("codeconnections:CreateHost", wish).text("HostArn").to_owned();
    play.wait(180);
    let now = play.world.now;
    assert!(play.world.services.codeconnections.set_up(&host, "app", now));
    let files = vec![("buildspec.yml".to_owned(), BUILDSPEC.to_owned())];
    let (named, branch) = (repository.to_owned(), "main".to_owned());
    play.world.copy(&PracticeCopy { provider: provider.to_owned(), repository: named, branch, files, sample: false });
    let input = json!({ "ConnectionName": "c", "HostArn": host });
    let connection = play.get("codeconnections:CreateConnection", input).text("ConnectionArn").to_owned();
    assert!(play.world.services.codeconnections.authorize(&connection, "platform", None));
    (play, connection)
}

/// The pipeline whose build clones in full, in the VPC with this name when there is one.
fn cloning(play: &mut Play, name: Option<&str>) -> String {
    let clones = PIPELINE.replace(
        "DetectChanges: true",
        "DetectChanges: true\n                OutputArtifactFormat: CODEBUILD_CLONE_REF",
    );
    let clones = clones.replacen(
        "Action: [s3:GetObject, s3:PutObject]\n                Resource: !Sub \"${ArtifactBucket.Arn}/*\"",
        "Action: [s3:GetObject, s3:PutObject, codeconnections:*, codestar-connections:*, ec2:*]\n                Resource: \"*\"",
        1,
    );
    let Some(name) = name else { return clones };
    let network = play.network(name);
    let vpc = json!({
        "VpcId": network["VpcId"], "Subnets": network["SubnetIds"], "SecurityGroupIds": network["SecurityGroupIds"],
    });
    clones.replacen("      TimeoutInMinutes: \"60\"", &format!("      VpcConfig: {vpc}"), 1)
}

fn deploy(play: &mut Play, template: &str, connection: &str, repository: &str) {
    play.deploy(template, &[("ConnectionArn", connection), ("Repository", repository)]);
    assert_eq!(play.stack(), "CREATE_COMPLETE", "{}", play.events());
    play.wait(120);
}

fn fault(play: &mut Play, kind: PracticeFaultKind, times: Option<u32>) {
    play.world.faults.set(vec![PracticeFault { kind, operation: String::new(), times }]);
}

/// What a project's newest build says of its first phase that failed.
fn failed_phase(play: &mut Play) -> String {
    let ids = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
    let builds = play.get("codebuild:BatchGetBuilds", json!({ "ids": [ids.list("ids").first()] }));
    let phases = builds.list("builds")[0].list("phases").to_vec();
    let failed = phases.iter().find(|phase| phase.text("phaseStatus") == "FAILED");
    let said = |phase: &Value| {
        let context = phase.list("contexts").first().cloned().unwrap_or_default();
        format!("{} {} {}", phase.text("phaseType"), context.text("statusCode"), context.text("message"))
    };
    failed.map(said).unwrap_or_default()
}

#[test]
fn each_server_is_read_and_heard_through_its_host() {
    for server @ (_, repository, endpoint) in SERVERS {
        let (mut play, connection) = self::server(server, true);
        deploy(&mut play, PIPELINE, &connection, repository);
        assert_eq!(play.executions("hello"), ["Succeeded CreatePipeline"], "{}", play.state("hello"));
        super::push_to(&mut play, repository, "a", "1");
        play.wait(120);
        assert_eq!(play.executions("hello")[0], "Succeeded WebhookV2");
        let shown = play.world.repositories().into_iter().find(|one| one.name == repository);
        assert_eq!(shown.and_then(|one| one.server).as_deref(), Some(endpoint));

        fault(&mut play, PracticeFaultKind::WebhooksBlocked, None);
        super::push_to(&mut play, repository, "a", "2");
        play.wait(120);
        assert_eq!(play.executions("hello").len(), 2, "nobody hears of it");
    }
}

#[test]
fn a_source_says_why_its_server_is_not_heard_of() {
    for (kind, said) in [
        (PracticeFaultKind::ServerUnreachable, "Could not connect to the host https://git.internal: connect timed out"),
        (PracticeFaultKind::CertificateRenewed, "unable to find valid certification path"),
        (PracticeFaultKind::ServerAppDeleted, ""),
    ] {
        let (mut play, connection) = server(SERVERS[0], true);
        deploy(&mut play, PIPELINE, &connection, SERVERS[0].1);
        fault(&mut play, kind, None);
        if kind == PracticeFaultKind::ServerAppDeleted {
            let now = play.world.now;
            assert!(play.world.services.codeconnections.lose_apps(now));
        }
        play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        play.wait(60);
        let said = if said.is_empty() { "its status is ERROR" } else { said };
        assert!(play.state("hello").contains(said), "{kind:?}: {}", play.state("hello"));
    }
}

#[test]
fn what_goes_through_a_host_works_in_its_region_alone() {
    let (mut play, connection) = server(SERVERS[0], false);
    deploy(&mut play, PIPELINE, &connection, SERVERS[0].1);
    let moved = connection.replace("us-east-1", "eu-west-1");
    let host = play.world.services.codeconnections.hosts()[0].arn.clone();
    let state = serde_json::to_string(&*play.world.services.codeconnections).expect("a text");
    let state = state.replace(&connection, &moved).replace(&host, &host.replace("us-east-1", "eu-west-1"));
    play.world.services.codeconnections = serde_json::from_str(&state).expect("a state");
    super::update(&mut play, |pipeline| {
        pipeline["stages"][0]["actions"][0]["configuration"]["ConnectionArn"] = json!(moved);
    });
    play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
    play.wait(60);
    assert!(play.state("hello").contains(&format!("Connection {moved} not found")), "{}", play.state("hello"));
}

/// What a build says that clones from this server, in this network.
fn clone_of(server: (&str, &str, &str), private: bool, network: Option<&str>) -> String {
    let (mut play, connection) = self::server(server, private);
    let template = cloning(&mut play, network);
    deploy(&mut play, &template, &connection, server.1);
    if let Some(network) = network {
        let wanted = play.network(network);
        let shown = play.get("codebuild:BatchGetProjects", json!({ "names": ["hello-build"] }));
        let shown = shown.list("projects")[0].member("vpcConfig").clone();
        assert_eq!((shown.text("vpcId"), shown.member("subnets")), (wanted.text("VpcId"), wanted.member("SubnetIds")));
    }
    let failed = failed_phase(&mut play);
    assert_eq!(failed.is_empty(), play.executions("hello") == ["Succeeded CreatePipeline"], "{failed}");
    failed
}

#[test]
fn a_build_that_clones_runs_where_the_server_is_known() {
    for server @ (_, repository, _) in SERVERS {
        assert_eq!(clone_of(server, true, Some(COMPANY)), "");
        assert_eq!(clone_of(server, true, Some("Branch network, over VPN")), "", "another network that leads there");
        for (outside, said) in [
            (None, "dial tcp: lookup git.internal on 169.254.169.253:53: no such host"),
            (Some("DNS support is off"), "no such host"),
            (Some("No route to the server"), "dial tcp: i/o timeout"),
        ] {
            let failed = clone_of(server, true, outside);
            assert!(failed.starts_with("DOWNLOAD_SOURCE CLIENT_ERROR Get \"https://git.internal"), "{failed}");
            assert!(failed.contains(&format!("/{repository}.git/info/refs")) && failed.contains(said), "{failed}");
        }
        assert_eq!(clone_of(server, false, None), "", "on the internet it is known everywhere");
    }
}

#[test]
fn a_build_says_why_its_server_is_not_heard_of() {
    for (kind, said) in [
        (PracticeFaultKind::ServerUnreachable, "dial tcp: i/o timeout"),
        (PracticeFaultKind::PrivateCertificate, "x509: certificate signed by unknown authority"),
    ] {
        let (mut play, connection) = server(SERVERS[1], false);
        let template = cloning(&mut play, None);
        deploy(&mut play, &template, &connection, SERVERS[1].1);
        play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        play.wait(6);
        fault(&mut play, kind, None);
        play.wait(40);
        let said_there = failed_phase(&mut play);
        assert!(said_there.contains(said), "{said_there}");
    }
}
