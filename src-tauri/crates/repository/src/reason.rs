//! The reasons that a suggestion gives, as one table: `words` has the sentence `evidence-<code>` for each.

use gangway_catalog::fact::{Fact, facts};

use crate::{Evidence, Suggestion};

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $code:literal),* $(,)?) => {
        /// Why the program thinks so.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason { $($(#[$doc])* $variant),* }

        impl Reason {
            /// All of them: `words` is checked against it.
            pub const ALL: &[Reason] = &[$(Reason::$variant),*];

            /// As [`Evidence::code`] spells it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }
    };
}

reasons! {
    /// The folder lies within the clone (`folder`).
    InsideClone = "inside-clone",
    /// The clone has no files to look at.
    Bare = "bare",
    /// The branch that is checked out (`branch`).
    Branch = "branch",
    /// No branch is checked out.
    Detached = "detached",
    /// What a remote points to (`remote`, `name`).
    Remote = "remote",
    /// One of several remotes was taken (`remote`, `count`).
    SeveralRemotes = "several-remotes",
    /// The clone has no remote.
    NoRemote = "no-remote",
    /// A remote that is no repository at a provider (`remote`).
    RemoteNotUnderstood = "remote-not-understood",
    /// The remote's default branch (`branch`).
    DefaultBranch = "default-branch",
    /// A branch with a usual name (`branch`).
    DefaultBranchGuessed = "default-branch-guessed",
    /// The host of the address (`host`, `provider`).
    Host = "host",
    /// A host that doesn't tell (`host`).
    HostUnknown = "host-unknown",
    /// A host of a provider that AWS doesn't offer (`host`, `provider`).
    NotOffered = "not-offered",
    /// A file that shows the language (`file`, `recipe`).
    Recipe = "recipe",
    /// A file of another language (`file`, `recipe`).
    AnotherRecipe = "another-recipe",
    /// No such file.
    NoRecipe = "no-recipe",
    /// A file that shows the package manager (`file`, `packageManager`).
    PackageManager = "package-manager",
    /// A file that asks for a version (`file`, `asked`, `version`).
    Version = "version",
    /// The same, for a version that the default image doesn't bring (`file`, `asked`, `version`).
    VersionNotInImage = "version-not-in-image",
    /// A test script that always fails (`file`).
    TestPlaceholder = "test-placeholder",
    /// A buildspec (`file`).
    Buildspec = "buildspec",
    /// A setup file (`file`).
    SetupFile = "setup-file",
    /// A file that wasn't read (`file`).
    FileSkipped = "file-skipped",
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
