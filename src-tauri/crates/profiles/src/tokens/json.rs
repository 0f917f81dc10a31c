//! JSON as Python's `json.dumps` writes it: a space behind commas and colons, and nothing but ASCII.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

struct Python;

impl Formatter for Python {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        for character in fragment.chars() {
            if (' '..='~').contains(&character) {
                write!(writer, "{character}")?;
            } else {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

/// The text of a value.
pub(super) fn text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    // memory takes every byte, and the values here have texts for keys
    let _ = value.serialize(&mut Serializer::with_formatter(&mut bytes, Python));
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_looks_as_python_writes_it() {
        let value = serde_json::json!({"a": ["é", "🚂\n\"\\"], "b": null, "c": {}, "d": []});
        let expected = r#"{"a": ["\u00e9", "\ud83d\ude82\n\"\\"], "b": null, "c": {}, "d": []}"#;
        assert_eq!(text(&value), expected);
    }
}
