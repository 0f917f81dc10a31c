//! Messages as people have reported them, typed anew with names of nobody, and what each of them means: none may be told
//! wrongly. Where a text alone tells nothing, or is met where the program never comes, nothing is claimed.

use super::Cause as C;
use super::MessagePlace as P;

/// Where it is met, the word beside it, the text, and its meaning.
type Reported = (P, &'static str, &'static str, Option<C>);

const CONNECTIONS: &[Reported] = &[
    (
        P::Call,
        "",
        "User: arn:aws:iam::111122223333:user/mei is not authorized to perform: codestar-connections:UseConnection on resource: arn:aws:codestar-connections:eu-west-1:111122223333:connection/9",
        Some(C::ConnectionCallDenied),
    ),
    (
        P::Call,
        "",
        "User: arn:aws:iam::111122223333:user/mei is not authorized to perform: codeconnections:CreateConnection because no identity-based policy allows the codeconnections:CreateConnection action",
        Some(C::ConnectionCallDenied),
    ),
    (
        P::Call,
        "",
        "User: arn:aws:iam::111122223333:user/mei is not authorized to perform: codestar-connections:PassConnection with an explicit deny in a service control policy",
        Some(C::OrganizationDenies),
    ),
    (P::Source, "", "Connection is not in AVAILABLE state", Some(C::ConnectionUnusable)),
    (P::Source, "", "[Bitbucket] Connection not in available state", Some(C::ConnectionUnusable)),
    (
        P::Stack,
        "",
        "1 validation error detected: Value 'a-name-that-is-much-too-long-for-it' at 'connectionName' failed to satisfy constraint: Member must have length less than or equal to 32",
        Some(C::NameRefused),
    ),
];

const PIPELINES: &[Reported] = &[
    (
        P::Stack,
        "",
        "CodePipeline is not authorized to perform AssumeRole on role arn:aws:iam::111122223333:role/x (Service: AWSCodePipeline; Status Code: 400; Error Code: InvalidStructureException)",
        Some(C::RoleUnassumable),
    ),
    (
        P::Source,
        "",
        "CodePipeline is not authorized to perform AssumeRole on role arn:aws:iam::111122223333:role/x",
        Some(C::RoleUnassumable),
    ),
    (
        P::Stack,
        "",
        "arn:aws:iam::111122223333:role/pipe is not authorized to perform AssumeRole on role arn:aws:iam::111122223333:role/act",
        Some(C::ActionRoleUnassumable),
    ),
    (
        P::Deploy,
        "",
        "arn:aws:iam::111122223333:role/pipe is not authorized to perform AssumeRole on role arn:aws:iam::444455556666:role/act",
        Some(C::ActionRoleUnassumable),
    ),
    (
        P::Stack,
        "",
        "The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations.",
        None,
    ),
    (
        P::Stack,
        "",
        "Triggers for connection must reference a CodeStarSourceConnection action. You cannot have more than one trigger per source action",
        None,
    ),
    (P::Stack, "", "Pipeline has only 1 stage(s)", None),
    (
        P::Call,
        "",
        "User: arn:aws:sts::111122223333:assumed-role/dev/mei is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/x",
        Some(C::PermissionMissing),
    ),
];

