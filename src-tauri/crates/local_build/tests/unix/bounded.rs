//! Bounds from outside around a hostile build: a PID name space, so that no signal leaves it, and a control group with few
//! processes, since no other limit holds for root.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a hostile build may start at most, with the test itself.
const PROCESSES: u32 = 400;

/// A control group, gone with this value.
struct Group(PathBuf);

impl Group {
    fn new(name: &str) -> Result<Self, String> {
        let place = ["/sys/fs/cgroup/pids", "/sys/fs/cgroup"]
            .into_iter()
            .map(Path::new)
            .find(|place| place.join("cgroup.procs").exists())
            .ok_or("no control groups here")?;
        let group = Self(place.join(format!("gangway-test-{}-{name}", std::process::id())));
        let said = |error: std::io::Error| format!("no control group of processes can be had: {error}");
        std::fs::create_dir(&group.0).map_err(said)?;
        std::fs::write(group.0.join("pids.max"), PROCESSES.to_string()).map_err(said)?;
        Ok(group)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // the last of them may still be leaving
        for _ in 0..1000 {
            if std::fs::remove_dir(&self.0).is_ok() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }
}

/// Runs this program with these arguments inside the bounds, or says why they can't be had.
pub(crate) fn run(name: &str, arguments: &[&str]) -> Result<Output, String> {
    let space = ["--pid", "--fork", "--mount-proc", "--kill-child=KILL"];
    let tried = Command::new("unshare").args(space).arg("true").output().map_err(|error| error.to_string())?;
    if !tried.status.success() {
        return Err(format!("no PID name space can be had: {}", String::from_utf8_lossy(&tried.stderr).trim()));
    }
    let group = Group::new(name)?;
    let enter = "echo $$ > \"$1/cgroup.procs\" && shift && exec timeout -s KILL 60 unshare --pid --fork --mount-proc --kill-child=KILL \"$@\"";
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("sh").args(["-c", enter, "sh"]).arg(&group.0).arg(this).args(arguments).output();
    output.map_err(|error| error.to_string())
}
