//! The sections of a file, as Python's `configparser.RawConfigParser` reads them in its strict form, and the nested
//! values that botocore reads on top of it. In time and memory linear in the text.

use std::collections::BTreeMap;

use crate::fault::FileMistake;
use crate::python::{inner_lines, is_space, lines, strip};

/// A file's sections in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ini {
    /// Of the section `[DEFAULT]`: each other section has these too.
    pub(crate) defaults: Options,
    pub(crate) sections: Vec<Section>,
}

/// By key, in lower case.
pub(crate) type Options = BTreeMap<String, Entry>;

#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// What stands between the brackets.
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) options: Options,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) value: Value,
    pub(crate) line: usize,
}

/// What a key holds.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A text; lines that were indented deeper are joined to it with newlines.
    Text(String),
    /// Nothing behind the key, and indented `key = value` lines below.
    Nested(BTreeMap<String, String>),
}

/// A value may be a secret.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Value(…)")
    }
}

/// Where and why reading ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) line: usize,
    pub(crate) why: FileMistake,
}

/// The section whose keys all others have too, by Python's default.
const DEFAULTS: &str = "DEFAULT";

/// Reads a file's text. Of several mistakes the first is told; Python may name a later one, but refuses the same texts.
pub(crate) fn parse(text: &str) -> Result<Ini, Broken> {
    let mut reader =
        Reader { ini: Ini::default(), known: BTreeMap::new(), inside: Inside::Nothing, open: None, indent: 0 };
    for (number, line) in (1..).zip(lines(text)) {
        reader.take(number, line)?;
    }
    reader.close()?;
    Ok(reader.ini)
}

struct Reader<'a> {
    ini: Ini,
    /// The headings so far, and where they stand.
    known: BTreeMap<&'a str, usize>,
    inside: Inside,
    open: Option<OpenOption<'a>>,
    /// Of the line that began the option or section: what is indented deeper goes on with a value.
    indent: usize,
}

enum Inside {
    Nothing,
    Defaults,
    /// The last of the list.
    Section,
}

/// A key whose value may go on in the next lines.
struct OpenOption<'a> {
    key: String,
    line: usize,
    pieces: Vec<(usize, &'a str)>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, number: usize, line: &'a str) -> Result<(), Broken> {
        let clean = strip(line);
        if clean.is_empty() {
            if let Some(open) = &mut self.open {
                open.pieces.push((number, ""));
            }
            return Ok(());
        }
        if clean.starts_with(['#', ';']) {
            return Ok(());
        }
        let indent = line.chars().take_while(|c| is_space(*c)).count();
        if let Some(open) = self.open.as_mut().filter(|_| indent > self.indent) {
            open.pieces.push((number, clean));
            return Ok(());
        }
        self.indent = indent;
        match heading(clean) {
            Some(name) => self.section(number, name),
            None => self.option(number, clean),
        }
    }

    fn section(&mut self, number: usize, name: &'a str) -> Result<(), Broken> {
        self.close()?;
        if name == DEFAULTS {
            self.inside = Inside::Defaults;
            return Ok(());
        }
        if let Some(first) = self.known.insert(name, number) {
            return Err(Broken { line: number, why: FileMistake::SectionAgain { first } });
        }
        self.ini.sections.push(Section { name: name.to_owned(), line: number, options: Options::new() });
        self.inside = Inside::Section;
        Ok(())
    }

    fn option(&mut self, number: usize, clean: &'a str) -> Result<(), Broken> {
        self.close()?;
        let broken = |why| Broken { line: number, why };
        let options = self.options().ok_or(broken(FileMistake::NoHeadingYet))?;
        let (key, value) = clean.split_once(['=', ':']).ok_or(broken(FileMistake::NoDelimiter))?;
        let key = strip(key).to_lowercase();
        if key.is_empty() {
            return Err(broken(FileMistake::NoKey));
        }
        if let Some(first) = options.get(&key) {
            return Err(broken(FileMistake::KeyAgain { first: first.line }));
        }
        self.open = Some(OpenOption { key, line: number, pieces: vec![(number, strip(value))] });
        Ok(())
    }

    fn options(&mut self) -> Option<&mut Options> {
        match self.inside {
            Inside::Nothing => None,
            Inside::Defaults => Some(&mut self.ini.defaults),
            Inside::Section => self.ini.sections.last_mut().map(|section| &mut section.options),
        }
    }

    /// Ends the option that is open.
    fn close(&mut self) -> Result<(), Broken> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let entry = Entry { value: value(&open.pieces)?, line: open.line };
        if let Some(options) = self.options() {
            options.insert(open.key, entry);
        }
        Ok(())
    }
}

/// What stands in brackets; behind the last bracket anything may stand. `[]` is none.
fn heading(clean: &str) -> Option<&str> {
    let inner = clean.strip_prefix('[')?;
    inner.rsplit_once(']').map(|(name, _)| name).filter(|name| !name.is_empty())
}

fn value(pieces: &[(usize, &str)]) -> Result<Value, Broken> {
    let end = pieces.iter().rposition(|(_, piece)| !piece.is_empty()).map_or(0, |last| last + 1);
    match pieces.get(..end).unwrap_or_default() {
        [(_, ""), nested @ ..] => pairs(nested).map(Value::Nested),
        text => Ok(Value::Text(text.iter().map(|(_, piece)| *piece).collect::<Vec<_>>().join("\n"))),
    }
}

/// One level deep, only with `=`, and the last of a key wins.
fn pairs(pieces: &[(usize, &str)]) -> Result<BTreeMap<String, String>, Broken> {
    let mut found = BTreeMap::new();
    for (number, piece) in pieces {
        for line in inner_lines(piece).map(strip).filter(|line| !line.is_empty()) {
            let broken = Broken { line: *number, why: FileMistake::NestedWithoutEquals };
            let (key, value) = line.split_once('=').ok_or(broken)?;
            found.insert(strip(key).to_owned(), strip(value).to_owned());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
