//! Roles and their policies.

use serde_json::{Value, json};

use crate::services::read::Read as _;
use crate::world::play::Play;

const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},"ArnLike":{"aws:SourceArn":"arn:aws:codebuild:*:*:project/mine-*"}}}]}"#;
const ARN: &str = "arn:aws:iam::111122223333:role/Build";

fn role(play: &mut Play) -> Value {
    play.get("iam:CreateRole", json!({ "RoleName": "Build", "AssumeRolePolicyDocument": TRUST }))
}

#[test]
fn a_role_goes_only_when_nothing_hangs_on_it() {
    let mut play = Play::new();
    role(&mut play);
    let twice = play.refused("iam:CreateRole", json!({ "RoleName": "BUILD", "AssumeRolePolicyDocument": TRUST }));
    assert!(twice.starts_with("EntityAlreadyExists"));
    let policy = r#"{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}"#;
    play.get("iam:PutRolePolicy", json!({ "RoleName": "Build", "PolicyName": "p", "PolicyDocument": policy }));
    assert!(play.refused("iam:DeleteRole", json!({ "RoleName": "Build" })).starts_with("DeleteConflict"));
    let shown = play.get("iam:GetRolePolicy", json!({ "RoleName": "Build", "PolicyName": "p" }));
    assert!(shown.text("PolicyDocument").starts_with("%7B%22Statement%22%3A"));
    play.get("iam:DeleteRolePolicy", json!({ "RoleName": "Build", "PolicyName": "p" }));
    play.get("iam:DeleteRole", json!({ "RoleName": "Build" }));
    assert!(play.refused("iam:GetRole", json!({ "RoleName": "Build" })).starts_with("NoSuchEntity"));
}

#[test]
fn a_role_is_assumable_after_a_while_by_whom_it_trusts() {
    let mut play = Play::new();
    role(&mut play);
    let mine = "arn:aws:codebuild:us-east-1:111122223333:project/mine-1";
    let check =
        |play: &mut Play, operation: &str, source: &str| super::assumable(&mut play.world, ARN, operation, source);
    assert!(!check(&mut play, "codebuild:StartBuild", mine), "too fresh");
    play.wait(super::PROPAGATION);
    assert!(check(&mut play, "codebuild:StartBuild", mine));
    assert!(!check(&mut play, "codepipeline:StartPipelineExecution", mine));
    assert!(!check(&mut play, "codebuild:StartBuild", "arn:aws:codebuild:us-east-1:111122223333:project/other"));
}

#[test]
fn documents_that_are_refused() {
    let mut play = Play::new();
    role(&mut play);
    let documents = [
        "no",
        "[]",
        "{}",
        r#"{"Version":"2020-01-01","Statement":[]}"#,
        r#"{"Statement":[{"Effect":"Maybe"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}"#,
        r#"{"Statement":[{"Effect":"Allow","Action":"everything","Resource":"*"}]}"#,
    ];
    for document in documents {
        let put = json!({ "RoleName": "Build", "PolicyName": "p", "PolicyDocument": document });
        assert!(play.refused("iam:PutRolePolicy", put).starts_with("MalformedPolicyDocument"), "{document}");
    }
    let long = format!(r#"{{"Statement":[{{"Effect":"Allow","Action":"s3:{}","Resource":"*"}}]}}"#, "a".repeat(10_240));
    let put = json!({ "RoleName": "Build", "PolicyName": "p", "PolicyDocument": long });
    assert!(play.refused("iam:PutRolePolicy", put).starts_with("LimitExceeded"));
}

#[test]
fn simulation_tells_what_a_role_may_do() {
    let mut play = Play::new();
    role(&mut play);
    let policy = r#"{"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b/*"}}"#;
    play.get("iam:PutRolePolicy", json!({ "RoleName": "Build", "PolicyName": "p", "PolicyDocument": policy }));
    let ask = json!({ "PolicySourceArn": ARN, "ActionNames": ["s3:GetObject", "s3:PutObject"], "ResourceArns": ["arn:aws:s3:::b/k"] });
    let answer = play.get("iam:SimulatePrincipalPolicy", ask);
    let all: Vec<&str> = answer.list("EvaluationResults").iter().map(|one| one.text("EvalDecision")).collect();
    assert_eq!(all, ["allowed", "implicitDeny"]);
}

#[test]
fn the_quotas_of_iam_hold() {
    let mut play = Play::new();
    role(&mut play);
    let refused = |play: &mut Play, operation: &str, input: Value| {
        play.ask(operation, input).err().map(|error| format!("{} {}", error.code, error.message)).unwrap_or_default()
    };
    // White space doesn't count.
    let sized = |document: &str, size: usize| {
        let empty = document.replace("\"Sid\":\"\"", "\"Sid\": \"\" ");
        let size = size - document.len();
        empty.replace("\"Sid\": \"\" ", &format!("\"Sid\": \"{}\" ", "x".repeat(size)))
    };
    let trust = r#"{"Statement":{"Sid":"","Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},"Action":"sts:AssumeRole"}}"#;
    let policy = r#"{"Statement":{"Sid":"","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#;
    let update = |text: String| json!({ "RoleName": "Build", "PolicyDocument": text });
    assert_eq!(refused(&mut play, "iam:UpdateAssumeRolePolicy", update(sized(trust, 2048))), "");
    let quota = "LimitExceeded Cannot exceed quota for ACLSizePerRole: 2048";
    assert_eq!(refused(&mut play, "iam:UpdateAssumeRolePolicy", update(sized(trust, 2049))), quota);
    let create = json!({ "RoleName": "Other", "AssumeRolePolicyDocument": sized(trust, 2049) });
    assert_eq!(refused(&mut play, "iam:CreateRole", create), quota);
    let managed = |name: &str, size: usize| json!({ "PolicyName": name, "PolicyDocument": sized(policy, size) });
    assert_eq!(refused(&mut play, "iam:CreatePolicy", managed("fits", 6144)), "");
    let quota = "LimitExceeded Cannot exceed quota for PolicySize: 6144";
    assert_eq!(refused(&mut play, "iam:CreatePolicy", managed("large", 6145)), quota);
    let attach =
        |number: usize| json!({ "RoleName": "Build", "PolicyArn": format!("arn:aws:iam::aws:policy/P{number}") });
    for number in 0..10 {
        assert_eq!(refused(&mut play, "iam:AttachRolePolicy", attach(number)), "");
    }
    assert_eq!(refused(&mut play, "iam:AttachRolePolicy", attach(9)), "", "it is attached already");
    let quota = "LimitExceeded Cannot exceed quota for PoliciesPerRole: 10";
    assert_eq!(refused(&mut play, "iam:AttachRolePolicy", attach(10)), quota);
    let tag = |key: String| json!({ "Key": key, "Value": "v" });
    let tags = |tags: Vec<Value>| json!({ "RoleName": "Build", "Tags": tags });
    let first = tags((0..50).map(|at| tag(format!("k{at}"))).collect());
    assert_eq!(refused(&mut play, "iam:TagRole", first), "");
    assert_eq!(
        refused(&mut play, "iam:TagRole", tags(vec![tag("K0".to_owned())])),
        "",
        "the same tag in other letters"
    );
    let quota = "LimitExceeded Cannot exceed quota for TagsPerRole: 50";
    assert_eq!(refused(&mut play, "iam:TagRole", tags(vec![tag("one-more".to_owned())])), quota);
    let twice = tags(vec![tag("a".to_owned()), tag("A".to_owned())]);
    assert!(refused(&mut play, "iam:TagRole", twice).starts_with("InvalidInput Duplicate tag keys"));
}
