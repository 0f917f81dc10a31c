//! AWS's wire protocols, driven by AWS's own models: a request becomes a [`Call`], an answer becomes bytes.
//!
//! A service and its Region are read from the signature's scope, as AWS does; the signature itself is not checked,
//! for any key is welcome here. Start at [`read`]; `model` says what the models hold, `validate` what they demand, and
//! `reply` writes what goes back.

mod cbor;
mod chunked;
mod convert;
mod errors;
mod json;
mod message;
mod model;
#[cfg(test)]
mod properties;
mod protocol;
mod query;
mod reply;
mod rest_xml;
mod scope;
mod validate;
mod xml;

use serde_json::{Map, Value};

pub(crate) use convert::convert;
pub(crate) use errors::CommonError;
pub(crate) use message::{Request, Response};
pub(crate) use model::Models;
use model::{Model, Shape};
use protocol::Protocol;
use reply::Reply;

use crate::call::{Answer, AwsError, Call};

/// A request that was understood: what is asked, and how to write the answer.
pub(crate) struct DecodedRequest {
    pub(crate) call: Call,
    reply: Reply,
}

/// A request that is refused before any service saw it.
pub(crate) struct RejectedRequest {
    error: AwsError,
    reply: Reply,
}

/// Whether the request is signed, in its header or in its address: those without a signature come from a browser.
pub(crate) fn is_signed(request: &Request) -> bool {
    scope::is_signed(request)
}

/// Whether an unsigned request is nevertheless written by a client of AWS: it is told that its signature is missing.
pub(crate) fn looks_like_a_call(request: &Request) -> bool {
    request.headers.contains_key("x-amz-target") || request.headers.contains_key("smithy-protocol")
}

/// Reads a signed request, and checks it against the model.
pub(crate) fn read(
    models: &'static Models,
    request: &Request,
    endpoint: &str,
) -> Result<DecodedRequest, Box<RejectedRequest>> {
    let mut reply = Reply::of(request);
    let scope = match scope::of(request) {
        Ok(scope) => scope,
        Err(error) => return Err(Box::new(RejectedRequest { error, reply })),
    };
    let Some(model) = models.of(&scope.service) else {
        let message = format!("The practice account has no service {}.", scope.service);
        return Err(Box::new(RejectedRequest { error: errors::unknown_operation(reply.protocol, message), reply }));
    };
    reply.model = Some(model);
    if let Some(protocol) = own_protocol(&scope.service) {
        reply.protocol = protocol;
    }
    match input(request, model, &mut reply) {
        Ok(input) => {
            let operation = reply.operation.clone();
            let call =
                Call { service: scope.service, operation, input, region: scope.region, endpoint: endpoint.to_owned() };
            Ok(DecodedRequest { call, reply })
        }
        Err(error) => Err(Box::new(RejectedRequest { error, reply })),
    }
}

/// The decoded and checked input; says in `reply` which operation it is.
fn input(request: &Request, model: &'static Model, reply: &mut Reply) -> Result<Value, AwsError> {
    let protocol = reply.protocol;
    if !model.metadata.protocols.iter().any(|name| name == protocol.name()) {
        let message = format!("{} does not speak {}.", model.metadata.signing_name(), protocol.name());
        return Err(errors::unknown_operation(protocol, message));
    }
    let envelope = Envelope::open(protocol, request, model)?;
    let name = envelope.operation();
    let Some(operation) = model.operations.get(name) else {
        let message = format!("The practice account does not answer {}:{name}.", model.metadata.signing_name());
        return Err(errors::unknown_operation(protocol, message));
    };
    reply.operation = name.to_owned();
    reply.known = Some((model, operation));
    let Some(shape) = model.input(operation) else {
        return Ok(Value::Object(Map::new()));
    };
    if let Some(stranger) = envelope.stranger(model, shape) {
        return Err(errors::unknown_parameter(&stranger));
    }
    let input = envelope.typed(request, model, shape).map_err(|malformed| errors::malformed(protocol, &malformed))?;
    match validate::violations(model, shape, &input) {
        violations if violations.is_empty() => Ok(input),
        violations => Err(errors::invalid(model.metadata.signing_name(), &violations)),
    }
}

/// Checks a call that no request brought: what a stack makes obeys the models, too.
pub(crate) fn check(models: &'static Models, call: &Call) -> Result<(), AwsError> {
    let Some(model) = models.of(&call.service) else { return Ok(()) };
    let shape = model.operations.get(&call.operation).and_then(|operation| model.input(operation));
    match shape.map(|shape| validate::violations(model, shape, &call.input)) {
        Some(violations) if !violations.is_empty() => Err(errors::invalid(&call.service, &violations)),
        _ => Ok(()),
    }
}

