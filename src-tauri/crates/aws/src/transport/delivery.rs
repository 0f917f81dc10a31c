//! What became of a call on its way: whether it left at all, and whether its answer is AWS's.

use std::error::Error;
use std::fmt;
use std::net::IpAddr;

use aws_smithy_runtime_api::client::http::HttpConnectorFuture;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::retry::ErrorKind;
use gangway_catalog::fault::Fault;
use hyper_util::client::legacy;

use super::distrust::{Distrust, Reason};
use super::hosts::{host_and_port, ip, is_loopback};
use super::whole_xml;
use crate::causes::{any, chain, find};

/// What each answer of AWS carries, a refusal as well: the id that AWS's support asks for. Servers that speak AWS's
/// protocols without it are known by the type of their answers; what these hold is looked at in [`crate::errors`].
const REQUEST_IDS: &[&str] = &["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id", "x-amz-id-2"];

/// Gateways before AWS's services answer these by themselves, without an id.
const OF_GATEWAYS: &[u16] = &[500, 502, 503, 504];

/// An answer without AWS's marks: of a proxy, a network's sign-in page, or another server at the address.
#[derive(Clone, Debug)]
pub(crate) struct AnsweredByAnother {
    /// With its port, when the address names one.
    pub(crate) host: String,
    pub(crate) status: u16,
    /// The `content-type` of the answer; empty when it names none.
    pub(crate) media: String,
}

impl fmt::Display for AnsweredByAnother {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} answered {} {} without a request id of AWS", self.host, self.status, self.media)
    }
}

impl Error for AnsweredByAnother {}

/// A call without an answer.
#[derive(Debug)]
pub(crate) struct Undelivered {
    /// With its port, when the address names one.
    pub(crate) host: String,
    /// Nothing of the call left this computer, or only the greeting of TLS.
    pub(crate) never_sent: bool,
    /// The call can't be sent as it is: its address, or what a header should hold.
    pub(crate) unusable: bool,
    /// The other side's certificate isn't trusted here: why nothing was sent.
    pub(crate) distrusted: Option<Fault>,
    source: ConnectorError,
}

impl fmt::Display for Undelivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no answer from {}", self.host)
    }
}

impl Error for Undelivered {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

/// A call to an address, whose answer or failure says what is known of the delivery.
pub(super) fn observed(recipient: Recipient, call: HttpConnectorFuture) -> HttpConnectorFuture {
    HttpConnectorFuture::new(async move {
        match call.await {
            Ok(answer) => {
                let whole = whole_xml::whole_or_empty(recipient.own(answer)?).await;
                whole.map_err(|failure| explained(&recipient.address, failure, None))
            }
            Err(failure) => {
                let distrusted = match Reason::of(&failure) {
                    Some(reason) => Some(Distrust::learnt(&recipient.address, reason).await.fault(&recipient.address)),
                    None => None,
                };
                Err(explained(&recipient.address, failure, distrusted))
            }
        }
    })
}

/// Whom a call is meant for.
#[derive(Clone, Debug)]
pub(super) struct Recipient {
    pub(super) address: String,
    /// The call carries a signature: only AWS's services ask for one.
    pub(super) signed: bool,
}

impl Recipient {
    /// The answer, when it may be the recipient's own.
    fn own(&self, answer: HttpResponse) -> Result<HttpResponse, ConnectorError> {
        let status = answer.status().as_u16();
        let header = |name: &str| answer.headers().get(name);
        let media = header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().trim().to_owned();
        let of_gateway = OF_GATEWAYS.contains(&status) && !media.contains("html");
        if has_request_id(answer.headers()) || speaks_aws(&media) || of_gateway || self.gives_credentials() {
            return Ok(answer);
        }
        // The SDK repeats a few times what may have been a moment's affair; it sends a call that it mustn't repeat once.
        let kind = if status == 429 { ErrorKind::ThrottlingError } else { ErrorKind::TransientError };
        let other = AnsweredByAnother { host: host_and_port(&self.address).to_owned(), status, media };
        Err(ConnectorError::other(other.into(), Some(kind)))
    }

