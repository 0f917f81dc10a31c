//! `host replace HOST`: another host in the place of one that AWS changes no more, as it was shown and approved; then what
//! is left to do for the setups and pipelines that read through the old one.

use gangway_app::App;
use gangway_app::bindings::{HostNetwork, JobKind, JobSnapshot, JobStatus};
use gangway_app::views::{
    AccountRequest, FollowUp, HostFollowUps, HostRef, HostReplacement, HostView, JobRef, ReplaceHost,
};

use super::PersonWait;
use super::delete::find;
use crate::account::GlobalOptions;
use crate::arguments::HostOptions;
use crate::commands::without_errors;
use crate::exit::{CommandError, Exit};
use crate::follow::{FollowLimit, HistoryPosition, before_it_was_taken_up, ended, follow};
use crate::output::{Output, code};
use crate::plan::approve;

/// What of the new host isn't as the old one.
pub(super) struct Successor<'a> {
    pub(super) name: Option<String>,
    pub(super) endpoint: Option<String>,
    /// Whether it is in no VPC.
    pub(super) public: bool,
    pub(super) options: &'a HostOptions,
}

/// `host` is the name or the ARN of the one that goes.
pub(super) async fn run(
    host: &str,
    wanted: Successor<'_>,
    person: PersonWait,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let account = options.choose().await?;
    let app = options.open().await?;
    app.unusable_files()?.iter().for_each(|fault| output.warning(fault));
    let (job, known) = match app.host_job(JobKind::ReplaceHost, host) {
        // It was approved before this program ended, and goes on, or has ended by now: it isn't done once more.
        Some(job) => {
            let known = before_it_was_taken_up(&app, &job).await?;
            (job, known)
        }
        None => {
            let old = find(&app, account.clone(), host, output).await?;
            let replacement = replacement(&app, account, old, wanted, output).await?;
            without_errors(&app.check_host_replacement(replacement.clone()).await?, output)?;
            let plan = app.plan_host_replacement(replacement.clone()).await?;
            approve(&plan, person.yes, output)?;
            let question = ReplaceHost { replacement, digest: plan.digest };
            (app.replace_host(question).await?, HistoryPosition::default())
        }
    };
    let until = if person.waits { FollowLimit::End } else { FollowLimit::PersonOrEnd };
    let end = follow(&app, job, known, until, output).await?;
    if end.status == JobStatus::WaitingForPerson {
        output.note(&output.tell("cli-host-then", &[]));
    }
    tell_what_is_left(&app, &end, output).await?;
    Ok(ended(&end, output))
}

async fn replacement(
    app: &App,
    place: AccountRequest,
    old: HostView,
    wanted: Successor<'_>,
    output: &Output,
) -> Result<HostReplacement, CommandError> {
    let Successor { name, endpoint, public, options } = wanted;
    let endpoint = endpoint.unwrap_or(old.endpoint);
    let chosen = options.vpc.clone().map(|vpc| HostNetwork {
        vpc,
        subnets: options.subnets.clone(),
        security_groups: options.security_groups.clone(),
    });
    let network = if public { None } else { chosen.or(old.network) };
    let certificate = match &options.certificate {
        Some(path) => Some(super::certificate(app, path, &endpoint, output).await?),
        None => old.certificate.filter(|_| network.is_some()),
    };
    let host = HostRef { account: place.account, region: place.region, arn: old.arn };
    Ok(HostReplacement { host, name: name.unwrap_or(old.name), endpoint, network, certificate })
}

async fn tell_what_is_left(app: &App, job: &JobSnapshot, output: &Output) -> Result<(), CommandError> {
    if !matches!(job.status, JobStatus::Succeeded | JobStatus::WaitingForPerson) {
        return Ok(());
    }
    let left = app.host_follow_ups(JobRef { job: job.id.clone() }).await?;
    output.object(&serde_json::json!({ "kind": "followUps", "followUps": left }));
    lines(&left, output).iter().for_each(|line| output.line(line));
    Ok(())
}

fn lines(left: &HostFollowUps, output: &Output) -> Vec<String> {
    let HostFollowUps { setups, pipelines, unseen } = left;
    let mut lines = Vec::new();
    for one in setups {
        let left = output.tell(&format!("host-left-{}", code(&one.left)), &[]);
        let facts = [("name", one.name.as_str().into()), ("left", left.into())];
        lines.push(format!("  {}", output.tell("cli-host-left-setup", &facts)));
    }
    for one in pipelines {
        let left = output.tell(if one.done { "host-left-pipeline-done" } else { "host-left-pipeline-waits" }, &[]);
        let facts = [("name", one.name.as_str().into()), ("left", left.into())];
        lines.push(format!("  {}", output.tell("cli-host-left-pipeline", &facts)));
    }
    if !lines.is_empty() {
        lines.insert(0, output.tell("cli-host-left", &[]));
    }
    if !unseen.is_empty() {
        lines.push(output.tell("host-replace-left-unseen", &[]));
    }
    let open = setups.iter().any(|one| one.left != FollowUp::Nothing) || pipelines.iter().any(|one| !one.done);
    if open {
        lines.push(output.tell("cli-host-left-how", &[]));
    }
    lines
}
