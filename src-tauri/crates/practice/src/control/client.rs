//! The one who sends the controls: the Practice screen, the terminal, the tests.

use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Method, Request};
use hyper_util::client::legacy::Client as Http;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::messages::{
    PlayedMessage, PracticeClock, PracticeCopy, PracticeFaults, PracticeIdentity, PracticeNetworks,
    PracticePullRequest, PracticePush, PracticeSource, PracticeWorld,
};

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Controls a practice account, wherever it runs.
#[derive(Clone, Debug)]
pub struct Client {
    endpoint: String,
    http: Http<HttpConnector, Full<Bytes>>,
}

/// Why a control didn't work.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// Nobody answers there, or not in time.
    #[error("no practice account answers at {endpoint}: {reason}")]
    Unreachable {
        /// Where it should have been.
        endpoint: String,
        /// What the network says.
        reason: String,
    },
    /// It answers, and refuses.
    #[error("the practice account refused: {message}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Why.
        message: String,
    },
}

impl Client {
    /// For the practice account at this address, e.g. `http://127.0.0.1:4100`.
    pub fn new(endpoint: &str) -> Self {
        let http = Http::builder(TokioExecutor::new()).build(HttpConnector::new());
        Self { endpoint: endpoint.trim_end_matches('/').to_owned(), http }
    }

    /// The world as it is now.
    pub async fn state(&self) -> Result<PracticeWorld, ControlError> {
        self.send(Method::GET, "state", Bytes::new()).await
    }

    /// Which practice account answers, and which of its worlds. One of an earlier version doesn't say: it is known by its
    /// address.
    pub async fn identity(&self) -> Result<PracticeIdentity, ControlError> {
        match self.send(Method::GET, "identity", Bytes::new()).await {
            Err(ControlError::Refused { .. }) => {
                Ok(PracticeIdentity { account: self.endpoint.clone(), world: String::new() })
            }
            answer => answer,
        }
    }

    /// Pushes to a repository of the practice provider.
    pub async fn push(&self, push: &PracticePush) -> Result<PracticeWorld, ControlError> {
        self.post("push", push).await
    }

    /// Has a copy stand in for a person's own repository, or brings one up to date.
    pub async fn copy(&self, copy: &PracticeCopy) -> Result<PracticeSource, ControlError> {
        self.post("copy", copy).await
    }

    /// Opens, updates or closes a pull request.
    pub async fn pull_request(&self, request: &PracticePullRequest) -> Result<PracticeWorld, ControlError> {
        self.post("pull-request", request).await
    }

    /// Switches exactly these faults on.
    pub async fn faults(&self, faults: &PracticeFaults) -> Result<PracticeWorld, ControlError> {
        self.post("faults", faults).await
    }

    /// Has the account give a message at its place.
    pub async fn play(&self, message: &PlayedMessage) -> Result<PracticeWorld, ControlError> {
        self.post("play", message).await
    }

    /// Says what networks a Region has, or deletes VPCs.
    pub async fn networks(&self, networks: &PracticeNetworks) -> Result<PracticeWorld, ControlError> {
        self.post("networks", networks).await
    }

    /// Changes the speed, or skips time.
    pub async fn clock(&self, clock: &PracticeClock) -> Result<PracticeWorld, ControlError> {
        self.post("clock", clock).await
    }

    /// Everything as it was in the beginning.
    pub async fn reset(&self) -> Result<PracticeWorld, ControlError> {
        self.send(Method::POST, "reset", Bytes::from_static(b"{}")).await
    }

    async fn post<T: Serialize, A: DeserializeOwned>(&self, path: &str, message: &T) -> Result<A, ControlError> {
        let body = serde_json::to_vec(message).map_err(|error| self.unreachable(&error))?;
        self.send(Method::POST, path, body.into()).await
    }

    async fn send<A: DeserializeOwned>(&self, method: Method, path: &str, body: Bytes) -> Result<A, ControlError> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{}/_practice/{path}", self.endpoint))
            .header("content-type", "application/json")
            .body(Full::new(body))
            .map_err(|error| self.unreachable(&error))?;
        let exchange = async {
            let response = self.http.request(request).await.map_err(|error| self.unreachable(&error))?;
            let status = response.status();
            let body = response.into_body().collect().await.map_err(|error| self.unreachable(&error))?;
            Ok((status, body.to_bytes()))
        };
        let answered = tokio::time::timeout(PATIENCE, exchange).await;
        let (status, body) = answered.map_err(|late| self.unreachable(&late))??;
        if status.is_success() {
            return serde_json::from_slice(&body).map_err(|error| self.unreachable(&error));
        }
        let message = serde_json::from_slice::<super::http::Refusal>(&body).map(|refusal| refusal.message);
        Err(ControlError::Refused { status: status.as_u16(), message: message.unwrap_or_default() })
    }

    fn unreachable(&self, reason: &dyn std::error::Error) -> ControlError {
        // The outer error of a client often says no more than "client error": the last cause says what happened.
        let mut cause = reason;
        while let Some(source) = cause.source() {
            cause = source;
        }
        ControlError::Unreachable { endpoint: self.endpoint.clone(), reason: cause.to_string() }
    }
}
