//! The dialect of AWS's APIs: the calls that make a resource, and those that take it away.
//!
//! The APIs of CodeConnections, CodeBuild and CodePipeline spell a resource as CloudFormation's registry does; the last
//! two begin each name with a small letter.

use gangway_blueprint::policy::Policy;
use gangway_blueprint::resource::{Bucket, Kind, LogGroup, ManagedPolicy, Resource, Role};
use gangway_blueprint::text::{Parameter, Part, Text};

use crate::tree::{Item, Member, Node};
use crate::{policy, registry};

/// One request to an API.
pub(super) struct Call {
    /// As the AWS CLI spells it, e.g. `s3api`.
    pub(super) service: &'static str,
    /// As the API spells it, e.g. `CreateBucket`.
    pub(super) operation: &'static str,
    pub(super) input: Vec<Member>,
    /// One more member of the input, which the API takes as JSON text.
    pub(super) document: Option<Member>,
}

/// The calls about one resource, each list in its order.
pub(super) struct Calls {
    pub(super) creation: Vec<Call>,
    /// What has no call of its own goes with another resource. A bucket must be empty.
    pub(super) removal: Vec<Call>,
}

/// `region`: where the resource is made.
pub(super) fn of(resource: &Resource, tags: &[(String, String)], region: &str) -> Calls {
    let name = || Node::from(Text::from(Part::Name(resource.id.clone())));
    let registered = |tags| registry::properties(&resource.kind, tags, &|_| None);
    match &resource.kind {
        Kind::Host(_) => {
            let arn = Text::from(Parameter::HostArn);
            Calls {
                creation: vec![call("codeconnections", "CreateHost", registered(tags))],
                removal: vec![call("codeconnections", "DeleteHost", vec![Member::of("HostArn", arn)])],
            }
        }
        Kind::Connection(_) => {
            let arn = Text::from(Parameter::ConnectionArn);
            Calls {
                creation: vec![call("codeconnections", "CreateConnection", registered(tags))],
                removal: vec![call("codeconnections", "DeleteConnection", vec![Member::of("ConnectionArn", arn)])],
            }
        }
        Kind::Bucket(bucket) => Calls {
            creation: bucket_creation(&name(), bucket, tags, region),
            removal: vec![call("s3api", "DeleteBucket", vec![Member::of("Bucket", name())])],
        },
        Kind::BucketPolicy(policy) => {
            let bucket = Text::from(Part::Name(policy.bucket.clone()));
            let put = call("s3api", "PutBucketPolicy", vec![Member::of("Bucket", bucket)]);
            Calls { creation: vec![put.with_document("Policy", &policy.policy)], removal: Vec::new() }
        }
        Kind::LogGroup(group) => Calls {
            creation: log_group_creation(group, tags),
            removal: vec![call("logs", "DeleteLogGroup", vec![Member::of("logGroupName", name())])],
        },
        Kind::Role(role) => role_calls(&name(), role, tags),
        Kind::Project(_) => Calls {
            creation: vec![call("codebuild", "CreateProject", small(registered(tags)))],
            removal: vec![call("codebuild", "DeleteProject", vec![Member::of("name", name())])],
        },
        Kind::Pipeline(_) => {
            let mut input = vec![Member::of("pipeline", small(registered(&[])))];
            input.extend((!tags.is_empty()).then(|| Member::of("tags", pairs(tags, ["key", "value"]))));
            Calls {
                creation: vec![call("codepipeline", "CreatePipeline", input)],
                removal: vec![call("codepipeline", "DeletePipeline", vec![Member::of("name", name())])],
            }
        }
    }
}

fn bucket_creation(name: &Node, bucket: &Bucket, tags: &[(String, String)], region: &str) -> Vec<Call> {
    let put = |operation, key: &str, value: Node| {
        call("s3api", operation, vec![Member::of("Bucket", name.clone()), Member::of(key, value)])
    };
    let mut create = vec![Member::of("Bucket", name.clone()), Member::of("ObjectOwnership", "BucketOwnerEnforced")];
    // S3's first Region is the one that must not be named
    if region != "us-east-1" {
        create.push(Member::of("CreateBucketConfiguration", Node::map([("LocationConstraint", region.into())])));
    }
    let blocked = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];
    let algorithm = Node::map([("SSEAlgorithm", "AES256".into())]);
    let encryption = Node::map([("ApplyServerSideEncryptionByDefault", algorithm)]);
    let rules = |rule: Node| Node::map([("Rules", Node::list([rule]))]);
    let mut calls = vec![
        call("s3api", "CreateBucket", create),
        put(
            "PutPublicAccessBlock",
            "PublicAccessBlockConfiguration",
            Node::Map(blocked.map(|key| Member::of(key, true)).to_vec()),
        ),
        put("PutBucketEncryption", "ServerSideEncryptionConfiguration", rules(encryption)),
        put("PutBucketVersioning", "VersioningConfiguration", Node::map([("Status", "Enabled".into())])),
        put("PutBucketLifecycleConfiguration", "LifecycleConfiguration", rules(clean_up(bucket))),
    ];
    if !tags.is_empty() {
        calls.push(put("PutBucketTagging", "Tagging", Node::map([("TagSet", pairs(tags, ["Key", "Value"]))])));
    }
    calls
}

