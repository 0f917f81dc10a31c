use serde::{Deserialize, Serialize};
use strum::VariantArray;

/// Why a run or a stack failed, as far as its message tells. The sentences stand in `words` as `cause-<name>`, with the
/// attribute `.next` that says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    // the source
    /// Branch or repository can't be read through the connection.
    BranchUnreadable,
    /// The person's clone, too, knows no such branch at the provider.
    BranchAbsent,
    /// The branch is in the person's clone, and was never pushed as far as that knows.
    BranchNotPushed,
    /// The branch is called otherwise at the provider, as far as the person's clone knows.
    BranchMisspelled,
    /// The person's clone knows the branch at the provider: it is the app that can't read it.
    BranchHidden,
    /// The person's clone spells the repository otherwise.
    RepositoryMisspelled,
    /// The person's clone leads to another repository.
    RepositoryElsewhere,
    /// The repository's name lacks its owner.
    RepositoryIdMalformed,
    /// The connection isn't AVAILABLE, or is gone.
    ConnectionUnusable,
    /// Whoever authorized the connection can no longer read the repository.
    ProviderAccessLost,
    /// A role may not use the connection.
    ConnectionDenied,
    /// The source reads GitHub the old way, without a connection.
    OldGitHubSource,
    /// Whoever calls may not use the connection, perhaps under one of the service's two names.
    ConnectionCallDenied,
    // the pipeline's bucket
    /// A role may not use the bucket of the artifacts.
    ArtifactBucketDenied,
    /// A role may not use the key of the artifacts.
    ArtifactKeyDenied,
    /// The artifact can't be read.
    ArtifactUnreadable,
    /// The artifact, or its bucket, isn't there any more.
    ArtifactGone,
    /// A bucket lies in another Region.
    BucketInOtherRegion,
    /// The bucket's owner is another than before.
    BucketOwnerChanged,
    /// AWS failed, and doesn't say at what.
    AwsInternal,
    // roles
    /// A service can't assume the role.
    RoleUnassumable,
    /// The pipeline's role can't assume that of the action.
    ActionRoleUnassumable,
    // the start of a build
    /// The account's quota of builds is 0.
    BuildQuotaZero,
    /// As many builds run as may.
    BuildQueueFull,
    /// The pipeline's role may not start the build.
    StartBuildDenied,
    /// The build project is gone.
    BuildProjectGone,
    // the machine of a build
    /// The build's role may not write its log.
    BuildLogDenied,
    /// The build's role may not use the VPC.
    VpcDenied,
    /// The subnet has no address left.
    SubnetFull,
    /// The build's image can't be pulled.
    ImageDenied,
    /// Docker Hub gives no more images to this address for now.
    DockerHubLimit,
    /// The machine of the build died.
    BuildMachineDead,
    /// The build's network has no way out.
    NoWayOut,
    // the source of a build
    /// The build project has no credential for its source.
    SourceCredentialMissing,
    /// The repository isn't found at its address, or not for this build.
    SourceAddressUnreadable,
    /// The provider's certificate isn't trusted.
    ProviderCertificate,
    // the buildspec
    /// The buildspec isn't there.
    BuildspecMissing,
    /// A command isn't one text.
    CommandNotText,
    /// The buildspec has another shape than a buildspec.
    BuildspecShape,
    /// The buildspec isn't YAML.
    BuildspecNotYaml,
    /// A tab stands where YAML wants spaces.
    BuildspecTab,
    /// A phase doesn't exist.
    PhaseUnknown,
    /// The buildspec's version doesn't exist.
    BuildspecVersion,
    /// The image hasn't this version of the language.
    RuntimeVersionUnknown,
    /// The image doesn't know the language.
    RuntimeUnknown,
    /// The image wants a language to be named.
    RuntimeMissing,
    /// Any other fault of the buildspec.
    BuildspecRefused,
    /// The build's role may not read a parameter.
    ParameterDenied,
    /// A parameter doesn't exist.
    ParameterMissing,
    /// The build's role may not read a secret.
    SecretDenied,
    /// A secret doesn't exist.
    SecretMissing,
    // commands
    /// A command isn't installed.
    CommandNotFound,
    /// A file may not be executed.
    CommandNotExecutable,
    /// A command was killed, most often for memory.
    CommandKilled,
    /// The phase took too long.
    BuildTimedOut,
    // what a build leaves
    /// No file fits the list of artifacts.
    ArtifactsMissing,
    /// The folder of the artifacts doesn't exist.
    BaseDirectoryMissing,
    /// The report group's owner is another than the bucket's.
    ReportBucketOwner,
    // deploying, and approvals
    /// The pipeline's role may not write to the bucket that it deploys to.
    DeployBucketDenied,
    /// What a failed creation left of the stack can only be deleted.
    StackLeftover,
    /// The stack couldn't be rolled back, and takes no update until it was.
    StackStuck,
    /// Nobody answered the approval in time.
    ApprovalExpired,
    // tools in the log
    /// The list of exact versions doesn't fit the list of wanted ones.
    LockFileStale,
    /// The list of exact versions isn't there.
    LockFileMissing,
    /// The list of exact versions was written on another system.
    LockFilePlatform,
    /// Another version of the tool wrote the list of exact versions.
    LockFileOfOtherVersion,
    /// package.json has no such script.
    ScriptMissing,
    /// The version of the language is too old or too new for the project.
    LanguageVersionUnfit,
    /// The memory that Node.js may take is used up.
    NodeHeapFull,
    /// A package isn't found for this version or in this index.
    PackageNotFound,
    /// Packages want different versions of one another.
    PackagesConflict,
    /// `JAVA_HOME` leads nowhere.
    JavaHomeWrong,
    /// go.sum isn't complete.
    GoSumIncomplete,
    /// Docker isn't running in the build.
    DockerNotPrivileged,
    /// The commands have no AWS credentials.
    CredentialsNotInContainer,
    /// Nobody signed in to ECR.
    EcrNotSignedIn,
    /// The build's role may not push to ECR.
    EcrPushDenied,
    /// The build's role may not assume the role of the deployment.
    DeployRoleDenied,
    /// The account isn't prepared for the AWS CDK.
    CdkNotBootstrapped,
    /// A second repository can't be read.
    SecondRepositoryDenied,
    // stacks
    /// A name is taken already.
    NameTaken,
    /// A name was freed just now, or is being changed.
    NameBusy,
    /// A name breaks a rule.
    NameRefused,
    /// A bucket that is to be deleted holds files.
    BucketNotEmpty,
    /// A bucket of this name is in this very account.
    BucketNameYours,
    /// A bucket of this name is in another account, or hidden.
    BucketNameOthers,
    /// A log group of this name is there.
    LogGroupExists,
    /// A role of this name is there, of whatever Region.
    RoleExists,
    /// Another stack has something of this name.
    NameOfOtherStack,
    /// CloudFormation's own check refuses the change, and its events can't be read: they name the resource.
    HookRefused,
    /// The same, and the resource and the reason are known.
    ChangeRefused,
    /// A resource has a property that its type doesn't know.
    PropertyUnknown,
    /// A policy names somebody who doesn't exist.
    PrincipalMissing,
    /// A policy isn't one.
    PolicyMalformed,
    /// A policy is too long.
    PolicyTooLong,
    /// Somebody gave the role more rights, which hinder its deletion.
    RoleInUse,
    /// The webhook can't be made, because the role may not use the connection.
    WebhookDenied,
    /// AWS asked for fewer calls.
    RateExceeded,
    /// AWS gave up waiting for a resource.
    NotStabilized,
    /// The stack is protected from deletion.
    TerminationProtected,
    // the network of a host
    /// Another host has the VPC.
    HostVpcTaken,
    /// The VPC resolves no names, or gives none.
    HostDnsOff,
    /// Two subnets lie in one zone.
    HostSubnetsInOneZone,
    /// AWS's endpoint service isn't in the zone of a subnet.
    HostServiceNotInZone,
    /// A subnet has no address left.
    HostSubnetFull,
    /// A subnet or security group belongs to another VPC.
    HostNetworkMismatch,
    /// The VPC, or a part of it that was chosen, isn't there any more.
    HostNetworkGone,
    /// The account may have no more endpoints.
    HostEndpointQuota,
    /// Whoever made the host may not make its part of the VPC.
    HostNetworkDenied,
    // denials
    /// The organization forbids it.
    OrganizationDenies,
    /// The permissions boundary forbids it.
    BoundaryDenies,
    /// The caller's permissions boundary refuses a new role: mostly it demands that each one has a boundary, or a path.
    BoundaryDemanded,
    /// The boundary that a role is to have isn't there.
    BoundaryUnknown,
    /// The session was given fewer rights than its role.
    SessionDenies,
    /// The network's endpoint forbids it.
    EndpointDenies,
    /// The owner of what is asked for forbids it.
    ResourceDenies,
    /// An explicit deny of a policy, mostly a rule of the company.
    ExplicitlyDenied,
    /// STS is switched off in the Region.
    StsInactive,
    /// A permission is missing.
    PermissionMissing,
}

