//! How the sign-ins of profiles stand, by the files that the AWS CLI keeps of them: nobody is asked.

use gangway_catalog::fault::Fault;
use gangway_profiles::fault::ProfileFault;
use gangway_profiles::secret::Secret;
use gangway_profiles::source::Source;
use gangway_profiles::source::base::BaseSource;
use gangway_profiles::source::role::RoleSource;
use gangway_profiles::tokens::{login, sso};
use time::OffsetDateTime;

use super::sign_in_files;
use crate::configuration::Configuration;

/// Why somebody has to sign in before a profile can be used. None where nobody has to, and where only AWS knows: a
/// sign-in may have been ended there, or may be renewed.
pub(crate) fn missing_sign_in(
    profile: &str,
    source: &Source,
    configuration: &Configuration,
    now: OffsetDateTime,
) -> Option<Fault> {
    let (owner, base) = match source {
        Source::Profile(base) => (profile, base),
        Source::Roles(chain) => match &chain.from {
            RoleSource::Profile { name, source } => (name.as_str(), source.as_ref()),
            RoleSource::Environment(_) | RoleSource::Ec2InstanceMetadata | RoleSource::EcsContainer => return None,
        },
        Source::Environment(_) | Source::Container | Source::None => return None,
    };
    of_base(owner, base, configuration, now).map(|fault| configuration.fault(&fault))
}

fn of_base(owner: &str, base: &BaseSource, configuration: &Configuration, now: OffsetDateTime) -> Option<ProfileFault> {
    let places = configuration.places();
    let kept = |folder: Option<&str>, name: &str| {
        let path = sign_in_files::path(folder, name);
        let text = sign_in_files::read(path.as_deref());
        (path.map(|path| path.display().to_string()).unwrap_or_default(), text)
    };
    match base {
        BaseSource::IdentityCenter(center) => {
            let (path, text) = kept(places.sso_cache.as_deref(), &sso::token_file(&center.portal));
            sso::current(owner, &center.portal, &path, text.as_ref().map(Secret::reveal), now).err()
        }
        BaseSource::Login(session) => {
            let (path, text) = kept(places.login_cache.as_deref(), &login::session_file(session));
            login::current(owner, &path, text.as_ref().map(Secret::reveal), now).err()
        }
        BaseSource::WebIdentity(_) | BaseSource::Keys(_) | BaseSource::Process(_) => None,
    }
}
