//! Which account and Region: the options, else AWS's own variables, else the default profile.

use gangway_app::bindings::Fault;
use gangway_app::environment::Environment;
use gangway_app::views::{AccountChoice, AccountRequest, CredentialKind};
use gangway_app::{App, Options, PracticeSource, Secrets};
use gangway_words::Language;

/// What the options say about the account.
#[derive(Clone, Debug)]
pub(crate) struct Wishes {
    pub(crate) endpoint_url: Option<String>,
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) environment: Environment,
    pub(crate) language: Language,
}

impl Wishes {
    /// Opens the folder of state. One program at a time holds it.
    pub(crate) async fn open(&self) -> Result<App, Fault> {
        App::open(Options {
            home: self.environment.gangway_home.clone(),
            practice: match &self.environment.practice_url {
                Some(url) => PracticeSource::At(url.clone()),
                None => PracticeSource::Absent,
            },
            endpoint: self.endpoint_url.clone().or_else(|| self.environment.aws_endpoint_url.clone()),
            language: self.language,
            environment: self.environment.clone(),
            // Keys come from profiles and variables here: no keychain is asked.
            secrets: Secrets::in_memory(),
        })
        .await
    }

    /// The account to work in, in the order in which AWS's own tools look.
    /// None: nothing names a Region.
    pub(crate) async fn choose(&self, app: &App) -> Result<Option<AccountRequest>, Fault> {
        let accounts = app.accounts(()).await?;
        let wanted = self.profile.clone().or_else(|| self.environment.aws_profile.clone());
        let from_environment = accounts.options.iter().any(|option| option.credentials == CredentialKind::Environment);
        let account = match wanted {
            // A broken configuration, or a profile that isn't there, is told by the first call.
            Some(name) => AccountChoice::Profile { name },
            None if from_environment => AccountChoice::Environment,
            None if self.environment.practice_url.is_some() => AccountChoice::Practice,
            None => AccountChoice::Profile { name: "default".to_owned() },
        };
        let of_profile = || {
            let option = accounts.options.iter().find(|option| option.choice == account)?;
            option.region.clone()
        };
        let region = self.region().or_else(of_profile);
        // The practice account is in every Region; the first of the list is as good as any.
        let usual = || accounts.regions.first().filter(|_| account == AccountChoice::Practice);
        let region = region.or_else(|| usual().map(|region| region.id.clone()));
        Ok(region.map(|region| AccountRequest { account, region }))
    }

    /// The Region that the options or the environment name.
    pub(crate) fn region(&self) -> Option<String> {
        self.region.clone().or_else(|| self.environment.aws_region.clone())
    }
}
