//! What structures are refused, and how executions meet one another.

mod servers;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::messages::{PracticeCopy, PracticeFile, PracticePullRequest, PracticePush};
use crate::services::read::Read as _;
use crate::world::play::{BUILDSPEC, PIPELINE, Play};

fn push(play: &mut Play, branch: &str, path: &str, text: &str) {
    let files = vec![PracticeFile { path: path.to_owned(), text: Some(text.to_owned()) }];
    let (repository, branch, message) = ("gangway-practice/hello-node".to_owned(), branch.to_owned(), "m".to_owned());
    play.world.push(&PracticePush { repository, branch, message, files });
}

/// A deployed pipeline whose first execution is over.
fn deployed(more: &[(&str, &str)]) -> Play {
    let mut play = Play::new();
    push(&mut play, "main", "buildspec.yml", BUILDSPEC);
    play.deploy(PIPELINE, more);
    play.wait(120);
    play
}

fn structure(play: &mut Play) -> Value {
    play.get("codepipeline:GetPipeline", json!({ "name": "hello" }))["pipeline"].clone()
}

fn update(play: &mut Play, change: impl FnOnce(&mut Value)) {
    let mut pipeline = structure(play);
    change(&mut pipeline);
    play.get("codepipeline:UpdatePipeline", json!({ "pipeline": pipeline }));
}

#[test]
fn structures_that_are_refused() {
    type Change = fn(&mut Value);
    let mut play = deployed(&[]);
    let good = structure(&mut play);
    let cases: [(&str, Change); 15] = [
        ("one stage", |p| p["stages"] = json!([p["stages"][0]])),
        ("no source first", |p| p["stages"] = json!([p["stages"][1], p["stages"][2]])),
        ("source later", |p| {
            p["stages"][2] = {
                let mut s = p["stages"][0].clone();
                s["name"] = json!("X");
                s
            }
        }),
        ("stage twice", |p| p["stages"][2]["name"] = json!("Build")),
        ("input from nowhere", |p| p["stages"][1]["actions"][0]["inputArtifacts"][0]["name"] = json!("Other")),
        ("output twice", |p| p["stages"][1]["actions"][0]["outputArtifacts"][0]["name"] = json!("SourceOutput")),
        ("missing key", |p| p["stages"][0]["actions"][0]["configuration"] = json!({})),
        ("unknown key", |p| p["stages"][0]["actions"][0]["configuration"]["PollForSourceChanges"] = json!("false")),
        ("a URL for a repository", |p| {
            p["stages"][0]["actions"][0]["configuration"]["FullRepositoryId"] = json!("https://github.com/a/b");
        }),
        ("unknown provider", |p| p["stages"][1]["actions"][0]["actionTypeId"]["provider"] = json!("Jenkins")),
        ("triggers with V1", |p| {
            p["pipelineType"] = json!("V1");
            p["triggers"] = json!([{}]);
        }),
        ("trigger of nothing", |p| {
            p["triggers"] = json!([{ "gitConfiguration": { "sourceActionName": "X", "push": [{}] } }]);
        }),
        ("paths without branches", |p| {
            p["triggers"] =
                json!([{ "gitConfiguration": { "sourceActionName": "Source", "push": [{ "filePaths": {} }] } }]);
        }),
        ("rollback of the source", |p| p["stages"][0]["onFailure"] = json!({ "result": "ROLLBACK" })),
        ("no role", |p| p["roleArn"] = json!("arn:aws:iam::111122223333:role/nobody")),
    ];
    let mut lines = Vec::new();
    for (name, change) in cases {
        let mut pipeline = good.clone();
        change(&mut pipeline);
        lines.push(format!(
            "{name}\n  {}",
            play.refused("codepipeline:UpdatePipeline", json!({ "pipeline": pipeline }))
        ));
    }
    insta::assert_snapshot!("structures", lines.join("\n"));
}

