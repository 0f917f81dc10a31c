//! What stands for values that aren't known when the documents are written, and who replaces it when.

use gangway_blueprint::text::Parameter;
use gangway_blueprint::{Blueprint, Phase};
use gangway_catalog::regions;
use gangway_setup::target::{HostNetwork, Target};

/// The account of AWS's own documentation.
const ACCOUNT: &str = "111122223333";

/// The id of no connection.
const CONNECTION: &str = "00000000-0000-0000-0000-000000000000";

/// The id of no host.
const HOST: &str = "server-00000000";

/// Ids of nothing, each with the word that is written over it.
const VPC: (&str, &str) = ("vpc-00000000000000000", "VPC_ID");
const SUBNETS: [(&str, &str); 2] =
    [("subnet-00000000000000001", "SUBNET_ID_1"), ("subnet-00000000000000002", "SUBNET_ID_2")];
const SECURITY_GROUP: (&str, &str) = ("sg-00000000000000000", "SECURITY_GROUP_ID");

/// What stands for something unknown.
pub(super) struct Placeholder {
    /// Id of its sentence.
    pub(super) meaning: &'static str,
    pub(super) text: String,
    /// The word in the README's command that a person writes the real value over.
    pub(super) typed: &'static str,
}

/// By the phase before which they are replaced: what a phase makes is known only behind it.
pub(super) struct Placeholders {
    pub(super) before_host: Vec<Placeholder>,
    pub(super) before_connection: Vec<Placeholder>,
    pub(super) before_rest: Vec<Placeholder>,
}

impl Placeholders {
    /// Those of what isn't known; `blueprint` is the one that is [`placed`].
    pub(super) fn of(known: &Target, blueprint: &Blueprint) -> Self {
        let makes_connection = known.connection_arn.is_none();
        let makes_host = makes_connection && known.host_arn.is_none() && !blueprint.host.is_empty();
        let asks = |phase, parameter| blueprint.parameters(phase).contains(&parameter);
        let network = || if known.network.is_none() { network() } else { Vec::new() };
        let arn = |meaning, parameter: Parameter, typed| Placeholder {
            meaning,
            text: blueprint.resolve(&parameter.into()),
            typed,
        };
        let before_host = if makes_host && asks(Phase::Host, Parameter::VpcId) { network() } else { Vec::new() };
        let host = makes_connection && known.host_arn.is_none() && asks(Phase::Connection, Parameter::HostArn);
        let before_connection =
            host.then(|| arn("file-json-unknown-host", Parameter::HostArn, "HOST_ARN")).into_iter().collect();
        let mut before_rest = Vec::new();
        if makes_connection {
            before_rest.push(arn("file-json-unknown-connection", Parameter::ConnectionArn, "CONNECTION_ARN"));
        }
        if before_host.is_empty() && asks(Phase::Pipeline, Parameter::VpcId) {
            before_rest.extend(network());
        }
        // the ARNs hold it, and are replaced as a whole
        if known.account.is_empty() {
            let (meaning, text) = ("file-json-unknown-account", ACCOUNT.to_owned());
            before_rest.push(Placeholder { meaning, text, typed: "ACCOUNT" });
        }
        Self { before_host, before_connection, before_rest }
    }
}

fn network() -> Vec<Placeholder> {
    let of = |meaning, (text, typed): (&str, &'static str)| Placeholder { meaning, text: text.to_owned(), typed };
    let subnets = SUBNETS.into_iter().map(|subnet| of("file-json-unknown-subnet", subnet));
    std::iter::once(of("file-json-unknown-vpc", VPC))
        .chain(subnets)
        .chain([of("file-json-unknown-security-group", SECURITY_GROUP)])
        .collect()
}

/// The blueprint for a target with nothing unknown in it.
pub(super) fn placed(blueprint: &Blueprint) -> Blueprint {
    let known = blueprint.target.clone();
    let or = |known: String, otherwise: &str| if known.is_empty() { otherwise.to_owned() } else { known };
    let region = or(known.region, regions::ALL.first().map_or("", |region| region.id));
    let partition = or(known.partition, regions::partition(&region).id);
    let account = or(known.account, ACCOUNT);
    let arn = |resource: &str| format!("arn:{partition}:codeconnections:{region}:{account}:{resource}");
    let connection_arn = Some(known.connection_arn.unwrap_or_else(|| arn(&format!("connection/{CONNECTION}"))));
    let host_arn = Some(known.host_arn.unwrap_or_else(|| arn(&format!("host/{HOST}"))));
    let network = Some(known.network.unwrap_or_else(|| HostNetwork {
        vpc: VPC.0.to_owned(),
        subnets: SUBNETS.iter().map(|(id, _)| (*id).to_owned()).collect(),
        security_groups: vec![SECURITY_GROUP.0.to_owned()],
    }));
    let target = Target { partition, account, region, connection_arn, host_arn, network };
    Blueprint { target, ..blueprint.clone() }
}
