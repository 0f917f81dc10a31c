//! Where a profile signs in.

use std::path::PathBuf;

use gangway_catalog::fault::Fault;
use gangway_profiles::command::{Command, Remedy};
use gangway_profiles::environment::{Environment, System};
use gangway_profiles::source::Source;
use gangway_profiles::source::base::BaseSource;
use gangway_profiles::source::identity_center::Portal;
use gangway_profiles::source::role::RoleSource;

use super::faults;
use crate::configuration::{CallSettings, Configuration};
use crate::profile_faults;

/// What signs somebody in with a profile.
#[derive(Clone, Debug)]
pub enum SignInTarget {
    /// A portal of IAM Identity Center.
    Portal(Box<PortalTarget>),
    /// The person's own `aws login`.
    Console(Box<ConsoleTarget>),
}

/// A portal, as one profile names it.
#[derive(Clone, Debug)]
pub struct PortalTarget {
    pub(super) profile: String,
    pub(super) portal: Portal,
    /// The AWS CLI's folder of tokens.
    pub(super) folder: Option<PathBuf>,
    pub(super) settings: CallSettings,
}

/// A profile of `aws login`.
#[derive(Clone, Debug)]
pub struct ConsoleTarget {
    pub(super) profile: String,
    pub(super) environment: Environment,
}

impl SignInTarget {
    /// Looks at the configuration only. Where roles are assumed with another profile's credentials, that profile's sign-in
    /// is meant.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::SignInAbsent`] for a profile that has none, and why a profile can't be read.
    pub fn of(configuration: &Configuration, profile: &str) -> Result<Self, Fault> {
        // a profile with a portal and without a role yet can be signed in with, too
        if let Some(portal) = configuration.portal(profile)? {
            return Self::portal(configuration, profile, portal);
        }
        let found = configuration.source(profile)?;
        let (owner, base) = match found {
            Source::Profile(base) => (profile.to_owned(), base),
            Source::Roles(chain) => match chain.from {
                RoleSource::Profile { name, source } => (name, *source),
                _ => return Err(faults::absent(profile)),
            },
            _ => return Err(faults::absent(profile)),
        };
        match base {
            BaseSource::IdentityCenter(center) => Self::portal(configuration, &owner, center.portal),
            BaseSource::Login(_) => {
                let environment = configuration.environment().clone();
                Ok(Self::Console(Box::new(ConsoleTarget { profile: owner, environment })))
            }
            _ => Err(faults::absent(profile)),
        }
    }

    fn portal(configuration: &Configuration, owner: &str, portal: Portal) -> Result<Self, Fault> {
        Ok(Self::Portal(Box::new(PortalTarget {
            profile: owner.to_owned(),
            portal,
            folder: configuration.places().sso_cache.as_ref().map(PathBuf::from),
            settings: configuration.settings(Some(owner))?,
        })))
    }

    /// The profile that has the sign-in.
    pub fn profile(&self) -> &str {
        match self {
            Self::Portal(target) => &target.profile,
            Self::Console(target) => &target.profile,
        }
    }

    /// What all profiles have in common that are signed in with it at once.
    pub fn key(&self) -> String {
        match self {
            Self::Portal(target) => match &target.portal.session {
                Some(session) => format!("session {session}"),
                None => format!("address {}", target.portal.start_url),
            },
            Self::Console(target) => format!("console {}", target.profile),
        }
    }
}

impl ConsoleTarget {
    pub(super) fn system(&self) -> System {
        self.environment.system()
    }

    /// The command, as it is typed.
    pub(super) fn command(&self) -> String {
        let command = Command { remedy: Remedy::Login, profile: self.profile.clone() };
        profile_faults::typed(&command, self.system())
    }
}
