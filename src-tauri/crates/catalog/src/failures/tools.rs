//! Lines that tools write into the log of a build. A line is only read where its command failed; the word beside it is the
//! command's exit status.

use super::{Cause, FailureMessage, coded, message};

// sources: the tools' own repositories and public threads
pub(super) const MESSAGES: &[FailureMessage] = &[
    // npm and Node.js
    message(
        Cause::LockFileStale,
        &["`npm ci` can only install packages when your package.json and package-lock.json", "in sync"],
        "npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.",
    ),
    message(
        Cause::LockFileMissing,
        &["the `npm ci` command can only install with an existing package-lock.json"],
        "npm error The `npm ci` command can only install with an existing package-lock.json or npm-shrinkwrap.json with lockfileVersion >= 1.",
    ),
    message(Cause::ScriptMissing, &["missing script:"], "npm error Missing script: \"build\""),
    message(Cause::LanguageVersionUnfit, &["npm err", "code ebadengine"], "npm error code EBADENGINE"),
    message(Cause::PackagesConflict, &["npm err", "code eresolve"], "npm error code ERESOLVE"),
    message(
        Cause::NodeHeapFull,
        &["javascript heap out of memory"],
        "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    ),
    message(
        Cause::CommandKilled,
        &["the build failed because the process exited too early"],
        "The build failed because the process exited too early. This probably means the system ran out of memory or someone called `kill -9` on the process.",
    ),
    // pnpm: the word after "because" tells two faults of one code apart
    message(
        Cause::LockFileOfOtherVersion,
        &["err_pnpm_", "lockfile is incompatible with this version of pnpm"],
        "ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE  Cannot perform a frozen installation because the version of the lockfile is incompatible with this version of pnpm",
    ),
    message(
        Cause::LockFileStale,
        &["err_pnpm_outdated_lockfile"],
        "ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with \"frozen-lockfile\" because pnpm-lock.yaml is not up to date with package.json",
    ),
    message(
        Cause::LockFileStale,
        &["err_pnpm_frozen_lockfile_with_outdated_lockfile", "needs updates"],
        "ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE  Cannot perform a frozen installation because the lockfile needs updates",
    ),
    // Yarn
    message(
        Cause::LockFileStale,
        &["yn0028", "lockfile would have been modified by this install"],
        "YN0028: The lockfile would have been modified by this install, which is explicitly forbidden.",
    ),
    message(
        Cause::LockFileStale,
        &["your lockfile needs to be updated, but yarn was run with"],
        "error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.",
    ),
    // Python
    message(
        Cause::LockFileStale,
        &["pyproject.toml changed significantly since poetry.lock was last generated"],
        "pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.",
    ),
    message(
        Cause::LockFileStale,
        &["the lockfile at `uv.lock` needs to be updated"],
        "error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided. To update the lockfile, run `uv lock`.",
    ),
    message(
        Cause::PackageNotFound,
        &["no matching distribution found for"],
        "ERROR: No matching distribution found for shop-tools==3.1",
    ),
    message(
        Cause::PackageNotFound,
        &["could not find a version that satisfies the requirement"],
        "ERROR: Could not find a version that satisfies the requirement shop-tools==3.1 (from versions: none)",
    ),
    // Java
    message(
        Cause::LanguageVersionUnfit,
        &["unsupported class file major version"],
        "General error during conversion: Unsupported class file major version 65",
    ),
    message(
        Cause::JavaHomeWrong,
        &["java_home is set to an invalid directory"],
        "ERROR: JAVA_HOME is set to an invalid directory: /usr/lib/jvm/java-8-openjdk",
    ),
    // Go
    message(
        Cause::GoSumIncomplete,
        &["missing go.sum entry for module providing package"],
        "main.go:4:2: missing go.sum entry for module providing package golang.org/x/text/language; to add: go get shop",
    ),
    message(
        Cause::LanguageVersionUnfit,
        &["go.mod requires go >=", "gotoolchain=local"],
        "go: go.mod requires go >= 1.26 (running go 1.24.1; GOTOOLCHAIN=local)",
    ),
    // Rust, .NET, Ruby, PHP
    message(
        Cause::LockFileStale,
        &["the lock file", "needs to be updated but --locked was passed"],
        "error: the lock file /codebuild/output/src1/src/Cargo.lock needs to be updated but --locked was passed to prevent this",
    ),
    message(
        Cause::LanguageVersionUnfit,
        &["netsdk1045"],
        "error NETSDK1045: The current .NET SDK does not support targeting .NET 10.0.",
    ),
    message(
        Cause::LockFileMissing,
        &["your bundle only supports platforms []"],
        "Your bundle only supports platforms [] but your local platforms are [\"ruby\", \"x86_64-linux\"].",
    ),
    message(
        Cause::LockFilePlatform,
        &["your bundle only supports platforms [", "but your local platform"],
        "Your bundle only supports platforms [\"arm64-darwin-24\"] but your local platform is x86_64-linux.",
    ),
    message(
        Cause::LockFileOfOtherVersion,
        &["your lock file does not contain a compatible set of packages"],
        "Your lock file does not contain a compatible set of packages. Please run composer update.",
    ),
    // Docker and ECR
    message(
        Cause::DockerHubLimit,
        &["toomanyrequests", "pull rate limit"],
        "toomanyrequests: You have reached your unauthenticated pull rate limit.",
    ),
    message(
        Cause::DockerNotPrivileged,
        &["cannot connect to the docker daemon at unix:/"],
        "Cannot connect to the Docker daemon at unix:/var/run/docker.sock. Is the docker daemon running?",
    ),
    message(Cause::EcrNotSignedIn, &["no basic auth credentials"], "no basic auth credentials"),
    message(
        Cause::EcrPushDenied,
        &["denied: user:", "is not authorized to perform: ecr:"],
        "denied: User: arn:aws:sts::111122223333:assumed-role/shop-build/1 is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:us-east-1:111122223333:repository/shop",
    ),
    // the AWS CLI and the CDK
    message(
        Cause::CdkNotBootstrapped,
        &["this cdk deployment requires bootstrap stack version"],
        "This CDK deployment requires bootstrap stack version '6', but during the confirmation via SSM parameter /cdk-bootstrap/hnb659fds/version the following error occurred: AccessDeniedException",
    ),
    message(
        Cause::DeployRoleDenied,
        &["awscodebuild-", "is not authorized to perform: sts:assumerole on resource"],
        "An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::111122223333:assumed-role/shop-build/AWSCodeBuild-1 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/deploy",
    ),
    message(
        Cause::CredentialsNotInContainer,
        &["unable to locate credentials"],
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
    ),
    // Git and the shell
    message(
        Cause::SecondRepositoryDenied,
        &["fatal: unable to access '", "the requested url returned error: 403"],
        "fatal: unable to access 'https://github.com/newcomer/tools.git/': The requested URL returned error: 403",
    ),
    coded(
        Cause::CommandNotExecutable,
        "126",
        &["sh: ", "./", ": permission denied"],
        "/codebuild/output/tmp/script.sh: line 4: ./gradlew: Permission denied",
    ),
    coded(
        Cause::CommandNotFound,
        "127",
        &["sh: ", ": command not found"],
        "/codebuild/output/tmp/script.sh: line 4: yarn: command not found",
    ),
];
