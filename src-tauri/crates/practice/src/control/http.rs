//! The paths that answer the controls. No web page of another origin may use them.

use hyper::{Method, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::clock::FASTEST;
use crate::guard;
use crate::received::Received;
use crate::wire::Response;

/// Most world seconds that one leap may skip: a year.
const LONGEST_SKIP: u32 = 366 * 24 * 3600;

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
pub(crate) fn answer(account: &Account, request: &Received, control: &str) -> Response {
    match act(account, request, control) {
        Ok(body) => json(StatusCode::OK, body),
        Err(refusal) => json(refusal.status, serde_json::to_vec(&refusal).unwrap_or_default()),
    }
}

fn act(account: &Account, request: &Received, control: &str) -> Result<Vec<u8>, Refusal> {
    if !guard::is_own(account.endpoint(), request) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "Other origins may not control the practice account."));
    }
    let broken = |message| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message);
    let wanted = if control == "state" { Method::GET } else { Method::POST };
    if request.method != wanted {
        return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, format!("Use {wanted}.")));
    }
    match control {
        "state" => {}
        "push" => {
            let push = message(request)?;
            account.change(|world| world.push(&push)).map_err(broken)?;
        }
        "pull-request" => {
            let pull_request = message(request)?;
            let opened = account.change(|world| world.pull_request(&pull_request)).map_err(broken)?;
            opened.map_err(|what| Refusal::new(StatusCode::BAD_REQUEST, what))?;
        }
        "faults" => {
            let faults: super::PracticeFaults = message(request)?;
            account.change(|world| world.faults.set(faults.faults)).map_err(broken)?;
        }
        "clock" => {
            let clock: super::PracticeClock = message(request)?;
            if clock.skip > LONGEST_SKIP || clock.speed.is_some_and(|speed| !(1..=FASTEST).contains(&speed)) {
                let message = format!("A leap is at most {LONGEST_SKIP} s long, a speed is 1 to {FASTEST}.");
                return Err(Refusal::new(StatusCode::BAD_REQUEST, message));
            }
            account.set_clock(&clock).map_err(broken)?;
        }
        "reset" => account.reset().map_err(broken)?,
        _ => return Err(Refusal::new(StatusCode::NOT_FOUND, format!("There is no control {control}."))),
    }
    let view = account.view().map_err(broken)?;
    serde_json::to_vec(&view).map_err(|error| broken(error.to_string()))
}

/// A form can't send this content type, so no page of another origin can send it without being asked first.
fn message<T: DeserializeOwned>(request: &Received) -> Result<T, Refusal> {
    let is_json = request.header("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    if !is_json {
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send application/json."));
    }
    serde_json::from_slice(&request.body).map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, error.to_string()))
}

fn json(status: StatusCode, body: Vec<u8>) -> Response {
    let headers = [("content-type", "application/json"), ("cache-control", "no-store")];
    Response { status, headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(), body }
}
