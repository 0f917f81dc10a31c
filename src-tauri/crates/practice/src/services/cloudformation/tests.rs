//! Change sets, failures, rollbacks, replacements.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::messages::{PlayedMessage, PlayedPlace, PracticeFault, PracticeFaultKind};
use crate::services::read::Read as _;
use crate::world::play::{PIPELINE, Play};

fn create(play: &mut Play, template: &str) {
    play.get(
        "cloudformation:CreateStack",
        json!({ "StackName": "hello", "TemplateBody": template, "Capabilities": ["CAPABILITY_NAMED_IAM"] }),
    );
    play.wait(200);
}

fn update(play: &mut Play, template: &str) {
    play.get(
        "cloudformation:UpdateStack",
        json!({ "StackName": "hello", "TemplateBody": template, "Capabilities": ["CAPABILITY_NAMED_IAM"] }),
    );
    play.wait(200);
}

/// What a change set shows: action, logical id, replacement, changed properties.
fn changes(play: &mut Play, template: &str) -> Vec<String> {
    play.get("cloudformation:CreateChangeSet", json!({ "StackName": "hello", "ChangeSetName": "c", "TemplateBody": template, "Capabilities": ["CAPABILITY_NAMED_IAM"] }));
    play.wait(5);
    let shown = play.get("cloudformation:DescribeChangeSet", json!({ "StackName": "hello", "ChangeSetName": "c" }));
    let one = |change: &Value| {
        let change = change.member("ResourceChange");
        let names: Vec<&str> =
            change.list("Details").iter().map(|detail| detail.member("Target").text("Name")).collect();
        format!(
            "{} {} {} {}",
            change.text("Action"),
            change.text("LogicalResourceId"),
            change.text("Replacement"),
            names.join(",")
        )
    };
    let mut all: Vec<String> = shown.list("Changes").iter().map(|change| one(change).trim().to_owned()).collect();
    all.push(format!("{} {}", shown.text("Status"), shown.text("StatusReason")));
    all
}

fn buckets(one: &str, more: &str) -> String {
    format!(
        "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: {one}\n  B:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      LogGroupName: !Sub 'log-${{A}}'\n{more}"
    )
}

fn refused(template: &str) -> String {
    Play::new().refused("cloudformation:CreateStack", json!({ "StackName": "hello", "TemplateBody": template }))
}

#[test]
fn what_is_wrong_with_a_template_is_said_before_anything_is_made() {
    let cases = [
        "a: [",
        "{",
        "[]",
        "Resources: {}",
        "Foo: 1\nResources: {A: {Type: 'AWS::S3::Bucket'}}",
        "Resources: {A: {Type: 'Bucket'}}",
        "Resources: {A: {Type: 'AWS::S3::Bucket', Propertys: {}}}",
        "Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref B}}}",
        "Resources: {A: {Type: 'AWS::S3::Bucket', DependsOn: B}, B: {Type: 'AWS::S3::Bucket', DependsOn: A}}",
        "Resources: {A: {Type: 'AWS::IAM::Role'}}",
        "Resources: {A: {Type: 'AWS::IAM::Role', Properties: {RoleName: x}}}",
        "Parameters: {P: {Type: String}}\nResources: {A: {Type: 'AWS::S3::Bucket'}}",
        "Parameters: {P: {Type: String, Default: a, AllowedPattern: b+}}\nResources: {A: {Type: 'AWS::S3::Bucket'}}",
        "Parameters: {P: {Type: String, Default: a, AllowedValues: [b]}}\nResources: {A: {Type: 'AWS::S3::Bucket'}}",
        "Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !GetAtt B.Nope}}, B: {Type: 'AWS::S3::Bucket'}}",
        "Resources: {A: {Type: 'AWS::S3::Bucket', Condition: C}}",
        "Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {Tags: [{Key: team, Value:}]}}}",
        "Resources: {A: &a {Type: 'AWS::S3::Bucket'}, B: *a}",
    ];
    let all: Vec<String> = cases.iter().map(|case| format!("{case}\n  {}", refused(case))).collect();
    insta::assert_snapshot!("refused", all.join("\n"));
}

