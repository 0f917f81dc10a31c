//! `catalog`, `profiles`, `network`, `certificate`, `setup`, `blueprint` and `export` do no I/O, aren't async, and read no clock, no environment
//! and no randomness: same in, same bytes out.

use regex::Regex;

use crate::code::{File, Keep, files, is_test, shipped, without_comments};

const PURE: &[&str] = &[
    "src-tauri/crates/catalog/src",
    "src-tauri/crates/profiles/src",
    "src-tauri/crates/network/src",
    "src-tauri/crates/certificate/src",
    "src-tauri/crates/setup/src",
    "src-tauri/crates/blueprint/src",
    "src-tauri/crates/export/src",
];

/// What a pure room may not say. A hash map's order is random, so it is among them.
const IMPURE: &str = r"\bstd::(?:fs|process|thread|io::(?:stdin|stdout|stderr|Read|Write))\b|\b(?:TcpStream|TcpListener|UdpSocket|ToSocketAddrs)\b|\bstd::env\b|\benv::(?:var|args|current)|\b(?:SystemTime|Instant)\b|\bOffsetDateTime::now|\btokio\b|\basync\b|\brand\b|\bgetrandom\b|\bnew_v4\b|\bHashMap\b|\bHashSet\b|\b(?:println|print|eprintln|eprint|dbg)!|\bstatic mut\b|\bthread_local!";

fn check(files: &[File]) -> Vec<String> {
    let impure = Regex::new(IMPURE).expect("a pattern");
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !is_test(&file.path)) {
        for (number, line) in without_comments(shipped(&file.text), Keep::Code).lines().enumerate() {
            wrong.extend(impure.find(line).map(|found| format!("{}:{}: {}", file.path, number + 1, found.as_str())));
        }
    }
    wrong
}

#[test]
fn pure_rooms_are_pure() {
    assert_eq!(check(&files(PURE, &[".rs"])), Vec::<String>::new());
}

#[test]
fn impurities_are_found() {
    for text in [
        "let t = std::fs::read(p);",
        "use std::env;",
        "let now = SystemTime::now();",
        "async fn f() {}",
        "use std::collections::{HashMap};",
        "Uuid::new_v4()",
        "println!()",
    ] {
        let file = |path: &str| vec![File { path: path.to_owned(), text: text.to_owned() }];
        assert_eq!(check(&file("src-tauri/crates/setup/src/a.rs")).len(), 1, "{text}");
        assert_eq!(check(&file("src-tauri/crates/setup/src/tests.rs")).len(), 0, "{text}");
    }
    let inside = "fn f() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
    assert_eq!(check(&[File { path: "a.rs".to_owned(), text: inside.to_owned() }]).len(), 0);
}
