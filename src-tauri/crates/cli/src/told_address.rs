//! An address as it is told: without what may be a password.

/// The address without user and password. Whatever stands before the last `@` may belong to them, as an address that is
/// wrong may be wrong just there.
pub(crate) fn told_address(text: &str) -> String {
    let Some((before, rest)) = text.rsplit_once('@') else { return text.to_owned() };
    let scheme = before.find("://").and_then(|end| before.get(..end + 3)).unwrap_or_default();
    let known = ["http://", "https://"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    format!("{}…@{rest}", if known { scheme } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_told() {
        let check = |text: &str, told: &str| assert_eq!(told_address(text), told);
        check("http://u:SECRET@x", "http://…@x");
        check("https://SECRET@x:1/path", "https://…@x:1/path");
        check("HTTP://u:SE@CRET@x", "HTTP://…@x");
        check("http://u:SE/CR?E#T@x/", "http://…@x/");
        check("u:SECRET@x", "…@x");
        check("http:/u:SECRET@x", "…@x");
        check("SECRET://u:SECRET@x", "…@x");
        check("https://u:http://SECRET@x", "https://…@x");
        check("http://127.0.0.1:4100", "http://127.0.0.1:4100");
        check("", "");
    }
}