const SOURCES: &[Reported] = &[
    (
        P::Source,
        "",
        "Unable to use Connection: arn:aws:codestar-connections:eu-west-1:111122223333:connection/9 The provided role does not have sufficient permissions.",
        Some(C::ConnectionDenied),
    ),
    (P::Source, "", "[GitHub] No Branch [trunk] found for FullRepositoryName [mei/shop]", Some(C::BranchUnreadable)),
    (
        P::Source,
        "",
        "[GitLabSelfManaged] No Branch [main] found for FullRepositoryName [group/sub/shop]",
        Some(C::BranchUnreadable),
    ),
    (
        P::Source,
        "",
        "A repository Id must be in the format <account>/<repository-name>",
        Some(C::RepositoryIdMalformed),
    ),
    (
        P::Source,
        "",
        "[GitHub] Upload to S3 failed with the following error: Access Denied",
        Some(C::ArtifactBucketDenied),
    ),
    (
        P::Source,
        "",
        "[GitHub] Upload to S3 failed with the following error: User: arn:aws:sts::111122223333:assumed-role/p/1 is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:PutObject action",
        Some(C::ArtifactBucketDenied),
    ),
    (
        P::Source,
        "",
        "[Bitbucket] Upload to S3 failed with the following error: User: arn:aws:sts::111122223333:assumed-role/p/1 is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1 because no identity-based policy allows the kms:GenerateDataKey action",
        Some(C::ArtifactKeyDenied),
    ),
    (
        P::Source,
        "",
        "[GitHub] Upload to S3 failed with the following error: User: arn:aws:sts::111122223333:assumed-role/p/1 is not authorized to perform: s3:PutObject with an explicit deny in a resource-based policy",
        Some(C::ResourceDenies),
    ),
    (
        P::Source,
        "",
        "Unable to connect to the GitHub repository 'mei/shop'. Use the console to reconnect your pipeline to GitHub.",
        Some(C::OldGitHubSource),
    ),
    (P::Source, "", "The GitHub repository \"mei/shop\" or branch \"main\" does not exist.", Some(C::OldGitHubSource)),
    (
        P::Source,
        "",
        "Could not access the CodeCommit repository shop. Make sure that the pipeline IAM role has sufficient permissions to access the repository.",
        None,
    ),
    (
        P::Source,
        "",
        "The service role or action role doesn’t have the permissions required to access the AWS CodeCommit repository named shop. User: arn:aws:sts::111122223333:assumed-role/p/1 is not authorized to perform: codecommit:GetBranch on resource: arn:aws:codecommit:us-east-1:111122223333:shop",
        Some(C::PermissionMissing),
    ),
    (
        P::Source,
        "PermissionError",
        "The provided role does not have permissions to perform this action. Underlying error: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 1; Proxy: null)",
        Some(C::ArtifactBucketDenied),
    ),
    (
        P::Source,
        "",
        "CodePipeline service role \"arn:aws:iam::111122223333:role/p\" is getting S3 access denied for the S3 bucket \"b\"",
        Some(C::ArtifactBucketDenied),
    ),
    (P::Source, "JobFailed", "InternalError", Some(C::AwsInternal)),
    (
        P::Source,
        "",
        "[GitLab] Unable to use Connection: arn:aws:codeconnections:ap-northeast-1:111122223333:connection/9. Ensure your source provider account has access to the repository.",
        Some(C::ProviderAccessLost),
    ),
];

const BUILD_STARTS: &[Reported] = &[
    (
        P::BuildStart,
        "JobFailed",
        "Error calling startBuild: Cannot have more than 0 builds in queue for the account (Service: AWSCodeBuild; Status Code: 400; Error Code: AccountLimitExceededException; Request ID: 1; Proxy: null)",
        Some(C::BuildQuotaZero),
    ),
    (
        P::BuildStart,
        "JobFailed",
        "Error calling startBuild: Cannot have more than 5 builds in queue for the account",
        Some(C::BuildQueueFull),
    ),
    (
        P::BuildStart,
        "JobFailed",
        "Error calling startBuild: Cannot have more than 10 builds in queue for the account",
        Some(C::BuildQueueFull),
    ),
    (P::BuildStart, "JobFailed", "Cannot have more than 0 active builds for the account", Some(C::BuildQuotaZero)),
    (
        P::BuildStart,
        "JobFailed",
        "Error calling startBuild: User: arn:aws:sts::111122223333:assumed-role/p/1 is not authorized to perform: codebuild:StartBuild on resource: arn:aws:codebuild:eu-west-1:111122223333:project/x",
        Some(C::StartBuildDenied),
    ),
    (
        P::BuildStart,
        "JobFailed",
        "Error calling startBuild: Project cannot be found: arn:aws:codebuild:eu-west-1:111122223333:project/x",
        Some(C::BuildProjectGone),
    ),
    (
        P::BuildStart,
        "JobFailed",
        "CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists, 2) the role name is case-sensitive",
        Some(C::RoleUnassumable),
    ),
];

const CLIENT: &str = "CLIENT_ERROR";
const YAML: &str = "YAML_FILE_ERROR";
const COMMAND: &str = "COMMAND_EXECUTION_ERROR";
const PULL: &str = "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE";

