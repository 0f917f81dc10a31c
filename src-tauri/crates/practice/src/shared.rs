//! What a world and the copy of it from before a change can share. Every request works on the world while its copy
//! waits to take its place again, so a copy must cost little however much the world holds: only what the request changes
//! is really copied, and what both still share needs no comparison.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value that is copied when it is first changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared<T>(Arc<T>);

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shared<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_changed_is_copied() {
        let before: Vec<Shared<String>> = ["a", "b"].map(|text| text.to_owned().into()).to_vec();
        let mut after = before.clone();
        after[1].push('!');
        assert_eq!((before[1].as_str(), after[1].as_str()), ("b", "b!"));
        assert!(Arc::ptr_eq(&before[0].0, &after[0].0));
        assert_ne!(before, after);
        assert_eq!(before[1], "b".to_owned().into());
    }
}
