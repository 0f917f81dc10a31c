//! IAM policies as values: every statement knows why it is there.

use crate::text::{Part, Text, text};

/// A policy document, version 2012-10-17.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// In the order in which they are written.
    pub statements: Vec<Statement>,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Letters and digits, once in its policy.
    pub sid: &'static str,
    /// The sentence that explains the statement.
    pub reason: Reason,
    pub effect: Effect,
    /// None in an identity policy, which is about whoever has it.
    pub principal: Option<Principal>,
    /// `service:Action`, one by one. Only a statement that denies may hold a `*`.
    pub actions: Vec<&'static str>,
    /// Empty in a trust policy, which is about its role.
    pub resources: Vec<Text>,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
}

/// Whether a statement allows or forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Allow,
    /// Forbids, whatever else allows.
    Deny,
}

/// Whom a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A service of AWS, e.g. `codebuild.amazonaws.com`.
    Service(&'static str),
    /// Everybody; only used to deny.
    Everybody,
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// E.g. `StringEquals`.
    pub operator: &'static str,
    /// E.g. `aws:SourceAccount`.
    pub key: &'static str,
    /// Any of them.
    pub values: Vec<Text>,
}

/// Why a statement is there. The id is that of its sentence, `why-<id>` in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reason(&'static str);

impl Reason {
    /// With a literal, which a test of `export` looks for in `words`.
    pub(crate) const fn of(id: &'static str) -> Self {
        Self(id)
    }

    pub fn id(self) -> &'static str {
        self.0
    }
}

impl Statement {
    pub(crate) fn allow(sid: &'static str, reason: Reason, actions: &[&'static str], resources: Vec<Text>) -> Self {
        let actions = actions.to_vec();
        Self { sid, reason, effect: Effect::Allow, principal: None, actions, resources, conditions: Vec::new() }
    }

    /// Only on resources of the account itself.
    pub(crate) fn in_own_account(self) -> Self {
        self.when("StringEquals", "aws:ResourceAccount", vec![text![Part::Account]])
    }

    pub(crate) fn when(mut self, operator: &'static str, key: &'static str, values: Vec<Text>) -> Self {
        self.conditions.push(Condition { operator, key, values });
        self
    }
}

/// Statements of one subject as one: where two with the same Sid differ in their actions, their resources or the values
/// of one condition alone, the first takes in the second. More would allow what neither of them does.
pub(crate) fn merged(statements: impl IntoIterator<Item = Statement>) -> Vec<Statement> {
    let mut merged: Vec<Statement> = Vec::new();
    for statement in statements {
        let same = |there: &&mut Statement| {
            let subject = |one: &Statement| (one.sid, one.reason, one.effect, one.principal);
            subject(there) == subject(&statement)
        };
        let taken = merged.iter_mut().filter(|there| same(there)).any(|there| take_in(there, &statement));
        if !taken {
            merged.push(statement);
        }
    }
    merged
}

fn take_in(statement: &mut Statement, other: &Statement) -> bool {
    let same_actions = statement.actions == other.actions;
    let same_resources = statement.resources == other.resources;
    if statement.conditions == other.conditions {
        if same_resources {
            add(&mut statement.actions, &other.actions);
        } else if same_actions {
            add(&mut statement.resources, &other.resources);
        }
        return same_actions || same_resources;
    }
    match (statement.conditions.as_mut_slice(), other.conditions.as_slice()) {
        ([own], [others])
            if same_actions && same_resources && own.operator == others.operator && own.key == others.key =>
        {
            add(&mut own.values, &others.values);
            true
        }
        _ => false,
    }
}

fn add<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}

/// Text of a person as a literal inside `Resource` or a condition: IAM would read `*`, `?` and `${…}` as patterns.
pub(crate) fn exactly(text: &str) -> Part {
    let mut literal = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '*' => literal.push_str("${*}"),
            '?' => literal.push_str("${?}"),
            '$' => literal.push_str("${$}"),
            other => literal.push(other),
        }
    }
    Part::Literal(literal)
}

/// Actions with a `*`, which only a statement that denies may hold, with the reason.
pub const DENIED_WHOLE: &[(&str, &str)] =
    &[("s3:*", "what S3 learns to do later needs TLS as well; a list of today's actions would let it through")];

