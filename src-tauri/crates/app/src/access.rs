//! The way into accounts: sessions, and what was learned through them in this run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use gangway_aws::configuration::{CallSettings, Configuration};
use gangway_aws::credentials::mfa::MfaRoles;
use gangway_aws::session::{Credentials, Service, Session};
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::environment::Environment as AwsEnvironment;
use gangway_setup::check::{KnownConnection, KnownHost};
use gangway_store::secrets::Secrets;
use gangway_workflow::{AccountKey, SessionFor};
use serde::{Deserialize, Serialize};

use crate::account_keys::StoredPlace;
use crate::blocking::blocking;
use crate::environment::Environment;
use crate::mfa::MfaQuestions;
use crate::practice::Practice;
use crate::views::*;

/// A burst of questions shares a session. Not longer: a profile is read once for each session, and the person may renew
/// its keys at any time.
const FRESH: Duration = Duration::from_secs(30);

/// Opens sessions. Shared with the jobs, which open theirs again after a restart.
pub(crate) struct Access {
    pub(crate) practice: Practice,
    /// Replaces AWS's endpoints for every account but the practice account.
    pub(crate) endpoint: Option<String>,
    /// What AWS's variables say.
    environment: AwsEnvironment,
    /// Roles with an MFA device outlast the sessions: nobody types a code each time.
    mfa_roles: MfaRoles,
    /// Where a code was asked for.
    pub(crate) mfa_questions: MfaQuestions,
    pub(crate) secrets: Arc<Secrets>,
    pub(crate) known: AccountCache,
}

impl Access {
    /// The way in, as the programs decided.
    pub(crate) fn new(
        practice: Practice,
        endpoint: Option<&str>,
        environment: &Environment,
        mfa_roles: MfaRoles,
        secrets: Secrets,
    ) -> Self {
        Self {
            environment: environment.aws.clone(),
            mfa_roles,
            mfa_questions: MfaQuestions::default(),
            practice,
            endpoint: endpoint.map(|endpoint| endpoint.trim_end_matches('/').to_owned()),
            secrets: Arc::new(secrets),
            known: AccountCache::default(),
        }
    }

    /// For the jobs: an account and Region as it stands in their journals.
    pub(crate) fn for_jobs(self: &Arc<Self>) -> SessionFor {
        let access = Arc::clone(self);
        Arc::new(move |key: AccountKey| {
            let access = Arc::clone(&access);
            Box::pin(async move {
                let StoredPlace { account, region } = StoredPlace::of(&key).ok_or(FaultCode::CredentialsMissing)?;
                let session = access.open(&account.choice(), &region).await?;
                // Opening it has shown which practice account answers.
                access.practice.request_of(&key).ok_or(FaultCode::PracticeElsewhere)?;
                Ok(session)
            })
        })
    }

    /// Where the practice account answers; it is started when it isn't running. What another world answered before is
    /// no longer taken for known.
    pub(crate) async fn practice_endpoint(&self) -> Result<String, Fault> {
        let (endpoint, another) = self.practice.find().await?;
        if another {
            self.known.forget(&AccountChoice::Practice);
        }
        Ok(endpoint)
    }

    /// A session with an account; one that was opened just now is used again.
    pub(crate) async fn session(&self, account: &AccountChoice, region: &str) -> Result<Session, Fault> {
        match self.known.of(account, region).session {
            Some((opened, session)) if opened.elapsed() < FRESH => Ok(session),
            _ => self.open(account, region).await,
        }
    }

    /// A session that reads the credentials anew: they may have been renewed since.
    pub(crate) async fn open(&self, account: &AccountChoice, region: &str) -> Result<Session, Fault> {
        let (credentials, settings) = self.credentials(account).await?;
        let opening = Session::open(credentials, region, &settings).await;
        let session = opening.inspect_err(|fault| self.mfa_questions.hear(fault, account, region))?;
        let opened = Instant::now();
        self.known.learn(account, region, |learned| learned.session = Some((opened, session.clone())));
        Ok(session)
    }

    /// Whose credentials they are, and how AWS is reached with them.
    async fn credentials(&self, account: &AccountChoice) -> Result<(Credentials, CallSettings), Fault> {
        let person = match account {
            AccountChoice::Practice => {
                let endpoint = self.practice_endpoint().await?;
                return Ok((Credentials::Practice, CallSettings::default().replaced(Some(&endpoint))));
            }
            AccountChoice::Keys { id } => return self.typed_keys(id).await,
            AccountChoice::Environment => None,
            AccountChoice::Profile { name } => Some(name.as_str()),
        };
        let configuration = self.configuration(Configuration::read).await??;
        let account = Box::new(configuration.account(person)?);
        let settings = configuration.settings(person)?.replaced(self.endpoint.as_deref());
        Ok((Credentials::Configured { account, codes: self.mfa_roles.clone() }, settings))
    }

    async fn typed_keys(&self, id: &str) -> Result<(Credentials, CallSettings), Fault> {
        let (secrets, name) = (Arc::clone(&self.secrets), id.to_owned());
        let found = blocking("keychain", move || secrets.find(&name)).await?;
        let typed: Option<TypedKeys> = found.and_then(|secret| serde_json::from_str(secret.reveal()).ok());
        let typed = typed.ok_or(FaultCode::CredentialsMissing)?;
        let credentials = Credentials::Keys {
            access_key_id: typed.access_key_id,
            secret: typed.secret_access_key,
            session_token: typed.session_token,
        };
        let settings = self.configuration(Configuration::settings_of_typed_keys).await??;
        Ok((credentials, settings.replaced(self.endpoint.as_deref())))
    }

