//! From a setup to what AWS holds, and back: each change is planned, shown, approved, and then a job.

use gangway_blueprint::Phase;
use gangway_blueprint::text::Parameter;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::providers;
use gangway_export::{CAPABILITIES, pipeline_template};
use gangway_setup::check::new_connection;
use gangway_setup::names::Names as AwsNames;
use gangway_setup::problem::{Problem, Severity};
use gangway_workflow::model::{JobKind, JobSnapshot, Plan};
use gangway_workflow::{
    AccountKey, ConnectionRequest, DeployRequest, PlannedResource, RunRequest, TearDownRequest, Work, connect, deploy,
    tear_down,
};

use crate::App;
use crate::blueprints::{blueprint, target};
use crate::files::has_problems;
use crate::setups::StoredSetup;
use crate::views::*;

impl App {
    /// What making the setup's connection would do: adopt one or create one.
    ///
    /// # Errors
    /// When the setup's provider or the connection's name has problems; as every call of AWS.
    pub async fn plan_connection(&self, question: SetupRef) -> Result<Plan, Fault> {
        let kept = self.writable(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let request = self.connection_request(&question.id, &kept)?;
        // The provider's page lists it. What is wrong with the branch is said when the pipeline is planned.
        self.stand_in(&kept).await.ok();
        let session = self.access.session(&account, &region).await?;
        Ok(self.plans.show(&question.id, self.key(&kept)?, connect::plan(&session, &request).await?))
    }

    /// Makes the connection as it was shown, and waits for the person in the browser.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job of the setup is at it already.
    pub async fn connect(&self, question: ApprovePlan) -> Result<JobSnapshot, Fault> {
        let kept = self.writable(&question.id)?;
        let request = self.connection_request(&question.id, &kept)?;
        let (place, provider) = (self.key_of_job(&kept).await?, provider_name(&kept));
        let approved = self.plans.approve(&question.id, &place, request, &question.digest)?;
        // Written first: a program that is killed right after the start must still know whose connection it is.
        self.records.change(&question.id, |record| record.await_connection(&place, &provider))?;
        self.begin(&question.id, place, approved.into())
    }

    /// What carrying out the setup would change, as CloudFormation says.
    ///
    /// # Errors
    /// [`FaultCode::SetupHasProblems`]; [`FaultCode::ConnectionMissing`]; as [`App::practise`] and every call of AWS.
    pub async fn plan_deployment(&self, question: SetupRef) -> Result<Plan, Fault> {
        let _turn = self.plans.turn().await;
        let kept = self.identified(&question.id).await?;
        let (account, region) = Self::chosen(&kept.place)?;
        let request = self.deploy_request(&question.id, &kept)?;
        self.stand_in(&kept).await?;
        let session = self.access.session(&account, &region).await?;
        Ok(self.plans.show(&question.id, self.key(&kept)?, deploy::plan(&session, &request).await?))
    }

    /// Closes the plan of a deployment: the account keeps nothing of it. One that is being carried out is left alone.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn discard_plan(&self, question: SetupRef) -> Result<(), Fault> {
        // One that is just being made is closed, too.
        let _turn = self.plans.turn().await;
        let Some(plan) = self.plans.over(&question.id, JobKind::Deploy) else { return Ok(()) };
        let (account, region) = Self::chosen(&self.kept(&question.id)?.place)?;
        let session = self.access.session(&account, &region).await?;
        deploy::discard(&session, &question.id, &plan).await
    }

    /// Carries out what was shown, then watches the first run.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job of the setup is at it already.
    pub async fn deploy(&self, question: ApprovePlan) -> Result<JobSnapshot, Fault> {
        let kept = self.identified(&question.id).await?;
        let request = self.deploy_request(&question.id, &kept)?;
        let place = self.key_of_job(&kept).await?;
        let approved = self.plans.approve(&question.id, &place, request, &question.digest)?;
        self.begin(&question.id, place, approved.into())
    }

    /// Watches the newest run of the setup's pipeline.
    ///
    /// # Errors
    /// When no account is chosen, or the journal can't be written.
    pub async fn watch_run(&self, question: SetupRef) -> Result<JobSnapshot, Fault> {
        self.run(&question.id, false).await
    }

    /// Starts a run without a push, and watches it.
    ///
    /// # Errors
    /// As [`App::practise`] and [`App::watch_run`].
    pub async fn start_run(&self, question: SetupRef) -> Result<JobSnapshot, Fault> {
        self.stand_in(&self.kept(&question.id)?).await?;
        self.run(&question.id, true).await
    }

    /// What taking everything down would delete.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn plan_tear_down(&self, question: PlanTearDown) -> Result<TearDownPlan, Fault> {
        let kept = self.writable(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let request = self.tear_down_request(&question.id, &kept, question.connection, question.host);
        let session = self.access.session(&account, &region).await?;
        let plan = tear_down::plan(&session, &request).await?;
        let host = self.host_of_tear_down(&session, &kept, &request, &plan).await?;
        Ok(TearDownPlan { plan: self.plans.show(&question.id, self.key(&kept)?, plan), host })
    }

