//! What the controls say and answer: plain data, which the world reads, too.

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

/// The world as it is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeWorld {
    /// `http://127.0.0.1:PORT`.
    pub endpoint: String,
    /// Its account id.
    pub account: String,
    /// The world's time, RFC 3339.
    pub now: String,
    /// How many world seconds pass in one of ours.
    pub speed: u32,
    /// The repositories.
    pub repositories: Vec<PracticeRepository>,
    /// What exists, by type: `AWS::CodePipeline::Pipeline` and so on.
    pub resources: Vec<PracticeResource>,
    /// The faults that are switched on.
    pub faults: Vec<PracticeFault>,
    /// The messages that wait for their place.
    pub played: Vec<PlayedMessage>,
    /// Path of the file of an earlier world that couldn't be read, when this world began in its place.
    pub set_aside: Option<String>,
}

/// Which practice account answers, and which of its worlds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PracticeIdentity {
    /// The id of the account: its folder's, or its address where it has no folder.
    pub account: String,
    /// The id of the world: another one whenever the account begins anew. Empty: an earlier version, which doesn't say.
    pub world: String,
}

/// A repository of the practice provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeRepository {
    /// Spelled as the API spells provider types.
    pub provider: String,
    /// `owner/name`.
    pub name: String,
    /// URL of the company's own server that it is on, once a host knows it.
    pub server: Option<String>,
    /// Its branches; the first is the default.
    pub branches: Vec<PracticeBranch>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeBranch {
    /// Its name.
    pub name: String,
    /// Its newest commit, 40 hex digits.
    pub commit: String,
    /// That commit's message.
    pub message: String,
    /// Paths of its files.
    pub files: Vec<String>,
}

/// Something that exists in the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeResource {
    /// CloudFormation's name of the type.
    pub resource_type: String,
    /// Its name.
    pub name: String,
    /// Its state, when it has one.
    pub status: String,
}

/// A push to a practice repository. A branch or repository that isn't there is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticePush {
    /// `owner/name`.
    pub repository: String,
    /// Branch.
    pub branch: String,
    /// Commit message.
    pub message: String,
    /// Files that are written, path and text.
    pub files: Vec<PracticeFile>,
}

/// A file of a push.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeFile {
    /// Path from the root.
    pub path: String,
    /// Text; none deletes the file.
    pub text: Option<String>,
}

/// A copy of a person's own repository, which the practice provider can't reach. It starts no pipeline, and what was
/// pushed here since the last copy stays, file by file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PracticeCopy {
    /// As the API spells provider types.
    pub provider: String,
    /// `owner/name`.
    pub repository: String,
    /// Branch.
    pub branch: String,
    /// Every file of the copy, path and text.
    pub files: Vec<(String, String)>,
    /// It is a sample only: it stands in for a repository that nobody knows, and for no branch of one that is known.
    pub sample: bool,
}

/// What a build of the branch takes from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PracticeSource {
    /// The copy.
    Copy,
    /// What the practice provider had there already, which is no copy.
    Own,
    /// Nothing: the repository is known, and has no such branch.
    NoBranch,
}

/// A pull request in a practice repository.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticePullRequest {
    /// `owner/name`.
    pub repository: String,
    /// Branch that it comes from.
    pub from: String,
    /// Branch that it goes into.
    pub into: String,
    /// Title.
    pub title: String,
    /// `OPEN`, `UPDATED` or `CLOSED`.
    pub event: String,
}

