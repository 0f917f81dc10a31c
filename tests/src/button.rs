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

/// Sets a host up, from the list of hosts: presses "Set up host", and does at the server what it asks for. An owner makes
/// the app at GitHub Enterprise Server; an administrator gives GitLab's token. Gives the page that it ends on.
///
/// # Panics
/// When a page isn't the one that it should be.
pub async fn set_up_host(list: &str, arn: &str) -> String {
    let (origin, path) = parts(list);
    let listed = get(&origin, path).await;
    let id = arn.rsplit('/').next().unwrap_or_default();
    let address = listed.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(address, _)| address);
    let address = address.into_iter().find(|address| address.contains(&format!("/hosts/{id}")));
    let path = address.unwrap_or_else(|| panic!("{arn} isn't in:\n{listed}")).replace("&amp;", "&");
    let ticket = field(&get(&origin, &path).await, "ticket");
    let next = leads_to(&post(&origin, &path, &[("ticket", &ticket)]).await);
    let page = get(&origin, &next).await;
    let handshake = field(&page, "handshake");
    let done = if page.contains("id=\"token-form\"") {
        let action = between(between(&page, "id=\"token-form\"", ">"), "action=\"", "\"").replace("&amp;", "&");
        let form = [("handshake", handshake.as_str()), ("token", "glpat-practice-administrator-api.admin_mode")];
        post(&origin, &action, &form).await
    } else {
        let action = between(&page, "action=\"", "\"").replace("&amp;", "&");
        let form =
            [("handshake", handshake.as_str()), ("as", "owner"), ("name", "connector"), ("decision", "create-app")];
        post(&origin, &action, &form).await
    };
    get(&origin, &leads_to(&done)).await
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
