//! `cache/paths`, kept between the builds of a setup. Only paths within the copy are kept: the home of a build stays by itself,
//! and stands for `/root`, where CodeBuild's tools keep what they fetched.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::artifacts;
use crate::events::{ArtifactFile, ArtifactSet, Remark, RemarkCode};
use crate::files::{self, Choice};
use crate::spec::Cache;

/// Puts what was kept into the copy, beside what is there: a file of the copy's own stays.
pub(crate) fn restore(kept: &Path, root: &Path, stop: &AtomicBool) -> Vec<Remark> {
    let everything = ["**/*".to_owned()];
    let found = files::choose(kept, Choice { files: &everything, keep_links: true, ..Choice::default() });
    let missing = found.files.into_iter().filter(|file| root.join(&file.path).symlink_metadata().is_err());
    copy(missing.filter(|file| files::leads_inside(root, &file.path)).map(into_artifact).collect(), kept, root, stop)
}

/// Keeps what the paths mean, in place of what was kept before.
pub(crate) fn save(cache: &Cache, root: &Path, kept: &Path, stop: &AtomicBool) -> Vec<Remark> {
    let (paths, mut remarks) = sort(cache, root);
    let found = files::choose(root, Choice { files: &paths, keep_links: true, ..Choice::default() });
    if let Err(error) = remove(kept) {
        remarks.push(failed(kept, &error));
        return remarks;
    }
    remarks.extend(copy(found.files.into_iter().map(into_artifact).collect(), root, kept, stop));
    if stop.load(Ordering::Relaxed) {
        // half of it is worse than none
        remarks.extend(remove(kept).err().map(|error| failed(kept, &error)));
    }
    remarks
}

/// The paths within the copy, and what there is to say of the others.
fn sort(cache: &Cache, root: &Path) -> (Vec<String>, Vec<Remark>) {
    let mut remarks = Vec::new();
    if cache.key.is_some() {
        remarks.push(Remark::new(RemarkCode::CacheKeyIgnored));
    }
    let own = root.to_string_lossy();
    let mut paths = Vec::new();
    for path in &cache.paths {
        let home = ["/root/", "~/", "$HOME/", "${HOME}/"].iter().any(|home| path.starts_with(home));
        if home {
            continue;
        }
        if path.starts_with('/') && !path.starts_with(own.as_ref()) {
            remarks.push(Remark::new(RemarkCode::CachePathIgnored).with("path", path.clone()));
        } else {
            paths.push(path.clone());
        }
    }
    (paths, remarks)
}

fn copy(files: Vec<ArtifactFile>, from: &Path, to: &Path, stop: &AtomicBool) -> Vec<Remark> {
    artifacts::copy(&mut ArtifactSet { files, ..ArtifactSet::default() }, from, to, stop)
}

fn into_artifact(file: files::ChosenFile) -> ArtifactFile {
    ArtifactFile { path: file.path, source: file.source, size: file.size, link: file.link }
}

fn remove(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Remark {
    let remark = Remark::new(RemarkCode::FileFailed).with("path", path.to_string_lossy().into_owned());
    remark.with("detail", error.to_string())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test writes the files that a person would have")]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_nothing_else() {
        let (copy, kept) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let place = kept.path().join("cache");
        let stop = AtomicBool::new(false);
        fs::create_dir_all(copy.path().join("node_modules/a")).expect("made");
        fs::write(copy.path().join("node_modules/a/index.js"), "kept").expect("written");
        fs::write(copy.path().join("own"), "own").expect("written");
        let paths = ["node_modules/**/*", "/root/.m2/**/*", "/opt/x"].map(str::to_owned).to_vec();
        let cache = Cache { paths, restores: true, saves: true, key: None };
        let said = save(&cache, copy.path(), &place, &stop);
        assert_eq!(said.iter().map(|one| one.code).collect::<Vec<_>>(), [RemarkCode::CachePathIgnored]);

        let other = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(other.path().join("node_modules/a")).expect("made");
        assert_eq!(restore(&place, other.path(), &stop), []);
        assert_eq!(fs::read_to_string(other.path().join("node_modules/a/index.js")).expect("there"), "kept");
        assert!(!other.path().join("own").exists());

        // the copy's own file stays, and no link of it leads anything out
        fs::write(other.path().join("node_modules/a/index.js"), "newer").expect("written");
        assert_eq!(restore(&place, other.path(), &stop), []);
        assert_eq!(fs::read_to_string(other.path().join("node_modules/a/index.js")).expect("there"), "newer");
        #[cfg(unix)]
        {
            let (third, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
            std::os::unix::fs::symlink(outside.path(), third.path().join("node_modules")).expect("a link");
            assert_eq!(restore(&place, third.path(), &stop), []);
            assert_eq!(fs::read_dir(outside.path()).expect("read").count(), 0);
        }
    }
}
