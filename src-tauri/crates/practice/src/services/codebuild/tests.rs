//! Projects, and what makes builds fail.

use serde_json::{Value, json};

use crate::messages::{PracticeCopy, PracticeFault, PracticeFaultKind, PracticeFile, PracticePush};
use crate::services::read::Read as _;
use crate::world::play::Play;

const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;

/// A world with a role that may do this, and long enough to be assumable.
fn world(actions: &Value) -> Play {
    let mut play = Play::new();
    play.get("iam:CreateRole", json!({ "RoleName": "build", "AssumeRolePolicyDocument": TRUST }));
    let policy =
        json!({ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": actions, "Resource": "*" } });
    play.get(
        "iam:PutRolePolicy",
        json!({ "RoleName": "build", "PolicyName": "p", "PolicyDocument": policy.to_string() }),
    );
    play.wait(10);
    play
}

fn project(spec: &str, image: &str) -> Value {
    json!({
        "name": "b", "serviceRole": "arn:aws:iam::111122223333:role/build",
        "source": { "type": "NO_SOURCE", "buildspec": spec }, "artifacts": { "type": "NO_ARTIFACTS" },
        "environment": { "type": "LINUX_CONTAINER", "computeType": "BUILD_GENERAL1_SMALL", "image": image },
    })
}

const IMAGE: &str = "aws/codebuild/amazonlinux-x86_64-standard:6.0";

/// Runs one build to its end: status, failed phase with code and message.
fn check(actions: &Value, project: &Value) -> String {
    build(&mut world(actions), project)
}

fn build(play: &mut Play, project: &Value) -> String {
    play.get("codebuild:CreateProject", project.clone());
    let started = play.get("codebuild:StartBuild", json!({ "projectName": "b" }));
    let id = started.member("build").text("id").to_owned();
    play.wait(600);
    let build = play.get("codebuild:BatchGetBuilds", json!({ "ids": [id] }))["builds"][0].clone();
    let failed = build.list("phases").iter().find(|phase| phase.text("phaseStatus") == "FAILED");
    let context = failed.map(|phase| (phase.text("phaseType"), phase.member("contexts")[0].clone()));
    let reason =
        context.map(|(phase, context)| format!(" {phase} {}: {}", context.text("statusCode"), context.text("message")));
    format!("{}{}", build.text("buildStatus"), reason.unwrap_or_default())
}

#[test]
fn builds_fail_as_they_do_at_aws() {
    let all = json!(["logs:*", "s3:*", "codeconnections:*", "codestar-connections:*"]);
    let spec = |commands: &str| format!("version: 0.2\nphases: {{build: {{commands: [{commands}]}}}}");
    let cases = [
        ("fine", all.clone(), project(&spec("echo a"), IMAGE)),
        ("a command", all.clone(), project(&spec("exit 7"), IMAGE)),
        ("an unknown command", all.clone(), project(&spec("frobnicate"), IMAGE)),
        ("not yaml", all.clone(), project("version: 0.2\nphases: [", IMAGE)),
        (
            "a runtime",
            all.clone(),
            project("version: 0.2\nphases: {install: {runtime-versions: {nodejs: new}}}", IMAGE),
        ),
        (
            "a runtime that is fetched",
            all.clone(),
            project(
                "version: 0.2\nphases: {install: {runtime-versions: {nodejs: 20}}, build: {commands: [echo a]}}",
                IMAGE,
            ),
        ),
        ("an image", all.clone(), project(&spec("echo a"), "aws/codebuild/standard:99.0")),
        ("logs", json!(["s3:*"]), project(&spec("echo a"), IMAGE)),
        (
            "a secret",
            all.clone(),
            project("version: 0.2\nenv: {parameter-store: {A: /a}}\nphases: {build: {commands: [echo a]}}", IMAGE),
        ),
        (
            "install stops",
            all.clone(),
            project("version: 0.2\nphases: {install: {commands: [exit 1]}, build: {commands: [echo a]}}", IMAGE),
        ),
        (
            "install goes on",
            all.clone(),
            project(
                "version: 0.2\nphases: {install: {on-failure: CONTINUE, commands: [exit 1]}, build: {commands: [echo a]}}",
                IMAGE,
            ),
        ),
    ];
    let mut lines: Vec<String> =
        cases.iter().map(|(name, actions, project)| format!("{name}: {}", check(actions, project))).collect();
    let mut kept =
        project("version: 0.2\nphases: {build: {commands: [echo a]}}\nartifacts: {files: ['dist/**']}", IMAGE);
    kept["artifacts"] = json!({ "type": "S3", "location": "bucket" });
    lines.push(format!("artifacts: {}", check(&all, &kept)));
    let mut missing = project("", IMAGE);
    missing["source"] = json!({ "type": "GITHUB", "location": "https://github.com/gangway-practice/hello-node.git" });
    lines.push(format!("no connection: {}", check(&all, &missing)));
    let connection = Play::new().connection();
    missing["source"]["auth"] = json!({ "type": "CODECONNECTIONS", "resource": connection });
    lines.push(format!("no buildspec: {}", check(&all, &missing)));
    insta::assert_snapshot!("failures", lines.join("\n"));
}

#[test]
fn a_clone_is_made_of_what_the_connection_may_read() {
    let check = |location: &str, account: &str, chosen: Option<&[&str]>| {
        let mut play = world(&json!("*"));
        let spec = "version: 0.2\nphases: {build: {commands: [echo a]}}";
        for repository in ["Acme-Inc/Shop", "octo/app"] {
            let files = vec![PracticeFile { path: "buildspec.yml".to_owned(), text: Some(spec.to_owned()) }];
            let (repository, branch, message) = (repository.to_owned(), "main".to_owned(), String::new());
            play.world.push(&PracticePush { repository, branch, message, files });
        }
        let input = json!({ "ConnectionName": "mine", "ProviderType": "GitHub" });
        let arn = play.get("codeconnections:CreateConnection", input).text("ConnectionArn").to_owned();
        let chosen = chosen.map(|chosen| chosen.iter().map(|name| (*name).to_owned()).collect());
        assert!(play.world.services.codeconnections.authorize(&arn, account, chosen));
        let mut project = project("", IMAGE);
        let auth = json!({ "type": "CODECONNECTIONS", "resource": arn });
        project["source"] = json!({ "type": "GITHUB", "location": location, "auth": auth });
        build(&mut play, &project).split(": ").take(2).collect::<Vec<_>>().join(": ")
    };
    let shop = "https://github.com/Acme-Inc/Shop.git";
    let hidden = "FAILED DOWNLOAD_SOURCE CLIENT_ERROR: authorization failed for primary source and source version ";
    let absent = "FAILED DOWNLOAD_SOURCE CLIENT_ERROR: repository not found for primary source and source version ";
    assert_eq!(check(shop, "Acme-Inc", None), "SUCCEEDED");
    assert_eq!(check("https://github.com/acme-inc/shop", "ACME-INC", None), "SUCCEEDED");
    assert_eq!(check(shop, "Acme-Inc", Some(&["acme-inc/shop"])), "SUCCEEDED");
    assert_eq!(check(shop, "octo", None), hidden);
    assert_eq!(check("https://github.com/octo/app", "Acme-Inc", None), hidden);
    assert_eq!(check(shop, "Acme-Inc", Some(&["Acme-Inc/other"])), hidden);
    assert_eq!(check(shop, "Acme-Inc", Some(&[])), hidden);
    assert_eq!(check("https://github.com/Acme-Inc/none", "Acme-Inc", None), absent);
}

#[test]
fn projects_are_checked() {
    let mut play = world(&json!("logs:*"));
    play.get("codebuild:CreateProject", project("version: 0.2\nphases: {}", IMAGE));
    let again = play.refused("codebuild:CreateProject", project("version: 0.2\nphases: {}", IMAGE));
    assert!(again.starts_with("ResourceAlreadyExistsException"), "{again}");
    let mut other = project("", IMAGE);
    other["name"] = json!("c");
    assert!(play.refused("codebuild:CreateProject", other.clone()).contains("buildspec is required"));
    other["source"] = json!({ "type": "CODEPIPELINE" });
    assert!(play.refused("codebuild:CreateProject", other.clone()).contains("CODEPIPELINE"));
    other["artifacts"] = json!({ "type": "CODEPIPELINE" });
    other["serviceRole"] = json!("arn:aws:iam::111122223333:role/nobody");
    assert!(
        play.refused("codebuild:CreateProject", other.clone())
            .contains("CodeBuild is not authorized to perform: sts:AssumeRole")
    );
    play.get("iam:CreateRole", json!({ "RoleName": "fresh", "AssumeRolePolicyDocument": TRUST }));
    other["serviceRole"] = json!("arn:aws:iam::111122223333:role/fresh");
    assert!(play.refused("codebuild:CreateProject", other.clone()).contains("sts:AssumeRole"));
    play.wait(10);
    play.get("codebuild:CreateProject", other);
    let found = play.get("codebuild:BatchGetProjects", json!({ "names": ["b", "c", "d"] }));
    assert_eq!((found.list("projects").len(), found.list("projectsNotFound").len()), (2, 1));
    assert!(play.refused("codebuild:StartBuild", json!({ "projectName": "c" })).contains("CODEPIPELINE"));
}

#[test]
fn a_build_can_be_stopped() {
    let mut play = world(&json!("logs:*"));
    play.get("codebuild:CreateProject", project("version: 0.2\nphases: {build: {commands: [npm install]}}", IMAGE));
    let id = play.get("codebuild:StartBuild", json!({ "projectName": "b" }))["build"]["id"].clone();
    play.wait(5);
    play.get("codebuild:StopBuild", json!({ "id": id }));
    play.wait(60);
    let build = play.get("codebuild:BatchGetBuilds", json!({ "ids": [id] }))["builds"][0].clone();
    assert_eq!((build.text("buildStatus"), build.flag("buildComplete")), ("STOPPED", true));
}

#[test]
fn a_parameter_or_secret_that_is_missing_stops_the_build_before_its_commands() {
    let check = |source: &str, fault: bool| {
        let mut play = world(&json!("*"));
        let kind = PracticeFaultKind::SecretMissing;
        let faults = vec![PracticeFault { kind, operation: String::new(), times: None }];
        play.world.faults.set(if fault { faults } else { Vec::new() });
        let spec =
            format!("version: 0.2\nenv: {{{source}: {{A: prod/key}}}}\nphases: {{build: {{commands: [echo a]}}}}");
        build(&mut play, &project(&spec, IMAGE))
    };
    assert_eq!(check("parameter-store", false), "SUCCEEDED");
    assert_eq!(check("variables", true), "SUCCEEDED");
    assert_eq!(
        check("parameter-store", true),
        "FAILED DOWNLOAD_SOURCE Decrypted Variables Error: parameter does not exist: prod/key"
    );
    assert_eq!(
        check("secrets-manager", true),
        "FAILED DOWNLOAD_SOURCE Secrets Manager Error: ResourceNotFoundException: Secrets Manager can't find the \
         specified secret."
    );
}

#[test]
fn a_build_in_a_vpc_needs_its_role_to_be_allowed_that() {
    const LOOKS: [&str; 3] = ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"];
    let mut inside = project("version: 0.2\nphases: {build: {commands: [echo a]}}", IMAGE);
    inside["vpcConfig"] = json!({ "vpcId": "vpc-1", "subnets": ["subnet-1"], "securityGroupIds": ["sg-1"] });
    let refused = |actions: &Value, project: &Value| world(actions).refused("codebuild:CreateProject", project.clone());
    let said = refused(&json!(["logs:*", LOOKS[1], LOOKS[2]]), &inside);
    assert_eq!(said, "InvalidInputException: Not authorized to perform DescribeSecurityGroups");
    let mut partial = inside.clone();
    partial["vpcConfig"] = json!({ "vpcId": "vpc-1", "subnets": ["subnet-1"] });
    assert!(refused(&json!(["*"]), &partial).contains("must all be specified"));
    let mut many = inside.clone();
    many["vpcConfig"]["securityGroupIds"] = json!(["1", "2", "3", "4", "5", "6"]);
    assert!(refused(&json!(["*"]), &many).contains("the maximum number of securityGroupIds is 5"));

    let looks_only = json!(["logs:*", "s3:*", LOOKS[0], LOOKS[1], LOOKS[2]]);
    let said = check(&looks_only, &inside);
    assert!(said.contains("PROVISIONING VPC_CLIENT_ERROR: Unexpected EC2 error: UnauthorizedOperation"), "{said}");
    let said = check(&json!(["logs:*", "s3:*", "ec2:*"]), &inside);
    assert!(said.contains("SUCCEEDED"), "{said}");
}

#[test]
fn a_build_without_a_pipeline_finds_groups_of_gitlab() {
    let mut play = world(&json!(["*"]));
    let text = "version: 0.2\nphases: {build: {commands: [echo a]}}".to_owned();
    let files = vec![("buildspec.yml".to_owned(), text)];
    let (repository, branch) = ("group/sub/shop".to_owned(), "main".to_owned());
    play.world.copy(&PracticeCopy { provider: "GitLab".to_owned(), repository, branch, files, sample: false });
    let input = json!({ "ConnectionName": "c", "ProviderType": "GitLab" });
    let connection = play.get("codeconnections:CreateConnection", input).text("ConnectionArn").to_owned();
    assert!(play.world.services.codeconnections.authorize(&connection, "group", None));
    let mut project = project("", IMAGE);
    project["source"] = json!({
        "type": "GITLAB", "location": "https://gitlab.com/group/sub/shop.git",
        "auth": { "type": "CODECONNECTIONS", "resource": connection },
    });
    let said = build(&mut play, &project);
    assert!(said.contains("SUCCEEDED"), "{said}");
}
