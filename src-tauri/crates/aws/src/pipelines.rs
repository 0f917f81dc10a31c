//! Calls about pipelines, their executions and approvals.

use aws_config::SdkConfig;
use aws_sdk_codepipeline::Client;
use aws_sdk_codepipeline::types::{
    ActionExecutionFilter, ApprovalResult, ApprovalStatus, ExecutionTrigger, PipelineExecutionStatus,
};

use crate::diagnosis::connection_is_unusable;
use crate::errors::{CallError, CallTarget};
use crate::texts::bounded;
use crate::time;

/// Of the runs that failed since a definition was sent, the first this many are looked at: the first is the one that
/// was begun by sending it.
const RUNS_LOOKED_AT: usize = 3;

const GET_PIPELINE: &str = "codepipeline:GetPipeline";
pub(crate) const LIST_EXECUTIONS: &str = "codepipeline:ListPipelineExecutions";

/// What a pipeline consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PipelineShape {
    /// The name in the declaration.
    pub name: String,
    /// Its stages, in order.
    pub stages: Vec<StageShape>,
}

/// A stage of a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageShape {
    /// The name in the declaration.
    pub name: String,
    /// Its actions, in the order in which they run.
    pub actions: Vec<ActionShape>,
}

/// An action of a stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionShape {
    /// The name in the declaration.
    pub name: String,
    /// `Source`, `Build`, `Approval`, `Deploy`, …
    pub category: String,
    /// `CodeStarSourceConnection`, `CodeBuild`, `Manual`, `S3`, …
    pub provider: String,
    /// What a source reads: `FullRepositoryId` and `BranchName`.
    pub source: Option<(String, String)>,
    /// ARN of the connection through which a source reads.
    pub connection: Option<String>,
    /// The minutes that it may take; none: as many as are usual.
    pub timeout_minutes: Option<i64>,
}

/// An execution of a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Execution {
    /// The `pipelineExecutionId` of the answer.
    pub id: String,
    /// `InProgress`, `Succeeded`, `Failed`, `Stopped`, `Superseded`, …
    pub status: String,
    /// E.g. `CreatePipeline`, `WebhookV2`, `StartPipelineExecution`.
    pub trigger: Option<String>,
    /// Id of the commit.
    pub revision: Option<String>,
    /// What the provider says of the commit: its message.
    pub revision_summary: Option<String>,
    /// What AWS says of the status, if anything.
    pub status_summary: Option<String>,
    /// What AWS says of the trigger: who started it, or through which connection. Only the list of runs tells.
    pub trigger_detail: Option<String>,
    /// When it began, as RFC 3339. Only the list of runs tells.
    pub started_at: Option<String>,
    /// When it last changed. Only the list of runs tells.
    pub updated_at: Option<String>,
}

/// One try of an action within an execution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionRun {
    /// Name of the stage.
    pub stage: String,
    /// Name of the action.
    pub action: String,
    /// `Source`, `Build`, `Approval`, `Deploy`, …
    pub category: String,
    /// `CodeStarSourceConnection`, `CodeBuild`, `Manual`, `S3`, …
    pub provider: String,
    /// `InProgress`, `Succeeded`, `Failed`, `Abandoned`.
    pub status: String,
    /// The other service's id for it, e.g. the build's.
    pub external_id: Option<String>,
    /// The other service's page for it.
    pub external_address: Option<String>,
    /// What the other service says of it.
    pub summary: Option<String>,
    /// Error code and message.
    pub error: Option<(String, String)>,
    /// When the action began, as RFC 3339.
    pub started_at: Option<String>,
    /// When it last changed.
    pub updated_at: Option<String>,
    /// The whole minutes between the two.
    pub minutes: Option<i64>,
}

/// An approval that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingApproval {
    /// Name of the stage.
    pub stage: String,
    /// Name of the action.
    pub action: String,
    /// The execution that waits.
    pub execution: String,
    /// Answers exactly this one.
    pub token: String,
}

/// Calls to CodePipeline.
#[derive(Clone, Debug)]
pub struct Pipelines {
    pub(crate) client: Client,
    pub(crate) target: CallTarget,
}

