//! Roles and their policies.

use serde_json::{Value, json};

use crate::messages::{PracticeFault, PracticeFaultKind};
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

fn bounded(boundary: &str) -> Value {
    json!({
        "RoleName": "Build", "AssumeRolePolicyDocument": TRUST, "Path": "/teams/", "PermissionsBoundary": boundary,
    })
}

#[test]
fn a_boundary_must_be_there_and_bounds() {
    let mut play = Play::new();
    let arn = "arn:aws:iam::111122223333:policy/teams/Boundary";
    let refused = play.refused("iam:CreateRole", bounded(arn));
    assert_eq!(refused, format!("NoSuchEntity: Scope ARN: {arn} does not exist or is not attachable."));
    let allows = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}"#;
    play.get("iam:CreatePolicy", json!({ "PolicyName": "Boundary", "Path": "/teams/", "PolicyDocument": allows }));
    let made = play.get("iam:CreateRole", bounded(arn));
    assert_eq!(made["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"], arn);
    let own = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;
    play.get("iam:PutRolePolicy", json!({ "RoleName": "Build", "PolicyName": "p", "PolicyDocument": own }));
    let role = "arn:aws:iam::111122223333:role/teams/Build";
    let check = |play: &Play, action: &str| super::allowed(&play.world, role, action, "arn:aws:s3:::b/*", &[]);
    assert!(check(&play, "s3:GetObject") && !check(&play, "s3:PutObject"), "both must allow");
    assert!(play.refused("iam:DeletePolicy", json!({ "PolicyArn": arn })).starts_with("DeleteConflict"));
    play.get("iam:DeleteRolePermissionsBoundary", json!({ "RoleName": "Build" }));
    assert!(check(&play, "s3:PutObject"));
    play.get("iam:PutRolePermissionsBoundary", json!({ "RoleName": "Build", "PermissionsBoundary": arn }));
    assert!(!check(&play, "s3:PutObject"));
}

#[test]
fn a_boundary_that_is_demanded_is_there_and_no_role_goes_without() {
    let mut play = Play::new();
    play.world.faults.set(vec![PracticeFault {
        kind: PracticeFaultKind::BoundaryDemanded,
        operation: String::new(),
        times: None,
    }]);
    super::provide(&mut play.world);
    let denied = |action: &str| {
        let role = "arn:aws:iam::111122223333:role/teams/Build";
        format!(
            "AccessDenied: User: arn:aws:iam::111122223333:user/practice is not authorized to perform: {action} on resource: {role} because no permissions boundary allows the {action} action"
        )
    };
    for other in ["arn:aws:iam::111122223333:policy/Other", "arn:aws:iam::aws:policy/PowerUserAccess"] {
        assert_eq!(play.refused("iam:CreateRole", bounded(other)), denied("iam:CreateRole"));
    }
    play.get("iam:CreateRole", bounded("arn:aws:iam::111122223333:policy/PracticeBoundary"));
    let taken = play.refused("iam:DeleteRolePermissionsBoundary", json!({ "RoleName": "Build" }));
    assert_eq!(taken, denied("iam:DeleteRolePermissionsBoundary"));
}
