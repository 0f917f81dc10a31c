//! Parts of a repository that are repositories of their own: the source of a pipeline comes without them.

use crate::Suggestion;
use crate::bounded::FileText;
use crate::reason::Reason;
use crate::root_files::RootFiles;

/// Git's name for the file that lists them.
const FILE: &str = ".gitmodules";
/// Longest list that is read, in bytes.
const FILE_MAX: u64 = 256 * 1024;

/// Says that there are some. Where they are fetched from isn't told: it may hold a password.
pub(crate) fn read(files: RootFiles<'_>, suggestion: &mut Suggestion) {
    if !files.has(FILE) {
        return;
    }
    match files.text(FILE, FILE_MAX) {
        FileText::Read(text) => match lists_any(&text) {
            Some(true) => suggestion.say(Reason::Submodules, [("file", FILE.into())]),
            Some(false) => {}
            None => suggestion.say_skipped(FILE),
        },
        FileText::Skipped => suggestion.say_skipped(FILE),
        // a list that tells no texts
        FileText::Missing => suggestion.say(Reason::Submodules, [("file", FILE.into())]),
    }
}

/// Whether the list names any; the last one that is removed leaves an empty file. None when it can't be read.
fn lists_any(text: &str) -> Option<bool> {
    let meta = gix_config::file::Metadata::api();
    let options = gix_config::file::init::Options::default();
    let file = gix_config::File::from_bytes_no_includes(text.as_bytes(), meta, options).ok()?;
    let found = file.sections().any(|section| {
        section.header().name().to_string().eq_ignore_ascii_case("submodule")
            && section.body().values("path").iter().any(|path| !path.is_empty())
    });
    Some(found)
}
