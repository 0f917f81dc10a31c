//! The runs of a pipeline, from the newest to the oldest, and one of them whole. Looks only.

use std::path::Path;

use gangway_aws::executions::{ExecutionPlace, MOST};
use gangway_aws::session::Session;
use gangway_catalog::fault::Fault;
use gangway_catalog::providers;
use gangway_setup::document::{Repository, Setup};
use gangway_setup::names::Names as AwsNames;
use gangway_workflow::CloneFinding;
use gangway_workflow::pipeline_status::{BuildTry, RunStatus, run_status};

use crate::setup_files::SetupFile;
use crate::views::*;
use crate::{App, StatusReader, clone_findings, faults};

impl App {
    /// Runs of the setup's pipeline, newest first.
    ///
    /// # Errors
    /// [`NotFound`](gangway_catalog::fault::FaultCode::NotFound) where there is no pipeline; as every call of AWS.
    pub async fn runs(&self, question: RunsRequest) -> Result<RunPage, Fault> {
        let kept = self.kept(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let session = self.access.session(&account, &region).await?;
        page(&session, &kept.setup, &account, question.from).await
    }

    /// One run of the setup's pipeline.
    ///
    /// # Errors
    /// [`NotFound`](gangway_catalog::fault::FaultCode::NotFound) where the pipeline knows no such run; as every call of
    /// AWS.
    pub async fn run_report(&self, question: RunRef) -> Result<RunReport, Fault> {
        let kept = self.kept(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let session = self.access.session(&account, &region).await?;
        let ask_clone = |repository: &str, branch: &str| {
            clone_findings::of_folder(Path::new(kept.place.folder.as_deref()?), self.user_home(), repository, branch)
        };
        report(&session, &kept.setup, &account, &question.execution, ask_clone).await
    }
}

impl StatusReader {
    /// Runs of a setup's pipeline, newest first.
    ///
    /// # Errors
    /// As [`App::runs`].
    pub async fn runs(
        &self,
        file: &SetupFile,
        question: AccountRequest,
        from: Option<RunPlace>,
    ) -> Result<RunPage, Fault> {
        let session = self.session(&question).await?;
        page(&session, file.setup(), &question.account, from).await
    }

    /// One run of a setup's pipeline.
    ///
    /// # Errors
    /// As [`App::run_report`].
    pub async fn run_report(
        &self,
        file: &SetupFile,
        question: AccountRequest,
        execution: &str,
    ) -> Result<RunReport, Fault> {
        let session = self.session(&question).await?;
        let ask_clone = |repository: &str, branch: &str| file.ask_clone(self.user_home(), repository, branch);
        report(&session, file.setup(), &question.account, execution, ask_clone).await
    }
}

async fn page(
    session: &Session,
    setup: &Setup,
    account: &AccountChoice,
    from: Option<RunPlace>,
) -> Result<RunPage, Fault> {
    let names = AwsNames::of(setup);
    let place = from.map(|place| ExecutionPlace { token: place.token, after: place.after });
    let found = session.pipelines().executions_from(names.pipeline(), place.as_ref(), MOST).await;
    let found = found.map_err(|error| if error.not_found() { faults::gone(names.pipeline()) } else { error.into() })?;
    let summary = |execution: gangway_aws::pipelines::Execution| RunSummary {
        commit_page: commit_page(&setup.repository, account, execution.revision.as_deref()),
        execution: execution.id,
        status: execution.status,
        trigger: execution.trigger,
        trigger_detail: execution.trigger_detail,
        revision: execution.revision,
        revision_summary: execution.revision_summary,
        status_summary: execution.status_summary,
        started_at: execution.started_at,
        updated_at: execution.updated_at,
    };
    Ok(RunPage {
        pipeline: names.pipeline().to_owned(),
        runs: found.executions.into_iter().map(summary).collect(),
        next: found.next.map(|place| RunPlace { token: place.token, after: place.after }),
    })
}

async fn report(
    session: &Session,
    setup: &Setup,
    account: &AccountChoice,
    execution: &str,
    ask_clone: impl FnOnce(&str, &str) -> Option<CloneFinding>,
) -> Result<RunReport, Fault> {
    let names = AwsNames::of(setup);
    let found = run_status(session, names.pipeline(), execution, ask_clone).await.map_err(Fault::from)?;
    let RunStatus { run, failure, builds } = found.ok_or_else(|| faults::gone(execution))?;
    let shown = |it: BuildTry| RunBuild { build: it.build, stage: it.stage, action: it.action, status: it.status };
    Ok(RunReport {
        commit_page: commit_page(&setup.repository, account, run.revision.as_deref()),
        builds: builds.into_iter().map(shown).collect(),
        run,
        failure,
    })
}

/// The page of a commit. Those of the practice account are on no provider's page.
fn commit_page(repository: &Repository, account: &AccountChoice, commit: Option<&str>) -> Option<String> {
    let provider = repository.provider.filter(|_| *account != AccountChoice::Practice)?;
    providers::of(provider).commit_page(&repository.name, commit?)
}