const PHASES: &[Reported] = &[
    (
        P::BuildPhase,
        "ACCESS_DENIED",
        "CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists",
        Some(C::RoleUnassumable),
    ),
    (
        P::BuildPhase,
        "ACCESS_DENIED",
        "Service role arn:aws:iam::111122223333:role/b does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build arn:aws:codebuild:eu-west-1:111122223333:build/x:1. Error message: User: arn:aws:sts::111122223333:assumed-role/b/1 is not authorized to perform: logs:CreateLogStream",
        Some(C::BuildLogDenied),
    ),
    (P::BuildPhase, "VPC_CLIENT_ERROR", "Unexpected EC2 error: UnauthorizedOperation", Some(C::VpcDenied)),
    (P::BuildPhase, "INSUFFICIENT_SUBNET", "QUEUED: INSUFFICIENT_SUBNET", Some(C::SubnetFull)),
    (
        P::BuildPhase,
        PULL,
        "Unable to pull customer's container image. AWS CodeBuild is not authorized to perform ecr:BatchGetImage on the repository",
        Some(C::ImageDenied),
    ),
    (
        P::BuildPhase,
        PULL,
        "Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit.",
        Some(C::DockerHubLimit),
    ),
    (
        P::BuildPhase,
        "SINGLE_BUILD_CONTAINER_DEAD",
        "Build container found dead before completing the build. Build container died because it was out of memory, or the Docker image is not supported.",
        Some(C::BuildMachineDead),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "authorization failed for primary source and source version 7f0a",
        Some(C::ConnectionDenied),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "Failed to get access token from arn:aws:codeconnections:eu-west-1:111122223333:connection/9: Access denied to connection arn:aws:codeconnections:eu-west-1:111122223333:connection/9",
        Some(C::ConnectionDenied),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "authentication required for primary source and source version main",
        Some(C::SourceCredentialMissing),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "repository not found for primary source and source version refs/heads/main",
        Some(C::SourceAddressUnreadable),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "AccessDenied: Access Denied status code: 403, request id: 1, host id: 1= for primary source and source version arn:aws:s3:::b/k",
        Some(C::ArtifactUnreadable),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "error while downloading key a/b/c, error: AccessDenied: Access Denied status code: 403",
        Some(C::ArtifactUnreadable),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "error while downloading key a/b/c, error: RequestError: send request failed caused by: Get https://b.s3.amazonaws.com/a: dial tcp: i/o timeout",
        Some(C::NoWayOut),
    ),
    (P::BuildPhase, CLIENT, "NoSuchKey: The specified key does not exist. status code: 404", Some(C::ArtifactGone)),
    (
        P::BuildPhase,
        CLIENT,
        "The bucket you are attempting to access must be addressed using the specified endpoint.",
        Some(C::BucketInOtherRegion),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "Git clone failed: unable to access 'https://git.example.org/mei/shop.git': SSL certificate problem: self signed certificate",
        Some(C::ProviderCertificate),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "Error calling GetBucketAcl: Either the bucket owner has changed or the service role no longer has permission to called s3:GetBucketAcl",
        Some(C::BucketOwnerChanged),
    ),
    (P::BuildPhase, CLIENT, "Error while fetching runner token: GitHub runner JIT configuration unavailable", None),
    (
        P::BuildPhase,
        YAML,
        "stat /codebuild/output/src5/src/ci/release.yml: no such file or directory",
        Some(C::BuildspecMissing),
    ),
    (P::BuildPhase, YAML, "YAML file does not exist", Some(C::BuildspecMissing)),
    (P::BuildPhase, YAML, "Expected Commands[4] to be of string type", Some(C::CommandNotText)),
    (
        P::BuildPhase,
        YAML,
        "Expected Commands[0] to be of string type: found subkeys instead at line 7",
        Some(C::CommandNotText),
    ),
    (P::BuildPhase, YAML, "wrong number of container tags, expected 1", Some(C::BuildspecShape)),
    (P::BuildPhase, YAML, "mapping values are not allowed in this context at line 0", Some(C::BuildspecNotYaml)),
    (P::BuildPhase, YAML, "found character that cannot start any token at line 3", Some(C::BuildspecTab)),
    (P::BuildPhase, YAML, "did not find expected ',' or ']' at line 11", Some(C::BuildspecNotYaml)),
    (
        P::BuildPhase,
        YAML,
        "Invalid buildspec phase name: reports. Expecting: build,install,post_build,pre_build",
        Some(C::PhaseUnknown),
    ),
    (P::BuildPhase, YAML, "invalid buildspec `version` specified: 1, see documentation", Some(C::BuildspecVersion)),
    (
        P::BuildPhase,
        YAML,
        "Unknown runtime version named '3.7' of python. This build image has the following versions: 3.9, 3.10",
        Some(C::RuntimeVersionUnknown),
    ),
    (
        P::BuildPhase,
        YAML,
        "Unknown runtime named 'docker'. This build image has the following runtimes: golang, java",
        Some(C::RuntimeUnknown),
    ),
    (P::BuildPhase, YAML, "This build image requires selecting at least one runtime version.", Some(C::RuntimeMissing)),
    (
        P::BuildPhase,
        "Decrypted Variables Error",
        "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/b/1 is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/p",
        Some(C::ParameterDenied),
    ),
    (P::BuildPhase, "Decrypted Variables Error", "parameter does not exist: /shop/key", Some(C::ParameterMissing)),
    (
        P::BuildPhase,
        "Secrets Manager Error",
        "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/b/1 is not authorized to perform: secretsmanager:GetSecretValue on resource: x",
        Some(C::SecretDenied),
    ),
    (
        P::BuildPhase,
        "Secrets Manager Error",
        "AccessDeniedException: Access to KMS is not allowed",
        Some(C::SecretDenied),
    ),
    (
        P::BuildPhase,
        "Secrets Manager Error",
        "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
        Some(C::SecretMissing),
    ),
    (
        P::BuildPhase,
        "Secrets Manager Error",
        "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
        None,
    ),
    (P::BuildPhase, COMMAND, "Error while executing command: npm test. Reason: exit status 1", None),
    (P::BuildPhase, COMMAND, "Error while executing command: yarn. Reason: exit status 127", Some(C::CommandNotFound)),
    (
        P::BuildPhase,
        COMMAND,
        "Error while executing command: ./gradlew build. Reason: exit status 126",
        Some(C::CommandNotExecutable),
    ),
    (
        P::BuildPhase,
        COMMAND,
        "Error while executing command: npm run build. Reason: exit status 137",
        Some(C::CommandKilled),
    ),
    (P::BuildPhase, CLIENT, "no matching artifact paths found", Some(C::ArtifactsMissing)),
    (P::BuildPhase, CLIENT, "no matching base directory path found for build", Some(C::BaseDirectoryMissing)),
    (P::BuildPhase, CLIENT, "Failed to upload artifacts: Invalid arn", Some(C::BucketInOtherRegion)),
    (
        P::BuildPhase,
        CLIENT,
        "Error uploading artifacts: RequestError: send request failed caused by: Put https://b.s3.amazonaws.com/k: dial tcp 10.0.0.1:443: getsockopt: connection refused",
        Some(C::NoWayOut),
    ),
    (
        P::BuildPhase,
        CLIENT,
        "AccessDenied: The bucket owner for the report group does not match the owner of the S3 bucket",
        Some(C::ReportBucketOwner),
    ),
];