    /// Deletes what was shown.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job of the setup is at it already.
    pub async fn tear_down(&self, question: ApprovePlan) -> Result<JobSnapshot, Fault> {
        let kept = self.writable(&question.id)?;
        let place = self.key_of_job(&kept).await?;
        let shown = |request: TearDownRequest| self.plans.approve(&question.id, &place, request, &question.digest);
        let of = |connection, host| self.tear_down_request(&question.id, &kept, connection, host);
        // A job may have told of the connection only after the plan was shown.
        let unaware = |request: TearDownRequest| TearDownRequest { connection_arn: None, ..request };
        // The digest says which of them was shown.
        let approved = shown(of(true, true))
            .or_else(|_| shown(of(true, false)))
            .or_else(|_| shown(unaware(of(true, true))))
            .or_else(|_| shown(unaware(of(true, false))))
            .or_else(|_| shown(of(false, false)))?;
        if approved.request().connection {
            // Nobody waits for the authorization of what goes, nor makes it anew.
            let waits = |job: &&JobSnapshot| job.kind == JobKind::Connect && job.status.is_at_work();
            for job in self.jobs_here(&question.id, &kept).iter().filter(waits) {
                self.jobs.cancel(&job.id).await?;
            }
        }
        self.begin(&question.id, place, approved.into())
    }

    /// Starts what was approved. While a job is in its way, the approval stays good.
    pub(crate) fn begin(&self, id: &str, place: AccountKey, work: Work) -> Result<JobSnapshot, Fault> {
        let kind = work.kind();
        let job = self.jobs.start(place, work)?;
        self.plans.over(id, kind);
        Ok(job)
    }

    async fn run(&self, id: &str, start: bool) -> Result<JobSnapshot, Fault> {
        let kept = self.kept(id)?;
        let request = RunRequest {
            setup_id: id.to_owned(),
            pipelines: vec![AwsNames::of(&kept.setup).pipeline().to_owned()],
            connection_arn: kept.place.connection_arn.clone(),
            start,
        };
        self.jobs.start(self.key_of_job(&kept).await?, request.into())
    }

    /// A setup that may be carried out.
    pub(crate) fn writable(&self, id: &str) -> Result<StoredSetup, Fault> {
        let kept = self.kept(id)?;
        if kept.read_only() { Err(FaultCode::SetupReadOnly.into()) } else { Ok(kept) }
    }