    /// Where a computer in AWS, a container or a program on this computer gives credentials: no answer from there has
    /// an id.
    fn gives_credentials(&self) -> bool {
        match ip(&self.address) {
            Some(IpAddr::V4(ip)) if ip.is_link_local() => true,
            Some(IpAddr::V6(ip)) if ip.segments().starts_with(&[0xfd00, 0x0ec2]) => true,
            _ => !self.signed && is_loopback(&self.address),
        }
    }
}

/// Whether an answer is marked as AWS's.
pub(crate) fn has_request_id(headers: &Headers) -> bool {
    REQUEST_IDS.iter().any(|name| headers.get(name).is_some())
}

fn speaks_aws(media: &str) -> bool {
    ["xml", "json", "cbor"].iter().any(|format| media.contains(format)) && !media.contains("html")
}

/// The same failure with what is known of the delivery as its cause. The SDK tries again as it would, but for a
/// certificate: that stays the same for longer than it waits.
fn explained(address: &str, failure: ConnectorError, distrusted: Option<Fault>) -> ConnectorError {
    let of_connecting = |error: &legacy::Error| error.is_connect();
    let never_sent = failure.is_user()
        || find::<legacy::Error>(&failure).is_some_and(of_connecting)
        || any(&chain(&failure), &["connect timed out", "connect timeout"]);
    let (timeout, user, io, other) = (failure.is_timeout(), failure.is_user(), failure.is_io(), failure.as_other());
    let certificate = distrusted.is_some();
    let host = host_and_port(address).to_owned();
    let cause = Undelivered { host, never_sent, unusable: user, distrusted, source: failure };
    match () {
        () if certificate => ConnectorError::other(cause.into(), None),
        () if timeout => ConnectorError::timeout(cause.into()),
        () if user => ConnectorError::user(cause.into()),
        () if io => ConnectorError::io(cause.into()),
        () => ConnectorError::other(cause.into(), other),
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::http::StatusCode;
    use aws_smithy_types::body::SdkBody;

    use super::*;

    fn own(
        (address, signed): (&str, bool),
        status: u16,
        headers: &[(&'static str, &'static str)],
    ) -> Result<HttpResponse, ConnectorError> {
        let mut answer = HttpResponse::new(StatusCode::try_from(status).unwrap(), SdkBody::empty());
        for (name, value) in headers {
            answer.headers_mut().insert(*name, *value);
        }
        Recipient { address: address.to_owned(), signed }.own(answer)
    }

    fn check(to: (&str, bool), status: u16, headers: &[(&'static str, &'static str)], is_aws: bool) {
        let found = own(to, status, headers);
        assert_eq!(found.is_ok(), is_aws, "{to:?} {status} {headers:?}");
        if let Err(error) = found {
            let other = find::<AnsweredByAnother>(&error).unwrap();
            assert_eq!((other.status, other.host.as_str()), (status, host_and_port(to.0)));
        }
    }

    const STS: (&str, bool) = ("https://sts.eu-central-1.amazonaws.com/", true);

    #[test]
    fn an_answer_of_aws_has_a_request_id() {
        check(STS, 200, &[("x-amzn-requestid", "1")], true);
        check(STS, 403, &[("x-amzn-RequestId", "1"), ("content-type", "text/xml")], true);
        check(("https://b.s3.amazonaws.com/", true), 301, &[("x-amz-request-id", "1")], true);
        check(("https://b.s3.amazonaws.com/", true), 400, &[("x-amz-id-2", "1")], true);
        for status in [200, 204, 301, 302, 307, 400, 401, 403, 404, 407, 408, 418, 429, 451, 501, 511] {
            check(STS, status, &[("content-type", "text/html; charset=utf-8")], false);
            check(STS, status, &[], false);
            check(("http://127.0.0.1:4100/", true), status, &[("server", "nginx")], false);
        }
        for media in [
            "text/xml",
            "application/xml",
            "application/cbor",
            "application/json",
            "application/x-amz-json-1.1; charset=utf-8",
        ] {
            check(STS, 400, &[("content-type", media)], true);
        }
        check(STS, 400, &[("content-type", "application/xhtml+xml")], false);
        for status in OF_GATEWAYS {
            check(STS, *status, &[], true);
            check(STS, *status, &[("content-type", "text/xml")], true);
            check(STS, *status, &[("content-type", "text/html; charset=utf-8")], false);
        }
    }

    #[test]
    fn whoever_gives_credentials_needs_no_request_id() {
        check(("http://169.254.169.254/latest/api/token", false), 200, &[], true);
        check(("http://[fd00:ec2::254]/latest/api/token", false), 200, &[], true);
        check(("http://localhost:9911/role-arn/x", false), 200, &[], true);
        check(("http://169.254.evil.example/", false), 200, &[], false);
        check(("https://sts.amazonaws.com/?x=169.254.169.254", false), 200, &[], false);
        check(("https://portal.sso.eu-central-1.amazonaws.com/", false), 200, &[], false);
    }

    #[test]
    fn what_may_be_a_moments_affair_is_asked_again() {
        let kind = |status| own(STS, status, &[]).unwrap_err().as_other();
        assert_eq!(kind(429), Some(ErrorKind::ThrottlingError));
        assert_eq!((kind(200), kind(404)), (Some(ErrorKind::TransientError), Some(ErrorKind::TransientError)));
    }
}
