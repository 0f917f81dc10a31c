//! AWS::IAM::Role.

use gangway_blueprint::resource::Role;

use crate::policy::{self, Comments};
use crate::tree::{Item, Member, Node};

pub(super) fn properties(role: &Role, comments: Comments<'_>) -> Vec<Member> {
    let Role { trust, policy_name, policy, managed, outlives_stack: _ } = role;
    let document = policy::document(policy, comments);
    let inline = Node::map([("PolicyName", (*policy_name).into()), ("PolicyDocument", document)]);
    let mut members = vec![
        Member::of("AssumeRolePolicyDocument", policy::document(trust, comments)),
        Member::of("Policies", Node::list([inline])),
    ];
    if !managed.is_empty() {
        let arns = managed.iter().map(|policy| Item { comment: comments(policy.reason), value: policy.arn().into() });
        members.push(Member::of("ManagedPolicyArns", Node::List(arns.collect())));
    }
    members
}
