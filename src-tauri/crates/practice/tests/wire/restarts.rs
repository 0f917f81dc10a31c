//! The world on disk: nothing is lost when the practice account ends, in whatever way.

use std::io::Write;

use gangway_practice::{Options, Practice};

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
