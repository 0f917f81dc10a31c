//! Whatever the world holds, a page shows it as text.

use hyper::body::Bytes;
use hyper::{HeaderMap, Method, StatusCode};
use serde_json::json;

use super::Pages;
use super::tickets::ButtonPress;
use crate::account::Account;
use crate::messages::{PracticeClock, PracticeFile, PracticePush};
use crate::received::ReceivedRequest;
use crate::services::read::Read as _;
use crate::wire::Response;
use crate::world::World;
use crate::world::play::{BUILDSPEC, PIPELINE, Play, START};

/// Asks the pages as a browser of this machine does.
fn browse(pages: &Pages, account: &Account, method: Method, address: &str, body: &str) -> Response {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut headers = HeaderMap::new();
    headers.insert("host", "127.0.0.1:1".parse().expect("a value"));
    let body = Bytes::from(body.to_owned());
    pages.answer(account, &ReceivedRequest { method, path: path.to_owned(), query: query.to_owned(), headers, body })
}

/// An account with this world, whose time passes by [`pass`] alone: on our side it is always the same moment.
fn account(world: World) -> Account {
    let account = Account::open("http://127.0.0.1:1".to_owned(), None, 1, 1, || START.0).expect("in memory");
    pass(&account, u32::try_from((world.now.0 - START.0) / 1000).expect("it was played for less than a century"));
    account.change(|fresh| *fresh = world).expect("kept");
    account
}

/// Lets seconds pass.
fn pass(account: &Account, seconds: u32) {
    account.set_clock(&PracticeClock { speed: None, skip: seconds }).expect("kept");
}

/// Answers the approval of a run that waits, on the pipeline's page.
#[track_caller]
fn answered(decision: &str, badge: &str) {
    let address = "/codesuite/codepipeline/pipelines/hello/view?region=us-east-1";
    let mut play = Play::new();
    play.deploy(PIPELINE, &[("Approval", "yes")]);
    play.world.push(&push("gangway-practice/hello-node", &[("buildspec.yml", BUILDSPEC)]));
    play.wait(3600);
    let account = account(play.world);
    let pages = Pages::default();
    let show = || String::from_utf8(browse(&pages, &account, Method::GET, address, "").body).expect("text");
    let shown = show();
    assert!(shown.contains("id=\"approve\"") && shown.contains("id=\"reject\""), "{shown}");
    assert!(!shown.contains("http-equiv=\"refresh\""), "a comment is being written: {shown}");
    assert!(shown.contains("Waiting for approval") && shown.contains("111122223333 · us-east-1"), "{shown}");
    let review = shown.split("class=\"review\"").nth(1).expect("a form");
    let token = review.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let form = |token: &str| {
        format!("token={token}&region=us-east-1&stage=Deploy&action=Approve&comment=%3Cscript%3E&decision={decision}")
    };
    let press = |token: &str| {
        let answer = browse(&pages, &account, Method::POST, address, &form(token));
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        answer.headers.iter().any(|(name, value)| name == "location" && value.ends_with("outcome=stale"))
    };
    assert!(press("guess"), "only the page's own token works");
    let token = token.expect("a token").to_owned();
    assert!(!press(&token));
    assert!(press(&token), "it works once");
    let shown = show();
    assert!(!shown.contains("id=\"approve\"") && shown.contains("&lt;script&gt;"), "{shown}");
    assert!(shown.contains(&format!("<strong>Approve</strong> <span class=\"{badge}</span>")), "{shown}");
}

#[test]
fn a_person_answers_an_approval_on_the_pipelines_page() {
    answered("approve", "badge good\">Succeeded");
    answered("reject", "badge bad\">Failed");
}

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
fn a_person_releases_a_change_once_and_only_from_the_page() {
    let address = "/codesuite/codepipeline/pipelines/hello/view?region=us-east-1";
    let mut play = Play::new();
    play.deploy(PIPELINE, &[]);
    play.wait(3600);
    let account = account(play.world);
    let pages = Pages::default();
    let show = || String::from_utf8(browse(&pages, &account, Method::GET, address, "").body).expect("text");
    let shown = show();
    let token = shown.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let token = token.expect("a token").to_owned();
    let press = |token: &str| {
        let form = format!("token={token}&region=us-east-1&decision=release");
        browse(&pages, &account, Method::POST, address, &form);
        pass(&account, 1);
        show().contains("In progress")
    };
    assert!(!press("guess"), "only the page's own token works");
    assert!(press(&token), "a run begins");
}

