//! The files that are exported for a repository of the practice account.

use std::io::Write as _;
use std::path::Path;

use gangway_blueprint::Blueprint;
use gangway_export::{Language, Words, formats};
use gangway_setup::deploy::cloudformation::CloudFormation;
use gangway_setup::document::{
    BuildspecPlace, DeployTarget, Deployment, Environment, Roles, Setup, Variable, VariableKind,
};
use gangway_setup::target::Target;
use gangway_tests::setups;
use serde_json::json;

/// A setup whose connection is the one that the practice account has from the beginning.
pub(crate) fn setup(file: &Path) {
    let mut setup = setups::named("hello");
    setup.connection.name = "practice-github".to_owned();
    setup.tags = [("team".to_owned(), "blue".to_owned())].into();
    save(file, &serde_json::to_string(&setup).expect("a document"));
}

/// Writes the files of a setup in a format into the folder. Account and connection aren't known.
pub(crate) fn write(format: &str, folder: &Path, setup: &Setup, language: Language) {
    let target = Target { region: "eu-west-1".to_owned(), ..Target::default() };
    write_for(&target, format, folder, setup, language);
}

/// The same, with what is known of the place.
pub(crate) fn write_for(target: &Target, format: &str, folder: &Path, setup: &Setup, language: Language) {
    let blueprint = Blueprint::from_setup(setup, target).expect("a setup without problems");
    let format = formats::of(format).expect("the format");
    std::fs::create_dir_all(folder).expect("a folder");
    for file in format.files(&blueprint, &Words::new(language)).expect("files") {
        save(&folder.join(file.path), &file.text);
    }
}

/// With tags, as a team gives them.
pub(crate) fn hello() -> Setup {
    let mut setup = setups::named("hello");
    setup.tags = [("team".to_owned(), "blue".to_owned())].into();
    setup
}

/// With a stack of its own, whose role has a policy of AWS and stays when the pipeline goes; each role with a path and a
/// boundary.
pub(crate) fn stack() -> Setup {
    let template = CloudFormation { template: "infra/app.yml".to_owned(), ..CloudFormation::default() };
    let mut setup = hello();
    setup.pipelines[0].environments =
        vec![Environment::of(Deployment::SOURCE, DeployTarget::CloudFormation(template), true)];
    let [path, boundary] = ["/teams/shop/", "aws:PowerUserAccess"].map(|text| Some(text.to_owned()));
    setup.roles = Some(Roles { path, boundary, ..Roles::default() });
    setup
}

/// With texts of a person in Japanese wherever they may stand, and what becomes of them at AWS.
pub(crate) fn japanese() -> (Setup, serde_json::Value) {
    let mut setup = hello();
    setup.tags = [("チーム".to_owned(), "店舗 é 개발".to_owned())].into();
    let text = "version: 0.2\nphases:\n  build:\n    commands:\n      # ビルド 😀\n      - echo '表示 ソ能'\n";
    setup.builds[0].buildspec = BuildspecPlace::Project { text: Some(text.to_owned()) };
    let value = "こんにちは、\n  世界 \\ \"ソ\"\n";
    setup.builds[0].variables =
        vec![Variable { name: "GREETING".to_owned(), kind: VariableKind::Plain, value: value.to_owned() }];
    let held = json!({ "buildspec": text, "tags": setup.tags, "variables": { "GREETING": value } });
    (setup, held)
}

pub(crate) fn save(path: &Path, text: &str) {
    let mut file = std::fs::File::create(path).expect("a file");
    file.write_all(text.as_bytes()).expect("a written file");
}