    /// Like [`App::kept`], with who the account is: that is asked when this run doesn't know it yet.
    async fn identified(&self, id: &str) -> Result<StoredSetup, Fault> {
        let mut kept = self.writable(id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        kept.place.identity = Some(self.access.identity(&account, &region).await?);
        Ok(kept)
    }

    fn connection_request(&self, id: &str, kept: &StoredSetup) -> Result<ConnectionRequest, Fault> {
        // The other answers may still be missing: the connection is made long before the rest.
        let concerns =
            |problem: &Problem| problem.severity == Severity::Error && problem.field == "repository.provider";
        let mut problems: Vec<Problem> = self.check(kept).into_iter().filter(concerns).collect();
        problems.extend(new_connection(&kept.setup, &self.facts(kept)));
        let provider = kept.setup.repository.provider.filter(|_| problems.is_empty());
        let provider = provider.ok_or_else(|| has_problems(&problems))?;
        let needs_host = providers::of(provider).needs_host;
        let host = || kept.place.host_arn.clone().ok_or_else(|| host_missing(kept));
        Ok(ConnectionRequest {
            setup_id: id.to_owned(),
            name: kept.setup.connection.name.clone(),
            provider: provider.api_name().to_owned(),
            chosen: kept.place.connection_arn.clone(),
            host_arn: needs_host.then(host).transpose()?,
            tags: kept.setup.tags.clone(),
        })
    }

    fn deploy_request(&self, id: &str, kept: &StoredSetup) -> Result<DeployRequest, Fault> {
        let (problems, target) = (self.check(kept), target(&kept.place));
        let blueprint = blueprint(&kept.setup, &target, &problems).map_err(|problems| has_problems(&problems))?;
        let template = pipeline_template(&blueprint).map_err(|problems| has_problems(&problems))?;
        let connection_arn = target.connection_arn.ok_or(FaultCode::ConnectionMissing)?;
        let names = AwsNames::of(&kept.setup);
        let in_stack = |id: &str| blueprint.pipeline.iter().any(|resource| resource.id.as_str() == id);
        let resources = blueprint.plain().into_iter().filter(|resource| in_stack(&resource.id));
        // what isn't known of the network was a problem above
        let parameters = blueprint.parameters(Phase::Pipeline).into_iter();
        let given = |parameter: Parameter| Some((parameter.name().to_owned(), blueprint.parameter(parameter)?));
        Ok(DeployRequest {
            setup_id: id.to_owned(),
            template,
            parameters: parameters.filter_map(given).collect(),
            tags: kept.setup.tags.clone(),
            capabilities: CAPABILITIES.iter().map(ToString::to_string).collect(),
            connection_arn,
            pipelines: vec![names.pipeline().to_owned()],
            stack: names.stack,
            resources: resources
                .map(|resource| PlannedResource {
                    id: resource.id,
                    resource_type: resource.aws_type.to_owned(),
                    name: resource.name,
                })
                .collect(),
        })
    }

    /// The key of the account and Region of a setup.
    ///
    /// # Errors
    /// When none is chosen; [`FaultCode::PracticeUnreachable`] for a practice account that was never found.
    pub(crate) fn key(&self, kept: &StoredSetup) -> Result<AccountKey, Fault> {
        self.access.practice.key_of(&here(kept)?)
    }

    /// The same for a job that is about to begin.
    pub(crate) async fn key_of_job(&self, kept: &StoredSetup) -> Result<AccountKey, Fault> {
        let place = here(kept)?;
        self.meet_practice(&place.account).await?;
        self.access.practice.key_of(&place)
    }

    /// The newest job of each kind in the account and Region where the setup is now. It may have been elsewhere before.
    pub(crate) fn jobs_here(&self, id: &str, kept: &StoredSetup) -> Vec<JobSnapshot> {
        self.key(kept).map(|key| self.jobs.of_setup_in(id, &key)).unwrap_or_default()
    }

    /// Whether the setup's stack stands where the setup is now.
    pub(crate) fn deployed(&self, id: &str, kept: &StoredSetup) -> bool {
        self.key(kept).is_ok_and(|place| self.records.of(id).deployments_in(&place).next().is_some())
    }

    /// Lets a setup know its connection where it is now, and who its account is.
    pub(crate) fn settle(&self, id: &str, kept: &mut StoredSetup) {
        kept.place.identity = self.access.learned(&kept.place).identity.or(kept.place.identity.take());
        let record = self.records.of(id);
        let (place, provider) = (self.key(kept).ok(), provider_name(kept));
        let endpoint = kept.setup.host.as_ref().map(|wish| wish.endpoint.as_str()).unwrap_or_default();
        let host = place.as_ref().and_then(|place| record.host(place, &provider, endpoint)).map(str::to_owned);
        let connection = place.as_ref().and_then(|place| record.connection(place, &provider, host.as_deref()));
        kept.place.connection_arn = connection.map(str::to_owned);
        kept.place.host_arn = host;
    }

    /// The person's choice of a connection, or that there is none, for where the setup is now.
    pub(crate) fn choose_connection(&self, id: &str, kept: &mut StoredSetup, arn: Option<String>) -> Result<(), Fault> {
        let (place, provider, host) = (self.key(kept)?, provider_name(kept), kept.place.host_arn.clone());
        self.records.change(id, |record| {
            record.choose_connection(&place, &provider, host.as_deref(), arn.clone());
        })?;
        kept.place.connection_arn = arn;
        Ok(())
    }

    fn tear_down_request(&self, id: &str, kept: &StoredSetup, connection: bool, host: bool) -> TearDownRequest {
        let named = AwsNames::of(&kept.setup).stack;
        let record = self.records.of(id);
        let stands = |place: AccountKey| {
            let stacks: Vec<&str> = record.deployments_in(&place).map(|one| one.stack.as_str()).collect();
            // The setup may have another name since it was deployed.
            if stacks.contains(&named.as_str()) { None } else { stacks.last().map(|&stack| stack.to_owned()) }
        };
        TearDownRequest {
            setup_id: id.to_owned(),
            stack: self.key(kept).ok().and_then(stands).unwrap_or(named),
            connection,
            connection_arn: kept.place.connection_arn.clone().filter(|_| connection),
            // A host never goes before its connections.
            host_arn: kept.place.host_arn.clone().filter(|arn| connection && host && self.is_only_user(id, arn)),
        }
    }
}

/// That a setup needs a host and has none.
pub(crate) fn host_missing(kept: &StoredSetup) -> Fault {
    let endpoint = kept.setup.host.as_ref().map(|wish| wish.endpoint.as_str()).unwrap_or_default();
    Fault::new(FaultCode::HostMissing).with("endpoint", endpoint)
}

/// The provider of a setup, as the API spells it; empty while none is chosen.
pub(crate) fn provider_name(kept: &StoredSetup) -> String {
    kept.setup.repository.provider.map(|provider| provider.api_name()).unwrap_or_default().to_owned()
}

/// Where a setup is now.
pub(crate) fn here(kept: &StoredSetup) -> Result<AccountRequest, Fault> {
    let (account, region) = App::chosen(&kept.place)?;
    Ok(AccountRequest { account, region })
}
