//! `host delete HOST`: a host with the connections that go through it, as it was shown and approved.

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, JobKind, JobSnapshot};
use gangway_app::views::{AccountRequest, DeleteHost, HostRef, HostsRequest};

use crate::account::GlobalOptions;
use crate::exit::{CommandError, Exit};
use crate::follow::{FollowLimit, ended, follow, taken_up_or};
use crate::output::Output;
use crate::plan::approve;

/// `host` is its name or its ARN.
pub(super) async fn run(host: &str, yes: bool, options: &GlobalOptions, output: &Output) -> Result<Exit, CommandError> {
    let account = options.choose().await?;
    let app = options.open().await?;
    app.unusable_files()?.iter().for_each(|fault| output.warning(fault));
    let begun = async || {
        let host = find(&app, account, host, output).await?;
        let plan = app.plan_host_deletion(host.clone()).await?;
        approve(&plan, yes, output)?;
        Ok::<_, CommandError>(app.delete_host(DeleteHost { host, digest: plan.digest }).await?)
    };
    let (job, known) = taken_up_or(&app, at_work(&app, host).await?, begun).await?;
    let end = follow(&app, job, known, FollowLimit::End, output).await?;
    Ok(ended(&end, output))
}

async fn at_work(app: &App, host: &str) -> Result<Option<JobSnapshot>, Fault> {
    let jobs = app.overview(()).await?.jobs;
    let meant = |job: &JobSnapshot| {
        let shown = job.host.as_ref();
        shown.is_some_and(|shown| shown.name == host || shown.arn.as_deref() == Some(host))
    };
    Ok(jobs.into_iter().find(|job| job.kind == JobKind::DeleteHost && job.status.is_at_work() && meant(job)))
}

/// The one host of this name, or of this ARN.
async fn find(app: &App, place: AccountRequest, host: &str, output: &Output) -> Result<HostRef, CommandError> {
    let AccountRequest { account, region } = place;
    let question = HostsRequest { account: account.clone(), region: region.clone(), setup: None };
    let there = app.hosts(question).await?;
    let mut arns = there.into_iter().filter(|one| one.arn == host || one.name == host).map(|one| one.arn);
    let arn = arns.next().ok_or_else(|| Fault::new(FaultCode::HostGone).with("name", host))?;
    let others: Vec<String> = arns.collect();
    if !others.is_empty() {
        // Names needn't be unique: between two, nobody guesses.
        output.note(&output.tell("cli-host-ambiguous", &[("name", host.into())]));
        [arn].iter().chain(&others).for_each(|arn| output.note(&format!("  {arn}")));
        return Err(CommandError::Exit(Exit::Usage));
    }
    Ok(HostRef { account, region, arn })
}
