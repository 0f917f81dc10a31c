//! The variables that CodeBuild sets.
//!
//! Source: CodeBuild user guide, "Environment variables in build environments".

use std::path::Path;

use serde::{Deserialize, Serialize};

/// Whose build it is, as a pipeline would start it. What is empty has no variable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PipelineBuild {
    /// The build project's name.
    pub project: String,
    /// The pipeline's name.
    pub pipeline: String,
    /// Of the account, 12 digits.
    pub account: String,
    /// The Region's id.
    pub region: String,
    /// The id behind the project's name in the build's own.
    pub id: String,
    /// The build's number, from 1.
    pub number: u32,
    /// The commit that is built: its whole id.
    pub commit: String,
    /// What `CODEBUILD_SOURCE_VERSION` says: with `CODE_ZIP` the ARN of an object, with a full clone the commit.
    pub source_version: String,
    /// The image's name.
    pub image: String,
    /// Milliseconds since 1970.
    pub start_millis: i64,
}

pub(super) fn variables(build: &PipelineBuild, folder: &Path) -> Vec<(String, String)> {
    let partition = if build.region.starts_with("cn-") {
        "aws-cn"
    } else if build.region.starts_with("us-gov-") {
        "aws-us-gov"
    } else {
        "aws"
    };
    let id = if build.project.is_empty() { String::new() } else { format!("{}:{}", build.project, build.id) };
    let arn = if id.is_empty() || build.account.is_empty() {
        String::new()
    } else {
        format!("arn:{partition}:codebuild:{}:{}:build/{id}", build.region, build.account)
    };
    let initiator = if build.pipeline.is_empty() { String::new() } else { format!("codepipeline/{}", build.pipeline) };
    let number = if build.number > 0 { build.number.to_string() } else { String::new() };
    let start = if build.start_millis > 0 { build.start_millis.to_string() } else { String::new() };
    [
        ("CODEBUILD_BUILD_ARN", arn),
        ("CODEBUILD_BUILD_ID", id),
        ("CODEBUILD_BUILD_IMAGE", build.image.clone()),
        ("CODEBUILD_BUILD_NUMBER", number),
        ("CODEBUILD_BUILD_SUCCEEDING", "1".to_owned()),
        ("CODEBUILD_INITIATOR", initiator),
        ("CODEBUILD_LOG_PATH", build.id.clone()),
        ("CODEBUILD_RESOLVED_SOURCE_VERSION", build.commit.clone()),
        ("CODEBUILD_SOURCE_VERSION", build.source_version.clone()),
        ("CODEBUILD_SRC_DIR", folder.to_string_lossy().into_owned()),
        ("CODEBUILD_START_TIME", start),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

pub(super) fn regions(build: &PipelineBuild) -> Vec<(String, String)> {
    let names = ["AWS_DEFAULT_REGION", "AWS_REGION"];
    names.into_iter().filter(|_| !build.region.is_empty()).map(|name| (name.to_owned(), build.region.clone())).collect()
}
