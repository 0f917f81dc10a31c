//! Tools that read a project's version from Git's history: the usual source of a pipeline comes without it.

use gangway_catalog::recipes::{self, HistoryTools};

use crate::Suggestion;
use crate::bounded::FileText;
use crate::reason::Reason;
use crate::root_files::RootFiles;

/// Longest file that is looked through, in bytes.
const FILE_MAX: u64 = 256 * 1024;

/// Says which tool it is, once a file.
pub(crate) fn read(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    let tools = recipes::ALL.iter().flat_map(|recipe| recipe.history_tools);
    for HistoryTools { file, words } in tools.filter(|tools| files.has(tools.file)) {
        // what can't be read was said where the language is looked for
        let FileText::Read(text) = files.text(file, FILE_MAX) else { continue };
        if let Some(tool) = words.iter().find(|tool| names(&text, tool)) {
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