#[test]
fn each_entry_of_a_list_is_as_its_parameter_says() {
    let made = |list: &str, constraint: &str| {
        let parameter = format!("P: {{Type: CommaDelimitedList, Default: '{list}', {constraint}}}");
        format!("Parameters: {{{parameter}}}\nResources: {{A: {{Type: 'AWS::S3::Bucket'}}}}")
    };
    for constraint in ["AllowedPattern: ^b+$", "AllowedValues: [b, bb]"] {
        create(&mut Play::new(), &made("b, bb", constraint));
        let refused = refused(&made("b,a", constraint));
        assert!(refused.starts_with("ValidationError: Parameter"), "{refused}");
    }
}

#[test]
fn a_resource_that_fails_takes_the_stack_back() {
    let mut play = Play::new();
    create(
        &mut play,
        &buckets(
            "hello-a",
            "  C:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: Not_A_Name\n      Foo: !Ref A\n",
        ),
    );
    assert_eq!(play.stack(), "ROLLBACK_COMPLETE");
    insta::assert_snapshot!("rollback", play.events());
    let again = play
        .refused("cloudformation:CreateStack", json!({ "StackName": "hello", "TemplateBody": buckets("hello-a", "") }));
    assert_eq!(again, "AlreadyExistsException: Stack [hello] already exists");
    let update = play
        .refused("cloudformation:UpdateStack", json!({ "StackName": "hello", "TemplateBody": buckets("hello-a", "") }));
    assert!(update.contains("is in ROLLBACK_COMPLETE state and can not be updated"));
}

#[test]
fn names_that_a_service_refuses_fail_as_they_do_there() {
    let mut play = Play::new();
    create(&mut play, "Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: my-bucket}}}");
    assert!(play.events().contains("The requested bucket name is not available"), "{}", play.events());
    let mut play = Play::new();
    create(&mut play, "Resources: {A: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: 'a b'}}}");
    assert!(play.events().contains("failed to satisfy constraint"), "{}", play.events());
}

#[test]
fn an_update_changes_replaces_adds_and_removes() {
    let mut play = Play::new();
    create(&mut play, &buckets("hello-a", ""));
    assert_eq!(play.stack(), "CREATE_COMPLETE");
    assert_eq!(
        changes(&mut play, &buckets("hello-a", "")),
        [
            "FAILED The submitted information didn't contain changes. Submit different information to create a change set."
        ],
    );
    play.get("cloudformation:DeleteChangeSet", json!({ "StackName": "hello", "ChangeSetName": "c" }));
    let wanted = buckets("hello-b", "  C:\n    Type: AWS::S3::Bucket\n");
    assert_eq!(
        changes(&mut play, &wanted),
        ["Modify A True BucketName", "Modify B Conditional LogGroupName", "Add C", "CREATE_COMPLETE "],
    );
    play.get("cloudformation:ExecuteChangeSet", json!({ "StackName": "hello", "ChangeSetName": "c" }));
    play.wait(200);
    assert_eq!(play.stack(), "UPDATE_COMPLETE");
    update(
        &mut play,
        "Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: hello-b, VersioningConfiguration: {Status: Enabled}}}}",
    );
    insta::assert_snapshot!("update", play.events());
    let names: Vec<String> = crate::services::resources(&play.world)
        .into_iter()
        .filter(|one| one.resource_type.contains("S3") || one.resource_type.contains("Logs"))
        .map(|one| one.name)
        .collect();
    assert_eq!(names, ["hello-b"]);
}

#[test]
fn a_failed_update_leaves_everything_as_it_was() {
    let mut play = Play::new();
    let before = buckets("hello-a", "");
    create(&mut play, &before);
    let after = "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: hello-a\n      VersioningConfiguration: {Status: Enabled}\n  N:\n    Type: AWS::S3::Bucket\n    DependsOn: A\n    Properties: {BucketName: hello-n}\n  B:\n    Type: AWS::Logs::LogGroup\n    DependsOn: N\n    Properties: {LogGroupName: log-hello-a, RetentionInDays: 2}\n";
    update(&mut play, after);
    assert_eq!(play.stack(), "UPDATE_ROLLBACK_COMPLETE");
    insta::assert_snapshot!("update_rollback", play.events());
    assert!(play.ask("s3:HeadBucket", json!({ "Bucket": "hello-n" })).is_err());
    assert_eq!(
        play.refused("cloudformation:UpdateStack", json!({ "StackName": "hello", "TemplateBody": before })),
        "ValidationError: No updates are to be performed."
    );
}

