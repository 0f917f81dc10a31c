//! The profiles of the person's AWS configuration, as they are listed.

use gangway_catalog::fault::Fault;
use gangway_profiles::source;
use gangway_profiles::source::base::BaseSource;
use time::OffsetDateTime;

use crate::configuration::Configuration;
use crate::credentials::standing::missing_sign_in;

/// The profile that counts where nobody names one.
const DEFAULT: &str = gangway_profiles::choice::DEFAULT;

/// A profile that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// How it gets its credentials.
    pub source: Source,
    /// The Region that it names.
    pub region: Option<String>,
    /// Why it gives none, as far as its own keys and the files of sign-ins tell.
    pub fault: Option<Fault>,
}

/// How a profile gets its credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Keys in a file.
    Static,
    /// Another profile's, then AssumeRole.
    AssumeRole,
    /// The same, with the code of an MFA device.
    AssumeRoleMfa,
    /// IAM Identity Center.
    Sso,
    /// `aws login`.
    Login,
    /// A program prints them.
    Process,
    /// A token file, then AssumeRoleWithWebIdentity.
    WebIdentity,
    /// None that it names.
    Unknown,
}

/// The profiles, by name, `default` first. One that can't be used hides no other.
pub fn profiles(configuration: &Configuration, now: OffsetDateTime) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = configuration.names().map(|name| profile(name, configuration, now)).collect();
    profiles.sort_by(|a, b| (a.name != DEFAULT, &a.name).cmp(&(b.name != DEFAULT, &b.name)));
    profiles
}

fn profile(name: &str, configuration: &Configuration, now: OffsetDateTime) -> Profile {
    let region = configuration.profile(name).and_then(|profile| profile.text("region"));
    let (source, fault) = match configuration.source(name) {
        Ok(found) => (kind(&found), missing_sign_in(name, &found, configuration, now)),
        Err(fault) => (Source::Unknown, Some(fault)),
    };
    let region = region.filter(|region| !region.is_empty()).map(str::to_owned);
    Profile { name: name.to_owned(), source, region, fault }
}

