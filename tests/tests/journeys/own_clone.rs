//! A person's own clone, with the practice account: from the typed folder to a run that finds the files, and on.

use gangway_practice::control::Client;
use gangway_tests::journey::{Language, own_clone};
use gangway_tests::skip::skip;
use gangway_tests::window::Notifier;
use gangway_words::{Language as Speech, Words};

use crate::visit::{PATIENCE, open};

#[tokio::test]
async fn a_node_clone_of_ones_own_and_a_practice_account_that_begins_anew() {
    let Some((stage, _world, mut visit)) = open("own-node", Language::En).await else { return };
    let files = [
        ("package.json", r#"{"name":"shop","version":"1.0.0","scripts":{"test":"node --test"}}"#),
        ("package-lock.json", r#"{"lockfileVersion":3,"packages":{}}"#),
        ("test/shop.test.js", "require('node:test')('adds', () => {});\n"),
        (".gitignore", "node_modules/\n"),
        (".env", "PASSWORD=hunter2\n"),
    ];
    let clone = own_clone("gangway-practice/shop", &files, stage.home());
    visit.begin(&clone, "gangway-practice/shop").await;
    // another provider than the address names is questioned, and nothing more
    visit.window.pick("provider", "GitLab").await;
    visit
        .window
        .until("the question", || async {
            visit.window.see_css("main").await.text().await.ok()?.contains("By its address").then_some(())
        })
        .await;
    visit.look("provider-questioned").await;
    visit.window.pick("provider", "GitHub").await;
    visit.connect().await;
    visit.buildspec_in_the_repository().await;
    visit.window.see("buildspec-save").await;
    visit.look("buildspec-to-commit").await;
    visit.deploy("failed").await;
    visit.look("run-without-buildspec").await;
    assert!(!clone.join("buildspec.yml").exists(), "nothing is written unasked");
    visit.window.press("run-next-edit").await;
    visit.at("build").await;
    visit.window.press("buildspec-save").await;
    visit.window.until("the file", || async { clone.join("buildspec.yml").is_file().then_some(()) }).await;
    visit.window.press("nav-home").await;
    visit.window.press("home-run").await;
    visit.window.press_within("practice-push", PATIENCE).await;
    visit.ended("succeeded").await;
    visit.look("run-succeeded").await;
    let own = |log: &str| log.contains("npm ci");
    visit.window.text_when("run-log", PATIENCE, "the build of the clone's own files", own).await;

    visit.window.press("nav-practice").await;
    visit.window.press("practice-reset").await;
    visit.window.press("practice-reset-confirm").await;
    visit.window.gone("practice-reset-confirm").await;
    visit.window.press("nav-home").await;
    visit.window.see("home-setup").await;
    visit.window.gone("home-run").await;
    visit.look("home-after-the-reset").await;
    visit.end().await;
}

#[tokio::test]
async fn a_python_clone_of_ones_own_in_japanese() {
    let Some((stage, _world, mut visit)) = open("own-python", Language::Ja).await else { return };
    let notifier = Notifier::missing().is_none().then(|| stage.notifier());
    let files = [
        ("pyproject.toml", "[project]\nname = \"shop\"\nversion = \"1.0.0\"\nrequires-python = \">=3.12,<3.13\"\n"),
        ("uv.lock", "version = 1\n"),
        ("tests/test_shop.py", "def test_shop():\n    assert True\n"),
    ];
    let clone = own_clone("newcomer/shop-py", &files, stage.home());
    visit.begin(&clone, "newcomer/shop-py").await;
    visit.connect_for("newcomer").await;
    visit.look("build").await;
    visit.plan().await;
    if let Some(notifier) = &notifier {
        notifier.look_away();
    }
    visit.window.press("deploy-approve").await;
    visit.ended("succeeded").await;
    if let Some(notifier) = &notifier {
        // It is told only to whoever looks elsewhere.
        let sentence = |id: &str| Words::new(Speech::Ja).say(id, &[]);
        let before = notifier.told(&sentence("notice-deployment-succeeded"));
        let connected = sentence("notice-connection-available");
        assert!(!before.iter().any(|line| line.contains(&connected)), "{before:?}");
        notifier.look_back();
    }
    visit.look("run-succeeded").await;
    let found = |log: &str| log.contains("test_shop.py");
    visit.window.text_when("run-log", PATIENCE, "the tests of the clone", found).await;

    visit.window.press("nav-settings").await;
    visit.window.see("settings-notifications").await;
    visit.look("settings").await;
    match &notifier {
        Some(notifier) => {
            notifier.click();
            visit.ended("succeeded").await;
        }
        None => skip("a click on a notification", "dunst or xdotool isn't installed"),
    }
    visit.end().await;
}

#[tokio::test]
async fn a_repository_that_is_not_at_hand_gets_its_buildspec_in_practice() {
    let Some((_stage, world, mut visit)) = open("own-far", Language::Ja).await else { return };
    visit.name("https://github.com/gangway-practice/far", "gangway-practice/far").await;
    visit.window.write("repository-branch", "main").await;
    visit.next("provider").await;
    visit.connect().await;
    visit.window.pick("build-recipe", "node").await;
    visit.buildspec_in_the_repository().await;
    visit.window.press("buildspec-commit").await;
    visit.window.see("buildspec-committed").await;
    visit.look("buildspec-committed").await;
    visit.deploy("succeeded").await;

    visit.window.press("nav-practice").await;
    visit.window.choose("practice-repository", "gangway-practice/far").await;
    visit.window.write("practice-file", "buildspec.yml").await;
    visit.window.write("practice-file-text", "version: 0.2").await;
    visit.look("practice-file").await;
    let client = Client::new(world.endpoint());
    let newest = || async {
        let world = client.state().await.expect("a state");
        let far = world.repositories.into_iter().find(|one| one.name == "gangway-practice/far").expect("it is there");
        far.branches[0].commit.clone()
    };
    let before = newest().await;
    visit.window.press("practice-push").await;
    visit.window.until("the push", || async { (newest().await != before).then_some(()) }).await;
    visit.end().await;
}
