//! All that answers: the account, and the pages that show it.
//!
//! Each request: look at its head, whether its sender may come in; only then read its body. Let the world's time pass,
//! let the faults strike, let the service answer, save what changed, and only then send the answer. A request that is
//! signed comes from a client of AWS; the others come from a browser or from the controls.

use std::time::Duration;

use http_body_util::Full;
use hyper::StatusCode;
use hyper::body::{Bytes, Incoming};
use uuid::Uuid;

use super::body::{Bodies, Missing};
use super::seats::Seat;
use crate::account::Account;
use crate::call::{Answer, AwsError};
use crate::messages::PracticeFaultKind;
use crate::pages::Pages;
use crate::received::Received;
use crate::world::World;
use crate::{control, guard, services, wire};

/// How long a slow answer takes.
const SLOW: Duration = Duration::from_secs(8);

/// An answer that shall never arrive: the connection is closed instead.
#[derive(Debug, thiserror::Error)]
#[error("there is no answer")]
pub(super) struct Unanswered;

/// The account, its pages, and the room for what clients send.
pub(super) struct House {
    account: Account,
    pages: Pages,
    bodies: Bodies,
}

/// Whom a request is for.
#[derive(Clone, Copy)]
enum Door {
    /// A service of AWS.
    Service,
    Controls,
    Pages,
}

impl Door {
    fn of(request: &Received) -> Self {
        let wire = request.as_wire();
        match request.path.strip_prefix(control::http::BELOW) {
            _ if wire::is_signed(&wire) || wire::looks_like_a_call(&wire) => Self::Service,
            Some(_) if request.path != Pages::STYLE => Self::Controls,
            _ => Self::Pages,
        }
    }

    fn admits(self, endpoint: &str, request: &Received) -> bool {
        match self {
            Self::Service => guard::may_call(endpoint, request),
            Self::Controls | Self::Pages => guard::is_own(endpoint, request),
        }
    }

    /// Largest body, in bytes.
    fn largest(self, request: &Received) -> usize {
        match self {
            Self::Service => wire::largest(&request.as_wire()),
            Self::Controls => control::http::LARGEST,
            Self::Pages => Pages::LARGEST,
        }
    }
}

impl House {
    pub(super) fn new(account: Account) -> Self {
        Self { account, pages: Pages::default(), bodies: Bodies::default() }
    }

    pub(super) async fn respond(
        &self,
        request: hyper::Request<Incoming>,
        seat: &Seat,
    ) -> Result<hyper::Response<Full<Bytes>>, Unanswered> {
        let (head, body) = request.into_parts();
        let mut received = Received {
            method: head.method,
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body: Bytes::new(),
        };
        let door = Door::of(&received);
        let _room = if door.admits(self.account.endpoint(), &received) {
            match self.bodies.read(body, door.largest(&received)).await {
                Ok((bytes, room)) => {
                    received.body = bytes;
                    room
                }
                Err(Missing::TooLarge) => return Ok(finished(too_large(door, &received))),
                Err(Missing::Unfinished) => return Err(Unanswered),
            }
        } else {
            None
        };
        // Whoever lost the seat meanwhile has been told nothing, so nothing may be done either.
        let _answering = seat.answer().ok_or(Unanswered)?;
        match door {
            Door::Service => self.call(&received).await,
            Door::Controls => Ok(control::http::answer(&self.account, &received)),
            Door::Pages => Ok(self.pages.answer(&self.account, &received)),
        }
        .map(finished)
    }

    /// What a client of AWS asks.
    async fn call(&self, received: &Received) -> Result<wire::Response, Unanswered> {
        let request_id = Uuid::new_v4().to_string();
        if !guard::may_call(self.account.endpoint(), received) {
            return Ok(wire::stranger(&received.as_wire(), &request_id));
        }
        match wire::read(&services::MODELS, &received.as_wire(), self.account.endpoint()) {
            Ok(asked) => self.answer(&asked, &request_id).await,
            Err(refused) => Ok(refused.write(&request_id)),
        }
    }

    async fn answer(&self, asked: &wire::Asked, request_id: &str) -> Result<wire::Response, Unanswered> {
        let operation = format!("{}:{}", asked.call.service, asked.call.operation);
        let worked = self.account.change(|world| {
            let slow = world.faults.take(PracticeFaultKind::SlowAnswer, &operation);
            if let Some(trouble) = trouble(world, &operation) {
                return Worked { answer: Err(asked.trouble(trouble)), slow, lost: false };
            }
            let answer = services::call(world, &asked.call);
            Worked { answer, slow, lost: world.faults.take(PracticeFaultKind::LostAnswer, &operation) }
        });
        let worked = worked.unwrap_or_else(|broken| {
            tracing::error!(operation, broken, "the practice account could not answer");
            let error = asked.trouble(wire::Trouble::Broken);
            Worked { answer: Err(AwsError { message: broken, ..error }), slow: false, lost: false }
        });
        if worked.slow {
            tokio::time::sleep(SLOW).await;
        }
        if worked.lost {
            return Err(Unanswered);
        }
        Ok(asked.write(&worked.answer, request_id))
    }
}

struct Worked {
    answer: Answer,
    slow: bool,
    lost: bool,
}

/// The fault that strikes this call before the service sees it.
fn trouble(world: &mut World, operation: &str) -> Option<wire::Trouble> {
    const TROUBLES: [(PracticeFaultKind, wire::Trouble); 4] = [
        (PracticeFaultKind::ExpiredToken, wire::Trouble::Expired),
        (PracticeFaultKind::AccessDenied, wire::Trouble::Denied),
        (PracticeFaultKind::Throttling, wire::Trouble::Throttled),
        (PracticeFaultKind::ServerError, wire::Trouble::Broken),
    ];
    TROUBLES.into_iter().find(|(kind, _)| world.faults.take(*kind, operation)).map(|(_, trouble)| trouble)
}

/// The answer to a body that is too large to be read.
fn too_large(door: Door, received: &Received) -> wire::Response {
    match door {
        Door::Service => wire::too_large(&received.as_wire(), &Uuid::new_v4().to_string()),
        Door::Controls => control::http::too_large(),
        Door::Pages => Pages::too_large(),
    }
}

fn finished(response: wire::Response) -> hyper::Response<Full<Bytes>> {
    let mut finished = hyper::Response::new(Full::new(Bytes::from(response.body)));
    *finished.status_mut() = response.status;
    for (name, value) in response.headers {
        let name = hyper::header::HeaderName::try_from(name);
        let value = hyper::header::HeaderValue::try_from(value.into_bytes());
        match (name, value) {
            (Ok(name), Ok(value)) => {
                finished.headers_mut().append(name, value);
            }
            _ => {
                tracing::error!("a header of an answer can't be written");
                *finished.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            }
        }
    }
    finished
}