/// What mends a cause best: the button that comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// A new run, as it is.
    RunAgain,
    /// Another answer in the wizard, then a deployment.
    CorrectSetup,
    /// The connection, or which one it is.
    ChangeConnection,
    /// Which host it is, or where it is.
    ChangeHost,
    /// The repository's files, then a push.
    Push,
    /// Something in the account that the program doesn't change.
    Console,
}

impl Cause {
    /// Its name, as in `words`.
    #[must_use]
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => String::new(),
        }
    }

    /// The cause of a name; none where this version knows no such.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        serde_json::from_value(name.into()).ok()
    }

    /// What mends it best.
    #[must_use]
    pub fn remedy(self) -> Remedy {
        use Cause as C;
        match self {
            C::BranchUnreadable | C::BranchHidden | C::ConnectionUnusable | C::ProviderAccessLost => {
                Remedy::ChangeConnection
            }
            C::HostVpcTaken
            | C::HostDnsOff
            | C::HostSubnetsInOneZone
            | C::HostServiceNotInZone
            | C::HostSubnetFull
            | C::HostNetworkMismatch
            | C::HostNetworkGone
            | C::HostEndpointQuota
            | C::HostNetworkDenied => Remedy::ChangeHost,
            C::AwsInternal
            | C::ArtifactGone
            | C::RoleUnassumable
            | C::BuildQueueFull
            | C::BuildLogDenied
            | C::DockerHubLimit
            | C::RateExceeded
            | C::NotStabilized
            | C::ApprovalExpired
            | C::NameBusy => Remedy::RunAgain,
            C::RepositoryIdMalformed
            | C::BranchAbsent
            | C::BranchMisspelled
            | C::RepositoryMisspelled
            | C::RepositoryElsewhere
            | C::BuildspecMissing
            | C::CommandNotText
            | C::BuildspecShape
            | C::BuildspecNotYaml
            | C::BuildspecTab
            | C::PhaseUnknown
            | C::BuildspecVersion
            | C::RuntimeVersionUnknown
            | C::RuntimeUnknown
            | C::RuntimeMissing
            | C::BuildspecRefused
            | C::ParameterMissing
            | C::SecretMissing
            | C::CommandNotFound
            | C::CommandKilled
            | C::BuildMachineDead
            | C::BuildTimedOut
            | C::ArtifactsMissing
            | C::BaseDirectoryMissing
            | C::ScriptMissing
            | C::LanguageVersionUnfit
            | C::NodeHeapFull
            | C::JavaHomeWrong
            | C::DockerNotPrivileged
            | C::EcrNotSignedIn
            | C::BuildProjectGone
            | C::NameTaken
            | C::BucketNameYours
            | C::BucketNameOthers
            | C::LogGroupExists
            | C::RoleExists
            | C::NameOfOtherStack
            | C::NameRefused
            | C::PolicyTooLong
            | C::BoundaryDemanded
            | C::BoundaryUnknown => Remedy::CorrectSetup,
            C::CommandNotExecutable
            | C::BranchNotPushed
            | C::PackagesConflict
            | C::LockFileStale
            | C::LockFileMissing
            | C::LockFilePlatform
            | C::LockFileOfOtherVersion
            | C::PackageNotFound
            | C::GoSumIncomplete
            | C::CredentialsNotInContainer => Remedy::Push,
            C::ConnectionDenied
            | C::ConnectionCallDenied
            | C::DeployBucketDenied
            | C::StackLeftover
            | C::StackStuck
            | C::OldGitHubSource
            | C::ArtifactBucketDenied
            | C::ArtifactKeyDenied
            | C::ArtifactUnreadable
            | C::BucketInOtherRegion
            | C::BucketOwnerChanged
            | C::ActionRoleUnassumable
            | C::BuildQuotaZero
            | C::StartBuildDenied
            | C::VpcDenied
            | C::SubnetFull
            | C::ImageDenied
            | C::NoWayOut
            | C::SourceCredentialMissing
            | C::SourceAddressUnreadable
            | C::ProviderCertificate
            | C::ParameterDenied
            | C::SecretDenied
            | C::ReportBucketOwner
            | C::EcrPushDenied
            | C::DeployRoleDenied
            | C::CdkNotBootstrapped
            | C::SecondRepositoryDenied
            | C::BucketNotEmpty
            | C::HookRefused
            | C::ChangeRefused
            | C::PropertyUnknown
            | C::PrincipalMissing
            | C::PolicyMalformed
            | C::RoleInUse
            | C::WebhookDenied
            | C::TerminationProtected
            | C::OrganizationDenies
            | C::BoundaryDenies
            | C::SessionDenies
            | C::EndpointDenies
            | C::ResourceDenies
            | C::ExplicitlyDenied
            | C::StsInactive
            | C::PermissionMissing => Remedy::Console,
        }
    }
}
