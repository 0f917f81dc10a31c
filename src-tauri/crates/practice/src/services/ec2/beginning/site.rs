//! Where networks are made, and for whom.

use serde_json::{Value, json};

use crate::world::ids::Ids;

/// A Region of an account.
pub(super) struct Site<'a> {
    pub(super) ids: &'a Ids,
    pub(super) account: &'a str,
    pub(super) region: &'a str,
}

impl Site<'_> {
    /// The id of the thing with this name: another one in each Region and each world.
    pub(super) fn id(&self, prefix: &str, name: &str) -> String {
        format!("{prefix}-0{}", self.ids.named(&format!("ec2 {} {prefix} {name}", self.region), 16))
    }

    /// The zone with this letter.
    pub(super) fn zone(&self, letter: char) -> String {
        format!("{}{letter}", self.region)
    }

    /// The id of that zone: `use1-az1`. At AWS each account has its own letters for them; here they agree.
    pub(super) fn zone_id(&self, letter: char) -> String {
        let mut parts = self.region.split('-');
        let continent = parts.next().unwrap_or_default();
        let rest: String = parts.map(shortened).collect();
        format!("{continent}{rest}-az{}", u32::from(letter) - u32::from('a') + 1)
    }

    pub(super) fn arn(&self, owner: &str, kind: &str, id: &str) -> String {
        format!("arn:aws:ec2:{}:{owner}:{kind}/{id}", self.region)
    }
}

/// `northeast` is `ne` in ids of zones, `east` is `e`, a number stays.
fn shortened(part: &str) -> String {
    let directions = [("north", "n"), ("south", "s"), ("east", "e"), ("west", "w"), ("central", "c")];
    directions.iter().fold(part.to_owned(), |text, (long, short)| text.replace(long, short))
}

/// The Name tag alone.
pub(super) fn named(name: &str) -> Value {
    json!([{ "Key": "Name", "Value": name }])
}
