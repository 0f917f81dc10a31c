//! Whatever the world holds, a page shows it as text.

use hyper::body::Bytes;
use hyper::{HeaderMap, Method, StatusCode};
use serde_json::json;

use super::Pages;
use super::tickets::Step;
use crate::account::Account;
use crate::control::messages::{PracticeFile, PracticePush};
use crate::received::Received;
use crate::services::read::Read as _;
use crate::world::play::{PIPELINE, Play};

/// At most 32 characters: so long is a connection's name.
const HOSTILE: &str = "\"'><script>alert(1)</script>\u{202e}";

fn push(repository: &str, files: &[(&str, &str)]) -> PracticePush {
    let file = |(path, text): &(&str, &str)| PracticeFile { path: (*path).to_owned(), text: Some((*text).to_owned()) };
    PracticePush {
        repository: repository.to_owned(),
        branch: "main".to_owned(),
        message: HOSTILE.to_owned(),
        files: files.iter().map(file).collect(),
    }
}

/// A world in which everything that can be named is named like this.
fn hostile() -> Play {
    let mut play = Play::new();
    let line = HOSTILE.replace(['"', '\''], "");
    let buildspec = format!(
        "version: 0.2\nphases:\n  build:\n    commands:\n      - \"echo '{line}'\"\n      - \"false '{line}'\"\n"
    );
    play.world.push(&push("gangway-practice/hello-node", &[("buildspec.yml", &buildspec), (HOSTILE, HOSTILE)]));
    play.world.push(&push(&format!("{HOSTILE}/{HOSTILE}"), &[]));
    play.get("codeconnections:CreateConnection", json!({ "ConnectionName": HOSTILE, "ProviderType": "GitHub" }));
    let template = json!({ "Resources": { "A": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": HOSTILE, HOSTILE: 1 } } } });
    play.get("cloudformation:CreateStack", json!({ "StackName": "other", "TemplateBody": template.to_string() }));
    play.deploy(PIPELINE, &[]);
    play.wait(120);
    play
}

#[test]
fn nothing_in_the_world_becomes_markup() {
    let mut play = hostile();
    let builds = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
    let build = builds["ids"][0].as_str().expect("a build").to_owned();
    let connection = play.world.connections.all().last().expect("a connection").clone();
    let page = super::connection::address(&connection);
    let account = Account::open("http://127.0.0.1:1".to_owned(), None, 1, 1).expect("in memory");
    account.change(|world| *world = play.world).expect("kept");
    let pages = Pages::default();
    let handshake = pages.tickets.issue(Step::Consent, &connection.arn, &page);
    for (path, query, shown) in [
        ("/codesuite/settings/connections", "", true),
        (page.split('?').next().unwrap_or_default(), "", true),
        ("/_provider/github/consent", &format!("handshake={handshake}"), true),
        ("/codesuite/codepipeline/pipelines", "region=us-east-1", false),
        ("/codesuite/codepipeline/pipelines/hello/view", "region=us-east-1", true),
        ("/codesuite/codebuild/1/projects/hello-build/history", "region=us-east-1", false),
        (&format!("/codesuite/codebuild/1/projects/hello-build/build/{build}/log"), "region=us-east-1", true),
        ("/cloudformation/home", "region=us-east-1", true),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("host", "127.0.0.1:1".parse().expect("a value"));
        let (path, query) = (path.to_owned(), query.to_owned());
        let request = Received { method: Method::GET, path, query, headers, body: Bytes::new() };
        let answer = pages.answer(&account, &request);
        let text = String::from_utf8(answer.body).expect("text");
        assert_eq!(answer.status, StatusCode::OK, "{}: {text}", request.path);
        assert_eq!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), shown, "{}: {text}", request.path);
        assert!(!text.contains("<script") && !text.contains('\u{202e}'), "{}: {text}", request.path);
    }
    assert_eq!(builds.list("ids").len(), 1);
}
