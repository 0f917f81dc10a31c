//! Evaluates policy documents: who may do what, as far as the roles of a pipeline need it.

use serde_json::Value;

use crate::services::read::{Read as _, texts};

/// Condition keys with their values.
pub(crate) type Context<'a> = &'a [(&'a str, &'a str)];

/// May somebody do this?
pub(crate) struct Question<'a> {
    pub(crate) action: &'a str,
    pub(crate) resource: &'a str,
    pub(crate) context: Context<'a>,
}

/// The answer. A deny beats every allow; without a word about it, it is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
}

/// What identity policies say.
pub(crate) fn decide(documents: &[Value], question: &Question<'_>) -> Decision {
    weigh(documents.iter().flat_map(statements).filter(|statement| applies(statement, question)))
}

/// What a resource's policy says about this principal.
pub(super) fn for_principal(document: &Value, principal: &str, question: &Question<'_>) -> Decision {
    let about = |statement: &&Value| {
        let named = statement.member("Principal");
        named == "*" || values(named.member("AWS")).iter().any(|arn| arn == "*" || arn == principal)
    };
    weigh(statements(document).iter().filter(about).filter(|statement| applies(statement, question)))
}

/// Whether a trust policy lets this service assume the role.
pub(super) fn trusts(document: &Value, service: &str, question: &Question<'_>) -> bool {
    let about = |statement: &&Value| {
        values(statement.member("Principal").member("Service")).iter().any(|named| named == service)
            && acts(statement, question.action)
            && holds(statement.member("Condition"), question.context)
    };
    weigh(statements(document).iter().filter(about)) == Decision::Allowed
}

/// Whether a trust policy lets somebody of an account assume the role. Which user or role of it asks isn't known here: this
/// account takes every key.
pub(super) fn trusts_account(document: &Value, account: &str, question: &Question<'_>) -> bool {
    let about = |statement: &&Value| {
        let named = statement.member("Principal");
        let of_account = |arn: &String| arn == "*" || arn.split(':').nth(4).unwrap_or(arn) == account;
        (named == "*" || values(named.member("AWS")).iter().any(of_account))
            && acts(statement, question.action)
            && holds(statement.member("Condition"), question.context)
    };
    weigh(statements(document).iter().filter(about)) == Decision::Allowed
}

fn weigh<'a>(statements: impl Iterator<Item = &'a Value>) -> Decision {
    let mut decision = Decision::ImplicitDeny;
    for statement in statements {
        match statement.text("Effect") {
            "Deny" => return Decision::ExplicitDeny,
            "Allow" => decision = Decision::Allowed,
            _ => {}
        }
    }
    decision
}

/// A document's statements: a list, or one by itself.
pub(super) fn statements(document: &Value) -> &[Value] {
    match document.member("Statement") {
        one @ Value::Object(_) => std::slice::from_ref(one),
        _ => document.list("Statement"),
    }
}

/// A member that may be one text or a list of texts.
pub(super) fn values(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Bool(one) => vec![one.to_string()],
        Value::Number(one) => vec![one.to_string()],
        Value::Array(list) => texts(list),
        _ => Vec::new(),
    }
}

fn applies(statement: &Value, question: &Question<'_>) -> bool {
    acts(statement, question.action)
        && on(statement, question.resource)
        && holds(statement.member("Condition"), question.context)
}

fn acts(statement: &Value, action: &str) -> bool {
    let action = action.to_ascii_lowercase();
    let named = |member| values(member).iter().any(|pattern| like(&pattern.to_ascii_lowercase(), &action));
    match statement.get("NotAction") {
        Some(not) => !named(not),
        None => named(statement.member("Action")),
    }
}

fn on(statement: &Value, resource: &str) -> bool {
    let named = |member| values(member).iter().any(|pattern| like(pattern, resource));
    match statement.get("NotResource") {
        Some(not) => !named(not),
        None => named(statement.member("Resource")),
    }
}

fn holds(conditions: &Value, context: Context<'_>) -> bool {
    let Some(operators) = conditions.as_object() else { return true };
    operators.iter().all(|(operator, keys)| {
        let keys = keys.as_object();
        keys.is_some_and(|keys| keys.iter().all(|(key, wanted)| test(operator, key, &values(wanted), context)))
    })
}

