//! Ids that look random and follow from the seed, so that the same world can be played again.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::other::Other;

/// The source of ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Ids {
    seed: u64,
    drawn: u64,
    #[serde(flatten)]
    other: Other,
}

impl Ids {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, drawn: 0, other: Other::default() }
    }

    fn draw(&mut self) -> [u8; 32] {
        self.drawn += 1;
        let mut hash = Sha256::new();
        hash.update(self.seed.to_be_bytes());
        hash.update(self.drawn.to_be_bytes());
        hash.finalize().into()
    }

    /// A lower-case UUID.
    pub(crate) fn uuid(&mut self) -> String {
        let bytes = self.draw();
        let mut sixteen = [0; 16];
        sixteen.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        uuid::Builder::from_random_bytes(sixteen).into_uuid().to_string()
    }

    /// Lower-case hexadecimal digits, at most 64.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        let all: String = self.draw().iter().map(|byte| format!("{byte:02x}")).collect();
        all.chars().take(digits).collect()
    }

    /// Lower-case hexadecimal digits, at most 64, that belong to a name: the same whenever it is asked for, and nothing is
    /// used up.
    pub(crate) fn named(&self, name: &str, digits: usize) -> String {
        let mut hash = Sha256::new();
        hash.update(self.seed.to_be_bytes());
        hash.update(name);
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>().chars().take(digits).collect()
    }

    /// Upper-case letters and digits, at most 32, as in IAM ids and generated names.
    pub(crate) fn upper(&mut self, length: usize) -> String {
        const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let letter = |byte: u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('A', char::from);
        self.draw().iter().map(|byte| letter(*byte)).take(length).collect()
    }
}
