//! A browser's way through pages and their forms.

use gangway_practice::Practice;

use crate::http::{Answer, send};

/// The path of a connection's page.
pub(crate) fn page(arn: &str) -> String {
    let parts: Vec<&str> = arn.split([':', '/']).collect();
    let [_, _, service, region, account, _, id] = parts[..] else { panic!("{arn}") };
    format!("/codesuite/settings/{account}/{region}/{service}/connections/{id}?region={region}")
}

/// The text between two others.
pub(crate) fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let start = text.find(before).unwrap_or_else(|| panic!("no {before} in {text}")) + before.len();
    text[start..].split(after).next().expect("the rest")
}

pub(crate) async fn get(practice: &Practice, path: &str) -> Answer {
    send(practice, "GET", path, &[("accept-language", "en")], b"").await
}

pub(crate) async fn post(practice: &Practice, path: &str, form: &str) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", practice.endpoint())];
    send(practice, "POST", path, &headers, form.as_bytes()).await
}
