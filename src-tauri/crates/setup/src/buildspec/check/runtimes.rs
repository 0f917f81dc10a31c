//! `runtime-versions`, against the image of the build.

use gangway_catalog::images;

use super::findings::Findings;
use crate::buildspec::reference::RUNTIMES;
use crate::buildspec::yaml::{Kind, Node};
use crate::check::shown;
use crate::problem::ProblemCode;

pub(super) fn check(node: &Node, image: &str, findings: &mut Findings<'_>) {
    for (key, value) in node.pairs().unwrap_or_default() {
        // "Unknown runtime named 'node'. This build image has the following runtimes: …"
        if !RUNTIMES.contains(&key.text.as_str()) {
            findings.error(key.line, ProblemCode::BuildspecUnknownKey, |problem| {
                problem.with("name", shown(&key.text)).with("values", RUNTIMES.join(", "))
            });
            continue;
        }
        // A warning only: AWS takes runtimes into its images and out of them, and the table is of one day.
        if images::runtimes(image).is_some() && images::versions(image, &key.text).is_none() {
            findings.departure_of(key.line, "runtime", &key.text);
            continue;
        }
        match &value.resolved().kind {
            Kind::Scalar { .. } if value.is_null() => findings.departure_of(value.line, "empty", &key.text),
            Kind::Scalar { text, plain } if *plain && loses_digits(text) => {
                findings
                    .warning(value.line, ProblemCode::UnquotedVersion, |problem| problem.with("value", shown(text)));
            }
            Kind::Scalar { text, .. } => version(value.line, image, &key.text, text, findings),
            Kind::List(_) | Kind::Map(_) | Kind::Alias(_) => findings.departure_of(value.line, "text", &key.text),
        }
    }
}

/// A warning only: the documented versions are those that an image brings, but images fetch some others.
fn version(line: usize, image: &str, runtime: &str, version: &str, findings: &mut Findings<'_>) {
    let Some(versions) = images::versions(image, runtime) else { return };
    let fits = |known: &&str| match version.strip_suffix(".x") {
        Some(major) => known.strip_prefix(major).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')),
        None => *known == version,
    };
    // a variable or `latest` is known only when the build runs
    if version.contains('$') || version == "latest" || versions.iter().any(fits) {
        return;
    }
    findings.warning(line, ProblemCode::RuntimeVersion, |problem| {
        problem.with("runtime", shown(runtime)).with("version", shown(version)).with("versions", versions.join(", "))
    });
}

/// A plain scalar that YAML reads as a number, and that comes back with fewer digits: `3.10` as `3.1`.
pub(super) fn loses_digits(text: &str) -> bool {
    let Some((whole, fraction)) = text.split_once('.') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && fraction.len() > 1 && fraction.ends_with('0')
}