#[test]
fn what_a_source_action_says() {
    let mut lines = Vec::new();
    let mut check = |name: &str, more: &[(&str, &str)], disturb: &dyn Fn(&mut Play)| {
        let mut play = Play::new();
        push(&mut play, "main", "buildspec.yml", BUILDSPEC);
        play.deploy(PIPELINE, more);
        play.wait(60);
        disturb(&mut play);
        play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        play.wait(120);
        lines.push(format!("{name}\n{}", play.state("hello")));
    };
    check("another branch", &[("Branch", "nope")], &|_| {});
    check("another spelling", &[("Repository", "gangway-practice/Hello-Node")], &|_| {});
    check("revoked", &[], &|play| assert!(play.world.services.codeconnections.revoke()));
    check("one prefix only", &[], &|play| {
        let roles = play.get("iam:ListRoles", json!({}));
        let name = roles
            .list("Roles")
            .iter()
            .map(|role| role.text("RoleName"))
            .find(|name| name.contains("PipelineRole"))
            .expect("there")
            .to_owned();
        let policy = json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "codeconnections:*", "Resource": "*" }] });
        play.get(
            "iam:PutRolePolicy",
            json!({ "RoleName": name, "PolicyName": "pipeline", "PolicyDocument": policy.to_string() }),
        );
    });
    insta::assert_snapshot!("sources", lines.join("\n"));
}

/// At GitHub, with these capitals; the second one belongs to somebody else.
const REPOSITORIES: [&str; 2] = ["Acme-Inc/Shop", "octo/app"];

/// What the person allowed: provider, account, and repositories where not all of them.
type Grant<'g> = (&'g str, &'g str, Option<&'g [&'g str]>);

/// A connection and a pipeline that reads this repository through it, after its first run.
fn reading((provider, account, chosen): Grant<'_>, repository: &str, branch: &str) -> Play {
    let mut play = Play::new();
    for name in REPOSITORIES {
        push_to(&mut play, name, "buildspec.yml", BUILDSPEC);
    }
    let made =
        play.get("codeconnections:CreateConnection", json!({ "ConnectionName": "mine", "ProviderType": provider }));
    let arn = made.text("ConnectionArn").to_owned();
    let chosen = chosen.map(|chosen| chosen.iter().map(|name| (*name).to_owned()).collect());
    assert!(play.world.services.codeconnections.authorize(&arn, account, chosen));
    play.deploy(PIPELINE, &[("ConnectionArn", &arn), ("Repository", repository), ("Branch", branch)]);
    play.wait(30);
    play
}

fn push_to(play: &mut Play, repository: &str, path: &str, text: &str) {
    let files = vec![PracticeFile { path: path.to_owned(), text: Some(text.to_owned()) }];
    let (repository, branch) = (repository.to_owned(), "main".to_owned());
    play.world.push(&PracticePush { repository, branch, message: "m".to_owned(), files });
}

#[test]
fn a_connection_reads_only_what_its_owner_allowed() {
    let check = |grant: Grant<'_>, repository: &str, branch: &str| {
        let mut play = reading(grant, repository, branch);
        let state = play.state("hello");
        let refused = format!("[{}] No Branch [{branch}] found for FullRepositoryName [{repository}]", grant.0);
        assert_eq!(state.contains("Source Succeeded"), !state.contains(&refused), "{state}");
        state.contains("Source Succeeded")
    };
    let [shop, app] = REPOSITORIES;
    for (grant, repository) in [
        (("GitHub", "Acme-Inc", None), shop),
        (("GitHub", "ACME-INC", None), shop),
        (("GitHub", "Acme-Inc", Some(&[shop][..])), shop),
        (("GitHub", "Acme-Inc", Some(&["acme-inc/SHOP"][..])), shop),
        (("GitHub", "Acme-Inc", None), "acme-inc/shop"),
        (("GitHub", "octo", None), "Octo/App"),
    ] {
        assert!(check(grant, repository, "main"), "{grant:?} {repository}");
    }
    for (grant, repository, branch) in [
        (("GitHub", "octo", None), shop, "main"),
        (("GitHub", "gangway-practice", None), shop, "main"),
        (("GitHub", "Acme-Inc", None), app, "main"),
        (("GitHub", "Acme", None), shop, "main"),
        (("GitHub", "Acme-Inc", Some(&["Acme-Inc/Other"][..])), shop, "main"),
        (("GitHub", "Acme-Inc", Some(&[][..])), shop, "main"),
        (("GitHub", "octo", Some(&[shop][..])), shop, "main"),
        (("GitLab", "Acme-Inc", None), shop, "main"),
        (("Bitbucket", "Acme-Inc", None), shop, "main"),
        (("AzureDevOps", "Acme-Inc", None), shop, "main"),
        (("GitHub", "Acme-Inc", None), "Acme-Inc/Shop2", "main"),
        (("GitHub", "Acme-Inc", None), shop, "Main"),
    ] {
        assert!(!check(grant, repository, branch), "{grant:?} {repository} {branch}");
    }
}

