//! S3's protocol: the operation in method and address, members in path, query, headers and an XML or raw body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::StatusCode;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::errors::{self, WireError};
use super::message::{Request, Response};
use super::model::{Location, Member, Model, Operation, Shape, ShapeKind, TimestampFormat};
use super::protocol::Protocol;
use super::{chunked, xml};
use crate::call::AwsError;

const NAMESPACE: &str = "http://s3.amazonaws.com/doc/2006-03-01/";

/// Names of root elements, where they aren't the name of the payload's shape (the API's Smithy model, trait xmlName).
const ROOTS: [(&str, &str); 12] = [
    ("CompleteMultipartUploadOutput", "CompleteMultipartUploadResult"),
    ("CreateMultipartUploadOutput", "InitiateMultipartUploadResult"),
    ("DeleteObjectsOutput", "DeleteResult"),
    ("GetBucketLifecycleConfigurationOutput", "LifecycleConfiguration"),
    ("GetBucketTaggingOutput", "Tagging"),
    ("GetBucketVersioningOutput", "VersioningConfiguration"),
    ("GetObjectTaggingOutput", "Tagging"),
    ("ListBucketsOutput", "ListAllMyBucketsResult"),
    ("ListMultipartUploadsOutput", "ListMultipartUploadsResult"),
    ("ListPartsOutput", "ListPartsResult"),
    ("ListObjectVersionsOutput", "ListVersionsResult"),
    ("ListObjectsOutput", "ListBucketResult"),
];

/// Members that a list with the encoding type `url` encodes (API reference of ListObjects, ListObjectsV2,
/// ListObjectVersions and ListMultipartUploads).
const URL_ENCODED: [&str; 8] =
    ["Delimiter", "Key", "KeyMarker", "Marker", "NextKeyMarker", "NextMarker", "Prefix", "StartAfter"];

/// What is encoded of them.
const BESIDE_KEYS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'*');

/// An operation that was found by method and address.
pub(super) struct Route {
    pub(super) operation: &'static str,
    /// Members of the path, decoded.
    path: Vec<(String, String)>,
}

/// Finds the operation. Of several that fit, the one which demands most of the address, then of the headers; some
/// addresses had another operation before (GetBucketLifecycle), which is refused only when nothing else fits.
pub(super) fn route(request: &Request, model: &'static Model) -> Result<Route, AwsError> {
    arrived_whole(request)?;
    let pairs = query(request);
    let known = model.operations.iter().filter_map(|(name, operation)| {
        let http = &operation.http;
        let fit = RouteMatch::of(request, &pairs, &http.method, &http.request_uri)?;
        let demanded = model.input(operation).map_or(Some(0), |shape| demands(request, &pairs, shape))?;
        Some(((fit.literals, true, demanded), name.as_str(), Some(fit.path)))
    });
    let refused = model.refused.iter().filter_map(|(name, (method, uri))| {
        let fit = RouteMatch::of(request, &pairs, method, uri).filter(|fit| fit.literals > 0)?;
        Some(((fit.literals, false, 0), name.as_str(), None))
    });
    // On equal terms the shorter name wins: ListObjects has no other difference to its kin.
    match known.chain(refused).max_by_key(|(demanded, name, _)| (*demanded, usize::MAX - name.len())) {
        Some((_, operation, Some(path))) => Ok(Route { operation, path }),
        Some((_, operation, None)) => {
            let message = format!("The practice account does not answer s3:{operation}.");
            Err(errors::unknown_operation(Protocol::RestXml, message))
        }
        None => Err(AwsError::new("MethodNotAllowed", "The specified method is not allowed against this resource.")),
    }
}

/// Compares the body with the hash that was signed with it. Other checksums are taken as they are.
fn arrived_whole(request: &Request) -> Result<(), AwsError> {
    let signed = request.headers.get("x-amz-content-sha256").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_hash = signed.len() == 64 && signed.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = || Sha256::digest(request.body).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    if is_hash && !signed.eq_ignore_ascii_case(&found()) {
        let message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
        return Err(AwsError::new("XAmzContentSHA256Mismatch", message));
    }
    Ok(())
}

