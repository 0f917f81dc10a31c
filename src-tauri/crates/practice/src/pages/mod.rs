//! What a person sees in the browser: the console's pages at the console's own paths, and the provider's consent page.
//!
//! Plain HTML without scripts. Each page says that it is practice, and a note at its side says what the real one looks
//! like. What no API can do happens here: a PENDING host or connection becomes AVAILABLE. Its buttons are forms with tokens
//! that work once.

mod access_token;
mod addresses;
mod approval;
mod build;
mod connect;
mod connection;
mod consent;
mod device;
mod host;
mod html;
mod layout;
mod parts;
mod pipeline;
mod refusals;
mod register_app;
mod release;
mod setup;
mod stacks;
#[cfg(test)]
mod tests;
mod tickets;
mod visit;
mod words;

use hyper::{Method, StatusCode};
use percent_encoding::percent_decode_str;

use crate::account::Account;
use crate::guard;
use crate::received::ReceivedRequest;
use crate::wire::Response;
use layout::PageAnswer;
use tickets::Tickets;
use visit::Visit;
use words::Words;

/// The pages, and the forms that were handed out.
#[derive(Default)]
pub(crate) struct Pages {
    tickets: Tickets,
}

impl Pages {
    /// The address of their style.
    pub(crate) const STYLE: &str = "/_practice/style.css";

    /// Largest form, in bytes.
    pub(crate) const LARGEST: usize = 256 * 1024;

    /// The answer to a form that is too large to be read: none of these pages sends it.
    pub(crate) fn too_large() -> Response {
        response(StatusCode::PAYLOAD_TOO_LARGE, "text/plain", Vec::new())
    }

    /// Answers a browser.
    pub(crate) fn answer(&self, account: &Account, request: &ReceivedRequest) -> Response {
        if request.path == Self::STYLE {
            return response(StatusCode::OK, "text/css; charset=utf-8", include_bytes!("style.css").to_vec());
        }
        let words = Words::preferred(request.header("accept-language").unwrap_or_default());
        let is_post = request.method == Method::POST;
        let source = if is_post { &request.body[..] } else { request.query.as_bytes() };
        let fields = form_urlencoded::parse(source).into_owned().collect();
        let visit = Visit { account, tickets: &self.tickets, words, request, fields };
        let shown = if guard::is_own(account.endpoint(), request) { show(&visit) } else { visit.stranger() };
        match shown {
            PageAnswer::Page(status, page) => {
                let body = page.document(&visit);
                response(
                    status,
                    "text/html; charset=utf-8",
                    if request.method == Method::HEAD { Vec::new() } else { body },
                )
            }
            PageAnswer::Go(address) => {
                let mut response = response(StatusCode::SEE_OTHER, "text/plain", Vec::new());
                response.headers.push(("location".to_owned(), address));
                response
            }
        }
    }
}

/// The page that an address names.
fn show(visit: &Visit) -> PageAnswer {
    let decoded = |part| percent_decode_str(part).decode_utf8_lossy().into_owned();
    let parts: Vec<String> = visit.request.path.split('/').filter(|part| !part.is_empty()).map(decoded).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let is_post = visit.request.method == Method::POST;
    match (is_post, parts.as_slice()) {
        (false, []) => PageAnswer::Go("/codesuite/settings/connections".to_owned()),
        (false, ["codesuite", "settings", "connections"]) => connection::list(visit),
        (is_post, ["codesuite", "settings", _, _, service, "connections", id]) => {
            if is_post {
                connection::update(visit, service, id)
            } else {
                connection::show(visit, service, id)
            }
        }
        (is_post, ["codesuite", "settings", account, _, service, "hosts", id]) => {
            let path = [*account, *service, *id];
            if is_post { host::act(visit, path) } else { host::show(visit, path) }
        }
        (is_post, ["_provider", "githubenterpriseserver", "app"]) => {
            if is_post {
                register_app::decide(visit)
            } else {
                register_app::show(visit)
            }
        }
        (_, ["_provider", "gitlabselfmanaged", "tokens"]) => access_token::show(visit),
        (is_post, ["_provider", provider, "consent"]) => {
            if is_post {
                consent::decide(visit, provider)
            } else {
                consent::show(visit, provider)
            }
        }
        (false, ["codesuite", "codepipeline", "pipelines"]) => pipeline::list(visit),
        (is_post, ["codesuite", "codepipeline", "pipelines", name, ..]) => {
            if is_post && visit.field("decision") == release::DECISION {
                release::start(visit, name)
            } else if is_post {
                approval::decide(visit, name)
            } else {
                pipeline::show(visit, name)
            }
        }
        (false, ["codesuite", "codebuild", _, "projects", project, "build", id, ..]) => build::show(visit, project, id),
        (false, ["codesuite", "codebuild", "projects", project, "build", id, ..]) => build::show(visit, project, id),
        (false, ["codesuite", "codebuild", _, "projects", project, ..]) => build::history(visit, project),
        (false, ["codesuite", "codebuild", "projects", project, ..]) => build::history(visit, project),
        (false, ["cloudformation", "home"]) => stacks::show(visit),
        (false, ["_device", "mfa"]) => device::show(visit),
        _ => visit.missing(),
    }
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
