//! The request to the network team, and its security group as a template.

use gangway_blueprint::id::Id;
use gangway_blueprint::text::{Parameter, Part, Text};
use gangway_words::{Value, Words};

use super::rules::{Direction, Peer, Rule};
use super::{NETWORK_TEMPLATE, Subject, rules};
use crate::comments;
use crate::formats::cloudformation::yaml_function;
use crate::readme::Readme;
use crate::syntax::{shell, yaml};
use crate::tree::{Member, Node};

/// The parameter that names where the server is.
const SERVER: &str = "ServerCidr";

pub(super) fn request(subject: &Subject<'_>, words: &Words) -> String {
    let mut readme = Readme::new(words, "file-request-network-title");
    readme.say("file-request-network-what", &[("host", subject.host.as_str().into())]);
    readme.block("text", &facts(subject, words));
    readme.section("file-request-network-vpc");
    let service = format!("com.amazonaws.{}.codestar-connections.webhooks", region(subject));
    readme.list(&[
        words.say("file-request-network-dns", &[]),
        words.say("file-request-network-subnets", &[]),
        words.say("file-request-network-route", &[]),
        words.say("file-request-network-name", &[]),
        words.say("file-request-network-acl", &[("port", port(subject))]),
        words.say("file-request-network-one-host", &[]),
        words.say("file-request-network-endpoint", &[("service", service.into())]),
    ]);
    readme.section("file-request-network-rules");
    let rules = rules::of(subject);
    readme.list(&rules.iter().map(|rule| told(subject, *rule, words)).collect::<Vec<_>>());
    readme.say("file-request-network-ports", &[]);
    readme.say("file-request-network-template", &[("file", NETWORK_TEMPLATE.into())]);
    readme.block("sh", &deploy(subject));
    readme.section("file-request-network-check");
    readme.say("file-request-network-unknown", &[]);
    let url = shell::quoted(&subject.endpoint.to_string());
    readme.block("sh", &format!("curl --verbose --output /dev/null {url}"));
    readme.say("file-request-network-answer", &[]);
    readme.text()
}

/// What is known of both ends, in a block: names of the person's are no Markdown there.
fn facts(subject: &Subject<'_>, words: &Words) -> String {
    let target = subject.target;
    let network = target.network.as_ref();
    let or_open = |text: &str| match text.is_empty() {
        true => words.say("file-request-open", &[]),
        false => text.to_owned(),
    };
    let list = |list: Option<&Vec<String>>| or_open(&list.map(|ids| ids.join(", ")).unwrap_or_default());
    let server = subject.server.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let lines = [
        ("file-request-fact-server", subject.endpoint.to_string()),
        ("file-request-fact-addresses", or_open(&server)),
        ("file-request-fact-account", or_open(&target.account)),
        ("file-request-fact-region", or_open(&target.region)),
        ("file-request-fact-vpc", or_open(network.map_or("", |network| &network.vpc))),
        ("file-request-fact-subnets", list(network.map(|network| &network.subnets))),
        ("file-request-fact-security-groups", list(network.map(|network| &network.security_groups))),
    ];
    lines.map(|(id, value)| words.say(id, &[("value", value.into())])).join("\n")
}

fn region<'s>(subject: &'s Subject<'_>) -> &'s str {
    Some(subject.target.region.as_str()).filter(|region| !region.is_empty()).unwrap_or("REGION")
}

fn port(subject: &Subject<'_>) -> Value {
    subject.endpoint.port().to_string().into()
}

fn told(subject: &Subject<'_>, rule: Rule, words: &Words) -> String {
    let direction = match rule.direction {
        Direction::Out => "out",
        Direction::In => "in",
    };
    let server = subject.server.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let peer = match rule.peer {
        Peer::Anywhere => "0.0.0.0/0".to_owned(),
        Peer::Server if server.is_empty() => subject.endpoint.host().to_owned(),
        Peer::Server => server,
    };
    let facts = [("direction", direction.into()), ("port", rule.port.to_string().into()), ("peer", peer.into())];
    let rule_told = words.say("file-request-rule", &facts);
    format!("{rule_told} {}", words.say(&format!("file-request-rule-{}", rule.reason), &[]))
}

