//! Phase 1: the way to the repository.

use gangway_setup::document::Setup;
use gangway_setup::names::Names;
use gangway_setup::problem::{Problem, ProblemCode};

use crate::push_once;
use crate::resource::{Connection, Id, Kind, Purpose, Resource};

pub(crate) fn resources(setup: &Setup, names: &Names, problems: &mut Vec<Problem>) -> Vec<Resource> {
    let Some(provider) = setup.repository.provider else {
        push_once(problems, Problem::error("repository.provider", ProblemCode::Missing));
        return Vec::new();
    };
    vec![Resource {
        id: Id::of(&["connection"]),
        purpose: Purpose::Connection,
        kind: Kind::Connection(Connection { name: names.connection.clone(), provider }),
    }]
}