#[test]
fn an_update_can_be_canceled() {
    let mut play = Play::new();
    create(&mut play, &buckets("hello-a", ""));
    let wanted = buckets("hello-a", "  C:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: hello-c}\n");
    play.get("cloudformation:UpdateStack", json!({ "StackName": "hello", "TemplateBody": wanted }));
    play.wait(6);
    assert!(play.ask("s3:HeadBucket", json!({ "Bucket": "hello-c" })).is_ok());
    play.get("cloudformation:CancelUpdateStack", json!({ "StackName": "hello" }));
    play.wait(60);
    assert_eq!(play.stack(), "UPDATE_ROLLBACK_COMPLETE");
    assert!(play.ask("s3:HeadBucket", json!({ "Bucket": "hello-c" })).is_err());
    assert!(
        play.refused("cloudformation:CancelUpdateStack", json!({ "StackName": "hello" }))
            .starts_with("ValidationError")
    );
}

#[test]
fn failures_can_be_asked_for_alone() {
    let mut play = Play::new();
    create(&mut play, "Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: my-bucket}}}");
    let failed =
        play.get("cloudformation:DescribeEvents", json!({ "StackName": "hello", "Filters": { "FailedEvents": true } }));
    let all: Vec<&str> = failed.list("OperationEvents").iter().map(|event| event.text("EventType")).collect();
    assert_eq!(all, ["PROVISIONING_ERROR"]);
}

#[test]
fn a_check_that_refuses_a_change_set_names_the_resource_when_it_is_asked() {
    let mut play = Play::new();
    let text = "Resource of type 'AWS::S3::Bucket' with identifier 'my-bucket' already exists.";
    play.world.played.add(PlayedMessage {
        place: PlayedPlace::ChangeSet,
        code: "NAME_CONFLICT_VALIDATION".to_owned(),
        text: text.to_owned(),
        times: 1,
    });
    let template = "Resources: {G: {Type: 'AWS::Logs::LogGroup'}, A: {Type: 'AWS::S3::Bucket'}}";
    let wanted =
        json!({ "StackName": "hello", "ChangeSetName": "one", "ChangeSetType": "CREATE", "TemplateBody": template });
    let id = play.get("cloudformation:CreateChangeSet", wanted).text("Id").to_owned();
    let events = |play: &mut Play| {
        let failed = json!({ "ChangeSetName": id, "Filters": { "FailedEvents": true } });
        play.get("cloudformation:DescribeEvents", failed).list("OperationEvents").to_vec()
    };
    assert_eq!(events(&mut play), [] as [Value; 0]);
    play.wait(10);
    let set = play.get("cloudformation:DescribeChangeSet", json!({ "ChangeSetName": id }));
    assert_eq!(set.text("Status"), "FAILED");
    assert!(set.text("StatusReason").contains("[AWS::EarlyValidation::ResourceExistenceCheck]"), "{set}");
    let events = events(&mut play);
    let told = ["LogicalResourceId", "PhysicalResourceId", "ValidationStatusReason"].map(|name| events[0].text(name));
    assert_eq!((events.len(), told), (1, ["A", "my-bucket", text]));
    let by_name = play.refused("cloudformation:DescribeEvents", json!({ "ChangeSetName": "one" }));
    assert!(by_name.starts_with("ValidationError"), "{by_name}");
}

#[test]
fn what_shall_be_retained_is_retained() {
    let mut play = Play::new();
    create(
        &mut play,
        "Resources: {A: {Type: 'AWS::S3::Bucket', DeletionPolicy: Retain, Properties: {BucketName: hello-a}}}",
    );
    play.get("cloudformation:DeleteStack", json!({ "StackName": "hello" }));
    play.wait(30);
    assert!(play.events().contains("A DELETE_SKIPPED"));
    assert!(play.ask("s3:HeadBucket", json!({ "Bucket": "hello-a" })).is_ok());
}