/// A stack of its own: the network team's, or the person's.
fn deploy(subject: &Subject<'_>) -> String {
    let stack = shell::quoted(&format!("{}-network", subject.names.prefix()));
    let vpc = subject.target.network.as_ref().map(|network| network.vpc.as_str()).filter(|vpc| !vpc.is_empty());
    let mut line = format!("aws cloudformation deploy --template-file {NETWORK_TEMPLATE} --stack-name {stack}");
    line += &format!(" --parameter-overrides VpcId={}", shell::quoted(vpc.unwrap_or("vpc-...")));
    for (index, name) in server_parameters(subject).iter().enumerate() {
        let known = subject.server.get(index).map_or_else(|| "10.0.0.0/16".to_owned(), ToString::to_string);
        line += &format!(" {name}={}", shell::quoted(&known));
    }
    line
}

/// One an address; one for whoever knows the address when none is known.
fn server_parameters(subject: &Subject<'_>) -> Vec<String> {
    match subject.server {
        [] | [_] => vec![SERVER.to_owned()],
        several => (1..=several.len()).map(|number| format!("{SERVER}{number}")).collect(),
    }
}

/// The security group with its rules.
pub(super) fn template(subject: &Subject<'_>) -> String {
    let words = comments::words();
    let vpc = subject.target.network.as_ref().map(|network| network.vpc.clone()).filter(|vpc| !vpc.is_empty());
    let mut parameters = vec![
        parameter(Parameter::VpcId.name(), Parameter::VpcId.pattern(), vpc)
            .commented(words.say("file-parameter-vpc-id", &[])),
    ];
    let names = server_parameters(subject);
    parameters.extend(names.iter().enumerate().map(|(index, name)| {
        let known = subject.server.get(index).map(ToString::to_string);
        parameter(name, "^[0-9a-fA-F.:]+/[0-9]{1,3}$", known).commented(words.say("file-request-parameter-server", &[]))
    }));
    let list = |direction| {
        let rules = rules::of(subject).into_iter().filter(move |rule| rule.direction == direction);
        Node::list(rules.flat_map(|rule| written(subject, rule, &names)))
    };
    let properties = vec![
        Member::of("GroupDescription", format!("Gangway: {} and its Git server", subject.names.prefix())),
        Member::of("VpcId", reference(Parameter::VpcId.name())),
        Member::of("SecurityGroupEgress", list(Direction::Out)),
        Member::of("SecurityGroupIngress", list(Direction::In)),
    ];
    let group = vec![Member::of("Type", "AWS::EC2::SecurityGroup"), Member::of("Properties", properties)];
    let id = Text::from(Part::Arn(Id::of(&["host", "security", "group"])));
    let members = Node::Map(vec![
        Member::of("AWSTemplateFormatVersion", "2010-09-09"),
        Member::of("Description", format!("Gangway: {}, the network of its Git server", subject.names.prefix())),
        Member::of("Parameters", parameters).apart(),
        Member::of(
            "Resources",
            vec![Member::of("HostSecurityGroup", group).commented(words.say("file-request-security-group", &[]))],
        )
        .apart(),
        Member::of("Outputs", vec![Member::of("SecurityGroupId", Node::map([("Value", id.into())]))]).apart(),
    ]);
    let intro = [words.say("file-request-template-title", &[]), format!("  {}", deploy(subject))].join("\n\n");
    yaml::write(&intro, &members, &|text| yaml_function(text, &|_| "GroupId"))
}

fn parameter(name: &str, pattern: &str, known: Option<String>) -> Member {
    let mut declared = vec![Member::of("Type", "String"), Member::of("AllowedPattern", pattern)];
    declared.extend(known.map(|value| Member::of("Default", value)));
    Member::of(name, declared)
}

fn reference(name: &str) -> Node {
    Text::from(Part::Name(Id::of(&[name]))).into()
}

/// A rule of the template for each address of its other end.
fn written(subject: &Subject<'_>, rule: Rule, names: &[String]) -> Vec<Node> {
    let description = format!("Gangway: {}", rule.reason);
    let of = |key: &str, peer: Node| {
        Node::Map(vec![
            Member::of("IpProtocol", "tcp"),
            Member::of("FromPort", u32::from(rule.port)),
            Member::of("ToPort", u32::from(rule.port)),
            Member::of(key, peer),
            Member::of("Description", description.as_str()),
        ])
    };
    match rule.peer {
        Peer::Anywhere => vec![of("CidrIp", "0.0.0.0/0".into())],
        Peer::Server => {
            let v6 = |index: usize| subject.server.get(index).is_some_and(super::Cidr::is_v6);
            let key = |index| if v6(index) { "CidrIpv6" } else { "CidrIp" };
            names.iter().enumerate().map(|(index, name)| of(key(index), reference(name))).collect()
        }
    }
}
