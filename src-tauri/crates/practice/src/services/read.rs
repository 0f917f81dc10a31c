//! Reading members of requests, answers in pages, and the few things that every service says alike.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

/// Reads members by name; an absent one is empty.
pub(crate) trait Read {
    /// A text, or none.
    fn given(&self, member: &str) -> Option<&str>;
    /// A text, or the empty one.
    fn text(&self, member: &str) -> &str {
        self.given(member).unwrap_or_default()
    }
    /// A list, or the empty one.
    fn list(&self, member: &str) -> &[Value];
    /// A whole number, or none.
    fn number(&self, member: &str) -> Option<i64>;
    /// A switch, off when absent.
    fn flag(&self, member: &str) -> bool;
    /// A member's value, null when absent.
    fn member(&self, member: &str) -> &Value;
}

static NULL: Value = Value::Null;

impl Read for Value {
    fn given(&self, member: &str) -> Option<&str> {
        self.get(member).and_then(Self::as_str)
    }

    fn list(&self, member: &str) -> &[Value] {
        self.get(member).and_then(Self::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    fn number(&self, member: &str) -> Option<i64> {
        self.get(member).and_then(Self::as_i64)
    }

    fn flag(&self, member: &str) -> bool {
        self.get(member).and_then(Self::as_bool).unwrap_or_default()
    }

    fn member(&self, member: &str) -> &Value {
        self.get(member).unwrap_or(&NULL)
    }
}

/// The texts of a list.
pub(crate) fn texts(list: &[Value]) -> Vec<String> {
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// `{<member>: value}` when there is one: members that AWS leaves out instead of sending null.
pub(crate) fn put(to: &mut Value, member: &str, value: impl Into<Option<Value>>) {
    if let (Some(object), Some(value)) = (to.as_object_mut(), value.into()) {
        object.insert(member.to_owned(), value);
    }
}

/// One page of `items` and the token of the next; none when the token isn't one of ours.
pub(crate) fn page(items: Vec<Value>, token: Option<&str>, most: usize) -> Option<(Vec<Value>, Option<String>)> {
    let start = match token {
        None => 0,
        Some(token) => String::from_utf8(BASE64.decode(token).ok()?).ok()?.parse().ok()?,
    };
    let end = items.len().min(usize::saturating_add(start, most.max(1)));
    let next = (end < items.len()).then(|| BASE64.encode(end.to_string()));
    Some((items.into_iter().skip(start).take(end.saturating_sub(start)).collect(), next))
}

/// An answer with one list in pages.
pub(crate) fn paged(
    list: &str,
    items: Vec<Value>,
    token: (&str, Option<&str>),
    most: Option<i64>,
    default: usize,
) -> Option<Value> {
    let most = most.and_then(|most| usize::try_from(most).ok()).filter(|most| *most > 0).unwrap_or(default);
    let (items, next) = page(items, token.1, most)?;
    let mut answer = json!({ list: items });
    put(&mut answer, token.0, next.map(Value::String));
    Some(answer)
}
