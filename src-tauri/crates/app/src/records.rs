//! What setups have at AWS: which stacks and which connections, and where. These are facts. Jobs write them as they become
//! true, and the person's choice of a connection does; nobody reads them out of journals, which may be gone.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gangway_catalog::fault::Fault;
use gangway_catalog::hosts::is_same_server;
use gangway_store::{Documents, StoreError};
use gangway_workflow::{AccountKey, Outcome, RecordOutcome, disk};
use serde::{Deserialize, Serialize};

use crate::account_keys::may_share_arns;
use crate::clock;

/// Collection under which they are kept, by the ids of the setups.
pub(crate) const COLLECTION: &str = "records";

/// What one setup has at AWS, in every place where it ever was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct SetupRecord {
    pub(crate) deployments: Vec<DeploymentRecord>,
    pub(crate) connections: Vec<ConnectionRecord>,
    pub(crate) hosts: Vec<HostRecord>,
}

/// A stack that stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct DeploymentRecord {
    /// The account and Region.
    pub(crate) place: AccountKey,
    /// Name of the stack.
    pub(crate) stack: String,
    pub(crate) stack_arn: Option<String>,
    /// Names of the pipelines in it.
    pub(crate) pipelines: Vec<String>,
    /// The connection that they use.
    pub(crate) connection_arn: Option<String>,
    /// RFC 3339: when it was first seen to stand.
    pub(crate) since: String,
}

/// The connection of a setup in one place to one provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ConnectionRecord {
    /// The account and Region.
    pub(crate) place: AccountKey,
    /// As the API spells it; empty while none is chosen.
    pub(crate) provider: String,
    pub(crate) arn: Option<String>,
    /// The host that it goes through, if any. What an earlier version wrote doesn't say.
    pub(crate) host_arn: Option<String>,
    /// A job was asked for the connection: the one that it comes to takes the place of this one. No longer, once the
    /// person has chosen another.
    pub(crate) awaits_job: bool,
}

/// The host of a setup in one place for one server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct HostRecord {
    /// The account and Region.
    pub(crate) place: AccountKey,
    /// As the API spells it.
    pub(crate) provider: String,
    /// URL of the server.
    pub(crate) endpoint: String,
    pub(crate) arn: Option<String>,
    /// Whether it was made for this setup.
    pub(crate) made: bool,
    /// As [`ConnectionRecord::awaits_job`].
    pub(crate) awaits_job: bool,
}

impl HostRecord {
    fn is_for(&self, place: &AccountKey, provider: &str, endpoint: &str) -> bool {
        self.place == *place && self.provider == provider && is_same_server(&self.endpoint, endpoint)
    }
}

impl DeploymentRecord {
    pub(crate) fn new(place: AccountKey, stack: String) -> Self {
        Self { place, stack, ..Self::default() }
    }
}

impl ConnectionRecord {
    pub(crate) fn new(place: AccountKey, provider: String) -> Self {
        Self { place, provider, ..Self::default() }
    }
}

impl SetupRecord {
    /// The stacks that stand in a place, the newest last.
    pub(crate) fn deployments_in(&self, place: &AccountKey) -> impl Iterator<Item = &DeploymentRecord> {
        self.deployments.iter().filter(move |one| one.place == *place)
    }

    /// ARN of the connection to a provider in a place; none that goes through another host than this one.
    pub(crate) fn connection(&self, place: &AccountKey, provider: &str, host: Option<&str>) -> Option<&str> {
        let leads_there = |one: &&ConnectionRecord| match (one.host_arn.as_deref(), host) {
            (Some(through), Some(host)) => through == host,
            _ => true,
        };
        let there = self.connections.iter().filter(|one| one.place == *place && one.provider == provider);
        there.filter(leads_there).find_map(|one| one.arn.as_deref())
    }

    /// ARN of the host for a server in a place.
    pub(crate) fn host(&self, place: &AccountKey, provider: &str, endpoint: &str) -> Option<&str> {
        self.hosts.iter().filter(|one| one.is_for(place, provider, endpoint)).find_map(|one| one.arn.as_deref())
    }

    /// Where a host of this ARN is the setup's, as far as it can be the one of `place`.
    pub(crate) fn users_of_host(&self, arn: &str, place: &AccountKey) -> impl Iterator<Item = &HostRecord> {
        let is_it = move |one: &&HostRecord| one.arn.as_deref() == Some(arn) && may_share_arns(&one.place, place);
        self.hosts.iter().filter(is_it)
    }

