//! Connections: made PENDING, listed everywhere, deleted without a question.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::host_state::HostState;
use super::{Tag, not_found, page, tags, text};
use crate::call::{Answer, AwsError, Call};
use crate::moment::Moment;
use crate::other::Other;
use crate::world::World;
use crate::world::provider::{Provider, Repository};

/// Connections for one account and Region (quotas page of the guide).
const QUOTA: usize = 250;

/// Whether an app of AWS is installed at this provider for one account or organization, whose repositories it then may
/// read. The others let it read what the person may who authorized it.
pub(crate) fn installs_app(provider: &str) -> bool {
    matches!(provider, "GitHub" | "GitHubEnterpriseServer" | "Bitbucket")
}

/// A connection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Connection {
    /// Its ARN; never contains the name.
    pub(crate) arn: String,
    /// Its name; AWS doesn't ask for it to be unique.
    pub(crate) name: String,
    /// Provider type as the API spells it.
    pub(crate) provider: String,
    /// ARN of the host, for providers that a company installs itself.
    pub(crate) host: Option<String>,
    /// Where it stands.
    pub(crate) status: Status,
    /// The account or organization at the provider, since the authorization: where the app is installed for one, it reads
    /// no other's repositories.
    pub(crate) provider_account: Option<String>,
    /// `owner/name` of the repositories that the person chose; none: all.
    pub(crate) repositories: Option<Vec<String>>,
    /// Tags.
    pub(crate) tags: Vec<Tag>,
    /// When it was made.
    pub(crate) created: Moment,
    #[serde(flatten)]
    pub(crate) other: Other,
}

/// Where a connection stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Status {
    /// Waits for a person in the browser.
    #[default]
    Pending,
    /// Works.
    Available,
    /// The provider took the authorization back; nobody can repair it.
    Error,
    /// Of a newer version.
    #[serde(untagged)]
    Unknown(String),
}

impl Status {
    /// As the API spells it.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Pending => "PENDING",
            Self::Available => "AVAILABLE",
            Self::Error => "ERROR",
            Self::Unknown(name) => name,
        }
    }
}

impl Connection {
    /// Last part of the ARN.
    pub(crate) fn id(&self) -> &str {
        self.arn.rsplit('/').next().unwrap_or_default()
    }

    /// Region in which it was made.
    pub(crate) fn region(&self) -> &str {
        self.arn.split(':').nth(3).unwrap_or_default()
    }

    /// Whether it may read this repository of a provider: it works, and whoever authorized it allowed that.
    pub(crate) fn sees(&self, provider: &str, repository: &str) -> bool {
        let owner = repository.split('/').next().unwrap_or_default();
        let own = self.provider_account.as_ref().is_some_and(|account| account.eq_ignore_ascii_case(owner));
        let chosen = self.repositories.as_ref();
        self.status == Status::Available
            && self.provider == provider
            && (own || !installs_app(provider))
            && chosen.is_none_or(|chosen| chosen.iter().any(|one| one.eq_ignore_ascii_case(repository)))
    }

    /// The repository of this name, as far as it may read it.
    pub(crate) fn repository<'p>(&self, provider: &'p Provider, name: &str) -> Option<&'p Repository> {
        let found = provider.repository(&self.provider, name);
        found.filter(|repository| self.sees(&repository.provider, &repository.name))
    }

    fn described(&self, owner: &str) -> Value {
        let mut value = json!({
            "ConnectionName": self.name,
            "ConnectionArn": self.arn,
            "ProviderType": self.provider,
            "OwnerAccountId": owner,
            "ConnectionStatus": self.status.as_str(),
        });
        if let Some(host) = &self.host {
            value["HostArn"] = host.as_str().into();
        }
        value
    }

    /// A connection is global, but one that goes through a host lives where the host lives. The twin doesn't know
    /// Azure DevOps.
    fn visible(&self, call: &Call) -> bool {
        (self.host.is_none() || self.region() == call.region)
            && (call.service == "codeconnections" || self.provider != "AzureDevOps")
    }
}

pub(super) fn create(world: &mut World, call: &Call) -> Answer {
    let host = call.input["HostArn"].as_str();
    let provider = match (call.input["ProviderType"].as_str(), host) {
        (provider, Some(arn)) => provider_of(world, call, arn, provider)?,
        (Some(provider @ ("GitHubEnterpriseServer" | "GitLabSelfManaged")), None) => {
            return Err(invalid(format!("A host is required for the provider type {provider}.")));
        }
        (Some(provider), None) => provider.to_owned(),
        (None, None) => return Err(invalid("Either ProviderType or HostArn is required.".to_owned())),
    };
    if world.services.codeconnections.connections.iter().filter(|one| one.region() == call.region).count() >= QUOTA {
        return Err(AwsError::new(
            "LimitExceededException",
            format!("You have reached the limit of {QUOTA} connections for this account."),
        ));
    }
    let tags = tags::from_input(&call.input["Tags"])?;
    let id = world.uuid();
    let arn = format!("arn:aws:{}:{}:{}:connection/{id}", call.service, call.region, world.account);
    world.services.codeconnections.connections.push(Connection {
        arn: arn.clone(),
        name: text(call, "ConnectionName").to_owned(),
        provider,
        host: host.map(str::to_owned),
        status: Status::Pending,
        provider_account: None,
        repositories: None,
        tags: tags.clone(),
        created: world.now,
        other: Other::default(),
    });
    Ok(json!({ "ConnectionArn": arn, "Tags": tags }))
}

/// The provider of a host that somebody has set up. Who names one beside it must name the same.
fn provider_of(world: &World, call: &Call, arn: &str, named: Option<&str>) -> Result<String, AwsError> {
    let host = super::host::find(world, call, arn)?;
    if named.is_some_and(|named| named != host.provider) {
        return Err(invalid(format!("The host {arn} has the provider type {}.", host.provider)));
    }
    if host.state(world.now) != HostState::Available {
        let message = format!("Host {arn} is not available: its status is {}.", host.status(world));
        return Err(AwsError::new("ResourceUnavailableException", message));
    }
    Ok(host.provider.clone())
}

pub(super) fn get(world: &mut World, call: &Call) -> Answer {
    let arn = text(call, "ConnectionArn");
    let found = world.services.codeconnections.find(arn).filter(|connection| connection.visible(call));
    let connection = found.ok_or_else(|| not_found("Connection", arn))?;
    Ok(json!({ "Connection": connection.described(&world.account) }))
}

pub(super) fn list(world: &mut World, call: &Call) -> Answer {
    let host = call.input["HostArnFilter"].as_str();
    if let Some(arn) = host {
        super::host::find(world, call, arn)?;
    }
    let provider = call.input["ProviderTypeFilter"].as_str();
    let wanted = |one: &&Connection| {
        one.visible(call)
            && provider.is_none_or(|provider| one.provider == provider)
            && (host.is_none() || one.host.as_deref() == host)
    };
    let found = world.services.codeconnections.connections.iter().filter(wanted);
    page(call, found.map(|one| (one.arn.clone(), one.described(&world.account))).collect(), "Connections")
}

pub(super) fn delete(world: &mut World, call: &Call) -> Answer {
    let arn = text(call, "ConnectionArn");
    let connections = &mut world.services.codeconnections.connections;
    let position = connections.iter().position(|one| one.arn == arn && one.visible(call));
    connections.remove(position.ok_or_else(|| not_found("Connection", arn))?);
    Ok(Value::Object(Map::new()))
}

fn invalid(message: String) -> AwsError {
    AwsError::new("InvalidInputException", message)
}
