//! The way back: how an answer or an error is written, once it is known who asked and in which protocol.

use hyper::StatusCode;
use serde_json::Value;

use super::message::{Request, Response};
use super::model::{Model, Operation};
use super::protocol::Protocol;
use super::{cbor, errors, json, query, rest_xml, validate};
use crate::call::AwsError;

/// How to write an answer.
pub(super) struct Reply {
    pub(super) protocol: Protocol,
    /// `1.0` or `1.1`, of JSON.
    json_version: &'static str,
    /// HEAD answers have no body.
    head: bool,
    /// None when there is no such service here.
    pub(super) model: Option<&'static Model>,
    /// None as long as the operation isn't known.
    pub(super) known: Option<(&'static Model, &'static Operation)>,
    /// Its name, or nothing.
    pub(super) operation: String,
}

impl Reply {
    /// In the protocol of the request.
    pub(super) fn of(request: &Request) -> Self {
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
            json_version: if content_type.contains("json-1.0") { "1.0" } else { "1.1" },
            head: request.method == "HEAD",
            model: None,
            known: None,
            operation: String::new(),
        }
    }

    /// What the service answered. What the model doesn't allow is never sent.
    pub(super) fn answer(&self, value: &Value, request_id: &str) -> Response {
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
            Protocol::Ec2 => query::write_ec2(model, operation, &self.operation, &value, request_id),
            Protocol::RestXml => match rest_xml::write(model, operation, &value, &mut response) {
                Ok(body) => body,
                Err(defect) => return self.defect(&defect, request_id),
            },
        };
        response
    }

    /// What the service refused.
    pub(super) fn error(&self, error: &AwsError, request_id: &str) -> Response {
        let may = |(model, operation)| errors::may_answer(self.protocol, model, operation, error);
        if !self.known.is_none_or(may) {
            return self.defect(&format!("{} is not declared for {}", error.code, self.operation), request_id);
        }
        let written = errors::written(self.protocol, self.model, error);
        let mut response = self.response(written.status, request_id);
        response.body = match self.protocol {
            Protocol::Cbor => cbor::error(&written),
            Protocol::Json => json::error(&written),
            Protocol::Query => query::error(self.model, &written, request_id),
            Protocol::Ec2 => query::error_ec2(&written, request_id),
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
        Self { known: None, operation: self.operation.clone(), ..*self }.error(&error, request_id)
    }

    fn response(&self, status: StatusCode, request_id: &str) -> Response {
        let mut headers = vec![("x-amzn-requestid".to_owned(), request_id.to_owned())];
        let content_type = match self.protocol {
            Protocol::Cbor => {
                headers.push(("smithy-protocol".to_owned(), "rpc-v2-cbor".to_owned()));
                "application/cbor".to_owned()
            }
            Protocol::Json => format!("application/x-amz-json-{}", self.json_version),
            Protocol::Query => "text/xml".to_owned(),
            Protocol::Ec2 => "text/xml;charset=UTF-8".to_owned(),
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
