//! How AWS's answers, and their absence, become codes. The only place that looks at AWS's error codes and words.
//!
//! AWS's messages change; a fragment, without regard to case, is all that is ever compared.

use std::error::Error;
use std::fmt;
use std::time::{Duration, SystemTime};

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sts::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_catalog::{console, regions};

use crate::causes::{any, chain, find};
use crate::clock;
use crate::failure_causes::{of_denial, of_refusal};
use crate::texts::shorten;
use crate::transport::{AnsweredByAnother, Undelivered, has_request_id, host_and_port, is_loopback};

/// A clock that is off by less than this is right: AWS takes a request for five minutes.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(240);

/// A call that failed.
#[derive(Clone, Debug)]
pub struct CallError {
    fault: Fault,
    code: String,
    not_found: bool,
    outcome_unknown: bool,
    transient: bool,
}

impl CallError {
    /// AWS's own error code; empty when AWS didn't answer.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What was asked for isn't there.
    pub fn not_found(&self) -> bool {
        self.not_found
    }

    /// The call may have been carried out all the same: look before repeating one that makes something.
    pub fn outcome_unknown(&self) -> bool {
        self.outcome_unknown
    }

    /// Whether the call may well work in a while.
    pub fn transient(&self) -> bool {
        self.transient
    }

    /// Why, ready to be worded.
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// AWS didn't refuse: nobody answered, or nothing that can be read.
    fn unanswered(fault: Fault, outcome_unknown: bool) -> Self {
        Self { fault, code: String::new(), not_found: false, outcome_unknown, transient: true }
    }

    /// Nothing was sent, and nothing will be before a setting is corrected. Of an address the SDK shows the whole request
    /// before it says what is wrong.
    fn unsent(detail: &str) -> Self {
        let detail = detail.rsplit("}`: ").next().unwrap_or_default();
        let fault = Fault::new(FaultCode::CallNotSent).with("detail", shorten(detail));
        Self { transient: false, ..Self::unanswered(fault, false) }
    }

    /// A call that couldn't even be put together.
    pub(crate) fn refused(operation: &str, detail: &str) -> Self {
        let fault = Fault::new(FaultCode::RefusedByAws).with("operation", operation).with("detail", shorten(detail));
        Self { fault, code: String::new(), not_found: false, outcome_unknown: false, transient: false }
    }

    /// Credentials couldn't be had, for a reason that is known.
    pub(crate) fn of_credentials(fault: Fault) -> Self {
        Self { transient: false, ..Self::unanswered(fault, false) }
    }

    /// The same failure, of a call for credentials: the call that was meant never left, and asking changed nothing.
    fn before_the_call(mut self) -> Self {
        if let Some(changes) = self.fault.facts.get_mut("changes") {
            *changes = NOTHING.into();
        }
        Self { code: String::new(), not_found: false, outcome_unknown: false, ..self }
    }

    /// An answer of AWS without the one thing that it should hold: it was understood and, perhaps, carried out.
    pub(crate) fn empty_answer(operation: &str) -> Self {
        Self::unreadable(operation)
    }

