//! The hosts of an account, which one a setup uses, and what is done about them: each change is planned, shown, approved,
//! and then a job.

use gangway_aws::hosts::Host;
use gangway_aws::session::{Service, Session};
use gangway_catalog::console::Console;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::{HostStatus, is_same_server};
use gangway_catalog::providers::{self, ProviderType};
use gangway_setup::check::{KnownHost, new_host};
use gangway_setup::document::{HostWish, ServerNetwork, Setup};
use gangway_setup::problem::{Problem, ProblemCode, Severity};
use gangway_setup::target::HostNetwork;
use gangway_workflow::host::last_user;
use gangway_workflow::model::{JobKind, JobSnapshot, Plan};
use gangway_workflow::{AccountKey, HostChangeRequest, HostDeletionRequest, HostRequest, TearDownRequest, host};

use crate::App;
use crate::deployments::{host_missing, provider_name};
use crate::files::has_problems;
use crate::setups::StoredSetup;
use crate::views::*;

/// CloudFormation's name of a host, as plans have it.
const HOST: &str = "AWS::CodeConnections::Host";

impl App {
    /// All hosts of an account in a Region.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn hosts(&self, question: HostsRequest) -> Result<Vec<HostView>, Fault> {
        let HostsRequest { account, region, setup } = question;
        let session = self.access.session(&account, &region).await?;
        let (mut views, found) = host_views(&session).await?;
        self.access.known.learn(&account, &region, |learned| {
            learned.hosts = Some(found.iter().map(known).collect());
        });
        let kept = setup.map(|id| self.kept(&id)).transpose()?;
        let users = self.users_of_hosts();
        for (view, host) in views.iter_mut().zip(&found) {
            let users = users.iter().filter(|user| user.arn == host.arn);
            view.used_by = users.clone().map(|user| user.setup.clone()).collect();
            view.ours = users.clone().any(|user| user.made);
            view.fit = kept.as_ref().and_then(|kept| fit(host, kept));
        }
        Ok(views)
    }

    /// Lets a setup use a host that exists, with its server and its network. Asks the account for it, so that a wrong one
    /// is never kept.
    ///
    /// # Errors
    /// [`FaultCode::HostGone`], or as every call of AWS.
    pub async fn use_host(&self, question: UseHost) -> Result<SetupView, Fault> {
        let UseHost { id, arn } = question;
        let (account, region) = Self::chosen(&self.kept(&id)?.place)?;
        self.meet_practice(&account).await?;
        let session = self.access.session(&account, &region).await?;
        let gone = || Fault::new(FaultCode::HostGone).with("name", arn.as_str());
        let host = session.hosts().find_once(&arn).await?.ok_or_else(gone)?;
        self.access.known.learn(&account, &region, |learned| {
            let hosts = learned.hosts.get_or_insert_default();
            hosts.retain(|other| other.arn != host.arn);
            hosts.push(known(&host));
        });
        let kept = self.take_host(&id, &host)?;
        Ok(self.view(&id, kept))
    }

    /// The setup uses this host from now on.
    pub(crate) fn take_host(&self, id: &str, host: &Host) -> Result<StoredSetup, Fault> {
        let mut kept = self.change(id, |kept| {
            let setup = kept.setup.setup_mut();
            if setup.repository.provider.is_none() {
                setup.repository.provider = ProviderType::from_api_name(&host.provider);
            }
            let wish = setup.host.get_or_insert_default();
            wish.name.clone_from(&host.name);
            wish.endpoint.clone_from(&host.endpoint);
            wish.network = if host.vpc.is_some() { ServerNetwork::Private } else { ServerNetwork::Public };
            wish.certificate = host.vpc.as_ref().and_then(|vpc| vpc.certificate.clone());
            kept.place.network = network(host);
            Ok(())
        })?;
        let (place, provider) = (self.key(&kept)?, provider_name(&kept));
        self.records.change(id, |record| {
            record.choose_host(&place, &provider, &host.endpoint, &host.arn);
        })?;
        self.settle(id, &mut kept);
        Ok(kept)
    }

    /// What giving the setup its host would do: use one that is for its server, mend one whose network failed, or make one.
    ///
    /// # Errors
    /// When the setup's provider or its wish for a host has problems; [`FaultCode::HostNetworkMissing`]; as every call of
    /// AWS.
    pub async fn plan_host(&self, question: SetupRef) -> Result<Plan, Fault> {
        let kept = self.writable(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let request = self.host_request(&question.id, &kept)?;
        self.meet_practice(&account).await?;
        let session = self.access.session(&account, &region).await?;
        Ok(self.plans.show(&question.id, self.key(&kept)?, host::make::plan(&session, &request).await?))
    }

    /// Makes the host as it was shown, or uses it, and waits until it is AVAILABLE.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job of the setup is at it already.
    pub async fn create_host(&self, question: ApprovePlan) -> Result<JobSnapshot, Fault> {
        let kept = self.writable(&question.id)?;
        let request = self.host_request(&question.id, &kept)?;
        let place = self.key_of_job(&kept).await?;
        let (provider, endpoint) = (request.provider.clone(), request.endpoint.clone());
        let approved = self.plans.approve(&question.id, &place, request, &question.digest)?;
        // Written first: a program that is killed right after the start must still know whose host it is.
        self.records.change(&question.id, |record| record.await_host(&place, &provider, &endpoint))?;
        self.begin(&question.id, place, approved.into())
    }

    /// What changing a host would do.
    ///
    /// # Errors
    /// [`FaultCode::HostGone`]; [`FaultCode::HostNotEditable`]; as every call of AWS.
    pub async fn plan_host_change(&self, question: HostChange) -> Result<Plan, Fault> {
        let (session, place) = self.place_of_host(&question.host).await?;
        let request = change_request(&question);
        Ok(self.plans.show(&request.arn, place, host::change::plan(&session, &request).await?))
    }

    /// Changes a host as it was shown, and waits until it is AVAILABLE.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job is at this host already.
    pub async fn change_host(&self, question: ChangeHost) -> Result<JobSnapshot, Fault> {
        let (_, place) = self.place_of_host(&question.change.host).await?;
        let request = change_request(&question.change);
        let arn = request.arn.clone();
        let approved = self.plans.approve(&arn, &place, request, &question.digest)?;
        self.begin(&arn, place, approved.into())
    }

    /// What deleting a host would do: which connections go before it.
    ///
    /// # Errors
    /// [`FaultCode::HostGone`]; [`FaultCode::HostBusy`]; as every call of AWS.
    pub async fn plan_host_deletion(&self, question: HostRef) -> Result<Plan, Fault> {
        let (session, place) = self.place_of_host(&question).await?;
        let request = deletion_request(question);
        Ok(self.plans.show(&request.arn, place, host::delete::plan(&session, &request).await?))
    }

    /// Deletes a host and its connections, as it was shown.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job is at this host already.
    pub async fn delete_host(&self, question: DeleteHost) -> Result<JobSnapshot, Fault> {
        let (_, place) = self.place_of_host(&question.host).await?;
        let request = deletion_request(question.host);
        let arn = request.arn.clone();
        let approved = self.plans.approve(&arn, &place, request, &question.digest)?;
        self.begin(&arn, place, approved.into())
    }

    /// The job of this kind at a host, by the host's name or its ARN, that runs, waits, or ended since this program was
    /// opened. One that was taken up just now may show nothing of its host yet, and its plan does.
    pub fn host_job(&self, kind: JobKind, host: &str) -> Option<JobSnapshot> {
        let is_it = |name: &str, arn: Option<&String>| name == host || arn.is_some_and(|arn| arn == host);
        let planned = |job: &JobSnapshot| {
            let plan = self.jobs.plan(&job.id).ok().and_then(|(_, plan)| plan);
            let hosts = plan.iter().flat_map(|plan| &plan.items).filter(|item| item.resource_type == HOST);
            hosts.into_iter().any(|item| is_it(&item.id, item.name.as_ref()))
        };
        let shown = |job: &JobSnapshot| job.host.as_ref().is_some_and(|it| is_it(&it.name, it.arn.as_ref()));
        self.jobs.list().into_iter().find(|job| job.kind == kind && (planned(job) || shown(job)))
    }

    /// ARNs of the hosts for the server that a setup wishes for; none with a provider's own cloud.
    pub(crate) async fn hosts_for(
        &self,
        setup: &Setup,
        account: &AccountChoice,
        region: &str,
    ) -> Result<Vec<String>, Fault> {
        let needs_host = setup.repository.provider.is_some_and(|provider| providers::of(provider).needs_host);
        let Some(wish) = setup.host.as_ref().filter(|_| needs_host) else { return Ok(Vec::new()) };
        let there = self.access.session(account, region).await?.hosts().list().await?;
        let for_it = there.into_iter().filter(|host| is_same_server(&host.endpoint, &wish.endpoint));
        Ok(for_it.map(|host| host.arn).collect())
    }

    /// Whether a host was made for this setup, and no other one here uses it.
    pub(crate) fn is_only_user(&self, id: &str, arn: &str) -> bool {
        self.obstacle_here(id, arn).is_none()
    }

    /// The host of a setup that is to be taken down, and what is in the way of deleting it.
    pub(crate) async fn host_of_tear_down(
        &self,
        session: &Session,
        kept: &StoredSetup,
        request: &TearDownRequest,
        plan: &Plan,
    ) -> Result<Option<HostOfTearDown>, Fault> {
        let Some(arn) = kept.place.host_arn.clone() else { return Ok(None) };
        // Whoever may not look at hosts deletes none, and takes down the rest.
        let Ok(Some(host)) = session.hosts().find_once(&arn).await else { return Ok(None) };
        let obstacle = match self.obstacle_here(&request.setup_id, &arn) {
            Some(obstacle) => Some(obstacle),
            None if !request.connection => Some(HostObstacle::ConnectionStays),
            None => {
                let through = session.connections().through_host(&arn).await?;
                let names: Vec<_> = last_user::others(through, &plan.items).into_iter().map(|one| one.name).collect();
                (!names.is_empty()).then_some(HostObstacle::Connections { names })
            }
        };
        Ok(Some(HostOfTearDown { name: host.name, arn, obstacle }))
    }

    /// What is in the way of deleting a host with a setup, as far as the setups here say.
    fn obstacle_here(&self, id: &str, arn: &str) -> Option<HostObstacle> {
        let users: Vec<HostUser> = self.users_of_hosts().into_iter().filter(|user| user.arn == arn).collect();
        let names: Vec<String> = users.iter().filter(|user| user.id != id).map(|user| user.setup.clone()).collect();
        if !names.is_empty() {
            return Some(HostObstacle::Setups { names });
        }
        let made = users.iter().any(|user| user.made);
        (!made).then_some(HostObstacle::NotOurs)
    }

    /// A session where a host is, and the key of that account and Region.
    pub(crate) async fn place_of_host(&self, host: &HostRef) -> Result<(Session, AccountKey), Fault> {
        self.meet_practice(&host.account).await?;
        let session = self.access.session(&host.account, &host.region).await?;
        let place = AccountRequest { account: host.account.clone(), region: host.region.clone() };
        Ok((session, self.access.practice.key_of(&place)?))
    }

    fn host_request(&self, id: &str, kept: &StoredSetup) -> Result<HostRequest, Fault> {
        // The other answers may still be missing: the host is made long before the rest. So may the network, as one that
        // exists needs none.
        let concerns = |problem: &Problem| match problem.field.split('.').next() {
            Some("repository") => problem.field == "repository.provider",
            Some("network") => problem.code != ProblemCode::Missing,
            _ => false,
        };
        let mut problems: Vec<Problem> = self.check(kept).into_iter().filter(concerns).collect();
        problems.extend(new_host(&kept.setup, &self.facts(kept)));
        problems.retain(|problem| problem.severity == Severity::Error);
        let provider = kept.setup.repository.provider.filter(|_| problems.is_empty());
        let provider = provider.ok_or_else(|| has_problems(&problems))?;
        let wish = kept.setup.host.clone().filter(|wish| !wish.endpoint.is_empty());
        let wish = wish.filter(|_| providers::of(provider).needs_host).ok_or_else(|| host_missing(kept))?;
        Ok(HostRequest {
            setup_id: id.to_owned(),
            network: wished_network(&wish, kept.place.network.as_ref()),
            private: wish.network == ServerNetwork::Private,
            name: wish.name,
            provider: provider.api_name().to_owned(),
            endpoint: wish.endpoint,
            chosen: kept.place.host_arn.clone(),
            tags: kept.setup.tags.clone(),
        })
    }

    /// Which setups here use hosts.
    fn users_of_hosts(&self) -> Vec<HostUser> {
        let setups = self.setups.list().map(|listing| listing.documents).unwrap_or_default();
        let uses = |(id, kept): (String, gangway_store::PartialDocument<StoredSetup>)| {
            // Also where the setup was before. The ids of practice accounts repeat.
            let hosts = self.records.of(&id).hosts.into_iter();
            let hosts = hosts.filter(|one| self.access.practice.request_of(&one.place).is_some());
            let setup = kept.document.setup.into_setup().name;
            let users = hosts.filter_map(|one| Some((one.arn?, one.made)));
            users
                .map(move |(arn, made)| HostUser { arn, made, id: id.clone(), setup: setup.clone() })
                .collect::<Vec<_>>()
        };
        setups.into_iter().flat_map(uses).collect()
    }
}