    /// Reads the AWS configuration, which may lie on a slow disk.
    async fn configuration<T: Send + 'static>(&self, read: fn(&AwsEnvironment) -> T) -> Result<T, Fault> {
        let environment = self.environment.clone();
        blocking("configuration", move || read(&environment)).await
    }

    /// Who the credentials are; asked once a run for each account and Region.
    pub(crate) async fn identity(&self, account: &AccountChoice, region: &str) -> Result<Identity, Fault> {
        if let Some(identity) = self.known.of(account, region).identity {
            return Ok(identity);
        }
        let answer = self.session(account, region).await?.identity().await?;
        let root = answer.is_root();
        let identity = Identity { account: answer.account, arn: answer.arn, partition: answer.partition, root };
        self.known.learn(account, region, |learned| learned.identity = Some(identity.clone()));
        Ok(identity)
    }

    /// Where the credentials of a place belong, once they said who they are in any Region; the practice account is
    /// everywhere.
    pub(crate) fn partition(&self, place: &SetupPlace) -> Option<String> {
        let account = place.account.as_ref().filter(|account| **account != AccountChoice::Practice)?;
        self.known.partition(account)
    }

    /// Addresses that stand in for AWS's: the pages of what is made there are there, too.
    pub(crate) fn endpoints(&self) -> Vec<String> {
        let named = self.environment.get("AWS_ENDPOINT_URL").map(str::to_owned);
        let given = [self.practice.known(), self.endpoint.clone(), named];
        given.into_iter().flatten().chain(self.known.endpoints()).collect()
    }

    /// What is known of the account of a place.
    pub(crate) fn learned(&self, place: &SetupPlace) -> AccountAnswers {
        place.account.as_ref().map(|account| self.known.of(account, &place.region)).unwrap_or_default()
    }
}

/// Keys as the keychain holds them.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TypedKeys {
    pub(crate) access_key_id: String,
    pub(crate) secret_access_key: String,
    pub(crate) session_token: Option<String>,
}

/// What accounts answered, kept for this run: so that each change of a setup can be checked against it without a call.
#[derive(Default)]
pub(crate) struct AccountCache(Mutex<HashMap<String, AccountAnswers>>);

/// What one account answered in one Region.
#[derive(Clone, Default)]
pub(crate) struct AccountAnswers {
    session: Option<(Instant, Session)>,
    pub(crate) identity: Option<Identity>,
    /// Ids of CodeBuild's images.
    pub(crate) images: Option<Vec<String>>,
    pub(crate) connections: Option<Vec<KnownConnection>>,
    pub(crate) hosts: Option<Vec<KnownHost>>,
}

impl AccountCache {
    fn all(&self) -> MutexGuard<'_, HashMap<String, AccountAnswers>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn of(&self, account: &AccountChoice, region: &str) -> AccountAnswers {
        self.all().get(&key(account, region)).cloned().unwrap_or_default()
    }

    pub(crate) fn learn(&self, account: &AccountChoice, region: &str, learn: impl FnOnce(&mut AccountAnswers)) {
        learn(self.all().entry(key(account, region)).or_default());
    }

    /// Addresses of the services that have pages, as far as they aren't AWS's own.
    fn endpoints(&self) -> Vec<String> {
        const WITH_PAGES: [Service; 3] = [Service::CodeConnections, Service::CodePipeline, Service::CloudFormation];
        let all = self.all();
        let sessions = all.values().filter_map(|learned| learned.session.as_ref());
        sessions
            .flat_map(|(_, session)| WITH_PAGES.map(|service| session.endpoint(service)))
            .flatten()
            .map(str::to_owned)
            .collect()
    }

    /// The partition that the account named in any Region.
    fn partition(&self, account: &AccountChoice) -> Option<String> {
        let beginning = key(account, "");
        let all = self.all();
        let mut here = all.iter().filter(|(key, _)| key.starts_with(&beginning));
        here.find_map(|(_, learned)| learned.identity.as_ref().map(|identity| identity.partition.clone()))
    }

    /// Credentials may have changed outside: nothing of the account is taken for known any more.
    pub(crate) fn forget(&self, account: &AccountChoice) {
        let beginning = key(account, "");
        self.all().retain(|key, _| !key.starts_with(&beginning));
    }

    /// Somebody signed in: any profile may have credentials now, or other ones.
    pub(crate) fn forget_configured(&self) {
        self.all().retain(|key, _| !key.starts_with(ENVIRONMENT) && !key.starts_with(PROFILE));
    }
}

/// How the keys of configured accounts begin.
const ENVIRONMENT: &str = "environment:";
const PROFILE: &str = "profile:";

fn key(account: &AccountChoice, region: &str) -> String {
    let account = match account {
        AccountChoice::Practice => "practice:".to_owned(),
        AccountChoice::Environment => ENVIRONMENT.to_owned(),
        AccountChoice::Profile { name } => format!("{PROFILE}{name}"),
        AccountChoice::Keys { id } => format!("keys:{id}"),
    };
    // A line end can stand in no Region and in no profile's name.
    format!("{account}\n{region}")
}