/// A request of which the operation is known, but no member yet.
enum Envelope {
    Cbor(String),
    Json(String),
    Query(query::Form),
    RestXml(rest_xml::Route),
}

impl Envelope {
    fn open(protocol: Protocol, request: &Request, model: &'static Model) -> Result<Self, AwsError> {
        Ok(match protocol {
            Protocol::Cbor => Self::Cbor(cbor::operation(request, model)?),
            Protocol::Json => Self::Json(json::operation(request, model)?),
            Protocol::Query | Protocol::Ec2 => Self::Query(query::Form::read(protocol, request, model)?),
            Protocol::RestXml => Self::RestXml(rest_xml::route(request, model)?),
        })
    }

    fn operation(&self) -> &str {
        match self {
            Self::Cbor(operation) | Self::Json(operation) => operation,
            Self::Query(form) => &form.action,
            Self::RestXml(route) => route.operation,
        }
    }

    /// The name of a member that the service refuses to look past.
    fn stranger(&self, model: &Model, shape: &Shape) -> Option<String> {
        match self {
            Self::Query(form) => form.stranger(model, shape),
            Self::Cbor(_) | Self::Json(_) | Self::RestXml(_) => None,
        }
    }

    /// The members by their shape; what is wrong with them when they can't be read.
    fn typed(&self, request: &Request, model: &Model, shape: &Shape) -> Result<Value, String> {
        match self {
            Self::Cbor(_) => json::typed(model, shape, cbor::read(request.body)?),
            Self::Json(_) => json::typed(model, shape, json::read(request.body)?),
            Self::Query(form) => form.typed(model, shape),
            Self::RestXml(route) => route.typed(request, model, shape),
        }
    }
}

impl DecodedRequest {
    /// The answer's bytes. An answer that the model doesn't allow is a defect of ours: it is answered as an error 500,
    /// never sent.
    pub(crate) fn write(&self, answer: &Answer, request_id: &str) -> Response {
        match answer {
            Ok(value) => self.reply.answer(value, request_id),
            // A service says it in one way, each protocol in its own.
            Err(error) if error.code == "UnknownOperationException" => {
                self.reply.error(&errors::unknown_operation(self.reply.protocol, error.message.clone()), request_id)
            }
            Err(error) => self.reply.error(error, request_id),
        }
    }

    /// One of the things that can go wrong anywhere, as this service says it.
    pub(crate) fn common_error(&self, error: CommonError) -> AwsError {
        errors::common_error(self.reply.protocol, self.reply.model, error)
    }
}

impl RejectedRequest {
    /// The answer's bytes.
    pub(crate) fn write(&self, request_id: &str) -> Response {
        self.reply.error(&self.error, request_id)
    }
}

/// The largest body that the service takes, in bytes: for S3 a part of an upload.
pub(crate) fn largest(request: &Request) -> usize {
    const MIB: usize = 1024 * 1024;
    if scope::of(request).is_ok_and(|scope| scope.service == "s3") { 64 * MIB } else { 8 * MIB }
}

/// The answer to a body that is too large to be read.
pub(crate) fn too_large(request: &Request, request_id: &str) -> Response {
    let reply = unread(request);
    reply.error(&errors::too_large(reply.protocol), request_id)
}

/// The answer to a web page that calls a service.
pub(crate) fn stranger(request: &Request, request_id: &str) -> Response {
    let reply = unread(request);
    let AwsError { code, .. } = errors::common_error(reply.protocol, None, CommonError::Denied);
    let message = "Web pages and other names than 127.0.0.1 may not call the practice account.".to_owned();
    reply.error(&AwsError { code, message, status: 403 }, request_id)
}

/// How to answer a request of which nothing but the headers is looked at.
fn unread(request: &Request) -> Reply {
    let mut reply = Reply::of(request);
    if let Some(protocol) = scope::of(request).ok().and_then(|scope| own_protocol(&scope.service)) {
        reply.protocol = protocol;
    }
    reply
}

/// The protocol of a service that has one of its own; the others say with each request which one they speak.
fn own_protocol(service: &str) -> Option<Protocol> {
    match service {
        "s3" => Some(Protocol::RestXml),
        "ec2" => Some(Protocol::Ec2),
        _ => None,
    }
}
