//! What became of a call on its way: whether it left at all, and whether its answer is AWS's.

use std::error::Error;
use std::fmt;
use std::net::IpAddr;

use aws_smithy_runtime_api::client::http::HttpConnectorFuture;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::retry::ErrorKind;
use hyper_util::client::legacy;

use crate::errors::{any, chain, find};

/// What each answer of AWS carries, a refusal as well: the id that AWS's support asks for.
const REQUEST_IDS: &[&str] = &["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id", "x-amz-id-2"];

/// Gateways before AWS's services answer these by themselves, without an id.
const OF_GATEWAYS: &[u16] = &[500, 502, 503, 504];

/// An answer without AWS's marks: of a proxy, a network's sign-in page, or another server at the address.
#[derive(Clone, Debug)]
pub(crate) struct AnsweredByAnother {
    /// With its port, when the address names one.
    pub(crate) host: String,
    pub(crate) status: u16,
    /// Its media type; empty when it names none.
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
    source: ConnectorError,
}

impl Undelivered {
    /// The other side's certificate isn't trusted here.
    pub(crate) fn distrusted(&self) -> bool {
        any(&chain(self), &["invalid peer certificate", "unknownissuer", "certificate verify failed"])
    }
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
pub(super) fn observed(address: String, call: HttpConnectorFuture) -> HttpConnectorFuture {
    HttpConnectorFuture::new(async move {
        match call.await {
            Ok(answer) => of_aws(&address, answer),
            Err(failure) => Err(explained(&address, failure)),
        }
    })
}

fn of_aws(address: &str, answer: HttpResponse) -> Result<HttpResponse, ConnectorError> {
    let status = answer.status().as_u16();
    let has = |name: &&str| answer.headers().get(name).is_some();
    let host = host_and_port(address);
    if REQUEST_IDS.iter().any(has)
        || OF_GATEWAYS.contains(&status)
        || is_metadata(address)
    {
        return Ok(answer);
    }
    let media = answer.headers().get("content-type").unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim().to_owned();
    let other = AnsweredByAnother { host: host.to_owned(), status, media };
    // whoever asks for fewer calls didn't carry this one out
    let kind = (status == 429).then_some(ErrorKind::ThrottlingError);
    Err(ConnectorError::other(other.into(), kind))
}

/// Where a computer in AWS gets its credentials: no answer from there has an id.
fn is_metadata(address: &str) -> bool {
    match ip(address) {
        Some(IpAddr::V4(ip)) => ip.is_link_local(),
        Some(IpAddr::V6(ip)) => ip.segments().starts_with(&[0xfd00, 0x0ec2]),
        None => false,
    }
}

/// The same failure, so that the SDK tries again as it would, with what is known of the delivery as its cause.
fn explained(address: &str, failure: ConnectorError) -> ConnectorError {
    let of_connecting = |error: &legacy::Error| error.is_connect();
    let never_sent = failure.is_user()
        || find::<legacy::Error>(&failure).is_some_and(of_connecting)
        || any(&chain(&failure), &["connect timed out", "connect timeout"]);
    let (timeout, user, io, other) = (failure.is_timeout(), failure.is_user(), failure.is_io(), failure.as_other());
    let cause = Undelivered { host: host_and_port(address).to_owned(), never_sent, unusable: user, source: failure };
    match () {
        () if timeout => ConnectorError::timeout(cause.into()),
        () if user => ConnectorError::user(cause.into()),
        () if io => ConnectorError::io(cause.into()),
        () => ConnectorError::other(cause.into(), other),
    }
}

/// `127.0.0.1:4100` of `http://127.0.0.1:4100/path`, without a name and password before it.
fn host_and_port(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

/// The host of an address; one of IPv6 without its brackets.
pub(super) fn host(address: &str) -> &str {
    let host = host_and_port(address);
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// The number that stands in an address instead of a name.
pub(super) fn ip(address: &str) -> Option<IpAddr> {
    host(address).parse().ok()
}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::http::StatusCode;
    use aws_smithy_types::body::SdkBody;

    use super::*;

    fn check(address: &str, status: u16, headers: &[(&'static str, &'static str)], is_aws: bool) {
        let mut answer = HttpResponse::new(StatusCode::try_from(status).unwrap(), SdkBody::empty());
        for (name, value) in headers {
            answer.headers_mut().insert(*name, *value);
        }
        let found = of_aws(address, answer);
        assert_eq!(found.is_ok(), is_aws, "{address} {status} {headers:?}");
        if let Err(error) = found {
            let other = find::<AnsweredByAnother>(&error).unwrap();
            assert_eq!((other.status, other.host.as_str()), (status, host_and_port(address)));
        }
    }

    #[test]
    fn an_answer_of_aws_has_a_request_id() {
        const STS: &str = "https://sts.eu-central-1.amazonaws.com/";
        check(STS, 200, &[("x-amzn-requestid", "1")], true);
        check(STS, 403, &[("x-amzn-RequestId", "1"), ("content-type", "text/xml")], true);
        check("https://b.s3.amazonaws.com/", 301, &[("x-amz-request-id", "1")], true);
        check("https://b.s3.amazonaws.com/", 400, &[("x-amz-id-2", "1")], true);
        for status in [200, 204, 301, 302, 307, 400, 401, 403, 404, 407, 408, 418, 429, 451, 501, 511] {
            check(STS, status, &[("content-type", "text/html; charset=utf-8")], false);
            check(STS, status, &[], false);
            check("http://127.0.0.1:4100/", status, &[("server", "nginx")], false);
        }
        for status in OF_GATEWAYS {
            check(STS, *status, &[("content-type", "text/html")], true);
        }
        check("http://169.254.169.254/latest/api/token", 200, &[], true);
        check("http://[fd00:ec2::254]/latest/api/token", 200, &[], true);
        check("http://169.254.evil.example/", 200, &[], false);
        check("https://sts.amazonaws.com/?x=169.254.169.254", 200, &[], false);
    }

    #[test]
    fn whoever_asks_for_fewer_calls_is_asked_again() {
        let answer = |status: u16| HttpResponse::new(StatusCode::try_from(status).unwrap(), SdkBody::empty());
        let kind = |status| of_aws("https://sts.amazonaws.com", answer(status)).unwrap_err().as_other();
        assert_eq!((kind(429), kind(200), kind(404)), (Some(ErrorKind::ThrottlingError), None, None));
    }

    #[test]
    fn a_host_is_shown_without_what_stands_before_it() {
        assert_eq!(host_and_port("http://user:secret@10.0.0.1:80/x@y"), "10.0.0.1:80");
        assert_eq!(host("http://[::1]:4100/"), "::1");
        assert_eq!(host("127.0.0.1:4100"), "127.0.0.1");
        assert_eq!(host(""), "");
    }
}
