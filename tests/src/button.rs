//! The person in the browser, without a browser: opens the connection's page, presses its button, agrees at the provider,
//! and presses Connect; or sets a host up.

use crate::http::exchange;

/// Presses "Update pending connection", "Authorize" at the provider, and "Connect" for the owner of the practice account's
/// own repositories. Gives the page that it ends on: where the provider doesn't finish, there is nothing to connect.
///
/// # Panics
/// When a page isn't the one that it should be.
pub async fn press(address: &str) -> String {
    press_for(address, "gangway-practice").await
}

/// The same, for the repositories of another account or organization.
///
/// # Panics
/// When a page isn't the one that it should be.
pub async fn press_for(address: &str, owner: &str) -> String {
    let (origin, path) = parts(address);
    let page = get(&origin, path).await;
    let token = field(&page, "token");
    let consent = leads_to(&post(&origin, path, &[("token", &token)]).await);
    let page = get(&origin, &consent).await;
    let handshake = field(&page, "handshake");
    let action = between(between(&page, "id=\"consent-form\"", ">"), "action=\"", "\"");
    let form = [("handshake", handshake.as_str()), ("decision", "authorize")];
    let back = leads_to(&post(&origin, action, &form).await);
    let page = get(&origin, &back).await;
    if !page.contains("id=\"connect-form\"") {
        return page;
    }
    let handshake = field(between(&page, "id=\"connect-form\"", "</form>"), "handshake");
    let form =
        [("handshake", handshake.as_str()), ("installation", "new"), ("account", owner), ("repositories", "all")];
    let done = leads_to(&post(&origin, path, &form).await);
    get(&origin, &done).await
}

/// Opens the page of connections and hosts, chooses the host with this name, and sets it up: as an owner who makes the app
/// at GitHub Enterprise Server, or with a token of GitLab's administrator. Gives the page that it ends on: a server that
/// isn't heard of shows nothing to fill in.
///
/// # Panics
/// When a page isn't the one that it should be.
pub async fn set_up(list: &str, host: &str) -> String {
    const TOKEN: &str = "glpat-practice-administrator-api.admin_mode";
    let (origin, path) = parts(list);
    let hosts = get(&origin, path).await;
    let before = hosts.split_once(&format!(">{host}</a>")).unwrap_or_else(|| panic!("no host {host} in:\n{hosts}")).0;
    let at = before.rfind("href=\"").expect("a link");
    let page = between(&before[at..], "href=\"", "\"").to_owned();
    let shown = get(&origin, &page).await;
    let ticket = field(&shown, "ticket");
    let next = leads_to(&post(&origin, &page, &[("ticket", &ticket)]).await);
    let shown = get(&origin, &next).await;
    let (form, answers) = match (shown.contains("id=\"app-form\""), shown.contains("id=\"token-form\"")) {
        (true, _) => ("app-form", [("name", "AWS Connector"), ("decision", "create-app")]),
        (_, true) => ("token-form", [("token", TOKEN), ("decision", "")]),
        _ => return shown,
    };
    let form = between(&shown, &format!("id=\"{form}\""), "</form>");
    let action = between(form, "action=\"", "\"").replace("&amp;", "&");
    let handshake = field(form, "handshake");
    let answers: Vec<_> = [("handshake", handshake.as_str())].into_iter().chain(answers).collect();
    let done = leads_to(&post(&origin, &action, &answers).await);
    get(&origin, &done).await
}

fn parts(address: &str) -> (String, &str) {
    let rest = address.strip_prefix("http://").expect("a page on loopback");
    let at = rest.find('/').expect("an address with a path");
    (format!("http://{}", &rest[..at]), &rest[at..])
}

/// The path to which an answer sends the browser.
fn leads_to(answer: &str) -> String {
    let head = answer.lines().take_while(|line| !line.is_empty());
    let mut headers = head.filter_map(|line| line.split_once(": "));
    let location = headers.find(|(name, _)| name.eq_ignore_ascii_case("location"));
    let location = location.unwrap_or_else(|| panic!("the answer leads nowhere:\n{answer}")).1.trim();
    if location.starts_with('/') { location.to_owned() } else { parts(location).1.to_owned() }
}

fn field(page: &str, name: &str) -> String {
    between(between(page, &format!("name=\"{name}\""), ">"), "value=\"", "\"").to_owned()
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let found = text.split_once(from).and_then(|(_, rest)| rest.split_once(to));
    found.unwrap_or_else(|| panic!("{from} isn't in:\n{text}")).0
}

async fn get(origin: &str, path: &str) -> String {
    exchange(origin, &format!("GET {path}"), &[("accept-language", "en")], "").await
}

async fn post(origin: &str, path: &str, form: &[(&str, &str)]) -> String {
    let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let headers =
        [("accept-language", "en"), ("origin", origin), ("content-type", "application/x-www-form-urlencoded")];
    exchange(origin, &format!("POST {path}"), &headers, &body.join("&")).await
}

fn encoded(text: &str) -> String {
    let one = |byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}
