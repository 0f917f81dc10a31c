//! A request as the server received it: what pages and controls read.

use hyper::HeaderMap;
use hyper::body::Bytes;

use crate::wire;

/// A request whose body has been read.
pub(crate) struct ReceivedRequest {
    pub(crate) method: hyper::Method,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl ReceivedRequest {
    /// As the wire reads it.
    pub(crate) fn as_wire(&self) -> wire::Request<'_> {
        wire::Request {
            method: self.method.as_str(),
            path: &self.path,
            query: &self.query,
            headers: &self.headers,
            body: &self.body,
        }
    }

    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}
