//! Tools that read a project's version from Git's history: the usual source of a pipeline comes without it.

use crate::Suggestion;
use crate::bounded::FileText;
use crate::reason::Reason;
use crate::root_files::RootFiles;

/// Longest file that is looked through, in bytes.
const FILE_MAX: u64 = 256 * 1024;

/// Where each tool is named, and how.
const MARKS: &[(&str, &[&str])] = &[
    (
        "pyproject.toml",
        &["setuptools_scm", "setuptools-scm", "hatch-vcs", "poetry-dynamic-versioning", "versioningit", "versioneer"],
    ),
    ("setup.cfg", &["setuptools_scm", "setuptools-scm", "versioneer"]),
    ("setup.py", &["use_scm_version", "setuptools_scm", "setuptools-scm", "versioneer"]),
    ("package.json", &["semantic-release", "git-describe", "nerdbank-gitversioning", "git-rev-sync"]),
];

/// Says which tool it is, once a file.
pub(crate) fn read(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    for (file, tools) in MARKS.iter().filter(|(file, _)| files.has(file)) {
        // what can't be read was said where the language is looked for
        let FileText::Read(text) = files.text(file, FILE_MAX) else { continue };
        if let Some(tool) = tools.iter().find(|tool| names(&text, tool)) {
            suggestion.say(Reason::VersionFromHistory, [("file", (*file).into()), ("tool", (*tool).into())]);
        }
    }
}

/// Whether a text names the tool as a word of its own, outside of a comment that fills a line.
fn names(text: &str, tool: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || "-_/@".contains(c);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.flat_map(|line| line.split(|c| !part(c))).any(|word| word == tool)
}
