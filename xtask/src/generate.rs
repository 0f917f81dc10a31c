//! Makes the generated files anew. Each generator is the test that also says when its file is stale.

use std::time::Duration;

use crate::process::{cargo, demand, npm};
use crate::window_page;

/// The window's types from the command table, the typed ids of the sentences, the trimmed API models.
pub(crate) fn generate() -> Result<(), String> {
    let limit = Duration::from_secs(3600);
    demand(cargo().args(["test", "--workspace", "--lib"]).env("GANGWAY_GEN", "1"), limit)?;
    let folder = window_page::folder();
    window_page::packages(&folder)?;
    demand(npm(&folder).args(["run", "gen"]), Duration::from_secs(120))
}