const DEPLOYMENTS: &[Reported] = &[
    (
        P::Deploy,
        "PermissionError",
        "You do not have sufficient permissions to call s3.putObject for the deployment bucket site-1",
        Some(C::DeployBucketDenied),
    ),
    (
        P::Deploy,
        "",
        "The action failed because either the artifact or the Amazon S3 bucket could not be found. Name of artifact bucket: b. Verify that this bucket exists.",
        Some(C::ArtifactGone),
    ),
    (
        P::Deploy,
        "",
        "Unable to access the artifact with Amazon S3 object key 'a/b' located in the Amazon S3 artifact bucket 'b'. The provided role does not have sufficient permissions.",
        Some(C::ArtifactUnreadable),
    ),
    (
        P::Deploy,
        "",
        "The bucket does not allow ACLs (Service: Amazon S3; Status Code: 400; Error Code: AccessControlListNotSupported; Request ID: 1; Proxy: null)",
        None,
    ),
    (
        P::Deploy,
        "",
        "Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 1; Proxy: null)",
        None,
    ),
    (
        P::Deploy,
        "",
        "Stack:arn:aws:cloudformation:eu-west-1:111122223333:stack/app/1 is in ROLLBACK_COMPLETE state and can not be updated.",
        Some(C::StackLeftover),
    ),
    (
        P::Deploy,
        "",
        "Stack:arn:aws:cloudformation:eu-west-1:111122223333:stack/app/1 is in UPDATE_ROLLBACK_FAILED state and can not be updated.",
        Some(C::StackStuck),
    ),
    (
        P::Deploy,
        "",
        "Stack:arn:aws:cloudformation:eu-west-1:111122223333:stack/app/1 is in UPDATE_IN_PROGRESS state and can not be updated.",
        None,
    ),
    (
        P::Deploy,
        "",
        "Requires capabilities : [CAPABILITY_NAMED_IAM] (Service: AmazonCloudFormation; Status Code: 400; Error Code: InsufficientCapabilitiesException)",
        None,
    ),
    (
        P::Deploy,
        "",
        "API: iam:CreateRole User: arn:aws:sts::111122223333:assumed-role/cfn/AWSCloudFormation is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/x",
        Some(C::PermissionMissing),
    ),
    (
        P::Deploy,
        "AccessDenied",
        "User: arn:aws:sts::111122223333:assumed-role/p/1 is not authorized to perform: cloudformation:DeleteChangeSet on resource: arn:aws:cloudformation:eu-west-1:111122223333:stack/app/1",
        Some(C::PermissionMissing),
    ),
    (
        P::Deploy,
        "",
        "Role arn:aws:iam::111122223333:role/cfn is invalid or cannot be assumed",
        Some(C::RoleUnassumable),
    ),
    (P::Deploy, "", "The AWS ECS container web does not exist", None),
    (
        P::Deploy,
        "",
        "The overall deployment failed because too many individual instances failed deployment, too few healthy instances are available for deployment",
        None,
    ),
    (
        P::Deploy,
        "",
        "Deployment failed. The provided role does not have sufficient permissions: Service:AmazonElasticLoadBalancing",
        None,
    ),
];

