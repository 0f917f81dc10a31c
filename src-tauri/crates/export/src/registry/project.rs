//! AWS::CodeBuild::Project.

use gangway_blueprint::resource::{BuildspecSource, EnvironmentVariable, Project, Vpc};
use gangway_setup::document::VariableKind;

use super::reference::{arn, name};
use crate::buildspec;
use crate::tree::{Member, Node};

pub(super) fn properties(project: &Project) -> Vec<Member> {
    let mut environment = vec![
        Member::of("Type", &project.environment),
        Member::of("ComputeType", &project.compute),
        Member::of("Image", &project.image),
        Member::of("ImagePullCredentialsType", "CODEBUILD"),
    ];
    if !project.variables.is_empty() {
        environment.push(Member::of("EnvironmentVariables", Node::list(project.variables.iter().map(variable))));
    }
    let buildspec = match &project.buildspec {
        BuildspecSource::Recipe(recipe) => buildspec::write(recipe),
        BuildspecSource::Written(text) => text.clone(),
        BuildspecSource::Path { path, .. } => path.clone(),
    };
    let logs = Node::map([("Status", "ENABLED".into()), ("GroupName", name(&project.logs))]);
    let mut members = vec![
        Member::of("Name", &project.name),
        Member::of("ServiceRole", arn(&project.role)),
        Member::of("Environment", environment),
        Member::of("Source", Node::map([("Type", "CODEPIPELINE".into()), ("BuildSpec", buildspec.into())])),
        Member::of("Artifacts", Node::map([("Type", "CODEPIPELINE".into())])),
        Member::of("TimeoutInMinutes", project.timeout_minutes),
        Member::of("LogsConfig", Node::map([("CloudWatchLogs", logs)])),
    ];
    if let Some(Vpc { id, subnets, security_groups }) = &project.vpc {
        let vpc = vec![
            Member::of("VpcId", id),
            Member::of("Subnets", subnets),
            Member::of("SecurityGroupIds", security_groups),
        ];
        members.push(Member::of("VpcConfig", vpc));
    }
    members
}

fn variable(variable: &EnvironmentVariable) -> Node {
    let kind = match variable.kind {
        VariableKind::Plain => "PLAINTEXT",
        VariableKind::ParameterStore => "PARAMETER_STORE",
        VariableKind::SecretsManager => "SECRETS_MANAGER",
    };
    Node::map([("Name", (&variable.name).into()), ("Type", kind.into()), ("Value", (&variable.value).into())])
}
