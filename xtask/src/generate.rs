//! Makes the generated files anew. Each generator is, or stands beside, the test that says when its file is stale.

use std::time::Duration;

use crate::process::{cargo, command, demand, npm};
use crate::window_page;

/// The window's types from the command table, the typed ids of the sentences, AWS's API models cut to what is needed.
pub(crate) fn generate() -> Result<(), String> {
    let limit = Duration::from_secs(3600);
    demand(cargo().args(["test", "--workspace", "--lib", "--quiet", "bindings"]).env("GANGWAY_GEN", "1"), limit)?;
    let folder = window_page::folder();
    window_page::packages(&folder)?;
    demand(npm(&folder).args(["run", "gen"]), Duration::from_secs(120))?;
    // pip downloads the botocore package that the script pins
    demand(command("python3").arg("src-tauri/crates/practice/models/trim.py"), Duration::from_secs(600))
}
