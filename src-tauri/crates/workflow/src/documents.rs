//! Values of this room as the documents that are written to a journal.

use serde::Serialize;
use serde_json::Value;

/// A value as its document. Plain strings, numbers and lists: this can't fail, and if it did, null stands for nothing.
pub(crate) fn document(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// A plain enum as it is written and as it crosses to the window, e.g. `emptyBuckets`.
pub(crate) fn spelled(value: impl Serialize) -> String {
    document(&value).as_str().map(str::to_owned).unwrap_or_default()
}
