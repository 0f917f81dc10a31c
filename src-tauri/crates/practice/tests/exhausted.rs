//! A process without a free file descriptor: connections wait, and are taken as soon as there is one.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test ends at the first surprise")]
#![allow(clippy::disallowed_methods, reason = "a test opens what it likes")]

use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use gangway_practice::{Options, Practice};

/// Says to the inner process that it is the inner one.
const FEW: &str = "GANGWAY_FEW_DESCRIPTORS";

/// Every descriptor that the process can get.
fn all_descriptors() -> Vec<File> {
    std::iter::from_fn(|| File::open("/dev/null").ok()).collect()
}

/// The limit is the whole process's, so this happens in another one.
#[test]
fn it_goes_on_when_there_are_descriptors_again() {
    if std::env::var_os(FEW).is_some() {
        return with_few_descriptors();
    }
    let program = std::env::current_exe().expect("this program");
    let run = format!("ulimit -n 64 && {FEW}=1 exec \"$0\" --exact it_goes_on_when_there_are_descriptors_again");
    let inner = Command::new("sh").args(["-c", &run]).arg(program).output().expect("sh");
    let told = String::from_utf8_lossy(&inner.stdout);
    assert!(inner.status.success() && told.contains("1 passed"), "{told}{}", String::from_utf8_lossy(&inner.stderr));
}

fn with_few_descriptors() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads");
    let practice = runtime.block_on(Practice::start(Options::default())).expect("a free port");
    let authority = practice.endpoint().strip_prefix("http://").expect("http").to_owned();
    let connect = || TcpStream::connect(&authority).expect("it listens");
    let answered = |mut stream: &TcpStream| {
        let request = format!("GET /_practice/state HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    };
    let mut obstacle = practice.obstacle();
    for _ in 0..2 {
        let mut taken = all_descriptors();
        taken.pop().expect("the client's");
        let waiting = connect();
        let told = runtime.block_on(obstacle.wait_for(Option::is_some)).expect("it runs").clone();
        assert!(told.as_deref().is_some_and(|told| told.contains("files")), "{told:?}");
        // Much longer than anybody would try in vain.
        std::thread::sleep(Duration::from_secs(6));
        drop(taken);
        answered(&waiting);
        assert_eq!(*runtime.block_on(obstacle.wait_for(Option::is_none)).expect("it runs"), None);
    }
    // Its own connections are the first to go.
    let mut held: Vec<TcpStream> = Vec::new();
    while let Ok(stream) = TcpStream::connect(&authority) {
        held.push(stream);
        assert!(held.len() < 64);
    }
    held.truncate(held.len() - 4);
    answered(&connect());
    runtime.block_on(practice.stop());
}
