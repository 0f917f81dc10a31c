//! Calls about connections. The service has no idempotency token, so creating is never repeated here.

use std::collections::BTreeMap;

use aws_config::SdkConfig;
use aws_config::retry::RetryConfig;
use aws_sdk_codeconnections::Client;
use aws_sdk_codeconnections::config::Builder;
use aws_sdk_codeconnections::error::SdkError;
use aws_sdk_codeconnections::operation::get_connection::{GetConnectionError, GetConnectionOutput};
use aws_sdk_codeconnections::types::{Connection as Answer, ProviderType, Tag};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use crate::errors::{CallError, CallTarget};

/// A connection as the service shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The `ConnectionName`, which needn't be unique.
    pub name: String,
    /// The `ConnectionArn` of the answer.
    pub arn: String,
    /// Its provider, as the API spells it.
    pub provider: String,
    /// `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
    pub status: String,
    /// Its host, for a self-managed provider.
    pub host_arn: Option<String>,
}

/// Calls to CodeConnections about connections.
#[derive(Clone, Debug)]
pub struct Connections {
    client: Client,
    target: CallTarget,
}

impl Connections {
    pub(crate) fn new(config: &SdkConfig, target: CallTarget) -> Self {
        Self { client: Client::new(config), target }
    }

    /// All connections of the account: the service shows the same ones from every Region.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn list(&self) -> Result<Vec<Connection>, CallError> {
        self.listed(None).await
    }

    /// All connections that go through a host.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn through_host(&self, arn: &str) -> Result<Vec<Connection>, CallError> {
        match self.listed(Some(arn)).await {
            // The host is gone, so nothing goes through it.
            Err(error) if error.not_found() => Ok(Vec::new()),
            answer => answer,
        }
    }

    async fn listed(&self, host: Option<&str>) -> Result<Vec<Connection>, CallError> {
        let operation = "codeconnections:ListConnections";
        let call = self.client.list_connections().max_results(100).set_host_arn_filter(host.map(str::to_owned));
        let mut pages = call.into_paginator().send();
        let mut found = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| self.target.failed(operation, error))?;
            // An answer without a list isn't one of none: another connection would be made.
            let page = page.connections.ok_or_else(|| CallError::empty_answer(operation))?;
            found.extend(page.into_iter().map(Connection::from));
        }
        Ok(found)
    }

    /// One connection.
    ///
    /// # Errors
    /// [`CallError::not_found`] when it isn't there; see [`crate::errors`].
    pub async fn get(&self, arn: &str) -> Result<Connection, CallError> {
        self.found(self.client.get_connection().connection_arn(arn).send().await)
    }

    /// Like [`Connections::get`], but sent once only: for whoever asks again and again and counts the calls.
    ///
    /// # Errors
    /// As [`Connections::get`].
    pub async fn get_once(&self, arn: &str) -> Result<Connection, CallError> {
        let call = self.client.get_connection().connection_arn(arn).customize();
        self.found(call.config_override(once()).send().await)
    }

    fn found(
        &self,
        answer: Result<GetConnectionOutput, SdkError<GetConnectionError, HttpResponse>>,
    ) -> Result<Connection, CallError> {
        let operation = "codeconnections:GetConnection";
        let answer = answer.map_err(|error| self.target.failed(operation, error))?;
        answer.connection.map(Connection::from).ok_or_else(|| CallError::empty_answer(operation))
    }

    /// Makes a connection; it is PENDING. Sent once only: when [`CallError::outcome_unknown`], list before trying again.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn create(
        &self,
        name: &str,
        leads_to: ConnectionServer<'_>,
        tags: &BTreeMap<String, String>,
    ) -> Result<String, CallError> {
        let operation = "codeconnections:CreateConnection";
        let call = self.client.create_connection().connection_name(name);
        let call = match leads_to {
            ConnectionServer::Cloud { provider } => call.provider_type(ProviderType::from(provider)),
            ConnectionServer::Host { arn } => call.host_arn(arn),
        };
        let answer = call
            .set_tags(Some(tag_list(operation, tags)?))
            .customize()
            .config_override(once())
            .send()
            .await
            .map_err(|error| self.target.failed(operation, error))?;
        Some(answer.connection_arn).filter(|arn| !arn.is_empty()).ok_or_else(|| CallError::empty_answer(operation))
    }

    /// Deletes a connection. One that isn't there is fine.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn delete(&self, arn: &str) -> Result<(), CallError> {
        let answer = self.client.delete_connection().connection_arn(arn).send().await;
        match answer.map_err(|error| self.target.failed("codeconnections:DeleteConnection", error)) {
            Err(error) if !error.not_found() => Err(error),
            _ => Ok(()),
        }
    }

    /// The tags of a connection.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn tags(&self, arn: &str) -> Result<BTreeMap<String, String>, CallError> {
        let answer = self
            .client
            .list_tags_for_resource()
            .resource_arn(arn)
            .send()
            .await
            .map_err(|error| self.target.failed("codeconnections:ListTagsForResource", error))?;
        Ok(answer.tags.unwrap_or_default().into_iter().map(|tag| (tag.key, tag.value)).collect())
    }
}

/// Where a connection leads. The service takes the one or the other.
#[derive(Clone, Copy, Debug)]
pub enum ConnectionServer<'a> {
    /// To a provider's own cloud.
    Cloud {
        /// As the API spells it.
        provider: &'a str,
    },
    /// Through a host, whose provider it is then.
    Host {
        /// The `HostArn`.
        arn: &'a str,
    },
}

/// Tags as the service takes them.
pub(crate) fn tag_list(operation: &str, tags: &BTreeMap<String, String>) -> Result<Vec<Tag>, CallError> {
    let tags = tags.iter().map(|(key, value)| Tag::builder().key(key).value(value).build());
    tags.collect::<Result<Vec<_>, _>>().map_err(|error| CallError::refused(operation, &error.to_string()))
}

/// Without the SDK's own repetitions.
pub(crate) fn once() -> Builder {
    Builder::new().retry_config(RetryConfig::disabled())
}

impl From<Answer> for Connection {
    fn from(answer: Answer) -> Self {
        Self {
            name: answer.connection_name.unwrap_or_default(),
            arn: answer.connection_arn.unwrap_or_default(),
            provider: answer.provider_type.map(|provider| provider.as_str().to_owned()).unwrap_or_default(),
            status: answer.connection_status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
            host_arn: answer.host_arn.filter(|arn| !arn.is_empty()),
        }
    }
}
