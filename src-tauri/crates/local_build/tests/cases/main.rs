//! What the reference says a buildspec does: one row a point, run for real by this system's shells.
#![cfg(unix)]

mod support;
mod table;

/// A point of the reference, or of what is publicly known.
struct Case {
    name: &'static str,
    /// The page that says so.
    source: &'static str,
    input: support::Check,
    /// What is told; see [`support::check`].
    trace: &'static str,
}

#[test]
fn every_case_leaves_its_trace() {
    let cases = table::cases();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let (trace, expected) = (support::check(&case.input), unindented(case.trace));
        println!("{} | {} | {}", if trace == expected { "ok   " } else { "WRONG" }, case.name, case.source);
        if trace != expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- found\n{trace}", case.name));
        }
    }
    println!("{} cases, {} wrong", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn unindented(text: &str) -> String {
    text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}