    fn host_record(&mut self, place: &AccountKey, provider: &str, endpoint: &str) -> &mut HostRecord {
        let at = self.hosts.iter().position(|one| one.is_for(place, provider, endpoint)).unwrap_or_else(|| {
            self.hosts.push(HostRecord {
                place: place.clone(),
                provider: provider.to_owned(),
                endpoint: endpoint.to_owned(),
                awaits_job: true,
                ..HostRecord::default()
            });
            self.hosts.len() - 1
        });
        &mut self.hosts[at]
    }

    /// The person chose a host.
    pub(crate) fn choose_host(&mut self, place: &AccountKey, provider: &str, endpoint: &str, arn: &str) {
        let record = self.host_record(place, provider, endpoint);
        record.made &= record.arn.as_deref() == Some(arn);
        record.arn = Some(arn.to_owned());
        record.awaits_job = false;
    }

    /// A job is asked for the host.
    pub(crate) fn await_host(&mut self, place: &AccountKey, provider: &str, endpoint: &str) {
        self.host_record(place, provider, endpoint).awaits_job = true;
    }

    fn connection_record(&mut self, place: &AccountKey, provider: &str) -> &mut ConnectionRecord {
        let at = self.connections.iter().position(|one| one.place == *place && one.provider == provider);
        let at = at.unwrap_or_else(|| {
            let (place, provider) = (place.clone(), provider.to_owned());
            self.connections.push(ConnectionRecord { awaits_job: true, ..ConnectionRecord::new(place, provider) });
            self.connections.len() - 1
        });
        &mut self.connections[at]
    }

    /// The person chose a connection, or none.
    pub(crate) fn choose_connection(
        &mut self,
        place: &AccountKey,
        provider: &str,
        host: Option<&str>,
        arn: Option<String>,
    ) {
        let record = self.connection_record(place, provider);
        record.arn = arn;
        record.host_arn = host.map(str::to_owned);
        record.awaits_job = false;
    }

    /// A job is asked for the connection.
    pub(crate) fn await_connection(&mut self, place: &AccountKey, provider: &str) {
        self.connection_record(place, provider).awaits_job = true;
    }

    /// Every place where it has something, one as often as it has.
    pub(crate) fn places(&self) -> impl Iterator<Item = &AccountKey> {
        let deployments = self.deployments.iter().map(|one| &one.place);
        let connections = self.connections.iter().map(|one| &one.place);
        deployments.chain(connections).chain(self.hosts.iter().map(|one| &one.place))
    }

    /// What is known of one place is known of another one from now on: they are the same account, with other credentials.
    pub(crate) fn move_place(&mut self, from: &AccountKey, to: &AccountKey) {
        let moved = |place: &AccountKey| place == from;
        let stays = |one: &DeploymentRecord, moved: &[DeploymentRecord]| {
            one.place != *to || moved.iter().all(|other| other.stack != one.stack)
        };
        let (mut deployments, rest): (Vec<_>, Vec<_>) = self.deployments.drain(..).partition(|one| moved(&one.place));
        self.deployments = rest.into_iter().filter(|one| stays(one, &deployments)).collect();
        deployments.iter_mut().for_each(|one| one.place.clone_from(to));
        self.deployments.append(&mut deployments);
        let (mut connections, rest): (Vec<_>, Vec<_>) = self.connections.drain(..).partition(|one| moved(&one.place));
        let replaced =
            |one: &ConnectionRecord| one.place == *to && connections.iter().any(|other| other.provider == one.provider);
        self.connections = rest.into_iter().filter(|one| !replaced(one)).collect();
        connections.iter_mut().for_each(|one| one.place.clone_from(to));
        self.connections.append(&mut connections);
        let (mut hosts, rest): (Vec<_>, Vec<_>) = self.hosts.drain(..).partition(|one| moved(&one.place));
        let replaced = |one: &HostRecord| hosts.iter().any(|other| one.is_for(to, &other.provider, &other.endpoint));
        self.hosts = rest.into_iter().filter(|one| !replaced(one)).collect();
        hosts.iter_mut().for_each(|one| one.place.clone_from(to));
        self.hosts.append(&mut hosts);
    }

    /// Forgets everything in places that are gone.
    pub(crate) fn forget_places(&mut self, gone: impl Fn(&AccountKey) -> bool) {
        self.deployments.retain(|one| !gone(&one.place));
        self.connections.retain(|one| !gone(&one.place));
        self.hosts.retain(|one| !gone(&one.place));
    }