/// A setup that uses a host.
struct HostUser {
    arn: String,
    /// Whether the host was made for it.
    made: bool,
    /// The setup's id.
    id: String,
    /// The setup's name.
    setup: String,
}

/// Where a new host is to be; none: it needs no VPC, or not all of it is chosen yet.
fn wished_network(wish: &HostWish, chosen: Option<&HostNetwork>) -> Option<gangway_workflow::HostNetwork> {
    let whole = |it: &&HostNetwork| !it.vpc.is_empty() && !it.subnets.is_empty() && !it.security_groups.is_empty();
    let chosen = chosen.filter(whole).filter(|_| wish.network == ServerNetwork::Private)?;
    Some(for_job(chosen, wish.certificate.as_deref()))
}

pub(crate) fn for_job(network: &HostNetwork, certificate: Option<&str>) -> gangway_workflow::HostNetwork {
    let HostNetwork { vpc, subnets, security_groups } = network.clone();
    let certificate = certificate.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    gangway_workflow::HostNetwork { vpc, subnets, security_groups, certificate }
}

fn change_request(change: &HostChange) -> HostChangeRequest {
    HostChangeRequest {
        setup_id: String::new(),
        arn: change.host.arn.clone(),
        endpoint: change.endpoint.trim().to_owned(),
        network: change.network.as_ref().map(|network| for_job(network, change.certificate.as_deref())),
    }
}

