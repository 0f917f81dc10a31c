//! What is written at the person's wish: files, archives, the buildspec of a clone.

use gangway_app::bindings::FaultCode;
use gangway_app::setup_files::SetupFile;
use gangway_app::views::*;
use gangway_setup::problem::ProblemCode;
use serde_json::{Value, json};

use crate::desk::{Desk, write};

fn question(id: &str, destination: Destination, overwrite: bool) -> SaveFiles {
    SaveFiles { id: id.to_owned(), formats: Vec::new(), files: Vec::new(), destination, overwrite }
}

#[tokio::test]
async fn files_are_written_by_folder_one_by_one_or_as_an_archive() {
    let desk = Desk::new().await;
    let id = desk.setup().await.id;
    let bundle = desk.app.files(SetupRef { id: id.clone() }).await.unwrap();
    let names: Vec<&str> = bundle.formats[0].files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names, ["README.md", "1-connection.yaml", "2-pipeline.yaml", "buildspec.yml"]);

    let folder = || Destination::Folder { path: desk.path("out").display().to_string() };
    let one = SaveFiles { files: vec!["cloudformation/buildspec.yml".to_owned()], ..question(&id, folder(), false) };
    assert_eq!(desk.app.save_files(one).await.unwrap().paths.len(), 1);
    let refused = desk.app.save_files(question(&id, folder(), false)).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::FileExists);
    assert!(!desk.path("out/cloudformation/1-connection.yaml").exists(), "one that exists stops all");
    let all: usize = bundle.formats.iter().map(|format| format.files.len()).sum();
    assert_eq!(desk.app.save_files(question(&id, folder(), true)).await.unwrap().paths.len(), all);
    let written = std::fs::read_to_string(desk.path("out/cloudformation/2-pipeline.yaml")).unwrap();
    assert_eq!(written, bundle.formats[0].files[2].text);

    let archive = Destination::Zip { path: desk.path("one-format").display().to_string() };
    let one = SaveFiles { formats: vec!["cloudformation".to_owned()], ..question(&id, archive, false) };
    let saved = desk.app.save_files(one).await.unwrap();
    let bytes = std::fs::File::open(&saved.paths[0]).unwrap();
    assert_eq!(zip::ZipArchive::new(bytes).unwrap().len(), 4);

    let nothing = SaveFiles { files: vec!["cloudformation/none".to_owned()], ..question(&id, folder(), true) };
    assert_eq!(desk.app.save_files(nothing).await.unwrap_err().code, FaultCode::NotFound);
}

#[test]
fn a_format_that_cannot_be_written_keeps_no_other() {
    let hello = include_str!("../../../../../tests/setups/hello.gangway.json");
    let mut setup: Value = serde_json::from_str(hello).unwrap();
    // together larger than a template may be
    let text = format!("version: 0.2\nphases: {{build: {{commands: [make]}}}}\n#{}\n", "x".repeat(18_000));
    for name in ["second", "third", "fourth"] {
        let mut build = setup["builds"][0].clone();
        build["name"] = json!(name);
        build["buildspec"]["text"] = json!(text);
        setup["builds"].as_array_mut().unwrap().push(build);
        let pipeline = json!({ "name": name, "run": [[{ "build": name }]] });
        setup["pipelines"].as_array_mut().unwrap().push(pipeline);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.gangway.json");
    write(&path, setup.to_string());
    let file = SetupFile::read(&path).unwrap();
    let files = |formats: &[&str]| {
        let formats: Vec<String> = formats.iter().map(|id| (*id).to_owned()).collect();
        let bundle = file.files(Some("eu-west-1"), Language::En, &formats);
        let ids: Vec<String> = bundle.formats.into_iter().map(|format| format.format).collect();
        (ids, bundle.problems.into_iter().map(|problem| problem.code).collect::<Vec<_>>())
    };
    let written = || vec!["json".to_owned()];
    assert_eq!(files(&["cloudformation"]), (vec![], vec![ProblemCode::TemplateSize]));
    assert_eq!(files(&["json"]), (written(), vec![]));
    assert_eq!(files(&[]), (written(), vec![ProblemCode::TemplateSize]));
}

#[tokio::test]
async fn a_setup_with_problems_gives_no_files() {
    let desk = Desk::new().await;
    let id = desk.app.create_setup(()).await.unwrap().id;
    let bundle = desk.app.files(SetupRef { id: id.clone() }).await.unwrap();
    assert!(bundle.formats.is_empty() && !bundle.problems.is_empty());
    let folder = Destination::Folder { path: desk.path("out").display().to_string() };
    let refused = desk.app.save_files(question(&id, folder, false)).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::SetupHasProblems);
    let review = desk.app.review(SetupRef { id }).await.unwrap();
    assert!(review.resources.is_empty() && !review.problems.is_empty());
}

