//! The two files as one: profiles, sessions of Identity Center, and sections of service endpoints.
//!
//! As botocore merges them: a profile has the keys of both files, those of the credentials file first. Of two headings of
//! one file that mean one profile (`[default]` and `[profile default]`), the later is the profile and the former nothing.

use std::collections::BTreeMap;
use std::fmt;

use crate::fault::{Cause, FileMistake, Place, ProfileFault, StrayHeading};
use crate::headings::{self, Heading};
use crate::ini::{self, Ini, Section, Value};

/// More of a file than this is nobody's configuration: 100,000 profiles of two keys fit in. Whoever reads the file stops
/// behind it.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// What a file holds: UTF-8. (Unverified: on Windows the AWS CLI may read a file in the system's code page.)
#[derive(Clone, Copy)]
pub struct FileText<'a> {
    /// How it is named in a [`Place`].
    pub path: &'a str,
    /// At most one byte more than the largest that is read.
    pub bytes: &'a [u8],
}

/// Both files, understood.
#[derive(Clone, Default)]
pub struct ConfigFiles {
    config: SourceFile,
    credentials: SourceFile,
    profiles: BTreeMap<String, Sections>,
    sessions: BTreeMap<String, usize>,
    services: BTreeMap<String, usize>,
    strays: BTreeMap<String, (Place, StrayHeading)>,
}

#[derive(Clone, Default)]
struct SourceFile {
    path: String,
    ini: Ini,
}

/// A profile's section in each file.
#[derive(Clone, Copy, Default)]
struct Sections {
    config: Option<usize>,
    credentials: Option<usize>,
}

impl fmt::Debug for ConfigFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConfigFiles").field("profiles", &self.profiles.len()).finish_non_exhaustive()
    }
}

impl ConfigFiles {
    /// Reads both. A file that isn't there is none; the AWS CLI also takes what isn't a regular file (a pipe, a device,
    /// a folder) and a file that it may not open for none. `largest`: usually [`LARGEST_FILE`].
    ///
    /// # Errors
    /// [`Cause::FileRefused`] for what the AWS CLI refuses, too: it reads both files before it does anything.
    pub fn read(
        config: Option<FileText<'_>>,
        credentials: Option<FileText<'_>>,
        largest: usize,
    ) -> Result<Self, ProfileFault> {
        let mut files = Self {
            config: config.map(|text| source_file(text, largest)).transpose()?.unwrap_or_default(),
            credentials: credentials.map(|text| source_file(text, largest)).transpose()?.unwrap_or_default(),
            ..Self::default()
        };
        for (index, section) in files.config.ini.sections.iter().enumerate() {
            match headings::read(&section.name) {
                Heading::Profile(name) => files.profiles.entry(name).or_default().config = Some(index),
                Heading::Session(name) => {
                    files.sessions.insert(name, index);
                }
                Heading::Services(name) => {
                    files.services.insert(name, index);
                }
                Heading::Stray(name, why) => {
                    files.strays.entry(name).or_insert((files.config.place(section.line), why));
                }
                Heading::Other => {}
            }
        }
        for (index, section) in files.credentials.ini.sections.iter().enumerate() {
            if let Heading::Profile(name) = headings::read(&section.name)
                && name != section.name
            {
                let stray = (files.credentials.place(section.line), StrayHeading::WithProfile);
                files.strays.entry(name).or_insert(stray);
            }
            files.profiles.entry(section.name.clone()).or_default().credentials = Some(index);
        }
        Ok(files)
    }

    /// The names of all profiles, in alphabetical order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// A profile's keys.
    #[must_use]
    pub fn profile(&self, name: &str) -> Option<Profile<'_>> {
        let (name, sections) = self.profiles.get_key_value(name)?;
        Some(Profile {
            name,
            config: sections.config.and_then(|index| self.config.section(index)),
            credentials: sections.credentials.and_then(|index| self.credentials.section(index)),
        })
    }

    /// That a profile isn't there, and where a heading stands that may be meant for it.
    #[must_use]
    pub fn missing(&self, name: &str) -> ProfileFault {
        let stray = self.strays.get(name);
        let heading = stray.map(|(_, why)| *why);
        ProfileFault::of(name, Cause::ProfileMissing { heading }).at(stray.map(|(place, _)| place.clone()))
    }

    /// The section `[sso-session name]`.
    pub(crate) fn session(&self, name: &str) -> Option<Keys<'_>> {
        self.sessions.get(name).and_then(|index| self.config.section(*index))
    }

    /// The section `[services name]`.
    pub(crate) fn services(&self, name: &str) -> Option<Keys<'_>> {
        self.services.get(name).and_then(|index| self.config.section(*index))
    }
}

impl SourceFile {
    fn section(&self, index: usize) -> Option<Keys<'_>> {
        self.ini.sections.get(index).map(|section| Keys { file: self, section })
    }

    fn place(&self, line: usize) -> Place {
        Place { path: self.path.clone(), line: Some(line) }
    }
}

