//! What stands in the way of a setup: a field, a code, facts. Checking never fails and never throws answers away.

use gangway_catalog::fact::{Fact, FactMap};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

/// Every problem that a setup can have. The sentences are `problem-<code>` in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// Nothing was given where something is needed (`values`, where only these are possible).
    Missing,
    /// Longer than `limit` characters.
    TooLong,
    /// Shorter than `limit` characters.
    TooShort,
    /// Characters that AWS doesn't take here (`allowed`).
    Characters,
    /// A name of ours that doesn't begin with a letter, end with a letter or digit, and keep hyphens single.
    NameForm,
    /// Begins with something reserved (`prefix`).
    ReservedPrefix,
    /// A number outside `least`..`most`.
    OutOfRange,
    /// More than `limit` entries.
    TooMany,
    /// Fewer than `limit` entries.
    TooFew,
    /// The same name twice (`name`).
    Duplicate,
    /// Not one of the values that exist (`value`).
    Unknown,
    /// Planned in the format, and nothing that this version can make (`value`, where a kind was chosen).
    NotMadeYet,
    /// Names something that the setup doesn't hold (`name`).
    DanglingReference,
    /// Not `owner/name`.
    RepositoryForm,
    /// Not a relative path within the repository.
    PathForm,
    /// Not a path of IAM: a slash at its beginning and its end, and none behind another.
    RolePathForm,
    /// Not a policy's name with its path before it.
    BoundaryForm,
    /// A policy's ARN where its name belongs (`name`): the account is the target's.
    BoundaryArn,
    /// A file whose name must end otherwise (`extensions`).
    FileExtension,
    /// AWS doesn't offer this provider.
    ProviderNotOffered,
    /// A server of one's own, and no host is wished for that leads there (`provider`).
    HostMissing,
    /// A host beside a provider in the cloud (`provider`).
    HostNotNeeded,
    /// The chosen host is one for another provider type (`provider`).
    HostProvider,
    /// The chosen host leads to another server than the setup names (`value`).
    HostOfOtherServer,
    /// The chosen host is in no VPC, and the server is a private one (`name`).
    HostWithoutVpc,
    /// Not the address of a server (`detail`), with what should stand there (`value`; `none`, where nobody knows). Never
    /// holds what may be a password.
    EndpointForm,
    /// The address of a provider's cloud (`provider`).
    EndpointOfCloud,
    /// A host of the account leads there already (`name`).
    EndpointTaken,
    /// A private key where a certificate belongs.
    CertificateKey,
    /// Not a certificate as PEM.
    CertificateForm,
    /// More security groups than `limit`, which a build takes, and builds run there.
    TooManyForBuilds,
    /// A branch name that Git doesn't allow.
    BranchForm,
    /// A glob where one literal branch is needed.
    BranchIsPattern,
    /// `#{…}`, which CodePipeline would replace by a variable's value, or refuse.
    PipelineVariable,
    /// A branch that the clone doesn't know (`branch`): misspelled, or not fetched yet.
    BranchNotInClone,
    /// Another provider than the one that the repository's address names (`provider`).
    ProviderNotOfAddress,
    /// A pattern that isn't a glob of CodePipeline (`detail`).
    PatternForm,
    /// No pattern matches the branch of the first run: pushes to it start nothing.
    BranchNotMatched,
    /// A value that looks like a secret (`kind`): use Parameter Store or Secrets Manager.
    LooksLikeSecret,
    /// A variable's name that shells or CodeBuild don't take, or that CodeBuild reserves.
    VariableName,
    /// A parameter's name that Parameter Store doesn't take.
    ParameterForm,
    /// A secret's reference that Secrets Manager doesn't take.
    SecretForm,
    /// Not in this Region (`value`, `region`).
    NotInRegion,
    /// A Region of a partition that the credentials don't belong to (`region`).
    OtherPartition,
    /// A Region whose connections serve it alone, by an app of its own at the provider (`region`).
    IsolatedRegion,
    /// The clone has no file at the buildspec's path.
    BuildspecNotInClone,
    /// The buildspec isn't YAML (`line`, `detail`).
    YamlSyntax,
    /// The buildspec has a phase or a runtime that CodeBuild refuses (`line`, `name`, `values`).
    BuildspecUnknownKey,
    /// A member has a shape that CodeBuild refuses (`line`, `name`, `expected`).
    BuildspecShape,
    /// The buildspec has something that isn't in the reference, and that CodeBuild takes or ignores (`line`, `detail`; of a
    /// member: `name`).
    BuildspecDeparture,
    /// A buildspec of the repository reads a parameter or secret that the build's role may not (`line`, `kind`, `name`;
    /// `variable` and `value`, as it's read).
    ReferenceNotListed,
    /// A runtime version that the image doesn't bring (`line`, `runtime`, `version`, `versions`).
    RuntimeVersion,
    /// A version that YAML reads as a number of fewer digits (`line`, `value`): quote it.
    UnquotedVersion,
    /// The buildspec does nothing: no command in any phase.
    NoCommands,
    /// A combination that CodePipeline or CodeBuild refuses (`detail`).
    Combination,
    /// The connection belongs to another provider type (`provider`).
    ConnectionProvider,
    /// A tag key beginning with `aws:`, or characters that a service refuses.
    TagForm,
    /// The template would have `size` bytes, CloudFormation takes `limit`: with at most `room` bytes here it would fit;
    /// `none`, where no single text is to blame.
    TemplateSize,
    /// `{{resolve:…}}`, which CloudFormation would replace by a parameter's or a secret's value.
    DynamicReference,
}

impl ProblemCode {
    /// All codes, in the order of this table: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Nothing can be made until it is gone.
    Error,
    /// It can be made, and will probably disappoint.
    Warning,
}

/// One problem at one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Path of the member, dots between: `builds.0.variables.2.name`.
    pub field: String,
    /// What is wrong.
    pub code: ProblemCode,
    /// How much it matters.
    pub severity: Severity,
    /// The values that the sentence names; `line` (from 1) for texts.
    pub facts: FactMap,
}

impl Problem {
    /// An error at a field.
    pub fn error(field: impl Into<String>, code: ProblemCode) -> Self {
        Self { field: field.into(), code, severity: Severity::Error, facts: FactMap::new() }
    }

    /// A warning at a field.
    pub fn warning(field: impl Into<String>, code: ProblemCode) -> Self {
        Self { severity: Severity::Warning, ..Self::error(field, code) }
    }

    /// Adds one fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}
