//! AWS's wire protocols, driven by AWS's own models: a request becomes a [`Call`], an answer becomes bytes.
//!
//! A service and its Region are read from the signature's scope, as AWS does; the signature itself is not checked,
//! for any key is welcome here. Start at [`read`]; `model` says what the models hold, `validate` what they demand.

mod cbor;
mod chunked;
mod errors;
mod json;
mod model;
#[cfg(test)]
mod properties;
mod query;
mod rest_xml;
mod scope;
mod validate;
mod xml;

use hyper::{HeaderMap, StatusCode};
use serde_json::Value;

pub(crate) use errors::Trouble;
use model::{Model, Operation};

use crate::call::{Answer, AwsError, Call};

/// One request as it came in.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    /// Still percent-encoded.
    pub(crate) path: &'a str,
    /// Without the question mark; empty when there is none.
    pub(crate) query: &'a str,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

/// One answer as it goes out.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// How this request is written, and therefore its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// Smithy RPC v2 CBOR.
    Cbor,
    /// awsJson 1.0 or 1.1.
    Json,
    /// Form in, XML out.
    Query,
    /// S3's own.
    RestXml,
}

impl Protocol {
    /// As botocore's models name it.
    fn name(self) -> &'static str {
        match self {
            Self::Cbor => "smithy-rpc-v2-cbor",
            Self::Json => "json",
            Self::Query => "query",
            Self::RestXml => "rest-xml",
        }
    }
}

/// A request that was understood: what is asked, and how to write the answer.
pub(crate) struct Asked {
    pub(crate) call: Call,
    reply: Reply,
}

/// How to write an answer.
pub(crate) struct Reply {
    protocol: Protocol,
    /// Content type of JSON answers.
    content_type: String,
    /// HEAD answers have no body.
    head: bool,
    known: Option<(&'static Model, &'static Operation)>,
    operation: String,
    /// None when there is no such service here.
    model: Option<&'static Model>,
}

/// A request that is refused before any service saw it.
pub(crate) struct Refused {
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
pub(crate) fn read(request: &Request, endpoint: &str) -> Result<Asked, Box<Refused>> {
    let mut reply = Reply::of(request);
    let scope = match scope::of(request) {
        Ok(scope) => scope,
        Err(error) => return Err(Box::new(Refused { error, reply })),
    };
    let Some(model) = model::of(&scope.service) else {
        let message = format!("The practice account has no service {}.", scope.service);
        return Err(Box::new(Refused { error: errors::unknown_operation(reply.protocol, message), reply }));
    };
    reply.model = Some(model);
    if scope.service == "s3" {
        reply.protocol = Protocol::RestXml;
    }
    match input(request, model, &mut reply) {
        Ok(input) => {
            let operation = reply.operation.clone();
            let call =
                Call { service: scope.service, operation, input, region: scope.region, endpoint: endpoint.to_owned() };
            Ok(Asked { call, reply })
        }
        Err(error) => Err(Box::new(Refused { error, reply })),
    }
}

/// The decoded and checked input; says in `reply` which operation it is.
fn input(request: &Request, model: &'static Model, reply: &mut Reply) -> Result<Value, AwsError> {
    let protocol = reply.protocol;
    if !model.metadata.protocols.iter().any(|name| name == protocol.name()) {
        let message = format!("{} does not speak {}.", model.metadata.signing_name(), protocol.name());
        return Err(errors::unknown_operation(protocol, message));
    }
    let (name, source) = match protocol {
        Protocol::Cbor => (cbor::operation(request, model)?, Source::Body),
        Protocol::Json => (json::operation(request, model)?, Source::Body),
        Protocol::Query => {
            let form = query::Form::read(request, model)?;
            (form.action.clone(), Source::Form(form))
        }
        Protocol::RestXml => {
            let route = rest_xml::route(request, model)?;
            (route.operation.to_owned(), Source::Route(route))
        }
    };
    let Some(operation) = model.operations.get(&name) else {
        let message = format!("The practice account does not answer {}:{name}.", model.metadata.signing_name());
        return Err(errors::unknown_operation(protocol, message));
    };
    reply.operation = name;
    reply.known = Some((model, operation));
    let Some(shape) = model.input(operation) else {
        return Ok(Value::Object(serde_json::Map::new()));
    };
    let read = match (protocol, source) {
        (Protocol::Cbor, _) => cbor::read(request.body).and_then(|value| json::typed(model, shape, value)),
        (_, Source::Form(form)) => form.typed(model, shape),
        (_, Source::Route(route)) => route.typed(request, model, shape),
        (_, Source::Body) => json::read(request.body).and_then(|value| json::typed(model, shape, value)),
    };
    let input = read.map_err(|malformed| errors::malformed(protocol, &malformed))?;
    match validate::violations(model, shape, &input) {
        violations if violations.is_empty() => Ok(input),
        violations => Err(errors::invalid(model.metadata.signing_name(), &violations)),
    }
}

enum Source {
    Body,
    Form(query::Form),
    Route(rest_xml::Route),
}

impl Asked {
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
    pub(crate) fn trouble(&self, trouble: Trouble) -> AwsError {
        errors::trouble(self.reply.protocol, self.reply.model, trouble)
    }
}

impl Refused {
    /// The answer's bytes.
    pub(crate) fn write(&self, request_id: &str) -> Response {
        self.reply.error(&self.error, request_id)
    }
}

/// The answer to a body that is too large to be read.
pub(crate) fn too_large(request: &Request, request_id: &str) -> Response {
    let reply = Reply::of(request);
    reply.error(&errors::too_large(reply.protocol), request_id)
}

impl Reply {
    fn of(request: &Request) -> Self {
        let header = |name: &str| request.headers.get(name).and_then(|value| value.to_str().ok());
        let content_type = header("content-type").unwrap_or_default();
        let protocol = if header("smithy-protocol") == Some("rpc-v2-cbor") {
            Protocol::Cbor
        } else if header("x-amz-target").is_some() {
            Protocol::Json
        } else {
            Protocol::Query
        };
        Self {
            protocol,
            content_type: if content_type.contains("json-1.0") { "1.0" } else { "1.1" }.to_owned(),
            head: request.method == "HEAD",
            known: None,
            operation: String::new(),
            model: None,
        }
    }

