//! Every sentence, in English and in Japanese (Project Fluent): for window, terminal and generated comments alike.
//!
//! Knows no other room: codes and facts come in, a sentence comes out. Start reading at [`Words::say`]; the sentences
//! are in `en` and `ja`, one file a subject, named after the step, the screen or the kind of code that it speaks for.
#![warn(missing_docs)]

pub mod table;

mod files;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use ts_rs::TS;
use unic_langid::{LanguageIdentifier, langid};

pub use self::files::SentenceFile;

/// A language of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, IntoStaticStr, VariantArray)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl Language {
    /// All languages; English first.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        self.into()
    }

    /// The language that comes nearest to a tag like `ja-JP` or `ja_JP.UTF-8`; English for all that we don't speak.
    pub fn nearest(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("ja") { Self::Ja } else { Self::En }
    }

    /// Its sentences as they are written, in one file a subject.
    pub fn files(self) -> &'static [SentenceFile] {
        files::of(self)
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::En => langid!("en"),
            Self::Ja => langid!("ja"),
        }
    }
}

/// A value that a sentence names. Text goes in as it is: Fluent never reads it as a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, shown as it is.
    Text(String),
    /// A number, written and counted as the language does.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// The sentences of one language. Can be shared between threads.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the sentences of a language.
    ///
    /// Sentences that can't be read are left out, as a test of this crate makes sure that there are none.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Isolation marks would end up in files and be copied along with names; both languages run left to right,
        // and the window isolates untrusted text by markup.
        bundle.set_use_isolating(false);
        for file in language.files() {
            let resource = FluentResource::try_new(file.text.to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Which language they are.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence `id` with its values filled in.
    ///
    /// An unknown id comes back as `⟦id⟧`, a missing value as `{$name}`: visible, and never a panic.
    pub fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.pattern(id, None, values)
    }

    /// The attribute of a sentence, e.g. `next` of `fault-access-denied`: what to do now. Unknown: `⟦id.attribute⟧`.
    pub fn say_attribute(&self, id: &str, attribute: &str, values: &[(&str, Value)]) -> String {
        self.pattern(id, Some(attribute), values)
    }

    /// The attribute of a sentence, where it has it.
    pub fn attribute(&self, id: &str, attribute: &str, values: &[(&str, Value)]) -> Option<String> {
        self.bundle.get_message(id)?.get_attribute(attribute)?;
        Some(self.say_attribute(id, attribute, values))
    }

    /// Whether there is such a sentence.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    fn pattern(&self, id: &str, attribute: Option<&str>, values: &[(&str, Value)]) -> String {
        let message = self.bundle.get_message(id);
        let pattern = match attribute {
            None => message.as_ref().and_then(|message| message.value()),
            Some(name) => message.as_ref().and_then(|message| message.get_attribute(name)).map(|found| found.value()),
        };
        let Some(pattern) = pattern else {
            return match attribute {
                None => format!("⟦{id}⟧"),
                Some(name) => format!("⟦{id}.{name}⟧"),
            };
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => arguments.set(*name, text.as_str()),
                Value::Number(number) => arguments.set(*name, FluentValue::from(*number)),
            }
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests;