/// The practice provider knows one person, and lets a connection read what that one may.
#[test]
fn where_no_app_is_installed_a_connection_reads_what_its_person_may() {
    for provider in ["GitLab", "AzureDevOps"] {
        let mut play = Play::new();
        let files = vec![("buildspec.yml".to_owned(), BUILDSPEC.to_owned())];
        let (repository, branch) = ("group/sub/shop".to_owned(), "main".to_owned());
        play.world.copy(&PracticeCopy { provider: provider.to_owned(), repository, branch, files, sample: false });
        let input = json!({ "ConnectionName": "mine", "ProviderType": provider });
        let arn = play.get("codeconnections:CreateConnection", input).text("ConnectionArn").to_owned();
        assert!(play.world.services.codeconnections.authorize(&arn, "somebody", None));
        play.deploy(PIPELINE, &[("ConnectionArn", &arn), ("Repository", "group/sub/shop")]);
        play.wait(30);
        assert!(play.state("hello").contains("Source Succeeded"), "{provider}: {}", play.state("hello"));
    }
}

#[test]
fn nobody_reads_by_a_commit_what_the_connection_may_not() {
    let mut play = reading(("GitHub", "octo", None), REPOSITORIES[0], "main");
    let shop = play.world.provider.repository("GitHub", REPOSITORIES[0]).and_then(|it| it.branch("main"));
    let commit = shop.expect("a branch").commit.clone();
    let revision = json!({ "actionName": "Source", "revisionType": "COMMIT_ID", "revisionValue": commit });
    play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello", "sourceRevisions": [revision] }));
    play.wait(30);
    assert!(play.state("hello").contains("No Branch [main] found"), "{}", play.state("hello"));
}

/// The provider finds a repository in any spelling, so a run by hand works; what it reports of a push is compared letter
/// by letter, so the push starts nothing, and nothing turns red.
#[test]
fn a_push_is_heard_under_the_name_that_the_provider_gives_the_repository() {
    let check = |repository: &str, pushed: &str| {
        let mut play = reading(("GitHub", "acme-inc", None), repository, "main");
        push_to(&mut play, pushed, "x", "1");
        play.wait(120);
        play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        play.wait(120);
        assert!(play.state("hello").contains("Source Succeeded"), "{}", play.state("hello"));
        let runs = play.executions("hello");
        assert!(runs.iter().any(|run| run.ends_with("StartPipelineExecution")), "{runs:?}");
        runs.iter().any(|run| run.contains("WebhookV2"))
    };
    for pushed in ["Acme-Inc/Shop", "acme-inc/shop"] {
        assert!(check("Acme-Inc/Shop", pushed), "however the pusher spells it: {pushed}");
        for repository in ["acme-inc/shop", "ACME-INC/SHOP", "Acme-Inc/shop", "acme-inc/Shop", "Acme-inc/Shop"] {
            assert!(!check(repository, pushed), "{repository} {pushed}");
        }
    }
}

#[test]
fn no_push_is_heard_through_a_connection_that_may_not_read_the_repository() {
    let check = |change: &dyn Fn(&mut Play, &str)| {
        let mut play = reading(("GitHub", "Acme-Inc", None), REPOSITORIES[0], "main");
        let arn = play.world.services.codeconnections.all().last().expect("a connection").arn.clone();
        change(&mut play, &arn);
        push_to(&mut play, REPOSITORIES[0], "x", "1");
        play.wait(120);
        play.executions("hello").iter().any(|run| run.contains("WebhookV2"))
    };
    assert!(check(&|_, _| {}));
    assert!(!check(&|play, _| assert!(play.world.services.codeconnections.revoke())));
    assert!(!check(&|play, arn| {
        play.get("codeconnections:DeleteConnection", json!({ "ConnectionArn": arn }));
    }));
    let points_at = |grant: Grant<'_>, play: &mut Play| {
        let input = json!({ "ConnectionName": "other", "ProviderType": grant.0 });
        let other = play.get("codeconnections:CreateConnection", input).text("ConnectionArn").to_owned();
        let chosen = grant.2.map(|chosen| chosen.iter().map(|name| (*name).to_owned()).collect());
        assert!(play.world.services.codeconnections.authorize(&other, grant.1, chosen));
        update(play, |pipeline| {
            pipeline["stages"][0]["actions"][0]["configuration"]["ConnectionArn"] = json!(other);
        });
    };
    assert!(check(&|play, _| points_at(("GitHub", "acme-inc", Some(&REPOSITORIES)), play)));
    for grant in [
        ("GitHub", "octo", None),
        ("GitHub", "Acme-Inc", Some(&["Acme-Inc/Other"][..])),
        ("GitLab", "Acme-Inc", None),
        ("Bitbucket", "Acme-Inc", None),
    ] {
        assert!(!check(&|play, _| points_at(grant, play)), "{grant:?}");
    }
}

