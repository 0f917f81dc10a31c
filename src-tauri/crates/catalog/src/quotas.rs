//! Every limit that this journey meets, once, with its source. Who checks a value names the limit; nobody repeats it.

/// Least and most of something: characters, entries, minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Least that is taken.
    pub least: usize,
    /// Most that is taken.
    pub most: usize,
    /// Which model or page says so.
    pub source: &'static str,
}

impl Limit {
    const fn new(least: usize, most: usize, source: &'static str) -> Self {
        Self { least, most, source }
    }

    /// Whether a count lies within.
    #[must_use]
    pub const fn holds(&self, count: usize) -> bool {
        self.least <= count && count <= self.most
    }
}

// our own names, from which all others are made

/// Prefix of everything that is made. The longest name from it, a bucket `{prefix}-artifacts-{account}-{region}`, must
/// fit [`BUCKET_NAME`] in every Region.
pub const SETUP_NAME: Limit = Limit::new(2, 20, "the longest derived name must fit S3's 63 characters");
/// Name of a build or pipeline within the setup; with the prefix it must stay readable in lists.
pub const PART_NAME: Limit = Limit::new(1, 24, "ours: well within PIPELINE_NAME and PROJECT_NAME");

/// What a name of ours may not begin with: reserved by AWS for tags and stacks, by SSM, and by S3 for buckets
/// (S3 user guide, "General purpose bucket naming rules").
pub const RESERVED_PREFIXES: &[&str] = &["aws", "ssm", "sthree-", "amzn-s3-demo-", "xn--"];

// codeconnections 2023-12-01

/// `ConnectionName`.
pub const CONNECTION_NAME: Limit = Limit::new(1, 32, "codeconnections 2023-12-01, ConnectionName");
/// Name of a host; it stands in the host's ARN, too.
pub const HOST_NAME: Limit = Limit::new(1, 64, "codeconnections 2023-12-01, HostName");
/// Address of a host's server.
pub const HOST_ENDPOINT: Limit = Limit::new(1, 512, "codeconnections 2023-12-01, Url");
/// The certificates that a host trusts, as text.
pub const HOST_CERTIFICATE: Limit = Limit::new(1, 16_384, "codeconnections 2023-12-01, TlsCertificate");
/// Subnets of a host.
pub const HOST_SUBNETS: Limit = Limit::new(1, 10, "codeconnections 2023-12-01, SubnetIds");
/// Security groups of a host.
pub const HOST_SECURITY_GROUPS: Limit = Limit::new(1, 10, "codeconnections 2023-12-01, SecurityGroupIds");

// codepipeline 2015-07-09

/// Name of a pipeline, stage or action.
pub const PIPELINE_NAME: Limit = Limit::new(1, 100, "codepipeline 2015-07-09, PipelineName");
/// Value of one configuration entry of an action: `FullRepositoryId`, `BranchName`, …
pub const ACTION_CONFIGURATION_VALUE: Limit = Limit::new(1, 1000, "codepipeline 2015-07-09, ActionConfigurationValue");
/// Patterns of an include or exclude list.
pub const PATTERNS: Limit = Limit::new(1, 8, "codepipeline 2015-07-09, GitPatternList");
/// Characters of a pattern.
pub const PATTERN: Limit = Limit::new(1, 255, "codepipeline 2015-07-09, GitPattern");
/// Stages of a pipeline.
pub const STAGES: Limit = Limit::new(2, 50, "CodePipeline user guide, Quotas");
/// Pipelines of an account in a Region; adjustable.
pub const PIPELINES: Limit = Limit::new(0, 1000, "CodePipeline user guide, Quotas");
/// Summary of an answer to an approval.
pub const APPROVAL_SUMMARY: Limit = Limit::new(0, 512, "codepipeline 2015-07-09, ApprovalSummary");

// codebuild 2016-10-06