impl Pipelines {
    pub(crate) fn new(config: &SdkConfig, target: CallTarget) -> Self {
        Self { client: Client::new(config), target }
    }

    /// Names of all pipelines of the account in this Region.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn names(&self) -> Result<Vec<String>, CallError> {
        let operation = "codepipeline:ListPipelines";
        let mut pages = self.client.list_pipelines().into_paginator().send();
        let mut names = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| self.target.failed(operation, error))?;
            // An answer without a list isn't one of none: whoever reads it would see nothing standing still.
            let found = page.pipelines.ok_or_else(|| CallError::empty_answer(operation))?;
            names.extend(found.into_iter().filter_map(|pipeline| pipeline.name));
        }
        Ok(names)
    }

    /// What a pipeline consists of; none when there is none.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn shape(&self, pipeline: &str) -> Result<Option<PipelineShape>, CallError> {
        let answer = self.client.get_pipeline().name(pipeline).send().await;
        let declaration = match answer.map_err(|error| self.target.failed(GET_PIPELINE, error)) {
            Ok(answer) => Some(answer.pipeline.ok_or_else(|| CallError::empty_answer(GET_PIPELINE))?),
            Err(error) if error.not_found() => None,
            Err(error) => return Err(error),
        };
        Ok(declaration.map(|declaration| PipelineShape {
            name: declaration.name,
            stages: declaration
                .stages
                .into_iter()
                .map(|stage| {
                    let mut actions = stage.actions;
                    actions.sort_by_key(|action| action.run_order.unwrap_or(1));
                    StageShape { name: stage.name, actions: actions.into_iter().map(ActionShape::from).collect() }
                })
                .collect(),
        }))
    }

    /// Sends a pipeline's own definition again, which registers its change detection anew.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn resubmit(&self, pipeline: &str) -> Result<(), CallError> {
        let answer = self
            .client
            .get_pipeline()
            .name(pipeline)
            .send()
            .await
            .map_err(|error| self.target.failed(GET_PIPELINE, error))?;
        let pipeline = answer.pipeline.ok_or_else(|| CallError::empty_answer(GET_PIPELINE))?;
        let operation = "codepipeline:UpdatePipeline";
        let answer = self.client.update_pipeline().pipeline(pipeline).send().await;
        let answer = answer.map_err(|error| self.target.failed(operation, error))?;
        answer.pipeline.map(|_| ()).ok_or_else(|| CallError::empty_answer(operation))
    }

    /// Whether the definition that is there was sent while its connection wasn't AVAILABLE: a run of it failed for that
    /// reason. Then AWS notices no push until it is sent again. No for a pipeline that isn't there.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn sent_too_early(&self, pipeline: &str) -> Result<bool, CallError> {
        let answer = self.client.get_pipeline().name(pipeline).send().await;
        let found = match answer.map_err(|error| self.target.failed(GET_PIPELINE, error)) {
            Ok(found) => found,
            Err(error) if error.not_found() => return Ok(false),
            Err(error) => return Err(error),
        };
        let sent = found.metadata.and_then(|metadata| metadata.updated);
        let sources = found.pipeline.and_then(|it| it.stages.into_iter().next()).map(|stage| stage.name);
        let executions = self
            .client
            .list_pipeline_executions()
            .pipeline_name(pipeline)
            .max_results(100)
            .send()
            .await
            .map_err(|error| self.target.failed(LIST_EXECUTIONS, error))?
            .pipeline_execution_summaries
            .unwrap_or_default();
        let failed = executions
            .into_iter()
            .rev()
            .filter(|it| it.status.as_ref().is_some_and(|status| status.as_str() == "Failed"))
            // Both moments are the service's own, to the second at worst.
            .filter(|it| it.start_time.zip(sent).is_some_and(|(began, sent)| began.secs() >= sent.secs()))
            .filter_map(|it| it.pipeline_execution_id)
            .take(RUNS_LOOKED_AT);
        for id in failed {
            let runs = self.action_runs(pipeline, &id).await?;
            let unusable = |run: &ActionRun| {
                run.status == "Failed"
                    && sources.as_ref() == Some(&run.stage)
                    && run.error.as_ref().is_some_and(|(_, message)| connection_is_unusable(message))
            };
            if runs.iter().any(unusable) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// One execution; none when the pipeline knows none of this id.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn execution(&self, pipeline: &str, id: &str) -> Result<Option<Execution>, CallError> {
        let answer =
            self.client.get_pipeline_execution().pipeline_name(pipeline).pipeline_execution_id(id).send().await;
        let operation = "codepipeline:GetPipelineExecution";
        let found = match answer.map_err(|error| self.target.failed(operation, error)) {
            Ok(answer) => Some(answer.pipeline_execution.ok_or_else(|| CallError::empty_answer(operation))?),
            Err(error) if error.not_found() => None,
            Err(error) => return Err(error),
        };
        Ok(found.map(|execution| {
            let source = execution.artifact_revisions.unwrap_or_default().into_iter().next();
            let revision = source.map(|source| (source.revision_id, source.revision_summary));
            Execution {
                status_summary: execution.status_summary.filter(|text| !text.is_empty()).map(bounded),
                ..Execution::of(execution.pipeline_execution_id, execution.status, execution.trigger, revision)
            }
        }))
    }

    /// Starts an execution on the newest commit; says its id. `token` makes a repeated call the same call.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn start(&self, pipeline: &str, token: &str) -> Result<String, CallError> {
        let operation = "codepipeline:StartPipelineExecution";
        let answer = self
            .client
            .start_pipeline_execution()
            .name(pipeline)
            .client_request_token(token)
            .send()
            .await
            .map_err(|error| self.target.failed(operation, error))?;
        answer.pipeline_execution_id.filter(|id| !id.is_empty()).ok_or_else(|| CallError::empty_answer(operation))
    }

    /// Every try of every action of one execution, oldest first.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn action_runs(&self, pipeline: &str, execution: &str) -> Result<Vec<ActionRun>, CallError> {
        let filter = ActionExecutionFilter::builder().pipeline_execution_id(execution).build();
        let mut pages = self
            .client
            .list_action_executions()
            .pipeline_name(pipeline)
            .filter(filter)
            .max_results(100)
            .into_paginator()
            .send();
        let mut runs = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| self.target.failed("codepipeline:ListActionExecutions", error))?;
            runs.extend(page.action_execution_details.unwrap_or_default().into_iter().map(ActionRun::from));
        }
        runs.reverse();
        Ok(runs)
    }

    /// The approvals that wait for an answer.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn waiting_approvals(&self, pipeline: &str) -> Result<Vec<WaitingApproval>, CallError> {
        let answer = self
            .client
            .get_pipeline_state()
            .name(pipeline)
            .send()
            .await
            .map_err(|error| self.target.failed("codepipeline:GetPipelineState", error))?;
        let mut waiting = Vec::new();
        for stage in answer.stage_states.unwrap_or_default() {
            let name = stage.stage_name.unwrap_or_default();
            let execution = stage.latest_execution.map(|it| it.pipeline_execution_id).unwrap_or_default();
            for action in stage.action_states.unwrap_or_default() {
                let Some(latest) = action.latest_execution else { continue };
                let in_progress = latest.status.is_some_and(|status| status.as_str() == "InProgress");
                if let (true, Some(token)) = (in_progress, latest.token) {
                    waiting.push(WaitingApproval {
                        stage: name.clone(),
                        action: action.action_name.unwrap_or_default(),
                        execution: execution.clone(),
                        token,
                    });
                }
            }
        }
        Ok(waiting)
    }

    /// Answers an approval. Of a lost answer the repetition finds it answered already (`ApprovalAlreadyCompleted`).
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn answer(
        &self,
        pipeline: &str,
        approval: &WaitingApproval,
        approve: bool,
        comment: &str,
    ) -> Result<(), CallError> {
        let operation = "codepipeline:PutApprovalResult";
        let status = if approve { ApprovalStatus::Approved } else { ApprovalStatus::Rejected };
        let result = ApprovalResult::builder()
            .status(status)
            .summary(comment)
            .build()
            .map_err(|error| CallError::refused(operation, &error.to_string()))?;
        let answer = self
            .client
            .put_approval_result()
            .pipeline_name(pipeline)
            .stage_name(&approval.stage)
            .action_name(&approval.action)
            .token(&approval.token)
            .result(result)
            .send()
            .await
            .map_err(|error| self.target.failed(operation, error))?;
        answer.approved_at.map(|_| ()).ok_or_else(|| CallError::empty_answer(operation))
    }
}

