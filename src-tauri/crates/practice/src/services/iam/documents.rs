//! Policy documents as IAM takes and gives them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::policy::statements;
use super::refuse;
use crate::call::AwsError;
use crate::services::read::Read as _;

/// RFC 3986's unreserved characters stay as they are.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Documents come back URL-encoded.
pub(super) fn encoded(document: &str) -> String {
    utf8_percent_encode(document, RESERVED).to_string()
}

/// A document's size as IAM counts it: in characters, without white space.
pub(super) fn size(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Checks a policy that says what a role may do.
pub(super) fn check_identity(text: &str) -> Result<(), AwsError> {
    for statement in statements(&parse(text)?) {
        action(statement)?;
        if statement.get("Resource").is_none() && statement.get("NotResource").is_none() {
            return Err(malformed("Policy statement must contain resources."));
        }
        if statement.get("Principal").is_some() {
            return Err(malformed("Policy document should not specify a principal."));
        }
    }
    Ok(())
}

/// Checks a policy that says who may assume a role.
pub(super) fn check_trust(text: &str) -> Result<(), AwsError> {
    for statement in statements(&parse(text)?) {
        action(statement)?;
        if statement.get("Principal").is_none() {
            return Err(malformed("Missing required field Principal"));
        }
        if statement.get("Resource").is_some() {
            return Err(malformed("Has prohibited field Resource"));
        }
    }
    Ok(())
}

fn parse(text: &str) -> Result<Value, AwsError> {
    let document: Value = serde_json::from_str(text).map_err(|_| malformed("This policy contains invalid Json"))?;
    if !document.is_object() {
        return Err(malformed("Syntax errors in policy."));
    }
    if let Some(version) = document.given("Version")
        && !["2012-10-17", "2008-10-17"].contains(&version)
    {
        return Err(malformed("The policy must contain a valid version string"));
    }
    let all = statements(&document);
    if all.is_empty() || !all.iter().all(|s| matches!(s.text("Effect"), "Allow" | "Deny")) {
        return Err(malformed("Syntax errors in policy."));
    }
    Ok(document)
}

fn action(statement: &Value) -> Result<(), AwsError> {
    if statement.get("Action").is_none() && statement.get("NotAction").is_none() {
        return Err(malformed("Policy statement must contain actions."));
    }
    let actions = super::policy::values(statement.get("Action").or(statement.get("NotAction")).unwrap_or(&Value::Null));
    if actions.iter().any(|action| action != "*" && !action.contains(':')) {
        return Err(malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."));
    }
    Ok(())
}

fn malformed(message: &str) -> AwsError {
    refuse(400, "MalformedPolicyDocument", message)
}
