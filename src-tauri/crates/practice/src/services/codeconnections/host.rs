//! Hosts: where a company's own GitHub Enterprise Server or GitLab is found.
//!
//! A host in a VPC takes minutes until it is PENDING, or has failed: then only ListHosts says why. Only the page in the
//! browser (`pages/setup.rs`) makes a PENDING one AVAILABLE, and connections go through it from then on.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::host_state::{HostState, StateSpelling};
use super::network::ChosenNetwork;
use super::{CodeConnections, Tag, endpoint, not_found, page, tags, text};
use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeFaultKind;
use crate::moment::Moment;
use crate::other::Other;
use crate::services::read::Read as _;
use crate::world::World;

/// Hosts for one account and Region (quotas page of the guide).
const QUOTA: usize = 50;

/// Seconds that the network interfaces of a VPC take until they are there.
const VPC_SECONDS: i64 = 180;

/// Seconds that they take until they are gone.
const VPC_DELETION_SECONDS: i64 = 75;

/// Seconds for which the user guide's spelling has one more state, before PENDING.
const VPC_AVAILABLE_SECONDS: i64 = 30;

/// Seconds that a host which hangs takes longer each time: more than anybody waits.
const HANG_SECONDS: i64 = 45 * 60;

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
    /// URL of the server.
    pub(crate) endpoint: String,
    /// As it came in.
    pub(crate) vpc: Option<Value>,
    /// When what is done in its VPC is done: until then it is being prepared, or taken away.
    ready: Moment,
    /// Where it stands from then on.
    state: HostState,
    /// Why it failed.
    message: Option<String>,
    /// Name of its app at the server, since it was set up.
    pub(crate) app: Option<String>,
    /// Tags.
    pub(crate) tags: Vec<Tag>,
    #[serde(flatten)]
    pub(crate) other: Other,
}

impl Host {
    /// Where it stands.
    pub(crate) fn state(&self, now: Moment) -> HostState {
        match &self.state {
            HostState::Deleting => HostState::Deleting,
            _ if now < self.ready => HostState::Initializing,
            state => state.clone(),
        }
    }

    /// As the API gives it.
    pub(crate) fn status(&self, world: &World) -> String {
        let now = world.now;
        let state = self.state(now);
        if !world.faults.is_on(PracticeFaultKind::UserGuideStates) {
            return state.spelled(StateSpelling::ApiReference).to_owned();
        }
        let prepared = self.vpc.is_some() && now < self.ready.after_seconds(VPC_AVAILABLE_SECONDS);
        match state {
            HostState::Pending if prepared => "VPC_CONFIG_AVAILABLE".to_owned(),
            state => state.spelled(StateSpelling::UserGuide).to_owned(),
        }
    }

    /// Why it failed, which only a list says.
    pub(crate) fn message(&self, now: Moment) -> Option<&str> {
        self.message.as_deref().filter(|_| matches!(self.state(now), HostState::Failed | HostState::Error))
    }

    /// Its VPC; none for a server on the internet.
    pub(super) fn network(&self) -> Option<ChosenNetwork> {
        Some(ChosenNetwork::of_host(self.region(), self.vpc.as_ref()?))
    }

    /// Its VPC's id.
    pub(crate) fn vpc_id(&self) -> Option<&str> {
        self.vpc.as_ref().map(|vpc| vpc.text("VpcId"))
    }

    /// Last part of the ARN.
    pub(crate) fn id(&self) -> &str {
        self.arn.rsplit('/').next().unwrap_or_default()
    }

    /// Region in which it is.
    pub(crate) fn region(&self) -> &str {
        self.arn.split(':').nth(3).unwrap_or_default()
    }

    /// Its app at the server was deleted: nothing goes through it any longer.
    pub(super) fn lose_app(&mut self) {
        self.state = HostState::Error;
        self.message = Some(format!("The app {} was not found at {}", self.app_name(), self.endpoint));
    }

