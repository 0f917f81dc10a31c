//! Why a profile gives no credentials: which of all ways it is, whose profile, where, and the command that mends it.
//! Data for sentences that stand elsewhere; no value of a file or variable is ever among it.

use crate::command::{Command, Remedy};

/// Why something can't be had from the configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{cause:?} (profile {profile:?}, {place:?}, key {key:?})")]
pub struct ProfileFault {
    /// What is wrong.
    pub cause: Cause,
    /// The profile that it befalls; none where a whole file or the environment is meant.
    pub profile: Option<String>,
    /// Where the reason stands, when it stands somewhere.
    pub place: Option<Box<Place>>,
    /// The key or variable that it is about.
    pub key: Option<String>,
    /// What mends it; none where the file itself must be changed.
    pub remedy: Option<Remedy>,
}

impl ProfileFault {
    pub(crate) fn new(cause: Cause) -> Self {
        Self { cause, profile: None, place: None, key: None, remedy: None }
    }

    pub(crate) fn of(profile: &str, cause: Cause) -> Self {
        Self { profile: Some(profile.to_owned()), ..Self::new(cause) }
    }

    pub(crate) fn at(mut self, place: Option<Place>) -> Self {
        self.place = place.map(Box::new);
        self
    }

    pub(crate) fn about(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    pub(crate) fn mended_by(mut self, remedy: Remedy) -> Self {
        self.remedy = Some(remedy);
        self
    }

    /// What the person can type to mend it.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        let (remedy, profile) = (self.remedy?, self.profile.clone()?);
        Some(Command { remedy, profile })
    }
}

/// A place in one of the two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as its reader named it.
    pub path: String,
    /// From 1; none for the whole file.
    pub line: Option<usize>,
}

/// Every way in which the configuration gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The AWS CLI refuses the file, and with it every profile.
    FileRefused(FileMistake),
    /// No file has this profile. A heading may be meant for it that the AWS CLI doesn't take for a profile.
    ProfileMissing {
        /// That heading; its place is the fault's.
        heading: Option<StrayHeading>,
    },
    /// Keys that belong together are there in part: the missing ones, in the order in which AWS lists them.
    KeysMissing(Vec<&'static str>),
    /// The key is there and empty.
    KeyEmpty,
    /// The key holds nested lines where a text is wanted, or the other way round.
    WrongShape,
    /// The key holds a character that can't be sent in a request: a line break, a space, a control or foreign character.
    CharacterUnusable,
    /// The number is none, or not one that AWS takes.
    NumberUnusable {
        /// The smallest that AWS takes.
        least: u32,
        /// The largest.
        most: u32,
    },
    /// The Region can't be one: it becomes a part of host names.
    RegionUnusable,
    /// The address isn't `http://…` or `https://…` with a host.
    AddressUnreadable,
    /// The address carries a user or a password.
    AddressWithPassword,
    /// The named section `[sso-session …]` or `[services …]` isn't in the configuration file.
    SectionMissing {
        /// The name that was referred to.
        name: String,
    },
    /// The key differs between the profile and the `[sso-session …]` that it names.
    SessionContradicts {
        /// The session's name.
        session: String,
    },
    /// `source_profile` names a profile that isn't there.
    SourceProfileMissing {
        /// The name that was referred to.
        name: String,
    },
    /// `source_profile` leads back to where it came from.
    SourceProfileLoop {
        /// The profiles in the order in which they were visited; the last is the one that was there before.
        visited: Vec<String>,
    },
    /// The profile that `source_profile` names gives no credentials.
    SourceProfileEmpty {
        /// That profile.
        name: String,
    },
    /// So many roles, one behind the other, that nobody can mean it.
    ChainTooLong {
        /// How many are followed.
        most: usize,
    },
    /// Both `source_profile` and `credential_source` are given.
    SourceTwice,
    /// `credential_source` isn't one of `Environment`, `Ec2InstanceMetadata` and `EcsContainer`, spelled so.
    CredentialSourceUnknown,
    /// `credential_source = Environment`, and the environment has no keys.
    EnvironmentEmpty,
    /// The command has a quotation that isn't closed.
    QuotationOpen,
    /// Nobody signed in on this computer yet, or somebody signed out.
    NotSignedIn,
    /// The file of the sign-in can't be read: an older tool wrote it, or it was cut off.
    SignInUnreadable,
    /// The sign-in has run out, and can't be renewed without the person.
    SignInExpired,
}

/// Why the AWS CLI refuses a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileMistake {
    /// More bytes than are read.
    TooLarge {
        /// How many are read.
        most: usize,
    },
    /// UTF-16, as the `>` of Windows PowerShell 5 writes.
    Utf16,
    /// UTF-8 with a byte order mark, as some Windows editors write.
    ByteOrderMark,
    /// Not UTF-8.
    NotText,
    /// The first line that isn't a comment must be a heading.
    NoHeadingYet,
    /// A line is neither `[heading]` nor `key = value`, nor indented below a key.
    NoDelimiter,
    /// Nothing stands before the `=`.
    NoKey,
    /// The heading stands in the file before.
    SectionAgain {
        /// Its line.
        first: usize,
    },
    /// The key stands in the section before.
    KeyAgain {
        /// Its line.
        first: usize,
    },
    /// An indented line below an empty key isn't `key = value`.
    NestedWithoutEquals,
}

/// A heading that looks like the wanted profile's, and isn't taken for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrayHeading {
    /// `[dev]` in the configuration file: there it must be `[profile dev]`.
    WithoutProfile,
    /// `[profile my profile]`: the name must stand in quotes.
    WithoutQuotes,
    /// `[profile dev]` in the credentials file: there it must be `[dev]`.
    WithProfile,
}