/// Name of a project.
pub const PROJECT_NAME: Limit = Limit::new(2, 150, "codebuild 2016-10-06, ProjectName");
/// Minutes before a build is stopped.
pub const BUILD_TIMEOUT: Limit = Limit::new(5, 2160, "codebuild 2016-10-06, BuildTimeOut");
/// Subnets of a project: more than a host has.
pub const BUILD_SUBNETS: Limit = Limit::new(1, 16, "codebuild 2016-10-06, Subnets");
/// Security groups of a project: fewer than a host may have.
pub const BUILD_SECURITY_GROUPS: Limit = Limit::new(1, 5, "codebuild 2016-10-06, SecurityGroupIds");
/// Name of a variable of a build. CodeBuild sets no limit; CodePipeline does for its own.
pub const VARIABLE_NAME: Limit = Limit::new(1, 128, "codepipeline 2015-07-09, EnvironmentVariableName");
/// Value of a variable of a build. CodeBuild sets no limit; ours leaves room in [`TEMPLATE_BODY`].
pub const VARIABLE_VALUE: Limit = Limit::new(0, 2000, "codepipeline 2015-07-09, EnvironmentVariableValue");
/// Variables of a build.
pub const VARIABLES: Limit = Limit::new(0, 50, "ours: leaves room in a template of 51,200 bytes");
/// Report groups of a build.
pub const REPORT_GROUPS: Limit = Limit::new(0, 5, "CodeBuild user guide, Quotas");
/// Keys of a project's tags are one shorter than elsewhere.
pub const TAG_KEY: Limit = Limit::new(1, 127, "codebuild 2016-10-06, KeyInput");
/// Values of a project's tags are one shorter than elsewhere, and those of a stack's aren't empty.
pub const TAG_VALUE: Limit =
    Limit::new(1, 255, "codebuild 2016-10-06, ValueInput; cloudformation 2010-05-15, TagValue");
/// Tags of a resource. Ours stand beside the person's.
pub const TAGS: Limit = Limit::new(0, 50, "codebuild 2016-10-06, TagList");
/// Tags that we add to each resource.
pub const OWN_TAGS: usize = 1;

// other services

/// Name of a stack.
pub const STACK_NAME: Limit = Limit::new(1, 128, "CloudFormation user guide, Stack name");
/// Name of a role.
pub const ROLE_NAME: Limit = Limit::new(1, 64, "iam 2010-05-08, roleNameType");
/// Path of a role.
pub const ROLE_PATH: Limit = Limit::new(1, 512, "iam 2010-05-08, pathType");
/// Path of a managed policy.
pub const POLICY_PATH: Limit = Limit::new(1, 512, "iam 2010-05-08, policyPathType");
/// Name of a managed policy.
pub const POLICY_NAME: Limit = Limit::new(1, 128, "iam 2010-05-08, policyNameType");
/// Characters of a managed policy, without white space.
pub const MANAGED_POLICY: Limit = Limit::new(1, 6144, "IAM user guide, IAM and AWS STS quotas");
/// Name of a bucket.
pub const BUCKET_NAME: Limit = Limit::new(3, 63, "S3 user guide, General purpose bucket naming rules");
/// Name of a log group.
pub const LOG_GROUP_NAME: Limit = Limit::new(1, 512, "logs 2014-03-28, LogGroupName");
/// Name of a parameter, without counting its ARN's beginning.
pub const PARAMETER_NAME: Limit = Limit::new(1, 1011, "Systems Manager API, PutParameter, Name");
/// Levels of a parameter's path.
pub const PARAMETER_LEVELS: Limit = Limit::new(1, 15, "Systems Manager API, PutParameter, Name");
/// Name of a secret; as an ARN it may be longer.
pub const SECRET_NAME: Limit = Limit::new(1, 512, "secretsmanager 2017-10-17, NameType");
/// Name or ARN of a secret.
pub const SECRET_ID: Limit = Limit::new(1, 2048, "secretsmanager 2017-10-17, SecretIdType");
/// Bytes of a template that is sent directly.
pub const TEMPLATE_BODY: Limit = Limit::new(1, 51_200, "CloudFormation user guide, Quotas");

// of an account in a Region

/// Hosts, whose number can't be raised.
pub const HOSTS: Limit = Limit::new(0, 50, "Developer Tools console user guide, Quotas for connections");

// Git and ours

/// Bytes of a branch name: what a ref file's name can hold on usual file systems.
pub const BRANCH_NAME: Limit = Limit::new(1, 255, "file name limit of ext4, APFS and NTFS, which Git's refs meet");
/// Characters of a path within the repository.
pub const PATH: Limit = Limit::new(1, 255, "ours: file name limit of the usual file systems");
/// Bytes of a file of certificates: a chain that AWS takes has less than [`HOST_CERTIFICATE`].
pub const CERTIFICATE_FILE: Limit = Limit::new(1, 256 * 1024, "ours: no chain is larger");
/// Bytes of a setup file.
pub const SETUP_FILE: Limit = Limit::new(0, 1024 * 1024, "ours: no sensible setup is larger");
/// Bytes of a buildspec that stands in the repository. No template carries it, and CodeBuild documents no limit.
pub const BUILDSPEC_FILE: Limit = Limit::new(0, 64 * 1024, "ours: no sensible buildspec is larger");
/// Bytes of a buildspec's text. Ours: it must leave room in [`TEMPLATE_BODY`].
pub const BUILDSPEC: Limit = Limit::new(0, 20_000, "ours: leaves room in a template of 51,200 bytes");
