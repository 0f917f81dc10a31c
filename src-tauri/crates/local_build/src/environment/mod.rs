//! What a build's commands find in their environment: an allow-list of the person's, CodeBuild's own variables, and the
//! build's. Reads no environment itself: whoever calls it hands one in.

mod allowed;
mod codebuild;
mod roots;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

pub use codebuild::PipelineBuild;

use crate::events::{Remark, RemarkCode};
use crate::spec::Spec;

/// What an environment is made of.
#[derive(Clone, Default)]
pub struct EnvironmentSource {
    /// The person's own, as a login shell has it.
    pub login: BTreeMap<String, String>,
    /// Home of the build: the setup's own, where package managers keep what they fetched.
    pub home: PathBuf,
    /// The person's files with settings of registries that aren't in that home, as they are to be called: `~/.npmrc`.
    pub left_files: Vec<String>,
    /// A temporary folder of the build.
    pub temporary: PathBuf,
    /// The copy.
    pub folder: PathBuf,
    /// Whose build it is.
    pub build: PipelineBuild,
    /// What `aws` and the SDKs find.
    pub aws: AwsAccess,
    /// Plain variables of the build, which beat the buildspec's.
    pub variables: BTreeMap<String, String>,
    /// Values of the secrets, by the variable's name: of `parameter-store` and `secrets-manager`, and the build's own. Never
    /// shown.
    pub secrets: BTreeMap<String, String>,
}

impl std::fmt::Debug for EnvironmentSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // values may be secrets
        f.debug_struct("EnvironmentSource")
            .field("folder", &self.folder)
            .field("build", &self.build)
            .finish_non_exhaustive()
    }
}

/// What `aws` and the SDKs find in the environment of a build. They never find the person's own files.
#[derive(Clone, Default)]
pub enum AwsAccess {
    /// No credentials.
    #[default]
    None,
    /// Those of a role, for a pretend account.
    Endpoint {
        /// Where it answers.
        url: String,
        /// The access key's id.
        key: String,
        /// The secret access key.
        secret: String,
        /// The session's token, where there is one.
        token: Option<String>,
    },
}

impl std::fmt::Debug for AwsAccess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Endpoint { .. } => "Endpoint",
        })
    }
}

/// An environment, and what there is to say of it.
#[derive(Clone, Default, PartialEq)]
pub struct Environment {
    /// Name and value.
    pub variables: BTreeMap<String, String>,
    /// Values that nothing may show.
    pub secrets: Vec<String>,
    /// The names that hold them.
    pub secret_names: BTreeSet<String>,
    /// What was left out or is empty.
    pub remarks: Vec<Remark>,
}

/// The environment of a buildspec's commands.
///
/// Of one name there is one value, the later of: the person's own, the buildspec's variables and secrets, the build's
/// variables and secrets (source: "Build specification reference", `env/variables`: "the value in the build spec declaration
/// takes lowest precedence"), CodeBuild's own, and what keeps the person's files out of it.
#[must_use]
pub fn environment(source: &EnvironmentSource, spec: &Spec) -> Environment {
    let (mut variables, left_out) = allowed::of(&source.login);
    let mut remarks: Vec<Remark> = left_out
        .into_iter()
        .chain(source.left_files.iter().cloned())
        .map(|name| Remark::new(RemarkCode::SettingLeftOut).with("name", name))
        .collect();
    let mut secrets: BTreeMap<String, String> = BTreeMap::new();

    variables.extend(roots::of(&source.login));
    set(&mut variables, "HOME", &source.home.to_string_lossy());
    set(&mut variables, "TMPDIR", &source.temporary.to_string_lossy());
    if cfg!(windows) {
        for name in ["TEMP", "TMP"] {
            set(&mut variables, name, &source.temporary.to_string_lossy());
        }
        set(&mut variables, "USERPROFILE", &source.home.to_string_lossy());
    }
    variables.extend(codebuild::regions(&source.build));
    variables.extend(spec.env.variables.clone());
    let references = spec.env.parameters.iter().chain(&spec.env.secrets);
    for (name, reference) in references {
        if source.variables.contains_key(name) {
            continue;
        }
        let value = source.secrets.get(name).cloned().unwrap_or_default();
        if value.is_empty() {
            remarks.push(
                Remark::new(RemarkCode::SecretEmpty).with("name", name.clone()).with("reference", reference.clone()),
            );
        }
        secrets.insert(name.clone(), value);
    }
    secrets.extend(source.secrets.clone());
    variables.extend(source.variables.clone());
    variables.extend(secrets.clone());
    variables.extend(codebuild::variables(&source.build, &source.folder));
    let mut hidden: Vec<String> = secrets.values().cloned().collect();
    aws(source, &mut variables, &mut hidden);
    Environment { variables, secrets: hidden, secret_names: secrets.into_keys().collect(), remarks }
}

/// The person's files, and what a machine of AWS's would answer, stay out of it.
fn aws(source: &EnvironmentSource, variables: &mut BTreeMap<String, String>, hidden: &mut Vec<String>) {
    let nothing = if cfg!(windows) { "NUL" } else { "/dev/null" };
    set(variables, "AWS_EC2_METADATA_DISABLED", "true");
    set(variables, "AWS_CONFIG_FILE", nothing);
    set(variables, "AWS_SHARED_CREDENTIALS_FILE", nothing);
    if let AwsAccess::Endpoint { url, key, secret, token } = &source.aws {
        set(variables, "AWS_ENDPOINT_URL", url);
        set(variables, "AWS_ACCESS_KEY_ID", key);
        set(variables, "AWS_SECRET_ACCESS_KEY", secret);
        hidden.push(secret.clone());
        match token {
            Some(token) => {
                set(variables, "AWS_SESSION_TOKEN", token);
                hidden.push(token.clone());
            }
            None => drop(variables.remove("AWS_SESSION_TOKEN")),
        }
    }
}

fn set(variables: &mut BTreeMap<String, String>, name: &str, value: &str) {
    variables.insert(name.to_owned(), value.to_owned());
}

/// Whether a shell takes it for a variable's name.
#[must_use]
pub(crate) fn is_name(name: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.chars().next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_') && name.chars().all(word)
}

#[cfg(test)]
mod tests;
