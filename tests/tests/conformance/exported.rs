//! The files that are exported for a repository of the practice account.

use std::io::Write as _;
use std::path::Path;

use gangway_blueprint::Blueprint;
use gangway_catalog::providers::ProviderType;
use gangway_export::{Format, Language, Words, export};
use gangway_setup::document::{Build, Deploy, Pipeline, Setup};
use gangway_setup::target::Target;

/// A setup whose connection is the one that the practice account has from the beginning.
pub(crate) fn setup(file: &Path) {
    let mut setup = hello();
    setup.connection.name = "practice-github".to_owned();
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
    let blueprint = Blueprint::from_setup(&hello(), &target).expect("a setup without problems");
    for file in export(&blueprint, Format::CloudFormation, &Words::new(Language::En)).expect("files") {
        save(&folder.join(file.path), &file.text);
    }
}

fn save(path: &Path, text: &str) {
    let mut file = std::fs::File::create(path).expect("a file");
    file.write_all(text.as_bytes()).expect("a written file");
}

fn hello() -> Setup {
    let mut setup = Setup { name: "hello".to_owned(), ..Setup::default() };
    setup.repository.provider = Some(ProviderType::GitHub);
    setup.repository.name = "gangway-practice/hello-node".to_owned();
    setup.repository.branch = "main".to_owned();
    setup.connection.name = "hello-connection".to_owned();
    setup.builds = vec![Build {
        name: "build".to_owned(),
        recipe: "node".to_owned(),
        package_manager: "npm".to_owned(),
        runtime_version: "22".to_owned(),
        image: "aws/codebuild/amazonlinux-x86_64-standard:6.0".to_owned(),
        ..Build::default()
    }];
    setup.pipelines = vec![Pipeline { deploy: Deploy::S3 { approval: false }, ..Pipeline::default() }];
    setup
}
