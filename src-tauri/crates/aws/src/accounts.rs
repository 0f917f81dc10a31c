//! The profiles of the person's AWS configuration, read by AWS's own parser from the places that AWS's tools use.

use std::io::ErrorKind;
use std::path::PathBuf;

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
    readable(fs, env).await?;
    let sections = profile::load(fs, env, &Default::default(), None)
        .await
        .map_err(|error| Fault::new(FaultCode::ProfileBroken).with("detail", crate::causes::chain(&error)))?;
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

/// AWS's parser takes a file that it can't read, or that isn't UTF-8, for an empty one: then profiles would be missing
/// without a word.
async fn readable(fs: &Fs, env: &Env) -> Result<(), Fault> {
    for (variable, usual) in [("AWS_CONFIG_FILE", "config"), ("AWS_SHARED_CREDENTIALS_FILE", "credentials")] {
        let Some(path) = place(env, variable, usual) else { continue };
        let why = match fs.read_to_end(&path).await {
            Ok(bytes) => String::from_utf8(bytes).err().map(|error| error.to_string()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => Some(error.to_string()),
        };
        if let Some(why) = why {
            let detail = format!("{}: {why}", path.display());
            return Err(Fault::new(FaultCode::ProfileBroken).with("detail", detail));
        }
    }
    Ok(())
}

/// Where a file of the configuration lies; none where nobody knows the home folder.
fn place(env: &Env, variable: &str, usual: &str) -> Option<PathBuf> {
    match env.get(variable) {
        Ok(path) if path.starts_with("~/") => below_home(env, &path),
        Ok(path) => Some(path.into()),
        Err(_) => home(env).map(|home| home.join(".aws").join(usual)),
    }
}

/// That the configuration can be read: see [`profiles`].
pub(crate) async fn configuration() -> Result<(), Fault> {
    readable(&Fs::real(), &Env::real()).await
}

/// The file of certificates that AWS's own tools trust beside the system's: `AWS_CA_BUNDLE`, else `ca_bundle` of the
/// profile.
pub(crate) async fn certificates(profile: Option<&str>) -> Option<PathBuf> {
    certificates_of(&Fs::real(), &Env::real(), profile).await
}

async fn certificates_of(fs: &Fs, env: &Env, profile: Option<&str>) -> Option<PathBuf> {
    let named = env.get("AWS_CA_BUNDLE").ok().filter(|path| !path.is_empty());
    let path = match named {
        Some(path) => path,
        None => {
            let profile = profile.map(str::to_owned).or_else(|| env.get("AWS_PROFILE").ok());
            let sections = profile::load(fs, env, &Default::default(), None).await.ok()?;
            let section = sections.get_profile(profile.as_deref().unwrap_or("default"))?;
            section.get("ca_bundle")?.to_owned()
        }
    };
    Some(below_home(env, &path).unwrap_or_else(|| path.into()))
}

/// A path that begins with `~/`.
fn below_home(env: &Env, path: &str) -> Option<PathBuf> {
    Some(home(env)?.join(path.strip_prefix("~/")?))
}

fn home(env: &Env) -> Option<PathBuf> {
    env.get("HOME").or_else(|_| env.get("USERPROFILE")).ok().map(PathBuf::from)
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

    /// As PowerShell's `>` writes it.
    #[tokio::test]
    async fn a_configuration_in_another_encoding_is_named() {
        let text: Vec<u8> = "\u{feff}[default]\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (place, variables) in [
            ("/h/.aws/config", vec![("HOME", "/h")]),
            ("/h/.aws/credentials", vec![("USERPROFILE", "/h")]),
            ("/h/mine", vec![("HOME", "/h"), ("AWS_CONFIG_FILE", "~/mine")]),
            ("/c", vec![("AWS_SHARED_CREDENTIALS_FILE", "/c")]),
        ] {
            let fs = Fs::from_raw_map([(place.into(), text.clone())].into());
            let fault = profiles_of(&fs, &Env::from_slice(&variables)).await.unwrap_err();
            assert_eq!(fault.code, FaultCode::ProfileBroken);
            assert!(fault.to_string().contains(&format!("{place}: ")), "{fault}");
        }
    }

    #[tokio::test]
    async fn no_configuration_is_no_profile() {
        let env = Env::from_slice(&[("HOME", "/h")]);
        assert_eq!(profiles_of(&Fs::from_slice(&[]), &env).await, Ok(vec![]));
    }
}
