//! AWS::Logs::LogGroup.

use gangway_blueprint::resource::LogGroup;

use crate::tree::Member;

pub(super) fn properties(group: &LogGroup) -> Vec<Member> {
    vec![Member::of("LogGroupName", &group.name), Member::of("RetentionInDays", group.retention_days)]
}
