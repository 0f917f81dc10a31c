//! AWS::IAM::Role.

use gangway_blueprint::resource::Role;

use crate::policy::{self, Comments};
use crate::tree::{Member, Node};

pub(super) fn properties(role: &Role, comments: Comments<'_>) -> Vec<Member> {
    let document = policy::document(&role.policy, comments);
    let inline = Node::map([("PolicyName", role.policy_name.into()), ("PolicyDocument", document)]);
    vec![
        Member::of("AssumeRolePolicyDocument", policy::document(&role.trust, comments)),
        Member::of("Policies", Node::list([inline])),
    ]
}
