//! `export FILE --format … --out DIR`: the files of a setup, below `DIR/<format>/`.

use std::path::Path;

use gangway_app::setup_files::SetupFile;
use gangway_app::views::{Destination, Language, SaveFiles};

use crate::arguments::ALL_FORMATS;
use crate::commands::without_errors;
use crate::exit::{Exit, Stop};
use crate::output::Output;

pub(super) struct Wish<'a> {
    pub(super) file: &'a Path,
    pub(super) format: &'a str,
    pub(super) out: &'a Path,
    pub(super) overwrite: bool,
    pub(super) region: Option<&'a str>,
    pub(super) language: Language,
}

pub(super) fn run(wish: &Wish<'_>, output: &Output) -> Result<Exit, Stop> {
    let file = SetupFile::read(wish.file)?;
    let formats = if wish.format == ALL_FORMATS { Vec::new() } else { vec![wish.format.to_owned()] };
    without_errors(&file.files(wish.region, wish.language, &formats).problems, output)?;
    let folder = std::path::absolute(wish.out).unwrap_or_else(|_| wish.out.to_owned());
    let question = SaveFiles {
        id: String::new(),
        formats,
        files: Vec::new(),
        destination: Destination::Folder { path: folder.to_string_lossy().into_owned() },
        overwrite: wish.overwrite,
    };
    let saved = file.save(wish.region, wish.language, &question)?;
    output.answer(&saved, || saved.paths.clone());
    Ok(Exit::Done)
}
