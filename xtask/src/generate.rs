//! Makes the generated files anew. Each generator is, or stands beside, the test that says when its file is stale.

use std::fs;
use std::time::Duration;

use crate::process::{cargo, command, demand, npm};
use crate::{capabilities, place, window_page};

/// The window's permissions and types from the command table, the typed ids of the sentences, AWS's API models cut to what
/// is needed.
pub(crate) fn generate() -> Result<(), String> {
    // first of all: the shell isn't built as long as the permissions name a command that is gone
    let permissions = place::repository().join("src-tauri/capabilities/main.json");
    if fs::read_to_string(&permissions).ok().as_deref() != Some(&capabilities::text()) {
        fs::write(&permissions, capabilities::text()).map_err(|why| format!("{}: {why}", permissions.display()))?;
    }
    let limit = Duration::from_secs(3600);
    demand(cargo().args(["test", "--workspace", "--lib", "--quiet", "bindings"]).env("GANGWAY_GEN", "1"), limit)?;
    let folder = window_page::folder();
    window_page::packages(&folder)?;
    demand(npm(&folder).args(["exec", "--", "prettier", "--write", "src/ipc/generated.ts"]), Duration::from_secs(120))?;
    demand(npm(&folder).args(["run", "gen"]), Duration::from_secs(120))?;
    // pip downloads the botocore package that the script pins
    demand(command("python3").arg("src-tauri/crates/practice/models/trim.py"), Duration::from_secs(600))
}
