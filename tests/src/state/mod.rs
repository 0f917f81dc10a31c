//! A folder of state as a person leaves it: everything that the two programs keep, in every kind and every outcome.
//!
//! `tests/state/<version>` holds one folder for each version that was released, and `tests/tests/state` opens them all
//! with the program as it is now. [`record`] makes the folder of the version that is built: it drives the program's use
//! cases through a few weeks of use in a few minutes, and ends the program in the midst of its work.
//! Start reading at `use_of_weeks`.

mod answers;
mod damage;
mod desktop;
pub(crate) mod person;
mod use_of_weeks;

use std::path::Path;

pub use self::desktop::{Desktop, PATIENCE};
pub use self::use_of_weeks::record;

/// Region of every setup that is practiced with.
pub const REGION: &str = "eu-central-1";

/// Every file below a folder: its path from there with `/`, and its bytes, by path.
///
/// # Panics
/// When one can't be read.
#[must_use]
pub fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder that can be read").map(|entry| entry.expect("an entry")) {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.insert(name, std::fs::read(&path).expect("a file that can be read"));
        }
    }
    found
}
