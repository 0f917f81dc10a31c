//! The profiles of the person's AWS configuration, read by AWS's own parser from the places that AWS's tools use.

use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::profile::{self, Profile as Section};
use aws_credential_types::provider::ProvideCredentials;
use aws_types::os_shim_internal::{Env, Fs};
use gangway_catalog::fault::{Fault, FaultCode};

/// A profile that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// How it gets its credentials.
    pub source: Source,
    /// The Region that it names.
    pub region: Option<String>,
}

/// How a profile gets its credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Keys in a file.
    Static,
    /// Another profile's, then AssumeRole.
    AssumeRole,
    /// IAM Identity Center.
    Sso,
    /// A program prints them.
    Process,
    /// A token file, then AssumeRoleWithWebIdentity.
    WebIdentity,
    /// None that this program knows.
    Unknown,
}

/// The profiles, by name, `default` first. None when there is no configuration.
///
/// # Errors
/// [`FaultCode::ProfileBroken`] with the parser's words (file and line, never a value) in `detail`.
pub async fn profiles() -> Result<Vec<Profile>, Fault> {
    profiles_of(&Fs::real(), &Env::real()).await
}

/// Whether AWS's environment variables hold credentials.
pub async fn environment_has_credentials() -> bool {
    EnvironmentVariableCredentialsProvider::new().provide_credentials().await.is_ok()
}

async fn profiles_of(fs: &Fs, env: &Env) -> Result<Vec<Profile>, Fault> {
    let sections = profile::load(fs, env, &Default::default(), None)
        .await
        .map_err(|error| Fault::new(FaultCode::ProfileBroken).with("detail", crate::errors::chain(&error)))?;
    let mut profiles: Vec<Profile> = sections
        .profiles()
        .filter_map(|name| sections.get_profile(name))
        .map(|section| Profile {
            name: section.name().to_owned(),
            source: source(section),
            region: section.get("region").map(str::to_owned),
        })
        .collect();
    profiles.sort_by(|a, b| (a.name != "default", &a.name).cmp(&(b.name != "default", &b.name)));
    Ok(profiles)
}

/// In the order in which AWS's own chain looks.
fn source(section: &Section) -> Source {
    let has = |key| section.get(key).is_some();
    if has("role_arn") && has("web_identity_token_file") {
        Source::WebIdentity
    } else if has("role_arn") {
        Source::AssumeRole
    } else if has("sso_session") || has("sso_start_url") || has("sso_account_id") {
        Source::Sso
    } else if has("aws_access_key_id") {
        Source::Static
    } else if has("credential_process") {
        Source::Process
    } else {
        Source::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn check(config: &str, credentials: &str) -> Result<Vec<(String, Source, Option<String>)>, Fault> {
        let fs = Fs::from_slice(&[("/c", config), ("/s", credentials)]);
        let env = Env::from_slice(&[("AWS_CONFIG_FILE", "/c"), ("AWS_SHARED_CREDENTIALS_FILE", "/s"), ("HOME", "/h")]);
        let found = profiles_of(&fs, &env).await?;
        Ok(found.into_iter().map(|it| (it.name, it.source, it.region)).collect())
    }

    #[tokio::test]
    async fn every_kind_is_told_apart() {
        let found = check(
            "[profile keys]\nregion = eu-west-1\n\
             [profile role]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = keys\n\
             [profile web]\nrole_arn = arn:aws:iam::111122223333:role/x\nweb_identity_token_file = /t\n\
             [sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x\n\
             [profile sso]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n\
             [profile process]\ncredential_process = /bin/x\n\
             [default]\nregion = us-east-1\n",
            "[keys]\naws_access_key_id = AKID\naws_secret_access_key = s\n",
        )
        .await
        .unwrap();
        let expected = [
            ("default", Source::Unknown, Some("us-east-1")),
            ("keys", Source::Static, Some("eu-west-1")),
            ("process", Source::Process, None),
            ("role", Source::AssumeRole, None),
            ("sso", Source::Sso, None),
            ("web", Source::WebIdentity, None),
        ];
        let expected: Vec<_> =
            expected.map(|(name, source, region)| (name.to_owned(), source, region.map(str::to_owned))).into();
        assert_eq!(found, expected);
    }

    #[tokio::test]
    async fn a_malformed_configuration_is_a_fault_without_its_values() {
        let fault = check("[default\naws_secret_access_key = hunter2\n", "").await.unwrap_err();
        assert_eq!(fault.code, FaultCode::ProfileBroken);
        assert!(!fault.to_string().contains("hunter2"), "{fault}");
    }

    #[tokio::test]
    async fn no_configuration_is_no_profile() {
        let env = Env::from_slice(&[("HOME", "/h")]);
        assert_eq!(profiles_of(&Fs::from_slice(&[]), &env).await, Ok(vec![]));
    }
}
