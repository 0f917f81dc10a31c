//! Calls about builds and the images that they can run in.

use aws_config::SdkConfig;
use aws_sdk_codebuild::Client;

use crate::errors::{CallError, CallTarget};
use crate::texts::bounded;

/// An image that CodeBuild curates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// E.g. `aws/codebuild/amazonlinux-x86_64-standard:6.0`.
    pub name: String,
    /// What AWS says of it.
    pub description: String,
    /// E.g. `AMAZON_LINUX_2`, `UBUNTU`.
    pub platform: String,
}

/// A build of a CodeBuild project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Build {
    /// `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, …
    pub status: String,
    /// Its phases so far.
    pub phases: Vec<Phase>,
    /// The log's group and stream, once there are any.
    pub log: Option<(String, String)>,
    /// The log's page in the AWS console.
    pub address: Option<String>,
}

/// A phase of a build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phase {
    /// `INSTALL`, `BUILD`, …
    pub name: String,
    /// As the build's; empty while it runs.
    pub status: String,
    /// Seconds that it took.
    pub seconds: Option<u32>,
    /// Status codes and messages that explain it.
    pub contexts: Vec<(String, String)>,
}

/// Calls to CodeBuild.
#[derive(Clone, Debug)]
pub struct Builds {
    client: Client,
    target: CallTarget,
}

impl Builds {
    pub(crate) fn new(config: &SdkConfig, target: CallTarget) -> Self {
        Self { client: Client::new(config), target }
    }

    /// The curated images of the Region.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn images(&self) -> Result<Vec<Image>, CallError> {
        let answer = self
            .client
            .list_curated_environment_images()
            .send()
            .await
            .map_err(|error| self.target.failed("codebuild:ListCuratedEnvironmentImages", error))?;
        let mut images: Vec<Image> = Vec::new();
        for platform in answer.platforms.unwrap_or_default() {
            let name = platform.platform.map(|it| it.as_str().to_owned()).unwrap_or_default();
            for image in platform.languages.unwrap_or_default().into_iter().flat_map(|it| it.images.unwrap_or_default())
            {
                let image = Image {
                    name: image.name.unwrap_or_default(),
                    description: image.description.unwrap_or_default(),
                    platform: name.clone(),
                };
                // The same image is listed once per language.
                if !images.iter().any(|known| known.name == image.name) {
                    images.push(image);
                }
            }
        }
        Ok(images)
    }

    /// A build, by id (`project:uuid`) or ARN; none when there is none.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn get(&self, id: &str) -> Result<Option<Build>, CallError> {
        let answer = self
            .client
            .batch_get_builds()
            .ids(id)
            .send()
            .await
            .map_err(|error| self.target.failed("codebuild:BatchGetBuilds", error))?;
        Ok(answer.builds.unwrap_or_default().into_iter().next().map(Build::from))
    }
}

impl From<aws_sdk_codebuild::types::Build> for Build {
    fn from(build: aws_sdk_codebuild::types::Build) -> Self {
        let (log, address) = build.logs.map_or((None, None), |logs| {
            (logs.group_name.zip(logs.stream_name), logs.deep_link.filter(|link| link.starts_with("http")))
        });
        let phases = build.phases.unwrap_or_default().into_iter().map(|phase| Phase {
            name: phase.phase_type.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            status: phase.phase_status.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            seconds: phase.duration_in_seconds.and_then(|seconds| u32::try_from(seconds).ok()),
            contexts: phase
                .contexts
                .unwrap_or_default()
                .into_iter()
                .map(|it| (it.status_code.unwrap_or_default(), bounded(it.message.unwrap_or_default())))
                .filter(|(code, message)| !code.is_empty() || !message.is_empty())
                .collect(),
        });
        Self {
            status: build.build_status.map(|it| it.as_str().to_owned()).unwrap_or_default(),
            phases: phases.collect(),
            log,
            address,
        }
    }
}
