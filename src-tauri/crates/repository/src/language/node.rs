//! Node.js: `package.json`, and the files of version managers.

use std::path::Path;

use serde_json::Value;

use super::{Asked, FILE_MAX};
use crate::reason::Reason;
use crate::{Suggestion, bounded};

const PACKAGE: &str = "package.json";
/// Longest name that npm allows.
const NAME_MAX: usize = 214;

/// The package manager and the version that the project asks for.
pub(super) fn read(root: &Path, suggestion: &mut Suggestion) -> (Option<Asked>, Option<Asked>) {
    let package: Value = match bounded::text(root, PACKAGE, FILE_MAX).read().map(|text| serde_json::from_str(&text)) {
        Some(Ok(package)) => package,
        _ => {
            suggestion.say(Reason::FileSkipped, [("file", PACKAGE.into())]);
            Value::Null
        }
    };
    let text = |pointer: &str| package.pointer(pointer).and_then(Value::as_str);
    if let Some(name) = text("/name").filter(|name| !name.is_empty() && name.len() <= NAME_MAX) {
        suggestion.project = Some(name.to_owned());
    }
    // what `npm init` writes, and what fails every build
    if text("/scripts/test").is_some_and(|script| script.contains("no test specified")) {
        suggestion.say(Reason::TestPlaceholder, [("file", PACKAGE.into())]);
    }
    // `pnpm@9.1.0+sha512.…`
    let manager = text("/packageManager").and_then(|manager| manager.split('@').next());
    let manager = manager.map(|manager| Asked { file: PACKAGE, what: manager.to_owned() });
    let version = Asked::first_line(root, ".nvmrc")
        .or_else(|| Asked::first_line(root, ".node-version"))
        .or_else(|| Asked::tool(root, "nodejs"))
        .or_else(|| text("/engines/node").map(|range| Asked { file: PACKAGE, what: range.to_owned() }));
    (manager, version)
}