struct RouteMatch {
    path: Vec<(String, String)>,
    literals: usize,
}

impl RouteMatch {
    /// Whether the request fits an address such as `/{Bucket}/{Key+}?tagging`.
    fn of(request: &Request, pairs: &[(String, String)], method: &str, uri: &str) -> Option<Self> {
        if request.method != method {
            return None;
        }
        let (template, literals) = uri.split_once('?').unwrap_or((uri, ""));
        let literals: Vec<_> = literals.split('&').filter(|literal| !literal.is_empty()).collect();
        let there = |literal: &&str| {
            let (name, value) = literal.split_once('=').unwrap_or((literal, ""));
            pairs.iter().any(|(one, text)| one == name && (value.is_empty() || text == value))
        };
        if !literals.iter().all(there) {
            return None;
        }
        let mut path = Vec::new();
        let mut rest = request.path.trim_start_matches('/');
        for part in template.split('/').filter(|part| !part.is_empty()) {
            let name = part.trim_matches(['{', '}']);
            let (value, after) = match name.strip_suffix('+') {
                Some(_) => (rest, ""),
                None => rest.split_once('/').unwrap_or((rest, "")),
            };
            if value.is_empty() {
                return None;
            }
            let decoded = percent_decode_str(value).decode_utf8().ok()?.into_owned();
            path.push((name.trim_end_matches('+').to_owned(), decoded));
            rest = after;
        }
        rest.is_empty().then_some(Self { path, literals: literals.len() })
    }
}

/// How many members the operation demands in query and headers; none when one isn't there.
fn demands(request: &Request, pairs: &[(String, String)], shape: &Shape) -> Option<usize> {
    let required = shape.required.iter().filter_map(|name| shape.members.get(name));
    let mut count = 0;
    for member in required {
        let name = member.location_name.as_deref().unwrap_or_default();
        let there = match member.location {
            Some(Location::Query) => pairs.iter().any(|(one, _)| one == name),
            Some(Location::Header) => request.headers.contains_key(name),
            _ => continue,
        };
        if !there {
            return None;
        }
        count += 1;
    }
    Some(count)
}

fn query(request: &Request) -> Vec<(String, String)> {
    form_urlencoded::parse(request.query.as_bytes()).into_owned().collect()
}

impl Route {
    /// The members by their shape.
    pub(super) fn typed(&self, request: &Request, model: &Model, shape: &Shape) -> Result<Value, String> {
        let pairs = query(request);
        let header =
            |name: &str| request.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok());
        let is_chunked = header("x-amz-content-sha256").is_some_and(|hash| hash.starts_with("STREAMING-"));
        let chunked = if is_chunked {
            Some(chunked::read(request.body).ok_or("The chunks of the body can't be read.")?)
        } else {
            None
        };
        let (payload, trailers) = match &chunked {
            Some(read) => (read.payload.as_slice(), read.trailers.as_slice()),
            None => (request.body, [].as_slice()),
        };
        let trailer = |name: &str| trailers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str());
        let mut members = Map::new();
        for (name, member) in &shape.members {
            let wanted = member.location_name.as_deref().unwrap_or(name);
            let text = match member.location {
                Some(Location::Uri) => self.path.iter().find(|(one, _)| one == wanted).map(|(_, text)| text.as_str()),
                Some(Location::Query) => pairs.iter().find(|(one, _)| one == wanted).map(|(_, text)| text.as_str()),
                Some(Location::Header) => header(wanted).or_else(|| trailer(&wanted.to_ascii_lowercase())),
                Some(Location::Headers) => {
                    let found = prefixed(request, wanted);
                    if !found.is_empty() {
                        members.insert(name.clone(), Value::Object(found));
                    }
                    None
                }
                Some(Location::StatusCode) | None => None,
            };
            let text = if is_chunked && wanted == "Content-Encoding" { text.and_then(without_chunks) } else { text };
            if let Some(text) = text {
                members.insert(
                    name.clone(),
                    xml::scalar(model.shape(member), text).map_err(|what| format!("{name}: {what}"))?,
                );
            }
        }
        self.body(model, shape, payload, &mut members)?;
        Ok(Value::Object(members))
    }

    fn body(&self, model: &Model, shape: &Shape, body: &[u8], members: &mut Map<String, Value>) -> Result<(), String> {
        if let Some((name, member)) = payload(shape) {
            let inner = model.shape(member);
            let value = match inner.kind {
                ShapeKind::Blob => Some(STANDARD.encode(body).into()),
                ShapeKind::String => Some(std::str::from_utf8(body).map_err(|_| "The body is not UTF-8.")?.into()),
                _ if body.is_empty() => None,
                _ => Some(xml::parse(body)?.typed(model, inner)?),
            };
            members.extend(value.map(|value| (name.to_owned(), value)));
        } else if !body.is_empty()
            && shape.members.values().any(|member| member.location.is_none())
            && let Value::Object(found) = xml::parse(body)?.typed(model, shape)?
        {
            members.extend(found);
        }
        Ok(())
    }
}

