//! The paths that answer the controls. No web page of another origin may use them.

use hyper::{Method, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::clock::FASTEST;
use crate::guard;
use crate::messages::{
    PlayedMessage, PracticeClock, PracticeCopy, PracticeFaults, PracticeNetworks, PracticePullRequest, PracticePush,
};
use crate::received::ReceivedRequest;
use crate::services::{ec2, iam};
use crate::wire::Response;
use crate::world::World;

/// Most world seconds that one leap may skip: a year.
const LONGEST_SKIP: u32 = 366 * 24 * 3600;

/// Their addresses begin so.
pub(crate) const BELOW: &str = "/_practice/";

/// Largest message, in bytes: a push is part of the world from then on, and saved with it.
pub(crate) const LARGEST: usize = 4 * 1024 * 1024;

/// Why a control is refused.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Refusal {
    pub(crate) message: String,
    #[serde(skip)]
    status: StatusCode,
}

impl Refusal {
    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { message: message.into(), status }
    }
}

/// Answers `/_practice/<control>`.
pub(crate) fn answer(account: &Account, request: &ReceivedRequest) -> Response {
    match act(account, request, request.path.strip_prefix(BELOW).unwrap_or_default()) {
        Ok(body) => json(StatusCode::OK, body),
        Err(refusal) => refused(&refusal),
    }
}

/// The answer to a message that is too large to be read.
pub(crate) fn too_large() -> Response {
    refused(&Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("A message has at most {LARGEST} bytes.")))
}

fn refused(refusal: &Refusal) -> Response {
    json(refusal.status, serde_json::to_vec(refusal).unwrap_or_default())
}

fn act(account: &Account, request: &ReceivedRequest, control: &str) -> Result<Vec<u8>, Refusal> {
    // A program asks by whatever name it was given which account this is.
    let asks_by_name = control == "identity" && guard::may_call(account.endpoint(), request);
    if !asks_by_name && !guard::is_own(account.endpoint(), request) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "Other origins may not control the practice account."));
    }
    let broken = |message| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message);
    let wanted = if matches!(control, "state" | "identity") { Method::GET } else { Method::POST };
    if request.method != wanted {
        return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, format!("Use {wanted}.")));
    }
    match control {
        "state" => {}
        "identity" => return serde_json::to_vec(&account.identity()).map_err(|error| broken(error.to_string())),
        "push" => {
            let push: PracticePush = message(request)?;
            check_push(&push.repository, &push.branch, push.files.iter().map(|file| &file.path))?;
            account.change(|world| world.push(&push)).map_err(broken)?;
        }
        "copy" => {
            let copy: PracticeCopy = message(request)?;
            check_push(&copy.repository, &copy.branch, copy.files.iter().map(|(path, _)| path))?;
            let source = account.change(|world| world.copy(&copy));
            return serde_json::to_vec(&source.map_err(broken)?).map_err(|error| broken(error.to_string()));
        }
        "pull-request" => {
            let pull_request: PracticePullRequest = message(request)?;
            if !["OPEN", "UPDATED", "CLOSED"].contains(&pull_request.event.as_str()) {
                return Err(bad("The event of a pull request is OPEN, UPDATED or CLOSED."));
            }
            let opened = account.change(|world| world.pull_request(&pull_request)).map_err(broken)?;
            opened.map_err(bad)?;
        }
        "faults" => {
            let faults: PracticeFaults = message(request)?;
            let set = |world: &mut World| {
                world.faults.set(faults.faults);
                iam::provide(world);
            };
            account.change(set).map_err(broken)?;
        }
        "play" => {
            let played: PlayedMessage = message(request)?;
            account.change(|world| world.played.add(played)).map_err(broken)?;
        }
        "networks" => {
            let networks: PracticeNetworks = message(request)?;
            let set = account.change(|world| ec2::set_networks(world, &networks)).map_err(broken)?;
            set.map_err(bad)?;
        }
        "clock" => {
            let clock: PracticeClock = message(request)?;
            if clock.skip > LONGEST_SKIP || clock.speed.is_some_and(|speed| !(1..=FASTEST).contains(&speed)) {
                return Err(bad(format!("A leap is at most {LONGEST_SKIP} s long, a speed is 1 to {FASTEST}.")));
            }
            account.set_clock(&clock).map_err(broken)?;
        }
        "reset" => account.reset().map_err(broken)?,
        _ => return Err(Refusal::new(StatusCode::NOT_FOUND, format!("There is no control {control}."))),
    }
    let view = account.view().map_err(broken)?;
    serde_json::to_vec(&view).map_err(|error| broken(error.to_string()))
}

fn bad(message: impl Into<String>) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, message)
}

/// What no provider would take.
fn check_push<'a>(repository: &str, branch: &str, mut paths: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let named = |text: &str| !text.is_empty() && text.len() <= 255 && !text.contains(char::is_control);
    let parts: Vec<&str> = repository.split('/').collect();
    if parts.len() < 2 || !parts.iter().all(|part| named(part)) {
        return Err(bad("A repository is written owner/name."));
    }
    if !named(branch) {
        return Err(bad("The push names no branch."));
    }
    let inside = |path: &str| named(path) && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    match paths.find(|path| !inside(path)) {
        Some(path) => Err(bad(format!("No file of a repository can have the path {path:?}."))),
        None => Ok(()),
    }
}

/// A form can't send this content type, so no page of another origin can send it without being asked first.
fn message<T: DeserializeOwned>(request: &ReceivedRequest) -> Result<T, Refusal> {
    let is_json = request.header("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    if !is_json {
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send application/json."));
    }
    serde_json::from_slice(&request.body).map_err(|error| bad(error.to_string()))
}

fn json(status: StatusCode, body: Vec<u8>) -> Response {
    let headers = [("content-type", "application/json"), ("cache-control", "no-store")];
    Response { status, headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(), body }
}
