//! AWS Security Token Service: who am I, and roles that can be assumed.

use serde_json::json;

use super::{EmptyState, Service, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::world::World;

/// AWS Security Token Service.
pub(crate) struct Sts;

impl Service for Sts {
    type State = EmptyState;

    const OPERATIONS: &str = "AssumeRole GetCallerIdentity";

    fn call(world: &mut World, call: &Call) -> Answer {
        match call.operation.as_str() {
            "GetCallerIdentity" => Ok(json!({
                "UserId": "AIDAPRACTICE000000000",
                "Account": world.account,
                "Arn": format!("arn:aws:iam::{}:user/practice", world.account),
            })),
            "AssumeRole" => assume_role(world, call),
            _ => Err(unknown_operation(call)),
        }
    }
}

/// The keys are as good as any: this account accepts every key.
fn assume_role(world: &mut World, call: &Call) -> Answer {
    let role = call.input["RoleArn"].as_str().unwrap_or_default();
    let session = call.input["RoleSessionName"].as_str().unwrap_or_default();
    let Some(name) = role.strip_prefix(&format!("arn:aws:iam::{}:role/", world.account)) else {
        let caller = format!("arn:aws:iam::{}:user/practice", world.account);
        let message = format!("User: {caller} is not authorized to perform: sts:AssumeRole on resource: {role}");
        return Err(AwsError { code: "AccessDenied".to_owned(), message, status: 403 });
    };
    let name = name.rsplit('/').next().unwrap_or_default();
    let seconds = call.input["DurationSeconds"].as_i64().unwrap_or(3600);
    let id = format!("AROAPRACTICE{}", world.hex(9).to_uppercase());
    Ok(json!({
        "Credentials": {
            "AccessKeyId": format!("ASIAPRACTICE{}", world.hex(8).to_uppercase()),
            "SecretAccessKey": world.hex(40),
            "SessionToken": world.hex(64),
            "Expiration": world.now.after_seconds(seconds).seconds(),
        },
        "AssumedRoleUser": {
            "AssumedRoleId": format!("{id}:{session}"),
            "Arn": format!("arn:aws:sts::{}:assumed-role/{name}/{session}", world.account),
        },
    }))
}