#[test]
fn a_connection_of_a_stack_is_pending_and_another_name_is_another_connection() {
    let template = |name: &str| {
        format!(
            "Resources: {{C: {{Type: 'AWS::CodeConnections::Connection', Properties: {{ConnectionName: {name}, ProviderType: GitHub}}}}}}\nOutputs: {{S: {{Value: !GetAtt C.ConnectionStatus}}}}"
        )
    };
    let mut play = Play::new();
    create(&mut play, &template("one"));
    let shown = play.get("cloudformation:DescribeStacks", json!({ "StackName": "hello" }));
    assert_eq!(shown["Stacks"][0]["Outputs"][0]["OutputValue"], "PENDING");
    assert_eq!(changes(&mut play, &template("two")), ["Modify C True ConnectionName", "CREATE_COMPLETE "]);
}

#[test]
fn a_role_that_is_not_yet_assumable_only_delays() {
    let mut play = Play::new();
    let fault = PracticeFault { kind: PracticeFaultKind::RoleNotAssumable, operation: String::new(), times: Some(2) };
    play.world.faults.set(vec![fault]);
    play.deploy(PIPELINE, &[]);
    assert_eq!(play.stack(), "CREATE_COMPLETE");
    assert!(play.events().starts_with("   0"));
}

#[test]
fn a_fault_fails_a_resource() {
    let mut play = Play::new();
    let fault = PracticeFault { kind: PracticeFaultKind::StackFails, operation: String::new(), times: Some(1) };
    play.world.faults.set(vec![fault]);
    play.deploy(PIPELINE, &[]);
    assert_eq!(play.stack(), "ROLLBACK_COMPLETE");
}

#[test]
fn tags_of_the_stack_reach_what_it_makes() {
    let mut play = Play::new();
    play.deploy(PIPELINE, &[]);
    let tags = play.get("s3:GetBucketTagging", json!({ "Bucket": "hello-site-111122223333" }));
    assert!(tags.list("TagSet").iter().any(|tag| tag.text("Key") == "gangway:setup"));
    let arn = "arn:aws:codepipeline:us-east-1:111122223333:hello";
    let tags = play.get("codepipeline:ListTagsForResource", json!({ "resourceArn": arn }));
    assert!(tags.list("tags").iter().any(|tag| tag.text("key") == "gangway:setup"));
}

#[test]
fn what_a_template_no_longer_says_is_gone() {
    let mut play = Play::new();
    let more = "Name: hello-build\n      Description: Builds\n      ConcurrentBuildLimit: 2";
    play.deploy(&PIPELINE.replace("Name: hello-build", more), &[]);
    let project = |play: &mut Play| {
        play.get("codebuild:BatchGetProjects", json!({ "names": ["hello-build"] }))["projects"][0].clone()
    };
    assert_eq!(project(&mut play).text("description"), "Builds");
    play.deploy(PIPELINE, &[]);
    assert_eq!(play.stack(), "UPDATE_COMPLETE");
    assert_eq!(project(&mut play).get("description"), None);
    assert_eq!(project(&mut play)["timeoutInMinutes"], 60);
}

#[test]
fn conditions_that_name_each_other_many_times_are_looked_at_once() {
    let mut conditions = "  C0: !Equals [a, a]\n".to_owned();
    for level in 1..28 {
        let below = format!("Condition: C{}", level - 1);
        conditions.push_str(&format!("  C{level}: !And [{{{below}}}, {{{below}}}]\n"));
    }
    let template = format!(
        "Conditions:\n{conditions}Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Condition: C27\n    Properties: {{BucketName: hello-a}}\n"
    );
    let mut play = Play::new();
    create(&mut play, &template);
    assert_eq!(play.stack(), "CREATE_COMPLETE");
    let circle = template.replace("C0: !Equals [a, a]", "C0: !And [{Condition: C27}, {Condition: C27}]");
    assert!(refused(&circle).contains("nested too deeply"), "{}", refused(&circle));
}

