//! What a job brings about in an account, for whoever keeps it. It is told as soon as AWS has said so, and before the job
//! notes that it is past that point: a job that was killed in between asks AWS again, and tells it again.

use std::sync::Arc;

use gangway_catalog::fault::Fault;

use crate::requests::{AccountKey, HostNetwork};

/// What is true of a setup in an account and Region from now on. To hear the same twice changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This connection was made for the setup, or is used by it.
    Connection {
        /// ARN of the connection.
        arn: String,
        /// The provider, as the API spells it.
        provider: String,
        /// The host that it goes through, if any.
        host_arn: Option<String>,
    },
    /// This connection was deleted.
    ConnectionDeleted {
        /// ARN of the connection.
        arn: String,
    },
    /// This host was made for the setup, or is used by it.
    Host {
        /// ARN of the host.
        arn: String,
        /// The provider, as the API spells it.
        provider: String,
        /// URL of the server, as the setup has it.
        endpoint: String,
        /// Whether it was made for this setup.
        made: bool,
    },
    /// This host was deleted.
    HostDeleted {
        /// ARN of the host.
        arn: String,
    },
    /// This host stands in place of another one, which is gone, for all who used that.
    HostReplaced {
        /// ARN of the host that is gone.
        old: String,
        /// ARN of the new one.
        arn: String,
        /// The new one's name, as it was planned.
        name: String,
        /// URL of its server.
        endpoint: String,
        /// Where it is; none: it reaches the server over the internet.
        network: Option<HostNetwork>,
    },
    /// This stack stands as it was planned.
    Stack {
        /// Name of the stack.
        name: String,
        /// ARN of the stack.
        arn: String,
        /// The pipelines in it, by name.
        pipelines: Vec<String>,
        /// ARN of the connection that they use.
        connection_arn: String,
    },
    /// There is no stack of this name: it was deleted, or never made.
    NoStack {
        /// Name of the stack.
        name: String,
    },
}

/// Writes down for good what is true of a setup in an account; without a setup (its id is empty), of the account. A job whose outcome can't be written stops.
pub type RecordOutcome = Arc<dyn Fn(&str, &AccountKey, Outcome) -> Result<(), Fault> + Send + Sync>;
