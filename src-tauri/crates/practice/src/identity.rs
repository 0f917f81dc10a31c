//! Which practice account this is, and which of its worlds: told to whoever asks for it, and never on AWS's wire.
//!
//! It lies in a file beside the world, so that a world that can't be read, or is gone, is followed by another one of the
//! same account. Versions that don't know the file leave it alone.

use std::io;
use std::path::Path;

use uuid::Uuid;

use crate::messages::PracticeIdentity;
use crate::persist::replace;

/// Where a folder keeps it.
const FILE: &str = "identity.json";

/// The id of the account that a folder keeps; none when there is none yet.
pub fn kept_account(home: &Path) -> Option<String> {
    read(home).map(|identity| identity.account)
}

/// Who the world of a folder is: the one that it was, or another one of the same account when it is about to begin.
/// Without a folder, the account is known by its address, and ends with its world.
pub(crate) fn identify(home: Option<&Path>, endpoint: &str, begins: bool) -> io::Result<PracticeIdentity> {
    let before = home.and_then(read);
    if let Some(before) = before.clone().filter(|_| !begins) {
        return Ok(before);
    }
    let account = match (home, before) {
        (None, _) => endpoint.to_owned(),
        (Some(_), Some(before)) => before.account,
        (Some(_), None) => Uuid::new_v4().to_string(),
    };
    let identity = PracticeIdentity { account, world: Uuid::new_v4().to_string() };
    keep(home, &identity).map(|()| identity)
}

/// Keeps who the world of a folder is.
pub(crate) fn keep(home: Option<&Path>, identity: &PracticeIdentity) -> io::Result<()> {
    let Some(home) = home else { return Ok(()) };
    replace(home, &home.join(FILE), &serde_json::to_vec(identity)?)
}

fn read(home: &Path) -> Option<PracticeIdentity> {
    let identity: PracticeIdentity = serde_json::from_slice(&std::fs::read(home.join(FILE)).ok()?).ok()?;
    Some(identity).filter(|identity| !identity.account.is_empty() && !identity.world.is_empty())
}
