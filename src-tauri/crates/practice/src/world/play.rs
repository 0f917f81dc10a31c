//! Playing a world in tests: calls as the wire would make them, time as the server would let it pass.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::World;
use crate::blobs::Blobs;
use crate::call::{Answer, Call};
use crate::moment::Moment;
use crate::services;
use crate::services::read::Read as _;

/// The template that most tests deploy: a whole pipeline.
pub(crate) const PIPELINE: &str = include_str!("play/pipeline.yaml");

/// A buildspec for hello-node.
pub(crate) const BUILDSPEC: &str = include_str!("play/buildspec.yml");

/// 2026-11-20T00:00:00Z.
pub(crate) const START: Moment = Moment(1_795_132_800_000);

/// A world being played.
pub(crate) struct Play {
    pub(crate) world: World,
}

impl Play {
    pub(crate) fn new() -> Self {
        Self { world: World::new(7, START, Blobs::default()) }
    }

    /// Calls a service.
    pub(crate) fn ask(&mut self, operation: &str, input: Value) -> Answer {
        let (service, operation) = operation.split_once(':').expect("service:Operation");
        let call = Call {
            service: service.to_owned(),
            operation: operation.to_owned(),
            input,
            region: "us-east-1".to_owned(),
            endpoint: "http://127.0.0.1:1".to_owned(),
        };
        services::call(&mut self.world, &call)
    }

    /// Calls a service that must answer.
    pub(crate) fn get(&mut self, operation: &str, input: Value) -> Value {
        self.ask(operation, input).unwrap_or_else(|error| panic!("{operation}: {}: {}", error.code, error.message))
    }

    /// Calls a service that must refuse: code and message.
    pub(crate) fn refused(&mut self, operation: &str, input: Value) -> String {
        let error = self.ask(operation, input).expect_err(operation);
        format!("{}: {}", error.code, error.message)
    }

    /// Lets seconds pass.
    pub(crate) fn wait(&mut self, seconds: i64) {
        self.world.advance(self.world.now.after_seconds(seconds));
    }

    /// The VPC of this name with its first subnets, one in a zone where that can be, and its group for hosts, as CreateHost
    /// takes them.
    pub(crate) fn network(&mut self, name: &str) -> Value {
        let vpcs = self.get("ec2:DescribeVpcs", json!({ "Filters": [{ "Name": "tag:Name", "Values": [name] }] }));
        let vpc = vpcs.list("Vpcs").first().unwrap_or_else(|| panic!("no VPC {name}")).text("VpcId").to_owned();
        let inside = json!({ "Filters": [{ "Name": "vpc-id", "Values": [vpc] }] });
        let subnets = self.get("ec2:DescribeSubnets", inside.clone());
        let groups = self.get("ec2:DescribeSecurityGroups", inside);
        let subnets: Vec<&str> = subnets.list("Subnets").iter().map(|one| one.text("SubnetId")).take(3).collect();
        let for_hosts = groups.list("SecurityGroups").iter().find(|one| one.text("GroupName") == "git-host");
        let group = for_hosts.expect("a group for hosts").text("GroupId");
        json!({ "VpcId": vpc, "SubnetIds": subnets, "SecurityGroupIds": [group] })
    }

    /// The ARN of the connection that is AVAILABLE.
    pub(crate) fn connection(&self) -> String {
        let available =
            |one: &&services::codeconnections::Connection| one.status == services::codeconnections::Status::Available;
        self.world.services.codeconnections.all().iter().find(available).expect("one is AVAILABLE").arn.clone()
    }

