//! The practice account in a process of its own, and its control paths: what exists, push, faults, clock.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use gangway_practice::control::PracticeWorld;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::{Method, Request};
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use serde::{Serialize, de::DeserializeOwned};

use crate::place;
use crate::program::Running;

/// A practice account that outlives the programs which use it.
#[derive(Debug)]
pub struct World {
    /// `http://127.0.0.1:PORT`.
    pub endpoint: String,
    /// The access key that it printed; it takes any.
    pub keys: Vec<(String, String)>,
    client: Client<HttpConnector, Full<Bytes>>,
    process: Running,
}

impl World {
    /// Starts `gangway-cli practice --fast` on a free port, its state in `home`, with further arguments.
    #[must_use]
    pub fn start(home: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(place::program("gangway-cli"));
        command.arg("practice").args(arguments).env("GANGWAY_HOME", home).stdout(Stdio::piped());
        let mut process = Running::start(&mut command);
        let lines = process.lines();
        let mut keys = Vec::new();
        // `NAME=value` lines; the last of them is told by the endpoint and the secret key both being there.
        let endpoint = loop {
            let line =
                lines.recv_timeout(Duration::from_secs(20)).expect("the practice account prints where it answers");
            if let Some((name, value)) = line.trim_start_matches("export ").split_once('=') {
                keys.push((name.to_owned(), value.trim_matches(['"', '\'']).to_owned()));
            }
            let named = |name: &str| keys.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
            if let (Some(endpoint), Some(_)) = (named("AWS_ENDPOINT_URL"), named("AWS_SECRET_ACCESS_KEY")) {
                break endpoint;
            }
        };
        Self { endpoint, keys, client: Client::builder(TokioExecutor::new()).build_http(), process }
    }

    /// Everything that is there now.
    pub async fn state(&self) -> PracticeWorld {
        self.ask(Method::GET, "state", &()).await
    }

    /// One control path with its question, e.g. `push` and a `PracticePush`.
    pub async fn control<Q: Serialize>(&self, path: &str, question: &Q) -> PracticeWorld {
        self.ask(Method::POST, path, question).await
    }

    /// Ends the account without a farewell, as a crash would.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    async fn ask<Q: Serialize, A: DeserializeOwned>(&self, method: Method, path: &str, question: &Q) -> A {
        let body = if method == Method::GET { Vec::new() } else { serde_json::to_vec(question).expect("JSON") };
        let request = Request::builder()
            .method(method)
            .uri(format!("{}/_practice/{path}", self.endpoint))
            .header("content-type", "application/json")
            .body(Full::new(Bytes::from(body)))
            .expect("a well-formed request");
        let answer = self.client.request(request).await.expect("the practice account answers");
        let status = answer.status();
        let bytes = answer.into_body().collect().await.expect("a whole answer").to_bytes();
        assert!(status.is_success(), "{path}: {status}: {}", String::from_utf8_lossy(&bytes));
        serde_json::from_slice(&bytes)
            .unwrap_or_else(|why| panic!("{path}: {why}: {}", String::from_utf8_lossy(&bytes)))
    }
}