#[test]
fn a_pipeline_made_before_its_connection_was_available_hears_nothing_until_it_is_updated() {
    let mut play = Play::new();
    push(&mut play, "main", "buildspec.yml", BUILDSPEC);
    let made =
        play.get("codeconnections:CreateConnection", json!({ "ConnectionName": "mine", "ProviderType": "GitHub" }));
    let arn = made.text("ConnectionArn").to_owned();
    play.deploy(PIPELINE, &[("ConnectionArn", &arn)]);
    play.wait(60);
    assert_eq!(play.executions("hello"), ["Failed CreatePipeline"]);
    assert!(play.state("hello").contains("is not available"), "{}", play.state("hello"));
    assert!(play.world.services.codeconnections.authorize(&arn, "gangway-practice", None));
    push(&mut play, "main", "x", "1");
    play.wait(200);
    assert_eq!(play.executions("hello").len(), 1, "no webhook was registered");
    update(&mut play, |_| {});
    push(&mut play, "main", "x", "2");
    play.wait(200);
    assert_eq!(play.executions("hello"), ["Succeeded WebhookV2", "Failed CreatePipeline"]);
}

/// A template of one resource.
const TEMPLATE: &str = "Parameters: {Days: {Type: Number, Default: 7}}\nResources:\n  Lines:\n    Type: AWS::Logs::LogGroup\n    Properties: {RetentionInDays: !Ref Days}\nOutputs: {Lines: {Value: !Ref Lines}}\n";

/// A pipeline whose last stage makes a stack from `infra/app.yml` of the source: by a change set, or at once.
struct Stacks {
    play: Play,
}

impl Stacks {
    fn of(template: &str, by_change_set: bool) -> Self {
        let mut play = deployed(&[]);
        push(&mut play, "main", "infra/app.yml", template);
        play.wait(120);
        let policy = |actions: Value| {
            let allowed = json!({ "Effect": "Allow", "Action": actions, "Resource": "*" });
            json!({ "Version": "2012-10-17", "Statement": [allowed] }).to_string()
        };
        let mut stacks = Self { play };
        let name = stacks.pipeline_role();
        let document = policy(json!(["cloudformation:*", "iam:PassRole"]));
        let put = json!({ "RoleName": name, "PolicyName": "stacks", "PolicyDocument": document });
        stacks.play.get("iam:PutRolePolicy", put);
        stacks.trust("cloudformation.amazonaws.com");
        let action = |name: &str, order: u32, configuration: Value| {
            let kind = json!({ "category": "Deploy", "owner": "AWS", "provider": "CloudFormation", "version": "1" });
            json!({ "name": name, "runOrder": order, "actionTypeId": kind, "configuration": configuration })
        };
        let from = |mode: &str| {
            json!({
                "ActionMode": mode, "StackName": "shop-app", "RoleArn": "arn:aws:iam::111122223333:role/stacks",
                "Capabilities": "CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND", "TemplatePath": "SourceOutput::infra/app.yml",
            })
        };
        let mut make = if by_change_set {
            let mut create = from("CHANGE_SET_REPLACE");
            create["ChangeSetName"] = json!("gangway");
            action("Create", 1, create)
        } else {
            action("Deploy", 1, from("CREATE_UPDATE"))
        };
        make["inputArtifacts"] = json!([{ "name": "SourceOutput" }]);
        let execute =
            json!({ "ActionMode": "CHANGE_SET_EXECUTE", "StackName": "shop-app", "ChangeSetName": "gangway" });
        let actions = std::iter::once(make).chain(by_change_set.then(|| action("Execute", 2, execute)));
        update(&mut stacks.play, |pipeline| {
            pipeline["stages"][2]["actions"] = actions.collect();
            pipeline["stages"][2].as_object_mut().expect("a stage").remove("onFailure");
        });
        stacks
    }

