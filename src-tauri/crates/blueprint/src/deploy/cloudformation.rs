//! AWS CloudFormation: a stack from the person's own template, with a change set that shows what would change.

use gangway_setup::deploy::cloudformation::CloudFormation;
use gangway_setup::document::Setup;
use gangway_setup::names::role_prefix;

use super::context::DeploymentContext;
use super::parts::DeploymentParts;
use crate::id::Id;
use crate::policy::{Policy, Principal, Reason, Statement};
use crate::resource::{Action, Activity, ExecutionMode, Kind, ManagedPolicy, Purpose, Resource, Role};
use crate::text::{Part, Text, text};
use crate::{arn, roles};

const SERVICE: &str = "cloudformation.amazonaws.com";

/// Each run replaces that of the run before: the stage lets in one run at a time.
const CHANGE_SET: &str = "gangway";

/// For roles with names, and for transforms such as SAM's.
const CAPABILITIES: &str = "CAPABILITY_NAMED_IAM,CAPABILITY_AUTO_EXPAND";

/// What a template makes isn't known here: AWS's own policy for whoever works with all services but IAM.
const SERVICES: ManagedPolicy = ManagedPolicy { name: "PowerUserAccess", reason: Reason::of("stack-services") };

pub(super) fn parts(context: &DeploymentContext<'_>, target: &CloudFormation) -> DeploymentParts {
    let (stack, role) = (context.name(), context.id(&["cloud", "formation", "role"]));
    let action = |name: &str, activity, configuration| Action {
        configuration,
        about: text![stack.as_str()],
        ..Action::of(context.action_name(name), activity, "Deploy", "CloudFormation")
    };
    let mode = |mode: &str| vec![("ActionMode", text![mode]), ("StackName", text![stack.as_str()])];
    let change_set = || ("ChangeSetName", text![CHANGE_SET]);
    let made_from = || {
        let file = |path: &str| text![context.input(), "::", path];
        let mut from = vec![
            ("RoleArn", text![Part::Arn(role.clone())]),
            ("Capabilities", text![CAPABILITIES]),
            ("TemplatePath", file(&target.template)),
        ];
        from.extend(target.parameters.as_ref().map(|path| ("TemplateConfiguration", file(path))));
        from
    };
    let reads = |action: Action| Action { inputs: vec![context.input()], ..action };
    let (proposals, actions) = if target.change_set {
        let create = [mode("CHANGE_SET_REPLACE"), vec![change_set()], made_from()].concat();
        let execute = [mode("CHANGE_SET_EXECUTE"), vec![change_set()]].concat();
        let create = reads(action("CreateChangeSet", Activity::of("create-change-set"), create));
        (vec![create], vec![action("ExecuteChangeSet", Activity::of("execute-change-set"), execute)])
    } else {
        let deploy = [mode("CREATE_UPDATE"), made_from()].concat();
        (vec![], vec![reads(action("Deploy", Activity::of("deploy-stack"), deploy))])
    };
    DeploymentParts {
        resources: vec![Resource {
            id: role.clone(),
            purpose: Purpose::of("deploy-role"),
            kind: Kind::Role(Role {
                managed: vec![SERVICES],
                // without it, CloudFormation could neither change nor delete the stack that the pipeline made
                outlives_stack: true,
                ..Role::of(context.setup, trust(), "deploy", own_roles(context.setup, &stack))
            }),
        }],
        proposals,
        actions,
        // CloudFormation takes back itself what it couldn't bring to its end
        on_failure: None,
        pipeline_may: pipeline(&stack, role, target),
        build_may: vec![],
        person_may: vec![person(&stack), roles::person_may_attach(context.setup, context.names, SERVICES)],
        // side by side one run would replace the change set of another
        mode: ExecutionMode::Queued,
    }
}

/// Without `aws:SourceAccount`: CloudFormation doesn't say it when it takes on a role, and then can't. Nobody outside of
/// the account can hand it this role: who makes a stack must be allowed to pass it.
fn trust() -> Policy {
    let trust = Statement {
        principal: Some(Principal::Service(SERVICE)),
        ..Statement::allow("Trust", Reason::of("trust-stack"), &["sts:AssumeRole"], vec![])
    };
    Policy { statements: vec![trust] }
}

