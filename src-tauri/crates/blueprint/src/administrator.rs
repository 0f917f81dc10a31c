//! What an administrator allows the person who walks through Gangway: exactly the actions that the program, the
//! person's browser and CloudFormation on their behalf use in this journey. An identity policy, to attach to a user,
//! a group or a permission set; a managed policy holds 6,144 characters, white space not counted (IAM user guide, quotas).
//! CloudFormation's part is what the resource types' handlers declare in its registry, for the properties that we set.

use gangway_setup::document::Setup;
use gangway_setup::names::Names;
use gangway_setup::target::Target;

use crate::policy::{Policy, Reason, Statement};
use crate::text::{Text, text};

/// The policy, for this setup in this account and Region; where the target doesn't name one yet, for any.
pub fn policy(setup: &Setup, target: &Target) -> Policy {
    let at = At::of(setup, target);
    Policy {
        statements: vec![
            who_am_i(),
            lists(),
            handshake(),
            at.connections(),
            at.stack(),
            at.roles(),
            at.pass_roles(),
            at.pipelines(),
            at.builds(),
            at.buckets(),
            at.bucket_objects(),
            at.logs(),
        ],
    }
}

/// Where the setup will be.
struct At {
    partition: String,
    region: String,
    account: String,
    names: Names,
}

fn who_am_i() -> Statement {
    Statement::allow("WhoAmI", Reason::PersonWhoAmI, &["sts:GetCallerIdentity"], any())
}

fn lists() -> Statement {
    let actions = [
        "codebuild:ListCuratedEnvironmentImages",
        "logs:DescribeLogGroups",
        "logs:DescribeIndexPolicies",
        "logs:DescribeResourcePolicies",
    ];
    Statement::allow("Lists", Reason::PersonLists, &actions, any())
}

/// The browser's part can't be narrowed: it happens before there is a connection to name.
fn handshake() -> Statement {
    let actions = [
        "codeconnections:CreateConnection",
        "codeconnections:ListConnections",
        "codeconnections:GetIndividualAccessToken",
        "codeconnections:GetInstallationUrl",
        "codeconnections:ListInstallationTargets",
        "codeconnections:StartOAuthHandshake",
        "codestar-connections:CreateConnection",
        "codestar-connections:ListConnections",
        "codestar-connections:GetIndividualAccessToken",
        "codestar-connections:GetInstallationUrl",
        "codestar-connections:ListInstallationTargets",
        "codestar-connections:StartOAuthHandshake",
    ];
    Statement::allow("ConnectionHandshake", Reason::PersonHandshake, &actions, any())
}

fn any() -> Vec<Text> {
    vec![text!["*"]]
}

impl At {
    fn of(setup: &Setup, target: &Target) -> Self {
        let or = |value: &str, otherwise: &str| if value.is_empty() { otherwise.to_owned() } else { value.to_owned() };
        Self {
            partition: or(&target.partition, "aws"),
            region: or(&target.region, "*"),
            account: or(&target.account, "*"),
            names: Names::of(setup),
        }
    }

    fn arn(&self, service: &str, resource: &str) -> Text {
        let Self { partition, region, account, .. } = self;
        text![format!("arn:{partition}:{service}:{region}:{account}:{resource}")]
    }

    /// Connections are seen and handed on from every Region.
    fn connections(&self) -> Statement {
        let Self { partition, account, .. } = self;
        let actions = [
            "codeconnections:GetConnection",
            "codeconnections:DeleteConnection",
            "codeconnections:UpdateConnectionInstallation",
            "codeconnections:UseConnection",
            "codeconnections:PassConnection",
            "codeconnections:TagResource",
            "codeconnections:UntagResource",
            "codeconnections:ListTagsForResource",
            "codestar-connections:GetConnection",
            "codestar-connections:DeleteConnection",
            "codestar-connections:UpdateConnectionInstallation",
            "codestar-connections:UseConnection",
            "codestar-connections:PassConnection",
            "codestar-connections:TagResource",
            "codestar-connections:UntagResource",
            "codestar-connections:ListTagsForResource",
        ];
        let resources = ["codeconnections", "codestar-connections"]
            .map(|service| text![format!("arn:{partition}:{service}:*:{account}:connection/*")]);
        Statement::allow("Connections", Reason::PersonConnections, &actions, resources.to_vec())
    }

    fn stack(&self) -> Statement {
        let actions = [
            "cloudformation:CreateChangeSet",
            "cloudformation:DescribeChangeSet",
            "cloudformation:ExecuteChangeSet",
            "cloudformation:DeleteChangeSet",
            "cloudformation:ListChangeSets",
            "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents",
            "cloudformation:ListStackResources",
            "cloudformation:GetTemplate",
            "cloudformation:DeleteStack",
            "cloudformation:TagResource",
            "cloudformation:UntagResource",
        ];
        let resources = [&self.names.stack, &self.names.connection_stack]
            .map(|stack| self.arn("cloudformation", &format!("stack/{stack}/*")));
        Statement::allow("Stack", Reason::PersonStack, &actions, resources.to_vec())
    }