    fn pipeline_role(&mut self) -> String {
        let roles = self.play.get("iam:ListRoles", json!({}));
        let mut names = roles.list("Roles").iter().map(|role| role.text("RoleName"));
        names.find(|name| name.contains("PipelineRole")).expect("there").to_owned()
    }

    /// Makes the role of the stack, for a service.
    fn trust(&mut self, service: &str) {
        let trusted = json!({ "Effect": "Allow", "Principal": { "Service": service }, "Action": "sts:AssumeRole" });
        let document = json!({ "Version": "2012-10-17", "Statement": [trusted] }).to_string();
        let _ = self.play.ask("iam:DeleteRole", json!({ "RoleName": "stacks" }));
        self.play.get("iam:CreateRole", json!({ "RoleName": "stacks", "AssumeRolePolicyDocument": document }));
        self.play.wait(30);
    }

    fn configure(&mut self, key: &str, value: &str) {
        update(&mut self.play, |pipeline| {
            pipeline["stages"][2]["actions"][0]["configuration"][key] = json!(value);
        });
    }

    /// One more execution.
    fn run(&mut self) -> String {
        self.play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        self.last()
    }

    /// Another template or configuration, which starts an execution.
    fn push(&mut self, path: &str, text: &str) -> String {
        push(&mut self.play, "main", path, text);
        self.last()
    }

