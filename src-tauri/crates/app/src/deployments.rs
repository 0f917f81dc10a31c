//! From a setup to what AWS holds, and back: each change is planned, shown, approved, and then a job.

use gangway_blueprint::text::Parameter;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_export::{CAPABILITIES, Words, pipeline_template};
use gangway_setup::check::new_connection;
use gangway_setup::names::Names as AwsNames;
use gangway_setup::problem::{Problem, Severity};
use gangway_workflow::model::{JobKind, JobSnapshot, JobStatus, Phase, Plan, StepState};
use gangway_workflow::{
    AccountKey, ConnectionRequest, DeployRequest, PlannedResource, RunRequest, TearDownRequest, Work, connect, deploy,
    tear_down,
};

use crate::App;
use crate::files::has_problems;
use crate::reviews::{blueprint, target};
use crate::setups::Kept;
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
        Ok(self.plans.show(&question.id, connect::plan(&session, &request).await?))
    }

    /// Makes the connection as it was shown, and waits for the person in the browser.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job of the setup is at it already.
    pub async fn connect(&self, question: Approve) -> Result<JobSnapshot, Fault> {
        let kept = self.writable(&question.id)?;
        let request = self.connection_request(&question.id, &kept)?;
        let approved = self.plans.approve(&question.id, request, &question.digest)?;
        // Written first: a program that is killed right after the start must still know whose connection it is.
        let newest = self.newest(&question.id, JobKind::Connect);
        self.change(&question.id, |kept| {
            kept.connecting_after = Some(newest);
            kept.removing_after = None;
            Ok(())
        })?;
        self.begin(&question.id, &kept, Work::Connect(approved))
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
        Ok(self.plans.show(&question.id, deploy::plan(&session, &request).await?))
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
    pub async fn deploy(&self, question: Approve) -> Result<JobSnapshot, Fault> {
        let kept = self.identified(&question.id).await?;
        let request = self.deploy_request(&question.id, &kept)?;
        let approved = self.plans.approve(&question.id, request, &question.digest)?;
        let deployed = self.deployed(&question.id, &kept);
        let here = here(&kept)?;
        self.change(&question.id, |kept| {
            kept.deployed_in.retain(|place| *place != here);
            kept.deployed_in.extend(deployed.then_some(here));
            Ok(())
        })?;
        self.begin(&question.id, &kept, Work::Deploy(approved))
    }

    /// Watches the newest run of the setup's pipeline.
    ///
    /// # Errors
    /// When no account is chosen, or the journal can't be written.
    pub async fn watch_run(&self, question: SetupRef) -> Result<JobSnapshot, Fault> {
        self.run(&question.id, false)
    }

    /// Starts a run without a push, and watches it.
    ///
    /// # Errors
    /// As [`App::practise`] and [`App::watch_run`].
    pub async fn start_run(&self, question: SetupRef) -> Result<JobSnapshot, Fault> {
        self.stand_in(&self.kept(&question.id)?).await?;
        self.run(&question.id, true)
    }

    /// What taking everything down would delete.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn plan_tear_down(&self, question: PlanTearDown) -> Result<Plan, Fault> {
        let kept = self.writable(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let request = tear_down_request(&question.id, &kept, question.connection);
        let session = self.access.session(&account, &region).await?;
        Ok(self.plans.show(&question.id, tear_down::plan(&session, &request).await?))
    }

    /// Deletes what was shown.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`], or that a job of the setup is at it already.
    pub async fn tear_down(&self, question: Approve) -> Result<JobSnapshot, Fault> {
        let kept = self.writable(&question.id)?;
        let approve = |connection: bool| {
            let request = tear_down_request(&question.id, &kept, connection);
            self.plans.approve(&question.id, request, &question.digest)
        };
        // The digest says which of the two was shown.
        let (approved, connection) = match approve(true) {
            Ok(approved) => (approved, kept.place.connection_arn.is_some()),
            Err(_) => (approve(false)?, false),
        };
        let newest = self.newest(&question.id, JobKind::TearDown);
        self.change(&question.id, |kept| {
            kept.removing_after = connection.then_some(newest);
            Ok(())
        })?;
        self.begin(&question.id, &kept, Work::TearDown(approved))
    }

    /// Starts what was approved. While a job is in its way, the approval stays good.
    fn begin(&self, id: &str, kept: &Kept, work: Work) -> Result<JobSnapshot, Fault> {
        let kind = work.kind();
        let job = self.jobs.start(key(kept)?, work)?;
        self.plans.over(id, kind);
        Ok(job)
    }

    fn run(&self, id: &str, start: bool) -> Result<JobSnapshot, Fault> {
        let kept = self.kept(id)?;
        let request = RunRequest {
            setup_id: id.to_owned(),
            pipeline: AwsNames::of(&kept.setup).pipeline().to_owned(),
            connection_arn: kept.place.connection_arn.clone(),
            start,
        };
        self.jobs.start(key(&kept)?, Work::Run(request))
    }

    /// A setup that may be carried out.
    fn writable(&self, id: &str) -> Result<Kept, Fault> {
        let kept = self.kept(id)?;
        if kept.read_only() { Err(FaultCode::SetupReadOnly.into()) } else { Ok(kept) }
    }

    /// The same, with who its account is: asked again when this run doesn't know yet.
    async fn identified(&self, id: &str) -> Result<Kept, Fault> {
        let mut kept = self.writable(id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        kept.place.identity = Some(self.access.identity(&account, &region).await?);
        Ok(kept)
    }

    fn connection_request(&self, id: &str, kept: &Kept) -> Result<ConnectionRequest, Fault> {
        // The other answers may still be missing: the connection is made long before the rest.
        let concerns =
            |problem: &Problem| problem.severity == Severity::Error && problem.field == "repository.provider";
        let mut problems: Vec<Problem> = self.check(kept).into_iter().filter(concerns).collect();
        problems.extend(new_connection(&kept.setup, &self.facts(kept)));
        let provider = kept.setup.repository.provider.filter(|_| problems.is_empty());
        let provider = provider.ok_or_else(|| has_problems(&problems))?;
        Ok(ConnectionRequest {
            setup_id: id.to_owned(),
            name: kept.setup.connection.name.clone(),
            provider: provider.api_name().to_owned(),
            chosen: kept.place.connection_arn.clone(),
            tags: kept.setup.tags.clone(),
        })
    }

    fn deploy_request(&self, id: &str, kept: &Kept) -> Result<DeployRequest, Fault> {
        let (problems, target) = (self.check(kept), target(&kept.place));
        let blueprint = blueprint(&kept.setup, &target, &problems).map_err(|problems| has_problems(&problems))?;
        let template = pipeline_template(&blueprint, &Words::new(self.language()));
        let template = template.map_err(|problems| has_problems(&problems))?;
        let connection_arn = target.connection_arn.ok_or(FaultCode::ConnectionMissing)?;
        let names = AwsNames::of(&kept.setup);
        let in_stack = |id: &str| blueprint.pipeline.iter().any(|resource| resource.id.as_str() == id);
        let resources = blueprint.plain().into_iter().filter(|resource| in_stack(&resource.id));
        Ok(DeployRequest {
            setup_id: id.to_owned(),
            template,
            parameters: [(Parameter::ConnectionArn.name().to_owned(), connection_arn.clone())].into(),
            tags: kept.setup.tags.clone(),
            capabilities: CAPABILITIES.iter().map(ToString::to_string).collect(),
            connection_arn,
            pipeline: names.pipeline().to_owned(),
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

    /// The newest job of each kind in the account and Region where the setup is now. It may have been elsewhere before.
    pub(crate) fn jobs_here(&self, id: &str, kept: &Kept) -> Vec<JobSnapshot> {
        key(kept).map(|key| self.jobs.of_setup_in(id, &key)).unwrap_or_default()
    }

    /// Whether the setup's stack was deployed where the setup is now, and not taken down since.
    pub(crate) fn deployed(&self, id: &str, kept: &Kept) -> bool {
        let before = here(kept).is_ok_and(|here| kept.deployed_in.contains(&here));
        let jobs = self.jobs_here(id, kept);
        let newest = jobs.iter().find(|job| matches!(job.kind, JobKind::Deploy | JobKind::TearDown));
        match newest {
            Some(job) if job.kind == JobKind::TearDown => job.status != JobStatus::Succeeded,
            Some(job) => before || stack_is_there(job),
            None => before,
        }
    }

    /// Lets a setup know what its jobs came to, and who its account is, since it was written.
    pub(crate) fn settle(&self, id: &str, kept: &mut Kept) {
        kept.place.identity = self.access.learned(&kept.place).identity.or(kept.place.identity.take());
        if kept.connecting_after.is_none() && kept.removing_after.is_none() {
            return;
        }
        let jobs = self.jobs_here(id, kept);
        // Ids of jobs grow with time.
        let later = |kind: JobKind, than: &Option<String>| {
            jobs.iter().find(|job| job.kind == kind && than.as_ref().is_some_and(|than| job.id > *than))
        };
        let made = later(JobKind::Connect, &kept.connecting_after).and_then(|job| job.connection.as_ref()?.arn.clone());
        kept.place.connection_arn = made.or(kept.place.connection_arn.take());
        let removed = later(JobKind::TearDown, &kept.removing_after);
        if removed.is_some_and(|job| job.status == JobStatus::Succeeded) {
            kept.place.connection_arn = None;
            kept.connecting_after = None;
        }
    }

    /// Id of the newest job of a kind; empty when there was none yet.
    fn newest(&self, id: &str, kind: JobKind) -> String {
        self.jobs.of_setup(id).into_iter().find(|job| job.kind == kind).map(|job| job.id).unwrap_or_default()
    }
}

fn stack_is_there(job: &JobSnapshot) -> bool {
    job.phases.iter().any(|phase| phase.phase == Phase::Stack && phase.state == StepState::Succeeded)
}

fn tear_down_request(id: &str, kept: &Kept, connection: bool) -> TearDownRequest {
    TearDownRequest {
        setup_id: id.to_owned(),
        stack: AwsNames::of(&kept.setup).stack,
        connection_arn: kept.place.connection_arn.clone().filter(|_| connection),
    }
}

/// The account and Region of a setup, as a job's journal keeps them.
pub(crate) fn key(kept: &Kept) -> Result<AccountKey, Fault> {
    serde_json::to_value(here(kept)?).map(AccountKey).map_err(|_| crate::faults::defect("account key"))
}

/// Where a setup is now.
fn here(kept: &Kept) -> Result<AccountRequest, Fault> {
    let (account, region) = App::chosen(&kept.place)?;
    Ok(AccountRequest { account, region })
}