    /// The whole pipeline's stack, through a change set, and one more minute.
    pub(crate) fn deploy(&mut self, template: &str, more: &[(&str, &str)]) {
        let arn = self.connection();
        let own = [("ConnectionArn", arn.as_str())];
        let own = own.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
        let parameters: Vec<Value> =
            own.chain(more).map(|(key, value)| json!({ "ParameterKey": key, "ParameterValue": value })).collect();
        let named = format!("c{}", self.world.now.0);
        let exists = self.ask("cloudformation:DescribeStacks", json!({ "StackName": "hello" })).is_ok();
        self.get(
            "cloudformation:CreateChangeSet",
            json!({
                "StackName": "hello", "ChangeSetName": named, "ChangeSetType": if exists { "UPDATE" } else { "CREATE" },
                "TemplateBody": template, "Parameters": parameters, "Capabilities": ["CAPABILITY_IAM"],
                "Tags": [{ "Key": "gangway:setup", "Value": "1" }],
            }),
        );
        self.wait(5);
        self.get(
            "cloudformation:ExecuteChangeSet",
            json!({ "StackName": "hello", "ChangeSetName": named, "ClientRequestToken": named }),
        );
        self.wait(120);
    }

    /// A stack's status.
    pub(crate) fn stack(&mut self) -> String {
        let shown = self.get("cloudformation:DescribeStacks", json!({ "StackName": "hello" }));
        shown.list("Stacks").first().map(|stack| stack.text("StackStatus").to_owned()).unwrap_or_default()
    }

    /// A stack's events, the oldest first: second, logical id, status, reason.
    pub(crate) fn events(&mut self) -> String {
        let all = self.get("cloudformation:ListStacks", json!({}));
        let id = all.list("StackSummaries").first().map(|stack| stack.text("StackId").to_owned());
        let shown = self.get("cloudformation:DescribeStackEvents", json!({ "StackName": id }));
        let mut out = String::new();
        for event in shown.list("StackEvents").iter().rev() {
            let second = event.member("Timestamp").as_f64().unwrap_or_default() - START.seconds();
            let reason = event.text("ResourceStatusReason");
            let line =
                format!("{second:>4.0} {} {} {reason}", event.text("LogicalResourceId"), event.text("ResourceStatus"));
            writeln!(out, "{}", line.trim_end()).expect("writes");
        }
        out
    }

    /// Where the newest execution of a pipeline is: stage, action, status, error.
    pub(crate) fn state(&mut self, name: &str) -> String {
        let shown = self.get("codepipeline:GetPipelineState", json!({ "name": name }));
        let mut out = String::new();
        for stage in shown.list("stageStates") {
            writeln!(out, "{} {}", stage.text("stageName"), stage.member("latestExecution").text("status"))
                .expect("writes");
            for action in stage.list("actionStates") {
                let latest = action.member("latestExecution");
                let error = latest.member("errorDetails");
                let line = format!(
                    "  {} {} {} {}",
                    action.text("actionName"),
                    latest.text("status"),
                    error.text("code"),
                    error.text("message")
                );
                writeln!(out, "{}", line.trim_end()).expect("writes");
            }
        }
        out
    }

    /// The executions of a pipeline, the newest first: status and what triggered them.
    pub(crate) fn executions(&mut self, name: &str) -> Vec<String> {
        let shown = self.get("codepipeline:ListPipelineExecutions", json!({ "pipelineName": name }));
        let one = |one: &Value| format!("{} {}", one.text("status"), one.member("trigger").text("triggerType"));
        shown.list("pipelineExecutionSummaries").iter().map(one).collect()
    }

    /// The log of a project's newest build.
    pub(crate) fn log(&mut self, project: &str) -> String {
        let ids = self.get("codebuild:ListBuildsForProject", json!({ "projectName": project }));
        let builds = self.get("codebuild:BatchGetBuilds", json!({ "ids": [ids.list("ids").first()] }));
        let logs = builds.list("builds").first().map(|build| build.member("logs").clone()).unwrap_or_default();
        let input = json!({ "logGroupName": logs.text("groupName"), "logStreamName": logs.text("streamName"), "startFromHead": true });
        let events = self.get("logs:GetLogEvents", input);
        events.list("events").iter().map(|event| event.text("message")).collect()
    }
}
