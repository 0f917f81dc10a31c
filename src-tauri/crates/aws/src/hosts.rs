//! Calls about hosts, which belong to one Region. The service has no idempotency token, so creating is never repeated here.
//!
//! `ListHosts` is the one call that says why a host failed (`StatusMessage`), so whoever watches a host lists.

use std::collections::BTreeMap;

use aws_config::SdkConfig;
use aws_sdk_codeconnections::Client;
use aws_sdk_codeconnections::types::{Host as Answer, ProviderType, VpcConfiguration};
use gangway_catalog::hosts::HostStatus;

use crate::connections::{once, tag_list};
use crate::errors::{CallError, CallTarget};

/// Most hosts of one answer.
const ONE_PAGE: i32 = 100;

/// A host as the service shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The name, which needn't be unique.
    pub name: String,
    /// The `HostArn` of the answer.
    pub arn: String,
    /// Its provider, as the API spells it.
    pub provider: String,
    /// URL of the server.
    pub endpoint: String,
    /// As AWS spells it; [`Host::state`] says what it means.
    pub status: String,
    /// What AWS says of the status, if anything.
    pub message: Option<String>,
    /// Where it is; none: it reaches its server over the internet.
    pub vpc: Option<HostVpc>,
}

impl Host {
    /// What its status means.
    pub fn state(&self) -> HostStatus {
        HostStatus::of(&self.status)
    }
}

/// The VPC of a host, and the parts of it that the host takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostVpc {
    /// `vpc-…`
    pub vpc: String,
    /// `subnet-…`, 1..10, one a zone.
    pub subnets: Vec<String>,
    /// `sg-…`, 1..10.
    pub security_groups: Vec<String>,
    /// The server's certificate as PEM, at most 16,384 characters, where no public authority issued it. Public by nature.
    pub certificate: Option<String>,
}

/// Some hosts, and how to ask for the next ones.
#[derive(Clone, Debug)]
pub struct HostPage {
    /// At most a hundred.
    pub hosts: Vec<Host>,
    /// None: these were the last.
    pub next: Option<String>,
}

/// What a new host is to be.
#[derive(Clone, Copy, Debug)]
pub struct NewHost<'a> {
    /// 1..64 characters.
    pub name: &'a str,
    /// As the API spells it.
    pub provider: &'a str,
    /// URL of the server.
    pub endpoint: &'a str,
    /// None: the server can be reached from the internet.
    pub vpc: Option<&'a HostVpc>,
    /// At most 200.
    pub tags: &'a BTreeMap<String, String>,
}

/// Calls to CodeConnections about hosts.
#[derive(Clone, Debug)]
pub struct Hosts {
    client: Client,
    target: CallTarget,
}

impl Hosts {
    pub(crate) fn new(config: &SdkConfig, target: CallTarget) -> Self {
        Self { client: Client::new(config), target }
    }

