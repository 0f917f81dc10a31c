//! YAML as a tree that knows its lines. Built from events, without recursion and without following aliases, so that
//! neither depth nor a bomb of aliases costs anything.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Deepest nesting that is read; a buildspec needs five levels.
const DEPTH_MAX: usize = 32;

/// One value and the line on which it begins, from 1.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) line: usize,
    pub(super) kind: Kind<'a>,
}

#[derive(Debug)]
pub(super) enum Kind<'a> {
    /// `plain`: neither quoted nor a block, so YAML may read it as something else than text.
    Scalar {
        text: Cow<'a, str>,
        plain: bool,
    },
    List(Vec<Node<'a>>),
    /// Pairs in their order; a key that isn't a scalar is empty text.
    Map(Vec<(Key<'a>, Node<'a>)>),
    /// `*name`: stands for a value elsewhere.
    Alias,
}

#[derive(Debug)]
pub(super) struct Key<'a> {
    pub(super) line: usize,
    pub(super) text: Cow<'a, str>,
}

impl Node<'_> {
    /// A member of a mapping.
    pub(super) fn member(&self, name: &str) -> Option<&Self> {
        let Kind::Map(pairs) = &self.kind else { return None };
        pairs.iter().find(|(key, _)| key.text == name).map(|(_, value)| value)
    }

    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::List(_) | Kind::Map(_) | Kind::Alias => None,
        }
    }
}

/// Why a text isn't YAML that can be looked at.
#[derive(Debug)]
pub(super) struct YamlProblem {
    pub(super) line: usize,
    pub(super) detail: String,
}

/// A list or mapping whose end hasn't come yet.
struct Open<'a> {
    node: Node<'a>,
    key: Option<Key<'a>>,
}

impl<'a> Open<'a> {
    fn take(&mut self, value: Node<'a>) {
        match &mut self.node.kind {
            Kind::List(items) => items.push(value),
            Kind::Map(pairs) => match self.key.take() {
                Some(key) => pairs.push((key, value)),
                None => {
                    let text = match value.kind {
                        Kind::Scalar { text, .. } => text,
                        Kind::List(_) | Kind::Map(_) | Kind::Alias => Cow::Borrowed(""),
                    };
                    self.key = Some(Key { line: value.line, text });
                }
            },
            Kind::Scalar { .. } | Kind::Alias => {}
        }
    }
}

/// Reads the only document of a text; none when there is nothing in it.
pub(super) fn read(text: &str) -> Result<Option<Node<'_>>, YamlProblem> {
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut root = None;
    let mut documents = 0;
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| YamlProblem {
            // at the end of a text the reader stands behind its last line
            line: error.marker().line().clamp(1, text.lines().count().max(1)),
            detail: error.info().chars().take(120).collect(),
        })?;
        let line = span.start.line().max(1);
        let done = match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                Some(Node { line, kind: Kind::Scalar { text, plain } })
            }
            Event::Alias(_) => Some(Node { line, kind: Kind::Alias }),
            Event::SequenceStart(..) => {
                open.push(Open { node: Node { line, kind: Kind::List(Vec::new()) }, key: None });
                None
            }
            Event::MappingStart(..) => {
                open.push(Open { node: Node { line, kind: Kind::Map(Vec::new()) }, key: None });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| open.node),
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(YamlProblem { line, detail: "a second document begins here".to_owned() });
                }
                None
            }
            Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => None,
        };
        if open.len() > DEPTH_MAX {
            return Err(YamlProblem { line, detail: "nested too deep".to_owned() });
        }
        if let Some(node) = done {
            match open.last_mut() {
                Some(parent) => parent.take(node),
                None => root = Some(node),
            }
        }
    }
    Ok(root)
}