    fn answer(&self, value: &Value, request_id: &str) -> Response {
        let Some((model, operation)) = self.known else {
            return self.defect("an answer to an unknown operation", request_id);
        };
        let value = match validate::conforming(model, model.output(operation), value) {
            Ok(value) => value,
            Err(defect) => return self.defect(&defect, request_id),
        };
        let output = model.output(operation);
        let status = StatusCode::from_u16(operation.http.response_code.unwrap_or(200)).unwrap_or(StatusCode::OK);
        let mut response = self.response(status, request_id);
        response.body = match self.protocol {
            Protocol::Cbor => cbor::write(model, output, &value),
            Protocol::Json => value.to_string().into_bytes(),
            Protocol::Query => query::write(model, operation, &self.operation, &value, request_id),
            Protocol::RestXml => match rest_xml::write(model, operation, &value, &mut response) {
                Ok(body) => body,
                Err(defect) => return self.defect(&defect, request_id),
            },
        };
        response
    }

    fn error(&self, error: &AwsError, request_id: &str) -> Response {
        let written = errors::written(self.protocol, self.model, error);
        let known =
            self.known.is_none_or(|(model, operation)| errors::may_answer(self.protocol, model, operation, error));
        if !known {
            tracing::error!(code = error.code, operation = self.operation, "this error is not declared");
            return self.defect(&format!("{} is not declared for {}", error.code, self.operation), request_id);
        }
        let mut response = self.response(written.status, request_id);
        response.body = match self.protocol {
            Protocol::Cbor => cbor::error(&written),
            Protocol::Json => json::error(&written),
            Protocol::Query => query::error(self.model, &written, request_id),
            Protocol::RestXml if self.head => Vec::new(),
            Protocol::RestXml => rest_xml::error(&written, request_id),
        };
        response
    }

    /// A mistake of the practice account itself. Said aloud, so that no test passes over it.
    fn defect(&self, what: &str, request_id: &str) -> Response {
        tracing::error!(what, operation = self.operation, "the practice account made a mistake");
        let message = format!("Defect of the practice account: {what}");
        let error = AwsError { code: errors::internal(self.protocol).to_owned(), message, status: 500 };
        let known =
            Self { known: None, operation: self.operation.clone(), content_type: self.content_type.clone(), ..*self };
        known.error(&error, request_id)
    }

    fn response(&self, status: StatusCode, request_id: &str) -> Response {
        let mut headers = vec![("x-amzn-requestid".to_owned(), request_id.to_owned())];
        let content_type = match self.protocol {
            Protocol::Cbor => {
                headers.push(("smithy-protocol".to_owned(), "rpc-v2-cbor".to_owned()));
                "application/cbor".to_owned()
            }
            Protocol::Json => format!("application/x-amz-json-{}", self.content_type),
            Protocol::Query => "text/xml".to_owned(),
            Protocol::RestXml => {
                headers.push(("x-amz-request-id".to_owned(), request_id.to_owned()));
                headers.push(("x-amz-id-2".to_owned(), "practice".to_owned()));
                "application/xml".to_owned()
            }
        };
        headers.push(("content-type".to_owned(), content_type));
        Response { status, headers, body: Vec::new() }
    }
}
