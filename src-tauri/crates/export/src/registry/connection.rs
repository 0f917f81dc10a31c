//! AWS::CodeConnections::Connection.

use gangway_blueprint::resource::Connection;

use crate::tree::Member;

pub(super) fn properties(connection: &Connection) -> Vec<Member> {
    // a host has a provider type, and a second one beside it is at best the same
    let leads_to = match &connection.host {
        Some(host) => Member::of("HostArn", host),
        None => Member::of("ProviderType", connection.provider.api_name()),
    };
    vec![Member::of("ConnectionName", &connection.name), leads_to]
}