fn deletion_request(host: HostRef) -> HostDeletionRequest {
    HostDeletionRequest { setup_id: String::new(), arn: host.arn }
}

pub(crate) fn known(host: &Host) -> KnownHost {
    KnownHost {
        arn: host.arn.clone(),
        name: host.name.clone(),
        endpoint: host.endpoint.clone(),
        provider: ProviderType::from_api_name(&host.provider),
        status: host.status.clone(),
        vpc: host.vpc.as_ref().map(|vpc| vpc.vpc.clone()),
    }
}

/// The network of a host.
fn network(host: &Host) -> Option<HostNetwork> {
    let vpc = host.vpc.clone()?;
    Some(HostNetwork { vpc: vpc.vpc, subnets: vpc.subnets, security_groups: vpc.security_groups })
}

/// Whether a host is one for the server that a setup wishes for.
fn fit(host: &Host, kept: &StoredSetup) -> Option<HostFit> {
    let wish = kept.setup.host.as_ref().filter(|wish| !wish.endpoint.trim().is_empty())?;
    Some(match host.state() {
        _ if host.provider != provider_name(kept) => HostFit::OtherProvider,
        _ if !is_same_server(&host.endpoint, &wish.endpoint) => HostFit::OtherServer,
        HostStatus::Failed => HostFit::Failed,
        state if state.is_usable() => HostFit::Fits,
        _ => HostFit::Unusable,
    })
}