    fn take(&mut self, place: &AccountKey, outcome: Outcome) {
        match outcome {
            Outcome::Connection { arn, provider, host_arn } => {
                let record = self.connection_record(place, &provider);
                if record.awaits_job {
                    record.arn = Some(arn);
                    record.host_arn = host_arn;
                }
            }
            Outcome::Host { arn, provider, endpoint, made } => {
                let record = self.host_record(place, &provider, &endpoint);
                if record.awaits_job {
                    // One that was made for this setup stays so, also when it is found again.
                    record.made = made || record.made && record.arn.as_ref() == Some(&arn);
                    record.arn = Some(arn);
                }
            }
            Outcome::HostDeleted { arn } => {
                self.hosts.retain(|one| one.arn.as_ref() != Some(&arn) || !may_share_arns(&one.place, place));
            }
            Outcome::HostReplaced { old, arn, endpoint, .. } => {
                let uses = |one: &&mut HostRecord| one.arn.as_ref() == Some(&old) && may_share_arns(&one.place, place);
                for record in self.hosts.iter_mut().filter(uses) {
                    record.arn = Some(arn.clone());
                    record.endpoint.clone_from(&endpoint);
                }
            }
            Outcome::ConnectionDeleted { arn } => {
                self.connections.retain(|one| one.arn.as_ref() != Some(&arn) || !may_share_arns(&one.place, place));
            }
            Outcome::NoStack { name } => self.deployments.retain(|one| one.place != *place || one.stack != name),
            Outcome::Stack { name, arn, pipelines, connection_arn } => {
                let at = self.deployments.iter().position(|one| one.place == *place && one.stack == name);
                let mut record = match at {
                    Some(at) => self.deployments.remove(at),
                    None => DeploymentRecord::new(place.clone(), name),
                };
                if record.stack_arn.as_ref() != Some(&arn) || record.since.is_empty() {
                    record.since = clock::now();
                }
                record.stack_arn = Some(arn);
                record.pipelines = pipelines;
                record.connection_arn = Some(connection_arn);
                self.deployments.push(record);
            }
        }
    }
}

/// The records of all setups, on the disk and at hand. This program alone holds the folder.
pub(crate) struct Records {
    documents: Documents<SetupRecord>,
    all: Mutex<BTreeMap<String, SetupRecord>>,
}

impl Records {
    /// Also says which files are damaged and were set aside.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub(crate) fn open(documents: Documents<SetupRecord>) -> Result<(Self, Vec<StoreError>), StoreError> {
        let listing = documents.list()?;
        let all = listing.documents.into_iter().map(|(setup, record)| (setup, record.document));
        let all = Mutex::new(all.collect());
        Ok((Self { documents, all }, listing.damaged))
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, SetupRecord>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a setup has. None: nothing was ever written down of it.
    pub(crate) fn find(&self, setup: &str) -> Option<SetupRecord> {
        self.all().get(setup).cloned()
    }

    /// What a setup has.
    pub(crate) fn of(&self, setup: &str) -> SetupRecord {
        self.find(setup).unwrap_or_default()
    }

    /// Whether any setup has something in such a place.
    pub(crate) fn any_in(&self, wanted: impl Fn(&AccountKey) -> bool) -> bool {
        self.all().values().any(|record| record.places().any(&wanted))
    }

    /// Changes what is written down of a setup; when this returns Ok it outlasts a kill.
    ///
    /// # Errors
    /// When it can't be written: then it is as it was.
    pub(crate) fn change(&self, setup: &str, change: impl FnOnce(&mut SetupRecord)) -> Result<(), Fault> {
        let mut all = self.all();
        let before = all.get(setup).cloned();
        let mut record = before.clone().unwrap_or_default();
        change(&mut record);
        if before.unwrap_or_default() == record {
            return Ok(());
        }
        self.documents.write(setup, &record).map_err(|error| disk::fault(&error))?;
        all.insert(setup.to_owned(), record);
        Ok(())
    }

    /// The same for all setups.
    ///
    /// # Errors
    /// When one can't be written: those before it are.
    fn change_all(&self, change: impl Fn(&mut SetupRecord)) -> Result<(), Fault> {
        let setups: Vec<String> = self.all().keys().cloned().collect();
        setups.iter().try_for_each(|setup| self.change(setup, &change))
    }

    /// The setup is gone.
    ///
    /// # Errors
    /// When the file stays.
    pub(crate) fn forget(&self, setup: &str) -> Result<(), Fault> {
        let mut all = self.all();
        self.documents.remove(setup).map_err(|error| disk::fault(&error))?;
        all.remove(setup);
        Ok(())
    }

