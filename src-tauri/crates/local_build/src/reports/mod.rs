//! What the tools' own reports count.
//!
//! Source of the formats: "Build specification reference", `reports/file-format`.

mod cucumber;
mod xml;

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use crate::events::{BrokenReport, Remark, RemarkCode, ReportGroup, TestCounts};
use crate::files::{self, Choice};
use crate::spec::Report;

/// Bytes of one file that are read.
const FILE_MAX: u64 = 64 * 1024 * 1024;

/// How a format is read.
type Reading = fn(&mut dyn std::io::BufRead) -> Result<TestCounts, String>;

const FORMATS: &[(&str, Reading)] = &[
    ("JUNITXML", xml::junit),
    ("NUNITXML", xml::nunit),
    ("NUNIT3XML", xml::nunit),
    ("TESTNGXML", xml::testng),
    ("VISUALSTUDIOTRX", xml::trx),
    ("CUCUMBERJSON", cucumber::read),
];
/// Formats that tell what the tests reached, not how they ended.
const COVERAGE: &[&str] = &["CLOVERXML", "COBERTURAXML", "JACOCOXML", "SIMPLECOV"];

/// Reads the files of one group.
pub(crate) fn read(root: &Path, name: &str, report: &Report) -> (ReportGroup, Vec<Remark>) {
    let mut group = ReportGroup { name: name.to_owned(), format: report.format.clone(), ..ReportGroup::default() };
    let found = files::choose(root, Choice { base: &report.base, files: &report.files, ..Choice::default() });
    let mut remarks = found.remarks;
    let reading = FORMATS.iter().find(|(format, _)| *format == report.format).map(|(_, reading)| *reading);
    if reading.is_none() {
        let remark = Remark::new(RemarkCode::FormatNotRead).with("name", name);
        remarks.push(remark.with("format", report.format.clone()));
    }
    for file in found.files {
        let path = file.source.strip_prefix(root).unwrap_or(&file.source).to_string_lossy().replace('\\', "/");
        let Some(reading) = reading else {
            if COVERAGE.contains(&report.format.as_str()) {
                group.files.push(path);
            }
            continue;
        };
        let opened = File::open(&file.source).map_err(|error| error.to_string());
        match opened.and_then(|opened| reading(&mut BufReader::new(opened.take(FILE_MAX)))) {
            Ok(counts) => {
                *group.counts.get_or_insert_default() += counts;
                group.files.push(path);
            }
            Err(detail) => {
                let detail = detail.chars().take(200).collect();
                group.broken.push(BrokenReport { file: path, detail });
            }
        }
    }
    (group, remarks)
}

#[cfg(test)]
mod tests;
