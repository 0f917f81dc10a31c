//! Hosts: where a company's own GitHub Enterprise Server or GitLab is found.
//!
//! The console's page that sets a host up isn't played: every host stays PENDING once its VPC is ready, and no
//! connection goes through it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Tag, not_found, page, tags, text};
use crate::call::{Answer, AwsError, Call};
use crate::moment::Moment;
use crate::other::Other;
use crate::world::World;

/// Hosts for one account and Region (quotas page of the guide).
const QUOTA: usize = 50;

/// Seconds that the network interfaces of a VPC take.
const VPC_SECONDS: i64 = 180;

/// A host.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Host {
    /// Its ARN.
    pub(crate) arn: String,
    /// Its name.
    pub(crate) name: String,
    /// Provider type as the API spells it.
    pub(crate) provider: String,
    endpoint: String,
    /// As it came in.
    vpc: Option<Value>,
    /// When its VPC is ready.
    ready: Moment,
    /// Tags.
    pub(crate) tags: Vec<Tag>,
    #[serde(flatten)]
    pub(crate) other: Other,
}

impl Host {
    /// As the API reference spells it.
    pub(crate) fn status(&self, now: Moment) -> &'static str {
        if now < self.ready { "VPC_CONFIG_INITIALIZING" } else { "PENDING" }
    }

    fn described(&self, now: Moment) -> Value {
        let mut value = json!({
            "Name": self.name,
            "ProviderType": self.provider,
            "ProviderEndpoint": self.endpoint,
            "Status": self.status(now),
        });
        if let Some(vpc) = &self.vpc {
            value["VpcConfiguration"] = vpc.clone();
        }
        value
    }

    fn region(&self) -> &str {
        self.arn.split(':').nth(3).unwrap_or_default()
    }
}

/// The host with this ARN, in the Region that is asked.
pub(super) fn find<'a>(world: &'a World, call: &Call, arn: &str) -> Result<&'a Host, AwsError> {
    let found =
        world.services.codeconnections.hosts.iter().find(|host| host.arn == arn && host.region() == call.region);
    found.ok_or_else(|| not_found("Host", arn))
}

pub(super) fn create(world: &mut World, call: &Call) -> Answer {
    let provider = text(call, "ProviderType");
    if !matches!(provider, "GitHubEnterpriseServer" | "GitLabSelfManaged") {
        let message = format!("The provider type {provider} does not use a host.");
        return Err(AwsError::new("InvalidInputException", message));
    }
    if world.services.codeconnections.hosts.iter().filter(|host| host.region() == call.region).count() >= QUOTA {
        let message = format!("You have reached the limit of {QUOTA} hosts for this account.");
        return Err(AwsError::new("LimitExceededException", message));
    }
    let tags = tags::from_input(&call.input["Tags"])?;
    let name = text(call, "Name");
    let digits = world.hex(8);
    let arn = format!("arn:aws:{}:{}:{}:host/{name}-{digits}", call.service, call.region, world.account);
    let vpc = call.input.get("VpcConfiguration").cloned();
    world.services.codeconnections.hosts.push(Host {
        arn: arn.clone(),
        name: name.to_owned(),
        provider: provider.to_owned(),
        endpoint: text(call, "ProviderEndpoint").to_owned(),
        ready: ready(world.now, vpc.as_ref()),
        vpc,
        tags: tags.clone(),
        other: Other::default(),
    });
    Ok(json!({ "HostArn": arn, "Tags": tags }))
}

fn ready(now: Moment, vpc: Option<&Value>) -> Moment {
    if vpc.is_some() { now.after_seconds(VPC_SECONDS) } else { now }
}

pub(super) fn get(world: &mut World, call: &Call) -> Answer {
    Ok(find(world, call, text(call, "HostArn"))?.described(world.now))
}

pub(super) fn list(world: &mut World, call: &Call) -> Answer {
    let here = world.services.codeconnections.hosts.iter().filter(|host| host.region() == call.region);
    let described = here.map(|host| {
        let mut value = host.described(world.now);
        value["HostArn"] = host.arn.as_str().into();
        (host.arn.clone(), value)
    });
    page(call, described.collect(), "Hosts")
}

/// Only a host that waits for its set-up can be edited.
pub(super) fn update(world: &mut World, call: &Call) -> Answer {
    let arn = text(call, "HostArn");
    if find(world, call, arn)?.status(world.now) != "PENDING" {
        return Err(AwsError::new("ConflictException", format!("Host {arn} is being changed.")));
    }
    let now = world.now;
    if let Some(host) = world.services.codeconnections.hosts.iter_mut().find(|host| host.arn == arn) {
        if let Some(endpoint) = call.input["ProviderEndpoint"].as_str() {
            host.endpoint = endpoint.to_owned();
        }
        if let Some(vpc) = call.input.get("VpcConfiguration") {
            host.ready = ready(now, Some(vpc));
            host.vpc = Some(vpc.clone());
        }
    }
    Ok(Value::Object(Map::new()))
}

pub(super) fn delete(world: &mut World, call: &Call) -> Answer {
    let arn = text(call, "HostArn");
    let unavailable = |message: String| Err(AwsError::new("ResourceUnavailableException", message));
    if find(world, call, arn)?.status(world.now) == "VPC_CONFIG_INITIALIZING" {
        return unavailable(format!("Host {arn} is being changed."));
    }
    if world.services.codeconnections.all().iter().any(|connection| connection.host.as_deref() == Some(arn)) {
        return unavailable(format!("Host {arn} still has connections."));
    }
    world.services.codeconnections.hosts.retain(|host| host.arn != arn);
    Ok(Value::Object(Map::new()))
}
