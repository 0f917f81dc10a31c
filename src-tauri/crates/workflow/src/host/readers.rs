//! Which pipelines read through connections: they stand still when these go.

use gangway_aws::connections::Connection;
use gangway_aws::pipelines::PipelineShape;
use gangway_aws::session::Session;
use gangway_catalog::fault::Fault;

use crate::connection_deletion::is_refusal;
use crate::patience::patiently;

/// What was found, and what couldn't be looked at.
#[derive(Debug, Default)]
pub(crate) struct PipelineReaders {
    /// Names of the pipelines, in the order of their list.
    pub(crate) pipelines: Vec<String>,
    /// The first refusal of each call: there may be more pipelines than those.
    pub(crate) unseen: Vec<Fault>,
}

/// Pipelines of this Region that read through one of the connections. A connection serves every Region, and the pipelines
/// of the others aren't looked for.
///
/// # Errors
/// What AWS says, but for a refusal.
pub(crate) async fn readers(session: &Session, connections: &[Connection]) -> Result<PipelineReaders, Fault> {
    let mut readers = PipelineReaders::default();
    if connections.is_empty() {
        return Ok(readers);
    }
    let names = match patiently(async || Ok(session.pipelines().names().await?)).await {
        Err(fault) if is_refusal(&fault) => return Ok(PipelineReaders { unseen: vec![fault], ..readers }),
        answer => answer?,
    };
    for name in names {
        match patiently(async || Ok(session.pipelines().shape(&name).await?)).await {
            Err(fault) if is_refusal(&fault) => {
                if readers.unseen.is_empty() {
                    readers.unseen.push(fault);
                }
            }
            answer => {
                if answer?.is_some_and(|shape| reads_through(&shape, connections)) {
                    readers.pipelines.push(name);
                }
            }
        }
    }
    Ok(readers)
}

fn reads_through(pipeline: &PipelineShape, connections: &[Connection]) -> bool {
    let used = pipeline.stages.iter().flat_map(|stage| &stage.actions).filter_map(|action| action.connection.as_ref());
    used.into_iter().any(|arn| connections.iter().any(|connection| connection.arn == *arn))
}
