//! AWS::IAM::Role.

use gangway_blueprint::resource::Role;

use crate::policy::{self, Comments};
use crate::tree::{Item, Member, Node};

pub(super) fn properties(role: &Role, comments: Comments<'_>) -> Vec<Member> {
    let document = policy::document(&role.policy, comments);
    let inline = Node::map([("PolicyName", role.policy_name.into()), ("PolicyDocument", document)]);
    let mut members = vec![
        Member::of("AssumeRolePolicyDocument", policy::document(&role.trust, comments)),
        Member::of("Policies", Node::list([inline])),
    ];
    if !role.managed.is_empty() {
        let arns =
            role.managed.iter().map(|policy| Item { comment: comments(policy.reason), value: policy.arn().into() });
        members.push(Member::of("ManagedPolicyArns", Node::List(arns.collect())));
    }
    members
}