/// `aws-chunked` says how the body travels, not what it is.
fn without_chunks(encoding: &str) -> Option<&str> {
    let rest = encoding.strip_prefix("aws-chunked").unwrap_or(encoding).trim_start_matches(',').trim();
    (!rest.is_empty()).then_some(rest)
}

fn prefixed(request: &Request, prefix: &str) -> Map<String, Value> {
    let headers = request.headers.iter().filter_map(|(name, value)| {
        let name = name.as_str().strip_prefix(prefix)?;
        Some((name.to_owned(), Value::from(std::str::from_utf8(value.as_bytes()).ok()?)))
    });
    headers.collect()
}

fn payload(shape: &Shape) -> Option<(&str, &Member)> {
    let name = shape.payload.as_deref()?;
    Some((name, shape.members.get(name)?))
}

/// The answer's body; members that travel in headers go into `response`.
pub(super) fn write(
    model: &Model,
    operation: &Operation,
    value: &Value,
    response: &mut Response,
) -> Result<Vec<u8>, String> {
    let (Some(shape), Some(members)) = (model.output(operation), value.as_object()) else { return Ok(Vec::new()) };
    for (name, value) in members {
        let Some(member) = shape.members.get(name) else { continue };
        let wanted = member.location_name.as_deref().unwrap_or(name);
        match member.location {
            Some(Location::Header) => {
                let text = xml::text(model.shape(member), Some(TimestampFormat::Rfc822), value);
                header(response, wanted, text)?;
                if name == "ContentRange" {
                    response.status = StatusCode::PARTIAL_CONTENT;
                }
            }
            Some(Location::Headers) => {
                for (name, text) in value.as_object().into_iter().flatten() {
                    header(response, &format!("{wanted}{name}"), text.as_str().unwrap_or_default().to_owned())?;
                }
            }
            _ => {}
        }
    }
    if let Some((name, member)) = payload(shape) {
        let inner = model.shape(member);
        return Ok(match (inner.kind, members.get(name)) {
            (_, None) => Vec::new(),
            (ShapeKind::Blob, Some(value)) => {
                if !response.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
                    header(response, "content-type", "binary/octet-stream".to_owned())?;
                }
                STANDARD.decode(value.as_str().unwrap_or_default()).unwrap_or_default()
            }
            (ShapeKind::String, Some(value)) => value.as_str().unwrap_or_default().as_bytes().to_vec(),
            (_, Some(value)) => document(model.shape_name(member), |out| xml::content(out, model, inner, value)),
        });
    }
    let encoded = (members.get("EncodingType").and_then(Value::as_str) == Some("url")).then(|| url_encoded(value));
    let value = encoded.as_ref().unwrap_or(value);
    let shape_name = model.output_name(operation);
    // The one answer that is a bare text in an element (the API's trait s3UnwrappedXmlOutput).
    if shape_name == "GetBucketLocationOutput" {
        let region = members.get("LocationConstraint").and_then(Value::as_str).unwrap_or_default();
        return Ok(document("LocationConstraint", |out| out.push_str(region)));
    }
    if shape.members.values().all(|member| member.location.is_some()) {
        return Ok(Vec::new());
    }
    let name = if shape_name == "ListObjectsV2Output" { "ListObjectsOutput" } else { shape_name };
    let root = ROOTS.iter().find(|(one, _)| *one == name).map_or(name, |(_, root)| root);
    Ok(document(root, |out| xml::content(out, model, shape, value)))
}

