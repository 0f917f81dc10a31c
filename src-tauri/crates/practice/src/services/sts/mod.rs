//! AWS Security Token Service: who am I, and roles that can be assumed, with the code of an MFA device where they ask for
//! one.

pub(crate) mod device;

use serde_json::json;

use self::device::DeviceState;
use super::{Service, iam, unknown_operation};
use crate::call::{Answer, AwsError, Call};
use crate::world::World;

/// AWS Security Token Service.
pub(crate) struct Sts;

impl Service for Sts {
    type State = DeviceState;

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

/// The keys are as good as any: this account accepts every key. A role that it has is assumed by whom its trust policy
/// names, one that it hasn't by anybody.
fn assume_role(world: &mut World, call: &Call) -> Answer {
    let arn = call.input["RoleArn"].as_str().unwrap_or_default();
    let session = call.input["RoleSessionName"].as_str().unwrap_or_default();
    let with_code = device::present(world, call)?;
    let name = arn.strip_prefix(&format!("arn:aws:iam::{}:role/", world.account));
    let Some(name) = name.filter(|_| iam::lets_assume(world, arn, with_code)) else {
        let caller = format!("arn:aws:iam::{}:user/practice", world.account);
        let message = format!("User: {caller} is not authorized to perform: sts:AssumeRole on resource: {arn}");
        return Err(AwsError { code: "AccessDenied".to_owned(), message, status: 403 });
    };
    let name = name.rsplit('/').next().unwrap_or_default().to_owned();
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::device;
    use crate::world::play::Play;

    fn role(play: &mut Play, name: &str, principal: &Value, condition: &Value) -> String {
        let statement = json!({
            "Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", "Condition": condition,
        });
        let trust = json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string();
        let made = play.get("iam:CreateRole", json!({ "RoleName": name, "AssumeRolePolicyDocument": trust }));
        made["Role"]["Arn"].as_str().unwrap_or_default().to_owned()
    }

    fn asked(arn: &str, code: Option<(&str, &str)>) -> Value {
        let mut input = json!({ "RoleArn": arn, "RoleSessionName": "me" });
        if let Some((serial, code)) = code {
            input["SerialNumber"] = json!(serial);
            input["TokenCode"] = json!(code);
        }
        input
    }

    #[test]
    fn a_role_that_asks_for_a_code_is_assumed_with_one_that_is_good_once() {
        let mut play = Play::new();
        let account = play.world.account.clone();
        let root = json!({ "AWS": format!("arn:aws:iam::{account}:root") });
        let arn = role(&mut play, "guarded", &root, &json!({ "Bool": { "aws:MultiFactorAuthPresent": "true" } }));
        let serial = device::serial(&account);
        let refused = |play: &mut Play, code| play.refused("sts:AssumeRole", asked(&arn, code));

        assert!(refused(&mut play, None).contains("not authorized to perform: sts:AssumeRole"));
        let code = device::code(&play.world);
        let wrong = if code == "000000" { "000001" } else { "000000" };
        assert!(refused(&mut play, Some((&serial, wrong))).contains("invalid MFA one time pass code"));
        assert!(refused(&mut play, Some(("GAHT12345678", &code))).contains("verify your MFA serial number"));
        assert_eq!(device::code(&play.world), code, "what was refused uses nothing up");

        let assumed = play.get("sts:AssumeRole", asked(&arn, Some((&serial, &code))));
        assert!(assumed["AssumedRoleUser"]["Arn"].as_str().is_some_and(|arn| arn.ends_with("assumed-role/guarded/me")));
        assert!(refused(&mut play, Some((&serial, &code))).contains("invalid MFA one time pass code"));
        let next = device::code(&play.world);
        play.get("sts:AssumeRole", asked(&arn, Some((&serial, &next))));
    }

    #[test]
    fn a_role_is_assumed_by_whom_it_trusts() {
        let mut play = Play::new();
        let account = play.world.account.clone();
        let none = json!({});
        for (name, principal, trusted) in [
            ("root", json!({ "AWS": format!("arn:aws:iam::{account}:root") }), true),
            ("number", json!({ "AWS": account.as_str() }), true),
            ("user", json!({ "AWS": [format!("arn:aws:iam::{account}:user/practice"), "arn:aws:iam::1:root"] }), true),
            ("anybody", json!("*"), true),
            ("other", json!({ "AWS": "arn:aws:iam::444455556666:root" }), false),
            ("service", json!({ "Service": "codebuild.amazonaws.com" }), false),
        ] {
            let arn = role(&mut play, name, &principal, &none);
            assert_eq!(play.ask("sts:AssumeRole", asked(&arn, None)).is_ok(), trusted, "{name}");
        }
        let elsewhere = play.refused("sts:AssumeRole", asked("arn:aws:iam::444455556666:role/x", None));
        assert!(elsewhere.starts_with("AccessDenied"), "{elsewhere}");
    }
}
