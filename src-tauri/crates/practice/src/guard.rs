//! Who may press the buttons: a page of this very server, or a program that is no browser.

use crate::received::ReceivedRequest;

/// Whether the request reaches this server under its own name and, when a browser sends it, from its own pages.
/// A page of another site that learns the port, or whose name is made to point here, is kept out.
pub(crate) fn is_own(endpoint: &str, request: &ReceivedRequest) -> bool {
    let authority = endpoint.strip_prefix("http://").unwrap_or(endpoint);
    let host = request.header("host").is_some_and(|host| host == authority);
    let origin = match request.headers.get("origin") {
        None => true,
        Some(origin) => origin.as_bytes() == endpoint.as_bytes(),
    };
    let site = match request.header("sec-fetch-site") {
        None | Some("same-origin" | "none") => true,
        // The link in the program's window, in a mail or in a chat: looking is no harm.
        Some(_) => request.method == hyper::Method::GET && request.header("sec-fetch-mode") == Some("navigate"),
    };
    host && origin && site
}

/// Whether a client of AWS sent this: to this server, by its number or as `localhost`, and from no web page. Any key is
/// good here, so a page of another site could else call the services once it has found the port.
pub(crate) fn may_call(endpoint: &str, request: &ReceivedRequest) -> bool {
    let authority = endpoint.strip_prefix("http://").unwrap_or(endpoint);
    let port = authority.rsplit(':').next().unwrap_or_default();
    let host = request.header("host").is_some_and(|host| host == authority || host == format!("localhost:{port}"));
    host && !request.headers.contains_key("origin") && !request.headers.contains_key("sec-fetch-site")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDPOINT: &str = "http://127.0.0.1:4100";
    const HERE: (&str, &str) = ("host", "127.0.0.1:4100");

    fn request(method: &str, headers: &[(&str, &str)]) -> ReceivedRequest {
        let mut request = ReceivedRequest {
            method: method.parse().expect("a method"),
            path: "/".to_owned(),
            query: String::new(),
            headers: hyper::HeaderMap::new(),
            body: hyper::body::Bytes::new(),
        };
        for (name, value) in headers {
            let name: hyper::header::HeaderName = name.parse().expect("a name");
            request.headers.append(name, value.parse().expect("a value"));
        }
        request
    }

    #[test]
    fn only_its_own_pages_and_plain_programs_get_in() {
        let check = |method: &str, headers: &[(&str, &str)]| is_own(ENDPOINT, &request(method, headers));
        assert!(check("GET", &[HERE]));
        assert!(check("POST", &[HERE, ("origin", "http://127.0.0.1:4100"), ("sec-fetch-site", "same-origin")]));
        assert!(check("GET", &[HERE, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")]));
        assert!(!check("GET", &[]));
        assert!(!check("GET", &[("host", "evil.example")]));
        assert!(!check("GET", &[("host", "127.0.0.1:4101")]));
        assert!(!check("POST", &[HERE, ("origin", "http://evil.example")]));
        assert!(!check("POST", &[HERE, ("origin", "null")]));
        assert!(!check("POST", &[HERE, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")]));
        assert!(!check("GET", &[HERE, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "cors")]));
    }

    #[test]
    fn no_web_page_calls_a_service() {
        let check = |headers: &[(&str, &str)]| may_call(ENDPOINT, &request("POST", headers));
        assert!(check(&[HERE]));
        assert!(check(&[("host", "localhost:4100")]));
        assert!(!check(&[]));
        assert!(!check(&[("host", "evil.example:4100")]));
        assert!(!check(&[("host", "localhost:4101")]));
        assert!(!check(&[HERE, ("origin", "http://evil.example")]));
        assert!(!check(&[HERE, ("sec-fetch-site", "cross-site")]));
    }
}
