//! Where in a repository a recipe's values stand. `repository` has the reader of each [`Syntax`].

/// A value that a file at the root may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileValue {
    /// The file's name.
    pub file: &'static str,
    /// Where in it.
    pub syntax: Syntax,
}

/// How a file holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// The first line that is neither empty nor a comment (`#`), without this prefix. Without the prefix in the file
    /// there is no value.
    FirstLine {
        /// `python-` of `python-3.12.1`; usually empty.
        prefix: &'static str,
    },
    /// The first word after this one on a line that begins with it: `nodejs 22.1.0` (asdf, mise), `go 1.26` (go.mod).
    Keyword(&'static str),
    /// JSON, by a pointer (RFC 6901): `/engines/node`.
    Json(&'static str),
    /// TOML, by the keys that lead to the value.
    Toml(&'static [&'static str]),
    /// TOML: the last of these keys, when a table is there. `[tool.poetry]` says `poetry`.
    TomlTable(&'static [&'static str]),
}

impl FileValue {
    /// The first line of a file.
    pub(super) const fn first_line(file: &'static str) -> Self {
        Self { file, syntax: Syntax::FirstLine { prefix: "" } }
    }

    /// The rest of the first line of a file, when it begins with this.
    pub(super) const fn first_line_after(prefix: &'static str, file: &'static str) -> Self {
        Self { file, syntax: Syntax::FirstLine { prefix } }
    }

    /// The word after a keyword.
    pub(super) const fn keyword(file: &'static str, keyword: &'static str) -> Self {
        Self { file, syntax: Syntax::Keyword(keyword) }
    }

    /// A tool's version in the file of asdf and mise.
    pub(super) const fn tool(tool: &'static str) -> Self {
        Self::keyword(".tool-versions", tool)
    }

    /// A member of a JSON file.
    pub(super) const fn json(file: &'static str, pointer: &'static str) -> Self {
        Self { file, syntax: Syntax::Json(pointer) }
    }

    /// A member of a TOML file.
    pub(super) const fn toml(file: &'static str, keys: &'static [&'static str]) -> Self {
        Self { file, syntax: Syntax::Toml(keys) }
    }

    /// The name of a table of a TOML file.
    pub(super) const fn toml_table(file: &'static str, keys: &'static [&'static str]) -> Self {
        Self { file, syntax: Syntax::TomlTable(keys) }
    }

    /// This value as a version that is asked for.
    pub(super) const fn version(self, grammar: Grammar) -> VersionFile {
        VersionFile { value: self, grammar }
    }
}

/// A file that asks for a version of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionFile {
    /// Where it asks.
    pub value: FileValue,
    /// What it may ask.
    pub grammar: Grammar,
}

/// How a required version is written. `repository` has the reader of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// npm's ranges: `>=18 <23 || ^24`, `22.x`, `v22.11.0`. Source: "Semantic Versioning for npm", docs.npmjs.com.
    NpmRange,
    /// Python's version specifiers (PEP 440), plain versions, and Poetry's `^` and `~`: `>=3.10,<3.13`, `3.12.4`.
    Pep440,
    /// One version, as far as it is given: `1.26.2` or `1.26`.
    Exact,
    /// The oldest version that will do. Source: "Go Modules Reference", go directive.
    AtLeast,
}
