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
