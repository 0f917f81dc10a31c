//! `export FILE --format … --out DIR`: the files of a setup, below `DIR/<format>/`.

use std::path::Path;

use gangway_app::setup_files::SetupFile;
use gangway_app::views::{Destination, Language, SaveFiles};

use crate::arguments::ALL_FORMATS;
use crate::commands::without_errors;
use crate::exit::{CommandError, Exit};
use crate::output::Output;

pub(super) struct Arguments<'a> {
    pub(super) file: &'a Path,
    pub(super) format: &'a str,
    pub(super) out: &'a Path,
    pub(super) overwrite: bool,
    pub(super) region: Option<&'a str>,
    pub(super) language: Language,
}

pub(super) fn run(arguments: &Arguments<'_>, output: &Output) -> Result<Exit, CommandError> {
    let file = SetupFile::read(arguments.file)?;
    let formats = if arguments.format == ALL_FORMATS { Vec::new() } else { vec![arguments.format.to_owned()] };
    without_errors(&file.files(arguments.region, arguments.language, &formats).problems, output)?;
    let folder = std::path::absolute(arguments.out).unwrap_or_else(|_| arguments.out.to_owned());
    let question = SaveFiles {
        id: String::new(),
        formats,
        files: Vec::new(),
        destination: Destination::Folder { path: folder.to_string_lossy().into_owned() },
        overwrite: arguments.overwrite,
    };
    let saved = file.save(arguments.region, arguments.language, &question)?;
    output.answer(&saved, || saved.paths.clone());
    Ok(Exit::Done)
}
