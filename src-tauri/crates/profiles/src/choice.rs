//! Which profile and which Region are meant.

use crate::environment::Environment;
use crate::fault::{Cause, ProfileFault};
use crate::files::{ConfigFiles, Profile};

/// The profile's name where nobody chose one.
pub const DEFAULT: &str = "default";

/// The variables that name a profile, the first first: as the AWS CLI 2 reads them. (botocore alone has them the other
/// way round.)
const PROFILE_VARIABLES: &[&str] = &["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];

/// The variables that name a Region, the first first: as the AWS CLI 2 reads them. (botocore alone knows the second only.)
const REGION_VARIABLES: &[&str] = &["AWS_REGION", "AWS_DEFAULT_REGION"];

/// A profile's name, and who chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileChoice {
    /// The name.
    pub name: String,
    /// Whose choice it is.
    pub by: Chooser,
}

/// Who named the profile or the Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chooser {
    /// The person, by `--profile` or in the window: then keys of the environment don't count.
    Person,
    /// A variable.
    Variable(&'static str),
    /// The profile's own `region`.
    Profile,
    /// Nobody.
    Nobody,
}

impl ProfileChoice {
    /// The person's choice, else the environment's, else the default.
    #[must_use]
    pub fn new(person: Option<&str>, environment: &Environment) -> Self {
        let (name, by) = match (person, environment.first(PROFILE_VARIABLES)) {
            (Some(name), _) => (name, Chooser::Person),
            (None, Some((variable, name))) => (name, Chooser::Variable(variable)),
            (None, None) => (DEFAULT, Chooser::Nobody),
        };
        Self { name: name.to_owned(), by }
    }

    /// The profile that is meant; none where nobody chose one and there is no default.
    ///
    /// # Errors
    /// [`Cause::ProfileMissing`] for a chosen one that isn't there, and be it `default`.
    pub fn profile<'a>(&self, files: &'a ConfigFiles) -> Result<Option<Profile<'a>>, ProfileFault> {
        match (files.profile(&self.name), self.by) {
            (Some(profile), _) => Ok(Some(profile)),
            (None, Chooser::Nobody) => Ok(None),
            (None, Chooser::Variable(variable)) => Err(files.missing(&self.name).about(variable)),
            (None, _) => Err(files.missing(&self.name)),
        }
    }
}

/// A Region, and who chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionChoice {
    /// Its name, e.g. `eu-central-1`.
    pub name: String,
    /// Whose choice it is.
    pub by: Chooser,
}

impl RegionChoice {
    /// The person's choice, else the environment's, else the profile's: also for keys that come from the environment.
    ///
    /// # Errors
    /// [`Cause::RegionUnusable`] where a variable or the profile names what can't be a part of a host name.
    pub fn new(
        person: Option<&str>,
        environment: &Environment,
        profile: Option<&Profile<'_>>,
    ) -> Result<Option<Self>, ProfileFault> {
        let found = match (person, environment.first(REGION_VARIABLES)) {
            (Some(name), _) => Some((name, Chooser::Person)),
            (None, Some((variable, name))) => Some((name, Chooser::Variable(variable))),
            (None, None) => {
                let text = profile.and_then(|profile| profile.text("region"));
                text.filter(|name| !name.is_empty()).map(|name| (name, Chooser::Profile))
            }
        };
        let Some((name, by)) = found else { return Ok(None) };
        if host_label(name) {
            return Ok(Some(Self { name: name.to_owned(), by }));
        }
        Err(match (by, profile) {
            (Chooser::Variable(variable), _) => ProfileFault::new(Cause::RegionUnusable).about(variable),
            (Chooser::Profile, Some(profile)) => profile.fault(Cause::RegionUnusable, "region"),
            _ => ProfileFault::new(Cause::RegionUnusable),
        })
    }
}

