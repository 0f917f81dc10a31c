//! YAML as a tree that knows its lines, read as CodeBuild reads it.
//!
//! What CodeBuild says of a text that it can't read ("found character that cannot start any token", "mapping values are
//! not allowed in this context") is libyaml's, word for word: YAML 1.1, where a tab never indents. The parser below is one
//! of YAML 1.2, which is stricter here and more lenient there; [`characters`] and [`tabs`] make up the difference. Built from
//! events, without recursion, so that depth costs nothing.

mod characters;
mod tabs;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle};

use characters::PreparedText;
use tabs::Tabs;

/// Deepest nesting that is read; a buildspec needs five levels.
const DEPTH_MAX: usize = 32;
/// Most mappings that are merged into one: a few names can stand for very much.
const MERGED_MAX: usize = 64;

/// One value and the line on which it begins, from 1.
#[derive(Debug)]
pub struct Node {
    /// From 1.
    pub line: usize,
    /// What stands there.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub enum Kind {
    /// One value.
    Scalar {
        /// As it stands there, without quotes.
        text: String,
        /// Neither quoted nor a block, so YAML may read it as something else than text.
        plain: bool,
    },
    /// Values in their order.
    List(Vec<Rc<Node>>),
    /// Members in their order.
    Map(Pairs),
    /// `*name`: the value that stands elsewhere.
    Alias(Rc<Node>),
}

/// Pairs in their order; a key that isn't a scalar is empty text.
pub type Pairs = Vec<(Key, Rc<Node>)>;

/// The name of a member.
#[derive(Clone, Debug)]
pub struct Key {
    /// From 1.
    pub line: usize,
    /// Without quotes.
    pub text: String,
}

impl Node {
    /// The value itself, where this stands for another.
    #[must_use]
    pub fn resolved(&self) -> &Self {
        let mut node = self;
        while let Kind::Alias(other) = &node.kind {
            node = other;
        }
        node
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.resolved().kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text, when the value is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.resolved().kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::List(_) | Kind::Map(_) | Kind::Alias(_) => None,
        }
    }

    /// A member of a mapping.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&Self> {
        self.pairs()?.into_iter().find(|(key, _)| key.text == name).map(|(_, value)| value)
    }

    /// The pairs of a mapping, those that `<<` brings behind its own; none when it isn't one. What is merged into a merged
    /// mapping is left out: that is nobody's buildspec.
    #[must_use]
    pub fn pairs(&self) -> Option<Vec<(&Key, &Self)>> {
        let Kind::Map(own) = &self.resolved().kind else { return None };
        let is_merge = |key: &Key| key.text == "<<";
        let mut pairs: Vec<(&Key, &Self)> =
            own.iter().filter(|(key, _)| !is_merge(key)).map(|(key, value)| (key, value.as_ref())).collect();
        let mut names: BTreeSet<&str> = pairs.iter().map(|(key, _)| key.text.as_str()).collect();
        let merges = own.iter().filter(|(key, _)| is_merge(key)).map(|(_, value)| value.resolved());
        let merged = merges.flat_map(|node| match &node.kind {
            Kind::List(several) => several.iter().map(|one| one.resolved()).collect(),
            Kind::Map(_) | Kind::Scalar { .. } | Kind::Alias(_) => vec![node],
        });
        for node in merged.take(MERGED_MAX) {
            let Kind::Map(others) = &node.kind else { continue };
            for (key, value) in others {
                if !is_merge(key) && names.insert(&key.text) {
                    pairs.push((key, value));
                }
            }
        }
        Some(pairs)
    }
}

/// A text that was read.
#[derive(Debug)]
pub struct YamlDocument {
    /// The first document; none when there is nothing in it.
    pub root: Option<Node>,
    /// The line on which a second document begins, which nobody reads.
    pub second: Option<usize>,
}

/// Why a text isn't YAML that can be looked at.
#[derive(Debug)]
pub struct YamlProblem {
    /// From 1.
    pub line: usize,
    /// What is wrong there.
    pub cause: Cause,
}

/// What is wrong with a text that isn't YAML.
#[derive(Debug)]
pub enum Cause {
    /// A tab where only spaces may stand.
    Tab,
    /// A character that YAML has no place for.
    Character,
    /// Nested deeper than anybody needs.
    Depth,
    /// `*name` within the value that it names.
    Recursion,
    /// What the parser says, in English.
    Syntax(String),
}

impl Cause {
    /// As the fact `detail` names it.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::Tab => "tab",
            Self::Character => "character",
            Self::Depth => "depth",
            Self::Recursion => "recursion",
            Self::Syntax(said) => said,
        }
    }
}