fn clean_up(bucket: &Bucket) -> Node {
    let mut rule = vec![
        Member::of("ID", "CleanUp"),
        Member::of("Status", "Enabled"),
        Member::of("Filter", Node::map([("Prefix", "".into())])),
    ];
    if let Some(days) = bucket.expire_days {
        rule.push(Member::of("Expiration", Node::map([("Days", days.into())])));
    }
    let former = Node::map([("NoncurrentDays", bucket.expire_former_days.into())]);
    let uploads = Node::map([("DaysAfterInitiation", bucket.abort_uploads_days.into())]);
    rule.push(Member::of("NoncurrentVersionExpiration", former));
    rule.push(Member::of("AbortIncompleteMultipartUpload", uploads));
    Node::Map(rule)
}

fn log_group_creation(group: &LogGroup, tags: &[(String, String)]) -> Vec<Call> {
    let name = || Member::of("logGroupName", &group.name);
    let mut create = vec![name()];
    if !tags.is_empty() {
        let tags = tags.iter().map(|(key, value)| Member::of(key, value));
        create.push(Member::of("tags", tags.collect::<Vec<_>>()));
    }
    let keep = vec![name(), Member::of("retentionInDays", group.retention_days)];
    vec![call("logs", "CreateLogGroup", create), call("logs", "PutRetentionPolicy", keep)]
}

fn role_calls(name: &Node, role: &Role, tags: &[(String, String)]) -> Calls {
    // by name, so that nothing that a role has is left out
    let Role { trust, policy_name, policy, managed, outlives_stack: _, path, boundary } = role;
    let named = || vec![Member::of("RoleName", name.clone())];
    let inline = || named().into_iter().chain([Member::of("PolicyName", *policy_name)]).collect();
    let attached = |operation| {
        let input =
            |policy: &ManagedPolicy| named().into_iter().chain([Member::of("PolicyArn", policy.arn())]).collect();
        managed.iter().map(move |policy| call("iam", operation, input(policy)))
    };
    let mut create = named();
    create.extend(registry::demanded_of_roles(path, boundary.as_ref()));
    create.extend((!tags.is_empty()).then(|| Member::of("Tags", pairs(tags, ["Key", "Value"]))));
    let mut creation = vec![
        call("iam", "CreateRole", create).with_document("AssumeRolePolicyDocument", trust),
        call("iam", "PutRolePolicy", inline()).with_document("PolicyDocument", policy),
    ];
    creation.extend(attached("AttachRolePolicy"));
    let mut removal: Vec<_> = attached("DetachRolePolicy").collect();
    removal.extend([call("iam", "DeleteRolePolicy", inline()), call("iam", "DeleteRole", named())]);
    Calls { creation, removal }
}

fn call(service: &'static str, operation: &'static str, input: Vec<Member>) -> Call {
    Call { service, operation, input, document: None }
}

impl Call {
    fn with_document(self, key: &str, policy: &Policy) -> Self {
        Self { document: Some(Member::of(key, policy::document(policy, &|_| None))), ..self }
    }
}

fn pairs(tags: &[(String, String)], [key, value]: [&str; 2]) -> Node {
    Node::list(tags.iter().map(|tag| Node::map([(key, (&tag.0).into()), (value, (&tag.1).into())])))
}

/// With small first letters, but for the keys of an action's configuration, which are the action's own.
fn small(members: Vec<Member>) -> Vec<Member> {
    let member = |member: Member| {
        let own = member.key == "Configuration";
        let key = match member.key.as_str() {
            "BuildSpec" => "buildspec".to_owned(),
            key => key.chars().take(1).map(|first| first.to_ascii_lowercase()).chain(key.chars().skip(1)).collect(),
        };
        Member::of(key, if own { member.value } else { small_below(member.value) })
    };
    members.into_iter().map(member).collect()
}

fn small_below(node: Node) -> Node {
    match node {
        Node::Map(members) => Node::Map(small(members)),
        Node::List(items) => {
            Node::List(items.into_iter().map(|item| Item { value: small_below(item.value), ..item }).collect())
        }
        leaf @ (Node::Text(_) | Node::Number(_) | Node::Verbatim(_) | Node::Bool(_)) => leaf,
    }
}
