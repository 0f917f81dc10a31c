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

/// Writes the files into the folder.
pub(crate) fn write(folder: &Path) {
    // They take the account from CloudFormation and the connection from their parameter.
    let target = Target {
        partition: "aws".to_owned(),
        account: "111122223333".to_owned(),
        region: "eu-west-1".to_owned(),
        connection_arn: None,
    };
    let blueprint = Blueprint::from_setup(&setups::named("hello"), &target).expect("a setup without problems");
    let format = formats::of("cloudformation").expect("the format");
    for file in format.files(&blueprint, &Words::new(Language::En)).expect("files") {
        save(&folder.join(file.path), &file.text);
    }
}

fn save(path: &Path, text: &str) {
    let mut file = std::fs::File::create(path).expect("a file");
    file.write_all(text.as_bytes()).expect("a written file");
}