const STACKS: &[Reported] = &[
    (
        P::Stack,
        "",
        "The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.",
        Some(C::HookRefused),
    ),
    (
        P::Stack,
        "",
        "The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation].",
        Some(C::HookRefused),
    ),
    (P::Stack, "", "Resource of type 'AWS::S3::Bucket' with identifier 'b' already exists.", Some(C::NameTaken)),
    (
        P::Stack,
        "",
        "The bucket 'b' is not empty. You must either delete all objects in the bucket or set the deletion policy to retain.",
        Some(C::BucketNotEmpty),
    ),
    (P::Stack, "", "b-1 already exists", Some(C::NameTaken)),
    (
        P::Stack,
        "",
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system.",
        Some(C::BucketNameOthers),
    ),
    (
        P::Stack,
        "",
        "A conflicting conditional operation is currently in progress against this resource. Please try again. (Service: Amazon S3; Status Code: 409; Error Code: OperationAborted)",
        Some(C::NameBusy),
    ),
    (
        P::Stack,
        "",
        "The bucket you tried to delete is not empty (Service: S3, Status Code: 409, Request ID: 1)",
        Some(C::BucketNotEmpty),
    ),
    (P::Stack, "", "Bucket name should be between 3 and 63 characters long", Some(C::NameRefused)),
    (
        P::Stack,
        "",
        "Resource of type 'AWS::Logs::LogGroup' with identifier '{\"/properties/LogGroupName\":\"/aws/codebuild/x\"}' already exists.",
        Some(C::LogGroupExists),
    ),
    (
        P::Stack,
        "",
        "/aws/codebuild/x already exists in stack arn:aws:cloudformation:eu-west-1:111122223333:stack/y/1",
        Some(C::NameOfOtherStack),
    ),
    (P::Stack, "", "Role with name x already exists.", Some(C::RoleExists)),
    (P::Stack, "", "Resource of type 'AWS::IAM::Role' with identifier 'x' already exists.", Some(C::RoleExists)),
    (
        P::Stack,
        "",
        "MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/gone\"",
        Some(C::PrincipalMissing),
    ),
    (P::Stack, "", "The passed in policy has a statement with no principals!", Some(C::PolicyMalformed)),
    (
        P::Stack,
        "",
        "The policy failed legacy parsing (Service: AmazonIdentityManagement; Status Code: 400; Error Code: MalformedPolicyDocument)",
        Some(C::PolicyMalformed),
    ),
    (P::Stack, "", "Cannot exceed quota for PolicySize: 10240", Some(C::PolicyTooLong)),
    (
        P::Stack,
        "",
        "1 validation error detected: Value 'x' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
        Some(C::NameRefused),
    ),
    (
        P::Stack,
        "",
        "API: iam:CreateRole User: arn:aws:sts::111122223333:assumed-role/dev/mei is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/x with an explicit deny",
        Some(C::ExplicitlyDenied),
    ),
    (
        P::Stack,
        "",
        "User: arn:aws:sts::111122223333:assumed-role/dev/mei is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111122223333:role/x because no permissions boundary allows the iam:CreateRole action (AccessDenied)",
        Some(C::BoundaryDemanded),
    ),
    (
        P::Stack,
        "",
        "User: arn:aws:sts::111122223333:assumed-role/dev/mei is not authorized to perform: iam:PutRolePolicy on resource: arn:aws:iam::111122223333:role/x because no permissions boundary allows the iam:PutRolePolicy action (AccessDenied)",
        Some(C::BoundaryDenies),
    ),
    (
        P::Stack,
        "",
        "Cannot delete entity, must delete policies first. (Service: AmazonIdentityManagement; Status Code: 409; Error Code: DeleteConflict)",
        Some(C::RoleInUse),
    ),
    (
        P::Stack,
        "",
        "CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::111122223333:role/b",
        Some(C::RoleUnassumable),
    ),
    (
        P::Stack,
        "",
        "Failed to call CreateWebhook, reason: Access denied to connection arn:aws:codeconnections:eu-west-1:111122223333:connection/9",
        Some(C::WebhookDenied),
    ),
    (
        P::Stack,
        "",
        "User: arn:aws:sts::111122223333:assumed-role/dev/mei is not authorized to perform: codebuild:CreateProject on resource: x with an explicit deny in a service control policy",
        Some(C::OrganizationDenies),
    ),
    (
        P::Stack,
        "",
        "Rate exceeded (Service: Ssm, Status Code: 400, Request ID: 1) (RequestToken: 1, HandlerErrorCode: GeneralServiceException)",
        Some(C::RateExceeded),
    ),
    (P::Stack, "", "Error occurred during operation 'CREATE'.", None),
    (P::Stack, "", "Encountered unsupported property Versions", Some(C::PropertyUnknown)),
    (P::Stack, "", "Resource creation cancelled", None),
    (P::Stack, "", "The following resource(s) failed to create: [A, B].", None),
    (P::Stack, "", "AWS::CodeBuild::Project x did not stabilize.", Some(C::NotStabilized)),
    (
        P::Stack,
        "",
        "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
        None,
    ),
    (P::Stack, "", "Stack [x] cannot be deleted while TerminationProtection is enabled", Some(C::TerminationProtected)),
];

