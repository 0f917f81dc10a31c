//! The one small page that a browser is shown after a sign-in. Its sentences come from whoever knows the language.

use std::sync::Arc;

/// What the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The person is signed in.
    Done,
    /// The person, or the portal, said no.
    Denied,
    /// It failed: the program says why.
    Failed,
    /// It is the answer to another question.
    OtherState,
}

/// A page's sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageText {
    /// The language's tag.
    pub language: &'static str,
    /// What happened.
    pub title: String,
    /// What to do.
    pub text: String,
}

/// The page of each kind.
pub type Pages = Arc<dyn Fn(PageKind) -> PageText + Send + Sync>;

/// A whole answer with a page. It loads nothing, and is kept nowhere.
pub(super) fn answer(status: u16, page: &PageText) -> String {
    let (title, text) = (escaped(&page.title), escaped(&page.text));
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>:root{{color-scheme:light dark}}\
         body{{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}}\
         h1{{font-size:1.5rem}}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n\
         </body>\n</html>\n",
        page.language
    );
    format!(
        "HTTP/1.1 {status} {}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
         content-security-policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\
         cache-control: no-store\r\nreferrer-policy: no-referrer\r\nx-content-type-options: nosniff\r\n\
         connection: close\r\n\r\n{html}",
        reason(status),
        html.len()
    )
}

/// An answer that says nothing.
pub(super) fn bare(status: u16) -> String {
    let reason = reason(status);
    format!("HTTP/1.1 {status} {reason}\r\ncontent-length: 0\r\ncache-control: no-store\r\nconnection: close\r\n\r\n")
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Bad Request",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_whole_and_nothing_in_it_acts() {
        let page = PageText { language: "ja", title: "<b>".to_owned(), text: "完了 & \"ok\"".to_owned() };
        let answer = answer(200, &page);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(&format!("content-length: {}\r\n", body.len())), "{head}");
        assert!(head.contains("default-src 'none'"), "{head}");
        assert!(body.contains("lang=\"ja\"") && body.contains("&lt;b&gt;") && !body.contains("<b>"), "{body}");
        assert!(!body.contains("<script") && !body.contains("http"), "{body}");
    }
}