#[test]
fn the_mfa_device_shows_the_code_that_is_good_next() {
    let play = Play::new();
    let code = crate::services::sts::device::code(&play.world);
    let account = account(play.world);
    let pages = Pages::default();
    let shown = |language: &str| {
        let answer = browse(&pages, &account, Method::GET, "/_device/mfa", language);
        assert_eq!(answer.status, StatusCode::OK);
        String::from_utf8(answer.body).expect("text")
    };
    let page = shown("");
    assert!(page.contains(&code) && page.contains(":mfa/practice") && page.contains("refresh"), "{page}");
    assert!(shown("").contains(&code), "whoever looks uses nothing up");
}

#[test]
fn what_is_not_there_yet_is_said() {
    let account = account(Play::new().world);
    let pages = Pages::default();
    let show = |path: &str| {
        let shown = browse(&pages, &account, Method::GET, &format!("{path}?region=us-east-1"), "");
        String::from_utf8(shown.body).expect("text")
    };
    assert!(show("/codesuite/codepipeline/pipelines").contains("no pipeline in this Region"));
    assert!(show("/cloudformation/home").contains("no stack in this Region"));
}

#[test]
fn a_change_set_shows_what_it_would_change_while_it_waits() {
    let mut play = Play::new();
    let set = json!({ "StackName": "shop", "ChangeSetName": "proposal" });
    let mut create = set.clone();
    create["ChangeSetType"] = json!("CREATE");
    create["TemplateBody"] = json!("Resources: {Lines: {Type: AWS::Logs::LogGroup}}");
    play.get("cloudformation:CreateChangeSet", create);
    let shown = |play: Play| {
        let account = account(play.world.clone());
        let page = browse(&Pages::default(), &account, Method::GET, "/cloudformation/home?region=us-east-1", "");
        (String::from_utf8(page.body).expect("text"), play)
    };
    let (early, mut play) = shown(play);
    assert!(!early.contains("proposal"), "{early}");
    play.wait(10);
    let (waits, mut play) = shown(play);
    assert!(waits.contains("Change set proposal") && waits.contains("<td>Add</td>"), "{waits}");
    assert!(waits.contains("Lines") && waits.contains("AWS::Logs::LogGroup"), "{waits}");
    play.get("cloudformation:ExecuteChangeSet", set);
    play.wait(60);
    let (done, _) = shown(play);
    assert!(!done.contains("proposal") && done.contains("CREATE_COMPLETE"), "{done}");
}

#[test]
fn nothing_in_the_world_becomes_markup() {
    let mut play = hostile();
    let builds = play.get("codebuild:ListBuildsForProject", json!({ "projectName": "hello-build" }));
    let build = builds["ids"][0].as_str().expect("a build").to_owned();
    let connection = play.world.services.codeconnections.all().last().expect("a connection").clone();
    let page = super::addresses::connection(&connection);
    let account = account(play.world);
    let pages = Pages::default();
    let handshake = pages.tickets.issue(ButtonPress::Consent, &connection.arn, &page);
    let connect = pages.tickets.issue(ButtonPress::Connect, &connection.arn, &page);
    for (path, query, shown) in [
        ("/codesuite/settings/connections", "", true),
        (page.split('?').next().unwrap_or_default(), "", true),
        ("/_provider/github/consent", &format!("handshake={handshake}"), false),
        (page.split('?').next().unwrap_or_default(), &format!("handshake={connect}"), true),
        ("/codesuite/codepipeline/pipelines", "region=us-east-1", false),
        ("/codesuite/codepipeline/pipelines/hello/view", "region=us-east-1", true),
        ("/codesuite/codebuild/1/projects/hello-build/history", "region=us-east-1", false),
        (&format!("/codesuite/codebuild/1/projects/hello-build/build/{build}/log"), "region=us-east-1", true),
        ("/cloudformation/home", "region=us-east-1", true),
    ] {
        let answer = browse(&pages, &account, Method::GET, &format!("{path}?{query}"), "");
        let text = String::from_utf8(answer.body).expect("text");
        assert_eq!(answer.status, StatusCode::OK, "{path}: {text}");
        assert_eq!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), shown, "{path}: {text}");
        assert!(!text.contains("<script") && !text.contains('\u{202e}'), "{path}: {text}");
    }
    assert_eq!(builds.list("ids").len(), 1);
}
