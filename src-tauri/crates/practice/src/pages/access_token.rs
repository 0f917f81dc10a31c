//! GitLab's page of personal access tokens. A token of this server says itself whose it is and what it may, so that nobody
//! has to keep it: `glpat-practice-administrator-api.admin_mode`.

use hyper::{Method, StatusCode};

use super::html::{Html, el};
use super::layout::{Page, PageAnswer};
use super::visit::Visit;

const BEGINNING: &str = "glpat-practice-";
const ADMINISTRATOR: &str = "administrator";
const MEMBER: &str = "member";
const SCOPES: [&str; 4] = ["api", "read_api", "read_repository", "admin_mode"];

/// Why a token isn't good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenProblem {
    /// It is none of this server.
    Unknown,
    /// It is of somebody who is no administrator.
    Member,
    /// It may not use the API.
    Scope,
    /// Admin Mode is on, and it may not use that.
    AdminMode,
}

/// Whether the host can be set up with a token.
pub(super) fn check(token: &str, admin_mode: bool) -> Result<(), TokenProblem> {
    let said = token.trim().strip_prefix(BEGINNING).and_then(|said| said.split_once('-'));
    let (owner, scopes) = said.ok_or(TokenProblem::Unknown)?;
    let has = |wanted: &str| scopes.split('.').any(|scope| scope == wanted);
    match owner {
        ADMINISTRATOR if !has("api") => Err(TokenProblem::Scope),
        ADMINISTRATOR if admin_mode && !has("admin_mode") => Err(TokenProblem::AdminMode),
        ADMINISTRATOR => Ok(()),
        MEMBER => Err(TokenProblem::Member),
        _ => Err(TokenProblem::Unknown),
    }
}

/// The form, and what was made with it.
pub(super) fn show(visit: &Visit) -> PageAnswer {
    let words = visit.words;
    let server = visit.field("server");
    let made = match visit.request.method {
        Method::POST => made(visit),
        _ => Html::none(),
    };
    let page = Page::provider(words.say("token-title"))
        .with(el("p", &[("class", "who")], words.say_with("token-server", &[("endpoint", server)])))
        .with(made)
        .with(form(visit, server))
        .noting(words.say("token-note-scopes"))
        .noting(words.say("token-note-revoke"));
    PageAnswer::Page(StatusCode::OK, page)
}

fn made(visit: &Visit) -> Html {
    let words = visit.words;
    let owner = if visit.field("owner") == MEMBER { MEMBER } else { ADMINISTRATOR };
    let wanted = |scope: &&str| visit.fields.iter().any(|(name, value)| name == "scope" && value == scope);
    let scopes: Vec<&str> = SCOPES.into_iter().filter(wanted).collect();
    if scopes.is_empty() {
        return el("p", &[("class", "alert warning"), ("role", "status")], words.say("token-none"));
    }
    let token = format!("{BEGINNING}{owner}-{}", scopes.join("."));
    el(
        "section",
        &[("class", "card"), ("role", "status")],
        [el("p", &[], words.say("token-made")), el("p", &[], el("code", &[("id", "token")], token))],
    )
}

fn form(visit: &Visit, server: &str) -> Html {
    let words = visit.words;
    let group = |legend: &str, choices: Html| el("fieldset", &[], [el("legend", &[], words.say(legend)), choices]);
    let choice = |kind: &str, name: &str, value: &str, label: Html, on: bool| {
        let mut attributes = vec![("type", kind), ("name", name), ("value", value)];
        attributes.extend(on.then_some(("checked", "")));
        el("label", &[], [el("input", &attributes, ""), " ".into(), label])
    };
    let owners = [
        choice("radio", "owner", ADMINISTRATOR, words.say("token-administrator").into(), true),
        choice("radio", "owner", MEMBER, words.say("token-member").into(), false),
    ];
    let scopes = SCOPES.map(|scope| choice("checkbox", "scope", scope, el("code", &[], scope), false));
    let button = [("id", "create-token"), ("class", "primary"), ("type", "submit")];
    el(
        "form",
        &[
            ("id", "create-token-form"),
            ("class", "card"),
            ("method", "post"),
            ("action", "/_provider/gitlabselfmanaged/tokens"),
        ],
        [
            el("input", &[("type", "hidden"), ("name", "server"), ("value", server)], ""),
            group("token-owner", owners.into()),
            group("token-scopes", scopes.into()),
            el("p", &[("class", "buttons")], el("button", &button, words.say("token-create"))),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_whose_it_is_and_what_it_may() {
        for (token, admin_mode, expected) in [
            ("glpat-practice-administrator-api", false, Ok(())),
            (" glpat-practice-administrator-api.admin_mode\n", true, Ok(())),
            ("glpat-practice-administrator-read_repository.api", false, Ok(())),
            ("glpat-practice-administrator-api", true, Err(TokenProblem::AdminMode)),
            ("glpat-practice-administrator-read_api", false, Err(TokenProblem::Scope)),
            ("glpat-practice-administrator-", false, Err(TokenProblem::Scope)),
            ("glpat-practice-member-api", false, Err(TokenProblem::Member)),
            ("glpat-practice-somebody-api", false, Err(TokenProblem::Unknown)),
            ("glpat-0123456789abcdefghij", false, Err(TokenProblem::Unknown)),
            ("", false, Err(TokenProblem::Unknown)),
        ] {
            assert_eq!(check(token, admin_mode), expected, "{token:?}");
        }
    }
}