fn kind(found: &source::Source) -> Source {
    match found {
        source::Source::Roles(chain) if chain.asks_for_a_code() => Source::AssumeRoleMfa,
        source::Source::Roles(_) => Source::AssumeRole,
        source::Source::Profile(base) => match base {
            BaseSource::WebIdentity(_) => Source::WebIdentity,
            BaseSource::IdentityCenter(_) => Source::Sso,
            BaseSource::Keys(_) => Source::Static,
            BaseSource::Login(_) => Source::Login,
            BaseSource::Process(_) => Source::Process,
        },
        source::Source::Environment(_) | source::Source::Container | source::Source::None => Source::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use gangway_catalog::fault::FaultCode;

    use super::*;
    use crate::configuration::tests::desk;

    const NOW: OffsetDateTime = time::macros::datetime!(2026-03-01 12:00 UTC);

    fn check(config: &str, credentials: &str) -> Vec<Profile> {
        let (_folder, environment) = desk(config, credentials, &[]);
        profiles(&Configuration::read(&environment).unwrap(), NOW)
    }

    #[test]
    fn every_kind_is_told_apart() {
        let found = check(
            "[profile keys]\nregion = eu-west-1\n\
             [profile role]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = keys\n\
             [profile role-mfa]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = keys\n\
             mfa_serial = arn:aws:iam::111122223333:mfa/x\n\
             [profile web]\nrole_arn = arn:aws:iam::111122223333:role/x\nweb_identity_token_file = /t\n\
             [sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x\n\
             [profile sso]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n\
             [profile console]\nlogin_session = arn:aws:iam::111122223333:user/x\n\
             [profile process]\ncredential_process = /bin/x\n\
             [default]\nregion = us-east-1\n",
            "[keys]\naws_access_key_id = AKID\naws_secret_access_key = s\n",
        );
        let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.source, it.region.as_deref())).collect();
        let expected = [
            ("default", Source::Unknown, Some("us-east-1")),
            ("console", Source::Login, None),
            ("keys", Source::Static, Some("eu-west-1")),
            ("process", Source::Process, None),
            ("role", Source::AssumeRole, None),
            ("role-mfa", Source::AssumeRoleMfa, None),
            ("sso", Source::Sso, None),
            ("web", Source::WebIdentity, None),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_profile_that_cannot_be_used_hides_no_other() {
        let config = "[dev]\nregion = x\n[profile half]\naws_access_key_id = A\n[profile open 'x]\nregion = y\n\
                      [profile good]\ncredential_process = x\n";
        let found = check(config, "");
        let good = found.iter().find(|profile| profile.name == "good").unwrap();
        assert_eq!((good.source, &good.fault), (Source::Process, &None));
        let half = found.iter().find(|profile| profile.name == "half").unwrap();
        assert_eq!(half.fault.as_ref().map(|fault| fault.code), Some(FaultCode::ProfileIncomplete));
        assert!(!found.iter().any(|profile| profile.name == "dev"), "the AWS CLI doesn't take it for one either");
    }

    #[test]
    fn no_configuration_is_no_profile() {
        assert_eq!(check("", ""), []);
    }

    /// Which profiles somebody has to sign in with first, where the files of sign-ins are these.
    #[allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]
    fn check_sign_in(sign_ins: &[(&str, &str)], expected: &[(&str, FaultCode, &str)]) {
        let config = "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n\
                      [profile sso]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n\
                      [profile old]\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n\
                      sso_account_id = 111122223333\nsso_role_name = r\n\
                      [profile behind]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = sso\n\
                      [profile console]\nlogin_session = arn:aws:iam::111122223333:user/x\n\
                      [profile process]\ncredential_process = /bin/x\n";
        let (folder, environment) = desk(config, "", &[]);
        for (name, text) in sign_ins {
            let path = folder.path().join(".aws").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let found = profiles(&Configuration::read(&environment).unwrap(), NOW);
        let missing = found.iter().filter_map(|profile| {
            let fault = profile.fault.as_ref()?;
            let command = fault.facts.get("command").map(|command| format!("{command:?}")).unwrap_or_default();
            Some((profile.name.as_str(), fault.code, command))
        });
        let missing: Vec<_> = missing.collect();
        let named = missing.iter().map(|(name, code, _)| (*name, *code)).collect::<Vec<_>>();
        assert_eq!(named, expected.iter().map(|(name, code, _)| (*name, *code)).collect::<Vec<_>>());
        for ((.., command), (.., wanted)) in missing.iter().zip(expected) {
            assert!(command.contains(wanted), "{command}");
        }
    }

    /// SHA-1 of the session's name, of the start address, and SHA-256 of the identity's ARN: the AWS CLI's file names.
    const OF_SESSION: &str = "sso/cache/a0f1490a20d0211c997b44bc357e1972deab8ae3.json";

    #[test]
    fn who_has_to_sign_in_is_known_from_the_files() {
        use FaultCode::{NotSignedIn, SignInExpired};
        let none = [
            ("behind", NotSignedIn, "aws sso login --profile sso"),
            ("console", NotSignedIn, "aws login --profile console"),
            ("old", NotSignedIn, "aws sso login --profile old"),
            ("sso", NotSignedIn, "aws sso login --profile sso"),
        ];
        check_sign_in(&[], &none);
        let token = |end: &str| format!("{{\"accessToken\": \"hunter2\", \"expiresAt\": \"{end}\"}}");
        // of both that use the session, and of nobody else
        check_sign_in(&[(OF_SESSION, &token("2026-03-01T13:00:00Z"))], &[none[1], none[2]]);
        let expired = [
            ("behind", SignInExpired, "aws sso login --profile sso"),
            none[1],
            none[2],
            ("sso", SignInExpired, "aws sso login --profile sso"),
        ];
        check_sign_in(&[(OF_SESSION, &token("2026-03-01T11:59:59Z"))], &expired);
        check_sign_in(&[(OF_SESSION, "no token")], &expired);
    }
}
