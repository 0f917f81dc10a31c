//! The graph in plain words: ids and facts, which `words` turns into sentences.

use gangway_catalog::fact::{FactMap, facts};
use gangway_catalog::providers;
use serde_json::json;

use crate::Blueprint;
use crate::id::Id;
use crate::policy::{Condition, Policy, Statement};
use crate::resource::{Kind, Resource, Role};

/// One resource, ready to be worded.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainResource {
    pub id: String,
    /// The type as AWS names it.
    pub aws_type: &'static str,
    /// The physical name, where there is a fixed one.
    pub name: Option<String>,
    /// As in `resource-<purpose>`, its sentence in `words`.
    pub purpose: &'static str,
    /// The values that the sentence names.
    pub facts: FactMap,
}

/// One policy, ready to be worded.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainPolicy {
    /// Logical id of the role; empty for the administrator's.
    pub role: String,
    pub statements: Vec<PlainStatement>,
    /// Those that AWS keeps, which stand beside the statements.
    pub managed: Vec<PlainManagedPolicy>,
}

/// A policy that AWS keeps, ready to be worded.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainManagedPolicy {
    pub arn: String,
    /// As in `why-<reason>`, its sentence in `words`.
    pub reason: &'static str,
}

/// One statement, ready to be worded.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainStatement {
    pub sid: &'static str,
    /// As in `why-<reason>`, its sentence in `words`.
    pub reason: &'static str,
    pub actions: Vec<&'static str>,
    /// The resources with their references resolved.
    pub resources: Vec<String>,
    /// The conditions as JSON text, one each.
    pub conditions: Vec<String>,
}

impl Blueprint {
    /// Every resource, phase by phase.
    pub fn plain(&self) -> Vec<PlainResource> {
        self.resources()
            .map(|resource| PlainResource {
                id: resource.id.as_str().to_owned(),
                aws_type: resource.kind.aws_type(),
                name: resource.kind.name().map(|name| self.resolve(&name)),
                purpose: resource.purpose.id(),
                facts: self.facts(resource),
            })
            .collect()
    }

    /// Each role with its logical id.
    pub fn roles(&self) -> impl Iterator<Item = (&Id, &Role)> {
        self.resources().filter_map(|resource| match &resource.kind {
            Kind::Role(role) => Some((&resource.id, role)),
            _ => None,
        })
    }

    /// The permissions of each role, ready to be worded.
    pub fn policies(&self) -> Vec<PlainPolicy> {
        self.roles().map(|(id, role)| self.plain_role(id, role)).collect()
    }

    /// The permissions of a role.
    pub fn plain_role(&self, id: &Id, role: &Role) -> PlainPolicy {
        let managed = role
            .managed
            .iter()
            .map(|policy| PlainManagedPolicy { arn: self.resolve(&policy.arn()), reason: policy.reason.id() });
        PlainPolicy { managed: managed.collect(), ..self.plain_policy(id.as_str(), &role.policy) }
    }

    /// `role`: its logical id; empty for the administrator's policies.
    pub fn plain_policy(&self, role: &str, policy: &Policy) -> PlainPolicy {
        let statements = policy.statements.iter().map(|statement| self.plain_statement(statement)).collect();
        PlainPolicy { role: role.to_owned(), statements, managed: Vec::new() }
    }

    fn plain_statement(&self, statement: &Statement) -> PlainStatement {
        PlainStatement {
            sid: statement.sid,
            reason: statement.reason.id(),
            actions: statement.actions.clone(),
            resources: statement.resources.iter().map(|resource| self.resolve(resource)).collect(),
            conditions: statement.conditions.iter().map(|condition| self.plain_condition(condition)).collect(),
        }
    }

    fn plain_condition(&self, condition: &Condition) -> String {
        let values: Vec<String> = condition.values.iter().flat_map(|value| self.resolve_each(value)).collect();
        let value = match values.as_slice() {
            [one] => json!(one),
            several => json!(several),
        };
        json!({ condition.operator: { condition.key: value } }).to_string()
    }

    /// The values that the sentence about a resource names.
    pub fn facts(&self, resource: &Resource) -> FactMap {
        match &resource.kind {
            Kind::Host(host) => facts([
                ("provider", providers::of(host.provider).id.into()),
                ("endpoint", host.endpoint.as_str().into()),
                ("network", if host.vpc.is_some() { "private" } else { "public" }.into()),
            ]),
            Kind::Connection(connection) => facts([("provider", providers::of(connection.provider).id.into())]),
            Kind::Bucket(bucket) => {
                let days = bucket.expire_days.unwrap_or(bucket.expire_former_days);
                facts([("days", days.into())])
            }
            Kind::LogGroup(group) => facts([("days", group.retention_days.into())]),
            Kind::Project(project) => {
                let mut said = facts([
                    ("image", project.image.as_str().into()),
                    ("compute", project.compute.as_str().into()),
                    ("minutes", project.timeout_minutes.into()),
                ]);
                // Builds run outside of any VPC unless they are told to: only the other case is said.
                said.extend(project.vpc.iter().map(|_| ("network".to_owned(), "host".into())));
                said
            }
            Kind::Pipeline(pipeline) => facts([
                ("repository", pipeline.source.repository.as_str().into()),
                ("branch", pipeline.source.branch.as_str().into()),
            ]),
            Kind::BucketPolicy(_) | Kind::Role(_) => FactMap::new(),
        }
    }
}
