//! The pages that say why there is no other.

use hyper::StatusCode;

use super::html::el;
use super::layout::{Page, PageAnswer};
use super::visit::Visit;
use crate::call::AwsError;

impl Visit<'_> {
    pub(super) fn missing(&self) -> PageAnswer {
        let text = self.words.say_with("missing-text", &[("path", &self.request.path)]);
        let page = Page::console(self.words.say("missing-title"))
            .with(el("p", &[], text))
            .noting(self.words.say("missing-note"));
        PageAnswer::Page(StatusCode::NOT_FOUND, page)
    }

    pub(super) fn stranger(&self) -> PageAnswer {
        let page = Page::console(self.words.say("stranger-title")).with(el("p", &[], self.words.say("stranger-text")));
        PageAnswer::Page(StatusCode::FORBIDDEN, page)
    }

    /// What a service answered instead of what the page wanted to show.
    pub(super) fn failed(&self, title: &str, error: &AwsError) -> PageAnswer {
        let text = el("p", &[("class", "alert error")], format!("{}: {}", error.code, error.message));
        PageAnswer::Page(StatusCode::NOT_FOUND, Page::console(title.to_owned()).with(text))
    }
}
