//! Members of the world's file that this version doesn't know.
//!
//! A newer version may add members to anything that is stored. Each stored structure holds those that it doesn't know
//! beside its own, and writes them back, so that one folder can be used by both versions in turn. A name of a closed
//! list that isn't known is kept in the same way, by a last variant `Unknown` of the list.

use std::ops::{Deref, DerefMut};

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// Unknown members of one structure: its last field, with `#[serde(flatten)]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Other(Option<Box<Map<String, Value>>>);

impl Serialize for Other {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().flat_map(|members| members.iter()))
    }
}

impl<'de> Deserialize<'de> for Other {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Map::deserialize(deserializer)?;
        Ok(Self((!members.is_empty()).then(|| Box::new(members))))
    }
}

/// A value of a type that has no room for them itself, such as an enum, with its unknown members.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WithOther<T> {
    value: T,
    other: Other,
}

impl<T> WithOther<T> {
    /// The value alone.
    pub(crate) fn into_value(self) -> T {
        self.value
    }
}

impl<T> From<T> for WithOther<T> {
    fn from(value: T) -> Self {
        Self { value, other: Other::default() }
    }
}

impl<T> Deref for WithOther<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for WithOther<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: Serialize> Serialize for WithOther<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(other) = &self.other.0 else { return self.value.serialize(serializer) };
        let mut members = serde_json::to_value(&self.value).map_err(S::Error::custom)?;
        if let Some(members) = members.as_object_mut() {
            members.extend(other.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        members.serialize(serializer)
    }
}

impl<'de, T: Serialize + DeserializeOwned> Deserialize<'de> for WithOther<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Value::deserialize(deserializer)?;
        let value: T = serde_json::from_value(written.clone()).map_err(D::Error::custom)?;
        let known = serde_json::to_value(&value).map_err(D::Error::custom)?;
        let is_unknown = |(name, _): &(String, Value)| known.get(name).is_none();
        let members: Map<String, Value> = match written {
            Value::Object(members) => members.into_iter().filter(is_unknown).collect(),
            _ => Map::new(),
        };
        Ok(Self { value, other: Other((!members.is_empty()).then(|| Box::new(members))) })
    }
}
