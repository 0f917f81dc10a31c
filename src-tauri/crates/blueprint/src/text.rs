//! Text that may hold references: values, never glued strings. Each exporter writes them as its language does.

use strum::{IntoStaticStr, VariantArray};

use crate::id::Id;

/// One piece of a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it is. Whatever stands in it, it is never a reference.
    Literal(String),
    /// The partition that this is deployed to, e.g. `aws`.
    Partition,
    /// The Region that this is deployed to.
    Region,
    /// The account that this is deployed to, twelve digits.
    Account,
    /// A value that is given at deployment.
    Parameter(Parameter),
    /// The name of a resource of the same phase.
    Name(Id),
    /// The ARN of a resource of the same phase.
    Arn(Id),
}

/// What is given when a phase is deployed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
pub enum Parameter {
    /// ARN of the connection, which a person authorized after it was made.
    ConnectionArn,
    /// ARN of the host, which a person set up after it was made.
    HostArn,
    /// Id of the VPC that leads to a private server.
    VpcId,
    /// Ids of subnets of the VPC.
    SubnetIds,
    /// Ids of security groups of the VPC.
    SecurityGroupIds,
}

impl Parameter {
    /// All parameters of all phases.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its name in files, which is the variant's.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// As in `file-parameter-<id>`, the sentence of `words`.
    pub fn id(self) -> &'static str {
        match self {
            Self::ConnectionArn => "connection-arn",
            Self::HostArn => "host-arn",
            Self::VpcId => "vpc-id",
            Self::SubnetIds => "subnet-ids",
            Self::SecurityGroupIds => "security-group-ids",
        }
    }

    /// Whether it stands for a list: then a [`Text`] with it stands for one text an entry. Such a text has nothing but the
    /// parameter, or one literal before it.
    pub fn is_list(self) -> bool {
        matches!(self, Self::SubnetIds | Self::SecurityGroupIds)
    }

    /// A regular expression that every good value, or entry of it, matches as a whole. Both prefixes are in use at AWS.
    pub fn pattern(self) -> &'static str {
        match self {
            Self::ConnectionArn => {
                "^arn:aws(-[a-z]+)*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[0-9A-Za-z-]+$"
            }
            Self::HostArn => "^arn:aws(-[a-z]+)*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:host/.+$",
            Self::VpcId => "^vpc-[0-9a-zA-Z]{8}([0-9a-zA-Z]{9})?$",
            Self::SubnetIds => "^subnet-[0-9a-zA-Z]{8}([0-9a-zA-Z]{9})?$",
            Self::SecurityGroupIds => "^sg-[0-9a-zA-Z]{8}([0-9a-zA-Z]{9})?$",
        }
    }
}

/// Text that may hold references. Neighbouring literals are one, and none is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<Part>);

impl Text {
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The text itself, when it holds no reference.
    pub fn as_literal(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Part::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// The parameter that makes it stand for a list, with what stands before it in each entry.
    pub fn list(&self) -> Option<(&str, Parameter)> {
        match self.0.as_slice() {
            [Part::Parameter(parameter)] if parameter.is_list() => Some(("", *parameter)),
            [Part::Literal(before), Part::Parameter(parameter)] if parameter.is_list() => Some((before, *parameter)),
            _ => None,
        }
    }

    /// The text with every reference replaced by what `value` says.
    pub fn resolve(&self, value: impl Fn(&Part) -> String) -> String {
        self.0
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                reference => value(reference),
            })
            .collect()
    }
}

impl FromIterator<Part> for Text {
    fn from_iter<T: IntoIterator<Item = Part>>(parts: T) -> Self {
        let mut text = Vec::new();
        for part in parts {
            match (text.last_mut(), part) {
                (_, Part::Literal(more)) if more.is_empty() => {}
                (Some(Part::Literal(before)), Part::Literal(more)) => before.push_str(&more),
                (_, part) => text.push(part),
            }
        }
        Self(text)
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::Literal(text.to_owned())
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::Literal(text)
    }
}

impl From<Parameter> for Part {
    fn from(parameter: Parameter) -> Self {
        Self::Parameter(parameter)
    }
}

impl<T: Into<Part>> From<T> for Text {
    fn from(part: T) -> Self {
        [part.into()].into_iter().collect()
    }
}

/// A [`Text`] from its pieces: `text!["arn:", Part::Partition, ":s3:::", Part::Name(bucket)]`.
macro_rules! text {
    ($($part:expr),+ $(,)?) => {
        [$($crate::text::Part::from($part)),+].into_iter().collect::<$crate::text::Text>()
    };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_melt_together_and_references_stay() {
        let text = text!["a", "", "b", Part::Region, "", "c", String::from("d")];
        assert_eq!(text.parts(), [Part::from("ab"), Part::Region, Part::from("cd")]);
        assert_eq!(text.as_literal(), None);
        assert_eq!(text!["a", "b"].as_literal(), Some("ab"));
        assert_eq!(text![""].as_literal(), Some(""));
    }
}