    /// The last stage of the newest execution, with what its actions say.
    fn last(&mut self) -> String {
        self.play.wait(400);
        let listed = self.play.get("codepipeline:ListActionExecutions", json!({ "pipelineName": "hello" }));
        let summary = |name: &str| {
            let all = listed.list("actionExecutionDetails").iter();
            let newest = all.clone().find(|one| one.text("actionName") == name);
            let result = newest.map(|one| one.member("output").member("executionResult"));
            result.map(|result| result.text("externalExecutionSummary").to_owned()).unwrap_or_default()
        };
        let state = self.play.state("hello");
        let (_, stage) = state.split_once("Deploy ").expect("a stage");
        let lines = stage.lines().map(|line| match line.trim().split(' ').collect::<Vec<_>>().as_slice() {
            [name, "Succeeded"] => format!("{line}: {}", summary(name)),
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn stack(&mut self) -> Value {
        let shown = self.play.get("cloudformation:DescribeStacks", json!({ "StackName": "shop-app" }));
        shown.list("Stacks").first().cloned().expect("a stack")
    }
}

#[test]
fn a_stack_is_made_from_the_template_of_an_artifact() {
    for by_change_set in [true, false] {
        let mut stacks = Stacks::of(TEMPLATE, by_change_set);
        let first = stacks.run();
        assert!(first.starts_with("Succeeded"), "{first}");
        assert_eq!(stacks.stack().text("StackStatus"), "CREATE_COMPLETE");
        assert_eq!(stacks.stack().text("RoleARN"), "arn:aws:iam::111122223333:role/stacks");
        let again = stacks.run();
        assert!(again.starts_with("Succeeded") && again.contains("No changes"), "{again}");
        let changed = stacks.push("infra/app.yml", &TEMPLATE.replace("Default: 7", "Default: 14"));
        assert!(changed.starts_with("Succeeded") && !changed.contains("No changes"), "{changed}");
        assert_eq!(stacks.stack().text("StackStatus"), "UPDATE_COMPLETE");
        let lines = stacks.stack().list("Outputs")[0].text("OutputValue").to_owned();
        let groups = stacks.play.get("logs:DescribeLogGroups", json!({ "logGroupNamePrefix": lines }));
        assert_eq!(groups.list("logGroups")[0].number("retentionInDays"), Some(14));
    }
}

#[test]
fn a_template_configuration_gives_values_and_tags() {
    let mut stacks = Stacks::of(TEMPLATE, true);
    stacks.configure("TemplateConfiguration", "SourceOutput::infra/live.json");
    let missing = stacks.run();
    assert!(missing.contains("File [infra/live.json] does not exist in artifact [SourceOutput]"), "{missing}");
    let good = stacks.push("infra/live.json", r#"{"Parameters": {"Days": "30"}, "Tags": {"team": "shop"}}"#);
    assert!(good.starts_with("Succeeded"), "{good}");
    let stack = stacks.stack();
    assert_eq!(stack.list("Parameters"), [json!({ "ParameterKey": "Days", "ParameterValue": "30" })]);
    assert_eq!(stack.list("Tags"), [json!({ "Key": "team", "Value": "shop" })]);
    let yaml = stacks.push("infra/live.json", "Parameters: {}");
    assert!(yaml.contains("is not a template configuration in JSON"), "{yaml}");
}

#[test]
fn what_a_cloudformation_action_says() {
    type Disturb = fn(&mut Stacks);
    let cases: [(&str, &str, bool, Disturb); 10] = [
        ("a good one", TEMPLATE, true, |_| ()),
        ("no such file", TEMPLATE, true, |stacks| stacks.configure("TemplatePath", "SourceOutput::app.yml")),
        ("no such artifact", TEMPLATE, false, |stacks| stacks.configure("TemplatePath", "Other::infra/app.yml")),
        ("no template", "Resources: {}\n", true, |_| ()),
        (
            "a parameter without a value",
            "Parameters: {A: {Type: String}}\nResources: {R: {Type: Acme::Web::Site}}\n",
            false,
            |_| (),
        ),
        ("what isn't imitated", "Resources: {Table: {Type: AWS::DynamoDB::Table}}\n", true, |_| ()),
        (
            "a resource that fails",
            "Resources: {Lines: {Type: AWS::Logs::LogGroup, Properties: {Days: 1}}}\n",
            true,
            |_| (),
        ),
        ("the role isn't CloudFormation's", TEMPLATE, true, |stacks| stacks.trust("lambda.amazonaws.com")),
        ("the role can't be passed", TEMPLATE, false, |stacks| {
            let name = stacks.pipeline_role();
            stacks.play.get("iam:DeleteRolePolicy", json!({ "RoleName": name, "PolicyName": "stacks" }));
        }),
        ("no role", TEMPLATE, true, |stacks| stacks.configure("RoleArn", "")),
    ];
    let mut lines = Vec::new();
    for (name, template, by_change_set, disturb) in cases {
        let mut stacks = Stacks::of(template, by_change_set);
        disturb(&mut stacks);
        lines.push(format!("{name}\n{}", stacks.run()));
    }
    // a stack whose creation failed can't be updated
    let mut stacks = Stacks::of("Resources: {Lines: {Type: AWS::Logs::LogGroup, Properties: {Days: 1}}}\n", false);
    stacks.run();
    lines.push(format!("after a failure\n{}", stacks.push("infra/app.yml", TEMPLATE)));
    insta::assert_snapshot!("stacks", lines.join("\n"));
}

#[test]
fn configurations_of_a_cloudformation_action() {
    let mut stacks = Stacks::of(TEMPLATE, true);
    let good = structure(&mut stacks.play);
    let mut lines = Vec::new();
    for (key, value) in [
        ("ActionMode", json!("DELETE_ONLY")),
        ("ActionMode", json!("NOTHING")),
        ("StackName", Value::Null),
        ("TemplatePath", json!("infra/app.yml")),
        ("ParameterOverrides", json!("{}")),
        ("Template", json!("x")),
    ] {
        let mut pipeline = good.clone();
        let configuration = pipeline["stages"][2]["actions"][0]["configuration"].as_object_mut().expect("members");
        if value.is_null() {
            drop(configuration.remove(key));
        } else {
            drop(configuration.insert(key.to_owned(), value));
        }
        lines.push(stacks.play.refused("codepipeline:UpdatePipeline", json!({ "pipeline": pipeline })));
    }
    insta::assert_snapshot!("stack_configurations", lines.join("\n"));
}

#[test]
fn newer_executions_overtake_those_that_wait() {
    let mut play = deployed(&[]);
    for number in 0..4 {
        push(&mut play, "main", "x", &number.to_string());
        play.wait(8);
    }
    play.wait(300);
    let all = play.executions("hello");
    assert_eq!(
        all,
        [
            "Succeeded WebhookV2",
            "Superseded WebhookV2",
            "Superseded WebhookV2",
            "Succeeded WebhookV2",
            "Succeeded CreatePipeline"
        ]
    );
}

#[test]
fn queued_executions_go_one_after_another() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| pipeline["executionMode"] = json!("QUEUED"));
    for number in 0..4 {
        push(&mut play, "main", "x", &number.to_string());
        play.wait(2);
    }
    play.wait(600);
    assert_eq!(play.executions("hello").iter().filter(|one| *one == "Succeeded WebhookV2").count(), 4);
}

#[test]
fn parallel_executions_do_not_wait_for_one_another() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| pipeline["executionMode"] = json!("PARALLEL"));
    for number in 0..3 {
        push(&mut play, "main", "x", &number.to_string());
    }
    play.wait(12);
    let builds = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
    assert_eq!(builds.list("ids").len(), 4, "three at once, and the first run's");
    play.wait(120);
    assert_eq!(play.executions("hello").iter().filter(|one| *one == "Succeeded WebhookV2").count(), 3);
}

