//! The buildspec of a clone, as the window meets it.

use std::path::PathBuf;

use gangway_app::views::*;
use gangway_setup::document::BuildspecPlace;
use gangway_setup::problem::{ProblemCode, Severity};

use crate::desk::{Desk, write};

/// A setup that takes its buildspec from a clone on `main`.
async fn setup(desk: &Desk) -> (SetupView, PathBuf) {
    let clone = desk.path("clone");
    std::fs::create_dir_all(clone.join(".git")).unwrap();
    write(clone.join(".git/HEAD"), "ref: refs/heads/main\n");
    let mut view = desk.setup().await;
    view.place.folder = Some(clone.display().to_string());
    view.setup.repository.branch = "main".to_owned();
    view.setup.builds[0].buildspec = BuildspecPlace::Repository { path: "buildspec.yml".to_owned() };
    (view, clone)
}

async fn told(desk: &Desk, view: &SetupView) -> Vec<(ProblemCode, Severity)> {
    let problems = desk.save(view).await.problems.into_iter();
    let of_file = problems.filter(|problem| problem.field == "builds.0.buildspec.path");
    of_file.map(|problem| (problem.code, problem.severity)).collect()
}

const TEXT: &str = "version: 0.2
env:
  parameter-store: {URL: /shop/url}
  secrets-manager: {PASSWORD: 'prod/db:password', AGAIN: 'prod/db:user'}
phases:
  build: {commands: [make]}
";

#[tokio::test]
async fn what_the_clones_buildspec_reads_is_offered_as_variables() {
    let desk = Desk::new().await;
    let (mut view, clone) = setup(&desk).await;
    write(clone.join("buildspec.yml"), TEXT);
    let unlisted = (ProblemCode::ReferenceNotListed, Severity::Warning);
    assert_eq!(told(&desk, &view).await, [unlisted, unlisted]);
    let question = BuildRef { id: view.id.clone(), build: 0 };
    let offered = desk.app.buildspec(question.clone()).await.unwrap().missing_rights;
    let names: Vec<_> = offered.iter().map(|variable| (variable.name.as_str(), variable.value.as_str())).collect();
    assert_eq!(names, [("URL", "/shop/url"), ("PASSWORD", "prod/db:password")]);
    view.setup.builds[0].variables = offered;
    assert_eq!(told(&desk, &view).await, []);
    assert_eq!(desk.app.buildspec(question).await.unwrap().missing_rights, []);
}

#[tokio::test]
async fn what_codebuild_refuses_in_the_clone_is_told_before_anything_is_deployed() {
    let desk = Desk::new().await;
    let (view, clone) = setup(&desk).await;
    assert_eq!(told(&desk, &view).await, [(ProblemCode::BuildspecNotInClone, Severity::Warning)]);
    let refused = (ProblemCode::BuildspecUnknownKey, Severity::Error);
    write(
        clone.join("buildspec.yml"),
        "version: 0.2\nphases: {biuld: {commands: [make]}, build: {commands: [make]}}\n",
    );
    assert_eq!(told(&desk, &view).await, [refused]);
    let review = desk.app.review(SetupRef { id: view.id.clone() }).await.unwrap();
    assert!(review.problems.iter().any(|problem| problem.code == refused.0), "{review:?}");
    // another branch is built than this one; without a branch it may well be this one
    write(clone.join(".git/HEAD"), "ref: refs/heads/later\n");
    assert_eq!(told(&desk, &view).await, []);
    write(clone.join(".git/HEAD"), "5fc8ddc0a5d837af0fb772ca72b7553d44891234\n");
    assert_eq!(told(&desk, &view).await, [refused]);
}

/// What isn't a file of bounded size within the clone says nothing.
#[cfg(unix)]
#[tokio::test]
async fn a_buildspec_that_leads_out_of_the_clone_is_not_read() {
    let desk = Desk::new().await;
    let (mut view, clone) = setup(&desk).await;
    write(desk.path("outside.yml"), "- no buildspec");
    std::os::unix::fs::symlink(desk.path("outside.yml"), clone.join("buildspec.yml")).unwrap();
    assert_eq!(told(&desk, &view).await, []);
    write(clone.join("large.yml"), "#".repeat(100_000));
    std::fs::create_dir(clone.join("folder.yml")).unwrap();
    for path in ["large.yml", "folder.yml"] {
        view.setup.builds[0].buildspec = BuildspecPlace::Repository { path: path.to_owned() };
        assert_eq!(told(&desk, &view).await, [], "{path}");
    }
}
