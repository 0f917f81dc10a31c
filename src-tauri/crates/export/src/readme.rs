//! The README of a format, in the person's language: what to do with its files, and what stands in them.

use gangway_words::{Value, Words};

/// Markdown, paragraph by paragraph. What a person typed stands in blocks only, where nothing of it is Markdown.
pub(crate) struct Readme<'a> {
    pub(crate) words: &'a Words,
    parts: Vec<String>,
    sections: usize,
}

impl<'a> Readme<'a> {
    pub(crate) fn new(words: &'a Words, title: &str) -> Self {
        Self { words, parts: vec![format!("# {}", words.say(title, &[]))], sections: 0 }
    }

    pub(crate) fn say(&mut self, id: &str, facts: &[(&str, Value)]) {
        self.paragraph(self.words.say(id, facts));
    }

    pub(crate) fn paragraph(&mut self, text: String) {
        self.parts.push(text);
    }

    pub(crate) fn section(&mut self, id: &str) {
        self.sections += 1;
        self.parts.push(format!("## {}. {}", self.sections, self.words.say(id, &[])));
    }

    pub(crate) fn list(&mut self, items: &[String]) {
        self.parts.push(items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"));
    }

    pub(crate) fn block(&mut self, language: &str, text: &str) {
        self.parts.push(format!("```{language}\n{}\n```", text.trim_end_matches('\n')));
    }

    /// Ends with a line end.
    pub(crate) fn text(self) -> String {
        self.parts.join("\n\n") + "\n"
    }
}