/// A list or mapping whose end hasn't come yet.
struct OpenNode {
    node: Node,
    key: Option<Key>,
    anchor: usize,
}

impl OpenNode {
    fn take(&mut self, value: Rc<Node>) -> Result<(), Cause> {
        match &mut self.node.kind {
            Kind::List(items) => items.push(value),
            Kind::Map(pairs) => match self.key.take() {
                Some(key) => pairs.push((key, value)),
                // a colon with nothing before it
                None if matches!(&value.kind, Kind::Scalar { text, plain: true } if text.is_empty()) => {
                    return Err(Cause::Syntax("did not find expected key".to_owned()));
                }
                None => self.key = Some(Key { line: value.line, text: value.text().unwrap_or_default().to_owned() }),
            },
            Kind::Scalar { .. } | Kind::Alias(_) => {}
        }
        Ok(())
    }
}

/// Most lines within quotes that are moved to the right.
const MOVED_MAX: usize = 100;

/// What the parser says of quotes, at their first line, where a later one begins left of what surrounds them.
const LEFT_WITHIN_QUOTES: &str = "invalid indentation in quoted scalar";

/// Reads the first document of a text, as CodeBuild does.
///
/// # Errors
/// [`YamlProblem`] where CodeBuild couldn't read it either, or nobody needs to.
pub fn read(text: &str) -> Result<YamlDocument, YamlProblem> {
    let mut prepared = PreparedText::of(text)?;
    for _ in 0..MOVED_MAX {
        match document(&prepared) {
            // libyaml takes it, and spaces at the start of such a line mean nothing
            Err((line, Cause::Syntax(said))) if said == LEFT_WITHIN_QUOTES => prepared.indent_behind(line),
            read => return read.map_err(|(line, cause)| YamlProblem { line: prepared.line(line), cause }),
        }
    }
    document(&prepared).map_err(|(line, cause)| YamlProblem { line: prepared.line(line), cause })
}

/// Lines of problems are those of the prepared text.
fn document(prepared: &PreparedText) -> Result<YamlDocument, (usize, Cause)> {
    let mut parser = Parser::new_from_str(&prepared.text);
    let mut tabs = Tabs::new(prepared);
    let mut open: Vec<OpenNode> = Vec::new();
    let mut anchors: BTreeMap<usize, Rc<Node>> = BTreeMap::new();
    let mut document = YamlDocument { root: None, second: None };
    let mut documents = 0;
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| {
            let line = error.marker().line();
            // libyaml stops at the tab already
            match tabs.first_that_indents().filter(|tab| *tab <= line) {
                Some(tab) => (tab, Cause::Tab),
                None => (line, Cause::Syntax(error.info().chars().take(120).collect())),
            }
        })?;
        tabs.see(&event, span);
        let problem = |cause| (span.start.line(), cause);
        let line = prepared.line(span.start.line());
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                // the parser places a block of text at its first line, not where it's announced
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let announced = open.last().and_then(|open| open.key.as_ref()).filter(|_| block);
                let line = announced.map_or(line, |key| key.line);
                (Node { line, kind: Kind::Scalar { text: text.into_owned(), plain } }, anchor)
            }
            // one that isn't closed yet is not among them
            Event::Alias(anchor) => match anchors.get(&anchor) {
                Some(node) => (Node { line, kind: Kind::Alias(Rc::clone(node)) }, 0),
                None => return Err(problem(Cause::Recursion)),
            },
            Event::SequenceStart(anchor, _) => {
                open.push(OpenNode { node: Node { line, kind: Kind::List(Vec::new()) }, key: None, anchor });
                if open.len() > DEPTH_MAX {
                    return Err(problem(Cause::Depth));
                }
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(OpenNode { node: Node { line, kind: Kind::Map(Vec::new()) }, key: None, anchor });
                if open.len() > DEPTH_MAX {
                    return Err(problem(Cause::Depth));
                }
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(OpenNode { node, anchor, .. }) => (node, anchor),
                None => continue,
            },
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    document.second = Some(line);
                    break;
                }
                continue;
            }
            Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => continue,
        };
        match open.last_mut() {
            None => document.root = Some(node),
            Some(parent) => {
                let node = Rc::new(node);
                if anchor > 0 {
                    anchors.insert(anchor, Rc::clone(&node));
                }
                parent.take(node).map_err(problem)?;
            }
        }
    }
    match tabs.first_that_indents() {
        Some(line) => Err((line, Cause::Tab)),
        None => Ok(document),
    }
}
