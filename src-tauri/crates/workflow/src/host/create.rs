//! How a host is created, whoever planned it. CreateHost has no idempotency token: every attempt first lists, and matches
//! server, name and a tag that only this host has.

use std::collections::BTreeMap;
use std::time::Duration;

use gangway_aws::hosts::{Host, HostVpc, NewHost};
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::hosts::HostStatus;

use super::server::Server;
use crate::job::{FlowError, Job};
use crate::model::EventCode;

const OPERATION: &str = "codeconnections:CreateHost";

/// A fresh host may not be in the list at once: this often, and this long apart, before it's taken for not made.
const LOOKS: u32 = 4;
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// How often a host is asked for whose making wasn't answered, at most.
const TRIES: u32 = 8;

/// A host that is to be made, and how it is known as ours when the answer was lost.
#[derive(Debug)]
pub(crate) struct WantedHost<'a> {
    pub(crate) name: &'a str,
    pub(crate) server: Server<'a>,
    /// None: the server can be reached from the internet.
    pub(crate) vpc: Option<HostVpc>,
    /// At most 200, the mark among them.
    pub(crate) tags: BTreeMap<String, String>,
    /// The name of the tag whose value no other host for this server has.
    pub(crate) mark: &'a str,
}

impl WantedHost<'_> {
    /// Makes the host, and only one, however often an answer is lost on the way. Gives its ARN.
    pub(crate) async fn make(&self, job: &Job, session: &Session) -> Result<String, FlowError> {
        let mut attempt = 0;
        loop {
            match self.look(job, session).await? {
                HostsFound::Ours(host) => return made(job, &host.name, &host.arn),
                // Somebody made one since the plan was shown: to use it is another plan.
                HostsFound::Others => return Err(FaultCode::PlanChanged.into()),
                HostsFound::None => {}
            }
            job.note(|notes| notes.create_sent = true)?;
            job.before(OPERATION)?;
            let host = NewHost {
                name: self.name,
                provider: self.server.provider,
                endpoint: self.server.endpoint,
                vpc: self.vpc.as_ref(),
                tags: &self.tags,
            };
            let outcome = session.hosts().create(host).await;
            job.after(OPERATION, outcome.as_ref().err().map(|error| error.fault()))?;
            match outcome {
                Ok(arn) => return made(job, self.name, &arn),
                Err(error) if (error.transient() || error.outcome_unknown()) && attempt < TRIES => {
                    attempt += 1;
                    job.retrying(OPERATION, attempt, error.fault()).await;
                }
                Err(error) => {
                    if !error.outcome_unknown() {
                        // Surely nothing was made.
                        job.note(|notes| notes.create_sent = false)?;
                    }
                    return Err(error.into());
                }
            }
        }
    }

    /// Looks for hosts of this server; patiently when one may have been made a moment ago.
    async fn look(&self, job: &Job, session: &Session) -> Result<HostsFound, FlowError> {
        let sent = job.notes().create_sent;
        let looks = if sent { LOOKS } else { 1 };
        for look in 1..=looks {
            let found = job.ask("codeconnections:ListHosts", || self.find(session, sent)).await?;
            if !matches!(found, HostsFound::None) || look == looks {
                return Ok(found);
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        Ok(HostsFound::None)
    }

    async fn find(&self, session: &Session, sent: bool) -> Result<HostsFound, Fault> {
        let mut same = session.hosts().list().await?;
        same.retain(|host| self.server.is_of(host) && host.state() != HostStatus::Deleting);
        if sent {
            for host in same.iter().filter(|host| host.name == self.name) {
                match session.hosts().tags(&host.arn).await {
                    Ok(tags) if self.is_ours(&tags) => return Ok(HostsFound::Ours(Box::new(host.clone()))),
                    Ok(_) => {}
                    // Deleted since it was listed.
                    Err(error) if error.not_found() => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(if self.server.best(same, None).is_some() { HostsFound::Others } else { HostsFound::None })
    }

    fn is_ours(&self, tags: &BTreeMap<String, String>) -> bool {
        tags.contains_key(self.mark) && tags.get(self.mark) == self.tags.get(self.mark)
    }
}

fn made(job: &Job, name: &str, arn: &str) -> Result<String, FlowError> {
    job.note(|notes| notes.host_arn = Some(arn.to_owned()))?;
    job.event(EventCode::HostCreated, [("name", name.into()), ("arn", arn.into())]);
    Ok(arn.to_owned())
}

/// What is there before one is made.
enum HostsFound {
    /// The one that this job made, and lost sight of.
    Ours(Box<Host>),
    /// One of use that somebody else made for this server.
    Others,
    None,
}