fn test(operator: &str, key: &str, wanted: &[String], context: Context<'_>) -> bool {
    let given: Vec<&str> =
        context.iter().filter(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| *value).collect();
    let (for_all, operator) = match operator.split_once(':') {
        Some((set, operator)) => (set == "ForAllValues", operator),
        None => (false, operator),
    };
    let (operator, if_exists) = match operator.strip_suffix("IfExists") {
        Some(operator) => (operator, true),
        None => (operator, false),
    };
    if operator == "Null" {
        return wanted.iter().any(|wanted| (wanted == "true") == given.is_empty());
    }
    let (operator, negated) = match operator {
        "StringNotEquals" => ("StringEquals", true),
        "StringNotEqualsIgnoreCase" => ("StringEqualsIgnoreCase", true),
        "StringNotLike" => ("StringLike", true),
        "ArnNotEquals" | "ArnNotLike" => ("ArnLike", true),
        other => (other, false),
    };
    if given.is_empty() {
        return if_exists || for_all || negated;
    }
    let one = |value: &str| {
        let matched = wanted.iter().any(|wanted| match operator {
            "StringEquals" => wanted == value,
            "StringEqualsIgnoreCase" | "Bool" => wanted.eq_ignore_ascii_case(value),
            "StringLike" | "ArnLike" | "ArnEquals" => like(wanted, value),
            // An operator that isn't known here never holds: rather too strict than too lax.
            _ => false,
        });
        matched != negated
    };
    if for_all { given.into_iter().all(one) } else { given.into_iter().any(one) }
}

/// `*` is any text, `?` one character.
pub(super) fn like(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(c) = text.get(t) {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(wanted) if *wanted == '?' || wanted == c => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((back, from)) = star else { return false };
                p = back + 1;
                t = from + 1;
                star = Some((back, t));
            }
        }
    }
    pattern.iter().skip(p).all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn check(statement: &Value, action: &str, resource: &str, context: Context<'_>) -> Decision {
        decide(&[json!({ "Statement": statement })], &Question { action, resource, context })
    }

    #[test]
    fn a_repository_condition_holds_for_its_repository_only() {
        let statement = json!({
            "Effect": "Allow", "Action": "codeconnections:UseConnection", "Resource": "arn:c",
            "Condition": { "ForAllValues:StringEquals": { "codeconnections:FullRepositoryId": "a/b" } },
        });
        let ask = |repository| {
            check(
                &statement,
                "codeconnections:UseConnection",
                "arn:c",
                &[("codeconnections:FullRepositoryId", repository)],
            )
        };
        assert_eq!(ask("a/b"), Decision::Allowed);
        assert_eq!(ask("a/c"), Decision::ImplicitDeny);
        assert_eq!(check(&statement, "codestar-connections:UseConnection", "arn:c", &[]), Decision::ImplicitDeny);
    }

    #[test]
    fn a_deny_wins_and_actions_have_no_case() {
        let both = json!([
            { "Effect": "Allow", "Action": "S3:*", "Resource": "*" },
            { "Effect": "Deny", "Action": "s3:Put?bject", "Resource": "arn:aws:s3:::b/*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
        ]);
        let secure = |value| check(&both, "s3:PutObject", "arn:aws:s3:::b/k", &[("aws:SecureTransport", value)]);
        assert_eq!(secure("true"), Decision::Allowed);
        assert_eq!(secure("false"), Decision::ExplicitDeny);
    }

    proptest! {
        #[test]
        fn a_pattern_without_wildcards_is_equality(a in "[a-c]{0,6}", b in "[a-c]{0,6}") {
            prop_assert_eq!(like(&a, &b), a == b);
        }

        #[test]
        fn a_star_takes_anything(a in "\\PC{0,6}", middle in "\\PC{0,20}", b in "[a-z]{0,6}") {
            let (start, end) = (a.replace(['*', '?'], ""), b);
            let (pattern, text) = (format!("{start}*{end}"), format!("{start}{middle}{end}"));
            prop_assert!(like(&pattern, &text));
        }
    }
}