const DENIALS: &[Reported] = &[
    (
        P::Call,
        "",
        "STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.",
        Some(C::StsInactive),
    ),
    (
        P::Stack,
        "",
        "CodeBuild could not assume the role: STS is not activated in this region for account:111122223333.",
        Some(C::StsInactive),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject because no identity-based policy allows the s3:PutObject action",
        Some(C::PermissionMissing),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject with an explicit deny in an identity-based policy",
        Some(C::ExplicitlyDenied),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject with an explicit deny in a service control policy",
        Some(C::OrganizationDenies),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/b",
        Some(C::BoundaryDenies),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject because no permissions boundary allows the s3:PutObject action",
        Some(C::BoundaryDenies),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject because no session policy allows the s3:PutObject action",
        Some(C::SessionDenies),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject because no VPC endpoint policy allows the s3:PutObject action",
        Some(C::EndpointDenies),
    ),
    (
        P::Call,
        "",
        "User: u is not authorized to perform: s3:PutObject because no resource-based policy allows the s3:PutObject action",
        Some(C::ResourceDenies),
    ),
    (
        P::BuildLog,
        "",
        "An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::111122223333:assumed-role/b/AWSCodeBuild-77 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/d",
        Some(C::DeployRoleDenied),
    ),
    (
        P::BuildLog,
        "",
        "This CDK deployment requires bootstrap stack version '21', but during the confirmation via SSM parameter /cdk-bootstrap/x/version the following error occurred: AccessDeniedException",
        Some(C::CdkNotBootstrapped),
    ),
];