/// A list with the encoding type `url`: keys and parts of keys are percent-encoded, since XML can't write them all.
fn url_encoded(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| match value {
                Value::String(text) if URL_ENCODED.contains(&name.as_str()) => {
                    (name.clone(), utf8_percent_encode(text, BESIDE_KEYS).to_string().into())
                }
                value => (name.clone(), url_encoded(value)),
            };
            Value::Object(members.iter().map(member).collect())
        }
        Value::Array(items) => items.iter().map(url_encoded).collect(),
        value => value.clone(),
    }
}

/// A header comes once: what the behaviour says replaces the default.
fn header(response: &mut Response, name: &str, text: String) -> Result<(), String> {
    if text.chars().any(|letter| letter.is_control()) {
        return Err(format!("the header {name} can't be written"));
    }
    let name = name.to_ascii_lowercase();
    response.headers.retain(|(one, _)| *one != name);
    response.headers.push((name, text));
    Ok(())
}

fn document(root: &str, content: impl FnOnce(&mut String)) -> Vec<u8> {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    xml::open(&mut out, root, NAMESPACE);
    content(&mut out);
    xml::close(&mut out, root);
    out.into_bytes()
}

pub(super) fn error(written: &WireError, request_id: &str) -> Vec<u8> {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    xml::open(&mut out, "Error", "");
    xml::simple(&mut out, "Code", written.code);
    xml::simple(&mut out, "Message", written.message);
    xml::simple(&mut out, "RequestId", request_id);
    xml::simple(&mut out, "HostId", "practice");
    xml::close(&mut out, "Error");
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use hyper::HeaderMap;
    use hyper::header::{HeaderName, HeaderValue};

    use super::*;
    use crate::services::MODELS;

    /// The operation that a request with this address and what the operation demands arrives at.
    fn arrives(model: &'static Model, operation: &Operation) -> Result<String, AwsError> {
        let http = &operation.http;
        let uri = http.request_uri.replace("{Bucket}", "bucket").replace("{Key+}", "a/key");
        let (path, literals) = uri.split_once('?').unwrap_or((&uri, ""));
        let mut query = literals.to_owned();
        let mut headers = HeaderMap::new();
        let shape = model.input(operation).expect("an input");
        for member in shape.required.iter().filter_map(|name| shape.members.get(name)) {
            let name = member.location_name.as_deref().unwrap_or_default();
            match member.location {
                Some(Location::Query) => query.push_str(&format!("&{name}=1")),
                Some(Location::Header) => {
                    let name = HeaderName::try_from(name).expect("a name");
                    headers.insert(name, HeaderValue::from_static("1"));
                }
                _ => {}
            }
        }
        let request = Request { method: &http.method, path, query: &query, headers: &headers, body: b"" };
        route(&request, model).map(|route| route.operation.to_owned())
    }

    #[test]
    fn every_operation_is_reached_at_its_own_address() {
        let model = MODELS.of("s3").expect("a model");
        for (name, operation) in &model.operations {
            let arrived = arrives(model, operation).unwrap_or_else(|error| panic!("{name}: {}", error.message));
            assert_eq!(&arrived, name);
        }
    }
}