/// Resources `*` that can't be narrower, because the service knows no resource for the action, with the reason.
/// Everything else names what it is about.
pub const WITHOUT_RESOURCE: &[(&str, &str)] = &[
    ("codebuild:ListCuratedEnvironmentImages", "a list of images that belong to AWS"),
    ("codeconnections:CreateConnection", "there is no connection yet"),
    ("codeconnections:CreateHost", "there is no host yet"),
    ("codeconnections:GetIndividualAccessToken", "the handshake at the provider comes before the connection"),
    ("codeconnections:GetInstallationUrl", "the handshake at the provider comes before the connection"),
    ("codeconnections:ListConnections", "a list"),
    ("codeconnections:ListHosts", "a list"),
    ("codeconnections:ListInstallationTargets", "the handshake at the provider comes before the connection"),
    ("codeconnections:RegisterAppCode", "the handshake at the server; AWS knows no resource for it"),
    ("codeconnections:StartAppRegistrationHandshake", "the handshake at the server; AWS knows no resource for it"),
    ("codeconnections:StartOAuthHandshake", "the handshake at the provider comes before the connection"),
    ("codestar-connections:CreateConnection", "there is no connection yet"),
    ("codestar-connections:CreateHost", "there is no host yet"),
    ("codestar-connections:GetIndividualAccessToken", "the handshake at the provider comes before the connection"),
    ("codestar-connections:GetInstallationUrl", "the handshake at the provider comes before the connection"),
    ("codestar-connections:ListConnections", "a list"),
    ("codestar-connections:ListHosts", "a list"),
    ("codestar-connections:ListInstallationTargets", "the handshake at the provider comes before the connection"),
    ("codestar-connections:RegisterAppCode", "the handshake at the server; AWS knows no resource for it"),
    ("codestar-connections:StartAppRegistrationHandshake", "the handshake at the server; AWS knows no resource for it"),
    ("codestar-connections:StartOAuthHandshake", "the handshake at the provider comes before the connection"),
    ("codepipeline:ListPipelines", "a list"),
    (
        "ec2:CreateNetworkInterface",
        "AWS's guides have it so: the service takes part in it, and a subnet may belong to another account",
    ),
    (
        "ec2:CreateTags",
        "AWS's guides have it so: the service takes part in it, and a subnet may belong to another account",
    ),
    (
        "ec2:CreateVpcEndpoint",
        "AWS's guides have it so: the service takes part in it, and a subnet may belong to another account",
    ),
    (
        "ec2:DeleteNetworkInterface",
        "AWS's guides have it so: the service takes part in it, and a subnet may belong to another account",
    ),
    (
        "ec2:DeleteVpcEndpoints",
        "AWS's guides have it so: the service takes part in it, and a subnet may belong to another account",
    ),
    ("ec2:DescribeDhcpOptions", "a list of the account's network"),
    ("ec2:DescribeInternetGateways", "a list of the account's network"),
    ("ec2:DescribeNatGateways", "a list of the account's network"),
    ("ec2:DescribeNetworkAcls", "a list of the account's network"),
    ("ec2:DescribeNetworkInterfaces", "a list of the account's network"),
    ("ec2:DescribeRouteTables", "a list of the account's network"),
    ("ec2:DescribeSecurityGroups", "a list of the account's network"),
    ("ec2:DescribeSubnets", "a list of the account's network"),
    ("ec2:DescribeTransitGatewayVpcAttachments", "a list of the account's network"),
    ("ec2:DescribeVpcAttribute", "a list of the account's network"),
    ("ec2:DescribeVpcEndpointServices", "a list of the account's network"),
    ("ec2:DescribeVpcEndpoints", "a list of the account's network"),
    ("ec2:DescribeVpcPeeringConnections", "a list of the account's network"),
    ("ec2:DescribeVpcs", "a list of the account's network"),
    ("ec2:DescribeVpnGateways", "a list of the account's network"),
    ("ec2:GetManagedPrefixListEntries", "which prefix lists routes and rules name isn't known beforehand"),
    (
        "ec2:ModifyVpcEndpoint",
        "AWS's guides have it so: the service takes part in it, and a subnet may belong to another account",
    ),
    ("logs:DescribeIndexPolicies", "a list; AWS's reference knows no resource for it"),
    ("logs:DescribeLogGroups", "a list"),
    ("logs:DescribeResourcePolicies", "a list"),
    ("sts:GetCallerIdentity", "the caller is the subject"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(actions: &[&'static str], resources: &[&str], values: &[&str]) -> Statement {
        let texts = |texts: &[&str]| texts.iter().map(|text| text![*text]).collect::<Vec<_>>();
        Statement::allow("One", Reason::of("start-build"), actions, texts(resources)).when(
            "StringEquals",
            "key",
            texts(values),
        )
    }

    #[test]
    fn statements_of_one_subject_become_one() {
        let base = || statement(&["a:A"], &["r"], &["v"]);
        let check = |other: Statement, expected: &[Statement]| assert_eq!(merged([base(), other]), expected);
        check(base(), &[base()]);
        check(statement(&["a:B"], &["r"], &["v"]), &[statement(&["a:A", "a:B"], &["r"], &["v"])]);
        check(statement(&["a:A"], &["s"], &["v"]), &[statement(&["a:A"], &["r", "s"], &["v"])]);
        check(statement(&["a:A"], &["r"], &["w"]), &[statement(&["a:A"], &["r"], &["v", "w"])]);
        // together they would allow a:A on s, too
        for other in [
            statement(&["a:B"], &["s"], &["v"]),
            statement(&["a:A"], &["s"], &["w"]),
            statement(&["a:B"], &["r"], &["w"]),
            Statement { sid: "Two", ..statement(&["a:B"], &["r"], &["v"]) },
            Statement { effect: Effect::Deny, ..base() },
            Statement { conditions: Vec::new(), ..base() },
        ] {
            check(other.clone(), &[base(), other]);
        }
    }
}