impl Execution {
    /// From its description; of the revision its id and its summary.
    fn of(
        id: Option<String>,
        status: Option<PipelineExecutionStatus>,
        trigger: Option<ExecutionTrigger>,
        revision: Option<(Option<String>, Option<String>)>,
    ) -> Self {
        let (revision, summary) = revision.unwrap_or_default();
        Self {
            id: id.unwrap_or_default(),
            status: status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
            trigger: trigger.and_then(|it| it.trigger_type).map(|it| it.as_str().to_owned()),
            revision,
            revision_summary: summary.map(commit_message).map(bounded),
            ..Self::default()
        }
    }
}

impl From<aws_sdk_codepipeline::types::ActionDeclaration> for ActionShape {
    fn from(action: aws_sdk_codepipeline::types::ActionDeclaration) -> Self {
        let kind = action.action_type_id;
        let configuration = action.configuration.unwrap_or_default();
        let value = |key: &str| configuration.get(key).cloned();
        Self {
            name: action.name,
            category: kind.as_ref().map(|kind| kind.category.as_str().to_owned()).unwrap_or_default(),
            provider: kind.map(|kind| kind.provider).unwrap_or_default(),
            source: value("FullRepositoryId").zip(value("BranchName")),
            connection: value("ConnectionArn"),
            timeout_minutes: action.timeout_in_minutes.map(i64::from),
        }
    }
}

