//! The files of a setup: shown one by one, written as a folder or as one archive.

use std::io::Write;
use std::path::{Component, Path, PathBuf};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_export::Words;
use gangway_export::formats::FORMATS;
use gangway_setup::document::Setup;
use gangway_setup::problem::{Problem, Severity};
use gangway_setup::target::Target;
use gangway_store::save::{save_all, save_atomically};
use gangway_workflow::disk;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::blueprints::{blueprint, target};
use crate::paths::stays_below;
use crate::setups::{StoredSetup, overwrite};
use crate::views::*;
use crate::{App, faults, paths};

impl App {
    /// Every file of every format, explained in the person's language.
    ///
    /// # Errors
    /// When the setup isn't there.
    pub async fn files(&self, question: SetupRef) -> Result<Bundle, Fault> {
        let kept = self.kept(&question.id)?;
        Ok(self.bundle(&kept, &[]))
    }

    /// Writes files: all that were asked for, or, when one can't be written, none.
    ///
    /// # Errors
    /// [`FaultCode::SetupHasProblems`]; [`FaultCode::FileExists`] unless they may be replaced; otherwise when the disk
    /// refuses.
    pub async fn save_files(&self, question: SaveFiles) -> Result<SavedFiles, Fault> {
        let kept = self.kept(&question.id)?;
        save(&self.bundle(&kept, &question.formats), &question, self.user_home())
    }

    fn bundle(&self, kept: &StoredSetup, formats: &[String]) -> Bundle {
        bundle(&kept.setup, &target(&kept.place), self.check_files(kept), self.language(), formats)
    }
}

/// The files of a setup in these formats, or in all when none is named; none while it has errors. A format that can't be
/// written leaves its problems and doesn't keep the others.
pub(crate) fn bundle(
    setup: &Setup,
    target: &Target,
    problems: Vec<Problem>,
    language: Language,
    formats: &[String],
) -> Bundle {
    let blueprint = match blueprint(setup, target, &problems) {
        Ok(blueprint) => blueprint,
        Err(problems) => return Bundle { formats: Vec::new(), problems },
    };
    let words = Words::new(language);
    let mut bundle = Bundle { formats: Vec::new(), problems };
    let wanted = |id: &str| formats.is_empty() || formats.iter().any(|format| format == id);
    for format in FORMATS.iter().filter(|format| wanted(format.id)) {
        match format.files(&blueprint, &words) {
            // requests to others, of a setup that has none
            Ok(files) if files.is_empty() => {}
            Ok(files) => bundle.formats.push(FormatView {
                format: format.id.to_owned(),
                files: files.into_iter().map(|file| FileView { path: file.path, text: file.text }).collect(),
            }),
            Err(problems) => bundle.problems.extend(problems),
        }
    }
    bundle
}

/// Writes the files that were asked for of a bundle, which holds the formats that were asked for.
pub(crate) fn save(bundle: &Bundle, question: &SaveFiles, home: Option<&Path>) -> Result<SavedFiles, Fault> {
    if bundle.formats.is_empty() {
        return Err(has_problems(&bundle.problems));
    }
    let wanted = |path: &String| question.files.is_empty() || question.files.contains(path);
    let mut files = Vec::new();
    for format in &bundle.formats {
        for file in &format.files {
            let path = format!("{}/{}", format.format, file.path);
            if wanted(&path) {
                files.push((path, file.text.as_bytes()));
            }
        }
    }
    if files.is_empty() {
        return Err(faults::gone("file"));
    }
    let may = overwrite(question.overwrite);
    match &question.destination {
        Destination::Folder { path } => {
            let folder = paths::typed(path, home)?;
            let files: Vec<(PathBuf, &[u8])> = files
                .into_iter()
                .map(|(path, text)| Ok((below(&folder, &path)?, text)))
                .collect::<Result<_, Fault>>()?;
            // What isn't there yet can't lead out of the folder; a link in it can.
            let strays =
                |path: &&PathBuf| folder.exists() && !path.parent().is_some_and(|way| stays_below(&folder, way));
            if let Some(path) = files.iter().map(|(path, _)| path).find(strays) {
                return Err(paths::leads_out(path, &folder));
            }
            save_all(&files, may).map_err(|error| disk::fault(&error))?;
            Ok(SavedFiles { paths: files.iter().map(|(path, _)| faults::text(path)).collect() })
        }
        Destination::Zip { path } => {
            let mut path = paths::typed(path, home)?;
            if path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("zip")) {
                let mut name = paths::name(&path)?.to_owned();
                name.push(".zip");
                path.set_file_name(name);
            }
            save_atomically(&path, &archive(&files)?, may).map_err(|error| disk::fault(&error))?;
            Ok(SavedFiles { paths: vec![faults::text(&path)] })
        }
    }
}

/// That a setup has problems, as a fault; they are shown beside it.
pub(crate) fn has_problems(problems: &[Problem]) -> Fault {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    Fault::new(FaultCode::SetupHasProblems).with("count", errors)
}

/// A path of ours below a folder of the person's. Names of files come from a setup's names, so they are looked at.
fn below(folder: &Path, path: &str) -> Result<PathBuf, Fault> {
    let path = Path::new(path);
    if path.components().all(|part| matches!(part, Component::Normal(_))) {
        // Part by part: Windows takes a path that begins with \\?\ as it is written, and ours are written with slashes.
        Ok(folder.join(path.components().collect::<PathBuf>()))
    } else {
        Err(faults::defect("file name"))
    }
}

/// No clock goes in: equal files give equal bytes.
fn archive(files: &[(String, &[u8])]) -> Result<Vec<u8>, Fault> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    let written = files.iter().try_for_each(|(path, text)| {
        zip.start_file(path.as_str(), SimpleFileOptions::default().unix_permissions(0o644))?;
        zip.write_all(text)?;
        Ok::<_, zip::result::ZipError>(())
    });
    written.and_then(|()| zip.finish().map(|_| ())).map_err(|_| faults::defect("zip"))?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_the_same_each_time_and_reads_back() {
        let files = [("cloudformation/1-connection.yaml".to_owned(), "a: 日本\n".as_bytes())];
        let bytes = archive(&files).unwrap();
        assert_eq!(bytes, archive(&files).unwrap());
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let text = std::io::read_to_string(zip.by_name("cloudformation/1-connection.yaml").unwrap()).unwrap();
        assert_eq!(text, "a: 日本\n");
    }

    #[test]
    fn no_file_lands_beside_the_folder() {
        let folder = Path::new("/out");
        assert_eq!(below(folder, "cloudformation/x.yaml"), Ok(PathBuf::from("/out/cloudformation/x.yaml")));
        for path in ["../x", "/etc/x", "a/../../x"] {
            assert!(below(folder, path).is_err(), "{path}");
        }
    }
}
