//! Whose calls a session makes: a provider for every source of credentials that the AWS CLI takes, one file each.
//!
//! The sources come typed from `gangway-profiles`, so nothing is looked up here in a profile. Each provider fails with a
//! [`CallError`](crate::errors::CallError) that says which of its ways to fail it was.

mod identity_center;
mod keys;
mod login;
mod metadata;
pub mod mfa;
pub(crate) mod portal_tokens;
mod process;
mod roles;
mod sendable;
pub(crate) mod sign_in_files;
pub(crate) mod standing;
mod temporary;
#[cfg(test)]
mod tests;
mod web_identity;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use gangway_profiles::source::Source;
use gangway_profiles::source::base::BaseSource;
use gangway_profiles::source::role::{RoleChain, RoleSource, RoleStep};

use crate::configuration::ConfiguredAccount;
use crate::route::Route;

/// The provider of an account's credentials. `codes` knows the codes of MFA devices.
pub(crate) fn provider(account: &ConfiguredAccount, codes: &mfa::MfaRoles, route: &Route) -> SharedCredentialsProvider {
    match &account.source {
        Source::Environment(keys) => shared(keys::credentials(keys)),
        Source::Roles(chain) => roles_of(chain, account, codes, route),
        Source::Profile(base) => of_base(base, account.profile.as_deref(), account, route),
        Source::Container => shared(metadata::container(route)),
        // as the AWS CLI looks last
        Source::None => shared(metadata::PerhapsInstance::new(&account.environment, route)),
    }
}

/// Keys that the person typed.
pub(crate) fn typed(id: &str, secret: &str, token: Option<String>) -> SharedCredentialsProvider {
    shared(keys::typed(id, secret, token))
}

fn shared(provider: impl ProvideCredentials + 'static) -> SharedCredentialsProvider {
    SharedCredentialsProvider::new(sendable::Sendable(provider))
}

/// What a profile has by itself. `owner`: none where variables name it.
fn of_base(
    source: &BaseSource,
    owner: Option<&str>,
    account: &ConfiguredAccount,
    route: &Route,
) -> SharedCredentialsProvider {
    let owner = owner.unwrap_or_default();
    let (places, system) = (&account.places, account.system());
    match source {
        BaseSource::Keys(keys) => shared(keys::credentials(keys)),
        BaseSource::WebIdentity(found) => shared(web_identity::WebIdentityRole::new(found, route)),
        BaseSource::IdentityCenter(found) => {
            shared(identity_center::PortalRole::new(owner, found, places, system, route))
        }
        BaseSource::Login(found) => shared(login::ConsoleSignIn::new(owner, found, places, system, route)),
        BaseSource::Process(found) => shared(process::CredentialProcess::new(owner, found, &account.environment)),
    }
}

/// One role behind the other, each assumed with the credentials of the one before.
fn roles_of(
    chain: &RoleChain,
    account: &ConfiguredAccount,
    codes: &mfa::MfaRoles,
    route: &Route,
) -> SharedCredentialsProvider {
    let begin = match &chain.from {
        RoleSource::Profile { name, source } => of_base(source, Some(name.as_str()), account, route),
        RoleSource::Environment(keys) => shared(keys::credentials(keys)),
        RoleSource::Ec2InstanceMetadata => shared(metadata::instance(&account.environment, route)),
        RoleSource::EcsContainer => shared(metadata::container(route)),
    };
    let assumed = |from: SharedCredentialsProvider, (index, step): (usize, &RoleStep)| {
        // whatever a kept role was assumed with is a part of its name; no secret is shown by it
        let name = format!("{:?}", (&chain.from, chain.steps.get(..=index)));
        shared(roles::AssumedRole::new(step, name, from, codes, route))
    };
    chain.steps.iter().enumerate().fold(begin, assumed)
}
