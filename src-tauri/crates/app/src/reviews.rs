//! Everything once more before anything is made: the drawing, the resources in plain words, the policies with reasons.

use gangway_blueprint::plain::{PlainPolicy, PlainResource};
use gangway_blueprint::{Blueprint, Phase};
use gangway_catalog::fault::Fault;
use gangway_export::{PolicyDocument, administrator_documents, pipeline_template, policy_document};
use gangway_setup::problem::Problem;
use gangway_setup::target::Target;

use crate::App;
use crate::blueprints::{blueprint, target};
use crate::setups::StoredSetup;
use crate::views::*;

impl App {
    /// What the setup means. Works without an account: what only an account knows stands as a reference. A connection
    /// that the setup uses already isn't among what will be made.
    ///
    /// # Errors
    /// When the setup isn't there.
    pub async fn review(&self, question: SetupRef) -> Result<Review, Fault> {
        let kept = self.kept(&question.id)?;
        let target = target(&kept.place);
        let problems = self.check_files(&kept);
        let blueprint = match blueprint(&kept.setup, &target, &problems) {
            Ok(blueprint) => blueprint,
            Err(problems) => return Ok(Review::blocked(problems, administrator_views(None, &kept, &target))),
        };
        // what only shows in the file that is deployed
        if let Err(problems) = pipeline_template(&blueprint) {
            return Ok(Review::blocked(problems, administrator_views(None, &kept, &target)));
        }
        let policies = blueprint
            .roles()
            .map(|(id, role)| {
                let plain = blueprint.plain_role(id, role);
                policy_view(plain, policy_document(&blueprint, &role.policy))
            })
            .collect();
        let (host, connection) = (&kept.place.host_arn, &kept.place.connection_arn);
        let exists = |resource: &PlainResource| {
            let of = |phase| blueprint.phase(phase).iter().any(|one| one.id.as_str() == resource.id);
            let connected = connection.is_some();
            (connected && of(Phase::Connection)) || ((connected || host.is_some()) && of(Phase::Host))
        };
        let resources = blueprint.plain().into_iter().filter(|resource| !exists(resource)).map(resource_view).collect();
        Ok(Review {
            pipelines: blueprint.drawings(),
            resources,
            policies,
            administrator: administrator_views(Some(&blueprint), &kept, &target),
            problems,
        })
    }
}

impl Review {
    fn blocked(problems: Vec<Problem>, administrator: Vec<PolicyView>) -> Self {
        Self { pipelines: Vec::new(), resources: Vec::new(), policies: Vec::new(), administrator, problems }
    }
}

/// What an administrator must allow first. It is given also while the setup has problems, without the reasons' places.
fn administrator_views(blueprint: Option<&Blueprint>, kept: &StoredSetup, target: &Target) -> Vec<PolicyView> {
    let view = |document: PolicyDocument| match blueprint {
        Some(blueprint) => policy_view(blueprint.plain_policy(&document.name, &document.policy), document.text),
        None => {
            let (statements, managed) = (Vec::new(), Vec::new());
            PolicyView { role: document.name, statements, managed, document: document.text }
        }
    };
    administrator_documents(&kept.setup, target).into_iter().map(view).collect()
}

fn policy_view(plain: PlainPolicy, document: String) -> PolicyView {
    let statements = plain.statements.into_iter().map(|statement| StatementView {
        sid: statement.sid.to_owned(),
        reason: statement.reason.to_owned(),
        actions: statement.actions.into_iter().map(str::to_owned).collect(),
        resources: statement.resources,
        conditions: statement.conditions,
    });
    let managed = plain.managed.into_iter();
    let managed = managed.map(|policy| ManagedPolicyView { arn: policy.arn, reason: policy.reason.to_owned() });
    PolicyView { role: plain.role, statements: statements.collect(), managed: managed.collect(), document }
}

fn resource_view(plain: PlainResource) -> ResourceView {
    ResourceView {
        id: plain.id,
        resource_type: plain.aws_type.to_owned(),
        name: plain.name,
        purpose: plain.purpose.to_owned(),
        facts: plain.facts,
    }
}