impl From<aws_sdk_codepipeline::types::ActionExecutionDetail> for ActionRun {
    fn from(detail: aws_sdk_codepipeline::types::ActionExecutionDetail) -> Self {
        let result = detail.output.and_then(|output| output.execution_result);
        let kind = detail.input.and_then(|input| input.action_type_id);
        let mut run = Self {
            stage: detail.stage_name.unwrap_or_default(),
            action: detail.action_name.unwrap_or_default(),
            category: kind.as_ref().map(|kind| kind.category.as_str().to_owned()).unwrap_or_default(),
            provider: kind.map(|kind| kind.provider).unwrap_or_default(),
            status: detail.status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
            started_at: time::text(detail.start_time.as_ref()),
            updated_at: time::text(detail.last_update_time.as_ref()),
            minutes: detail.start_time.zip(detail.last_update_time).map(|(from, to)| (to.secs() - from.secs()) / 60),
            ..Self::default()
        };
        if let Some(result) = result {
            run.external_id = result.external_execution_id.filter(|id| !id.is_empty());
            run.external_address = result.external_execution_url.filter(|url| url.starts_with("http"));
            run.summary = result.external_execution_summary.filter(|text| !text.is_empty()).map(bounded);
            run.error = result
                .error_details
                .map(|error| (error.code.unwrap_or_default(), bounded(error.message.unwrap_or_default())))
                .filter(|(code, message)| !code.is_empty() || !message.is_empty());
        }
        run
    }
}

/// A source that reads through a connection sums its revision up as JSON, others as plain text.
pub(crate) fn commit_message(summary: String) -> String {
    let parsed: Option<serde_json::Value> = serde_json::from_str(&summary).ok();
    let message = parsed.as_ref().and_then(|it| it.get("CommitMessage")).and_then(serde_json::Value::as_str);
    message.map(str::to_owned).unwrap_or(summary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_of_a_commit_is_found_in_either_form() {
        let table = [
            (r#"{"ProviderType":"GitHub","CommitMessage":"Say \"hello\""}"#, "Say \"hello\""),
            ("Say hello", "Say hello"),
            (r#"{"ProviderType":"GitHub"}"#, r#"{"ProviderType":"GitHub"}"#),
            ("{", "{"),
            ("42", "42"),
        ];
        for (summary, message) in table {
            assert_eq!(commit_message(summary.to_owned()), message);
        }
    }
}
