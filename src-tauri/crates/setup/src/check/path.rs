//! Paths of files, from the root of the repository or of what a build hands on.

use gangway_catalog::quotas;

use super::measure::length;
use crate::problem::{Problem, ProblemCode};

/// True when the path can be looked at further.
pub(crate) fn check(field: &str, path: &str, problems: &mut Vec<Problem>) -> bool {
    if !length(field, path, &quotas::PATH, problems) {
        return false;
    }
    let good = is_relative(path);
    if !good {
        problems.push(Problem::error(field, ProblemCode::PathForm));
    }
    good
}

/// The same of a file whose name ends in one of these: `[".yaml", ".yml"]`.
pub(crate) fn check_file(field: &str, path: &str, extensions: &[&str], problems: &mut Vec<Problem>) -> bool {
    if !check(field, path, problems) {
        return false;
    }
    let good = extensions.iter().any(|extension| path.ends_with(extension));
    if !good {
        let extensions = extensions.join(" ");
        problems.push(Problem::error(field, ProblemCode::FileExtension).with("extensions", extensions));
    }
    good
}

/// A path that can't leave its root, and that AWS takes for a path: CodeBuild reads anything with a line break as the
/// buildspec itself, and `arn:` as a file in S3. CodePipeline puts the artifact before a `::`, and fills in `#{…}`.
fn is_relative(path: &str) -> bool {
    !path.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '"' | '\'' | '$' | '`'))
        && !path.contains("#{")
        && path.split('/').all(|part| !part.is_empty() && part != ".." && part != "." && part.trim() == part)
}
