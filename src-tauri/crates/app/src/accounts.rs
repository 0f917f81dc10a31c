//! Which accounts there are to choose from, who they are, and what was learned from them.

use std::sync::{Arc, PoisonError};

use gangway_aws::accounts::{Profile, Source, profiles};
use gangway_aws::configuration::Configuration;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::guides::Guide;
use gangway_catalog::regions;
use gangway_store::secrets::Secret;
use gangway_workflow::disk;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::TypedKeys;
use crate::blocking::blocking;
use crate::environment::Environment;
use crate::views::*;
use crate::{App, clock, faults};

/// Keys that the person typed, as they are listed. The keys themselves are in the keychain under the same id.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TypedKeysEntry {
    label: String,
}

impl App {
    /// The accounts and Regions to choose from. Asks nobody but this machine.
    ///
    /// # Errors
    /// None: a configuration that can't be read is told beside what there is.
    pub async fn accounts(&self, (): ()) -> Result<Accounts, Fault> {
        let mut options = vec![AccountOption {
            choice: AccountChoice::Practice,
            label: String::new(),
            credentials: CredentialKind::Practice,
            region: None,
            usual_region: self.usual_region(),
            fault: None,
        }];
        let (configured, fault) = configured_accounts(&self.environment, &self.usual_region()).await;
        options.extend(configured);
        options.extend(self.kept_keys());
        let regions = regions::ALL.iter().map(|region| RegionView {
            id: region.id.to_owned(),
            name: region.name.to_owned(),
            partition: region.partition.to_owned(),
        });
        Ok(Accounts { options, fault, regions: regions.collect(), guides: guides(self.language()) })
    }

    /// Asks the account who we are.
    ///
    /// # Errors
    /// Why the credentials don't work.
    pub async fn identify(&self, question: AccountRequest) -> Result<Identity, Fault> {
        let AccountRequest { account, region } = question;
        // Whoever asks wants to know now: a profile may have been mended or signed in since.
        self.access.known.forget(&account);
        self.access.identity(&account, &region).await
    }

    /// Keeps keys in the system's keychain, or, without one, for this run only.
    ///
    /// # Errors
    /// [`FaultCode::CredentialsMissing`] when one is empty; [`FaultCode::AccessKeyMalformed`]; when their label can't be
    /// written.
    pub async fn add_keys(&self, question: AddKeys) -> Result<AddedKeys, Fault> {
        let id = Uuid::new_v4().to_string();
        let label = question.label.trim().to_owned();
        let typed = TypedKeys {
            access_key_id: question.access_key_id.trim().to_owned(),
            secret_access_key: question.secret_access_key.trim().to_owned(),
            session_token: question
                .session_token
                .map(|token| token.trim().to_owned())
                .filter(|token| !token.is_empty()),
        };
        if typed.access_key_id.is_empty() || typed.secret_access_key.is_empty() {
            return Err(FaultCode::CredentialsMissing.into());
        }
        if !is_access_key_id(&typed.access_key_id) {
            return Err(FaultCode::AccessKeyMalformed.into());
        }
        let text = serde_json::to_string(&typed).map_err(|_| faults::defect("add_keys"))?;
        let (secrets, name) = (Arc::clone(&self.access.secrets), id.clone());
        let kept = blocking("keychain", move || secrets.keep(&name, Secret::new(text))).await?;
        let listed = TypedKeysEntry { label };
        if kept {
            self.keys.write(&id, &listed).map_err(|error| disk::fault(&error))?;
        } else {
            self.keys_of_this_run.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), listed);
        }
        Ok(AddedKeys { choice: AccountChoice::Keys { id }, kept })
    }

    /// Forgets keys, in the keychain and in the list.
    ///
    /// # Errors
    /// When they can't be taken out of the keychain or the list.
    pub async fn forget_keys(&self, question: AccountChoice) -> Result<(), Fault> {
        let AccountChoice::Keys { id } = &question else { return Err(faults::gone("keys")) };
        self.access.known.forget(&question);
        self.keys_of_this_run.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
        let (secrets, name) = (Arc::clone(&self.access.secrets), id.clone());
        if !blocking("keychain", move || secrets.forget(&name)).await? {
            return Err(faults::defect("keychain"));
        }
        self.keys.remove(id).map_err(|error| disk::fault(&error))
    }

    fn kept_keys(&self) -> Vec<AccountOption> {
        let kept = self.keys.list().map(|listing| listing.documents).unwrap_or_default();
        let mut all: Vec<_> = kept.into_iter().map(|(id, keys)| (id, keys.document)).collect();
        let of_this_run = self.keys_of_this_run.lock().unwrap_or_else(PoisonError::into_inner).clone();
        all.extend(of_this_run);
        all.sort_by(|(_, a), (_, b)| a.label.cmp(&b.label));
        let option = |(id, keys): (String, TypedKeysEntry)| AccountOption {
            choice: AccountChoice::Keys { id },
            label: keys.label,
            credentials: CredentialKind::Typed,
            region: None,
            usual_region: self.usual_region(),
            fault: None,
        };
        all.into_iter().map(option).collect()
    }

    /// The account and Region of a setup.
    pub(crate) fn chosen(place: &SetupPlace) -> Result<(AccountChoice, String), Fault> {
        let account = place.account.clone().ok_or(FaultCode::CredentialsMissing)?;
        if place.region.is_empty() {
            return Err(FaultCode::RegionMissing.into());
        }
        Ok((account, place.region.clone()))
    }
}

