//! What stands beside the values of a file that a tool reads: in English whatever the person's language, as such a file
//! is ASCII, and the same file serves a team that speaks several. The README of its format says it in the person's.

use std::sync::LazyLock;

use gangway_words::{Language, Words};

pub(crate) fn words() -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::En));
    &ENGLISH
}
