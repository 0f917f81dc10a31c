//! Another host in the place of one, where AWS takes no change: what is wrong with it, what it would interrupt, and what is
//! left to do afterwards for each setup and pipeline that read through the old one.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use gangway_aws::connections::Connection;
use gangway_aws::session::{Service, Session};
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::{HostStatus, is_same_server};
use gangway_catalog::providers::ProviderType;
use gangway_setup::check::successor;
use gangway_setup::document::{HostWish, ServerNetwork};
use gangway_setup::problem::{Problem, Severity};
use gangway_setup::target::HostNetwork;
use gangway_store::Documents;
use gangway_workflow::model::{Change, JobSnapshot, Plan, PlanItem};
use gangway_workflow::{AccountKey, HostReplacementRequest, Outcome, RecordOutcome, host};

use crate::App;
use crate::account_keys::StoredPlace;
use crate::files::has_problems;
use crate::hosts::{for_job, known};
use crate::records::{HostRecord, Records, SetupRecord};
use crate::setups::{StoredSetup, change_stored};
use crate::views::*;

/// AWS's state of a connection through which something can be read.
const AVAILABLE: &str = "AVAILABLE";

impl App {
    /// What is wrong with a host that is to take the place of another one, each at its field as in a setup.
    ///
    /// # Errors
    /// [`FaultCode::HostGone`]; as every call of AWS.
    pub async fn check_host_replacement(&self, question: HostReplacement) -> Result<Vec<Problem>, Fault> {
        let (session, _) = self.place_of_host(&question.host).await?;
        self.problems_of_successor(&session, &question).await
    }

    /// What replacing a host would do: which pipelines stand still, which connections go, and what is new.
    ///
    /// # Errors
    /// [`FaultCode::SetupHasProblems`] for what [`App::check_host_replacement`] says; [`FaultCode::HostGone`];
    /// [`FaultCode::HostBusy`]; [`FaultCode::HostExists`]; as every call of AWS.
    pub async fn plan_host_replacement(&self, question: HostReplacement) -> Result<Plan, Fault> {
        let (session, place) = self.place_of_host(&question.host).await?;
        let mut problems = self.problems_of_successor(&session, &question).await?;
        problems.retain(|problem| problem.severity == Severity::Error);
        if !problems.is_empty() {
            return Err(has_problems(&problems));
        }
        let request = request(&question);
        Ok(self.plans.show(&request.arn, place, host::replace::plan(&session, &request).await?))
    }

    /// Replaces a host as it was shown, and waits until the new one is AVAILABLE.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job is at this host already.
    pub async fn replace_host(&self, question: ReplaceHost) -> Result<JobSnapshot, Fault> {
        let (_, place) = self.place_of_host(&question.replacement.host).await?;
        let request = request(&question.replacement);
        let arn = request.arn.clone();
        let approved = self.plans.approve(&arn, &place, request, &question.digest)?;
        self.begin(&arn, place, approved.into())
    }

    /// What is left to do after a host was replaced by this job.
    ///
    /// # Errors
    /// [`FaultCode::JobUnknown`]; as every call of AWS. What may not be looked at is told in the answer.
    pub async fn host_follow_ups(&self, question: JobRef) -> Result<HostFollowUps, Fault> {
        let job = self.jobs.get(&question.job)?;
        let (place, plan) = self.jobs.plan(&question.job)?;
        let plan = plan.ok_or_else(|| Fault::new(FaultCode::JobUnknown).with("job", question.job))?;
        let there = self.access.practice.request_of(&place).ok_or(FaultCode::PracticeUnreachable)?;
        let session = self.access.session(&there.account, &there.region).await?;
        let old = plan.items.iter().find(|item| item.change == Change::Replace).and_then(|item| item.name.clone());
        let new = job.host.as_ref().filter(|host| host.arn != old);
        let mut look = FollowUpLook { session: &session, old, new: None, unseen: plan.unseen.clone() };
        if let Some(arn) = new.and_then(|host| host.arn.clone()) {
            let ready = new.is_some_and(|host| host.status == Some(HostStatus::Available));
            look.new = Some(NewHostState { connections: look.through(&arn).await?, arn, ready });
        }
        let (setups, pipelines_here) = self.setups_left(&look, &place)?;
        let pipelines = look.pipelines(&plan, &pipelines_here).await?;
        Ok(HostFollowUps { setups, pipelines, unseen: look.unseen })
    }