/// botocore's `validate_region_name`: ASCII letters, digits and inner hyphens, at most 63, not digits alone.
pub(crate) fn host_label(name: &str) -> bool {
    (1..=63).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !name.bytes().all(|byte| byte.is_ascii_digit())
        && !name.starts_with('-')
        && !name.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::System;
    use crate::files::{FileText, LARGEST_FILE};

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::new(System::Unix, variables.iter().copied())
    }

    fn files(config: &str) -> ConfigFiles {
        let text = FileText { path: "config", bytes: config.as_bytes() };
        ConfigFiles::read(Some(text), None, LARGEST_FILE).unwrap()
    }

    #[test]
    fn the_nearest_choice_wins() {
        let check = |person, variables: &[_], name: &str, by| {
            let expected = ProfileChoice { name: name.to_owned(), by };
            assert_eq!(ProfileChoice::new(person, &environment(variables)), expected);
        };
        let both = [("AWS_PROFILE", "a"), ("AWS_DEFAULT_PROFILE", "b")];
        check(Some("p"), &both, "p", Chooser::Person);
        check(None, &both, "a", Chooser::Variable("AWS_PROFILE"));
        check(None, &both[1..], "b", Chooser::Variable("AWS_DEFAULT_PROFILE"));
        check(None, &[("AWS_PROFILE", "")], "default", Chooser::Nobody);
        check(None, &[], "default", Chooser::Nobody);
    }

    #[test]
    fn keys_of_the_environment_have_the_region_of_the_configuration() {
        let files = files("[default]\nregion = eu-central-1\n[profile dev]\nregion = eu-west-1\n[profile bare]\n");
        let check = |person, variables: &[_], expected: Option<(&str, Chooser)>| {
            let environment = environment(variables);
            let profile = ProfileChoice::new(None, &environment).profile(&files).unwrap();
            let found = RegionChoice::new(person, &environment, profile.as_ref()).unwrap();
            assert_eq!(found.as_ref().map(|found| (found.name.as_str(), found.by)), expected, "{variables:?}");
        };
        let keys = ("AWS_ACCESS_KEY_ID", "x");
        check(None, &[keys], Some(("eu-central-1", Chooser::Profile)));
        check(None, &[keys, ("AWS_PROFILE", "dev")], Some(("eu-west-1", Chooser::Profile)));
        check(None, &[keys, ("AWS_PROFILE", "bare")], None);
        let default = ("AWS_DEFAULT_REGION", "us-east-2");
        check(None, &[default], Some(("us-east-2", Chooser::Variable("AWS_DEFAULT_REGION"))));
        check(None, &[default, ("AWS_REGION", "us-west-2")], Some(("us-west-2", Chooser::Variable("AWS_REGION"))));
        check(None, &[default, ("AWS_REGION", "")], Some(("us-east-2", Chooser::Variable("AWS_DEFAULT_REGION"))));
        check(Some("eu-north-1"), &[default], Some(("eu-north-1", Chooser::Person)));
    }

    #[test]
    fn a_chosen_profile_must_be_there() {
        let files = files("[profile my dev]\n[plain]\n");
        let missing = |variables: &[_]| {
            ProfileChoice::new(None, &environment(variables)).profile(&files).map(|found| found.is_some())
        };
        assert_eq!(missing(&[]), Ok(false));
        for name in ["default", "plain", "my dev", "nowhere"] {
            let fault = missing(&[("AWS_PROFILE", name)]).unwrap_err();
            assert!(matches!(fault.cause, Cause::ProfileMissing { .. }), "{fault}");
            assert_eq!((fault.profile.as_deref(), fault.key.as_deref()), (Some(name), Some("AWS_PROFILE")));
        }
    }

    #[test]
    fn a_region_is_a_part_of_a_host_name() {
        for bad in ["eu central", "eu-central-1.evil.example/", "-a", "a-", "123", "é", "a\nb", &"a".repeat(64)] {
            assert!(!host_label(bad), "{bad:?}");
        }
        assert!(host_label("eu-central-1") && host_label("fips-us-gov-west-1"));
        let files = files("[default]\nregion = a/b\n");
        let profile = files.profile("default");
        let fault = RegionChoice::new(None, &environment(&[]), profile.as_ref()).unwrap_err();
        assert_eq!((fault.cause, fault.place.unwrap().line), (Cause::RegionUnusable, Some(2)));
        let fault = RegionChoice::new(None, &environment(&[("AWS_REGION", "a/b")]), None).unwrap_err();
        assert_eq!((fault.cause, fault.key.as_deref()), (Cause::RegionUnusable, Some("AWS_REGION")));
    }
}