const TOOLS: &[Reported] = &[
    (
        P::BuildLog,
        "",
        "npm ERR! `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.",
        Some(C::LockFileStale),
    ),
    (P::BuildLog, "", "npm ERR! missing script: build", Some(C::ScriptMissing)),
    (P::BuildLog, "", "npm error Missing script: \"lint\"", Some(C::ScriptMissing)),
    (P::BuildLog, "", "npm warn EBADENGINE Unsupported engine {", None),
    (P::BuildLog, "", "npm ERR! code EBADENGINE", Some(C::LanguageVersionUnfit)),
    (P::BuildLog, "", "npm error code ERESOLVE", Some(C::PackagesConflict)),
    (P::BuildLog, "", "npm warn ERESOLVE overriding peer dependency", None),
    (
        P::BuildLog,
        "",
        "FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory",
        Some(C::NodeHeapFull),
    ),
    (
        P::BuildLog,
        "",
        "The build failed because the process exited too early. This probably means the system ran out of memory or someone called `kill -9` on the process.",
        Some(C::CommandKilled),
    ),
    (
        P::BuildLog,
        "",
        " ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with \"frozen-lockfile\" because pnpm-lock.yaml is not up to date with <ROOT>/package.json",
        Some(C::LockFileStale),
    ),
    (
        P::BuildLog,
        "",
        "ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE  Cannot perform a frozen installation because the version of the lockfile is incompatible with this version of pnpm",
        Some(C::LockFileOfOtherVersion),
    ),
    (
        P::BuildLog,
        "",
        "ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE  Cannot perform a frozen installation because the lockfile needs updates",
        Some(C::LockFileStale),
    ),
    (
        P::BuildLog,
        "",
        "➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.",
        Some(C::LockFileStale),
    ),
    (
        P::BuildLog,
        "",
        "error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.",
        Some(C::LockFileStale),
    ),
    (P::BuildLog, "127", "/codebuild/output/tmp/script.sh: line 4: yarn: command not found", Some(C::CommandNotFound)),
    (
        P::BuildLog,
        "",
        "ERROR: Could not find a version that satisfies the requirement torch==9 (from versions: none)",
        Some(C::PackageNotFound),
    ),
    (P::BuildLog, "", "ERROR: No matching distribution found for torch==9", Some(C::PackageNotFound)),
    (
        P::BuildLog,
        "",
        "pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.",
        Some(C::LockFileStale),
    ),
    (
        P::BuildLog,
        "",
        "error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.",
        Some(C::LockFileStale),
    ),
    (
        P::BuildLog,
        "126",
        "/codebuild/output/tmp/script.sh: line 4: ./gradlew: Permission denied",
        Some(C::CommandNotExecutable),
    ),
    (P::BuildLog, "126", "sh: 1: ./mvnw: Permission denied", Some(C::CommandNotExecutable)),
    (P::BuildLog, "", "> Unsupported class file major version 61", Some(C::LanguageVersionUnfit)),
    (
        P::BuildLog,
        "",
        "ERROR: JAVA_HOME is set to an invalid directory: /usr/lib/jvm/java-1.8.0",
        Some(C::JavaHomeWrong),
    ),
    (
        P::BuildLog,
        "",
        "main.go:5:2: missing go.sum entry for module providing package example.org/x (imported by shop)",
        Some(C::GoSumIncomplete),
    ),
    (
        P::BuildLog,
        "",
        "go: go.mod requires go >= 1.25 (running go 1.21.4; GOTOOLCHAIN=local)",
        Some(C::LanguageVersionUnfit),
    ),
    (
        P::BuildLog,
        "",
        "error: the lock file /codebuild/output/src1/src/Cargo.lock needs to be updated but --locked was passed to prevent this",
        Some(C::LockFileStale),
    ),
    (
        P::BuildLog,
        "",
        "error NETSDK1045: 現在の .NET SDK は .NET 10.0 をターゲットとして使用することはできません。",
        Some(C::LanguageVersionUnfit),
    ),
    (
        P::BuildLog,
        "",
        "Your bundle only supports platforms [\"arm64-darwin-23\"] but your local platform is x86_64-linux.",
        Some(C::LockFilePlatform),
    ),
    (
        P::BuildLog,
        "",
        "Your bundle only supports platforms [] but your local platforms are [\"ruby\", \"x86_64-linux\"]",
        Some(C::LockFileMissing),
    ),
    (
        P::BuildLog,
        "",
        "Your lock file does not contain a compatible set of packages. Please run composer update.",
        Some(C::LockFileOfOtherVersion),
    ),
    (
        P::BuildLog,
        "",
        "toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading",
        Some(C::DockerHubLimit),
    ),
    (P::BuildLog, "", "no basic auth credentials", Some(C::EcrNotSignedIn)),
    (
        P::BuildLog,
        "",
        "denied: User: arn:aws:sts::111122223333:assumed-role/b/AWSCodeBuild-77 is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:111122223333:repository/x",
        Some(C::EcrPushDenied),
    ),
    (P::BuildLog, "", "Retrying in 1 second", None),
    (P::BuildLog, "", "EOF", None),
    (
        P::BuildLog,
        "",
        "fatal: unable to access 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/x/': The requested URL returned error: 403",
        Some(C::SecondRepositoryDenied),
    ),
    (
        P::BuildLog,
        "",
        "Cannot connect to the Docker daemon at unix:/var/run/docker.sock. Is the docker daemon running?",
        Some(C::DockerNotPrivileged),
    ),
    (
        P::BuildLog,
        "",
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
        Some(C::CredentialsNotInContainer),
    ),
    (
        P::BuildLog,
        "",
        "Unable to download cache: RequestError: send request failed caused by: x509: Failed to load system roots and no roots provided",
        None,
    ),
    (
        P::BuildLog,
        "",
        "Skipping install of runtimes. Runtime version selection is not supported by this build image",
        None,
    ),
];

const ALL: &[&[Reported]] =
    &[CONNECTIONS, PIPELINES, SOURCES, BUILD_STARTS, PHASES, DEPLOYMENTS, STACKS, DENIALS, TOOLS];

#[test]
fn each_is_told_by_its_cause_or_not_at_all() {
    for (place, code, text, cause) in ALL.iter().copied().flatten() {
        assert_eq!(place.find(code, text).map(|row| row.cause), *cause, "{place:?} {text}");
    }
}

