//! What became of a call on its way: whether it left at all, and whether its answer is AWS's.

use std::error::Error;
use std::fmt;
use std::net::IpAddr;

use aws_smithy_runtime_api::client::http::HttpConnectorFuture;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::retry::ErrorKind;
use hyper_util::client::legacy;

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
    source: ConnectorError,
}

/// Why a certificate isn't trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distrust {
    /// This computer doesn't know who issued it.
    Issuer,
    /// It isn't valid yet, or no longer: by this computer's clock.
    Time,
    /// It is of another host, say, or malformed.
    Other,
}

impl Undelivered {
    /// The other side's certificate isn't trusted here.
    pub(crate) fn distrust(&self) -> Option<Distrust> {
        let text = chain(self);
        if !any(&text, &["invalid peer certificate"]) {
            None
        } else if any(&text, &["unknownissuer", "selfsigned", "self-signed"]) {
            Some(Distrust::Issuer)
        } else if any(&text, &["expired", "notvalidyet", "not valid yet"]) {
            Some(Distrust::Time)
        } else {
            Some(Distrust::Other)
        }
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
pub(super) fn observed(recipient: Recipient, call: HttpConnectorFuture) -> HttpConnectorFuture {
    HttpConnectorFuture::new(async move {
        match call.await {
            Ok(answer) => match whole_xml::whole_or_empty(recipient.own(answer)?).await {
                Ok(answer) => Ok(answer),
                Err(failure) => Err(explained(&recipient.address, failure)),
            },
            Err(failure) => Err(explained(&recipient.address, failure)),
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

/// Whether an address leads to this computer.
pub(crate) fn is_loopback(address: &str) -> bool {
    if let Some(ip) = ip(address) {
        return ip.to_canonical().is_loopback();
    }
    let host = host(address).trim_end_matches('.').to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost")
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
pub(crate) fn host_and_port(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

/// The host of an address; one of IPv6 without its brackets.
fn host(address: &str) -> &str {
    let host = host_and_port(address);
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// The number that stands in an address instead of a name.
fn ip(address: &str) -> Option<IpAddr> {
    host(address).parse().ok()
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

    #[test]
    fn a_certificate_is_distrusted_for_a_reason() {
        let check = |text: &str, expected: Option<Distrust>| {
            let failure = ConnectorError::io(text.to_owned().into());
            let error = explained("https://sts.amazonaws.com/", failure);
            assert_eq!(find::<Undelivered>(&error).unwrap().distrust(), expected, "{text}");
        };
        check("invalid peer certificate: UnknownIssuer", Some(Distrust::Issuer));
        check("invalid peer certificate: certificate expired: verification time 2 (UNIX)", Some(Distrust::Time));
        check("invalid peer certificate: certificate not valid yet: verification time 2", Some(Distrust::Time));
        check("invalid peer certificate: certificate not valid for name \"x\"", Some(Distrust::Other));
        check("invalid peer certificate: BadEncoding", Some(Distrust::Other));
        check("tcp connect error: Connection refused (os error 111)", None);
        check("connection reset by peer", None);
    }

    #[test]
    fn what_is_meant_for_this_computer_is_known_by_its_host() {
        for (address, expected) in [
            ("http://127.0.0.1:4100/", true),
            ("http://127.9.9.9", true),
            ("http://localhost:80/x?y", true),
            ("http://LOCALHOST./", true),
            ("http://s3.localhost:4566/bucket", true),
            ("http://[::1]:4100/", true),
            ("http://[::ffff:127.0.0.1]/", true),
            ("https://127.0.0.1.example.com/", false),
            ("https://sts.eu-central-1.amazonaws.com/?x=http://127.0.0.1", false),
            ("http://10.0.0.1/", false),
            ("http://notlocalhost/", false),
            ("http://localhost.example.com/", false),
        ] {
            assert_eq!(is_loopback(address), expected, "{address}");
        }
    }

    #[test]
    fn a_host_is_shown_without_what_stands_before_it() {
        assert_eq!(host_and_port("http://user:secret@10.0.0.1:80/x@y"), "10.0.0.1:80");
        assert_eq!(host("http://[::1]:4100/"), "::1");
        assert_eq!(host("127.0.0.1:4100"), "127.0.0.1");
        assert_eq!(host(""), "");
    }
}
