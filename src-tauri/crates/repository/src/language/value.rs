//! Reads a [`FileValue`], by the kind of its file.

use gangway_catalog::recipes::{FileValue, Syntax};
use serde_json::Value;

use crate::Suggestion;
use crate::bounded::FileText;
use crate::root_files::RootFiles;

/// Longest file of a project that is read, in bytes.
const FILE_MAX: u64 = 256 * 1024;

/// The value, unless the file or the value is missing or empty. A file that can't be read is told, once.
pub(super) fn read(files: RootFiles<'_>, value: &FileValue, suggestion: &mut Suggestion) -> Option<String> {
    let found = match files.text(value.file, FILE_MAX) {
        FileText::Missing => return None,
        FileText::Skipped => Err(MalformedFile),
        FileText::Read(text) => value_in(&text, value.syntax),
    };
    match found {
        Ok(found) => found.map(|found| found.trim().to_owned()).filter(|found| !found.is_empty()),
        Err(MalformedFile) => {
            suggestion.say_skipped(value.file);
            None
        }
    }
}

/// The text isn't what the file's syntax says.
struct MalformedFile;

fn value_in(text: &str, syntax: Syntax) -> Result<Option<String>, MalformedFile> {
    Ok(match syntax {
        Syntax::FirstLine { prefix } => {
            let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
            line.and_then(|line| line.strip_prefix(prefix)).map(str::to_owned)
        }
        Syntax::Keyword(keyword) => text.lines().find_map(|line| {
            let mut words = line.split_whitespace();
            (words.next() == Some(keyword)).then(|| words.next().map(str::to_owned))?
        }),
        Syntax::Json(pointer) => {
            let value: Value = serde_json::from_str(text).map_err(|_| MalformedFile)?;
            value.pointer(pointer).and_then(Value::as_str).map(str::to_owned)
        }
        Syntax::Toml(keys) => {
            let table: toml::Table = text.parse().map_err(|_| MalformedFile)?;
            toml_at(&table, keys).and_then(toml::Value::as_str).map(str::to_owned)
        }
        Syntax::TomlTable(keys) => {
            let table: toml::Table = text.parse().map_err(|_| MalformedFile)?;
            let is_table = toml_at(&table, keys).is_some_and(toml::Value::is_table);
            keys.last().filter(|_| is_table).map(|key| (*key).to_owned())
        }
    })
}

/// The value that keys lead to.
fn toml_at<'a>(table: &'a toml::Table, keys: &[&str]) -> Option<&'a toml::Value> {
    let (last, tables) = keys.split_last()?;
    tables.iter().try_fold(table, |table, key| table.get(*key)?.as_table())?.get(*last)
}
