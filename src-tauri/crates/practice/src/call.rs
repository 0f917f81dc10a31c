//! The seam between the wire and the behaviour: one decoded request in, one value or one AWS error out.
//!
//! `input` and the answer are JSON values in the model's member names whatever the protocol: blobs are base64 text,
//! timestamps are seconds since 1970 as numbers, maps are objects. The wire has already checked required members,
//! lengths, enums and patterns against the model, so behaviour only checks what the model can't say.

use serde_json::Value;

/// One decoded, validated request.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// Signing name, e.g. `codeconnections`, `codestar-connections`, `cloudformation`.
    pub(crate) service: String,
    /// Operation, e.g. `CreateConnection`.
    pub(crate) operation: String,
    /// Members by their model names.
    pub(crate) input: Value,
    /// Region of the signature's scope.
    pub(crate) region: String,
    /// Where this account answers, e.g. `http://127.0.0.1:4100`: for links in answers.
    pub(crate) endpoint: String,
}

/// An error as AWS would answer it. The wire picks the HTTP status from the model unless `status` says otherwise.
#[derive(Clone, Debug)]
pub(crate) struct AwsError {
    /// The shape's or query protocol's code, e.g. `ResourceNotFoundException`, `ValidationError`.
    pub(crate) code: String,
    /// The message.
    pub(crate) message: String,
    /// HTTP status for codes that the model doesn't declare; 0: from the model, else 400.
    pub(crate) status: u16,
}

impl AwsError {
    /// An error with the status that the model gives it.
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), status: 0 }
    }
}

/// What a service answers.
pub(crate) type Answer = Result<Value, AwsError>;
