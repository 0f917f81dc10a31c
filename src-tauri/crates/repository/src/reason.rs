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
    /// The branch that is checked out (`branch`).
    Branch,
    /// No branch is checked out.
    Detached,
    /// What a remote points to (`remote`, `name`).
    Remote,
    /// One of several remotes was taken (`remote`, `count`).
    SeveralRemotes,
    /// The clone has no remote.
    NoRemote,
    /// A remote that is no repository at a provider (`remote`).
    RemoteNotUnderstood,
    /// The remote's default branch (`branch`).
    DefaultBranch,
    /// A branch with a usual name (`branch`).
    DefaultBranchGuessed,
    /// The host of the address (`host`, `provider`).
    Host,
    /// A host that doesn't tell (`host`).
    HostUnknown,
    /// A host of a provider that AWS doesn't offer (`host`, `provider`).
    NotOffered,
    /// A file that shows the language (`file`, `recipe`).
    Recipe,
    /// A file of another language (`file`, `recipe`).
    AnotherRecipe,
    /// No such file.
    NoRecipe,
    /// A file that shows the package manager (`file`, `packageManager`).
    PackageManager,
    /// A file that asks for a version (`file`, `asked`, `version`).
    Version,
    /// The same, for a version that the default image doesn't bring (`file`, `asked`, `version`).
    VersionNotInImage,
    /// A test script that always fails (`file`).
    TestPlaceholder,
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
