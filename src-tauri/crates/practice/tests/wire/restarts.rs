//! The world on disk: nothing is lost when the practice account ends, in whatever way.

use std::io::Write;

use gangway_practice::control::{Client, PracticeIdentity};
use gangway_practice::{Options, Practice, kept_account};

use crate::http::{pending, status};

const FILE: &str = "practice-world.json";

async fn start(home: &std::path::Path) -> Practice {
    Practice::start(Options { home: Some(home.to_owned()), ..Options::default() }).await.expect("a free port")
}

#[tokio::test]
async fn a_restarted_account_knows_its_connections() {
    let home = tempfile::tempdir().expect("a folder");
    let practice = start(home.path()).await;
    let arn = pending(&practice).await;
    practice.stop().await;
    let again = start(home.path()).await;
    assert_eq!(status(&again, &arn).await, "PENDING");
    again.stop().await;
}

#[tokio::test]
async fn every_answer_is_on_disk_before_it_leaves() {
    let home = tempfile::tempdir().expect("a folder");
    let practice = start(home.path()).await;
    let arn = pending(&practice).await;
    // As it would be found after a kill.
    let copy = tempfile::tempdir().expect("a folder");
    std::fs::copy(home.path().join(FILE), copy.path().join(FILE)).expect("a kept world");
    let found = start(copy.path()).await;
    assert_eq!(status(&found, &arn).await, "PENDING");
    found.stop().await;
    practice.stop().await;
}

#[tokio::test]
async fn two_accounts_never_share_a_folder() {
    let home = tempfile::tempdir().expect("a folder");
    let practice = start(home.path()).await;
    let options = Options { home: Some(home.path().to_owned()), ..Options::default() };
    let refused = Practice::start(options.clone()).await.expect_err("a second one is refused");
    assert!(refused.to_string().contains("another practice account already uses"), "{refused}");
    practice.stop().await;
    Practice::start(options).await.expect("the folder is free again").stop().await;
}

/// A world that was kept, as text.
async fn kept() -> String {
    let home = tempfile::tempdir().expect("a folder");
    start(home.path()).await.stop().await;
    std::fs::read_to_string(home.path().join(FILE)).expect("a kept world")
}

