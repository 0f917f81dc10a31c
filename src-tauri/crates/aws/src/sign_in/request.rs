//! What a browser, or anybody else on this computer, asks of the loopback port.

use gangway_profiles::secret::Secret;
use url::form_urlencoded;

/// Where the portal sends the browser back to. AWS compares it without the port.
pub(super) const PATH: &str = "/oauth/callback";

/// What the portal says to a sign-in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PortalAnswer {
    /// Yes: the authorization code.
    Code(Secret),
    /// No, with OAuth's word for it and perhaps a reason.
    No { error: String, description: String },
}

/// A request, as far as it concerns the sign-in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Callback {
    /// The portal's answer.
    Answer(PortalAnswer),
    /// An answer to a question that isn't asked here.
    OtherState,
    /// Nothing of ours: the status to answer with.
    Stray(u16),
}

impl Callback {
    /// Reads a request's head. A no without any state is believed: the worst that it can do is to end the wait.
    pub(super) fn read(head: &str, port: u16, state: &str) -> Self {
        let mut lines = head.split("\r\n");
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Self::Stray(400);
        };
        let hosts: Vec<&str> = lines
            .filter_map(|line| line.split_once(':'))
            .filter(|(name, _)| name.eq_ignore_ascii_case("host"))
            .map(|(_, value)| value.trim())
            .collect();
        // a page that got a name for 127.0.0.1 would bring that name
        if !version.starts_with("HTTP/1.") || hosts != [format!("127.0.0.1:{port}")] {
            return Self::Stray(400);
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        if path != PATH {
            return Self::Stray(404);
        }
        if method != "GET" {
            return Self::Stray(405);
        }
        let one = |name: &str| {
            let mut found = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == name);
            let first = found.next().map(|(_, value)| value.into_owned());
            // what is said twice isn't said
            first.filter(|value| found.next().is_none() && !value.is_empty())
        };
        match (one("error"), one("code"), one("state")) {
            (_, _, Some(brought)) if brought != state => Self::OtherState,
            (Some(error), ..) => {
                let description = one("error_description").unwrap_or_default();
                Self::Answer(PortalAnswer::No { error, description })
            }
            (None, Some(code), Some(_)) => Self::Answer(PortalAnswer::Code(Secret::new(code))),
            _ => Self::OtherState,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, host: &str) -> Callback {
        Callback::read(&format!("{line}\r\nhost: {host}\r\naccept: */*\r\n\r\n"), 4000, "good")
    }

    fn check(line: &str, expected: &Callback) {
        assert_eq!(read(line, "127.0.0.1:4000"), *expected, "{line}");
    }

    #[test]
    fn only_the_answer_to_this_question_counts() {
        let code = Callback::Answer(PortalAnswer::Code(Secret::new("a b")));
        check("GET /oauth/callback?code=a%20b&state=good HTTP/1.1", &code);
        check("GET /oauth/callback?state=good&code=a+b HTTP/1.0", &code);
        for other in [
            "?code=x&state=bad",
            "?code=x",
            "?state=good",
            "",
            "?code=x&code=y&state=good",
            "?code=x&state=good&state=bad",
            "?error=access_denied&state=bad",
            "?code=&state=good",
        ] {
            check(&format!("GET /oauth/callback{other} HTTP/1.1"), &Callback::OtherState);
        }
    }

    #[test]
    fn a_no_is_read_with_its_reason() {
        let no = |description: &str| {
            let (error, description) = ("access_denied".to_owned(), description.to_owned());
            Callback::Answer(PortalAnswer::No { error, description })
        };
        check("GET /oauth/callback?error=access_denied&state=good HTTP/1.1", &no(""));
        check("GET /oauth/callback?error=access_denied&error_description=I%20said%20no HTTP/1.1", &no("I said no"));
        check("GET /oauth/callback?error=access_denied&code=x&state=good HTTP/1.1", &no(""));
    }

    #[test]
    fn whatever_else_is_asked_has_no_answer() {
        check("GET / HTTP/1.1", &Callback::Stray(404));
        check("GET /favicon.ico HTTP/1.1", &Callback::Stray(404));
        check("GET /oauth/callback/?code=x&state=good HTTP/1.1", &Callback::Stray(404));
        check("GET //oauth/callback?code=x&state=good HTTP/1.1", &Callback::Stray(404));
        check("GET http://127.0.0.1:4000/oauth/callback?code=x&state=good HTTP/1.1", &Callback::Stray(404));
        for method in ["POST", "HEAD", "OPTIONS", "get"] {
            check(&format!("{method} /oauth/callback?code=x&state=good HTTP/1.1"), &Callback::Stray(405));
        }
        for line in ["", "GET", "GET /oauth/callback?code=x&state=good", "GET /oauth/callback HTTP/2 x", "\u{0}"] {
            check(line, &Callback::Stray(400));
        }
        let good = "GET /oauth/callback?code=x&state=good HTTP/1.1";
        for host in ["localhost:4000", "127.0.0.1", "127.0.0.1:4001", "evil.example:4000", "[::1]:4000", ""] {
            assert_eq!(read(good, host), Callback::Stray(400), "{host}");
        }
        assert_eq!(read(good, "127.0.0.1:4000\r\nHost: evil.example"), Callback::Stray(400));
    }
}
