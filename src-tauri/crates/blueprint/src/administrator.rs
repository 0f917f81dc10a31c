//! What an administrator allows the person who walks through Gangway: exactly the actions that the program, the person's
//! browser and CloudFormation on their behalf use for what the setup asks for. An identity policy, to attach to a user, a
//! group or a permission set.
//!
//! Each piece of the blueprint says what the person needs for it (`person_may`). CloudFormation's part is what the
//! resource types' handlers declare in its registry, for the properties that we set. The setup may still have problems,
//! and nothing need be there yet: such statements name resources by their names, never by their ids.

use gangway_setup::document::Setup;
use gangway_setup::names::Names;
use gangway_setup::target::Target;

use crate::policy::{Policy, Reason, Statement, merged};
use crate::text::{Part, Text, text};
use crate::{arn, connection, deploy, host, pipeline, project, resolve, storage};

/// The policy, for this setup in this account and Region; where the target doesn't name one yet, for any.
pub fn policy(setup: &Setup, target: &Target) -> Policy {
    let known = |text: &mut Text| *text = text.resolve(|part| resolve::of_target(part, target)).into();
    let mut statements = merged(statements(setup));
    for statement in &mut statements {
        statement.resources.iter_mut().for_each(known);
        statement.conditions.iter_mut().flat_map(|condition| &mut condition.values).for_each(known);
    }
    Policy { statements }
}

/// References in it are those that any target answers.
pub(crate) fn statements(setup: &Setup) -> Vec<Statement> {
    let names = Names::of(setup);
    let mut statements = vec![who_am_i()];
    statements.extend(connection::person_may());
    statements.extend(host::person_may(setup));
    statements.push(stacks(setup, &names));
    statements.extend(storage::person_may(&names));
    if !setup.builds.is_empty() {
        statements.extend(project::person_may(setup, &names));
    }
    for pipeline in &setup.pipelines {
        statements.extend(pipeline::person_may(setup, &names, pipeline));
    }
    let deployments = deploy::of_setup(setup, &names);
    statements.extend(deployments.into_iter().flatten().flatten().flat_map(|parts| parts.person_may));
    statements
}

fn who_am_i() -> Statement {
    Statement::allow("WhoAmI", Reason::of("person-who-am-i"), &["sts:GetCallerIdentity"], vec![text!["*"]])
}

fn stacks(setup: &Setup, names: &Names) -> Statement {
    let actions = [
        "cloudformation:CreateChangeSet",
        "cloudformation:DescribeChangeSet",
        "cloudformation:ExecuteChangeSet",
        "cloudformation:DeleteChangeSet",
        "cloudformation:ListChangeSets",
        "cloudformation:DescribeStacks",
        "cloudformation:DescribeStackEvents",
        "cloudformation:DescribeEvents",
        "cloudformation:ListStackResources",
        "cloudformation:GetTemplate",
        "cloudformation:DeleteStack",
        "cloudformation:TagResource",
        "cloudformation:UntagResource",
    ];
    let host = Some(&names.host_stack).filter(|_| setup.needs_host());
    let resources = [&names.stack, &names.connection_stack]
        .into_iter()
        .chain(host)
        .map(|stack| arn::here("cloudformation", [Part::from(format!("stack/{stack}/*"))]));
    Statement::allow("Stack", Reason::of("person-stack"), &actions, resources.collect())
}
