//! One visit of one browser: what it asks, and of whom.

use serde_json::Value;

use super::tickets::Tickets;
use super::words::Words;
use crate::account::Account;
use crate::call::{Answer, AwsError, Call};
use crate::received::ReceivedRequest;
use crate::services;

/// One visit of one browser.
pub(super) struct Visit<'a> {
    pub(super) account: &'a Account,
    pub(super) tickets: &'a Tickets,
    pub(super) words: Words,
    pub(super) request: &'a ReceivedRequest,
    /// The query's pairs, or those of a posted form.
    pub(super) fields: Vec<(String, String)>,
}

impl Visit<'_> {
    /// A field of the address or the form; empty when it isn't there.
    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The Region of the address.
    pub(super) fn region(&self) -> &str {
        match self.field("region") {
            "" => "us-east-1",
            region => region,
        }
    }

    /// The id of the account.
    pub(super) fn account_id(&self) -> String {
        self.account.change(|world| world.account.clone()).unwrap_or_default()
    }

    /// Asks a service what a page shows; the page says what the service can't.
    pub(super) fn ask(&self, service: &str, operation: &str, input: Value) -> Answer {
        let call = Call {
            service: service.to_owned(),
            operation: operation.to_owned(),
            input,
            region: self.region().to_owned(),
            endpoint: self.account.endpoint().to_owned(),
        };
        let asked = self.account.change(|world| services::call(world, &call));
        asked.unwrap_or_else(|broken| Err(AwsError::new("InternalFailure", broken)))
    }
}
