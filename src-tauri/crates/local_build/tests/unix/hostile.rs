//! Builds that want to do harm. Each runs inside bounds that aren't the engine's, in this program started anew.

use std::io::Write;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use gangway_local_build::{End, FenceItem, Hold, Limits};
use libtest_mimic::Trial;

use super::{Build, WIDE, bounded, is_alive, trial, wait_until};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("a fork bomb is ended", || bounded("fork-bomb")),
        trial("kill -9 -1 ends the build alone", || bounded("kill-all")),
        trial("a killed program takes its build along", || bounded("killed-program")),
        trial("a killed supervisor takes its build along", || bounded("killed-supervisor")),
    ]
}

/// The argument by which this program plays one of the builds.
const PLAY: &str = "--play";
/// A build that waits to be orphaned.
const WAIT: &str = "--wait";

pub(crate) fn play_if_asked() -> Option<ExitCode> {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some(PLAY) => play(arguments.get(2)?),
        Some(WAIT) => wait_to_be_orphaned(),
        _ => return None,
    }
    println!("played");
    Some(ExitCode::SUCCESS)
}

fn bounded(name: &str) {
    match bounded::run(name, &[PLAY, name]) {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            assert!(text.contains("played") || text.contains("skipped"), "{:?}: {text}", output.status);
            print!("{}", text.lines().filter(|line| line.starts_with("skipped")).collect::<String>());
        }
        Err(why) => println!("skipped: {why}"),
    }
}

fn play(name: &str) {
    match name {
        "fork-bomb" => fork_bomb(),
        "kill-all" => kill_all(),
        "killed-program" => orphaned(|program, _| program),
        "killed-supervisor" => orphaned(|_, supervisor| supervisor),
        other => panic!("no such build: {other}"),
    }
}

/// How many processes this PID name space has, without zombies.
fn processes() -> usize {
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().into_string().ok()?.parse::<u32>().ok());
    pids.filter(|pid| {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        stat.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with('Z'))
    })
    .count()
}

fn fork_bomb() {
    let before = processes();
    let mut build = Build::fenced(Limits { processes: 60, ..WIDE });
    let (end, _) = build.shell("f() { f | f & }; (f); exec sleep 100");
    assert_eq!(end, End::TooManyProcesses);
    drop(build);
    assert_eq!(processes(), before);
}

fn kill_all() {
    let mut build = Build::fenced(Limits { time: Duration::from_secs(20), ..WIDE });
    if build.ground.fence().hold(FenceItem::Signals) == Hold::Open {
        println!("skipped: this system doesn't close signals");
        return;
    }
    let mut bystander = Command::new("sleep").arg("100").spawn().unwrap();
    let (end, _) = build.shell("kill -9 -1; sleep 1");
    assert!(matches!(end, End::Killed(9)), "{end:?}");
    // the next command finds its ground again, and the same fence
    assert_eq!(build.shell("echo next; exit 5"), (End::Exited(5), "next\n".to_owned()));
    assert!(bystander.try_wait().unwrap().is_none());
    bystander.kill().unwrap();
    bystander.wait().unwrap();
}

fn wait_to_be_orphaned() {
    let mut build = Build::fenced(WIDE);
    let script = "(setsid sh -c 'echo $$ > daemon; exec sleep 100' >/dev/null 2>&1 &); sleep 100 & \
        while ! [ -s daemon ]; do :; done; cat daemon; echo $!; echo $$; wait";
    let program = gangway_local_build::Program {
        path: "sh".into(),
        arguments: vec!["-c".into(), script.into()],
        folder: build.path().to_owned(),
        environment: vec![("PATH".into(), "/usr/bin:/bin".into())],
    };
    let _ = gangway_local_build::Ground::run(&mut build.ground, &program, &mut |bytes| {
        std::io::stdout().write_all(bytes).unwrap();
        std::io::stdout().flush().unwrap();
    });
}

/// Kills one of the two above a build with a daemon.
fn orphaned(which: fn(u32, u32) -> u32) {
    use std::io::BufRead;
    let this = std::env::current_exe().unwrap();
    let mut program = Command::new(this).arg(WAIT).stdout(Stdio::piped()).spawn().unwrap();
    let lines = std::io::BufReader::new(program.stdout.take().unwrap()).lines();
    let pids: Vec<String> = lines.take(3).map(Result::unwrap).collect();
    assert!(pids.len() == 3 && pids.iter().all(|pid| is_alive(pid)), "{pids:?}");
    let supervisor = child_of(program.id());
    let killed = which(program.id(), supervisor).to_string();
    assert!(Command::new("kill").args(["-9", &killed]).status().unwrap().success());
    wait_until("nothing of the build is left", || !pids.iter().any(|pid| is_alive(pid)));
    wait_until("the supervisor is gone", || !is_alive(&supervisor.to_string()));
    let _ = program.wait();
}

fn child_of(parent: u32) -> u32 {
    let output = Command::new("ps").args(["-o", "pid=", "--ppid", &parent.to_string()]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap()
}