    /// The setups that use the new host, or still the old one, with the pipelines that are theirs.
    fn setups_left(
        &self,
        look: &FollowUpLook<'_>,
        place: &AccountKey,
    ) -> Result<(Vec<SetupFollowUp>, BTreeSet<String>), Fault> {
        let (mut left, mut pipelines) = (Vec::new(), BTreeSet::new());
        let listing = self.setups.list().map_err(|error| gangway_workflow::disk::fault(&error))?;
        for (id, kept) in listing.documents {
            let record = self.records.of(&id);
            let used = look.arns().find_map(|arn| record.users_of_host(arn, place).next().cloned());
            let Some(host) = used else { continue };
            let stands = record.deployments_in(&host.place);
            pipelines.extend(stands.flat_map(|one| one.pipelines.iter().cloned()));
            let name = kept.document.setup.into_setup().name;
            left.push(SetupFollowUp { id, name, left: look.left_of(&record, &host) });
        }
        Ok((left, pipelines))
    }

    async fn problems_of_successor(
        &self,
        session: &Session,
        replacement: &HostReplacement,
    ) -> Result<Vec<Problem>, Fault> {
        let HostRef { account, region, arn } = &replacement.host;
        let learned = self.access.known.of(account, region).hosts;
        let hosts = match learned.filter(|hosts| hosts.iter().any(|one| one.arn == *arn)) {
            Some(hosts) => hosts,
            None => {
                let hosts: Vec<_> = session.hosts().list().await?.iter().map(known).collect();
                self.access.known.learn(account, region, |learned| learned.hosts = Some(hosts.clone()));
                hosts
            }
        };
        let (old, others): (Vec<_>, Vec<_>) = hosts.into_iter().partition(|host| host.arn == *arn);
        let old = old.into_iter().next().ok_or_else(|| Fault::new(FaultCode::HostGone).with("name", arn.as_str()))?;
        // What this version doesn't know is checked as what has the fewest rules.
        let provider = old.provider.unwrap_or(ProviderType::GitLabSelfManaged);
        let wish = wish(replacement);
        Ok(successor(provider, &wish, replacement.network.as_ref(), others))
    }
}

fn wish(replacement: &HostReplacement) -> HostWish {
    HostWish {
        name: replacement.name.clone(),
        endpoint: replacement.endpoint.trim().to_owned(),
        network: if replacement.network.is_some() { ServerNetwork::Private } else { ServerNetwork::Public },
        certificate: replacement.certificate.clone(),
        ..HostWish::default()
    }
}

fn request(replacement: &HostReplacement) -> HostReplacementRequest {
    HostReplacementRequest {
        setup_id: String::new(),
        arn: replacement.host.arn.clone(),
        name: replacement.name.clone(),
        endpoint: replacement.endpoint.trim().to_owned(),
        network: replacement.network.as_ref().map(|network| for_job(network, replacement.certificate.as_deref())),
    }
}

/// What is asked of the account for the list of what is left to do.
struct FollowUpLook<'a> {
    session: &'a Session,
    /// ARN of the host that went.
    old: Option<String>,
    new: Option<NewHostState>,
    unseen: Vec<Fault>,
}

/// The host that took its place.
struct NewHostState {
    arn: String,
    /// Somebody has set it up.
    ready: bool,
    /// None: may not be looked at.
    connections: Option<Vec<Connection>>,
}