#[test]
fn a_stage_can_be_rolled_back_by_hand() {
    let mut play = deployed(&[]);
    let first = play.get("codepipeline:ListPipelineExecutions", json!({ "pipelineName": "hello" }))
        ["pipelineExecutionSummaries"][0]["pipelineExecutionId"]
        .clone();
    push(&mut play, "main", "x", "1");
    play.wait(120);
    let back = |stage: &str| json!({ "pipelineName": "hello", "stageName": stage, "targetPipelineExecutionId": first });
    assert!(play.refused("codepipeline:RollbackStage", back("Source")).starts_with("UnableToRollbackStageException"));
    assert!(play.refused("codepipeline:RollbackStage", back("Nope")).starts_with("StageNotFoundException"));
    play.get("codepipeline:RollbackStage", back("Deploy"));
    play.wait(60);
    assert_eq!(play.executions("hello")[0], "Succeeded ManualRollback");
    update(&mut play, |_| {});
    assert!(
        play.refused("codepipeline:RollbackStage", back("Deploy")).starts_with("PipelineExecutionOutdatedException")
    );
}

#[test]
fn an_execution_that_is_about_to_be_forgotten_can_still_be_gone_back_to() {
    let mut play = deployed(&[]);
    for number in 0..crate::world::history::RUNS {
        push(&mut play, "main", "x", &number.to_string());
        play.wait(120);
    }
    let oldest = super::executions(&play.world, "us-east-1/hello")[0].id.clone();
    let back = json!({ "pipelineName": "hello", "stageName": "Deploy", "targetPipelineExecutionId": oldest });
    play.get("codepipeline:RollbackStage", back.clone());
    play.wait(60);
    assert_eq!(play.executions("hello")[0], "Succeeded ManualRollback");
    assert!(play.refused("codepipeline:RollbackStage", back).starts_with("PipelineExecutionNotFoundException"));
}

#[test]
fn a_closed_stage_lets_nothing_in_until_it_is_opened() {
    let mut play = deployed(&[]);
    let door =
        json!({ "pipelineName": "hello", "stageName": "Build", "transitionType": "Inbound", "reason": "not now" });
    play.get("codepipeline:DisableStageTransition", door.clone());
    push(&mut play, "main", "x", "1");
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "InProgress WebhookV2");
    let state = play.get("codepipeline:GetPipelineState", json!({ "name": "hello" }));
    assert_eq!(state["stageStates"][1]["inboundTransitionState"]["disabledReason"], "not now");
    assert!(state["stageStates"][1].get("inboundExecution").is_some());
    play.get("codepipeline:EnableStageTransition", door);
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "Succeeded WebhookV2");
}

#[test]
fn a_failed_stage_is_retried_by_itself_and_by_hand() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| {
        pipeline["stages"][1]["onFailure"] =
            json!({ "result": "RETRY", "retryConfiguration": { "retryMode": "FAILED_ACTIONS" } });
    });
    push(&mut play, "main", "package.json", r#"{"scripts":{"test":"exit 1"}}"#);
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "Failed WebhookV2");
    let state = play.get("codepipeline:GetPipelineState", json!({ "name": "hello" }));
    assert_eq!(state["stageStates"][1]["retryStageMetadata"]["autoStageRetryAttempt"], 1);
    let builds = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
    assert_eq!(builds.list("ids").len(), 3);
    let attempts = |play: &mut Play| {
        let filter =
            json!({ "pipelineExecutionId": state["stageStates"][1]["latestExecution"]["pipelineExecutionId"] });
        let listed =
            play.get("codepipeline:ListActionExecutions", json!({ "pipelineName": "hello", "filter": filter }));
        let mut builds: Vec<String> = Vec::new();
        for one in listed.list("actionExecutionDetails").iter().filter(|one| one.text("stageName") == "Build") {
            let result = one.member("output").member("executionResult");
            builds.push(format!("{} {}", one.text("status"), result.text("externalExecutionId")));
        }
        builds
    };
    let both = attempts(&mut play);
    assert!(both.len() == 2 && both[0] != both[1] && both.iter().all(|one| one.starts_with("Failed ")), "{both:?}");
    let id = state["stageStates"][1]["latestExecution"]["pipelineExecutionId"].clone();
    let retry = json!({ "pipelineName": "hello", "stageName": "Build", "pipelineExecutionId": id, "retryMode": "FAILED_ACTIONS" });
    play.get("codepipeline:RetryStageExecution", retry.clone());
    assert!(play.refused("codepipeline:RetryStageExecution", retry).starts_with("StageNotRetryableException"));
    play.wait(300);
    assert_eq!(play.executions("hello")[0], "Failed WebhookV2");
    assert_eq!(attempts(&mut play)[1..], both, "what was tried before stays");
}

