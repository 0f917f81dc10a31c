//! The person's AWS configuration: both files and the variables, read once, as the AWS CLI reads them.

use std::path::Path;

use gangway_catalog::fault::Fault;
use gangway_profiles::choice::{Chooser, DEFAULT, ProfileChoice, RegionChoice};
use gangway_profiles::endpoints::Endpoints;
use gangway_profiles::environment::{Environment, System};
use gangway_profiles::fault::ProfileFault;
use gangway_profiles::files::{ConfigFiles, FileText, LARGEST_FILE, Profile};
use gangway_profiles::places::Places;
use gangway_profiles::source::base::BaseSource;
use gangway_profiles::source::identity_center::{self, Portal};
use gangway_profiles::source::keys::Keys;
use gangway_profiles::source::role::RoleSource;
use gangway_profiles::source::{self, Source};
use gangway_profiles::transport::{Transport, sendable};

use crate::endpoints::ServiceEndpoints;
use crate::{bounded, profile_faults};

/// Variables of which one is enough for credentials without any profile.
const SOURCES: &[&str] = &[
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

/// Files and variables, understood.
#[derive(Clone, Debug)]
pub struct Configuration {
    environment: Environment,
    files: ConfigFiles,
    places: Places,
}

/// How AWS is reached. The default one: at its own addresses, with the system's certificates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallSettings {
    pub(crate) endpoints: ServiceEndpoints,
    pub(crate) transport: Transport,
}

impl CallSettings {
    /// The same, with one address for all services: the practice account's, or `--endpoint-url`. A sign-in isn't asked
    /// for there.
    #[must_use]
    pub fn replaced(self, address: Option<&str>) -> Self {
        Self { endpoints: self.endpoints.replaced(address), ..self }
    }
}

/// An account of the configuration: where its credentials come from, and all that its providers need.
#[derive(Clone, Debug)]
pub struct ConfiguredAccount {
    /// The profile's name; none where nobody names one, and there is no default.
    pub(crate) profile: Option<String>,
    pub(crate) source: Source,
    pub(crate) environment: Environment,
    pub(crate) places: Places,
}

impl Configuration {
    /// Reads both files where the variables or the home folder say that they are.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::AwsFileRefused`] for what the AWS CLI refuses, too;
    /// [`gangway_catalog::fault::FaultCode::AwsFileUnreadable`].
    pub fn read(environment: &Environment) -> Result<Self, Fault> {
        let places = Places::new(environment);
        let config = file(places.config.as_deref())?;
        let credentials = file(places.credentials.as_deref())?;
        let files = ConfigFiles::read(
            config.as_ref().map(TextFile::text),
            credentials.as_ref().map(TextFile::text),
            LARGEST_FILE,
        );
        let files = files.map_err(|fault| profile_faults::fault(&fault, environment.system()))?;
        Ok(Self { environment: environment.clone(), files, places })
    }

    /// Whether variables alone may give credentials.
    pub fn environment_names_credentials(environment: &Environment) -> bool {
        SOURCES.iter().any(|variable| environment.get(variable).is_some())
    }