#[test]
fn calls_in_the_wrong_moment() {
    let mut play = Play::new();
    let describe = |name: &str| json!({ "StackName": name });
    assert_eq!(
        play.refused("cloudformation:DescribeStacks", describe("no")),
        "ValidationError: Stack with id no does not exist"
    );
    assert_eq!(
        play.refused("cloudformation:DescribeStackEvents", describe("no")),
        "ValidationError: Stack [no] does not exist"
    );
    play.get("cloudformation:DeleteStack", describe("no"));
    let set = |kind: &str| json!({ "StackName": "hello", "ChangeSetName": "c", "ChangeSetType": kind, "TemplateBody": buckets("hello-a", "") });
    assert_eq!(
        play.refused("cloudformation:CreateChangeSet", set("UPDATE")),
        "ValidationError: Stack [hello] does not exist"
    );
    play.get("cloudformation:CreateChangeSet", set("CREATE"));
    assert_eq!(play.stack(), "REVIEW_IN_PROGRESS");
    let run = json!({ "StackName": "hello", "ChangeSetName": "c", "ClientRequestToken": "t" });
    assert!(play.refused("cloudformation:ExecuteChangeSet", run.clone()).starts_with("InvalidChangeSetStatus"));
    assert!(play.refused("cloudformation:CreateChangeSet", set("CREATE")).starts_with("AlreadyExistsException"));
    play.wait(3);
    play.get("cloudformation:ExecuteChangeSet", run.clone());
    play.get("cloudformation:ExecuteChangeSet", run);
    play.wait(100);
    assert_eq!(play.stack(), "CREATE_COMPLETE");
    assert!(
        play.refused("cloudformation:DescribeChangeSet", json!({ "StackName": "hello", "ChangeSetName": "d" }))
            .starts_with("ChangeSetNotFound")
    );
}