#[tokio::test]
async fn an_unreadable_file_is_set_aside_and_a_fresh_world_begins() {
    let kept = kept().await;
    let newer = kept.replacen("\"version\":", "\"version\":9", 1);
    assert_ne!(newer, kept);
    let (half, _) = kept.split_at(kept.len() / 2);
    let deep = "[".repeat(10_000);
    for text in ["{ broken", "", "\0", "[]", "{\"version\":2}", &newer, half, &deep] {
        let home = tempfile::tempdir().expect("a folder");
        let mut file = std::fs::File::create(home.path().join(FILE)).expect("a file");
        file.write_all(text.as_bytes()).expect("a file");
        let practice = start(home.path()).await;
        pending(&practice).await;
        practice.stop().await;
        let files = std::fs::read_dir(home.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
        let aside: Vec<_> = files.filter(|path| path.to_string_lossy().contains("unreadable")).collect();
        let [aside] = &aside[..] else { panic!("{aside:?}") };
        assert_eq!(std::fs::read_to_string(aside).expect("a file"), text);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn what_cannot_be_saved_has_not_happened() {
    let home = tempfile::tempdir().expect("a folder");
    let inner = home.path().join("inner");
    let practice = start(&inner).await;
    std::fs::remove_dir_all(&inner).expect("a folder");
    let made =
        crate::http::call(&practice, "CreateConnection", r#"{"ConnectionName":"x","ProviderType":"GitHub"}"#).await;
    assert_eq!(made.0, 500, "{}", made.1);
    let (_, list) = crate::http::call(&practice, "ListConnections", "{}").await;
    assert_eq!(list["Connections"].as_array().map(Vec::len), Some(2));
    practice.stop().await;
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let first = Practice::start(Options::default()).await.expect("a free port");
    let port = first.endpoint().rsplit(':').next().expect("a port").parse().expect("a number");
    assert!(Practice::start(Options { port, ..Options::default() }).await.is_err());
    first.stop().await;
}

#[tokio::test]
async fn it_answers_where_it_did_unless_somebody_else_does() {
    let home = tempfile::tempdir().expect("a folder");
    let first = start(home.path()).await;
    let endpoint = first.endpoint().to_owned();
    first.stop().await;
    let second = start(home.path()).await;
    assert_eq!(second.endpoint(), endpoint);
    second.stop().await;
    let address = endpoint.strip_prefix("http://").expect("an address");
    let taken = tokio::net::TcpListener::bind(address).await.expect("the port");
    let third = start(home.path()).await;
    assert_ne!(third.endpoint(), endpoint);
    third.stop().await;
    drop(taken);
    std::fs::write(home.path().join("port"), "\u{0}x").expect("written");
    start(home.path()).await.stop().await;
}

async fn identity(practice: &Practice) -> PracticeIdentity {
    Client::new(practice.endpoint()).identity().await.expect("an identity")
}

#[tokio::test]
async fn a_folder_is_one_account_and_each_beginning_is_another_world() {
    let home = tempfile::tempdir().expect("a folder");
    assert_eq!(kept_account(home.path()), None);
    let practice = start(home.path()).await;
    let first = identity(&practice).await;
    assert_eq!(kept_account(home.path()).as_ref(), Some(&first.account));
    practice.stop().await;
    let practice = start(home.path()).await;
    assert_eq!(identity(&practice).await, first, "a restart changes nothing");
    Client::new(practice.endpoint()).reset().await.expect("a reset");
    let mut worlds = vec![first.world, identity(&practice).await.world];
    practice.stop().await;

    type Harm = fn(&std::path::Path);
    let broken: Harm = |file| std::fs::write(file, "{ broken").expect("written");
    let gone: Harm = |file| std::fs::remove_file(file).expect("removed");
    for harm in [broken, gone] {
        harm(&home.path().join(FILE));
        let practice = start(home.path()).await;
        let now = identity(&practice).await;
        practice.stop().await;
        let practice = start(home.path()).await;
        assert_eq!(identity(&practice).await, now, "it began anew once");
        practice.stop().await;
        assert_eq!(now.account, first.account, "the account stays the one of the folder");
        worlds.push(now.world);
    }
    let distinct: std::collections::BTreeSet<_> = worlds.iter().collect();
    assert_eq!(distinct.len(), 4, "{worlds:?}");
}

#[tokio::test]
async fn a_world_of_an_earlier_version_gets_an_identity_and_keeps_what_it_holds() {
    let home = tempfile::tempdir().expect("a folder");
    let practice = start(home.path()).await;
    let arn = pending(&practice).await;
    practice.stop().await;
    for unreadable in [None, Some(""), Some("{}"), Some("{\"account\":\"a\"}"), Some("[]")] {
        let file = home.path().join("identity.json");
        match unreadable {
            Some(text) => std::fs::write(&file, text).expect("written"),
            None => std::fs::remove_file(&file).expect("removed"),
        }
        let practice = start(home.path()).await;
        let given = identity(&practice).await;
        assert!(!given.account.is_empty() && !given.world.is_empty(), "{unreadable:?}");
        assert_eq!(kept_account(home.path()), Some(given.account), "{unreadable:?}");
        assert_eq!(status(&practice, &arn).await, "PENDING", "{unreadable:?}");
        practice.stop().await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_reset_that_cannot_be_saved_leaves_the_world_that_it_was() {
    let home = tempfile::tempdir().expect("a folder");
    let practice = start(home.path()).await;
    let before = identity(&practice).await;
    let world = home.path().join(FILE);
    std::fs::remove_file(&world).expect("removed");
    std::fs::create_dir(&world).expect("a folder in the place of the file");
    Client::new(practice.endpoint()).reset().await.expect_err("it can't be saved");
    assert_eq!(identity(&practice).await, before);
    assert_eq!(kept_account(home.path()), Some(before.account.clone()));
    practice.stop().await;
    std::fs::remove_dir(&world).expect("removed");
    let kept = std::fs::read_to_string(home.path().join("identity.json")).expect("an identity");
    assert!(kept.contains(&before.world), "{kept}");
}

#[tokio::test]
async fn an_account_without_a_folder_is_known_by_its_address() {
    let practice = Practice::start(Options::default()).await.expect("a free port");
    let (endpoint, first) = (practice.endpoint().to_owned(), identity(&practice).await);
    assert_eq!(first.account, endpoint);
    let port = endpoint.rsplit(':').next().expect("a port");
    let by_name = Client::new(&format!("http://localhost:{port}")).identity().await.expect("an identity");
    assert_eq!(by_name, first, "whatever it is called");
    practice.stop().await;
    let options = Options { port: port.parse().expect("a number"), ..Options::default() };
    let practice = Practice::start(options).await.expect("the same port");
    let again = identity(&practice).await;
    assert_eq!(again.account, first.account);
    assert_ne!(again.world, first.world, "it began anew");
    practice.stop().await;
}

#[tokio::test]
async fn an_account_of_an_earlier_version_is_known_by_its_address() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    let answering = tokio::spawn(async move {
        let (mut asked, _) = listener.accept().await.expect("somebody who asks");
        let mut head = [0; 1024];
        tokio::io::AsyncReadExt::read(&mut asked, &mut head).await.expect("a question");
        let answer = b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
        tokio::io::AsyncWriteExt::write_all(&mut asked, answer).await.expect("an answer");
    });
    let identity = Client::new(&format!("{endpoint}/")).identity().await.expect("an identity");
    assert_eq!(identity, PracticeIdentity { account: endpoint, world: String::new() });
    answering.await.expect("it answered");
}
