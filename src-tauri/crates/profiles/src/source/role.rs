//! Roles that are assumed with the credentials of another profile, which may be those of a role again.

use crate::environment::Environment;
use crate::fault::{Cause, ProfileFault};
use crate::files::{ConfigFiles, Profile};
use crate::python;

use super::base::{self, BaseSource};
use super::keys;

/// Roles one behind the other, and what the first of them is assumed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChain {
    /// The credentials that everything begins with.
    pub from: RoleSource,
    /// In the order in which they are assumed; the last gives the profile's credentials. At least one.
    pub steps: Vec<RoleStep>,
}

impl RoleChain {
    /// Whether somebody must be asked for the code of an MFA device.
    #[must_use]
    pub fn asks_for_a_code(&self) -> bool {
        self.steps.iter().any(|step| step.mfa_serial.is_some())
    }
}

/// What the first role is assumed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleSource {
    /// The credentials of a profile.
    Profile {
        /// Its name: whom a sign-in that has run out is about.
        name: String,
        /// What gives them.
        source: Box<BaseSource>,
    },
    /// `credential_source = Environment`
    Environment(keys::Keys),
    /// `credential_source = Ec2InstanceMetadata`
    Ec2InstanceMetadata,
    /// `credential_source = EcsContainer`
    EcsContainer,
}

/// One AssumeRole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleStep {
    /// The profile that asks for it.
    pub profile: String,
    /// The role's ARN.
    pub role_arn: String,
    /// What the role's owner gave to a stranger.
    pub external_id: Option<String>,
    /// The session's name; none: whoever assumes the role makes one.
    pub session_name: Option<String>,
    /// How long the credentials live; none: AWS's hour.
    pub duration_seconds: Option<u32>,
    /// The MFA device whose code is asked for.
    pub mfa_serial: Option<String>,
}

/// More roles than that are nobody's intention; botocore gives up at some three hundred.
const LONGEST: usize = 100;

/// What AssumeRole takes for `DurationSeconds`:
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>
const DURATION: (u32, u32) = (900, 43_200);

/// Whether a profile is a role with another profile's credentials.
pub(crate) fn assumes(profile: &Profile<'_>) -> bool {
    profile.has("role_arn") && !profile.has("web_identity_token_file")
}

/// The roles from a profile back to the first credentials.
pub(crate) fn chain(
    profile: &Profile<'_>,
    files: &ConfigFiles,
    environment: &Environment,
) -> Result<RoleChain, ProfileFault> {
    let mut visited = vec![profile.name().to_owned()];
    let mut steps = Vec::new();
    let mut at = *profile;
    let from = loop {
        if steps.len() == LONGEST {
            return Err(profile.fault(Cause::ChainTooLong { most: LONGEST }, "source_profile"));
        }
        steps.push(step(&at)?);
        let (named, credential_source) = (at.wanted("source_profile")?, at.wanted("credential_source")?);
        let name = match (named, credential_source) {
            (Some(_), Some(_)) => return Err(at.fault(Cause::SourceTwice, "credential_source")),
            (None, Some(kind)) => break ready(&at, kind, environment)?,
            (Some(name), None) => name,
            (None, None) => {
                let place = at.get("role_arn").map(|setting| setting.place());
                let fault = at.fault(Cause::KeysMissing(vec!["source_profile"]), "source_profile");
                return Err(fault.at(place));
            }
        };
        let missing = || at.fault(Cause::SourceProfileMissing { name: name.to_owned() }, "source_profile");
        let source = files.profile(name).ok_or_else(missing)?;
        // a profile may name itself, when it has keys
        let itself = name == at.name() && keys::some(&source);
        let again = visited.iter().any(|before| before == name);
        visited.push(name.to_owned());
        if again && !itself {
            return Err(at.fault(Cause::SourceProfileLoop { visited }, "source_profile"));
        }
        if keys::some(&source) || !assumes(&source) {
            break given(&at, &source, files, environment)?;
        }
        at = source;
    };
    steps.reverse();
    Ok(RoleChain { from, steps })
}

fn step(profile: &Profile<'_>) -> Result<RoleStep, ProfileFault> {
    let owned = |key| profile.wanted(key).map(|text| text.map(str::to_owned));
    let role_arn = owned("role_arn")?.ok_or_else(|| profile.fault(Cause::KeyEmpty, "role_arn"))?;
    Ok(RoleStep {
        profile: profile.name().to_owned(),
        role_arn,
        external_id: owned("external_id")?,
        // an empty one counts as none
        session_name: profile.text("role_session_name").filter(|name| !name.is_empty()).map(str::to_owned),
        duration_seconds: duration(profile)?,
        mfa_serial: owned("mfa_serial")?,
    })
}

/// What is no number doesn't count for the AWS CLI; what AWS doesn't take is refused before it is sent.
fn duration(profile: &Profile<'_>) -> Result<Option<u32>, ProfileFault> {
    const KEY: &str = "duration_seconds";
    let Some(number) = profile.text(KEY).and_then(python::int) else { return Ok(None) };
    let (least, most) = DURATION;
    let fits = u32::try_from(number).ok().filter(|seconds| (least..=most).contains(seconds));
    fits.map(Some).ok_or_else(|| profile.fault(Cause::NumberUnusable { least, most }, KEY))
}

/// botocore knows the three in this spelling only.
fn ready(profile: &Profile<'_>, kind: &str, environment: &Environment) -> Result<RoleSource, ProfileFault> {
    const KEY: &str = "credential_source";
    match kind {
        "Environment" => {
            let keys = keys::of_environment(environment)?;
            keys.map(RoleSource::Environment).ok_or_else(|| profile.fault(Cause::EnvironmentEmpty, KEY))
        }
        "Ec2InstanceMetadata" => Ok(RoleSource::Ec2InstanceMetadata),
        "EcsContainer" => Ok(RoleSource::EcsContainer),
        _ => Err(profile.fault(Cause::CredentialSourceUnknown, KEY)),
    }
}

fn given(
    role: &Profile<'_>,
    source: &Profile<'_>,
    files: &ConfigFiles,
    environment: &Environment,
) -> Result<RoleSource, ProfileFault> {
    let found = base::of(source, files, environment.system(), None)?;
    let Some(found) = found else {
        base::unfinished(source)?;
        return Err(role.fault(Cause::SourceProfileEmpty { name: source.name().to_owned() }, "source_profile"));
    };
    Ok(RoleSource::Profile { name: source.name().to_owned(), source: Box::new(found) })
}