fn source_file(text: FileText<'_>, largest: usize) -> Result<SourceFile, ProfileFault> {
    let refused = |line, why| {
        let place = Place { path: text.path.to_owned(), line };
        ProfileFault::new(Cause::FileRefused(why)).at(Some(place))
    };
    if text.bytes.len() > largest {
        return Err(refused(None, FileMistake::TooLarge { most: largest }));
    }
    let decoded = match std::str::from_utf8(text.bytes) {
        Ok(decoded) => decoded,
        Err(_) if text.bytes.starts_with(b"\xff\xfe") || text.bytes.starts_with(b"\xfe\xff") => {
            return Err(refused(None, FileMistake::Utf16));
        }
        Err(error) => {
            let before = text.bytes.get(..error.valid_up_to()).unwrap_or_default();
            return Err(refused(Some(line_at_end(before)), FileMistake::NotText));
        }
    };
    if decoded.starts_with('\u{feff}') {
        return Err(refused(Some(1), FileMistake::ByteOrderMark));
    }
    let ini = ini::parse(decoded).map_err(|broken| refused(Some(broken.line), broken.why))?;
    Ok(SourceFile { path: text.path.to_owned(), ini })
}

/// The line that goes on where a text ends.
fn line_at_end(text: &[u8]) -> usize {
    let text = String::from_utf8_lossy(text);
    let ended = text.is_empty() || text.ends_with(['\n', '\r']);
    crate::python::lines(&text).count() + usize::from(ended)
}

/// The keys of one section of one file, with those that it has from `[DEFAULT]`.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'a> {
    file: &'a SourceFile,
    section: &'a Section,
}

impl<'a> Keys<'a> {
    pub(crate) fn get(&self, key: &str) -> Option<Setting<'a>> {
        let entry = self.section.options.get(key).or_else(|| self.file.ini.defaults.get(key))?;
        Some(Setting { value: &entry.value, path: &self.file.path, line: entry.line })
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (section, file) = (self.section, self.file);
        let inherited = file.ini.defaults.keys().filter(move |key| !section.options.contains_key(*key));
        section.options.keys().chain(inherited).map(String::as_str)
    }

    /// Where the heading stands.
    pub(crate) fn place(&self) -> Place {
        self.file.place(self.section.line)
    }
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) value: &'a Value,
    path: &'a str,
    line: usize,
}

impl<'a> Setting<'a> {
    pub(crate) fn place(&self) -> Place {
        Place { path: self.path.to_owned(), line: Some(self.line) }
    }

    /// The text; none for nested lines.
    pub(crate) fn text(&self) -> Option<&'a str> {
        match self.value {
            Value::Text(text) => Some(text),
            Value::Nested(_) => None,
        }
    }
}

/// One profile: the keys of both files.
#[derive(Clone, Copy)]
pub struct Profile<'a> {
    name: &'a str,
    config: Option<Keys<'a>>,
    credentials: Option<Keys<'a>>,
}

impl fmt::Debug for Profile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Profile({:?})", self.name)
    }
}

impl<'a> Profile<'a> {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// A key's text, as it stands there.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.text()
    }

    /// The `key = value` lines below a key.
    #[must_use]
    pub fn nested(&self, key: &str) -> Option<&'a BTreeMap<String, String>> {
        match self.get(key)?.value {
            Value::Nested(nested) => Some(nested),
            Value::Text(_) => None,
        }
    }

    /// All of its keys, in alphabetical order.
    #[must_use]
    pub fn keys(&self) -> Vec<&'a str> {
        let mut keys: Vec<&str> = [self.config, self.credentials].iter().flatten().flat_map(Keys::names).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Where its heading stands: in the configuration file, when it has one there.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.config.or(self.credentials).map(|keys| keys.place())
    }

    pub(crate) fn get(&self, key: &str) -> Option<Setting<'a>> {
        self.credentials.and_then(|keys| keys.get(key)).or_else(|| self.config.and_then(|keys| keys.get(key)))
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The part in the configuration file alone.
    pub(crate) fn in_config(&self) -> Option<Keys<'a>> {
        self.config
    }

    /// The part in the credentials file alone.
    pub(crate) fn in_credentials(&self) -> Option<Keys<'a>> {
        self.credentials
    }

    /// A key's text that must be something.
    pub(crate) fn wanted(&self, key: &str) -> Result<Option<&'a str>, ProfileFault> {
        self.get(key).map(|setting| self.checked(key, setting)).transpose()
    }

    /// That a setting holds a text, and not an empty one.
    pub(crate) fn checked(&self, key: &str, setting: Setting<'a>) -> Result<&'a str, ProfileFault> {
        match setting.text() {
            None => Err(self.fault(Cause::WrongShape, key)),
            Some("") => Err(self.fault(Cause::KeyEmpty, key)),
            Some(text) => Ok(text),
        }
    }

    /// What is wrong with a key of this profile.
    pub(crate) fn fault(&self, cause: Cause, key: &str) -> ProfileFault {
        let place = self.get(key).map(|setting| setting.place()).or_else(|| self.place());
        ProfileFault::of(self.name, cause).at(place).about(key)
    }
}

#[cfg(test)]
mod tests;