/// The hosts of an account as they are shown, each with the connections through it; and as AWS says them, in the same order.
/// Who uses them here, others say.
pub(crate) async fn host_views(session: &Session) -> Result<(Vec<HostView>, Vec<Host>), Fault> {
    let found = session.hosts().list().await?;
    // Whoever may not list connections still sees the hosts.
    let connections = session.connections().list().await.unwrap_or_default();
    let view = |host: &Host| {
        let through = connections.iter().filter(|one| one.host_arn.as_ref() == Some(&host.arn));
        HostView { connections: through.map(|one| one.name.clone()).collect(), ..host_view(host.clone(), session) }
    };
    Ok((found.iter().map(view).collect(), found))
}

/// A host with its page. Who uses it, others say.
fn host_view(host: Host, session: &Session) -> HostView {
    let console = Console { region: session.region(), endpoint: session.endpoint(Service::CodeConnections) };
    HostView {
        address: console.hosts(),
        provider: ProviderType::from_api_name(&host.provider),
        status: host.state(),
        network: network(&host),
        certificate: host.vpc.as_ref().and_then(|vpc| vpc.certificate.clone()),
        editable: host.state().is_editable(),
        replaceable: !matches!(host.state(), HostStatus::Preparing | HostStatus::Deleting),
        connections: Vec::new(),
        used_by: Vec::new(),
        ours: false,
        fit: None,
        name: host.name,
        arn: host.arn,
        endpoint: host.endpoint,
        status_text: host.status,
        message: host.message,
    }
}
