//! What a file says, in order: the writers turn it into a syntax. Text in it is text, whatever it looks like, and a
//! reference in it stays a value until a writer spells it.

use gangway_blueprint::text::Text;

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text, which may hold references.
    Text(Text),
    /// A whole number.
    Number(u32),
    /// A number that is written as it stands here, e.g. the `0.2` of a buildspec.
    Verbatim(&'static str),
    Bool(bool),
    List(Vec<Item>),
    Map(Vec<Member>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Stands above.
    pub comment: Option<String>,
    pub value: Node,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// After an empty line.
    pub apart: bool,
    /// Stands above.
    pub comment: Option<String>,
    /// Once in its map.
    pub key: String,
    pub value: Node,
}

impl Node {
    /// A list without comments.
    pub fn list(values: impl IntoIterator<Item = impl Into<Node>>) -> Self {
        Self::List(values.into_iter().map(|value| Item { comment: None, value: value.into() }).collect())
    }

    /// A list; one value stands for itself.
    pub fn one_or_list(values: impl IntoIterator<Item = impl Into<Node>>) -> Self {
        let mut values: Vec<Node> = values.into_iter().map(Into::into).collect();
        match values.pop() {
            Some(only) if values.is_empty() => only,
            last => Self::list(values.into_iter().chain(last)),
        }
    }

    /// Without any comment below.
    #[must_use]
    pub fn without_comments(self) -> Self {
        match self {
            Self::List(items) => Self::list(items.into_iter().map(|item| item.value.without_comments())),
            Self::Map(members) => {
                let bare = |member: Member| Member { comment: None, value: member.value.without_comments(), ..member };
                Self::Map(members.into_iter().map(bare).collect())
            }
            leaf @ (Self::Text(_) | Self::Number(_) | Self::Verbatim(_) | Self::Bool(_)) => leaf,
        }
    }

    /// What is commented, in its place, with the first member of it by which it is known: a type, an id.
    #[must_use]
    pub fn outline(&self) -> Self {
        self.outlined(false)
    }

    /// `named`: whether this is what a comment is about.
    fn outlined(&self, named: bool) -> Self {
        match self {
            Self::List(items) => {
                let outlined = items.iter().map(|item| {
                    let (comment, value) = (item.comment.clone(), item.value.outlined(item.comment.is_some()));
                    Item { comment, value }
                });
                Self::List(outlined.filter(|item| item.comment.is_some() || !item.value.is_empty()).collect())
            }
            Self::Map(members) => {
                let outlined = members.iter().enumerate().map(|(index, member)| {
                    let name = named && index == 0 && !matches!(member.value, Self::List(_) | Self::Map(_));
                    let value =
                        if name { member.value.clone() } else { member.value.outlined(member.comment.is_some()) };
                    Member { value, ..member.clone() }
                });
                Self::Map(outlined.filter(|member| member.comment.is_some() || !member.value.is_empty()).collect())
            }
            leaf if named => leaf.clone(),
            // nothing is said of it
            Self::Text(_) | Self::Number(_) | Self::Verbatim(_) | Self::Bool(_) => Self::Map(Vec::new()),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Map(members) => members.is_empty(),
            Self::Text(_) | Self::Number(_) | Self::Verbatim(_) | Self::Bool(_) => false,
        }
    }

    /// A map without comments.
    pub fn map<const N: usize>(members: [(&str, Node); N]) -> Self {
        Self::Map(members.into_iter().map(|(key, value)| Member::of(key, value)).collect())
    }
}

impl Member {
    /// A member without a comment.
    pub fn of(key: impl Into<String>, value: impl Into<Node>) -> Self {
        Self { apart: false, comment: None, key: key.into(), value: value.into() }
    }

    /// With a comment above.
    #[must_use]
    pub fn commented(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }

    /// With an empty line before.
    #[must_use]
    pub fn apart(mut self) -> Self {
        self.apart = true;
        self
    }
}

impl From<Text> for Node {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<&Text> for Node {
    fn from(text: &Text) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&String> for Node {
    fn from(text: &String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Node {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<Member>> for Node {
    fn from(members: Vec<Member>) -> Self {
        Self::Map(members)
    }
}