#[tokio::test]
async fn the_buildspec_goes_into_the_clone_and_nowhere_else() {
    let desk = Desk::new().await;
    let mut view = desk.setup().await;
    let clone = desk.path("clone");
    std::fs::create_dir(&clone).unwrap();
    let save = |overwrite| SaveBuildspec { id: view.id.clone(), build: 0, overwrite };
    assert_eq!(desk.app.save_buildspec(save(false)).await.unwrap_err().code, FaultCode::NotFound);
    view.place.folder = Some(clone.display().to_string());
    desk.save(&view).await;

    desk.app.save_buildspec(save(false)).await.unwrap();
    let shown = desk.app.buildspec(BuildRef { id: view.id.clone(), build: 0 }).await.unwrap();
    assert_eq!(std::fs::read_to_string(clone.join("buildspec.yml")).unwrap(), shown.text);
    assert_eq!((shown.text, shown.problems.len()), (shown.recipe_text, 0));
    assert_eq!(shown.in_repository.as_deref(), Some("buildspec.yml"));
    assert_eq!(desk.app.save_buildspec(save(false)).await.unwrap_err().code, FaultCode::FileExists);
    assert!(desk.app.save_buildspec(save(true)).await.is_ok());

    let mut outside = serde_json::to_value(&view.setup).unwrap();
    outside["builds"][0]["buildspec"] = serde_json::json!({ "place": "repository", "path": "../../evil.yml" });
    view.setup = serde_json::from_value(outside).unwrap();
    desk.save(&view).await;
    let save = SaveBuildspec { id: view.id.clone(), build: 0, overwrite: true };
    assert_eq!(desk.app.save_buildspec(save).await.unwrap_err().code, FaultCode::PathLeadsOut);
    let beyond = desk.app.buildspec(BuildRef { id: view.id, build: 7 }).await.unwrap_err();
    assert_eq!(beyond.code, FaultCode::NotFound);
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_in_the_folder_leads_no_file_out_of_it() {
    let desk = Desk::new().await;
    let id = desk.setup().await.id;
    let (out, outside) = (desk.path("out"), desk.path("outside"));
    std::fs::create_dir(&out).unwrap();
    std::fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, out.join("cloudformation")).unwrap();
    let folder = Destination::Folder { path: out.display().to_string() };
    let refused = desk.app.save_files(question(&id, folder, true)).await.unwrap_err();
    assert_eq!(refused.code, FaultCode::PathLeadsOut);
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
    // The folder itself may be one.
    std::os::unix::fs::symlink(&outside, desk.path("link")).unwrap();
    let folder = Destination::Folder { path: desk.path("link").display().to_string() };
    assert!(desk.app.save_files(question(&id, folder, false)).await.is_ok());
}

#[tokio::test]
async fn an_archive_that_is_a_folder_is_refused() {
    let desk = Desk::new().await;
    let id = desk.setup().await.id;
    std::fs::create_dir(desk.path("all.zip")).unwrap();
    let path = desk.path("all.zip").display().to_string();
    for (path, overwrite, code) in [
        (path.clone(), false, FaultCode::FileExists),
        (path.clone(), true, FaultCode::PathUnwritable),
        (desk.path("folder/").display().to_string(), false, FaultCode::PathUnwritable),
        ("/".to_owned(), true, FaultCode::PathUnwritable),
    ] {
        let refused = desk.app.save_files(question(&id, Destination::Zip { path }, overwrite)).await.unwrap_err();
        assert_eq!(refused.code, code);
    }
}
