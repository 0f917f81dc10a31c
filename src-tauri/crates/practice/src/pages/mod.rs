//! What a person sees in the browser: the console's pages at the console's own paths, and the provider's consent page.
//!
//! Plain HTML without scripts. Each page says that it is practice, and a note at its side says what the real one looks
//! like. The one thing that no API can do happens here: a PENDING connection becomes AVAILABLE. Its buttons are forms
//! with tokens that work once.

mod approval;
mod build;
mod connect;
mod connection;
mod consent;
mod html;
mod layout;
mod pipeline;
mod release;
mod stacks;
#[cfg(test)]
mod tests;
mod tickets;
mod words;

use hyper::{Method, StatusCode};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::account::Account;
use crate::call::{Answer, Call};
use crate::received::Received;
use crate::wire::Response;
use crate::{guard, services};
use html::{Html, el};
use layout::Page;
use tickets::Tickets;
use words::Words;

/// The pages, and the forms that were handed out.
#[derive(Default)]
pub(crate) struct Pages {
    tickets: Tickets,
}

/// One visit of one browser.
struct Visit<'a> {
    account: &'a Account,
    pages: &'a Pages,
    words: Words,
    request: &'a Received,
    /// The query's pairs, or those of a posted form.
    fields: Vec<(String, String)>,
}

impl Visit<'_> {
    /// A field of the address or the form; empty when it isn't there.
    fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The Region of the address.
    fn region(&self) -> &str {
        match self.field("region") {
            "" => "us-east-1",
            region => region,
        }
    }

    /// The id of the account.
    fn account_id(&self) -> String {
        self.account.change(|world| world.account.clone()).unwrap_or_default()
    }

    /// Asks a service what a page shows; the page says what the service can't.
    fn ask(&self, service: &str, operation: &str, input: Value) -> Answer {
        let call = Call {
            service: service.to_owned(),
            operation: operation.to_owned(),
            input,
            region: self.region().to_owned(),
            endpoint: self.account.endpoint().to_owned(),
        };
        let asked = self.account.change(|world| services::call(world, &call));
        asked.unwrap_or_else(|broken| Err(crate::call::AwsError::new("InternalFailure", broken)))
    }
}

/// What a page function gives.
enum Shown {
    Page(StatusCode, Page),
    /// To another page, with GET.
    Go(String),
}

impl Pages {
    /// Answers a browser.
    pub(crate) fn answer(&self, account: &Account, request: &Received) -> Response {
        if request.path == "/_practice/style.css" {
            return response(StatusCode::OK, "text/css; charset=utf-8", include_bytes!("style.css").to_vec());
        }
        let words = Words::preferred(request.header("accept-language").unwrap_or_default());
        let is_post = request.method == Method::POST;
        let source = if is_post { &request.body[..] } else { request.query.as_bytes() };
        let fields = form_urlencoded::parse(source).into_owned().collect();
        let visit = Visit { account, pages: self, words, request, fields };
        let shown = if guard::is_own(account.endpoint(), request) { visit.show() } else { visit.stranger() };
        match shown {
            Shown::Page(status, page) => {
                let body = page.document(&visit);
                response(
                    status,
                    "text/html; charset=utf-8",
                    if request.method == Method::HEAD { Vec::new() } else { body },
                )
            }
            Shown::Go(address) => {
                let mut response = response(StatusCode::SEE_OTHER, "text/plain", Vec::new());
                response.headers.push(("location".to_owned(), address));
                response
            }
        }
    }
}