    fn role_arn(&self) -> Text {
        let Self { partition, account, .. } = self;
        text![format!("arn:{partition}:iam::{account}:role/{}*", self.names.role_prefix())]
    }

    fn roles(&self) -> Statement {
        let actions = [
            "iam:CreateRole",
            "iam:GetRole",
            "iam:UpdateAssumeRolePolicy",
            "iam:DeleteRole",
            "iam:TagRole",
            "iam:UntagRole",
            "iam:PutRolePolicy",
            "iam:GetRolePolicy",
            "iam:DeleteRolePolicy",
            "iam:ListRolePolicies",
            "iam:ListAttachedRolePolicies",
        ];
        Statement::allow("Roles", Reason::PersonRoles, &actions, vec![self.role_arn()])
    }

    fn pass_roles(&self) -> Statement {
        let services = vec![text!["codepipeline.amazonaws.com"], text!["codebuild.amazonaws.com"]];
        Statement::allow("PassRoles", Reason::PersonPassRoles, &["iam:PassRole"], vec![self.role_arn()]).when(
            "StringEquals",
            "iam:PassedToService",
            services,
        )
    }

    fn pipelines(&self) -> Statement {
        let actions = [
            "codepipeline:CreatePipeline",
            "codepipeline:GetPipeline",
            "codepipeline:UpdatePipeline",
            "codepipeline:DeletePipeline",
            "codepipeline:TagResource",
            "codepipeline:UntagResource",
            "codepipeline:ListTagsForResource",
            "codepipeline:GetPipelineState",
            "codepipeline:GetPipelineExecution",
            "codepipeline:ListPipelineExecutions",
            "codepipeline:ListActionExecutions",
            "codepipeline:StartPipelineExecution",
            "codepipeline:PutApprovalResult",
        ];
        let prefix = self.names.prefix();
        // the main one, others, and the actions of both
        let resources = [prefix.to_owned(), format!("{prefix}-*"), format!("{prefix}/*")]
            .map(|resource| self.arn("codepipeline", &resource));
        Statement::allow("Pipelines", Reason::PersonPipeline, &actions, resources.to_vec())
    }

    fn builds(&self) -> Statement {
        let actions = [
            "codebuild:CreateProject",
            "codebuild:UpdateProject",
            "codebuild:DeleteProject",
            "codebuild:BatchGetProjects",
            "codebuild:BatchGetBuilds",
        ];
        let resource = self.arn("codebuild", &format!("project/{}-*", self.names.prefix()));
        Statement::allow("Builds", Reason::PersonBuild, &actions, vec![resource])
    }

    /// The names of buckets hold account and Region, which their ARNs don't.
    fn bucket_arn(&self, objects: &str) -> Text {
        let Self { partition, region, account, names } = self;
        text![format!("arn:{partition}:s3:::{}-*-{account}-{region}{objects}", names.prefix())]
    }

    fn buckets(&self) -> Statement {
        let actions = [
            "s3:CreateBucket",
            "s3:DeleteBucket",
            "s3:ListBucket",
            "s3:ListBucketVersions",
            "s3:GetBucketAcl",
            "s3:GetBucketPublicAccessBlock",
            "s3:PutBucketPublicAccessBlock",
            "s3:GetEncryptionConfiguration",
            "s3:PutEncryptionConfiguration",
            "s3:GetBucketVersioning",
            "s3:PutBucketVersioning",
            "s3:GetLifecycleConfiguration",
            "s3:PutLifecycleConfiguration",
            "s3:GetBucketOwnershipControls",
            "s3:PutBucketOwnershipControls",
            "s3:GetBucketTagging",
            "s3:PutBucketTagging",
            "s3:TagResource",
            "s3:UntagResource",
            "s3:ListTagsForResource",
            "s3:GetBucketPolicy",
            "s3:PutBucketPolicy",
            "s3:DeleteBucketPolicy",
        ];
        Statement::allow("Buckets", Reason::PersonBuckets, &actions, vec![self.bucket_arn("")])
    }

    fn bucket_objects(&self) -> Statement {
        let actions = ["s3:DeleteObject", "s3:DeleteObjectVersion"];
        Statement::allow("EmptyBuckets", Reason::PersonEmptyBuckets, &actions, vec![self.bucket_arn("/*")])
    }

    fn logs(&self) -> Statement {
        let actions = [
            "logs:CreateLogGroup",
            "logs:DeleteLogGroup",
            "logs:PutRetentionPolicy",
            "logs:GetDataProtectionPolicy",
            "logs:TagResource",
            "logs:UntagResource",
            "logs:ListTagsForResource",
            "logs:GetLogEvents",
        ];
        let group = format!("log-group:/aws/codebuild/{}-*", self.names.prefix());
        Statement::allow("Logs", Reason::PersonLogs, &actions, vec![self.arn("logs", &group)])
    }
}
