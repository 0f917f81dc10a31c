//! What `cargo xtask bench` prints: medians, each beside the first target that the project set itself.

use std::hint::black_box;
use std::time::{Duration, Instant};

use gangway_blueprint::Blueprint;
use gangway_export::formats::FORMATS;
use gangway_export::{Language, Words};
use gangway_setup::check::{Facts, check};
use gangway_setup::document::Setup;
use gangway_setup::target::Target;

use crate::busy::BusyPipeline;
use crate::setups;

/// Times the pure parts over a setup that uses everything.
///
/// # Panics
/// When the setup has problems: then nothing worth measuring would be measured.
pub fn pure() {
    let setup: Setup = serde_json::from_str(&setups::text(&setups::full())).expect("a setup file");
    let facts = Facts::default();
    let target = Target {
        partition: "aws".to_owned(),
        account: "111122223333".to_owned(),
        region: "us-east-1".to_owned(),
        ..Target::default()
    };
    let words = Words::new(Language::En);
    let problems = check(&setup, &facts);
    let blueprint = Blueprint::from_setup(&setup, &target).expect("a setup without problems");
    assert!(
        !problems.iter().any(|problem| problem.severity == gangway_setup::problem::Severity::Error),
        "{problems:?}"
    );

    line("check", "200 µs", median(|| drop(black_box(check(black_box(&setup), &facts)))));
    line("blueprint", "-", median(|| drop(black_box(Blueprint::from_setup(black_box(&setup), &target)))));
    line(
        "export",
        "1 ms",
        median(|| FORMATS.iter().for_each(|format| drop(format.files(black_box(&blueprint), &words)))),
    );
}

fn line(what: &str, target: &str, found: Duration) {
    println!("{what:<34} {:>10.1} µs   first target {target}", found.as_secs_f64() * 1e6);
}

/// The median of many runs, after some to warm up.
fn median(mut work: impl FnMut()) -> Duration {
    for _ in 0..50 {
        work();
    }
    let mut found: Vec<Duration> = (0..501)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed()
        })
        .collect();
    found.sort_unstable();
    found[found.len() / 2]
}

/// Times the start of two windows and weighs them, in turns.
#[cfg(not(target_os = "linux"))]
pub fn windows(_ours: &std::path::Path, _bare: &std::path::Path) {
    println!("The windows are measured with WebKitWebDriver, which Linux alone has.");
}

/// Times a pipeline with 300 runs and a log of 100,000 lines: what the use cases take, and what the window does with it.
///
/// # Panics
/// At the first surprise.
pub fn busy(ours: &std::path::Path) {
    let home = tempfile::tempdir().expect("a home folder");
    let folder = home.path().join("gangway");
    let began = Instant::now();
    let pipeline = BusyPipeline::new(&folder, RUNS, LINES);
    println!("{:<34} {:>10.1} s", "300 runs and 100,000 lines made in", began.elapsed().as_secs_f64());
    for (what, took) in pipeline.measure(&folder) {
        println!("{what:<34} {:>10.1} ms", took.as_secs_f64() * 1e3);
    }
    #[cfg(target_os = "linux")]
    busy_window::measure(ours, home.path(), LINES);
    #[cfg(not(target_os = "linux"))]
    let _ = ours;
}

/// Times the lists of an account with hundreds of networks.
///
/// # Panics
/// When the window doesn't open, or shows something else.
#[cfg(target_os = "linux")]
pub fn networks(ours: &std::path::Path) {
    networks_window::measure(ours);
}

/// Times nothing: the window is driven on Linux alone.
#[cfg(not(target_os = "linux"))]
pub fn networks(_ours: &std::path::Path) {}

/// What a pipeline has that has been in use for long.
const RUNS: usize = 300;
const LINES: usize = 100_000;

#[cfg(target_os = "linux")]
pub use linux::windows;

#[cfg(target_os = "linux")]
mod busy_window;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod networks_window;
