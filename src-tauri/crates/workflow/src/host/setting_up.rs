//! Waiting for a host: first until AWS has set up its part of the VPC, then until a person has set it up in the browser.

use std::time::Duration;

use gangway_aws::errors::CallError;
use gangway_aws::hosts::Host;
use gangway_aws::pacing;
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;

use super::progress::{fault, network_failed, show};
use crate::clock::{minutes_since, now};
use crate::job::{FlowError, Job};
use crate::model::{JobSnapshot, Phase, Plan, StepState};
use crate::waiting::{PacedCalls, PersonProgress, PersonTask, until_a_person_acts};

/// The one call that says why a host failed.
const LIST: &str = "codeconnections:ListHosts";

/// What takes longer hangs: Terraform, too, waits this long and no longer.
const NETWORK_PATIENCE_MINUTES: u32 = 30;

/// AWS shows what a request began within a second or two.
const SHOWS_WITHIN: Duration = Duration::from_secs(20);

/// The host that a job waits for.
pub(crate) struct AwaitedHost<'a> {
    pub(crate) session: &'a Session,
    pub(crate) plan: &'a Plan,
    pub(crate) arn: &'a str,
    /// The host was asked to be changed just now: the state from before may still be shown for a moment.
    pub(crate) changed: bool,
}

impl AwaitedHost<'_> {
    /// Until it is AVAILABLE.
    pub(crate) async fn until_available(&self, job: &Job) -> Result<(), FlowError> {
        job.begin(Phase::PrepareNetwork);
        let without_vpc = self.until_network_stands(job).await?;
        job.finish(Phase::PrepareNetwork, if without_vpc { StepState::Skipped } else { StepState::Succeeded });
        job.begin(Phase::SetUpHost);
        until_a_person_acts(job, self).await
    }

    /// Until AWS has done its part; says whether it had none to do.
    async fn until_network_stands(&self, job: &Job) -> Result<bool, FlowError> {
        job.note(|notes| {
            notes.preparing_since.get_or_insert_with(now);
        })?;
        let since = job.notes().preparing_since.unwrap_or_default();
        let turns = PacedCalls::begin();
        let mut awaits_news = true;
        loop {
            let look = async || {
                turns.next().await;
                self.session.hosts().find_once(self.arn).await
            };
            let found = job.ask_without_end(LIST, look).await?;
            let may_be_old = awaits_news && turns.elapsed() < SHOWS_WITHIN;
            if let Some(host) = &found {
                show(job, self.session, self.plan, host);
                match host.state() {
                    HostStatus::Pending | HostStatus::Available => return Ok(host.vpc.is_none()),
                    HostStatus::Preparing => awaits_news = false,
                    HostStatus::Other => {}
                    HostStatus::Failed if self.changed && may_be_old => {}
                    HostStatus::Failed => return Err(network_failed(host).into()),
                    HostStatus::Error => return Err(fault(FaultCode::HostInError, host).into()),
                    HostStatus::Deleting => return Err(fault(FaultCode::HostGone, host).into()),
                }
            } else if !may_be_old {
                return Err(self.gone().into());
            }
            if minutes_since(&since) >= NETWORK_PATIENCE_MINUTES {
                let overdue = Fault::new(FaultCode::HostNetworkOverdue).with("name", self.name(job));
                return Err(overdue.with("minutes", NETWORK_PATIENCE_MINUTES).into());
            }
            job.pause(pacing::host(turns.elapsed())).await;
        }
    }

    fn name(&self, job: &Job) -> String {
        job.snapshot().host.map(|host| host.name).unwrap_or_default()
    }
}

impl PersonTask for AwaitedHost<'_> {
    type Answer = Option<Host>;

    const OPERATION: &'static str = LIST;

    async fn look(&self) -> Result<Option<Host>, CallError> {
        self.session.hosts().find_once(self.arn).await
    }

    fn show(&self, job: &Job, host: &Option<Host>) {
        if let Some(host) = host {
            show(job, self.session, self.plan, host);
        }
    }

    fn progress(&self, host: &Option<Host>) -> PersonProgress {
        let Some(host) = host else { return PersonProgress::Failed(self.gone()) };
        match host.state() {
            HostStatus::Available => PersonProgress::Done,
            HostStatus::Pending | HostStatus::Preparing | HostStatus::Other => PersonProgress::Pending,
            HostStatus::Failed => PersonProgress::Failed(network_failed(host)),
            HostStatus::Error => PersonProgress::Failed(fault(FaultCode::HostInError, host)),
            HostStatus::Deleting => PersonProgress::Failed(fault(FaultCode::HostGone, host)),
        }
    }

    fn show_since(&self, shown: &mut JobSnapshot, since: &str) {
        if let Some(progress) = &mut shown.host {
            progress.waiting_since = Some(since.to_owned());
        }
    }

    fn gone(&self) -> Fault {
        let planned = super::progress::progress(self.session, self.plan).name;
        Fault::new(FaultCode::HostGone).with("name", planned)
    }

    fn overdue(&self, minutes: u32) -> Fault {
        Fault::new(FaultCode::HostNotSetUp).with("minutes", minutes)
    }
}
