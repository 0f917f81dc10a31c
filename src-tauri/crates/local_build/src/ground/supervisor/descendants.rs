//! All that a process started, and what they started. Whose parent ended, that belongs to the supervisor on Linux; on macOS
//! it is lost from sight, unless it stayed in its group.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, wait};

/// Between two looks at what is left.
const PAUSE: Duration = Duration::from_millis(2);
/// What a signal can't end in this time, hangs in the kernel.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long processes are stopped before those that were found are ended, and it begins anew.
const STOPPING: Duration = Duration::from_millis(500);

/// The living ones below a process, without it.
pub(super) fn of(root: Pid) -> Vec<Pid> {
    let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
    let mut alive = HashSet::new();
    for process in all() {
        children.entry(process.parent).or_default().push(process.id);
        if !process.is_over {
            alive.insert(process.id);
        }
    }
    let mut found = Vec::new();
    let mut waiting = vec![root.as_raw_nonzero().get()];
    while let Some(parent) = waiting.pop() {
        for child in children.remove(&parent).unwrap_or_default() {
            waiting.push(child);
            if alive.contains(&child) {
                found.extend(Pid::from_raw(child));
            }
        }
    }
    found
}

/// Ends all of them, this process's own descendants. First they are stopped: what stands still starts nothing more.
pub(super) fn end() {
    let root = rustix::process::getpid();
    let deadline = Instant::now() + PATIENCE;
    loop {
        let mut stopped = HashSet::new();
        let began = Instant::now();
        while began.elapsed() < STOPPING {
            let moving: Vec<Pid> = of(root).into_iter().filter(|pid| !stopped.contains(pid)).collect();
            if moving.is_empty() {
                break;
            }
            for pid in moving {
                // one that is gone meanwhile is what we want
                let _ = kill_process(pid, Signal::STOP);
                stopped.insert(pid);
            }
        }
        let left = of(root);
        if left.is_empty() || Instant::now() > deadline {
            reap();
            return;
        }
        for pid in left {
            let _ = kill_process(pid, Signal::KILL);
        }
        reap();
        std::thread::sleep(PAUSE);
    }
}

/// Takes the exit codes that nobody waits for; those of others are given back.
pub(super) fn reap() -> Vec<(Pid, rustix::process::WaitStatus)> {
    let mut over = Vec::new();
    while let Ok(Some(one)) = wait(WaitOptions::NOHANG) {
        over.push(one);
    }
    over
}

struct Process {
    id: i32,
    parent: i32,
    is_over: bool,
}

#[cfg(target_os = "linux")]
fn all() -> Vec<Process> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            // a program's name is any bytes
            let stat = std::fs::read(entry.path().join("stat")).ok()?;
            let (state, parent) = state_and_parent(&String::from_utf8_lossy(&stat))?;
            Some(Process { id, parent, is_over: matches!(state, 'Z' | 'X') })
        })
        .collect()
}

/// Of a line of `/proc/<pid>/stat`; the name before them may hold brackets and spaces itself.
#[cfg(target_os = "linux")]
fn state_and_parent(stat: &str) -> Option<(char, i32)> {
    let mut rest = stat.rsplit_once(") ")?.1.split(' ');
    Some((rest.next()?.chars().next()?, rest.next()?.parse().ok()?))
}

#[cfg(not(target_os = "linux"))]
fn all() -> Vec<Process> {
    let output = std::process::Command::new("/bin/ps").args(["-axo", "pid=,ppid=,state="]).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines()
        .filter_map(|line| {
            let mut parts = line.split_whitespace();
            let (id, parent) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some(Process { id, parent, is_over: parts.next()?.starts_with('Z') })
        })
        .collect()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_hides_no_parent() {
        assert_eq!(state_and_parent("12 (a) R 1 (b) S 7 12 12 0"), Some(('S', 7)));
        assert_eq!(state_and_parent("12 (sh) Z 1 12"), Some(('Z', 1)));
        assert_eq!(state_and_parent("12"), None);
    }

    #[test]
    fn a_child_and_its_child_are_found_until_they_end() {
        let mut child = std::process::Command::new("sh").args(["-c", "sleep 60 & wait"]).spawn().unwrap();
        let own = |pid: &Pid| pid.as_raw_nonzero().get() == i32::try_from(child.id()).unwrap();
        let shell = loop {
            let shell = of(rustix::process::getpid()).into_iter().find(own);
            if let Some(shell) = shell.filter(|shell| of(*shell).len() == 1) {
                break shell;
            }
        };
        let sleep = of(shell)[0];
        kill_process(sleep, Signal::KILL).unwrap();
        child.wait().unwrap();
        assert_eq!(of(shell), []);
    }
}