/// The accounts that AWS's variables and files on this machine offer, and why those files can't be read. Nobody is asked. `usual` is the
/// Region to begin with where none is named.
pub async fn configured_accounts(environment: &Environment, usual: &str) -> (Vec<AccountOption>, Option<Fault>) {
    let configuration = configuration(environment).await;
    let mut options = Vec::new();
    if Configuration::environment_names_credentials(&environment.aws) {
        options.push(environment_option(environment, configuration.as_ref(), usual));
    }
    match configuration {
        Ok(configuration) => {
            let found = profiles(&configuration, clock::moment()).into_iter();
            options.extend(found.map(|profile| profile_option(profile, usual.to_owned())));
            (options, None)
        }
        Err(fault) => (options, Some(fault)),
    }
}

/// That a profile is there and names a source of credentials. Asks nobody but this machine.
///
/// # Errors
/// Why it can't be used.
pub async fn check_profile(environment: &Environment, name: &str) -> Result<(), Fault> {
    configuration(environment).await?.account(Some(name)).map(drop)
}

/// The AWS configuration, which may lie on a slow disk.
async fn configuration(environment: &Environment) -> Result<Configuration, Fault> {
    let environment = environment.aws.clone();
    blocking("configuration", move || Configuration::read(&environment)).await?
}

/// The account of AWS's variables. Its Region may come from the configuration.
fn environment_option(
    environment: &Environment,
    configuration: Result<&Configuration, &Fault>,
    usual: &str,
) -> AccountOption {
    let (region, fault) = match configuration {
        Ok(configuration) => match (configuration.region(None), configuration.account(None)) {
            (Ok(region), account) => (region, account.err()),
            (Err(fault), _) => (None, Some(fault)),
        },
        Err(fault) => (environment.aws_region.clone(), Some(fault.clone())),
    };
    AccountOption {
        choice: AccountChoice::Environment,
        label: String::new(),
        credentials: CredentialKind::Environment,
        usual_region: known_region(region.as_deref()).unwrap_or_else(|| usual.to_owned()),
        region,
        fault,
    }
}

/// AWS's pages in a language.
fn guides(language: Language) -> Vec<GuidePage> {
    let address = |guide: Guide| match language {
        Language::En => guide.address().to_owned(),
        Language::Ja => guide.address_in_japanese(),
    };
    Guide::ALL.iter().map(|guide| GuidePage { id: *guide, address: address(*guide) }).collect()
}

