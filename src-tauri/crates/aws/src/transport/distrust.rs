//! Why a host's certificate isn't trusted, and what is known of it.

use std::error::Error;

use gangway_catalog::fault::{Fault, FaultCode};
use time::OffsetDateTime;
use time::macros::format_description;

use super::hosts::host_and_port;
use super::look;
use super::presented::{OutOfTime, Presented};
use crate::causes::{any, chain};
use crate::clock;

/// A certificate that isn't trusted.
#[derive(Debug)]
pub(crate) struct Distrust {
    reason: Reason,
    /// What it says, where that could be learnt.
    presented: Option<Presented>,
    /// What this computer's clock said.
    now: OffsetDateTime,
}

/// What is said where the issuer isn't known, and where one of the same name is known with another key: the certificate of
/// a company's proxy was renewed, say.
const ISSUER_UNKNOWN: &[&str] =
    &["unknownissuer", "selfsigned", "self-signed", "badsignature", "signaturealgorithmforpublickey"];

/// What the SDK's client says of a certificate that it doesn't trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// This computer doesn't know who issued it.
    Issuer,
    /// It isn't valid yet, or no longer: by this computer's clock.
    Time,
    /// It is of another host.
    Host,
    /// It is malformed, say, or revoked.
    Other,
}

impl Reason {
    /// None when the call failed for another reason than a certificate.
    pub(super) fn of(failure: &(dyn Error + 'static)) -> Option<Self> {
        let text = chain(failure);
        if !any(&text, &["invalid peer certificate"]) {
            None
        } else if any(&text, ISSUER_UNKNOWN) {
            Some(Self::Issuer)
        } else if any(&text, &["expired", "notvalidyet", "not valid yet"]) {
            Some(Self::Time)
        } else if any(&text, &["notvalidforname", "not valid for name"]) {
            Some(Self::Host)
        } else {
            Some(Self::Other)
        }
    }
}

impl Distrust {
    /// Looks at the certificates of the host of an address, of which a call said that it doesn't trust them.
    pub(super) async fn learnt(address: &str, reason: Reason) -> Self {
        let now = clock::now_utc();
        Self { reason, presented: Presented::read(&look::at(address).await, now), now }
    }

    /// Why nothing was sent to the host of an address.
    pub(super) fn fault(&self, address: &str) -> Fault {
        let certificate = self.presented.clone().unwrap_or_default();
        let moment = match certificate.out_of_time {
            Some(OutOfTime::Early(moment) | OutOfTime::Expired(moment)) => text(moment),
            None => String::new(),
        };
        Fault::new(FaultCode::CertificateUntrusted)
            .with("host", host_and_port(address))
            .with("why", why(self.reason, &certificate))
            .with("issuer", certificate.issuer)
            .with("hosts", certificate.hosts)
            .with("moment", moment)
            .with("now", text(self.now))
    }
}

/// The fact `why`: the reason, as closely as it is known.
fn why(reason: Reason, certificate: &Presented) -> &'static str {
    match reason {
        Reason::Issuer if certificate.issuer.is_empty() => "issuer",
        // one that may also issue others is refused for that
        Reason::Issuer | Reason::Other if certificate.self_signed => "self-signed",
        Reason::Issuer => "named-issuer",
        Reason::Time => match certificate.out_of_time {
            Some(OutOfTime::Early(_)) => "early",
            Some(OutOfTime::Expired(_)) => "expired",
            None => "time",
        },
        Reason::Host if certificate.hosts.is_empty() => "other",
        Reason::Host => "other-host",
        Reason::Other => "other",
    }
}

/// A moment as both languages write it.
fn text(moment: OffsetDateTime) -> String {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute] UTC");
    moment.format(format).unwrap_or_default()
}
