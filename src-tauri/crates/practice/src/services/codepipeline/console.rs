//! Where the console's pages are: those of this account, not of AWS.

use crate::call::Call;
use crate::world::World;

pub(super) struct Console {
    pub(super) endpoint: String,
    pub(super) account: String,
    pub(super) region: String,
}

impl Console {
    pub(super) fn new(world: &World, call: &Call) -> Self {
        Self { endpoint: call.endpoint.clone(), account: world.account.clone(), region: call.region.clone() }
    }

    pub(super) fn project(&self, name: &str, page: &str) -> String {
        let Self { endpoint, account, region } = self;
        format!("{endpoint}/codesuite/codebuild/{account}/projects/{name}/{page}?region={region}")
    }
}
