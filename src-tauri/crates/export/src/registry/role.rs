//! AWS::IAM::Role.

use gangway_blueprint::resource::Role;
use gangway_blueprint::text::Text;

use crate::policy::{self, Comments};
use crate::tree::{Item, Member, Node};

pub(super) fn properties(role: &Role, comments: Comments<'_>) -> Vec<Member> {
    let Role { trust, policy_name, policy, managed, outlives_stack: _, path, boundary } = role;
    let document = policy::document(policy, comments);
    let inline = Node::map([("PolicyName", (*policy_name).into()), ("PolicyDocument", document)]);
    let mut members = demanded(path, boundary.as_ref());
    members.extend([
        Member::of("AssumeRolePolicyDocument", policy::document(trust, comments)),
        Member::of("Policies", Node::list([inline])),
    ]);
    if !managed.is_empty() {
        let arns = managed.iter().map(|policy| Item { comment: comments(policy.reason), value: policy.arn().into() });
        members.push(Member::of("ManagedPolicyArns", Node::List(arns.collect())));
    }
    members
}

/// What somebody demands of every role; IAM's API spells it alike.
pub(crate) fn demanded(path: &str, boundary: Option<&Text>) -> Vec<Member> {
    // a slash is what IAM takes when nothing is said
    let path = Some(path).filter(|path| *path != "/").map(|path| Member::of("Path", path));
    path.into_iter().chain(boundary.map(|arn| Member::of("PermissionsBoundary", arn))).collect()
}
