//! Phase 1: the way to the repository.

use gangway_setup::document::Setup;
use gangway_setup::names::Names;
use gangway_setup::problem::{Problem, ProblemCode};

use crate::id::Id;
use crate::resource::{Connection, Kind, Purpose, Resource};

pub(crate) fn resources(setup: &Setup, names: &Names) -> Result<Vec<Resource>, Problem> {
    let provider = setup.repository.provider;
    let provider = provider.ok_or_else(|| Problem::error("repository.provider", ProblemCode::Missing))?;
    Ok(vec![Resource {
        id: Id::of(&["connection"]),
        purpose: Purpose::Connection,
        kind: Kind::Connection(Connection { name: names.connection.clone(), provider }),
    }])
}
