//! The runs of a pipeline, page by page.

use crate::errors::CallError;
use crate::pipelines::{Execution, LIST_EXECUTIONS, Pipelines, commit_message};
use crate::texts::bounded;
use crate::time;

/// A page may be empty and yet not be the last one: so many are asked for until one has runs.
const PAGES_LOOKED_AT: usize = 40;

/// AWS's word for a page that it doesn't know any more.
const STALE: &str = "InvalidNextTokenException";

/// Where the next runs begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutionPlace {
    /// What AWS gave to pass on.
    pub token: String,
    /// The last run before it. AWS's token holds for a while only; the run says where to go on all the same.
    pub after: String,
}

/// Some runs, newest first, and where older ones begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExecutionPage {
    /// The runs.
    pub executions: Vec<Execution>,
    /// None: those were the oldest.
    pub next: Option<ExecutionPlace>,
}

/// The most that AWS gives at once.
pub const MOST: i32 = 100;

impl Pipelines {
    /// The newest runs, newest first, at most 100.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn executions(&self, pipeline: &str) -> Result<Vec<Execution>, CallError> {
        Ok(self.page(pipeline, None, MOST).await?.0)
    }

    /// The runs from a place on (none: from the newest), newest first, about `most` of them.
    ///
    /// # Errors
    /// See [`crate::errors`].
    pub async fn executions_from(
        &self,
        pipeline: &str,
        place: Option<&ExecutionPlace>,
        most: i32,
    ) -> Result<ExecutionPage, CallError> {
        let mut token = place.map(|place| place.token.clone());
        let mut skipped_to: Option<&str> = None;
        let mut last = place.map(|place| place.after.clone()).unwrap_or_default();
        for _ in 0..PAGES_LOOKED_AT {
            let (mut executions, next) = match self.page(pipeline, token.as_deref(), most).await {
                Ok(page) => page,
                Err(error) if error.code() == STALE && token.is_some() && skipped_to.is_none() => {
                    token = None;
                    skipped_to = place.map(|place| place.after.as_str());
                    continue;
                }
                Err(error) => return Err(error),
            };
            // The same token again leads nowhere.
            let next = next.filter(|next| token.as_ref() != Some(next));
            if let Some(wanted) = skipped_to {
                match executions.iter().position(|one| one.id == wanted) {
                    Some(at) => {
                        executions.drain(..=at);
                        skipped_to = None;
                    }
                    None => executions.clear(),
                }
            }
            if let Some(execution) = executions.last() {
                last.clone_from(&execution.id);
            }
            let Some(next) = next else { return Ok(ExecutionPage { executions, next: None }) };
            if !executions.is_empty() {
                return Ok(ExecutionPage { executions, next: Some(ExecutionPlace { token: next, after: last }) });
            }
            token = Some(next);
        }
        let next = token.map(|token| ExecutionPlace { token, after: last });
        Ok(ExecutionPage { executions: Vec::new(), next })
    }

    async fn page(
        &self,
        pipeline: &str,
        token: Option<&str>,
        most: i32,
    ) -> Result<(Vec<Execution>, Option<String>), CallError> {
        let answer = self
            .client
            .list_pipeline_executions()
            .pipeline_name(pipeline)
            .max_results(most)
            .set_next_token(token.map(str::to_owned))
            .send()
            .await
            .map_err(|error| self.target.failed(LIST_EXECUTIONS, error))?;
        // An answer without a list isn't one of none: another run would be started.
        let listed = answer.pipeline_execution_summaries.ok_or_else(|| CallError::empty_answer(LIST_EXECUTIONS))?;
        let executions = listed.into_iter().map(|summary| {
            let source = summary.source_revisions.unwrap_or_default().into_iter().next();
            let (revision, said) = source.map(|it| (it.revision_id, it.revision_summary)).unwrap_or_default();
            let (trigger, detail) = summary.trigger.map(|it| (it.trigger_type, it.trigger_detail)).unwrap_or_default();
            Execution {
                id: summary.pipeline_execution_id.unwrap_or_default(),
                status: summary.status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
                trigger: trigger.map(|trigger| trigger.as_str().to_owned()),
                trigger_detail: detail.filter(|text| !text.is_empty()).map(bounded),
                revision,
                revision_summary: said.map(commit_message).map(bounded),
                status_summary: summary.status_summary.filter(|text| !text.is_empty()).map(bounded),
                started_at: time::text(summary.start_time.as_ref()),
                updated_at: time::text(summary.last_update_time.as_ref()),
            }
        });
        Ok((executions.collect(), answer.next_token.filter(|token| !token.is_empty())))
    }
}
