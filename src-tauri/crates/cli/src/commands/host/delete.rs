//! `host delete HOST`: a host with the connections that go through it, as it was shown and approved.

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, JobKind};
use gangway_app::views::{AccountRequest, DeleteHost, HostRef, HostView, HostsRequest};

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
        let place = account.clone();
        let arn = find(&app, account, host, output).await?.arn;
        let host = HostRef { account: place.account, region: place.region, arn };
        let plan = app.plan_host_deletion(host.clone()).await?;
        approve(&plan, yes, output)?;
        Ok::<_, CommandError>(app.delete_host(DeleteHost { host, digest: plan.digest }).await?)
    };
    // One that was approved before this program ended goes on, or has ended by now: it isn't done once more.
    let (job, known) = taken_up_or(&app, app.host_job(JobKind::DeleteHost, host), begun).await?;
    let end = follow(&app, job, known, FollowLimit::End, output).await?;
    Ok(ended(&end, output))
}

/// The one host of this name, or of this ARN.
pub(super) async fn find(
    app: &App,
    place: AccountRequest,
    host: &str,
    output: &Output,
) -> Result<HostView, CommandError> {
    let AccountRequest { account, region } = place;
    let there = app.hosts(HostsRequest { account, region, setup: None }).await?;
    let mut meant = there.into_iter().filter(|one| one.arn == host || one.name == host);
    let one = meant.next().ok_or_else(|| Fault::new(FaultCode::HostGone).with("name", host))?;
    let others: Vec<HostView> = meant.collect();
    if !others.is_empty() {
        // Names needn't be unique: between two, nobody guesses.
        output.note(&output.tell("cli-host-ambiguous", &[("name", host.into())]));
        [&one].into_iter().chain(&others).for_each(|one| output.note(&format!("  {}", one.arn)));
        return Err(CommandError::Exit(Exit::Usage));
    }
    Ok(one)
}
