//! Who may ask: the page that the door was opened for, and a program on this machine that knows the token. A page of
//! another site that finds the port, or whose name is made to point here, is kept out.

use std::net::SocketAddr;

use hyper::header::{HOST, HeaderMap, ORIGIN};
use hyper::{Method, StatusCode};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

/// The header that brings the token. A release doesn't contain this text: `cargo xtask bundle` looks for it.
pub(super) const TOKEN: &str = "x-gangway-door";

/// What a request must bring.
pub(super) struct Guard {
    page: String,
    host: String,
    token: String,
}

impl Guard {
    /// With a token of 122 random bits.
    pub(super) fn new(page: &str, address: SocketAddr) -> Self {
        Self { page: page.to_owned(), host: address.to_string(), token: Uuid::new_v4().simple().to_string() }
    }

    /// Where the door answers: `http://127.0.0.1:PORT`.
    pub(super) fn address(&self) -> String {
        format!("http://{}", self.host)
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// The page's origin: the only one whose scripts may read an answer.
    pub(super) fn page(&self) -> &str {
        &self.page
    }

    /// Whether the request may be answered, else the status that refuses it. A browser's question whether it may ask
    /// (`OPTIONS`) brings no token yet.
    pub(super) fn admit(&self, method: &Method, headers: &HeaderMap) -> Result<(), StatusCode> {
        let host = headers.get(HOST).is_some_and(|host| host.as_bytes() == self.host.as_bytes());
        let origin = headers.get(ORIGIN).is_none_or(|origin| origin.as_bytes() == self.page.as_bytes());
        if !host || !origin {
            return Err(StatusCode::FORBIDDEN);
        }
        let token = headers.get(TOKEN).map(|token| token.as_bytes()).unwrap_or_default();
        if method == Method::OPTIONS || bool::from(self.token.as_bytes().ct_eq(token)) {
            Ok(())
        } else {
            Err(StatusCode::UNAUTHORIZED)
        }
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderName;

    use super::*;

    const PAGE: &str = "http://127.0.0.1:5173";

    fn check(headers: &[(&str, &str)]) -> Result<(), u16> {
        let guard = Guard { token: "secret".to_owned(), ..Guard::new(PAGE, ([127, 0, 0, 1], 4100).into()) };
        let headers =
            headers.iter().map(|(name, value)| (HeaderName::try_from(*name).unwrap(), value.parse().unwrap()));
        guard.admit(&Method::POST, &headers.collect()).map_err(|status| status.as_u16())
    }

    #[test]
    fn only_its_page_and_plain_programs_with_the_token_get_in() {
        const HERE: (&str, &str) = ("host", "127.0.0.1:4100");
        const TOKEN: (&str, &str) = (super::TOKEN, "secret");
        assert_eq!(check(&[HERE, TOKEN]), Ok(()));
        assert_eq!(check(&[HERE, TOKEN, ("origin", PAGE)]), Ok(()));
        for headers in
            [&[HERE][..], &[HERE, ("origin", PAGE)], &[HERE, (super::TOKEN, "secre")], &[HERE, (super::TOKEN, "")]]
        {
            assert_eq!(check(headers), Err(401), "{headers:?}");
        }
        for headers in [
            &[TOKEN][..],
            &[TOKEN, ("host", "evil.example:4100")],
            &[TOKEN, ("host", "localhost:4100")],
            &[TOKEN, HERE, ("origin", "http://evil.example")],
            &[TOKEN, HERE, ("origin", "http://127.0.0.1:5174")],
            &[TOKEN, HERE, ("origin", "null")],
        ] {
            assert_eq!(check(headers), Err(403), "{headers:?}");
        }
    }

    #[test]
    fn tokens_are_long_and_differ() {
        let token = || Guard::new(PAGE, ([127, 0, 0, 1], 1).into()).token;
        assert_eq!(token().len(), 32);
        assert_ne!(token(), token());
    }
}
