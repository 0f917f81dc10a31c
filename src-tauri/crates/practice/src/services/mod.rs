//! The services' behaviour. A service reads and changes the world; it knows nothing of HTTP, XML or CBOR.
//!
//! A new operation is named in `models/trim.py` (`cargo xtask gen models` then writes its shapes), and gets an arm in its
//! service's `call`; the wire reads, checks and writes it by its model. The conformance test fails until
//! `tests/conformance/visits/<service>.py` calls it, too.

pub(crate) mod archive;
pub(crate) mod cloudformation;
pub(crate) mod codebuild;
pub(crate) mod codeconnections;
pub(crate) mod codepipeline;
pub(crate) mod iam;
pub(crate) mod logs;
pub(crate) mod read;
pub(crate) mod s3;
pub(crate) mod sts;
pub(crate) mod yaml;

use crate::call::{Answer, AwsError, Call};
use crate::world::World;

/// Lets the service that the request names answer it.
pub(crate) fn call(world: &mut World, call: &Call) -> Answer {
    match call.service.as_str() {
        "cloudformation" => cloudformation::call(world, call),
        "codebuild" => codebuild::call(world, call),
        "codeconnections" | "codestar-connections" => codeconnections::call(world, call),
        "codepipeline" => codepipeline::call(world, call),
        "iam" => iam::call(world, call),
        "logs" => logs::call(world, call),
        "s3" => s3::call(world, call),
        "sts" => sts::call(world, call),
        _ => Err(unknown_operation(call)),
    }
}

/// The answer to an operation that the practice account doesn't play. It never pretends.
pub(crate) fn unknown_operation(call: &Call) -> AwsError {
    let message = format!("The practice account does not answer {}:{}.", call.service, call.operation);
    AwsError { code: "UnknownOperationException".to_owned(), message, status: 404 }
}
