//! What the registry's properties name of other resources.

use gangway_blueprint::id::Id;
use gangway_blueprint::text::{Part, Text};

use crate::tree::Node;

pub(super) fn name(id: &Id) -> Node {
    Text::from(Part::Name(id.clone())).into()
}

pub(super) fn arn(id: &Id) -> Node {
    Text::from(Part::Arn(id.clone())).into()
}
