//! Zip archives of text files: what pipelines hand from action to action.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::files::Files;

/// The most that is unpacked, in bytes: somebody may put anything into a bucket.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Packs the files. The same files give the same bytes.
pub(crate) fn pack(files: &Files) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        writer.start_file(path.as_str(), SimpleFileOptions::default()).ok()?;
        writer.write_all(text.as_bytes()).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// Unpacks them; none when it isn't such an archive.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Files> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = LARGEST;
    let mut files = Files::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).ok()?;
        if file.is_dir() {
            continue;
        }
        let path = path(&file.name().ok()?)?;
        let mut text = Vec::new();
        let read = file.take(left).read_to_end(&mut text).ok()?;
        left = left.saturating_sub(read as u64);
        files.insert(path, String::from_utf8_lossy(&text).into_owned());
    }
    (left > 0).then_some(files)
}

/// The name of a file as it is spelled here, on every system alike: the account's machines are none of Windows. None where
/// it would lead out of the archive.
fn path(name: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            other => parts.push(other),
        }
    }
    (!name.starts_with('/') && !name.contains('\0') && !parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(names: &[&str]) -> Option<Vec<String>> {
        let files = names.iter().map(|name| ((*name).to_owned(), format!("of {name}"))).collect();
        Some(unpack(&pack(&files)?)?.into_keys().collect())
    }

    #[test]
    fn files_come_out_under_the_names_that_they_had() {
        for name in ["a", "src/build.js", "a/b/c/d.txt", "with space/家.md", "a\\b", "C:x", "con/nul.txt", ".hidden/.x"]
        {
            assert_eq!(unpacked(&[name]), Some(vec![name.to_owned()]), "{name}");
        }
        for (name, plain) in [("./a", "a"), ("a//b", "a/b"), ("a/../b", "b")] {
            assert_eq!(unpacked(&[name]), Some(vec![plain.to_owned()]), "{name}");
        }
        assert_eq!(unpacked(&["folder/", "folder/file"]), Some(vec!["folder/file".to_owned()]));
    }

    #[test]
    fn nothing_leads_out_of_an_archive() {
        for name in ["../a", "a/../../b", "/etc/passwd", "..", "."] {
            assert_eq!(unpacked(&[name]), None, "{name}");
        }
        assert_eq!(unpack(b"no archive"), None);
    }
}