impl Visit<'_> {
    fn show(&self) -> Shown {
        let decoded = |part| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let parts: Vec<String> = self.request.path.split('/').filter(|part| !part.is_empty()).map(decoded).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let is_post = self.request.method == Method::POST;
        match (is_post, parts.as_slice()) {
            (false, []) => Shown::Go("/codesuite/settings/connections".to_owned()),
            (false, ["codesuite", "settings", "connections"]) => connection::list(self),
            (is_post, ["codesuite", "settings", _, _, service, "connections", id]) => {
                if is_post {
                    connection::update(self, service, id)
                } else {
                    connection::show(self, service, id)
                }
            }
            (is_post, ["_provider", provider, "consent"]) => {
                if is_post {
                    consent::decide(self, provider)
                } else {
                    consent::show(self, provider)
                }
            }
            (false, ["codesuite", "codepipeline", "pipelines"]) => pipeline::list(self),
            (is_post, ["codesuite", "codepipeline", "pipelines", name, ..]) => {
                if is_post && self.field("decision") == release::DECISION {
                    release::start(self, name)
                } else if is_post {
                    approval::decide(self, name)
                } else {
                    pipeline::show(self, name)
                }
            }
            (false, ["codesuite", "codebuild", _, "projects", project, "build", id, ..]) => {
                build::show(self, project, id)
            }
            (false, ["codesuite", "codebuild", "projects", project, "build", id, ..]) => build::show(self, project, id),
            (false, ["codesuite", "codebuild", _, "projects", project, ..]) => build::history(self, project),
            (false, ["codesuite", "codebuild", "projects", project, ..]) => build::history(self, project),
            (false, ["cloudformation", "home"]) => stacks::show(self),
            _ => self.missing(),
        }
    }

    fn missing(&self) -> Shown {
        let text = self.words.say_with("missing-text", &[("path", &self.request.path)]);
        let page = Page::console(self.words.say("missing-title"))
            .with(el("p", &[], text))
            .noting(self.words.say("missing-note"));
        Shown::Page(StatusCode::NOT_FOUND, page)
    }

    fn stranger(&self) -> Shown {
        let page = Page::console(self.words.say("stranger-title")).with(el("p", &[], self.words.say("stranger-text")));
        Shown::Page(StatusCode::FORBIDDEN, page)
    }

    /// What a service answered instead of what the page wanted to show.
    fn failed(&self, title: &str, error: &crate::call::AwsError) -> Shown {
        let text = el("p", &[("class", "alert error")], format!("{}: {}", error.code, error.message));
        Shown::Page(StatusCode::NOT_FOUND, Page::console(title.to_owned()).with(text))
    }
}

/// A list of facts: name and value.
fn facts(pairs: impl IntoIterator<Item = (String, Html)>) -> Html {
    let pair = |(name, value)| el("div", &[], [el("dt", &[], name), el("dd", &[], value)]);
    el("dl", &[], pairs.into_iter().map(pair).collect::<Html>())
}

/// A list of links, or the sentence that says that there is nothing to list.
fn list_or(visit: &Visit, links: Vec<Html>, none: &str) -> Html {
    match links.is_empty() {
        true => el("p", &[], visit.words.say(none)),
        false => el("ul", &[("class", "card")], links.into_iter().collect::<Html>()),
    }
}

/// A table with its heads.
fn table<const N: usize>(words: Words, heads: [&str; N], rows: Html) -> Html {
    let head = heads.into_iter().map(|id| el("th", &[("scope", "col")], words.say(id))).collect::<Html>();
    el("table", &[], [el("thead", &[], el("tr", &[], head)), el("tbody", &[], rows)])
}

/// Something that may be wider than the window: it scrolls by itself, also by keyboard.
fn wide(name: &str, inner: Html) -> Html {
    el("div", &[("class", "wide"), ("role", "region"), ("aria-label", name), ("tabindex", "0")], inner)
}

/// A state, in its colour and its own word.
fn badge(status: &str) -> Html {
    badge_saying(status, status)
}

/// A state in its colour and in a word of ours.
fn badge_saying(status: &str, word: &str) -> Html {
    let class = match status {
        "AVAILABLE" | "Succeeded" | "SUCCEEDED" => "badge good",
        "PENDING" | "InProgress" | "IN_PROGRESS" | "Stopping" => "badge busy",
        "ERROR" | "Failed" | "FAILED" | "FAULT" | "TIMED_OUT" => "badge bad",
        other if other.ends_with("FAILED") || other.contains("ROLLBACK") => "badge bad",
        other if other.ends_with("_COMPLETE") => "badge good",
        other if other.ends_with("_IN_PROGRESS") => "badge busy",
        _ => "badge",
    };
    el("span", &[("class", class)], word)
}

fn response(status: StatusCode, content_type: &str, body: Vec<u8>) -> Response {
    // Without scripts there is nothing to allow but our own style and our own forms.
    const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                       frame-ancestors 'none'";
    let headers = [
        ("content-type", content_type),
        ("content-security-policy", CSP),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    Response { status, headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(), body }
}