/// The roles that a template may have, by the names that CloudFormation gives them; with the path and the boundary that
/// somebody demands of every role, as far as the template writes them.
fn own_roles(setup: &Setup, stack: &str) -> Policy {
    let mut actions = vec![
        "iam:CreateRole",
        "iam:GetRole",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
        "iam:UpdateAssumeRolePolicy",
        "iam:DeleteRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:PutRolePolicy",
        "iam:GetRolePolicy",
        "iam:DeleteRolePolicy",
        "iam:ListRolePolicies",
        "iam:AttachRolePolicy",
        "iam:DetachRolePolicy",
        "iam:ListAttachedRolePolicies",
    ];
    if setup.boundary().is_none() {
        actions.extend(["iam:PutRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary"]);
    }
    let profiles = [
        "iam:CreateInstanceProfile",
        "iam:GetInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:AddRoleToInstanceProfile",
        "iam:RemoveRoleFromInstanceProfile",
    ];
    let beginning = role_prefix(stack);
    let mut paths = vec!["/", setup.role_path()];
    paths.dedup();
    let own = |of: fn(&str, &str) -> Text| paths.iter().map(|path| of(path, &beginning)).collect::<Vec<_>>();
    let own_roles = own(roles::beginning_with);
    let reasons = [Reason::of("stack-roles"), Reason::of("stack-bounded-roles")];
    let mut statements = roles::making(setup, ["OwnRoles", "BoundedOwnRoles"], reasons, &actions, &own_roles);
    statements.extend([
        Statement::allow("PassOwnRoles", Reason::of("stack-pass-roles"), &["iam:PassRole"], own_roles),
        Statement::allow("OwnProfiles", Reason::of("stack-profiles"), &profiles, own(profiles_beginning_with)),
    ]);
    Policy { statements }
}

fn profiles_beginning_with(path: &str, name: &str) -> Text {
    text!["arn:", Part::Partition, ":iam::", Part::Account, ":instance-profile", path, name, "*"]
}

fn stack_arn(stack: &str) -> Text {
    arn::here("cloudformation", [Part::from(format!("stack/{stack}/*"))])
}

fn pipeline(stack: &str, role: Id, target: &CloudFormation) -> Vec<Statement> {
    let stack = vec![stack_arn(stack)];
    let work = if target.change_set {
        let actions = [
            "cloudformation:CreateChangeSet",
            "cloudformation:DescribeChangeSet",
            "cloudformation:ExecuteChangeSet",
            "cloudformation:DeleteChangeSet",
            "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents",
        ];
        Statement::allow("ChangeSets", Reason::of("deploy-change-set"), &actions, stack.clone())
    } else {
        let actions = [
            "cloudformation:CreateStack",
            "cloudformation:UpdateStack",
            "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents",
            "cloudformation:DescribeStackResources",
            "cloudformation:GetTemplate",
            "cloudformation:GetStackPolicy",
            "cloudformation:SetStackPolicy",
        ];
        Statement::allow("Stacks", Reason::of("deploy-stack"), &actions, stack.clone())
    };
    let pass = Statement::allow(
        "PassDeployRole",
        Reason::of("deploy-pass-role"),
        &["iam:PassRole"],
        vec![text![Part::Arn(role)]],
    );
    let mut statements = vec![work, pass.when("StringEquals", "iam:PassedToService", vec![text![SERVICE]])];
    if target.parameters.is_some() {
        let actions = ["cloudformation:TagResource", "cloudformation:UntagResource"];
        statements.push(Statement::allow("StackTags", Reason::of("deploy-stack-tags"), &actions, stack));
    }
    statements
}

/// To see what waits for an approval, and to delete what nobody needs any more.
fn person(stack: &str) -> Statement {
    let actions = [
        "cloudformation:ListChangeSets",
        "cloudformation:DescribeChangeSet",
        "cloudformation:DescribeStacks",
        "cloudformation:DescribeStackEvents",
        "cloudformation:ListStackResources",
        "cloudformation:GetTemplate",
        "cloudformation:DeleteStack",
    ];
    Statement::allow("DeployedStacks", Reason::of("person-deployed-stacks"), &actions, vec![stack_arn(stack)])
}
