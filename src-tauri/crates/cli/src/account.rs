//! Which account and Region: the options, else the variables of Gangway and AWS, else the default profile.

use std::sync::Arc;

use gangway_app::bindings::{Fault, FaultCode};
use gangway_app::environment::Environment;
use gangway_app::views::{AccountChoice, AccountRequest, CredentialKind};
use gangway_app::{
    App, Options, PracticeSource, Secrets, SignInOptions, SignIns, StatusReader, check_profile, configured_accounts,
    offered_regions, usual_region,
};
use gangway_words::{Language, Words};

use crate::arguments::address;
use crate::{mfa, practice_account};

/// The profile that AWS's own tools use when none is named.
const DEFAULT_PROFILE: &str = "default";

/// What the options say about the account.
#[derive(Clone, Debug)]
pub(crate) struct GlobalOptions {
    pub(crate) endpoint_url: Option<String>,
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) environment: Environment,
    pub(crate) language: Language,
}

impl GlobalOptions {
    /// Opens the folder of state. One program at a time holds it.
    pub(crate) async fn open(&self) -> Result<App, Fault> {
        let home = self.environment.gangway_home.clone();
        App::open(Options {
            practice: self.practice(),
            identify_practice: practice_account::identify_practice(gangway_app::home(home.as_deref())?),
            put_stand_in: practice_account::put_stand_in(),
            home,
            endpoint: self.endpoint_url.clone(),
            language: self.language,
            environment: self.environment.clone(),
            // Keys come from profiles and variables here: no keychain is asked.
            secrets: Secrets::in_memory(),
            ask_mfa_code: Some(mfa::keyboard(self.language)),
            sign_in: sign_in_options(),
        })
        .await
    }

    /// Signs in without the folder of state, so that a window may hold it meanwhile.
    pub(crate) fn sign_ins(&self) -> SignIns {
        SignIns::new(&self.environment, sign_in_options(), || {})
    }

    /// The profile that is meant where no account is asked for.
    pub(crate) fn profile(&self) -> &str {
        self.profile.as_deref().or(self.environment.aws_profile.as_deref()).unwrap_or(DEFAULT_PROFILE)
    }

    /// Looks without the folder of state, so that a window may hold it meanwhile.
    pub(crate) fn status_reader(&self) -> StatusReader {
        let asked = Some(mfa::keyboard(self.language));
        StatusReader::new(self.practice(), self.endpoint_url.as_deref(), &self.environment, asked)
    }

    fn practice(&self) -> PracticeSource {
        match &self.environment.practice_url {
            Some(url) => PracticeSource::At(url.clone()),
            None => PracticeSource::Absent,
        }
    }

    /// A variable that should say where something answers, and doesn't.
    pub(crate) fn wrong_address(&self) -> Option<(&'static str, &str)> {
        let endpoint = self.environment.aws_endpoint_url.as_deref().filter(|_| self.endpoint_url.is_none());
        let variables =
            [("AWS_ENDPOINT_URL", endpoint), ("GANGWAY_PRACTICE_URL", self.environment.practice_url.as_deref())];
        let mut given = variables.into_iter().filter_map(|(name, given)| Some((name, given?)));
        given.find(|(_, given)| address(given).is_err())
    }

    /// What names a Region that can't be chosen: it is no answer of the setup, whose file has none.
    pub(crate) fn wrong_region(&self) -> Option<(&'static str, String)> {
        let given = self.region().filter(|given| !offered_regions().any(|one| one == given))?;
        Some((if self.region.is_some() { "--region" } else { "AWS_REGION" }, given))
    }

    /// The account to work in: the practice account that was named, else in the order in which AWS's own tools look. Keys
    /// of the environment come before its profile there, and after an option's.
    pub(crate) async fn choose(&self) -> Result<AccountRequest, Fault> {
        let usual = usual_region(&self.environment, self.language);
        let (configured, unreadable) = configured_accounts(&self.environment, &usual).await;
        let has_keys = configured.iter().any(|option| option.credentials == CredentialKind::Environment);
        let practices = self.environment.practice_url.is_some() && self.endpoint_url.is_none();
        let account = match &self.profile {
            Some(name) => AccountChoice::Profile { name: name.clone() },
            None if practices => AccountChoice::Practice,
            None if has_keys => AccountChoice::Environment,
            None => AccountChoice::Profile { name: self.profile().to_owned() },
        };
        if let AccountChoice::Profile { name } = &account {
            if let Some(fault) = unreadable {
                return Err(fault);
            }
            // Nobody named the default one: without it there are no credentials, as the first call tells.
            if self.profile.is_some() || self.environment.aws_profile.is_some() {
                check_profile(&self.environment, name).await?;
            }
        }
        let of_profile = || configured.iter().find(|option| option.choice == account)?.region.clone();
        // The practice account is in every Region; the usual one is as good as any.
        let of_practice = || Some(usual).filter(|_| account == AccountChoice::Practice);
        let region = self.region().or_else(of_profile).or_else(of_practice);
        let region = region.ok_or(FaultCode::RegionMissing)?;
        Ok(AccountRequest { account, region })
    }

    /// The Region that the options or the environment name.
    pub(crate) fn region(&self) -> Option<String> {
        self.region.clone().or_else(|| self.environment.aws_region.clone())
    }
}

fn sign_in_options() -> SignInOptions {
    SignInOptions::new(Arc::new(|language, id| Words::new(language).say(id, &[])))
}