    /// An answer of AWS that says yes and can't be read.
    fn unreadable(operation: &str) -> Self {
        let fault = Fault::new(FaultCode::AnswerUnreadable).with("operation", operation);
        Self::unanswered(fault.with("changes", changes(operation)), true)
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl Error for CallError {}

impl From<CallError> for Fault {
    fn from(error: CallError) -> Self {
        error.fault
    }
}

impl From<CallError> for CredentialsError {
    fn from(error: CallError) -> Self {
        Self::provider_error(error)
    }
}

/// What is known about where calls go.
#[derive(Clone, Debug)]
pub(crate) struct CallTarget {
    pub(crate) region: String,
    pub(crate) endpoint: Option<String>,
}

impl CallTarget {
    /// Maps what the SDK says of a call to `operation` (`service:Operation`).
    pub(crate) fn failed<E>(&self, operation: &str, error: SdkError<E, HttpResponse>) -> CallError
    where
        E: ProvideErrorMetadata + Error + 'static,
    {
        let error = match error {
            SdkError::ServiceError(answer) => {
                let status = answer.raw().status().as_u16();
                let code = answer.err().code().unwrap_or_default().to_owned();
                let message = answer.err().message().unwrap_or_default().to_owned();
                if code.is_empty() && (200..300).contains(&status) {
                    return CallError::unreadable(operation);
                }
                // AWS says why it refuses. What doesn't isn't its answer, whatever id a proxy has left in it.
                let marked = has_request_id(answer.raw().headers());
                if code.is_empty() && (message.is_empty() || !marked) && status < 500 {
                    let media = answer.raw().headers().get("content-type").unwrap_or_default().to_owned();
                    let host = self.host(operation.split(':').next().unwrap_or_default());
                    return answered_by(&AnsweredByAnother { host, status, media }, changes(operation));
                }
                let refusal = self.refusal(operation, &code, &message, status);
                // AWS says the same of a clock that is wrong and of credentials that have run out.
                if code.ends_with("RequestExpired") && agrees(answer.raw().headers().get("date"), clock::now()) {
                    return CallError { fault: FaultCode::CredentialsExpired.into(), ..refusal };
                }
                return refusal;
            }
            other => other,
        };
        if let Some(credentials) = find::<CredentialsError>(&error) {
            return self.no_credentials(operation, credentials);
        }
        let text = chain(&error);
        if any(&text, &["identity resolver timed out"]) {
            return credentials_late();
        }
        if let Some(other) = find::<AnsweredByAnother>(&error) {
            return answered_by(other, changes(operation));
        }
        if let Some(call) = find::<Undelivered>(&error) {
            return self.undelivered(operation, call);
        }
        match &error {
            // the whole call took too long: the last attempt may have arrived
            SdkError::TimeoutError(_) => no_answer(operation),
            SdkError::ResponseError(_) => CallError::unreadable(operation),
            // of the request's own parts: an address, a name of the program, a token that no header can hold
            _ => CallError::unsent(&text),
        }
    }

    fn undelivered(&self, operation: &str, call: &Undelivered) -> CallError {
        if let Some(fault) = &call.distrusted {
            return CallError { transient: false, ..CallError::unanswered(fault.clone(), false) };
        }
        if !call.never_sent {
            return no_answer(operation);
        }
        if call.unusable {
            return CallError::unsent(&chain(call));
        }
        let service = operation.split(':').next().unwrap_or_default();
        if service == "codeconnections" && self.endpoint.is_none() && !region_has_connections(&self.region) {
            // Any Region has a host name by AWS's rules; where there is no service it just doesn't resolve.
            let fault = Fault::new(FaultCode::RegionWithoutService).with("region", self.region.as_str());
            return CallError { transient: false, ..CallError::unanswered(fault, false) };
        }
        unreachable_host(&call.host)
    }

    /// Maps an answer of AWS's that says no.
    pub(crate) fn refusal(&self, operation: &str, code: &str, message: &str, status: u16) -> CallError {
        let (fault, transient) = classify(operation, code, message, status);
        CallError {
            not_found: fault.code == FaultCode::NotFound,
            outcome_unknown: fault.code == FaultCode::AwsUnavailable,
            transient,
            code: code.to_owned(),
            fault: match fault.code {
                FaultCode::RegionWithoutService => fault.with("region", self.region.as_str()),
                FaultCode::RegionNotEnabled => region_not_enabled(&self.region, "sts", console::STS_SETTINGS),
                _ => fault,
            },
        }
    }

    /// Whoever was asked for credentials was asked for nothing else: the call to `operation` itself never left.
    pub(crate) fn no_credentials(&self, operation: &str, error: &CredentialsError) -> CallError {
        if let Some(known) = find::<CallError>(error) {
            return known.clone().before_the_call();
        }
        if let Some(other) = find::<AnsweredByAnother>(error) {
            return CallError { outcome_unknown: false, ..answered_by(other, NOTHING) };
        }
        if let Some(call) = find::<Undelivered>(error) {
            let failed = self.undelivered(operation, call);
            return if failed.outcome_unknown { unreachable_host(&call.host) } else { failed };
        }
        let text = chain(error);
        if never_sent(&text) || any(&text, &["timed out", "timeout"]) {
            return credentials_late();
        }
        CallError::of_credentials(credentials_fault(operation, &text))
    }

    fn host(&self, service: &str) -> String {
        let service = match service {
            "sso" => "portal.sso",
            "sso-oidc" => "oidc",
            other => other,
        };
        match &self.endpoint {
            Some(endpoint) => host_and_port(endpoint).to_owned(),
            None => format!("{service}.{}.{}", self.region, regions::partition(&self.region).dns_suffix),
        }
    }
}

/// That the account can't use a Region, as its settings say.
pub(crate) fn region_not_enabled(region: &str, kind: &str, address: &str) -> Fault {
    Fault::new(FaultCode::RegionNotEnabled).with("region", region).with("kind", kind).with("address", address)
}

fn answered_by(other: &AnsweredByAnother, changes: &'static str) -> CallError {
    let answer = format!("{} {}", other.status, other.media);
    let fault = Fault::new(FaultCode::AnsweredByAnother).with("host", other.host.as_str());
    CallError::unanswered(fault.with("answer", answer.trim_end()).with("changes", changes), true)
}

/// The call left, and nothing came back.
fn no_answer(operation: &str) -> CallError {
    CallError::unanswered(Fault::new(FaultCode::NoAnswer).with("changes", changes(operation)), true)
}

/// Whoever gives the credentials didn't answer, so AWS wasn't asked for anything.
fn credentials_late() -> CallError {
    CallError::unanswered(Fault::new(FaultCode::NoAnswer).with("changes", NOTHING), false)
}

fn unreachable_host(host: &str) -> CallError {
    let place = if is_loopback(&format!("http://{host}")) { "this-computer" } else { "elsewhere" };
    CallError::unanswered(Fault::new(FaultCode::NoNetwork).with("host", host).with("place", place), false)
}

/// The fact `changes` where whatever became of the call changed nothing.
const NOTHING: &str = "no";

/// The fact `changes`: `no` for an operation that only looks, else `perhaps`.
fn changes(operation: &str) -> &'static str {
    const LOOKS: &[&str] = &["Get", "List", "Describe", "BatchGet", "Head"];
    let name = operation.rsplit(':').next().unwrap_or_default();
    if LOOKS.iter().any(|beginning| name.starts_with(beginning)) { NOTHING } else { "perhaps" }
}

fn region_has_connections(region: &str) -> bool {
    regions::of(region).is_some()
}

/// Whether the call failed before a byte of it was sent.
fn never_sent(text: &str) -> bool {
    any(
        text,
        &[
            "dns error",
            "failed to lookup",
            "tcp connect error",
            "connection refused",
            "unreachable",
            "connect timed out",
        ],
    )
}

/// A code and message of AWS's as a fault, and whether trying again may help.
fn classify(operation: &str, code: &str, message: &str, status: u16) -> (Fault, bool) {
    let known = |code: FaultCode| (Fault::new(code), false);
    let of = |code: FaultCode| (Fault::new(code).with("operation", operation), false);
    // `AWS.SimpleQueueService.X` and `com.amazonaws…#X` are the same code X.
    let short = code.rsplit(['#', '.']).next().unwrap_or(code);
    match short {
        "ExpiredToken" | "ExpiredTokenException" | "TokenRefreshRequired" => known(FaultCode::CredentialsExpired),
        "RequestTimeTooSkewed" | "RequestExpired" | "RequestInTheFuture" => known(FaultCode::ClockSkewed),
        "SignatureDoesNotMatch" | "InvalidSignatureException" | "InvalidSignature"
            if any(message, &["signature expired", "not yet current"]) =>
        {
            known(FaultCode::ClockSkewed)
        }
        "InvalidClientTokenId"
        | "UnrecognizedClientException"
        | "InvalidAccessKeyId"
        | "AuthFailure"
        | "InvalidToken"
        | "MissingAuthenticationToken"
        | "MissingAuthenticationTokenException"
        | "IncompleteSignature"
        | "SignatureDoesNotMatch"
        | "InvalidSignatureException"
        | "InvalidSignature" => {
            if any(message, &["expired"]) {
                known(FaultCode::CredentialsExpired)
            } else {
                known(FaultCode::CredentialsInvalid)
            }
        }
        "AccessDenied"
        | "AccessDeniedException"
        | "UnauthorizedOperation"
        | "AuthorizationError"
        | "NotAuthorized"
        | "Forbidden" => (denied(operation, message), false),
        "Throttling"
        | "ThrottlingException"
        | "ThrottledException"
        | "TooManyRequestsException"
        | "SlowDown"
        | "RequestLimitExceeded"
        | "RequestThrottled"
        | "RequestThrottledException"
        | "PriorRequestNotComplete"
        | "TooManyRequests" => (Fault::new(FaultCode::Throttled), true),
        "RegionDisabledException" => known(FaultCode::RegionNotEnabled),
        // "The AWS Access Key Id needs a subscription for the service": of an account whose sign-up isn't finished, too
        "OptInRequired" | "SubscriptionRequiredException" => of(FaultCode::AccountNotActive),
        "UnknownEndpoint" => known(FaultCode::RegionWithoutService),
        _ if any(message, &["rate exceeded"]) => (Fault::new(FaultCode::Throttled), true),
        _ if short.contains("LimitExceeded") || short.contains("QuotaExceeded") || short == "TooManyBuckets" => {
            of(FaultCode::QuotaReached)
        }
        _ if not_found(short, message) => {
            let what = if message.is_empty() { operation.to_owned() } else { shorten(message) };
            (Fault::new(FaultCode::NotFound).with("what", what), false)
        }
        // One object of many: S3 says so inside an answer 200.
        "InternalError" | "InternalFailure" | "ServiceUnavailable" => (Fault::new(FaultCode::AwsUnavailable), true),
        _ if status >= 500 => (Fault::new(FaultCode::AwsUnavailable), true),
        _ => {
            let said = [code, message].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(": ");
            let refused = of(FaultCode::RefusedByAws).0.with("detail", shorten(&said));
            (of_refusal(refused, operation, message), false)
        }
    }
}

fn denied(operation: &str, message: &str) -> Fault {
    if any(message, &["service control policy"]) {
        return Fault::new(FaultCode::DeniedByOrganization);
    }
    // "… is not authorized to perform: codepipeline:GetPipeline on resource …"
    let lower = message.to_ascii_lowercase();
    let named = lower
        .find("not authorized to perform:")
        .and_then(|at| message.get(at + "not authorized to perform:".len()..))
        .and_then(|rest| rest.split_whitespace().next())
        .map(|action| action.trim_end_matches([',', '.']).to_owned())
        .filter(|action| action.contains(':') && action.len() <= 128);
    let refusal = Fault::new(FaultCode::AccessDenied)
        .with("operation", operation)
        .with("action", named.unwrap_or_else(|| operation.to_owned()));
    of_denial(refusal, message)
}

fn not_found(code: &str, message: &str) -> bool {
    matches!(
        code,
        "ResourceNotFoundException"
            | "ResourceNotFound"
            | "PipelineNotFoundException"
            | "PipelineExecutionNotFoundException"
            | "ChangeSetNotFound"
            | "ChangeSetNotFoundException"
            | "NoSuchBucket"
            | "NoSuchKey"
            | "NotFound"
            | "NoSuchEntity"
    ) || (code == "ValidationError" && any(message, &["does not exist"]))
}

/// What a provider of AWS's own says where it has no credentials: of the container, of the instance.
fn credentials_fault(operation: &str, text: &str) -> Fault {
    if any(text, &["expired"]) {
        return FaultCode::CredentialsExpired.into();
    }
    if any(text, &["invalidclienttokenid", "signaturedoesnotmatch", "unrecognizedclient"]) {
        return FaultCode::CredentialsInvalid.into();
    }
    if any(text, &["accessdenied"]) {
        return denied(operation, text);
    }
    FaultCode::CredentialsMissing.into()
}

/// Whether the moment of an answer is this computer's moment, as far as AWS would mind. Without one, nobody knows.
fn agrees(date: Option<&str>, now: SystemTime) -> bool {
    let date = date.and_then(|date| DateTime::from_str(date, Format::HttpDate).ok());
    let Some(date) = date.and_then(|date| SystemTime::try_from(date).ok()) else { return false };
    let between = now.duration_since(date).or_else(|_| date.duration_since(now));
    between.is_ok_and(|between| between < CLOCK_TOLERANCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, message: &str, status: u16) -> FaultCode {
        let target = CallTarget { region: "eu-central-1".to_owned(), endpoint: None };
        target.refusal("service:Operation", code, message, status).fault.code
    }

    #[test]
    fn a_host_is_that_of_its_partition() {
        for (region, host) in [
            ("eu-central-1", "codebuild.eu-central-1.amazonaws.com"),
            ("us-gov-east-1", "codebuild.us-gov-east-1.amazonaws.com"),
            ("cn-north-1", "codebuild.cn-north-1.amazonaws.com.cn"),
        ] {
            assert_eq!(CallTarget { region: region.to_owned(), endpoint: None }.host("codebuild"), host);
        }
    }

    #[test]
    fn codes_and_words_of_aws_have_one_meaning_each() {
        use FaultCode::*;
        let table = [
            ("ExpiredToken", "", 400, CredentialsExpired),
            ("ExpiredTokenException", "The security token included in the request is expired", 400, CredentialsExpired),
            (
                "UnrecognizedClientException",
                "The security token included in the request is invalid.",
                400,
                CredentialsInvalid,
            ),
            ("InvalidClientTokenId", "", 403, CredentialsInvalid),
            ("InvalidAccessKeyId", "", 403, CredentialsInvalid),
            ("SignatureDoesNotMatch", "Signature expired: 20260101T000000Z is now earlier than …", 403, ClockSkewed),
            ("InvalidSignatureException", "Signature not yet current: …", 400, ClockSkewed),
            ("SignatureDoesNotMatch", "The request signature we calculated does not match", 403, CredentialsInvalid),
            ("RequestTimeTooSkewed", "", 403, ClockSkewed),
            ("AccessDenied", "User: x is not authorized to perform: s3:ListBucket", 403, AccessDenied),
            ("AccessDeniedException", "… with an explicit deny in a Service Control Policy", 400, DeniedByOrganization),
            ("ThrottlingException", "", 400, Throttled),
            ("Throttling", "Rate exceeded", 400, Throttled),
            ("SomethingNew", "Rate exceeded", 400, Throttled),
            ("LimitExceededException", "", 429, QuotaReached),
            ("AccountLimitExceededException", "Cannot have more than 1 builds in queue", 400, QuotaReached),
            ("ResourceNotFoundException", "", 404, NotFound),
            ("ValidationError", "Stack with id x does not exist", 400, NotFound),
            ("ValidationError", "Template format error", 400, RefusedByAws),
            ("NoSuchBucket", "", 404, NotFound),
            ("com.amazonaws.codepipeline#PipelineNotFoundException", "", 400, NotFound),
            ("InternalServerException", "", 503, AwsUnavailable),
            ("InternalError", "We encountered an internal error. Please try again.", 200, AwsUnavailable),
            ("", "", 502, AwsUnavailable),
            ("OptInRequired", "", 403, AccountNotActive),
            (
                "SubscriptionRequiredException",
                "The AWS Access Key Id needs a subscription for the service",
                400,
                AccountNotActive,
            ),
            ("RegionDisabledException", "STS is not activated in this region for account:1", 403, RegionNotEnabled),
            ("SomethingNew", "no", 400, RefusedByAws),
        ];
        for (code, message, status, expected) in table {
            assert_eq!(check(code, message, status), expected, "{code}: {message}");
        }
    }

    #[test]
    fn the_refused_action_is_named() {
        let fault = denied(
            "codepipeline:GetPipeline",
            "User: arn:aws:iam::1:user/x is not authorized to perform: codestar-connections:PassConnection on resource: y",
        );
        assert_eq!(fault.facts.get("action"), Some(&"codestar-connections:PassConnection".into()));
        let fault = denied("codepipeline:GetPipeline", "no");
        assert_eq!(fault.facts.get("action"), Some(&"codepipeline:GetPipeline".into()));
    }

    #[test]
    fn only_what_may_have_happened_is_unknown() {
        let target = CallTarget { region: "eu-central-1".to_owned(), endpoint: None };
        assert!(target.refusal("a:B", "InternalFailure", "", 500).outcome_unknown());
        assert!(!target.refusal("a:B", "ThrottlingException", "", 400).outcome_unknown());
        assert!(!target.refusal("a:B", "AccessDenied", "", 403).transient());
    }

    #[test]
    fn credentials_that_cannot_be_had_say_why() {
        let target = CallTarget { region: "eu-central-1".to_owned(), endpoint: None };
        let of = |error: CredentialsError| target.no_credentials("a:Create", &error).fault().code;
        assert_eq!(of(CredentialsError::not_loaded("nothing there")), FaultCode::CredentialsMissing);
        assert_eq!(of(CredentialsError::provider_error("the token has expired")), FaultCode::CredentialsExpired);
        assert_eq!(of(CredentialsError::provider_error("InvalidClientTokenId")), FaultCode::CredentialsInvalid);
        assert_eq!(of(CredentialsError::unhandled("AccessDenied")), FaultCode::AccessDenied);
        assert_eq!(of(CredentialsError::unhandled("operation timed out")), FaultCode::NoAnswer);
        let known = CallError::of_credentials(Fault::new(FaultCode::NotSignedIn).with("profile", "p"));
        assert_eq!(of(known.into()), FaultCode::NotSignedIn);
    }

    /// The call that was meant never left.
    #[test]
    fn a_call_for_credentials_changes_nothing() {
        let target = CallTarget { region: "eu-central-1".to_owned(), endpoint: None };
        for inner in [no_answer("sts:AssumeRole"), CallError::empty_answer("sts:AssumeRole")] {
            assert!(inner.outcome_unknown());
            let error = target.no_credentials("codepipeline:StartPipelineExecution", &inner.into());
            assert!(!error.outcome_unknown() && error.transient(), "{error}");
            assert_eq!(error.fault().facts.get("changes"), Some(&NOTHING.into()));
        }
    }

    #[test]
    fn the_clock_is_compared_with_that_of_the_answer() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_796_000_000);
        let date = |seconds: i64| DateTime::from_secs(1_796_000_000 + seconds).fmt(Format::HttpDate).unwrap();
        for (seconds, expected) in [(0, true), (200, true), (-200, true), (900, false), (-900, false)] {
            assert_eq!(agrees(Some(&date(seconds)), now), expected, "{seconds}");
        }
        assert!(!agrees(None, now) && !agrees(Some("yesterday"), now));
    }

    #[test]
    fn a_refusal_says_what_it_means_where_that_is_known() {
        let target = CallTarget { region: "eu-central-1".to_owned(), endpoint: None };
        let cause = |operation: &str, message: &str| {
            target.refusal(operation, "ValidationError", message, 400).fault.facts.get("cause").cloned()
        };
        let protected = "Stack [shop] cannot be deleted while TerminationProtection is enabled";
        assert_eq!(cause("cloudformation:DeleteStack", protected), Some("termination-protected".into()));
        assert_eq!(cause("cloudformation:DeleteStack", "something else"), None);
        assert_eq!(cause("codepipeline:StartPipelineExecution", protected), None);
    }

    #[test]
    fn who_signs_in_has_a_host_of_its_own() {
        let target = CallTarget { region: "eu-west-1".to_owned(), endpoint: None };
        assert_eq!(target.host("sso"), "portal.sso.eu-west-1.amazonaws.com");
        assert_eq!(target.host("sso-oidc"), "oidc.eu-west-1.amazonaws.com");
    }

    #[test]
    fn a_host_that_is_this_computer_is_told_as_that() {
        for (host, expected) in [
            ("127.0.0.1:4100", "this-computer"),
            ("[::1]", "this-computer"),
            ("s3.localhost:80", "this-computer"),
            ("127.0.0.1.evil.example:80", "elsewhere"),
            ("cloudformation.eu-central-1.amazonaws.com", "elsewhere"),
        ] {
            assert_eq!(unreachable_host(host).fault().facts.get("place"), Some(&expected.into()), "{host}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_answer_is_a_fault(code: String, message: String, status: u16) {
            let target = CallTarget { region: "eu-central-1".to_owned(), endpoint: None };
            let _ = target.refusal("a:B", &code, &message, status);
        }
    }
}
