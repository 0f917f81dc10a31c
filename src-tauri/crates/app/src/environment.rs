//! What the environment says. The only code that reads it; everything else is handed these values.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

pub use gangway_profiles::environment::System;
pub use gangway_profiles::quoting::quoted;

use gangway_profiles::environment::Environment as AwsEnvironment;

/// The variables that mean something to Gangway. `None` or false: not set, or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `GANGWAY_HOME`: one folder for all state.
    pub gangway_home: Option<PathBuf>,
    /// `GANGWAY_PRACTICE_URL`: a practice account that was started apart, e.g. `http://127.0.0.1:4100`.
    pub practice_url: Option<String>,
    /// `AWS_PROFILE`, else `AWS_DEFAULT_PROFILE`.
    pub aws_profile: Option<String>,
    /// `AWS_REGION`, else `AWS_DEFAULT_REGION`.
    pub aws_region: Option<String>,
    /// `AWS_ENDPOINT_URL`.
    pub aws_endpoint_url: Option<String>,
    /// All variables, for whoever reads the AWS configuration by them.
    pub aws: AwsEnvironment,
    /// The person's home folder.
    pub user_home: Option<PathBuf>,
    /// Somebody chose `WEBKIT_DMABUF_RENDERER_FORCE_SHM` already.
    pub webkit_chosen: bool,
    /// Somebody chose `WEBKIT_DISABLE_COMPOSITING_MODE` already.
    pub compositing_chosen: bool,
}

impl Environment {
    /// Reads it. Call it once, at the start.
    pub fn read() -> Self {
        Self {
            gangway_home: text("GANGWAY_HOME").map(PathBuf::from),
            practice_url: text("GANGWAY_PRACTICE_URL"),
            aws_profile: text("AWS_PROFILE").or_else(|| text("AWS_DEFAULT_PROFILE")),
            aws_region: text("AWS_REGION").or_else(|| text("AWS_DEFAULT_REGION")),
            aws_endpoint_url: text("AWS_ENDPOINT_URL"),
            aws: aws(),
            user_home: env::home_dir(),
            webkit_chosen: text("WEBKIT_DMABUF_RENDERER_FORCE_SHM").is_some(),
            compositing_chosen: text("WEBKIT_DISABLE_COMPOSITING_MODE").is_some(),
        }
    }
}

/// A variable that isn't text means nothing to AWS's tools.
fn aws() -> AwsEnvironment {
    let text = |(name, value): (OsString, OsString)| Some((name.into_string().ok()?, value.into_string().ok()?));
    AwsEnvironment::new(System::HERE, env::vars_os().filter_map(text))
}

#[expect(clippy::disallowed_methods, reason = "this is the one file that reads the environment")]
fn text(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