    /// All profiles' names, in alphabetical order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.names()
    }

    pub(crate) fn profile(&self, name: &str) -> Option<Profile<'_>> {
        self.files.profile(name)
    }

    /// Where the credentials come from: of a profile that the person chose; without one as the AWS CLI looks, the
    /// variables first.
    ///
    /// # Errors
    /// Every way in which a profile gives none; nobody was asked yet.
    pub fn account(&self, person: Option<&str>) -> Result<ConfiguredAccount, Fault> {
        let choice = self.choice(person);
        let found = source::resolve(&choice, &self.files, &self.environment).map_err(|fault| self.fault(&fault))?;
        if let (Some(name), Source::Environment(_)) = (person, &found) {
            return Err(self.fault(&self.files.missing(name)));
        }
        let profile = self.files.profile(&choice.name).map(|profile| profile.name().to_owned());
        if let Some((owner, keys)) = keys(&found, profile.as_deref()).filter(|(_, keys)| keys.lacks_token()) {
            let place = keys.place.as_ref().map(|place| (place.path.as_str(), place.line.unwrap_or_default()));
            return Err(profile_faults::without_token(owner, place));
        }
        Ok(ConfiguredAccount {
            profile,
            source: found,
            environment: self.environment.clone(),
            places: self.places.clone(),
        })
    }

    /// How AWS is reached for a profile that the person chose, or for the one that variables name, which counts for keys
    /// of variables and typed ones, too.
    ///
    /// # Errors
    /// An address that can't be one, a Region or a name that no request can carry.
    pub fn settings(&self, person: Option<&str>) -> Result<CallSettings, Fault> {
        self.settings_with(self.chosen(person).map_err(|fault| self.fault(&fault))?)
    }

    /// How AWS is reached with keys that a person typed: they need no file, so one that can't be read doesn't count.
    ///
    /// # Errors
    /// As [`Configuration::settings`].
    pub fn settings_of_typed_keys(environment: &Environment) -> Result<CallSettings, Fault> {
        let without_files = |_| Self {
            environment: environment.clone(),
            files: ConfigFiles::default(),
            places: Places::new(environment),
        };
        let configuration = Self::read(environment).unwrap_or_else(without_files);
        configuration.settings_with(configuration.chosen(None).unwrap_or_default())
    }

    fn settings_with(&self, profile: Option<Profile<'_>>) -> Result<CallSettings, Fault> {
        let told = |fault| self.fault(&fault);
        sendable(&self.environment, profile.as_ref()).map_err(told)?;
        let endpoints = Endpoints::new(&self.environment, &self.files, profile);
        Ok(CallSettings {
            endpoints: ServiceEndpoints::named_by(&endpoints).map_err(told)?,
            transport: Transport::new(&self.environment, profile.as_ref()),
        })
    }

    /// The Region of the variables, else of that profile.
    ///
    /// # Errors
    /// One that can't be a part of a host name.
    pub fn region(&self, person: Option<&str>) -> Result<Option<String>, Fault> {
        let told = |fault| self.fault(&fault);
        let profile = self.chosen(person).map_err(told)?;
        let found = RegionChoice::new(None, &self.environment, profile.as_ref()).map_err(told)?;
        Ok(found.map(|region| region.name))
    }

    /// The profile that is meant.
    fn chosen(&self, person: Option<&str>) -> Result<Option<Profile<'_>>, ProfileFault> {
        self.choice(person).profile(&self.files)
    }

    /// The default profile may be meant by whoever chose nothing: it needn't be there, and then the computer's own
    /// credentials count.
    fn choice(&self, person: Option<&str>) -> ProfileChoice {
        match person {
            Some(DEFAULT) if self.files.profile(DEFAULT).is_none() => {
                ProfileChoice { name: DEFAULT.to_owned(), by: Chooser::Nobody }
            }
            _ => ProfileChoice::new(person, &self.environment),
        }
    }

    /// The portal that a profile signs in to, whether or not it has a role there yet.
    pub(crate) fn portal(&self, name: &str) -> Result<Option<Portal>, Fault> {
        let told = |fault| self.fault(&fault);
        let choice = ProfileChoice { name: name.to_owned(), by: Chooser::Person };
        let Some(profile) = choice.profile(&self.files).map_err(told)? else { return Ok(None) };
        identity_center::portal(&profile, &self.files).map_err(told)
    }

    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    pub(crate) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The source of a listed profile.
    pub(crate) fn source(&self, name: &str) -> Result<Source, Fault> {
        let choice = ProfileChoice { name: name.to_owned(), by: Chooser::Person };
        source::resolve(&choice, &self.files, &self.environment).map_err(|fault| self.fault(&fault))
    }

    pub(crate) fn fault(&self, fault: &ProfileFault) -> Fault {
        profile_faults::fault(fault, self.environment.system())
    }
}

impl ConfiguredAccount {
    /// Whether somebody must be asked for the code of an MFA device.
    pub(crate) fn asks_for_a_code(&self) -> bool {
        matches!(&self.source, Source::Roles(chain) if chain.asks_for_a_code())
    }

