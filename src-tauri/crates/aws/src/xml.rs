//! An answer in XML as a tree, where no crate of the SDK knows its shapes.

use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;
use quick_xml::Reader;
use quick_xml::events::Event;

/// How deep an answer is, at most: EC2's have no more than ten levels.
const DEEPEST: usize = 64;

/// An element, without its attributes and its name space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    /// Its own text, without white space around it.
    pub(crate) text: String,
    children: Vec<Element>,
}

impl Element {
    /// The root of a document; none where it can't be read or isn't whole.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Self> = Vec::new();
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) if open.len() < DEEPEST => open.push(Self::named(start.local_name().as_ref())),
                Event::Empty(empty) => {
                    let element = Self::named(empty.local_name().as_ref());
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => return Some(element),
                    }
                }
                Event::End(_) => {
                    let mut element = open.pop()?;
                    element.text = element.text.trim().to_owned();
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => return Some(element),
                    }
                }
                Event::Text(text) => open.last_mut()?.text.push_str(&text),
                Event::CData(data) => open.last_mut()?.text.push_str(&data),
                Event::GeneralRef(reference) => open.last_mut()?.text.push_str(&resolved(&reference)?),
                Event::Start(_) | Event::Eof => return None,
                _ => {}
            }
        }
    }

    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first element of a name, however deep.
    pub(crate) fn descendant(&self, name: &str) -> Option<&Self> {
        self.child(name).or_else(|| self.children.iter().find_map(|child| child.descendant(name)))
    }

    /// The entries of a list: none where there is no list.
    pub(crate) fn items(&self, list: &str) -> impl Iterator<Item = &Self> {
        self.child(list).into_iter().flat_map(|list| list.children.iter().filter(|child| child.name == "item"))
    }

    /// The text of a child; empty where there is none.
    pub(crate) fn text_of(&self, name: &str) -> String {
        self.child(name).map(|child| child.text.clone()).unwrap_or_default()
    }

    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.child(name)?.text.parse().ok()
    }

    /// A child that holds a range of addresses.
    pub(crate) fn range(&self, name: &str) -> Option<IpNet> {
        self.number(name)
    }

    /// A child that holds one address.
    pub(crate) fn address(&self, name: &str) -> Option<IpNet> {
        self.number::<IpAddr>(name).map(IpNet::from)
    }
}

/// The text of `&lt;`, `&#10;` and their like.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Some(character) = reference.resolve_char_ref().ok()? {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_xml_entity(reference).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_as_it_was_written() {
        let root = Element::read(
            "<?xml version=\"1.0\"?><R xmlns=\"x\"><a>1 &lt; 2&#33;</a><set><item><id>x</id></item><item/></set><cidr>10.0.0.0/8</cidr></R>",
        );
        let root = root.unwrap();
        assert_eq!((root.name.as_str(), root.text_of("a").as_str()), ("R", "1 < 2!"));
        assert_eq!(root.items("set").map(|item| item.text_of("id")).collect::<Vec<_>>(), ["x", ""]);
        assert_eq!(root.range("cidr"), "10.0.0.0/8".parse().ok());
        assert_eq!(root.descendant("id").map(|id| id.text.as_str()), Some("x"));
    }

    #[test]
    fn half_a_tree_is_none() {
        let deep = "<a>".repeat(DEEPEST + 1);
        for text in ["", "<a>", "<a><b></a>", "text", "<a>&unknown;</a>", deep.as_str()] {
            assert_eq!(Element::read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_tree_or_none(text: String) {
            let _ = Element::read(&text);
        }
    }
}