/// A Region that can be chosen.
fn known_region(named: Option<&str>) -> Option<String> {
    named.and_then(regions::of).map(|region| region.id.to_owned())
}

/// The Regions that can be chosen.
pub fn offered_regions() -> impl Iterator<Item = &'static str> {
    regions::ALL.iter().map(|region| region.id)
}

/// The Region that the environment names, else one near to those who speak the language.
pub fn usual_region(environment: &Environment, language: Language) -> String {
    let near = match language {
        Language::En => "us-east-1",
        Language::Ja => "ap-northeast-1",
    };
    let named = environment.aws_region.as_deref().and_then(regions::of);
    named.or_else(|| regions::of(near)).map(|region| region.id.to_owned()).unwrap_or_default()
}

/// IAM: AccessKey gives 16 to 128 characters; AKIA begins a user's key and ASIA a temporary one.
fn is_access_key_id(id: &str) -> bool {
    (16..=128).contains(&id.len())
        && (id.starts_with("AKIA") || id.starts_with("ASIA"))
        && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A profile as it is listed, with the Region to begin with where it names none that can be chosen.
fn profile_option(profile: Profile, usual: String) -> AccountOption {
    let credentials = match profile.source {
        Source::Static => CredentialKind::Static,
        Source::AssumeRole => CredentialKind::AssumeRole,
        Source::AssumeRoleMfa => CredentialKind::AssumeRoleMfa,
        Source::Sso => CredentialKind::Sso,
        Source::Login => CredentialKind::Login,
        Source::Process => CredentialKind::Process,
        Source::WebIdentity => CredentialKind::WebIdentity,
        Source::Unknown => CredentialKind::Unknown,
    };
    let missing = || (credentials == CredentialKind::Unknown).then(|| FaultCode::CredentialsMissing.into());
    let fault = profile.fault.or_else(missing);
    AccountOption {
        choice: AccountChoice::Profile { name: profile.name.clone() },
        label: profile.name,
        credentials,
        usual_region: known_region(profile.region.as_deref()).unwrap_or(usual),
        region: profile.region,
        fault,
    }
}

#[cfg(test)]
mod tests {
    use gangway_profiles::environment::{Environment as AwsEnvironment, System};

    use super::*;

    fn check(named: Option<&str>, begins: &str) {
        let region = named.map(str::to_owned);
        let profile = Profile { name: "work".to_owned(), source: Source::Sso, region: region.clone(), fault: None };
        let option = profile_option(profile, "us-east-1".to_owned());
        assert_eq!((option.region, option.usual_region.as_str()), (region, begins));
    }

    #[tokio::test]
    #[allow(clippy::disallowed_methods, reason = "a test writes the file that a person would have")]
    async fn keys_of_the_environment_have_the_region_of_the_configuration() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config");
        std::fs::write(&config, "[default]\nregion = eu-central-1\n[profile dev]\nregion = eu-west-1\n").unwrap();
        let variables = [
            ("AWS_CONFIG_FILE", config.to_str().unwrap()),
            ("AWS_ACCESS_KEY_ID", "AKIAX"),
            ("AWS_SECRET_ACCESS_KEY", "s"),
            ("AWS_PROFILE", "dev"),
        ];
        for (count, region) in [(3, "eu-central-1"), (4, "eu-west-1")] {
            let aws = AwsEnvironment::new(System::default(), variables.into_iter().take(count));
            let environment = Environment { aws, ..Environment::default() };
            let (options, fault) = configured_accounts(&environment, "us-east-1").await;
            assert_eq!((options[0].choice.clone(), fault), (AccountChoice::Environment, None));
            let (named, begins) = (options[0].region.as_deref(), options[0].usual_region.as_str());
            assert_eq!((named, begins, &options[0].fault), (Some(region), region, &None));
        }
    }

    #[test]
    fn a_profile_begins_in_its_own_region_if_that_can_be_chosen() {
        check(Some("eu-central-1"), "eu-central-1");
        check(Some("me-nowhere-1"), "us-east-1");
        check(None, "us-east-1");
    }
}
