//! What an administrator allows the person who walks through Gangway: exactly the actions that the program, the
//! person's browser and CloudFormation on their behalf use in this journey. An identity policy, to attach to a user,
//! a group or a permission set; a managed policy holds 6,144 characters, white space not counted (IAM user guide, quotas).

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
    prefix: String,
    stack: String,
}

fn who_am_i() -> Statement {
    Statement::allow("WhoAmI", Reason::PersonWhoAmI, &["sts:GetCallerIdentity"], any())
}

fn lists() -> Statement {
    let actions = ["codebuild:ListCuratedEnvironmentImages", "logs:DescribeLogGroups"];
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
            prefix: setup.name.clone(),
            stack: Names::of(setup).stack,
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
            "codeconnections:ListTagsForResource",
            "codestar-connections:GetConnection",
            "codestar-connections:DeleteConnection",
            "codestar-connections:UpdateConnectionInstallation",
            "codestar-connections:UseConnection",
            "codestar-connections:PassConnection",
            "codestar-connections:TagResource",
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
            "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents",
            "cloudformation:ListStackResources",
            "cloudformation:GetTemplate",
            "cloudformation:DeleteStack",
            "cloudformation:TagResource",
            "cloudformation:UntagResource",
        ];
        let resource = self.arn("cloudformation", &format!("stack/{}/*", self.stack));
        Statement::allow("Stack", Reason::PersonStack, &actions, vec![resource])
    }

    /// CloudFormation makes the roles' names from the stack's.
    fn role_arn(&self) -> Text {
        let Self { partition, account, stack, .. } = self;
        text![format!("arn:{partition}:iam::{account}:role/{stack}-*")]
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
        let prefix = &self.prefix;
        // the main one, others, and the actions of both
        let resources = [prefix.clone(), format!("{prefix}-*"), format!("{prefix}/*")]
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
        let resource = self.arn("codebuild", &format!("project/{}-*", self.prefix));
        Statement::allow("Builds", Reason::PersonBuild, &actions, vec![resource])
    }

    fn bucket_arn(&self, objects: &str) -> Text {
        let Self { partition, prefix, .. } = self;
        text![format!("arn:{partition}:s3:::{prefix}-*{objects}")]
    }

    fn buckets(&self) -> Statement {
        let actions = [
            "s3:CreateBucket",
            "s3:DeleteBucket",
            "s3:ListBucket",
            "s3:ListBucketVersions",
            "s3:PutBucketPublicAccessBlock",
            "s3:PutEncryptionConfiguration",
            "s3:PutBucketVersioning",
            "s3:PutLifecycleConfiguration",
            "s3:PutBucketOwnershipControls",
            "s3:PutBucketTagging",
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
            "logs:TagResource",
            "logs:UntagResource",
            "logs:ListTagsForResource",
            "logs:GetLogEvents",
        ];
        let group = format!("log-group:/aws/codebuild/{}-*", self.prefix);
        Statement::allow("Logs", Reason::PersonLogs, &actions, vec![self.arn("logs", &group)])
    }
}
