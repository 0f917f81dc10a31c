//! Python: `pyproject.toml`, and the files of version managers.

use std::path::Path;

use super::{Asked, FILE_MAX};
use crate::bounded;

const PROJECT: &str = "pyproject.toml";

/// The version that the project asks for.
pub(super) fn version(root: &Path) -> Option<Asked> {
    Asked::first_line(root, ".python-version")
        // Heroku's: `python-3.12.1`
        .or_else(|| {
            let asked = Asked::first_line(root, "runtime.txt")?;
            Some(Asked { what: asked.what.strip_prefix("python-")?.to_owned(), ..asked })
        })
        .or_else(|| Asked::tool(root, "python"))
        .or_else(|| project(root))
}

/// `requires-python` (PEP 621), or Poetry's own.
fn project(root: &Path) -> Option<Asked> {
    let project: toml::Table = bounded::text(root, PROJECT, FILE_MAX).read()?.parse().ok()?;
    let at = |path: &[&str]| {
        let (last, tables) = path.split_last()?;
        let table = tables.iter().try_fold(&project, |table, name| table.get(*name)?.as_table())?;
        table.get(*last)?.as_str().map(str::to_owned)
    };
    let what = at(&["project", "requires-python"]).or_else(|| at(&["tool", "poetry", "dependencies", "python"]))?;
    Some(Asked { file: PROJECT, what })
}