#[test]
fn a_failed_deployment_is_rolled_back_to_the_last_good_one() {
    let mut play = deployed(&[]);
    update(&mut play, |pipeline| pipeline["stages"][2]["onFailure"] = json!({ "result": "ROLLBACK" }));
    push(&mut play, "main", "x", "1");
    play.wait(300);
    play.get("s3:PutBucketPolicy", json!({ "Bucket": "hello-site-111122223333", "Policy": json!({ "Statement": {
        "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::hello-site-111122223333/*" } }).to_string() }));
    push(&mut play, "main", "x", "2");
    play.wait(300);
    assert_eq!(play.executions("hello")[..2], ["Failed AutomatedRollback", "Failed WebhookV2"]);
    assert!(play.state("hello").contains("AccessDenied"), "{}", play.state("hello"));
}

#[test]
fn an_execution_can_be_stopped_and_abandoned() {
    for (abandon, expected) in [(false, "Stopped"), (true, "Stopped")] {
        let mut play = deployed(&[]);
        let id = play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello", "clientRequestToken": "t" }))
            ["pipelineExecutionId"]
            .clone();
        let again =
            play.get("codepipeline:StartPipelineExecution", json!({ "name": "hello", "clientRequestToken": "t" }));
        assert_eq!(again["pipelineExecutionId"], id);
        play.wait(15);
        let stop =
            json!({ "pipelineName": "hello", "pipelineExecutionId": id, "abandon": abandon, "reason": "enough" });
        play.get("codepipeline:StopPipelineExecution", stop.clone());
        let twice = play.refused("codepipeline:StopPipelineExecution", stop);
        assert!(
            twice.starts_with(if abandon { "PipelineExecutionNotStoppable" } else { "DuplicatedStopRequest" }),
            "{twice}"
        );
        play.wait(120);
        assert_eq!(play.executions("hello")[0], format!("{expected} StartPipelineExecution"));
    }
}

#[test]
fn pull_requests_start_what_listens_to_them() {
    let mut play = deployed(&[]);
    push(&mut play, "feature", "src/a.js", "1");
    update(&mut play, |pipeline| {
        pipeline["triggers"] = json!([{ "providerType": "CodeStarSourceConnection", "gitConfiguration": {
            "sourceActionName": "Source", "pullRequest": [{ "events": ["OPEN"], "branches": { "includes": ["main"] } }] } }]);
    });
    let request = |event: &str| PracticePullRequest {
        repository: "gangway-practice/hello-node".to_owned(),
        from: "feature".to_owned(),
        into: "main".to_owned(),
        title: "A feature".to_owned(),
        event: event.to_owned(),
    };
    play.world.pull_request(&request("CLOSED")).expect("known");
    play.world.pull_request(&request("OPEN")).expect("known");
    push(&mut play, "main", "x", "1");
    play.wait(300);
    assert_eq!(play.executions("hello"), ["Succeeded WebhookV2", "Succeeded CreatePipeline"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_structure_makes_it_panic(path in "/(stages|triggers|artifactStore|executionMode)(/[0-3])?(/(actions|name|onFailure))?(/[0-2])?(/(configuration|actionTypeId|runOrder|inputArtifacts))?", value in prop_oneof![Just(json!(null)), Just(json!([])), Just(json!({})), Just(json!("x")), Just(json!(-1)), Just(json!([{}]))]) {
        let mut play = Play::new();
        play.deploy(PIPELINE, &[]);
        let mut pipeline = structure(&mut play);
        if let Some(place) = pipeline.pointer_mut(&path) {
            *place = value;
        }
        let _ = play.ask("codepipeline:UpdatePipeline", json!({ "pipeline": pipeline }));
        let _ = play.ask("codepipeline:StartPipelineExecution", json!({ "name": "hello" }));
        play.wait(600);
        play.state("hello");
    }
}
