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

use super::body::{BodyError, BodyReader};
use super::slots::ConnectionSlot;
use crate::account::Account;
use crate::call::{Answer, AwsError};
use crate::messages::PracticeFaultKind;
use crate::pages::Pages;
use crate::received::ReceivedRequest;
use crate::world::World;
use crate::{control, guard, services, wire};

/// How long a slow answer takes.
const SLOW: Duration = Duration::from_secs(8);

/// An answer that shall never arrive: the connection is closed instead.
#[derive(Debug, thiserror::Error)]
#[error("there is no answer")]
pub(super) struct NoAnswer;

/// The account, its pages, and the room for what clients send.
pub(super) struct RequestHandler {
    account: Account,
    pages: Pages,
    bodies: BodyReader,
}

/// Whom a request is for.
#[derive(Clone, Copy)]
enum RequestTarget {
    /// A service of AWS.
    Service,
    Controls,
    Pages,
}

impl RequestTarget {
    fn of(request: &ReceivedRequest) -> Self {
        let wire = request.as_wire();
        match request.path.strip_prefix(control::http::BELOW) {
            _ if wire::is_signed(&wire) || wire::looks_like_a_call(&wire) => Self::Service,
            Some(_) if request.path != Pages::STYLE => Self::Controls,
            _ => Self::Pages,
        }
    }

    fn admits(self, endpoint: &str, request: &ReceivedRequest) -> bool {
        match self {
            Self::Service => guard::may_call(endpoint, request),
            Self::Controls | Self::Pages => guard::is_own(endpoint, request),
        }
    }

    /// Largest body, in bytes.
    fn largest(self, request: &ReceivedRequest) -> usize {
        match self {
            Self::Service => wire::largest(&request.as_wire()),
            Self::Controls => control::http::LARGEST,
            Self::Pages => Pages::LARGEST,
        }
    }
}

impl RequestHandler {
    pub(super) fn new(account: Account) -> Self {
        Self { account, pages: Pages::default(), bodies: BodyReader::default() }
    }

    pub(super) async fn respond(
        &self,
        request: hyper::Request<Incoming>,
        slot: &ConnectionSlot,
    ) -> Result<hyper::Response<Full<Bytes>>, NoAnswer> {
        let (head, body) = request.into_parts();
        let mut received = ReceivedRequest {
            method: head.method,
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body: Bytes::new(),
        };
        let target = RequestTarget::of(&received);
        let _space = if target.admits(self.account.endpoint(), &received) {
            match self.bodies.read(body, target.largest(&received)).await {
                Ok((bytes, space)) => {
                    received.body = bytes;
                    space
                }
                Err(BodyError::TooLarge) => return Ok(finished(too_large(target, &received))),
                Err(BodyError::Unfinished) => return Err(NoAnswer),
            }
        } else {
            None
        };
        // Whoever lost the slot meanwhile has been told nothing, so nothing may be done either.
        let _answer = slot.answer().ok_or(NoAnswer)?;
        match target {
            RequestTarget::Service => self.call(&received).await,
            RequestTarget::Controls => Ok(control::http::answer(&self.account, &received)),
            RequestTarget::Pages => Ok(self.pages.answer(&self.account, &received)),
        }
        .map(finished)
    }

    /// What a client of AWS asks.
    async fn call(&self, received: &ReceivedRequest) -> Result<wire::Response, NoAnswer> {
        let request_id = Uuid::new_v4().to_string();
        if !guard::may_call(self.account.endpoint(), received) {
            return Ok(wire::stranger(&received.as_wire(), &request_id));
        }
        match wire::read(&services::MODELS, &received.as_wire(), self.account.endpoint()) {
            Ok(request) => self.answer(&request, &request_id).await,
            Err(rejected) => Ok(rejected.write(&request_id)),
        }
    }

    async fn answer(&self, request: &wire::DecodedRequest, request_id: &str) -> Result<wire::Response, NoAnswer> {
        let operation = format!("{}:{}", request.call.service, request.call.operation);
        let outcome = self.account.change(|world| {
            let slow = world.faults.take(PracticeFaultKind::SlowAnswer, &operation);
            if let Some(error) = common_error(world, &operation) {
                return CallOutcome { answer: Err(request.common_error(error)), slow, lost: false };
            }
            let answer = services::call(world, &request.call);
            CallOutcome { answer, slow, lost: world.faults.take(PracticeFaultKind::LostAnswer, &operation) }
        });
        let outcome = outcome.unwrap_or_else(|broken| {
            tracing::error!(operation, broken, "the practice account could not answer");
            let error = request.common_error(wire::CommonError::Broken);
            CallOutcome { answer: Err(AwsError { message: broken, ..error }), slow: false, lost: false }
        });
        if outcome.slow {
            tokio::time::sleep(SLOW).await;
        }
        if outcome.lost {
            return Err(NoAnswer);
        }
        Ok(request.write(&outcome.answer, request_id))
    }
}

struct CallOutcome {
    answer: Answer,
    slow: bool,
    lost: bool,
}

/// The fault that strikes this call before the service sees it.
fn common_error(world: &mut World, operation: &str) -> Option<wire::CommonError> {
    const COMMON_ERRORS: [(PracticeFaultKind, wire::CommonError); 4] = [
        (PracticeFaultKind::ExpiredToken, wire::CommonError::Expired),
        (PracticeFaultKind::AccessDenied, wire::CommonError::Denied),
        (PracticeFaultKind::Throttling, wire::CommonError::Throttled),
        (PracticeFaultKind::ServerError, wire::CommonError::Broken),
    ];
    COMMON_ERRORS.into_iter().find(|(kind, _)| world.faults.take(*kind, operation)).map(|(_, error)| error)
}

/// The answer to a body that is too large to be read.
fn too_large(target: RequestTarget, received: &ReceivedRequest) -> wire::Response {
    match target {
        RequestTarget::Service => wire::too_large(&received.as_wire(), &Uuid::new_v4().to_string()),
        RequestTarget::Controls => control::http::too_large(),
        RequestTarget::Pages => Pages::too_large(),
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
