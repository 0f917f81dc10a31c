//! What could not be tried on this machine, said out loud.

use std::fs::OpenOptions;
use std::io::Write as _;

/// Says that a test could not be tried here and why; the test returns after it. In CI on Linux nothing may be skipped:
/// there it fails. `cargo xtask test` names a file in `GANGWAY_SKIPS` and counts its lines.
pub fn skip(test: &str, why: &str) {
    let ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    assert!(!(ci && cfg!(target_os = "linux")), "{test}: may not be skipped in CI: {why}");
    eprintln!("skipped: {test}: {why}");
    if let Some(file) = std::env::var_os("GANGWAY_SKIPS") {
        let mut file = OpenOptions::new().create(true).append(true).open(file).expect("the list of skipped tests");
        writeln!(file, "{test}: {}", why.replace('\n', " ")).expect("the list of skipped tests");
    }
}
