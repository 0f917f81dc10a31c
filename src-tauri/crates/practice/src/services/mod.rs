//! The services' behaviour. A service reads and changes the world; it knows nothing of HTTP, XML or CBOR.
//!
//! A new service is a folder with its [`Service`], its row in the table below, and its model: `cargo xtask gen`
//! trims AWS's own to the operations that it names. A new operation is named in its service's `OPERATIONS`, and gets an
//! arm in its `call`; the wire reads, checks and writes it by the model. The conformance test fails until
//! `tests/conformance/visits/<service>.py` calls it, too.

pub(crate) mod archive;
pub(crate) mod cloudformation;
pub(crate) mod codebuild;
pub(crate) mod codeconnections;
pub(crate) mod codepipeline;
pub(crate) mod ec2;
pub(crate) mod iam;
pub(crate) mod logs;
pub(crate) mod read;
pub(crate) mod s3;
pub(crate) mod sts;
#[cfg(test)]
mod tests;
pub(crate) mod yaml;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::call::{Answer, AwsError, Call};
use crate::messages::PracticeResource;
use crate::moment::Moment;
use crate::other::Other;
use crate::shared::Shared;
use crate::wire::{self, Models};
use crate::world::World;
use crate::world::ids::Ids;
use crate::world::provider::{PullRequestEvent, PushEvent};

/// What a service is to the account.
pub(crate) trait Service {
    /// What it remembers. Members that a stored world lacks have their defaults.
    type State: Clone + Default + PartialEq + Serialize + DeserializeOwned;

    /// The operations that clients may ask for, as AWS names them. To others the wire answers that there are none.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "for `models/trim.py` and the test that compares them with the models")
    )]
    const OPERATIONS: &str;

    /// What it remembers in a new world.
    fn beginning(_account: &str, _ids: &mut Ids, _now: Moment) -> Self::State {
        Self::State::default()
    }

    /// Answers a request.
    fn call(world: &mut World, call: &Call) -> Answer;

    /// Lets what was planned by this id go on. False when only a newer version knows how: the event then waits for it.
    fn happen(_world: &mut World, _id: &str) -> bool {
        false
    }

    /// What the service does about a push.
    fn on_push(_world: &mut World, _push: &PushEvent) {}

    /// What the service does about a pull request.
    fn on_pull_request(_world: &mut World, _request: &PullRequestEvent) {}

    /// What exists, for the Practice screen.
    fn resources(_world: &World) -> Vec<PracticeResource> {
        Vec::new()
    }
}

/// The name of a service's row, by which the world stores what it remembers and plans.
pub(crate) trait ServiceName {
    const NAME: &str;
}

macro_rules! services {
    ($($name:ident: $service:ty, [$($model:literal),+];)+) => {
        /// What all services remember.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub(crate) struct Services {
            $(pub(crate) $name: Shared<<$service as Service>::State>,)+
            #[serde(flatten)]
            other: Other,
        }

        impl Services {
            /// As in a new world.
            pub(crate) fn beginning(account: &str, ids: &mut Ids, now: Moment) -> Self {
                Self { $($name: <$service>::beginning(account, ids, now).into(),)+ other: Other::default() }
            }
        }

        $(impl ServiceName for $service {
            const NAME: &str = stringify!($name);
        })+

        /// The models of all services.
        pub(crate) static MODELS: Models = Models::new(&[
            $($(($model, include_str!(concat!("../../models/", $model, ".json"))),)+)+
        ]);

        /// Lets the service that the request names answer it.
        pub(crate) fn call(world: &mut World, call: &Call) -> Answer {
            match call.service.as_str() {
                $($($model)|+ => <$service>::call(world, call),)+
                _ => Err(unknown_operation(call)),
            }
        }

        /// Lets what a service planned happen. False when this version can't.
        pub(crate) fn happen(world: &mut World, service: &str, id: &str) -> bool {
            match service {
                $(<$service>::NAME => <$service>::happen(world, id),)+
                _ => false,
            }
        }

        /// Tells every service of a push.
        pub(crate) fn on_push(world: &mut World, push: &PushEvent) {
            $(<$service>::on_push(world, push);)+
        }

        /// Tells every service of a pull request.
        pub(crate) fn on_pull_request(world: &mut World, request: &PullRequestEvent) {
            $(<$service>::on_pull_request(world, request);)+
        }

        /// What exists in the account, by service.
        pub(crate) fn resources(world: &World) -> Vec<PracticeResource> {
            [$(<$service>::resources(world)),+].concat()
        }

        /// Each model with the operations that it is trimmed to.
        #[cfg(test)]
        const TRIMMED: &[(&str, &str)] = &[$($(($model, <$service>::OPERATIONS),)+)+];
    };
}

// The name of the folder, the service, and its models by the names with which clients sign. `models/trim.py` reads it.
services! {
    codeconnections: codeconnections::CodeConnections, ["codeconnections", "codestar-connections"];
    cloudformation: cloudformation::CloudFormation, ["cloudformation"];
    codepipeline: codepipeline::CodePipeline, ["codepipeline"];
    codebuild: codebuild::CodeBuild, ["codebuild"];
    iam: iam::Iam, ["iam"];
    s3: s3::S3, ["s3"];
    logs: logs::Logs, ["logs"];
    sts: sts::Sts, ["sts"];
    ec2: ec2::Ec2, ["ec2"];
}

/// Calls a service as anybody could: for another one that works through it. The input may be written as templates write
/// it.
pub(crate) fn ask(world: &mut World, region: &str, service: &str, operation: &str, input: Value) -> Answer {
    let call = Call {
        service: service.to_owned(),
        operation: operation.to_owned(),
        input: wire::convert(&MODELS, service, operation, input),
        region: region.to_owned(),
        endpoint: String::new(),
    };
    wire::check(&MODELS, &call)?;
    self::call(world, &call)
}

/// The answer to an operation that the practice account doesn't play. It never pretends.
pub(crate) fn unknown_operation(call: &Call) -> AwsError {
    let message = format!("The practice account does not answer {}:{}.", call.service, call.operation);
    AwsError { code: "UnknownOperationException".to_owned(), message, status: 404 }
}
