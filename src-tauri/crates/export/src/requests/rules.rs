//! The rules of the security group that host and builds have in the VPC: once as data, told as a table and written as a
//! template.
//!
//! AWS's guide asks for rules that let the interfaces reach the server, and names no ports: out to the server's port is how
//! https works, and in on 443 what the endpoint for webhooks listens on.

use gangway_setup::endpoint::HTTPS;

use super::Subject;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the VPC.
    Out,
    /// Into the VPC.
    In,
}

/// The other end of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Peer {
    Server,
    /// AWS's services, which have no addresses of their own: a build needs them wherever it runs.
    Anywhere,
}

/// TCP, on one port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) direction: Direction,
    pub(super) port: u16,
    pub(super) peer: Peer,
    /// As in `file-request-rule-<reason>`, its sentence.
    pub(super) reason: &'static str,
}

pub(super) fn of(subject: &Subject<'_>) -> Vec<Rule> {
    let rule = |direction, port, peer, reason| Rule { direction, port, peer, reason };
    let mut rules = vec![
        rule(Direction::Out, subject.endpoint.port(), Peer::Server, "server"),
        rule(Direction::In, HTTPS, Peer::Server, "webhooks"),
    ];
    if subject.has_builds {
        rules.push(rule(Direction::Out, HTTPS, Peer::Anywhere, "builds"));
    }
    rules
}
