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
        let path = file.enclosed_name()?.to_str()?.to_owned();
        let mut text = Vec::new();
        let read = file.take(left).read_to_end(&mut text).ok()?;
        left = left.saturating_sub(read as u64);
        files.insert(path, String::from_utf8_lossy(&text).into_owned());
    }
    (left > 0).then_some(files)
}