    pub(crate) fn system(&self) -> System {
        self.environment.system()
    }
}

/// The keys that everything begins with, and whose they are.
fn keys<'a>(source: &'a Source, profile: Option<&'a str>) -> Option<(Option<&'a str>, &'a Keys)> {
    let of_base = |base: &'a BaseSource| if let BaseSource::Keys(keys) = base { Some(keys) } else { None };
    match source {
        Source::Environment(keys) => Some((None, keys)),
        Source::Profile(base) => of_base(base).map(|keys| (profile, keys)),
        Source::Roles(chain) => match &chain.from {
            RoleSource::Environment(keys) => Some((None, keys)),
            RoleSource::Profile { name, source } => of_base(source).map(|keys| (Some(name.as_str()), keys)),
            RoleSource::Ec2InstanceMetadata | RoleSource::EcsContainer => None,
        },
        Source::Container | Source::None => None,
    }
}

/// A file with its bytes.
struct TextFile<'a> {
    path: &'a str,
    bytes: Vec<u8>,
}

impl TextFile<'_> {
    fn text(&self) -> FileText<'_> {
        FileText { path: self.path, bytes: &self.bytes }
    }
}

fn file(path: Option<&str>) -> Result<Option<TextFile<'_>>, Fault> {
    let Some(path) = path else { return Ok(None) };
    Ok(bounded::read(Path::new(path), LARGEST_FILE)?.map(|bytes| TextFile { path, bytes }))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]
pub(crate) mod tests {
    use gangway_catalog::fact::Fact;
    use gangway_catalog::fault::FaultCode;
    use gangway_profiles::endpoints::Service;
    use tempfile::TempDir;

    use super::*;