/// What only looks like one of them: words in another order, other numbers, words of somebody else's.
#[test]
fn what_comes_near_is_none_of_them() {
    let table = [
        (P::Source, "", "The connection of the branch office was found"),
        (P::Source, "", "No Branch [main] was pushed to"),
        (P::Source, "", "Upload to S3 failed"),
        (P::Source, "JobFailed", "Internal error of the action"),
        (P::Source, "ConfigurationError", "InternalError"),
        (P::BuildStart, "", "builds in queue: cannot have more than one"),
        (P::BuildStart, "", "The artifact was found"),
        (P::BuildPhase, CLIENT, "UnauthorizedOperation"),
        (P::BuildPhase, CLIENT, "toomanyrequests"),
        (P::BuildPhase, CLIENT, "YAML file does not exist"),
        (P::BuildPhase, CLIENT, "parameter does not exist: x"),
        (P::BuildPhase, CLIENT, "something for primary source and source version arn:aws:s3:::b/k"),
        (P::BuildPhase, COMMAND, "Error while executing command: check-exit-status 127. Reason: exit status 1"),
        (P::BuildPhase, COMMAND, "Error while executing command: x. Reason: exit status 12"),
        (P::BuildPhase, COMMAND, "Error while executing command: grep 'exit status 127' x.log. Reason: exit status 1"),
        (P::Deploy, "", "Stack x is in UPDATE_ROLLBACK_COMPLETE state and can not be updated."),
        (P::Deploy, "", "No Branch [main] found for FullRepositoryName [a/b]"),
        (P::Stack, "", "The stack exists"),
        (P::Stack, "", "hook(s) passed: [AWS::EarlyValidation::ResourceExistenceCheck]"),
        (P::Stack, "", "The bucket is empty"),
        (P::Call, "", "The deny of a permissions boundary is a matter of its own"),
        (P::BuildLog, "", "rm: cannot remove './dist': Permission denied"),
        (P::BuildLog, "", "cat: ./notes.txt: Permission denied"),
        (P::BuildLog, "1", "/codebuild/output/tmp/script.sh: line 2: nvm: command not found"),
        (P::BuildLog, "127", "  ✓ says that a command was not found"),
        (P::BuildLog, "", "test: a shell prints yarn: command not found"),
        (P::BuildLog, "", "npm warn deprecated missing@1.0.0: no script"),
        (P::BuildLog, "", "fatal: unable to access './config': no such file"),
        (P::BuildLog, "", "The requested URL returned error: 403"),
        (P::BuildLog, "", "docker: no credentials needed"),
        (P::BuildLog, "", "warning: go.mod requires go >= 1.20"),
        (P::BuildLog, "", "your lock file contains a compatible set of packages"),
        (P::BuildLog, "", "UNABLE to locate the CREDENTIALS file"),
        (P::BuildLog, "", "is not authorized to perform: sts:AssumeRole"),
    ];
    for (place, code, text) in table {
        assert_eq!(place.find(code, text), None, "{text}");
    }
}

/// Ten builds that went well: their lines speak of errors, and mean none.
#[test]
fn healthy_builds_say_nothing() {
    for log in HEALTHY {
        for line in log.lines() {
            assert_eq!(P::BuildLog.find("", line), None, "{line}");
        }
    }
}

/// Logs of builds that went well, as tools write them.
const HEALTHY: &[&str] = &[
    "npm warn deprecated inflight@1.0.6: This module is not supported, and leaks memory.\nadded 412 packages in 9s\nfound 0 vulnerabilities",
    "npm warn EBADENGINE Unsupported engine {\nnpm warn EBADENGINE   package: 'left@1.0.0',\nnpm warn EBADENGINE }\nup to date",
    "PASS test/error.test.js\n  ✓ fails when the branch isn't found (3 ms)\n  ✓ says permission denied (1 ms)\nTests: 2 passed, 0 failed",
    "==== 214 passed, 3 warnings in 4.18s ====\nDeprecationWarning: pkg_resources is deprecated\ntests/test_errors.py::test_fatal PASSED",
    "warning: unused variable: `error`\ntest errors::an_error_is_told ... ok\ntest result: ok. 12 passed; 0 failed; 0 ignored",
    "ok  \tshop/errors\t0.012s\n?   \tshop/failure\t[no test files]\n--- PASS: TestFatalError (0.00s)",
    "BUILD SUCCESSFUL in 14s\n> Task :compileJava\nNote: Failure.java uses unchecked or unsafe operations.\n0 errors, 2 warnings",
    "[INFO] Tests run: 31, Failures: 0, Errors: 0, Skipped: 1\n[WARNING] Using platform encoding\n[INFO] BUILD SUCCESS",
    "Build succeeded.\n    0 Warning(s)\n    0 Error(s)\nRestored /src/Error.csproj (in 1.2 sec).",
    "Step 3/7 : RUN apk add --no-cache git\nWARNING: IMPORTANT: No swap limit support\nSuccessfully built 5f1c\nerrors.html 200 OK\nLogin Succeeded",
];
