//! Where a profile's credentials come from, typed and whole: whoever gets a [`Source`] has all that the provider of
//! credentials asks for. In the order of precedence of the AWS CLI.

pub mod base;
pub mod identity_center;
pub mod keys;
pub mod process;
pub mod role;
pub mod web_identity;

use crate::choice::{Chooser, ProfileChoice};
use crate::environment::Environment;
use crate::fault::ProfileFault;
use crate::files::ConfigFiles;

/// What gives the credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Keys in variables.
    Environment(keys::Keys),
    /// A role, or several one behind the other.
    Roles(role::RoleChain),
    /// The profile itself.
    Profile(base::BaseSource),
    /// The container that the program runs in, by its variables.
    Container,
    /// Nothing. (The AWS CLI then asks the EC2 instance that it may run on.)
    None,
}

/// The credentials of a choice: `files` and `environment` are the person's.
///
/// Not followed, as nobody writes them any more: `AWS_CREDENTIAL_FILE` and boto's own configuration.
///
/// # Errors
/// Every way in which the configuration names a source and gives none, see [`crate::fault::Cause`].
pub fn resolve(choice: &ProfileChoice, files: &ConfigFiles, environment: &Environment) -> Result<Source, ProfileFault> {
    let profile = choice.profile(files)?;
    let persons = choice.by == Chooser::Person;
    if !persons && let Some(keys) = keys::of_environment(environment)? {
        return Ok(Source::Environment(keys));
    }
    if let Some(profile) = &profile
        && role::assumes(profile)
    {
        return role::chain(profile, files, environment).map(Source::Roles);
    }
    let variables = (!persons).then_some(environment);
    let found = match &profile {
        Some(profile) => base::of(profile, files, environment.system(), variables)?,
        None => web_identity::of(None, variables)?.map(base::BaseSource::WebIdentity),
    };
    if let Some(found) = found {
        return Ok(Source::Profile(found));
    }
    let container = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];
    if container.iter().any(|variable| environment.get(variable).is_some()) {
        return Ok(Source::Container);
    }
    profile.as_ref().map_or(Ok(Source::None), |profile| base::unfinished(profile).map(|()| Source::None))
}

#[cfg(test)]
mod tests;