    /// A person has set it up, with an app of this name at the server. Only a PENDING host can be.
    pub(super) fn set_up(&mut self, now: Moment, app: &str) -> bool {
        let pending = self.state(now) == HostState::Pending;
        if pending {
            self.state = HostState::Available;
            self.app = Some(app.to_owned());
        }
        pending
    }

    /// The name of its app at the server, or the one that it is given unless the person has another.
    pub(crate) fn app_name(&self) -> String {
        self.app.clone().unwrap_or_else(|| format!("AWS Connector {}", self.id()).chars().take(34).collect())
    }

    fn described(&self, world: &World) -> Value {
        let mut value = json!({
            "Name": self.name,
            "ProviderType": self.provider,
            "ProviderEndpoint": self.endpoint,
            "Status": self.status(world),
        });
        if let Some(vpc) = &self.vpc {
            value["VpcConfiguration"] = vpc.clone();
        }
        value
    }
}

/// The host with this ARN, in the Region that is asked.
pub(super) fn find<'a>(world: &'a World, call: &Call, arn: &str) -> Result<&'a Host, AwsError> {
    let found = world.services.codeconnections.host(arn).filter(|host| host.region() == call.region);
    found.ok_or_else(|| not_found("Host", arn))
}

fn of_region<'a>(world: &'a World, region: &str) -> impl Iterator<Item = &'a Host> {
    world.services.codeconnections.hosts.iter().filter(move |host| host.region() == region)
}

pub(super) fn create(world: &mut World, call: &Call) -> Answer {
    let provider = text(call, "ProviderType");
    if !matches!(provider, "GitHubEnterpriseServer" | "GitLabSelfManaged") {
        return Err(invalid(format!("The provider type {provider} does not use a host.")));
    }
    let endpoint = text(call, "ProviderEndpoint");
    check_endpoint(world, &call.region, endpoint, None)?;
    if of_region(world, &call.region).count() >= QUOTA {
        let message = format!("You have reached the limit of {QUOTA} hosts for this account.");
        return Err(AwsError::new("LimitExceededException", message));
    }
    let tags = tags::from_input(&call.input["Tags"])?;
    let name = text(call, "Name");
    let digits = world.hex(8);
    let arn = format!("arn:aws:{}:{}:{}:host/{name}-{digits}", call.service, call.region, world.account);
    let vpc = call.input.get("VpcConfiguration").filter(|vpc| !vpc.is_null()).cloned();
    world.services.codeconnections.hosts.push(Host {
        arn: arn.clone(),
        name: name.to_owned(),
        provider: provider.to_owned(),
        endpoint: endpoint.to_owned(),
        vpc,
        tags: tags.clone(),
        ..Host::default()
    });
    prepare(world, &arn);
    Ok(json!({ "HostArn": arn, "Tags": tags }))
}

/// One server has one host in a Region.
fn check_endpoint(world: &World, region: &str, endpoint: &str, own: Option<&str>) -> Result<(), AwsError> {
    let identity = endpoint::identity(endpoint);
    let taken = |host: &&Host| Some(host.arn.as_str()) != own && endpoint::identity(&host.endpoint) == identity;
    match of_region(world, region).find(taken) {
        Some(host) => {
            Err(invalid(format!("The provider endpoint {endpoint} is already used by the host {}.", host.arn)))
        }
        None => Ok(()),
    }
}

/// Begins what a VPC takes; a host without one is PENDING at once.
fn prepare(world: &mut World, arn: &str) {
    let now = world.now;
    let Some(host) = world.services.codeconnections.host_mut(arn) else { return };
    (host.state, host.message) = (HostState::Pending, None);
    host.ready = now;
    if host.vpc.is_some() {
        host.ready = now.after_seconds(VPC_SECONDS);
        let ready = host.ready;
        world.plan::<CodeConnections>(ready, arn);
    }
}

