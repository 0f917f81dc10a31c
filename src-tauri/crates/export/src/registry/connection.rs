//! AWS::CodeConnections::Connection.

use gangway_blueprint::resource::Connection;

use crate::tree::Member;

pub(super) fn properties(connection: &Connection) -> Vec<Member> {
    vec![Member::of("ConnectionName", &connection.name), Member::of("ProviderType", connection.provider.api_name())]
}