/// A fault that can be switched on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeFault {
    /// What goes wrong.
    pub kind: PracticeFaultKind,
    /// For which operation, e.g. `codeconnections:CreateConnection`; empty: for every one.
    pub operation: String,
    /// How many times; none: until it is switched off.
    pub times: Option<u32>,
}

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum PracticeFaultKind {
    /// ThrottlingException.
    Throttling,
    /// An error 500 or 503 of the service.
    ServerError,
    /// The call works, but its answer never arrives.
    LostAnswer,
    /// AccessDenied.
    AccessDenied,
    /// ExpiredToken.
    ExpiredToken,
    /// The answer takes long.
    SlowAnswer,
    /// The consent page ends in nothing: the connection stays PENDING.
    NeverAuthorized,
    /// The provider says that an organization owner must approve first.
    OrganizationApproval,
    /// The provider took the authorization back: the connection turns to ERROR.
    ProviderRevoked,
    /// A fresh role can't be assumed for a while.
    RoleNotAssumable,
    /// The build's commands fail.
    BuildFails,
    /// What a build's variables refer to isn't in Parameter Store or Secrets Manager.
    SecretMissing,
    /// A resource of a stack can't be made.
    StackFails,
    /// A role is refused unless it has the permissions boundary that the company demands.
    BoundaryDemanded,
    /// Whoever makes a host may not make what it needs in its VPC: the host fails.
    HostEc2Denied,
    /// The VPC of a host has no endpoint left: the host fails.
    HostEndpointQuota,
    /// The VPC of a host takes 45 minutes longer.
    HostVpcHangs,
    /// A self-managed server doesn't answer: not to the page that sets a host up, nor to a connection or a build.
    ServerUnreachable,
    /// A self-managed server has a certificate of the company's own: only hosts that were given it believe the server.
    PrivateCertificate,
    /// A self-managed server has another certificate than the hosts were given.
    CertificateRenewed,
    /// The app of a host is deleted at its server: the host and its connections turn to ERROR.
    ServerAppDeleted,
    /// Webhooks of self-managed servers don't get into the VPC: a push starts nothing.
    WebhooksBlocked,
    /// Admin Mode is on at the company's GitLab: the token needs one more scope.
    GitlabAdminMode,
    /// The states of hosts are spelled as in the user guide, not as in the API reference.
    UserGuideStates,
}

impl PracticeFaultKind {
    /// All kinds.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// A message as people meet it, which the account gives in the place of what it would say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlayedMessage {
    /// Where it is given.
    pub place: PlayedPlace,
    /// The word beside it, e.g. `CLIENT_ERROR`, or the command's exit status; empty where there is none.
    pub code: String,
    /// Its text.
    pub text: String,
    /// How many times: a pipeline retries a failed build once by itself.
    pub times: u32,
}

/// Where a message is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum PlayedPlace {
    /// As the error of a source action.
    #[default]
    Source,
    /// As the error of a build action that starts no build.
    BuildStart,
    /// As the context of a build's phase.
    BuildPhase,
    /// As what a command of a build writes before it fails.
    BuildLog,
    /// As the error of an action that deploys.
    Deploy,
    /// As the reason for which a resource of a stack can't be made.
    Stack,
    /// As the reason for which a change set can't be made. With a word beside it, as what CloudFormation's check of this name
    /// says of a resource; the change set itself then names the check alone.
    ChangeSet,
}

/// The faults that shall be on; those that aren't named are off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeFaults {
    /// They.
    pub faults: Vec<PracticeFault>,
}

/// What shall become of a Region's networks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PracticeNetworks {
    /// Region.
    pub region: String,
    /// What it holds from now on, and nothing that was made there before; none: what it holds stays.
    pub scene: Option<PracticeNetworkScene>,
    /// Ids of VPCs that are deleted, each with everything in it.
    pub deleted_vpcs: Vec<String>,
}

/// What networks there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PracticeNetworkScene {
    /// Some good ones, and some that are bad in one way each.
    #[default]
    Usual,
    /// Not even a default VPC.
    NoVpc,
    /// Those of the usual scene among 500 VPCs, and in one of them 500 subnets and 500 security groups.
    Many,
}

/// The world's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeClock {
    /// World seconds for one of ours; none: as it is. 10 is the usual, 1000 fast.
    pub speed: Option<u32>,
    /// World seconds to skip at once.
    pub skip: u32,
}