/// What was done in a host's VPC is done.
pub(super) fn happen(world: &mut World, arn: &str) {
    let now = world.now;
    let state = &mut *world.services.codeconnections;
    let Some(host) = state.host(arn).filter(|host| now >= host.ready).cloned() else { return };
    if host.state == HostState::Deleting {
        state.hosts.retain(|one| one.arn != arn);
        host.network().iter().for_each(|network| network.leave(world, arn));
        return;
    }
    let Some(network) = host.network().filter(|_| host.state == HostState::Pending) else { return };
    if world.faults.take_any(PracticeFaultKind::HostVpcHangs) {
        let ready = now.after_seconds(HANG_SECONDS);
        if let Some(host) = world.services.codeconnections.host_mut(arn) {
            host.ready = ready;
        }
        world.plan::<CodeConnections>(ready, arn);
        return;
    }
    let entered = network.enter(world, arn);
    if let (Err(refusal), Some(host)) = (entered, world.services.codeconnections.host_mut(arn)) {
        (host.state, host.message) = (HostState::Failed, Some(refusal));
    }
}

pub(super) fn get(world: &mut World, call: &Call) -> Answer {
    Ok(find(world, call, text(call, "HostArn"))?.described(world))
}

pub(super) fn list(world: &mut World, call: &Call) -> Answer {
    let described = of_region(world, &call.region).map(|host| {
        let mut value = host.described(world);
        value["HostArn"] = host.arn.as_str().into();
        if let Some(message) = host.message(world.now) {
            value["StatusMessage"] = message.into();
        }
        (host.arn.clone(), value)
    });
    page(call, described.collect(), "Hosts")
}

/// Only a host that waits for its set-up, or failed before it, can be edited. One in a VPC then begins anew.
pub(super) fn update(world: &mut World, call: &Call) -> Answer {
    let arn = text(call, "HostArn");
    let host = find(world, call, arn)?.clone();
    match host.state(world.now) {
        HostState::Pending | HostState::Failed => {}
        HostState::Initializing | HostState::Deleting => {
            return Err(AwsError::new("ConflictException", format!("Host {arn} is being changed.")));
        }
        HostState::Available | HostState::Error | HostState::Unknown(_) => {
            let message = format!("Host {arn} can't be updated: its status is {}.", host.status(world));
            return Err(AwsError::new("UnsupportedOperationException", message));
        }
    }
    let endpoint = call.input["ProviderEndpoint"].as_str();
    if let Some(endpoint) = endpoint {
        check_endpoint(world, &call.region, endpoint, Some(arn))?;
    }
    if let Some(before) = host.network() {
        before.leave(world, arn);
    }
    if let Some(host) = world.services.codeconnections.host_mut(arn) {
        if let Some(endpoint) = endpoint {
            host.endpoint = endpoint.to_owned();
        }
        if let Some(vpc) = call.input.get("VpcConfiguration").filter(|vpc| !vpc.is_null()) {
            host.vpc = Some(vpc.clone());
        }
    }
    prepare(world, arn);
    Ok(Value::Object(Map::new()))
}

/// What a host has in its VPC takes a while to go.
pub(super) fn delete(world: &mut World, call: &Call) -> Answer {
    let arn = text(call, "HostArn");
    let unavailable = |message: String| Err(AwsError::new("ResourceUnavailableException", message));
    let state = find(world, call, arn)?.state(world.now);
    if matches!(state, HostState::Initializing | HostState::Deleting) {
        return unavailable(format!("Host {arn} is being changed."));
    }
    let connections = world.services.codeconnections.all();
    if connections.iter().any(|connection| connection.host.as_deref() == Some(arn)) {
        return unavailable(format!("Host {arn} still has connections."));
    }
    let gone = world.now.after_seconds(VPC_DELETION_SECONDS);
    match world.services.codeconnections.host_mut(arn).filter(|host| host.vpc.is_some()) {
        Some(host) => {
            (host.state, host.ready) = (HostState::Deleting, gone);
            world.plan::<CodeConnections>(gone, arn);
        }
        None => world.services.codeconnections.hosts.retain(|host| host.arn != arn),
    }
    Ok(Value::Object(Map::new()))
}

fn invalid(message: String) -> AwsError {
    AwsError::new("InvalidInputException", message)
}
