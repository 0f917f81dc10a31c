//! Of the phases of a build. The commands' own words are in the log: see `tools`.

use super::{Cause, FailureMessage, coded, message};

const YAML: &str = "YAML_FILE_ERROR";

// sources: AWS's pages on troubleshooting CodeBuild, public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    // before there is a machine
    message(
        Cause::BuildLogDenied,
        &["does not allow aws codebuild to create amazon cloudwatch logs log streams"],
        "Service role arn:aws:iam::111122223333:role/shop-build does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build arn:aws:codebuild:us-east-1:111122223333:build/shop:1. Error message: User is not authorized to perform: logs:CreateLogStream",
    ),
    coded(
        Cause::VpcDenied,
        "VPC_CLIENT_ERROR",
        &["unauthorizedoperation"],
        "Unexpected EC2 error: UnauthorizedOperation",
    ),
    message(Cause::SubnetFull, &["insufficient_subnet"], "Build failed to start: INSUFFICIENT_SUBNET"),
    coded(
        Cause::DockerHubLimit,
        "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE",
        &["toomanyrequests"],
        "Unable to pull customer's container image. CannotPullContainerError: toomanyrequests: You have reached your pull rate limit.",
    ),
    coded(
        Cause::ImageDenied,
        "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE",
        &[],
        "Unable to pull customer's container image. AWS CodeBuild is not authorized to perform ecr:BatchGetImage on resource arn:aws:ecr:us-east-1:111122223333:repository/builder",
    ),
    message(
        Cause::BuildMachineDead,
        &["build container found dead before completing the build"],
        "Build container found dead before completing the build. Build container died because it was out of memory, or the Docker image is not supported.",
    ),
    // the source: four end alike, so the end is never looked at
    message(
        Cause::ConnectionDenied,
        &["authorization failed for primary source"],
        "authorization failed for primary source and source version 0123456789abcdef0123456789abcdef01234567",
    ),
    message(
        Cause::ConnectionDenied,
        &["access denied to connection"],
        "Failed to get access token from arn:aws:codeconnections:us-east-1:111122223333:connection/1: Access denied to connection arn:aws:codeconnections:us-east-1:111122223333:connection/1",
    ),
    message(
        Cause::ConnectionDenied,
        &["failed to get access token"],
        "Failed to get access token from arn:aws:codeconnections:us-east-1:111122223333:connection/1",
    ),
    message(
        Cause::SourceCredentialMissing,
        &["authentication required for primary source"],
        "authentication required for primary source and source version main",
    ),
    message(
        Cause::SourceAddressUnreadable,
        &["repository not found for primary source"],
        "repository not found for primary source and source version main",
    ),
    message(
        Cause::ArtifactUnreadable,
        &["accessdenied: access denied", "for primary source and source version arn:aws:s3:::"],
        "AccessDenied: Access Denied status code: 403, request id: 1, host id: 2 for primary source and source version arn:aws:s3:::shop-artifacts/shop/source/1",
    ),
    message(
        Cause::ArtifactUnreadable,
        &["error while downloading key", "accessdenied"],
        "error while downloading key shop/source/1, error: AccessDenied: Access Denied status code: 403, request id: 1",
    ),
    message(
        Cause::NoWayOut,
        &["error while downloading key", "send request failed"],
        "error while downloading key shop/source/1, error: RequestError: send request failed caused by: dial tcp: i/o timeout",
    ),
    message(
        Cause::ArtifactGone,
        &["nosuchkey: the specified key does not exist"],
        "NoSuchKey: The specified key does not exist. status code: 404, request id: 1",
    ),
    message(
        Cause::BucketInOtherRegion,
        &["must be addressed using the specified endpoint"],
        "BucketRegionError: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
    ),
    message(
        Cause::ProviderCertificate,
        &["unable to access", "ssl certificate problem"],
        "Git clone failed: unable to access 'https://git.example.com/newcomer/shop.git/': SSL certificate problem: self signed certificate",
    ),
    message(
        Cause::BucketOwnerChanged,
        &["error calling getbucketacl"],
        "Error calling GetBucketAcl: Either the bucket owner has changed or the service role no longer has permission to called s3:GetBucketAcl",
    ),
    // variables
    coded(
        Cause::ParameterDenied,
        "Decrypted Variables Error",
        &["not authorized to perform: ssm:getparameters"],
        "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/shop-build/1 is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:111122223333:parameter/shop/token",
    ),
    coded(
        Cause::ParameterMissing,
        "Decrypted Variables Error",
        &["parameter does not exist"],
        "parameter does not exist: /shop/token",
    ),
    coded(
        Cause::SecretDenied,
        "Secrets Manager Error",
        &["accessdenied"],
        "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/shop-build/1 is not authorized to perform: secretsmanager:GetSecretValue on resource: shop/token",
    ),
    coded(
        Cause::SecretDenied,
        "Secrets Manager Error",
        &["access to kms is not allowed"],
        "Access to KMS is not allowed",
    ),
    coded(
        Cause::SecretMissing,
        "Secrets Manager Error",
        &["can't find the specified secret"],
        "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    ),
    // the buildspec
    coded(Cause::BuildspecMissing, YAML, &["yaml file does not exist"], "YAML file does not exist"),
    coded(
        Cause::BuildspecMissing,
        YAML,
        &["no such file"],
        "stat /codebuild/output/src1/src/buildspec.yml: no such file or directory",
    ),
    coded(
        Cause::CommandNotText,
        YAML,
        &["expected commands[", "to be of string type"],
        "Expected Commands[2] to be of string type: found subkeys instead at line 9, value of the key tag on line 8 might be empty",
    ),
    coded(
        Cause::BuildspecShape,
        YAML,
        &["wrong number of container tags"],
        "wrong number of container tags, expected 1",
    ),
    coded(
        Cause::BuildspecTab,
        YAML,
        &["found character that cannot start any token"],
        "yaml: line 7: found character that cannot start any token",
    ),
    coded(
        Cause::BuildspecNotYaml,
        YAML,
        &["mapping values are not allowed"],
        "mapping values are not allowed in this context at line 6",
    ),
    coded(Cause::BuildspecNotYaml, YAML, &["did not find expected"], "did not find expected ',' or ']' at line 12"),
    coded(Cause::BuildspecNotYaml, YAML, &["could not find expected"], "could not find expected ':' at line 4"),
    coded(
        Cause::PhaseUnknown,
        YAML,
        &["invalid buildspec phase name"],
        "Invalid buildspec phase name: artifacts. Expecting: build,install,post_build,pre_build",
    ),
    coded(
        Cause::BuildspecVersion,
        YAML,
        &["invalid buildspec `version` specified"],
        "invalid buildspec `version` specified: 0.3, see documentation",
    ),
    coded(
        Cause::RuntimeVersionUnknown,
        YAML,
        &["unknown runtime version named"],
        "Unknown runtime version named '25' of nodejs. This build image has the following versions: 18, 20, 22, 24",
    ),
    coded(
        Cause::RuntimeUnknown,
        YAML,
        &["unknown runtime named"],
        "Unknown runtime named 'docker'. This build image has the following runtimes: dotnet, golang, java, nodejs, php, python, ruby",
    ),
    coded(
        Cause::RuntimeMissing,
        YAML,
        &["requires selecting at least one runtime version"],
        "This build image requires selecting at least one runtime version.",
    ),
    coded(Cause::BuildspecRefused, YAML, &[], "buildspec can't be used"),
    // commands
    message(
        Cause::CommandNotFound,
        &["error while executing command:", "reason: exit status 127"],
        "Error while executing command: yarn install. Reason: exit status 127",
    ),
    message(
        Cause::CommandNotExecutable,
        &["error while executing command:", "reason: exit status 126"],
        "Error while executing command: ./gradlew build. Reason: exit status 126",
    ),
    message(
        Cause::CommandKilled,
        &["error while executing command:", "reason: exit status 137"],
        "Error while executing command: npm run build. Reason: exit status 137",
    ),
    // what the build leaves
    message(Cause::ArtifactsMissing, &["no matching artifact paths found"], "no matching artifact paths found"),
    message(Cause::ArtifactsMissing, &["no matching files"], "no matching files found for dist/**/*"),
    message(
        Cause::BaseDirectoryMissing,
        &["no matching base directory path found"],
        "no matching base directory path found for dist",
    ),
    message(
        Cause::BucketInOtherRegion,
        &["failed to upload artifacts: invalid arn"],
        "Failed to upload artifacts: Invalid arn",
    ),
    message(
        Cause::NoWayOut,
        &["error uploading artifacts", "send request failed"],
        "Error uploading artifacts: RequestError: send request failed caused by: Put https://shop-artifacts.s3.amazonaws.com/1: dial tcp: connection refused",
    ),
    message(
        Cause::ReportBucketOwner,
        &["the bucket owner for the report group does not match"],
        "AccessDenied: The bucket owner for the report group does not match the owner of the S3 bucket",
    ),
];
