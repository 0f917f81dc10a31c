//! A few files as a person sees them, kept whole in `tests/golden`. `INSTA_UPDATE=always` writes them anew.

use gangway_export::formats::FORMATS;
use gangway_export::{File, PIPELINE_TEMPLATE, administrator_documents};
use gangway_setup::target::Target;
use gangway_words::Language;

use crate::samples::{Sample, samples, simple, target};

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Whole in the first language; what the other ones change is the README alone.
fn check(folder: &str, sample: &Sample, languages: &[Language]) {
    for (index, &language) in languages.iter().enumerate() {
        check_in(folder, sample, language, &|file| index == 0 || file.path == "README.md");
    }
}

fn check_in(folder: &str, sample: &Sample, language: Language, wanted: &dyn Fn(&File) -> bool) {
    settings().bind(|| {
        for file in sample.files(language).into_iter().filter(wanted) {
            insta::assert_snapshot!(format!("{folder}-{}-{}", language.tag(), file.path), file.text);
        }
        for format in FORMATS.iter().filter(|format| format.id != "cloudformation") {
            let files: Vec<_> = sample.files_of(format.id, &target(), language).into_iter().filter(wanted).collect();
            if files.is_empty() {
                continue;
            }
            insta::assert_snapshot!(format!("{folder}-{}-{}", language.tag(), format.id), joined(&files));
        }
    });
}

/// Many files as one.
fn joined(files: &[File]) -> String {
    files.iter().map(|file| format!("=== {}\n{}", file.path, file.text)).collect()
}

fn sample(name: &str) -> Sample {
    samples().into_iter().find(|sample| sample.name == name).unwrap()
}

#[test]
fn the_simplest_setup_in_both_languages() {
    let sample = Sample { name: "simple".to_owned(), setup: simple() };
    check("simple", &sample, Language::ALL);
}

/// Without an account, a Region and a connection.
#[test]
fn the_simplest_setup_anywhere() {
    let sample = Sample { name: "simple".to_owned(), setup: simple() };
    let files = sample.files_of("json", &Target::default(), Language::En);
    settings().bind(|| insta::assert_snapshot!("anywhere-en-json", joined(&files)));
}

#[test]
fn several_builds_and_pipelines() {
    check("several", &sample("several builds and pipelines"), &[Language::En]);
}

#[test]
fn a_stack_from_a_template() {
    let sample = sample("stack approved");
    let text = sample.file(Language::En, PIPELINE_TEMPLATE);
    settings().bind(|| insta::assert_snapshot!(format!("stack-en-{PIPELINE_TEMPLATE}"), text));
    check_in("stack", &sample, Language::Ja, &|file| file.path == "README.md");
}

/// From the host on: nothing is there yet but the network.
#[test]
fn a_server_of_ones_own_in_both_languages() {
    let sample = sample("private GitLab");
    let target = Target { connection_arn: None, ..target() };
    settings().bind(|| {
        for (index, &language) in Language::ALL.iter().enumerate() {
            for format in FORMATS {
                let files: Vec<_> = sample.files_of(format.id, &target, language).into_iter().collect();
                let told = |file: &&File| index == 0 || file.path.ends_with(".md");
                let text = files.iter().filter(told).map(|file| format!("=== {}\n{}", file.path, file.text));
                insta::assert_snapshot!(format!("host-{}-{}", language.tag(), format.id), text.collect::<String>());
            }
        }
        let documents = administrator_documents(&sample.setup, &target);
        let text = documents.into_iter().map(|document| document.text).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!("host-administrator.json", text);
    });
}

#[test]
fn roles_as_a_company_demands_them() {
    let sample = sample("roles");
    check_in("roles", &sample, Language::En, &|file| {
        file.path == PIPELINE_TEMPLATE || file.path.ends_with("create-role.json")
    });
    let documents = administrator_documents(&sample.setup, &target());
    let text = documents.into_iter().map(|document| document.text).collect::<Vec<_>>().join("\n");
    settings().bind(|| insta::assert_snapshot!("roles-administrator.json", text));
}

#[test]
fn the_buildspec_of_a_go_project() {
    let text = sample("go").file(Language::En, "buildspec.yml");
    settings().bind(|| insta::assert_snapshot!("go-en-buildspec.yml", text));
}

#[test]
fn hostile_texts() {
    check("hostile", &sample("hostile texts"), &[Language::Ja]);
}

#[test]
fn the_administrators_policy() {
    let documents = administrator_documents(&simple(), &target());
    let text = documents.into_iter().map(|document| document.text).collect::<Vec<_>>().join("\n");
    settings().bind(|| insta::assert_snapshot!("administrator.json", text));
}
