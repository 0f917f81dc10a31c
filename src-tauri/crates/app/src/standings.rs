//! How a setup stands at AWS right now. Changes nothing.

use gangway_catalog::fault::Fault;
use gangway_setup::names::Names as AwsNames;
use gangway_workflow::model::{JobStatus, RunView};
use uuid::Uuid;

use crate::App;
use crate::setup_files::SetupFile;
use crate::setups::Kept;
use crate::views::*;

impl App {
    /// Takes a setup file up as a setup of this machine, in an account and Region. The same setup there is found again,
    /// from whatever folder and machine it comes: its id is made of the account, the Region, its name and its repository.
    ///
    /// # Errors
    /// Why the credentials don't work; when it can't be written.
    pub async fn take_setup_file(&self, file: &SetupFile, question: AccountRequest) -> Result<SetupView, Fault> {
        let AccountRequest { account, region } = question;
        let identity = self.access.identity(&account, &region).await?;
        let setup = file.setup().clone();
        let what = [&identity.account, &region, &setup.name, &setup.repository.name].map(String::as_str).join("\n");
        let id = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("gangway:setup\n{what}").as_bytes()).to_string();
        let place = Place { account: Some(account), region, identity: Some(identity), ..Place::default() };
        let known = self.setups.read(&id).ok().flatten().is_some();
        if !known {
            return self.add(id, setup, place);
        }
        let kept = self.change(&id, |kept: &mut Kept| {
            let connection_arn = kept.place.connection_arn.take();
            kept.setup = setup;
            kept.place = Place { connection_arn, ..place };
            Ok(())
        })?;
        Ok(self.view(&id, kept))
    }

    /// The setup's connection, stack and newest run.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn standing(&self, question: SetupRef) -> Result<Standing, Fault> {
        let kept = self.kept(&question.id)?;
        let (account, region) = Self::chosen(&kept.place)?;
        let session = self.access.session(&account, &region).await?;
        let connection = match &kept.place.connection_arn {
            Some(arn) => match session.connections().get(arn).await {
                Err(error) if error.not_found() => None,
                answer => self.connection_views(vec![answer.map_err(Fault::from)?], &session).pop(),
            },
            None => None,
        };
        let names = AwsNames::of(&kept.setup);
        let stack = session.stacks().describe(&names.stack).await.map_err(Fault::from)?;
        let stack = stack.filter(|stack| stack.status != "DELETE_COMPLETE");
        let run = match &stack {
            Some(_) => self.newest_run(question).await?,
            None => None,
        };
        let stack = stack.map(|stack| StackView {
            name: stack.name,
            arn: stack.id,
            status: stack.status,
            reason: stack.reason,
        });
        Ok(Standing { connection, stack, run })
    }

    /// Watches the newest run just long enough to see it.
    async fn newest_run(&self, question: SetupRef) -> Result<Option<RunView>, Fault> {
        let job = self.watch_run(question).await?;
        let mut snapshots = self.jobs.watch(&job.id)?;
        let seen = snapshots.wait_for(|job| {
            job.status != JobStatus::Running || job.run.as_ref().is_some_and(|run| !run.status.is_empty())
        });
        let run = seen.await.ok().and_then(|snapshot| snapshot.run.clone());
        self.jobs.cancel(&job.id).await?;
        Ok(run)
    }
}