    /// The setups that have this host, each with what is written down of it.
    pub(crate) fn users_of_host(&self, arn: &str, place: &AccountKey) -> Vec<(String, HostRecord)> {
        let all = self.all();
        let users = all
            .iter()
            .flat_map(|(id, record)| record.users_of_host(arn, place).map(move |host| (id.clone(), host.clone())));
        users.collect()
    }

    /// For the jobs, which write what they brought about.
    pub(crate) fn for_jobs(self: &Arc<Self>) -> RecordOutcome {
        let records = Arc::clone(self);
        Arc::new(move |setup, place, outcome| match setup {
            // What is the account's own any setup may have used.
            "" => records.change_all(|record| record.take(place, outcome.clone())),
            setup => records.change(setup, |record| record.take(place, outcome)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(region: &str) -> AccountKey {
        AccountKey(serde_json::json!({ "region": region }))
    }

    fn stack(arn: &str) -> Outcome {
        Outcome::Stack {
            name: "shop".to_owned(),
            arn: arn.to_owned(),
            pipelines: vec!["shop".to_owned()],
            connection_arn: "c".to_owned(),
        }
    }

    fn connection(arn: &str) -> Outcome {
        Outcome::Connection { arn: arn.to_owned(), provider: "GitHub".to_owned(), host_arn: None }
    }

    #[test]
    fn a_stack_stands_from_its_deployment_until_it_is_gone_in_each_place_by_itself() {
        let mut record = SetupRecord::default();
        let stands = |record: &SetupRecord| {
            [place("a"), place("b")].map(|place| {
                let there = record.deployments_in(&place).map(|one| one.stack_arn.clone());
                there.flatten().collect::<Vec<_>>()
            })
        };
        record.take(&place("a"), stack("1"));
        record.take(&place("a"), stack("1"));
        record.take(&place("b"), stack("2"));
        assert_eq!(stands(&record), [vec!["1"], vec!["2"]]);
        record.deployments[0].since = "2026-01-01T00:00:00Z".to_owned();
        record.take(&place("a"), stack("1"));
        assert!(record.deployments.iter().any(|one| one.since == "2026-01-01T00:00:00Z"), "an update isn't a new one");
        record.take(&place("a"), Outcome::NoStack { name: "other".to_owned() });
        record.take(&place("a"), Outcome::NoStack { name: "shop".to_owned() });
        assert_eq!(stands(&record), [vec![], vec!["2"]]);
    }

    #[test]
    fn what_is_known_with_some_credentials_is_known_with_others_of_the_account() {
        let mut record = SetupRecord::default();
        record.take(&place("a"), stack("1"));
        record.take(&place("b"), stack("2"));
        record.choose_connection(&place("a"), "GitHub", None, Some("chosen".to_owned()));
        record.choose_connection(&place("b"), "GitHub", None, Some("other".to_owned()));
        record.choose_connection(&place("b"), "GitLab", None, Some("stays".to_owned()));
        record.move_place(&place("a"), &place("b"));
        let stands = record.deployments_in(&place("b")).map(|one| one.stack_arn.as_deref()).collect::<Vec<_>>();
        assert_eq!(stands, [Some("1")]);
        assert_eq!(record.connection(&place("b"), "GitHub", None), Some("chosen"));
        assert_eq!(record.connection(&place("b"), "GitLab", None), Some("stays"));
        assert!(record.places().all(|it| *it == place("b")), "{record:#?}");
        let before = record.clone();
        record.move_place(&place("c"), &place("d"));
        assert_eq!(record, before);
    }

    #[test]
    fn a_connection_is_the_one_of_the_job_that_was_asked_for_it_until_the_person_chooses_another() {
        let mut record = SetupRecord::default();
        let found = |record: &SetupRecord| record.connection(&place("a"), "GitHub", None).map(str::to_owned);
        record.choose_connection(&place("a"), "GitHub", None, Some("chosen".to_owned()));
        record.await_connection(&place("a"), "GitHub");
        assert_eq!(found(&record).as_deref(), Some("chosen"), "until the job has come to one");
        record.take(&place("a"), connection("made"));
        assert_eq!(found(&record).as_deref(), Some("made"));
        record.choose_connection(&place("a"), "GitHub", None, Some("chosen".to_owned()));
        record.take(&place("a"), connection("made"));
        assert_eq!(found(&record).as_deref(), Some("chosen"), "the job goes on, and isn't asked any more");
        assert_eq!(record.connection(&place("a"), "GitLab", None), None);
        assert_eq!(record.connection(&place("b"), "GitHub", None), None);
        record.take(&place("b"), Outcome::ConnectionDeleted { arn: "chosen".to_owned() });
        assert_eq!(found(&record), None);
        record.take(&place("a"), connection("another"));
        assert_eq!(found(&record).as_deref(), Some("another"));
    }

    #[test]
    fn a_host_is_one_servers_in_each_place_and_gone_for_every_setup_when_it_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let store = gangway_store::Store::open(folder.path()).unwrap();
        let (records, _) = Records::open(store.documents(COLLECTION).unwrap()).unwrap();
        let records = Arc::new(records);
        let tell = records.for_jobs();
        let host = |arn: &str, made: bool| Outcome::Host {
            arn: arn.to_owned(),
            provider: "GitLabSelfManaged".to_owned(),
            endpoint: "https://git.example.com".to_owned(),
            made,
        };
        let found = |setup: &str, endpoint: &str| {
            records.of(setup).host(&place("a"), "GitLabSelfManaged", endpoint).map(str::to_owned)
        };
        tell("s", &place("a"), host("1", true)).unwrap();
        tell("t", &place("a"), host("1", false)).unwrap();
        tell("t", &place("b"), host("2", true)).unwrap();
        for setup in ["s", "t"] {
            assert_eq!(found(setup, "https://GIT.example.com:443/").as_deref(), Some("1"), "{setup}");
            assert_eq!(found(setup, "https://git.example.com:8443"), None, "{setup}");
        }
        assert!(records.of("s").hosts[0].made && !records.of("t").hosts[0].made);
        // Found again, one that was made for a setup is still its own; another one isn't.
        tell("s", &place("a"), host("1", false)).unwrap();
        assert!(records.of("s").hosts[0].made);
        tell("s", &place("a"), host("3", false)).unwrap();
        assert_eq!(
            (found("s", "https://git.example.com").as_deref(), records.of("s").hosts[0].made),
            (Some("3"), false)
        );
        // So is to put another one in its place: who used the one uses the other, at the server where that is now.
        let replaced = Outcome::HostReplaced {
            old: "2".to_owned(),
            arn: "4".to_owned(),
            name: "git".to_owned(),
            endpoint: "https://git.example.com:8443".to_owned(),
            network: None,
        };
        tell("", &place("b"), replaced.clone()).unwrap();
        tell("", &place("b"), replaced).unwrap();
        let moved = records.of("t");
        let at = |endpoint| moved.host(&place("b"), "GitLabSelfManaged", endpoint);
        assert_eq!((at("https://git.example.com"), at("https://git.example.com:8443")), (None, Some("4")));
        assert!(moved.hosts.iter().any(|one| one.arn.as_deref() == Some("4") && one.made));
        // Deleting a host is the account's affair, and no setup's.
        tell("", &place("a"), Outcome::HostDeleted { arn: "1".to_owned() }).unwrap();
        assert_eq!(found("t", "https://git.example.com"), None);
        assert_eq!(found("s", "https://git.example.com").as_deref(), Some("3"));
        assert!(records.find("").is_none(), "nothing is kept under no name");
    }

    #[test]
    fn a_connection_through_another_host_is_none_for_this_server() {
        let mut record = SetupRecord::default();
        let provider = "GitLabSelfManaged";
        let through =
            Outcome::Connection { arn: "c".to_owned(), provider: provider.to_owned(), host_arn: Some("h".to_owned()) };
        record.take(&place("a"), through);
        assert_eq!(record.connection(&place("a"), provider, Some("h")), Some("c"));
        assert_eq!(record.connection(&place("a"), provider, Some("i")), None);
        assert_eq!(record.connection(&place("a"), provider, None), Some("c"), "no host is known yet");
    }

    /// A full disk, a folder that vanished: the job hears of it, and nothing is pretended.
    #[test]
    fn what_cannot_be_written_down_is_refused_and_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let store = gangway_store::Store::open(folder.path()).unwrap();
        let (records, _) = Records::open(store.documents(COLLECTION).unwrap()).unwrap();
        let records = Arc::new(records);
        let collection = folder.path().join(COLLECTION);
        std::fs::remove_dir_all(&collection).unwrap();
        std::fs::File::create(&collection).unwrap();
        let tell = records.for_jobs();
        assert!(tell("s", &place("a"), stack("1")).is_err());
        assert_eq!(records.of("s"), SetupRecord::default());
        std::fs::remove_file(&collection).unwrap();
        assert!(tell("s", &place("a"), stack("1")).is_ok());
        let (again, _) = Records::open(store.documents(COLLECTION).unwrap()).unwrap();
        assert_eq!(again.of("s"), records.of("s"));
        assert_eq!(again.of("s").deployments.len(), 1);
    }
}
