//! How a setup stands at AWS right now, by AWS's word alone. Changes nothing, and needs no folder of state: a window or
//! another terminal may hold that meanwhile.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gangway_aws::connections::Connection;
use gangway_aws::credentials::mfa::{AskMfaCode, MfaRoles};
use gangway_aws::errors::CallError;
use gangway_aws::session::Session;
use gangway_catalog::fault::Fault;
use gangway_setup::document::Setup;
use gangway_setup::names::Names as AwsNames;
use gangway_store::secrets::Secrets;
use gangway_workflow::pipeline_status::pipeline_status;
use gangway_workflow::stack_failure::stack_failure;

use crate::access::Access;
use crate::connections::connection_view;
use crate::environment::Environment;
use crate::hosts::host_views;
use crate::practice::{Practice, PracticeSource};
use crate::setup_files::SetupFile;
use crate::views::*;

/// Looks at accounts, and keeps nothing.
pub struct StatusReader {
    access: Access,
    user_home: Option<PathBuf>,
}

impl StatusReader {
    /// `endpoint` replaces AWS's for every account but the practice account. `ask_mfa_code`: none, nobody is asked.
    pub fn new(
        practice: PracticeSource,
        endpoint: Option<&str>,
        environment: &Environment,
        ask_mfa_code: Option<Arc<dyn AskMfaCode>>,
    ) -> Self {
        let roles = ask_mfa_code.map(MfaRoles::new).unwrap_or_default();
        Self {
            access: Access::new(Practice::new(practice, None), endpoint, environment, roles, Secrets::in_memory()),
            user_home: environment.user_home.clone(),
        }
    }

    pub(crate) fn user_home(&self) -> Option<&Path> {
        self.user_home.as_deref()
    }

    pub(crate) async fn session(&self, account: &AccountRequest) -> Result<Session, Fault> {
        self.access.session(&account.account, &account.region).await
    }

    /// The connection, the stack and the newest run of a setup.
    ///
    /// # Errors
    /// Why the credentials don't work; as every call of AWS.
    pub async fn status(&self, file: &SetupFile, question: AccountRequest) -> Result<SetupStatus, Fault> {
        let session = self.session(&question).await?;
        let names = AwsNames::of(file.setup());
        let stack = session.stacks().describe(&names.stack).await.map_err(Fault::from)?;
        let stack = stack.filter(|stack| stack.status != "DELETE_COMPLETE");
        let pipeline = match &stack {
            Some(_) => {
                let ask_clone = |repository: &str, branch: &str| file.ask_clone(self.user_home(), repository, branch);
                pipeline_status(&session, names.pipeline(), ask_clone).await.map_err(Fault::from)?
            }
            None => None,
        };
        let of_pipeline = pipeline.as_ref().and_then(|pipeline| pipeline.connection.as_deref());
        let connection = connection(&session, file.setup(), of_pipeline).await.map_err(Fault::from)?;
        // Whoever may not read its events still sees the stack.
        let of_stack = match &stack {
            Some(stack) => stack_failure(&session, stack).await.ok().flatten(),
            None => None,
        };
        let stack = stack.map(|stack| StackView {
            name: stack.name,
            arn: stack.id,
            status: stack.status,
            reason: stack.reason,
        });
        let (run, of_run) = pipeline.map(|pipeline| (pipeline.run, pipeline.failure)).unwrap_or_default();
        let failure = of_run.or(of_stack);
        Ok(SetupStatus { connection: connection.map(|one| connection_view(one, &session)), stack, run, failure })
    }

    /// The hosts of an account in a Region, and which of its connections go through each.
    ///
    /// # Errors
    /// Why the credentials don't work; as every call of AWS.
    pub async fn hosts(&self, question: AccountRequest) -> Result<Vec<HostView>, Fault> {
        let session = self.session(&question).await?;
        host_views(&session).await.map(|(views, _)| views)
    }
}

/// The connection that the pipeline uses; before there is one, that which a deployment would use: one of its name and
/// provider, one that is ready first.
async fn connection(session: &Session, setup: &Setup, used: Option<&str>) -> Result<Option<Connection>, CallError> {
    if let Some(arn) = used {
        return match session.connections().get(arn).await {
            Err(error) if error.not_found() => Ok(None),
            answer => answer.map(Some),
        };
    }
    let provider = setup.repository.provider.map(|provider| provider.api_name());
    let wished = |one: &Connection| one.name == setup.connection.name && Some(one.provider.as_str()) == provider;
    let there = session.connections().list().await?;
    Ok(there.into_iter().filter(wished).min_by_key(|one| one.status != "AVAILABLE"))
}