    /// A person's folder with these files, and their variables.
    pub(crate) fn desk(config: &str, credentials: &str, variables: &[(&str, &str)]) -> (TempDir, Environment) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".aws")).unwrap();
        std::fs::write(folder.path().join(".aws/config"), config).unwrap();
        std::fs::write(folder.path().join(".aws/credentials"), credentials).unwrap();
        let home = folder.path().to_str().unwrap().to_owned();
        let mut all: Vec<(String, String)> =
            variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        all.extend([("HOME".to_owned(), home.clone()), ("USERPROFILE".to_owned(), home)]);
        (folder, Environment::new(System::HERE, all))
    }

    fn read(config: &str, variables: &[(&str, &str)]) -> Configuration {
        let (_folder, environment) = desk(config, "", variables);
        Configuration::read(&environment).unwrap()
    }

    /// Keys of the environment, the Region in the configuration.
    #[test]
    fn keys_of_the_environment_have_the_region_of_the_configuration() {
        let config = "[default]\nregion = eu-central-1\n[profile dev]\nregion = eu-west-1\n";
        let keys = [("AWS_ACCESS_KEY_ID", "AKIAX"), ("AWS_SECRET_ACCESS_KEY", "s"), ("AWS_PROFILE", "dev")];
        assert_eq!(read(config, &keys[..2]).region(None), Ok(Some("eu-central-1".to_owned())));
        assert_eq!(read(config, &keys).region(None), Ok(Some("eu-west-1".to_owned())));
        assert_eq!(read(config, &keys).region(Some("default")), Ok(Some("eu-central-1".to_owned())));
        assert_eq!(read("", &keys[..2]).region(None), Ok(None));
        assert!(matches!(read(config, &keys).account(None).unwrap().source, Source::Environment(_)));
    }

    /// Of a profile as of variables.
    #[test]
    fn addresses_of_a_profile_are_known() {
        let config = "[default]\nendpoint_url = http://127.0.0.1:9\nservices = s\nca_bundle = /corp.pem\n\
                      [services s]\nsts =\n  endpoint_url = http://127.0.0.1:8\n";
        let settings = read(config, &[]).settings(None).unwrap();
        assert_eq!(settings.endpoints.of(Service::CloudFormation), Some("http://127.0.0.1:9"));
        assert_eq!(settings.endpoints.of(Service::Sts), Some("http://127.0.0.1:8"));
        assert_eq!(settings.transport.ca_bundle.map(|bundle| bundle.path).as_deref(), Some("/corp.pem"));
        let bad = read("[default]\nendpoint_url = http://u:hunter2@x\n", &[]).settings(None).unwrap_err();
        assert_eq!(bad.code, FaultCode::EndpointUnusable);
        assert!(!format!("{bad:?}").contains("hunter2"), "{bad:?}");
    }

    #[test]
    fn a_name_that_no_request_can_carry_is_told() {
        let fault = read("", &[("AWS_EXECUTION_ENV", "a\nb")]).settings(None).unwrap_err();
        assert_eq!(fault.code, FaultCode::CredentialsUnsendable);
        assert_eq!(fault.facts.get("key"), Some(&Fact::from("AWS_EXECUTION_ENV")));
    }

    #[test]
    fn a_forgotten_session_token_is_told_before_aws_says_something_else() {
        let config = "[profile a]\naws_access_key_id = ASIAX\naws_secret_access_key = hunter2\n\
                      [profile b]\nrole_arn = r\nsource_profile = a\n";
        for profile in ["a", "b"] {
            let fault = read(config, &[]).account(Some(profile)).unwrap_err();
            assert_eq!(fault.code, FaultCode::ProfileIncomplete, "{fault}");
            assert_eq!(fault.facts.get("profile"), Some(&Fact::from("a")));
            assert_eq!(fault.facts.get("kind"), Some(&Fact::from("token")));
        }
    }

    #[test]
    fn a_file_that_the_aws_cli_refuses_is_named_with_its_line() {
        let text: Vec<u8> = "\u{feff}[default]\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (folder, environment) = desk("", "", &[]);
        for name in ["config", "credentials"] {
            let path = folder.path().join(".aws").join(name);
            std::fs::write(&path, &text).unwrap();
            let fault = Configuration::read(&environment).unwrap_err();
            assert_eq!(fault.code, FaultCode::AwsFileRefused);
            assert_eq!(fault.facts.get("kind"), Some(&Fact::from("utf16")));
            assert!(format!("{:?}", fault.facts.get("path")).contains(name), "{fault}");
            std::fs::write(&path, "[default\naws_secret_access_key = hunter2\n").unwrap();
            let fault = Configuration::read(&environment).unwrap_err();
            assert_eq!(fault.facts.get("line"), Some(&Fact::from(1_usize)), "{fault}");
            assert!(!fault.to_string().contains("hunter2"), "{fault}");
            std::fs::write(&path, "").unwrap();
        }
    }

    #[test]
    fn a_default_profile_that_is_not_there_is_nobodys_mistake() {
        let keys = [("AWS_ACCESS_KEY_ID", "AKIAX"), ("AWS_SECRET_ACCESS_KEY", "s")];
        assert!(matches!(read("", &[]).account(Some("default")).unwrap().source, Source::None));
        assert_eq!(read("", &keys).account(Some("default")).unwrap_err().code, FaultCode::ProfileMissing);
        assert_eq!(read("", &[]).account(Some("other")).unwrap_err().code, FaultCode::ProfileMissing);
    }

    #[test]
    fn typed_keys_need_no_file() {
        let variables = [("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9"), ("AWS_PROFILE", "lost")];
        for config in ["", "refused"] {
            let (_folder, environment) = desk(config, "", &variables);
            let settings = Configuration::settings_of_typed_keys(&environment).unwrap();
            assert_eq!(settings.endpoints.of(Service::S3), Some("http://127.0.0.1:9"));
        }
    }

    #[test]
    fn what_is_no_file_is_told() {
        let (folder, _) = desk("", "", &[]);
        let path = folder.path().to_str().unwrap();
        let environment = Environment::new(System::Unix, [("AWS_CONFIG_FILE", path), ("HOME", path)]);
        let fault = Configuration::read(&environment).unwrap_err();
        assert_eq!(fault.code, FaultCode::AwsFileUnreadable);
        let nothing = Environment::new(System::Unix, [("AWS_CONFIG_FILE", "/nowhere/at/all")]);
        assert_eq!(Configuration::read(&nothing).unwrap().names().count(), 0);
    }
}
