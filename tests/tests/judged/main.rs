//! Real programs, written by others, judge the exported files. Beside each judge stands a seeded defect that it must
//! catch; what no judge sees is in `semantics`. Start reading at [`samples`]: the setups that are judged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a test ends at the first surprise"
)]

mod documents;
mod golden;
mod handlers;
mod judges;
mod policies;
mod requests;
mod samples;
mod semantics;
mod templates;
mod yaml;

use gangway_export::formats::FORMATS;

/// Each format, and the file here whose judges look at it.
const JUDGED: &[(&str, &str)] = &[("cloudformation", "templates"), ("json", "documents"), ("requests", "requests")];

#[test]
fn every_format_has_a_judge_with_teeth() {
    let ids: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    assert_eq!(JUDGED.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids);
    for (_, file) in JUDGED {
        let path = gangway_tests::place::repository().join(format!("tests/tests/judged/{file}.rs"));
        assert!(std::fs::read_to_string(path).unwrap().contains("_teeth()"), "{file} has no seeded defect");
    }
}