/// Templates that are nearly right: known words in arbitrary places.
fn templates() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        Just("AWS::S3::Bucket"),
        Just("AWS::IAM::Role"),
        Just("AWS::CodePipeline::Pipeline"),
        Just("AWS::CodeBuild::Project"),
        Just("AWS::Logs::LogGroup"),
        Just("A"),
        Just("B"),
        Just("${A.Arn}"),
        Just("${"),
        Just("-1"),
        Just("true"),
        Just(""),
    ];
    let leaf = prop_oneof![
        word.prop_map(|word| json!(word)),
        any::<i32>().prop_map(|number| json!(number)),
        Just(Value::Null),
        any::<bool>().prop_map(|flag| json!(flag))
    ];
    let key = prop_oneof![
        Just("Ref"),
        Just("Fn::Sub"),
        Just("Fn::GetAtt"),
        Just("Fn::If"),
        Just("Fn::Join"),
        Just("Fn::Select"),
        Just("Fn::Split"),
        Just("Properties"),
        Just("Stages"),
        Just("Actions"),
        Just("Name"),
        Just("Policies"),
        Just("PolicyDocument"),
        Just("Tags"),
        Just("BucketName"),
        Just("LifecycleConfiguration"),
        Just("Rules"),
        Just("AssumeRolePolicyDocument"),
        Just("Source"),
    ];
    let tree = leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::btree_map(key.clone(), inner, 0..4).prop_map(|map| {
                Value::Object(map.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    });
    let kind = prop_oneof![
        Just("AWS::S3::Bucket"),
        Just("AWS::S3::BucketPolicy"),
        Just("AWS::IAM::Role"),
        Just("AWS::IAM::Policy"),
        Just("AWS::Logs::LogGroup"),
        Just("AWS::CodeBuild::Project"),
        Just("AWS::CodePipeline::Pipeline"),
        Just("AWS::CodeConnections::Connection"),
    ];
    (kind.clone(), tree.clone(), kind, tree.clone(), tree).prop_map(|(one, a, two, b, rest)| {
        json!({ "Resources": { "A": { "Type": one, "Properties": a }, "B": { "Type": two, "Properties": b } }, "Conditions": { "C": rest } })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_template_makes_it_panic(template in templates()) {
        let mut play = Play::new();
        let made = play.ask("cloudformation:CreateStack", json!({ "StackName": "hello", "TemplateBody": template.to_string(), "Capabilities": ["CAPABILITY_NAMED_IAM"] }));
        play.wait(600);
        if made.is_ok() {
            prop_assert!(play.stack().ends_with("_COMPLETE"), "{}", play.events());
        }
    }
}

#[test]
fn the_largest_stack_is_made() {
    let mut template = "Resources:\n".to_owned();
    for number in (0..500).rev() {
        let needs = if number == 0 { String::new() } else { format!(", DependsOn: A{}", number - 1) };
        template.push_str(&format!(
            "  A{number}: {{Type: 'AWS::Logs::LogGroup', Properties: {{LogGroupName: g{number}}}{needs}}}\n"
        ));
    }
    let mut play = Play::new();
    play.get("cloudformation:CreateStack", json!({ "StackName": "hello", "TemplateBody": template }));
    play.wait(100_000);
    assert_eq!(play.stack(), "CREATE_COMPLETE");
}

#[test]
fn a_tag_that_a_template_no_longer_says_goes() {
    let mut play = Play::new();
    play.deploy(PIPELINE, &[]);
    let kinds = [
        "AWS::S3::Bucket",
        "AWS::Logs::LogGroup",
        "AWS::IAM::Role",
        "AWS::CodeBuild::Project",
        "AWS::CodePipeline::Pipeline",
    ];
    let with = |tag: &str| {
        let tags = if tag.is_empty() { String::new() } else { format!("      Tags: [{{Key: {tag}, Value: x}}]\n") };
        kinds.iter().fold(PIPELINE.to_owned(), |text, kind| {
            text.replace(&format!("Type: {kind}\n    Properties:\n"), &format!("Type: {kind}\n    Properties:\n{tags}"))
        })
    };
    let pipeline = "arn:aws:codepipeline:us-east-1:111122223333:hello";
    let group = "arn:aws:logs:us-east-1:111122223333:log-group:/aws/codebuild/hello-build";
    for (tag, there) in [("first", true), ("second", false), ("", false)] {
        play.deploy(&with(tag), &[]);
        let roles = play.get("iam:ListRoles", json!({}));
        let mut tags = vec![
            play.get("s3:GetBucketTagging", json!({ "Bucket": "hello-site-111122223333" })),
            play.get("logs:ListTagsForResource", json!({ "resourceArn": group })),
            play.get("codebuild:BatchGetProjects", json!({ "names": ["hello-build"] })),
            play.get("codepipeline:ListTagsForResource", json!({ "resourceArn": pipeline })),
        ];
        tags.extend(
            roles
                .list("Roles")
                .iter()
                .map(|role| play.get("iam:ListRoleTags", json!({ "RoleName": role["RoleName"] }))),
        );
        for shown in tags {
            let shown = shown.to_string();
            assert_eq!(shown.contains("\"first\""), there, "{tag}: {shown}");
            assert_eq!(shown.contains("\"second\""), tag == "second", "{tag}: {shown}");
        }
    }
}

const PLACEHOLDERS: &str = "Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: jobs, VisibilityTimeout: 30 }
  Own:
    Type: Custom::Thing
    Properties: { ServiceToken: !GetAtt Queue.Arn }
  Log:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub '/queues/${Queue.QueueName}' }
Outputs:
  Arn: { Value: !GetAtt Queue.Arn }
  Url: { Value: !Ref Queue }
  Own: { Value: !GetAtt Own.Answer }
";

#[test]
fn a_type_that_is_not_imitated_is_a_named_placeholder() {
    let mut play = Play::new();
    create(&mut play, PLACEHOLDERS);
    let mut said = vec![play.stack(), play.events()];
    let shown = play.get("cloudformation:DescribeStacks", json!({ "StackName": "hello" }));
    let outputs = shown["Stacks"][0].list("Outputs").to_vec();
    said.extend(outputs.iter().map(|one| format!("{}: {}", one.text("OutputKey"), one.text("OutputValue"))));
    said.extend(changes(&mut play, &PLACEHOLDERS.replace("VisibilityTimeout: 30", "VisibilityTimeout: 60")));
    play.get("cloudformation:ExecuteChangeSet", json!({ "StackName": "hello", "ChangeSetName": "c" }));
    play.wait(200);
    said.push(play.stack());
    let resources = crate::services::resources(&play.world).into_iter();
    said.extend(resources.map(|one| format!("{} {} {}", one.resource_type, one.name, one.status)));
    play.get("cloudformation:DeleteStack", json!({ "StackName": "hello" }));
    play.wait(200);
    let left = crate::services::resources(&play.world).into_iter().map(|one| one.resource_type);
    said.push(format!("left: {}", left.collect::<Vec<_>>().join(" ")));
    insta::assert_snapshot!("placeholders", said.join("\n"));
}

/// What is changed of a template that can be deployed.
type TemplateChange<'c> = &'c dyn Fn(&mut Value);

#[test]
fn a_template_holds_no_more_than_cloudformation_takes() {
    let named = |count: usize, one: Value| (0..count).map(|at| (format!("N{at}"), one.clone())).collect::<Value>();
    let group = json!({ "Type": "AWS::Logs::LogGroup" });
    let check = |change: &dyn Fn(&mut Value)| {
        let mut template = json!({ "Resources": { "Group": group } });
        change(&mut template);
        let asked = Play::new().ask("cloudformation:ValidateTemplate", json!({ "TemplateBody": template.to_string() }));
        asked.err().map(|error| error.message).unwrap_or_default()
    };
    let parameter = json!({ "Type": "String", "Default": "" });
    let output = json!({ "Value": "x" });
    let mapping = json!({ "a": { "b": "c" } });
    assert_eq!(check(&|template| template["Description"] = json!("é".repeat(512))), "");
    assert_eq!(check(&|template| template["Resources"] = named(500, group.clone())), "");
    assert_eq!(check(&|template| template["Parameters"] = named(200, parameter.clone())), "");
    assert_eq!(check(&|template| template["Outputs"] = named(200, output.clone())), "");
    assert_eq!(check(&|template| template["Resources"]["N".repeat(255)] = group.clone()), "");
    let cases: [(TemplateChange<'_>, &str); 6] = [
        (&|template| template["Description"] = json!("é".repeat(513)), "'Description' length is greater than 1024."),
        (&|template| template["Resources"] = named(501, group.clone()), "Number of resources, 501, is greater"),
        (&|template| template["Parameters"] = named(201, parameter.clone()), "Number of parameters, 201, is greater"),
        (&|template| template["Outputs"] = named(201, output.clone()), "Number of outputs, 201, is greater"),
        (&|template| template["Mappings"] = named(201, mapping.clone()), "Number of mappings, 201, is greater"),
        (&|template| template["Resources"]["N".repeat(256)] = group.clone(), "is longer than 255 characters"),
    ];
    for (change, message) in cases {
        assert!(check(change).contains(message), "{message}: {}", check(change));
    }
}

fn host(endpoint: &str, vpc: &Value, more: &str) -> String {
    let vpc = if vpc.is_null() { String::new() } else { format!("VpcConfiguration: {vpc},") };
    format!(
        "Resources:\n  Server:\n    Type: AWS::CodeConnections::Host\n    Properties: {{Name: server, ProviderType: \
         GitHubEnterpriseServer, {vpc} ProviderEndpoint: '{endpoint}'}}\n{more}\nOutputs:\n  Arn: {{Value: !GetAtt \
         Server.HostArn}}\n  Id: {{Value: !GetAtt Server.HostId}}\n  Status: {{Value: !GetAtt Server.Status}}\n  Ref: \
         {{Value: !Ref Server}}\n"
    )
}

fn outputs(play: &mut Play) -> Vec<String> {
    let shown = play.get("cloudformation:DescribeStacks", json!({ "StackName": "hello" }));
    let outputs = shown.list("Stacks").first().map(|stack| stack.list("Outputs").to_vec()).unwrap_or_default();
    let mut outputs: Vec<(String, String)> =
        outputs.iter().map(|one| (one.text("OutputKey").to_owned(), one.text("OutputValue").to_owned())).collect();
    outputs.sort();
    outputs.into_iter().map(|(_, value)| value).collect()
}

fn listed(play: &mut Play) -> Vec<String> {
    let hosts = play.get("codeconnections:ListHosts", json!({}));
    hosts.list("Hosts").iter().map(|one| format!("{} {}", one.text("ProviderEndpoint"), one.text("Status"))).collect()
}

#[test]
fn a_host_is_made_without_waiting_and_deleted_with_its_vpc() {
    let mut play = Play::new();
    let network = play.network("Company network");
    create(&mut play, &host("https://git.internal", &network, ""));
    assert_eq!(play.stack(), "CREATE_COMPLETE");
    let [arn, id, reference, status] = &outputs(&mut play)[..] else { panic!("four outputs") };
    assert!(arn == reference && arn.ends_with(&format!(":host/{id}")) && id.starts_with("server-"), "{arn} {id}");
    assert_eq!(status, "VPC_CONFIG_INITIALIZING");
    assert_eq!(listed(&mut play), ["https://git.internal PENDING"]);
    assert_eq!(
        changes(&mut play, &host("https://git.internal", &network, "").replace("Name: server", "Name: other")),
        ["Modify Server True Name", "CREATE_COMPLETE "]
    );
    play.get("cloudformation:DeleteChangeSet", json!({ "StackName": "hello", "ChangeSetName": "c" }));
    update(&mut play, &host("https://git.example", &network, ""));
    assert_eq!(play.stack(), "UPDATE_COMPLETE");
    assert_eq!(listed(&mut play), ["https://git.example PENDING"]);
    play.get("cloudformation:DeleteStack", json!({ "StackName": "hello" }));
    play.wait(30);
    assert_eq!(listed(&mut play), ["https://git.example VPC_CONFIG_DELETING"]);
    assert_eq!(play.stack(), "DELETE_IN_PROGRESS");
    play.wait(90);
    assert!(listed(&mut play).is_empty());
    let stacks = play.get("cloudformation:ListStacks", json!({}));
    assert_eq!(stacks.list("StackSummaries")[0].text("StackStatus"), "DELETE_COMPLETE");
}

#[test]
fn a_connection_of_a_stack_goes_through_a_host_that_is_set_up() {
    let mut play = Play::new();
    let through = "  Connection:\n    Type: AWS::CodeConnections::Connection\n    Properties: {ConnectionName: c, \
                   HostArn: !Ref Server}";
    create(&mut play, &host("https://git.internal", &Value::Null, through));
    assert_eq!(play.stack(), "ROLLBACK_COMPLETE", "a stack can't hold both: nobody has set the host up yet");
    assert!(play.events().contains("its status is PENDING. (Code: ResourceUnavailableException)"), "{}", play.events());
    assert!(listed(&mut play).is_empty());

    let mut play = Play::new();
    create(&mut play, &host("https://git.internal", &Value::Null, ""));
    let arn = outputs(&mut play)[0].clone();
    let now = play.world.now;
    assert!(play.world.services.codeconnections.set_up(&arn, "app", now));
    let template = format!(
        "Resources: {{C: {{Type: 'AWS::CodeConnections::Connection', Properties: {{ConnectionName: c, HostArn: '{arn}'}}}}}}"
    );
    play.get("cloudformation:CreateStack", json!({ "StackName": "second", "TemplateBody": template }));
    play.wait(30);
    let shown = play.get("codeconnections:ListConnections", json!({ "HostArnFilter": arn }));
    assert_eq!(shown.list("Connections")[0].text("ProviderType"), "GitHubEnterpriseServer");
    // Tags are all that can be changed now.
    update(&mut play, &host("https://git.example", &Value::Null, ""));
    let events = play.get("cloudformation:DescribeStackEvents", json!({ "StackName": "hello" })).to_string();
    assert!(events.contains("UnsupportedOperationException"), "{events}");
    play.get("cloudformation:DeleteStack", json!({ "StackName": "hello" }));
    play.wait(60);
    assert_eq!(play.stack(), "DELETE_FAILED", "it still has a connection");
}
