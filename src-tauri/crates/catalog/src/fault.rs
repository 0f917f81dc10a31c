//! Why something could not be done: a code and facts. The sentences stand in `words` as `fault-<code>`, with the
//! attribute `.next` that says what to do. A code exists because somebody branches on it or words it differently.

use std::fmt;

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

use crate::fact::FactMap;

/// Every way in which a use case can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum FaultCode {
    // the account and the way to it
    /// AWS said no to this call (`operation`, `action` when AWS named it).
    AccessDenied,
    /// A service control policy forbids it: only the organization's administrator can change that.
    DeniedByOrganization,
    /// The session or token has run out.
    CredentialsExpired,
    /// The keys aren't known to AWS.
    CredentialsInvalid,
    /// No credentials were found for the chosen profile.
    CredentialsMissing,
    /// What was typed can't be the id of an access key; AWS wasn't asked.
    AccessKeyMalformed,
    /// The AWS CLI refuses a file of the AWS configuration, and with it every profile (`path`, `line`; `kind`:
    /// `no-heading-yet`, `no-delimiter`, `no-key`, `section-again` or `key-again` (`first`), `nested-without-equals`,
    /// `byte-order-mark`, `utf16`, `not-text` or `too-large` (`most`)).
    AwsFileRefused,
    /// A file that the AWS configuration means isn't there as a file (`path`; `kind`: `not-a-file`, `unopened` (`detail`),
    /// `missing` or `no-token`).
    AwsFileUnreadable,
    /// The AWS configuration has no such profile (`profile`; `heading`: how a heading that may be meant for it is wrong,
    /// `none`, `without-profile`, `without-quotes` or `with-profile` (`path`, `line`)).
    ProfileMissing,
    /// A profile lacks something, or says it in a way that nobody takes (`profile`, `keys`, `path`, `line`; `command` that
    /// asks for it, else `none`; `kind`: `missing`, `empty`, `shape`, `contradicts` (`name`), `twice`,
    /// `credential-source`, `number` (`least`, `most`), `quotation`, `token`; `variables` without a profile).
    ProfileIncomplete,
    /// A profile names a section that isn't in the configuration (`profile`, `key`, `name`, `path`, `line`, `command`).
    SectionMissing,
    /// A role can't be assumed with what the profile names for it (`profile`, `name`, `path`, `line`; `kind`: `missing`,
    /// `loop`, `empty`, `long` (`most`) or `environment`).
    SourceProfileUnusable,
    /// A key holds a character that no request can carry, so nothing was sent (`key`).
    CredentialsUnsendable,
    /// A key or variable names what can't be a Region (`key`).
    RegionUnusable,
    /// A key or variable should hold an address and doesn't, so nothing was sent (`key`; `kind`: `unreadable` or
    /// `password`).
    EndpointUnusable,
    /// Nobody signed in with the profile on this computer (`profile`; `command` of the AWS CLI, `ours`).
    NotSignedIn,
    /// The sign-in of the profile has run out, or was ended (`profile`; `command` of the AWS CLI, `ours`).
    SignInExpired,
    /// The person, or the portal for them, didn't allow the sign-in (`profile`).
    SignInDenied,
    /// Nobody signed in while the program waited (`profile`).
    SignInTimedOut,
    /// The profile has nothing to sign in to (`profile`).
    SignInAbsent,
    /// The AWS CLI's file of a sign-in can't be written (`path`, `detail`).
    SignInFileUnwritable,
    /// No port of this computer can be listened on for the browser's answer (`detail`).
    LoopbackUnavailable,
    /// The person's own `aws login` signed nobody in (`profile`, `command`; `kind`: `not-found`, `not-started` (`detail`),
    /// `unknown-command`, `ended` (`detail`: its last words) or `slow` (`minutes`)).
    AwsLoginFailed,
    /// The role asks for the code of an MFA device (`profile`, `role`, `serial`; `kind`: `first`, or `refused` after one
    /// that AWS didn't take).
    MfaCodeWanted,
    /// The program of a profile gave no credentials (`profile`, `program`; `kind`: `not-found`, `not-started` (`detail`),
    /// `ended` (`detail`: its exit code), `killed`, `slow` (`seconds`), `long` (`most`, in KB) or `unreadable`).
    CredentialProcessFailed,
    /// Whoever signed in to Identity Center hasn't the profile's role there (`profile`, `account`, `role`, `command`).
    RoleNotInPortal,
    /// AWS doesn't let whoever the profile is assume its role (`profile`, `role`).
    RoleDenied,
    /// This machine's clock differs from AWS's by minutes.
    ClockSkewed,
    /// AWS asks for fewer calls; the program waited and tried again in vain.
    Throttled,
    /// A quota of the account is reached (`operation`).
    QuotaReached,
    /// The host name couldn't be found or nothing answered (`host`).
    NoNetwork,
    /// The certificate of a host isn't trusted, so nothing was sent (`host`; `now`: this computer's clock; `why`:
    /// `named-issuer` (`issuer`), `issuer`, `self-signed` (`issuer`: the name in it), `early` (`moment` from which it is
    /// valid), `expired` (`moment` until which it was), `time`, `other-host` (`hosts` that it is for) or `other`).
    CertificateUntrusted,
    /// A file of certificates can't be used (`path`, `detail`; `key` that names it).
    CertificatesUnusable,
    /// A setting makes calls impossible, so nothing was sent (`detail`).
    CallNotSent,
    /// Something in between answered, not AWS (`host`; `answer`: its status and type; `changes`: `no` or
    /// `perhaps`).
    AnsweredByAnother,
    /// AWS said yes in a way that can't be read (`operation`; `changes`: `no` or `perhaps`).
    AnswerUnreadable,
    /// AWS answered with an error of its own (5xx), again and again.
    AwsUnavailable,
    /// A call was accepted, and nothing came of it: perhaps AWS never saw it (`operation`).
    RequestWithoutEffect,
    /// No answer arrived in time; the program asked what is there before going on (`changes`: `no` or `perhaps`).
    NoAnswer,
    /// The service doesn't exist in this Region (`region`).
    RegionWithoutService,
    /// The account can't use the Region (`region`; `kind`: `account` where it isn't switched on, or `sts` where only its
    /// credentials aren't; `address` of the page where that is changed).
    RegionNotEnabled,
    /// AWS hasn't opened the account for its services yet, or has closed it (`operation`).
    AccountNotActive,
    /// No Region is chosen yet.
    RegionMissing,
    /// AWS refused the values of a call (`operation`, `detail`).
    RefusedByAws,
    /// What was asked for isn't there any more (`what`).
    NotFound,
    /// The practice account couldn't be started or reached (`detail`).
    PracticeUnreachable,
    /// The practice account couldn't read its world, which lies at `path` now, and began anew.
    PracticeBeganAnew,
    /// The practice account began anew for another reason: what was made in it is gone.
    PracticeWorldGone,
    /// What a job began in another practice account goes on only there.
    PracticeElsewhere,
    // connection
    /// The setup has no connection yet.
    ConnectionMissing,
    /// The connection isn't AVAILABLE yet (`status`, `name`).
    ConnectionNotAvailable,
    /// The connection is in ERROR: make a new one (`name`).
    ConnectionInError,
    /// The connection was deleted meanwhile (`name`).
    ConnectionGone,
    /// Nobody pressed the button in time; the connection stays and can be continued (`minutes`).
    ConnectionNotAuthorized,
    // host
    /// The setup's server needs a host, and the setup has none yet (`endpoint`).
    HostMissing,
    /// The server is reached only from within a network, and none is chosen for its host (`endpoint`).
    HostNetworkMissing,
    /// The host isn't AVAILABLE yet: a connection can only be made through one that is (`status`, `name`).
    HostNotAvailable,
    /// AWS couldn't set up its part of the host's VPC (`name`; `detail`: what AWS says; `cause` where that is known).
    HostNetworkFailed,
    /// AWS has been setting up its part of the host's VPC for longer than it ever should (`name`, `minutes`).
    HostNetworkOverdue,
    /// Nobody set the host up in the browser in time; it stays and can be continued (`minutes`).
    HostNotSetUp,
    /// The host is in ERROR: what was made on the server for it is gone or changed (`name`).
    HostInError,
    /// The host was deleted meanwhile (`name`).
    HostGone,
    /// AWS takes no change of the host: somebody has set it up already, or AWS is at work on it (`name`, `status`).
    HostNotEditable,
    /// There is another host for this server already, and AWS takes only one (`name`, `endpoint`).
    HostExists,
    /// AWS is at work on the host, or connections go through it (`name`, `status`).
    HostBusy,
    // deploying
    /// The plan that was approved isn't the plan that would be carried out now.
    PlanChanged,
    /// The plan was never approved.
    ApprovalMissing,
    /// Another operation holds the stack (`stack`, `status`).
    StackBusy,
    /// A stack with this name exists and isn't ours (`stack`).
    StackNotOurs,
    /// The change set could not be made (`stack`, `detail`).
    ChangeSetFailed,
    /// The stack failed and was rolled back (`stack`, `resource`, `detail`).
    StackFailed,
    /// The stack could not be deleted (`stack`, `resource`, `detail`).
    TearDownFailed,
    /// A change would replace a connection, which would lose its authorization (`resource`).
    ConnectionWouldBeReplaced,
    // the run; what AWS's messages mean is a table in `failures`. What befell one action names it (`stage`, `action`), and
    // where the message is known, what it means (`cause`)
    /// The pipeline was made before its connection was AVAILABLE: AWS doesn't notice pushes (`pipeline`).
    PipelineNotRegistered,
    /// A role can't be assumed: it's too new, or its trust policy says no (`stage`, `action`, `detail`).
    RoleNotAssumable,
    /// The role of the pipeline or of the build may not use the connection (`stage`, `action`, `detail`).
    SourcePermission,
    /// The branch or the repository can't be read through the connection (`stage`, `action`, `branch`, `repository`,
    /// `detail`).
    SourceNotFound,
    /// The repository has no such branch, as is known before anything runs (`branch`, `repository`).
    BranchNotFound,
    /// A build phase failed (`stage`, `action`, `phase`, `detail`; `log`: the lines that matter).
    BuildFailed,
    /// The buildspec is missing (`stage`, `action`, `path`, `detail`).
    BuildspecMissing,
    /// The buildspec can't be read or used (`stage`, `action`, `detail`).
    BuildspecInvalid,
    /// The account may run no more builds at once (`stage`, `action`, `detail`).
    BuildQueueFull,
    /// The build produced no file that the artifacts list names (`stage`, `action`, `detail`).
    ArtifactsMissing,
    /// Someone rejected the approval (`stage`, `action`).
    ApprovalRejected,
    /// The comment on an approval is too long (`limit`, `count`).
    CommentTooLong,
    /// The execution was stopped or superseded (`status`).
    RunStopped,
    /// Any other failed action (`stage`, `action`, `detail`).
    ActionFailed,
    /// The run failed, and no action of it did (`pipeline`).
    RunFailed,
    // the person's files and input
    /// The setup has problems; they stand beside it (`count`).
    SetupHasProblems,
    /// The file isn't a setup file (`path`, `kind`: `empty`, `not-text`, `too-large`, `not-a-setup`, `line`,
    /// `unknown-member` or `unknown-value`; `line` and `detail` say which one can't be read, and why; a member that nothing
    /// reads is `field`, a wrong `value` there could be one of `values`).
    SetupFileBroken,
    /// The file was written by a newer Gangway: it opens read-only (`version`).
    SetupFromNewerVersion,
    /// The setup is open read-only.
    SetupReadOnly,
    /// A stack of the setup stands in the account and Region that it would leave (`account`: its number, may be empty;
    /// `region`, `stack`).
    SetupDeployed,
    /// No folder or file is there (`path`).
    PathNotFound,
    /// A file is wanted, and a folder or a device is there (`path`).
    NotAFile,
    /// It's there but can't be read (`path`, `detail`).
    PathUnreadable,
    /// It can't be written (`path`, `detail`); what was there is still there.
    PathUnwritable,
    /// It, or a link on the way to it, leads out of the folder where it belongs; nothing was written (`path`, `folder`).
    PathLeadsOut,
    /// The disk is full (`path`); what was there is still there.
    DiskFull,
    /// A file of ours can't be understood: it was renamed to `path`, and the program goes on without it.
    SetAside,
    /// The file exists and wasn't overwritten (`path`, `count`).
    FileExists,
    /// The folder isn't a clone of a repository (`path`).
    NotARepository,
    /// What was typed is neither a folder, nor a URL, nor owner/name (`text`).
    RepositoryNotUnderstood,
    /// AWS doesn't offer this provider (`provider`, `host`).
    ProviderNotOffered,
    /// Another Gangway holds the folder of setups (`program`: `terminal` or `window`; `process`: its number, for a terminal).
    AlreadyRunning,
    /// The address isn't one that this program opens (`address`).
    AddressNotAllowed,
    /// The system has no program that opens addresses; the address is shown to copy (`address`).
    BrowserNotOpened,
    /// The job is unknown or gone (`job`).
    JobUnknown,
    /// A job of this setup is at work already (`job`).
    JobRunning,
    /// A job of the same setup that an earlier run of the program left; nobody works on it now (`job`).
    JobInterrupted,
    /// Jobs that a newer Gangway began, in a way that this one doesn't know: they stay as they are (`count`).
    JobFromNewerVersion,
    /// The person cancelled it.
    Cancelled,
    /// A defect of Gangway: please report it (`detail`).
    Internal,
}

impl FaultCode {
    /// All codes, in the order of this table: `words` is checked against it.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// A failure, ready to be worded: what happened and the values that its sentence names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// What happened.
    pub code: FaultCode,
    /// The values that the sentence `fault-<code>` names.
    #[serde(default)]
    pub facts: FactMap,
}

impl Fault {
    /// A fault without facts.
    pub fn new(code: FaultCode) -> Self {
        Self { code, facts: FactMap::new() }
    }

    /// Adds one fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<crate::fact::Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}

impl From<FaultCode> for Fault {
    fn from(code: FaultCode) -> Self {
        Self::new(code)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?}", self.code, self.facts)
    }
}

impl std::error::Error for Fault {}
