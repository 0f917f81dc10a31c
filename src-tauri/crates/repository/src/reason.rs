//! The reasons that a suggestion gives, as one table: `words` has the sentence `evidence-<code>` for each.

use gangway_catalog::fact::{Fact, facts};
use strum::{IntoStaticStr, VariantArray};

use crate::{Evidence, Suggestion};

/// Why the program thinks so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Reason {
    /// The folder lies within the clone (`folder`).
    InsideClone,
    /// The clone has no files to look at.
    Bare,
    /// `.git` leads to a folder that isn't this clone's (`path`).
    GitLeadsAway,
    /// The branch that is checked out (`branch`).
    Branch,
    /// No branch is checked out.
    Detached,
    /// The branch that an address names (`branch`).
    BranchOfAddress,
    /// An address without a branch.
    AddressWithoutBranch,
    /// Branches are kept in a format that isn't read (`format`).
    RefStorage,
    /// What a remote points to (`remote`, `name`).
    Remote,
    /// A part of the remote's address stands for another (`from`, `to`).
    RemoteRewritten,
    /// Pushes go to another repository (`remote`, `address`).
    PushesElsewhere,
    /// One of several remotes was taken (`remote`, `count`).
    SeveralRemotes,
    /// The clone has no remote.
    NoRemote,
    /// A remote that is no repository at a provider (`remote`).
    RemoteNotUnderstood,
    /// The configuration includes files that weren't read.
    IncludeLeftOut,
    /// The remote's default branch (`branch`).
    DefaultBranch,
    /// A branch with a usual name (`branch`).
    DefaultBranchGuessed,
    /// The host of the address (`host`, `provider`).
    Host,
    /// A server of one's own, by what its name begins with (`host`, `provider`).
    HostByName,
    /// A host that doesn't tell (`host`).
    HostUnknown,
    /// Only the server's name is known: port and path are guessed (`endpoint`).
    ServerGuessed,
    /// The beginning of the path is taken as the one below which GitLab runs (`endpoint`).
    ServerBelowPath,
    /// A host of a provider that AWS doesn't offer (`host`, `provider`).
    NotOffered,
    /// What the configuration of ssh says of a name (`alias`, `host`).
    Alias,
    /// A name that has a provider's host in it (`alias`, `host`).
    AliasBySpelling,
    /// A name that stands for a host nobody knows (`alias`).
    AliasUnknown,
    /// The repository's name is taken as the address spells it (`name`).
    NameAsSpelled,
    /// A file that shows the language (`file`, `recipe`).
    Recipe,
    /// A file of another language (`file`, `recipe`).
    AnotherRecipe,
    /// A file of a language or tool without a recipe (`file`, `tool`).
    Manifest,
    /// The same beside a recipe that fits (`file`, `tool`).
    AnotherManifest,
    /// A file that shows a language in a folder below the root (`file`, `folder`, `recipe`).
    RecipeBelow,
    /// A file of a language or tool without a recipe in a folder below the root (`file`, `folder`, `tool`).
    ManifestBelow,
    /// No such file.
    NoRecipe,
    /// A file that shows the package manager (`file`, `packageManager`).
    PackageManager,
    /// Nothing shows the package manager (`packageManager`).
    UsualPackageManager,
    /// A file that shows a package manager without a recipe (`file`, `packageManager`).
    OtherPackageManager,
    /// The same beside one that has a recipe (`file`, `packageManager`).
    AnotherPackageManager,
    /// A file that asks for a version (`file`, `asked`, `version`).
    Version,
    /// The same, for a version that the default image fetches (`file`, `asked`, `version`).
    VersionFetched,
    /// The same, for what names no version (`file`, `asked`, `version`).
    VersionNotUnderstood,
    /// No file asks for a version (`version`).
    UsualVersion,
    /// A test script that always fails (`file`).
    TestPlaceholder,
    /// Parts of the repository are repositories of their own (`file`).
    Submodules,
    /// A tool that reads the version from Git's history (`file`, `tool`).
    VersionFromHistory,
    /// A buildspec (`file`).
    Buildspec,
    /// A setup file (`file`).
    SetupFile,
    /// A file that wasn't read (`file`).
    FileSkipped,
}

impl Reason {
    /// All of them: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// As [`Evidence::code`] spells it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl Suggestion {
    pub(crate) fn say<const N: usize>(&mut self, reason: Reason, named: [(&str, Fact); N]) {
        self.evidence.push(Evidence { code: reason.code().to_owned(), facts: facts(named) });
    }

    /// Says that a file can't be read, unless that was said.
    pub(crate) fn say_skipped(&mut self, file: &str) {
        let known =
            |one: &Evidence| one.code == Reason::FileSkipped.code() && one.facts == facts([("file", file.into())]);
        if !self.evidence.iter().any(known) {
            self.say(Reason::FileSkipped, [("file", file.into())]);
        }
    }
}
