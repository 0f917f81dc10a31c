//! The scope of a signature: whom a request is for. The signature itself is not checked.

use crate::call::AwsError;

use super::message::Request;

/// Whom a request is for.
pub(super) struct Scope {
    /// Signing name.
    pub(super) service: String,
    /// Region.
    pub(super) region: String,
}

/// Whether there is any signature.
pub(super) fn is_signed(request: &Request) -> bool {
    request.headers.contains_key("authorization") || presigned(request).is_some()
}

/// Reads `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …`, or the same in the address.
pub(super) fn of(request: &Request) -> Result<Scope, AwsError> {
    if !is_signed(request) {
        return Err(AwsError::new("MissingAuthenticationToken", "Missing Authentication Token"));
    }
    let header = request.headers.get("authorization").and_then(|value| value.to_str().ok());
    let credential = match header {
        Some(header) => {
            let rest = header.strip_prefix("AWS4-").unwrap_or_default();
            let parts = rest.split([',', ' ']).map(str::trim);
            parts.filter_map(|part| part.strip_prefix("Credential=")).next().map(str::to_owned)
        }
        None => presigned(request),
    };
    let credential = credential.unwrap_or_default();
    // A key may hold slashes, the rest of the scope can't.
    let mut parts = credential.rsplit('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("aws4_request"), Some(service), Some(region)) if !service.is_empty() && !region.is_empty() => {
            Ok(Scope { service: service.to_owned(), region: region.to_owned() })
        }
        _ => {
            let message =
                "Authorization header requires 'Credential' parameter with a scope of date, Region and service.";
            Err(AwsError::new("IncompleteSignature", message))
        }
    }
}

fn presigned(request: &Request) -> Option<String> {
    let mut pairs = form_urlencoded::parse(request.query.as_bytes());
    pairs.find(|(name, _)| name == "X-Amz-Credential").map(|(_, value)| value.into_owned())
}