impl FollowUpLook<'_> {
    fn arns(&self) -> impl Iterator<Item = &str> {
        self.new.as_ref().map(|new| new.arn.as_str()).into_iter().chain(self.old.as_deref())
    }

    /// An answer, or none where these credentials may not ask: that is said, and hides nothing else.
    fn seen<T>(&mut self, answer: Result<T, gangway_aws::errors::CallError>) -> Result<Option<T>, Fault> {
        match answer {
            Ok(answer) => Ok(Some(answer)),
            Err(error) if is_refusal(error.fault()) => {
                if !self.unseen.contains(error.fault()) {
                    self.unseen.push(error.fault().clone());
                }
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn through(&mut self, arn: &str) -> Result<Option<Vec<Connection>>, Fault> {
        let answer = self.session.connections().through_host(arn).await;
        self.seen(answer)
    }

    fn left_of(&self, record: &SetupRecord, host: &HostRecord) -> FollowUp {
        let Some(new) = self.new.as_ref().filter(|new| new.ready && host.arn.as_ref() == Some(&new.arn)) else {
            return FollowUp::SetUpHost;
        };
        let Some(connection) = record.connection(&host.place, &host.provider, Some(&new.arn)) else {
            return FollowUp::Connect;
        };
        if let Some(there) = &new.connections {
            match there.iter().find(|one| one.arn == connection) {
                None => return FollowUp::Connect,
                Some(one) if one.status != AVAILABLE => return FollowUp::Authorize,
                Some(_) => {}
            }
        }
        let reads_elsewhere =
            record.deployments_in(&host.place).any(|one| one.connection_arn.as_deref() != Some(connection));
        if reads_elsewhere { FollowUp::Deploy } else { FollowUp::Nothing }
    }

    /// The pipelines that the plan named and that belong to nobody here.
    async fn pipelines(&mut self, plan: &Plan, here: &BTreeSet<String>) -> Result<Vec<PipelineFollowUp>, Fault> {
        let console = Console { region: self.session.region(), endpoint: self.session.endpoint(Service::CodePipeline) };
        let removed = |item: &&PlanItem| item.change == Change::Remove;
        let gone: Vec<&String> = plan.items.iter().filter(removed).filter_map(|item| item.name.as_ref()).collect();
        let mut found = Vec::new();
        for item in plan.items.iter().filter(|item| item.change == Change::Interrupt && !here.contains(&item.id)) {
            let answer = self.session.pipelines().shape(&item.id).await;
            let shape = match self.seen(answer)? {
                // Deleted meanwhile: nothing is left to do.
                Some(None) => continue,
                Some(shape) => shape,
                None => None,
            };
            let used = |shape: gangway_aws::pipelines::PipelineShape| {
                let actions = shape.stages.into_iter().flat_map(|stage| stage.actions);
                actions.filter_map(|action| action.connection).collect::<Vec<_>>()
            };
            let done = shape.is_some_and(|shape| used(shape).iter().all(|arn| !gone.contains(&arn)));
            found.push(PipelineFollowUp { name: item.id.clone(), address: console.pipeline(&item.id), done });
        }
        Ok(found)
    }
}

/// Whether AWS says that these credentials may not ask.
fn is_refusal(fault: &Fault) -> bool {
    matches!(fault.code, FaultCode::AccessDenied | FaultCode::DeniedByOrganization)
}

/// For the jobs, which write what they brought about: what a setup wishes for follows the host that it uses.
pub(crate) fn for_jobs(
    records: &Arc<Records>,
    setups: Documents<StoredSetup>,
    changing: Arc<Mutex<()>>,
) -> RecordOutcome {
    let (kept, record) = (Arc::clone(records), records.for_jobs());
    Arc::new(move |setup, place, outcome| {
        // First: a program that is killed in between finds the users by the old host once more.
        if let Outcome::HostReplaced { old, name, endpoint, network, .. } = &outcome {
            let users = kept.users_of_host(old, place);
            for (id, user) in users {
                change_stored(&setups, &changing, &id, |kept| {
                    follow(kept, &user, name, endpoint, network.as_ref());
                })?;
            }
        }
        record(setup, place, outcome)
    })
}

/// The setup wishes for what its host is now.
fn follow(
    kept: &mut StoredSetup,
    user: &HostRecord,
    name: &str,
    endpoint: &str,
    network: Option<&gangway_workflow::HostNetwork>,
) {
    let here =
        |place: StoredPlace| kept.place.account == Some(place.account.choice()) && kept.place.region == place.region;
    let moved_away = !StoredPlace::of(&user.place).is_some_and(here);
    let Some(wish) = kept.setup.setup_mut().host.as_mut() else { return };
    // It may use another server by now, or be somewhere else.
    if moved_away || !is_same_server(&wish.endpoint, &user.endpoint) {
        return;
    }
    wish.name = name.to_owned();
    wish.endpoint = endpoint.to_owned();
    wish.network = if network.is_some() { ServerNetwork::Private } else { ServerNetwork::Public };
    wish.certificate = network.and_then(|network| network.certificate.clone());
    kept.place.network = network.map(|network| HostNetwork {
        vpc: network.vpc.clone(),
        subnets: network.subnets.clone(),
        security_groups: network.security_groups.clone(),
    });
}