    /// All hosts of the account in this Region.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn list(&self) -> Result<Vec<Host>, CallError> {
        let mut found = Vec::new();
        let mut token = None;
        loop {
            let page = self.page(token.as_deref()).await?;
            found.extend(page.hosts);
            // A token that repeats itself would never end.
            if page.next.is_none() || page.next == token {
                return Ok(found);
            }
            token = page.next;
        }
    }

    /// Some of the hosts, from where the last page ended.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn page(&self, token: Option<&str>) -> Result<HostPage, CallError> {
        self.asked(token, false).await
    }

    /// One host, by listing; each page is sent once only: for whoever asks again and again and counts the calls.
    ///
    /// # Errors
    /// As [`Hosts::list`].
    pub async fn find_once(&self, arn: &str) -> Result<Option<Host>, CallError> {
        let mut token = None;
        loop {
            let page = self.asked(token.as_deref(), true).await?;
            let found = page.hosts.into_iter().find(|host| host.arn == arn);
            if found.is_some() || page.next.is_none() || page.next == token {
                return Ok(found);
            }
            token = page.next;
        }
    }

    async fn asked(&self, token: Option<&str>, sent_once: bool) -> Result<HostPage, CallError> {
        let operation = "codeconnections:ListHosts";
        let call = self.client.list_hosts().max_results(ONE_PAGE).set_next_token(token.map(str::to_owned));
        let answer = if sent_once { call.customize().config_override(once()).send().await } else { call.send().await };
        let answer = answer.map_err(|error| self.target.failed(operation, error))?;
        // An answer without a list isn't one of none: another host would be made.
        let hosts = answer.hosts.ok_or_else(|| CallError::empty_answer(operation))?;
        Ok(HostPage {
            hosts: hosts.into_iter().map(Host::from).collect(),
            next: answer.next_token.filter(|token| !token.is_empty()),
        })
    }

    /// Makes a host. Sent once only: when [`CallError::outcome_unknown`], list before trying again.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn create(&self, host: NewHost<'_>) -> Result<String, CallError> {
        let operation = "codeconnections:CreateHost";
        let answer = self
            .client
            .create_host()
            .name(host.name)
            .provider_type(ProviderType::from(host.provider))
            .provider_endpoint(host.endpoint)
            .set_vpc_configuration(host.vpc.map(|vpc| configuration(operation, vpc)).transpose()?)
            .set_tags(Some(tag_list(operation, host.tags)?))
            .customize()
            .config_override(once())
            .send()
            .await
            .map_err(|error| self.target.failed(operation, error))?;
        answer.host_arn.filter(|arn| !arn.is_empty()).ok_or_else(|| CallError::empty_answer(operation))
    }

    /// Changes a host. To send the same twice changes nothing more.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn update(&self, arn: &str, endpoint: &str, vpc: Option<&HostVpc>) -> Result<(), CallError> {
        let operation = "codeconnections:UpdateHost";
        let call = self.client.update_host().host_arn(arn).provider_endpoint(endpoint);
        let vpc = vpc.map(|vpc| configuration(operation, vpc)).transpose()?;
        let answer = call.set_vpc_configuration(vpc).send().await;
        answer.map(|_| ()).map_err(|error| self.target.failed(operation, error))
    }

    /// Deletes a host; in a VPC that takes minutes. One that isn't there is fine.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn delete(&self, arn: &str) -> Result<(), CallError> {
        let answer = self.client.delete_host().host_arn(arn).send().await;
        match answer.map_err(|error| self.target.failed("codeconnections:DeleteHost", error)) {
            Err(error) if !error.not_found() => Err(error),
            _ => Ok(()),
        }
    }

    /// The tags of a host.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn tags(&self, arn: &str) -> Result<BTreeMap<String, String>, CallError> {
        let answer = self.client.list_tags_for_resource().resource_arn(arn).send().await;
        let answer = answer.map_err(|error| self.target.failed("codeconnections:ListTagsForResource", error))?;
        Ok(answer.tags.unwrap_or_default().into_iter().map(|tag| (tag.key, tag.value)).collect())
    }
}

fn configuration(operation: &str, vpc: &HostVpc) -> Result<VpcConfiguration, CallError> {
    VpcConfiguration::builder()
        .vpc_id(&vpc.vpc)
        .set_subnet_ids(Some(vpc.subnets.clone()))
        .set_security_group_ids(Some(vpc.security_groups.clone()))
        .set_tls_certificate(vpc.certificate.clone())
        .build()
        .map_err(|error| CallError::refused(operation, &error.to_string()))
}

impl From<Answer> for Host {
    fn from(answer: Answer) -> Self {
        Self {
            name: answer.name.unwrap_or_default(),
            arn: answer.host_arn.unwrap_or_default(),
            provider: answer.provider_type.map(|provider| provider.as_str().to_owned()).unwrap_or_default(),
            endpoint: answer.provider_endpoint.unwrap_or_default(),
            status: answer.status.unwrap_or_default(),
            message: answer.status_message.filter(|message| !message.trim().is_empty()),
            vpc: answer.vpc_configuration.map(HostVpc::from),
        }
    }
}

impl From<VpcConfiguration> for HostVpc {
    fn from(answer: VpcConfiguration) -> Self {
        Self {
            vpc: answer.vpc_id,
            subnets: answer.subnet_ids,
            security_groups: answer.security_group_ids,
            certificate: answer.tls_certificate.filter(|text| !text.is_empty()),
        }
    }
}
