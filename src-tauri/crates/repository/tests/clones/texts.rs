//! What a person types, drops or chooses.

use gangway_repository::{InspectProblem, inspect_text};
use url::Url;

use crate::*;

#[test]
fn texts() {
    let folder = clone(&[("package.json", "{}")]);
    let path = folder.path().display().to_string();
    for text in [
        path.clone(),
        format!(" {path} "),
        format!("\"{path}\""),
        format!("'{path}'"),
        Url::from_file_path(folder.path()).unwrap().to_string(),
    ] {
        assert_eq!(inspect_text(&text, None).map(|found| found.recipe), Ok(Some("node".to_owned())), "{text}");
    }
    let url = inspect_text("https://me:S3CRET@github.com/octo/shop/tree/dev", None).unwrap();
    assert_eq!(
        (url.name.as_str(), url.current_branch.as_deref(), url.folder.as_deref()),
        ("octo/shop", Some("dev"), None)
    );
    assert!(!format!("{url:?}").contains("S3CRET"));
    assert_eq!(
        evidence(&url),
        ["host host=github.com provider=github", "name-as-spelled name=octo/shop", "branch-of-address branch=dev"]
    );
    assert_eq!(
        inspect_text("octo/shop", None).map(|found| (found.name, found.provider)),
        Ok(("octo/shop".to_owned(), None))
    );
    let host = inspect_text("https://code.example.com/a/b", None).unwrap();
    assert_eq!(
        evidence(&host),
        ["host-unknown host=code.example.com", "name-as-spelled name=a/b", "address-without-branch"]
    );
    let server = inspect_text("https://tfs.example.com/tfs/Main/Shop/_git/web", None).unwrap();
    assert_eq!(server.not_offered.as_deref(), Some("azure-devops-server"));
    assert!(matches!(inspect_text("", None), Err(InspectProblem::NotUnderstood { .. })));
    assert!(matches!(inspect_text("what?", None), Err(InspectProblem::NotUnderstood { .. })));
    assert!(matches!(inspect_text("/nowhere/at/all", None), Err(InspectProblem::NotFound { .. })));
    match inspect_text("https://S3CRET@github.com/octo", None) {
        Err(InspectProblem::NotUnderstood { text }) => assert_eq!(text, "github.com/octo"),
        other => panic!("{other:?}"),
    }
    for text in ["https://github.com/octo?access_token=S3CRET", "https://github.com/octo#S3CRET", "what?token=S3CRET"] {
        match inspect_text(text, None) {
            Err(InspectProblem::NotUnderstood { text }) => assert!(!text.contains("S3CRET"), "{text}"),
            other => panic!("{other:?}"),
        }
    }
}
