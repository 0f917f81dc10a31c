//! What every build needs.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use gangway_local_build::{End, FenceItem, GroundError, Hold, Limits};
use libtest_mimic::Trial;

use super::{Build, WIDE, is_alive, trial, wait_until};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("exit codes and output of both kinds come as they are", codes_and_output),
        trial("bytes that are no text come as they are", bytes),
        trial("a program that isn't there is told from a folder that isn't", not_found),
        trial("the environment is what was given", environment),
        trial("a program that asks finds its input closed", input),
        trial("a signal is told", signal),
        trial("what was left running goes on until the build is over", background),
        trial("a background process with the output doesn't hold a command up", held_output),
        trial("a stop ends everything within a second", stop),
        trial("time, output and disk are limits", limits),
        trial("a build that is over stays over", over),
        trial("a daemon that left its session is ended with the build", daemon),
    ]
}

fn codes_and_output() {
    let mut build = Build::new(WIDE);
    assert_eq!(build.shell("echo out; echo err >&2; exit 3"), (End::Exited(3), "out\nerr\n".to_owned()));
    assert_eq!(build.shell("exit 0").0, End::Exited(0));
    assert!(!build.ground.fence().is_fenced());
    assert_eq!(build.ground.fence().hold(FenceItem::Network), Hold::Open);
    let (end, output) = build.shell("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done");
    assert_eq!((end, output.lines().count()), (End::Exited(0), 20_000));
}

fn bytes() {
    let mut build = Build::new(WIDE);
    assert_eq!(build.shell(r"printf '\377\000\033[31m日本'").1, "\u{fffd}\0\u{1b}[31m日本");
}

fn not_found() {
    let mut build = Build::new(WIDE);
    assert!(matches!(build.try_run("no-such-program", &[]).0, Err(GroundError::NotFound)));
    assert_eq!(build.shell("exit 4").0, End::Exited(4));
    std::fs::remove_dir_all(build.path()).unwrap();
    assert!(matches!(build.try_run("sh", &[]).0, Err(GroundError::System(_))));
}

fn environment() {
    let mut build = Build::new(WIDE);
    let (_, output) = build.try_run("env", &[]);
    assert_eq!(output, "PATH=/usr/local/bin:/usr/bin:/bin\n");
}

fn input() {
    let mut build = Build::new(WIDE);
    assert_eq!(
        build.shell("read x || echo closed; (exec 3</dev/tty) 2>/dev/null || echo no terminal").1,
        "closed\nno terminal\n"
    );
}

fn signal() {
    let mut build = Build::new(WIDE);
    assert_eq!(build.shell("kill -9 $$").0, End::Killed(9));
    assert_eq!(build.shell("exit 0").0, End::Exited(0));
}

fn background() {
    let mut build = Build::new(WIDE);
    let (_, pid) = build.shell("sleep 100 >/dev/null 2>&1 & echo $!");
    assert!(is_alive(&pid));
    let (_, seen) = build.shell(&format!("kill -0 {} && echo there", pid.trim()));
    assert_eq!(seen, "there\n");
    drop(build);
    assert!(!is_alive(&pid));
}

fn held_output() {
    let mut build = Build::new(WIDE);
    let began = Instant::now();
    assert_eq!(build.shell("sleep 100 & echo first").1, "first\n");
    assert!(began.elapsed() < Duration::from_secs(20));
}

fn stop() {
    let mut build = Build::new(WIDE);
    let (stop, marker) = (Arc::clone(&build.stop), build.path().join("began"));
    let stopper = std::thread::spawn(move || {
        wait_until("the program runs", || marker.exists());
        stop.store(true, Ordering::Relaxed);
        Instant::now()
    });
    let (end, output) = build.shell("trap '' TERM INT; echo $$; touch began; sleep 100");
    let stopped = stopper.join().unwrap();
    assert_eq!(end, End::Stopped);
    assert!(stopped.elapsed() < Duration::from_secs(1), "{:?}", stopped.elapsed());
    assert!(!is_alive(&output));
}

fn limits() {
    let short = Limits { time: Duration::from_millis(500), ..WIDE };
    assert_eq!(Build::new(short).shell("sleep 100").0, End::TimedOut);
    let quiet = Limits { output: 1000, ..WIDE };
    let (end, output) = Build::new(quiet).shell("yes");
    assert_eq!((end, output.len()), (End::TooMuchOutput, 1000));
    // one that ends before anybody looks
    assert_eq!(Build::new(quiet).shell("head -c 1001 /dev/zero").0, End::TooMuchOutput);
    let small = Limits { disk: 8 << 20, ..WIDE };
    let mut build = Build::new(small);
    assert_eq!(build.shell("head -c 100000000 /dev/zero > one; sleep 100").0, End::TooMuchDisk);
    assert!(build.path().join("one").metadata().unwrap().len() <= 8 << 20);
    let many = "i=0; while [ $i -lt 200 ]; do head -c 1000000 /dev/zero > $i; i=$((i+1)); done; sleep 100";
    assert_eq!(Build::new(small).shell(many).0, End::TooMuchDisk);
}

fn over() {
    let mut build = Build::new(Limits { output: 10, ..WIDE });
    assert_eq!(build.shell("yes").0, End::TooMuchOutput);
    assert_eq!(build.shell("echo again"), (End::TooMuchOutput, String::new()));
}

fn daemon() {
    let mut build = Build::new(WIDE);
    let script =
        "(setsid sh -c 'echo $$ > pid; exec sleep 100' >/dev/null 2>&1 &); while ! [ -s pid ]; do :; done; cat pid";
    let (end, pid) = build.shell(script);
    assert_eq!(end, End::Exited(0));
    assert!(is_alive(&pid));
    drop(build);
    assert!(!is_alive(&pid) || cfg!(not(target_os = "linux")));
}
