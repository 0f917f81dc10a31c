//! The files that are exported for a repository of the practice account.

use std::io::Write as _;
use std::path::Path;

use gangway_blueprint::Blueprint;
use gangway_export::{Language, Words, formats};
use gangway_setup::target::Target;
use gangway_tests::setups;

/// A setup whose connection is the one that the practice account has from the beginning.
pub(crate) fn setup(file: &Path) {
    let mut setup = setups::named("hello");
    setup.connection.name = "practice-github".to_owned();
    setup.tags = [("team".to_owned(), "blue".to_owned())].into();
    save(file, &serde_json::to_string(&setup).expect("a document"));
}

/// Writes the files of a format into the folder. Account and connection aren't known.
pub(crate) fn write(format: &str, folder: &Path) {
    let target = Target { region: "eu-west-1".to_owned(), ..Target::default() };
    let mut setup = setups::named("hello");
    setup.tags = [("team".to_owned(), "blue".to_owned())].into();
    let blueprint = Blueprint::from_setup(&setup, &target).expect("a setup without problems");
    let format = formats::of(format).expect("the format");
    std::fs::create_dir_all(folder).expect("a folder");
    for file in format.files(&blueprint, &Words::new(Language::En)).expect("files") {
        save(&folder.join(file.path), &file.text);
    }
}

fn save(path: &Path, text: &str) {
    let mut file = std::fs::File::create(path).expect("a file");
    file.write_all(text.as_bytes()).expect("a written file");
}
