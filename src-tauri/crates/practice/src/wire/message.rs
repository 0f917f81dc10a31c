//! Requests and answers as HTTP carries them.

use hyper::{HeaderMap, StatusCode};

/// One request as it came in.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    /// Still percent-encoded.
    pub(crate) path: &'a str,
    /// Without the question mark; empty when there is none.
    pub(crate) query: &'a str,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

/// One answer as it goes out.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}
