//! What a build may use, and whether it still does.
//!
//! Counting files and processes takes time, and is asked often. So each has a bound that costs nothing: a disk can't hold
//! more of a build than its free space shrank, and a build can't have started more processes than the system has more.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::End;

/// What a whole build may use, over all its programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// From the start of the ground. A system that sleeps stops this clock where its monotonic clock does.
    pub time: Duration,
    /// Bytes that its programs write.
    pub output: u64,
    /// Bytes that lie in the measured folders; no single file grows beyond it, wherever it lies.
    pub disk: u64,
    /// Processes at one time.
    pub processes: usize,
}

/// A folder is measured this often even if the disk as a whole didn't grow: something else may have become smaller.
const MEASURED_AFTER: Duration = Duration::from_secs(2);

/// A build against its limits.
pub(super) struct Watch {
    limits: Limits,
    folders: Vec<PathBuf>,
    began: Instant,
    written: u64,
    measured: Option<Measurement>,
    counted: Option<(usize, usize)>,
}

struct Measurement {
    bytes: u64,
    free: u64,
    next: Instant,
}

impl Watch {
    pub(super) fn new(limits: Limits, folders: Vec<PathBuf>) -> Self {
        Self { limits, folders, began: Instant::now(), written: 0, measured: None, counted: None }
    }

    /// How much of what a program wrote is still within the limit, in bytes.
    pub(super) fn written(&mut self, bytes: usize) -> usize {
        let left = self.limits.output.saturating_sub(self.written);
        self.written = self.written.saturating_add(bytes as u64);
        usize::try_from(left).unwrap_or(usize::MAX).min(bytes)
    }

    /// The limit that the build has gone beyond. `in_system` counts what the system has, `of_build` what the build has.
    pub(super) fn exceeded(
        &mut self,
        in_system: impl Fn() -> Option<usize>,
        of_build: impl Fn() -> usize,
    ) -> Option<End> {
        if self.began.elapsed() >= self.limits.time {
            return Some(End::TimedOut);
        }
        if self.written > self.limits.output {
            return Some(End::TooMuchOutput);
        }
        if self.is_over_processes(in_system, of_build) {
            return Some(End::TooManyProcesses);
        }
        self.is_over_disk().then_some(End::TooMuchDisk)
    }

    fn is_over_processes(&mut self, in_system: impl Fn() -> Option<usize>, of_build: impl Fn() -> usize) -> bool {
        let now = in_system();
        if let (Some(now), Some((before, of_build))) = (now, self.counted)
            && of_build + now.saturating_sub(before) <= self.limits.processes
        {
            return false;
        }
        let count = of_build();
        self.counted = now.map(|now| (now, count));
        count > self.limits.processes
    }

    fn is_over_disk(&mut self) -> bool {
        let now = Instant::now();
        let free = free(&self.folders);
        if let Some(last) = &self.measured
            && now < last.next
            && last.bytes.saturating_add(last.free.saturating_sub(free)) < self.limits.disk
        {
            return false;
        }
        let bytes = size(&self.folders);
        // a tenth of the time at most goes into measuring
        let next = Instant::now() + MEASURED_AFTER.max(now.elapsed() * 10);
        self.measured = Some(Measurement { bytes, free, next });
        bytes >= self.limits.disk
    }
}

/// Free bytes below the folders; a disk that holds several of them counts several times, which only measures more often.
#[cfg(unix)]
fn free(folders: &[PathBuf]) -> u64 {
    let of =
        |folder: &PathBuf| rustix::fs::statvfs(folder).map_or(0, |disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    folders.iter().map(of).fold(0, u64::saturating_add)
}

#[cfg(not(unix))]
fn free(_: &[PathBuf]) -> u64 {
    u64::MAX
}

/// Bytes that the folders take on the disk. Links aren't followed; a file with several names counts once.
pub(crate) fn size(folders: &[PathBuf]) -> u64 {
    let mut seen = HashSet::new();
    let mut waiting: Vec<PathBuf> = folders.to_vec();
    let mut bytes = 0_u64;
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let Ok(about) = entry.metadata() else { continue };
            if about.is_dir() {
                waiting.push(entry.path());
            } else {
                bytes = bytes.saturating_add(of_file(&entry.path(), &about, &mut seen));
            }
        }
    }
    bytes
}

#[cfg(unix)]
fn of_file(_: &Path, about: &fs::Metadata, seen: &mut HashSet<(u64, u64)>) -> u64 {
    use std::os::unix::fs::MetadataExt;
    if about.nlink() > 1 && !seen.insert((about.dev(), about.ino())) {
        return 0;
    }
    about.blocks().saturating_mul(512)
}

#[cfg(not(unix))]
fn of_file(_: &Path, about: &fs::Metadata, _: &mut HashSet<(u64, u64)>) -> u64 {
    about.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watch(limits: Limits) -> Watch {
        Watch::new(limits, Vec::new())
    }

    const WIDE: Limits = Limits { time: Duration::from_secs(3600), output: 100, disk: 1 << 40, processes: 10 };

    #[test]
    fn output_is_cut_at_its_limit() {
        let mut watch = watch(WIDE);
        assert_eq!(watch.written(90), 90);
        assert_eq!(watch.exceeded(|| None, || 1), None);
        assert_eq!(watch.written(20), 10);
        assert_eq!(watch.exceeded(|| None, || 1), Some(End::TooMuchOutput));
    }

    #[test]
    fn processes_are_counted_when_the_system_has_more() {
        let mut watch = watch(WIDE);
        assert_eq!(watch.exceeded(|| Some(100), || 4), None);
        assert_eq!(watch.exceeded(|| Some(106), || panic!("nothing to count")), None);
        assert_eq!(watch.exceeded(|| Some(107), || 11), Some(End::TooManyProcesses));
    }

    #[test]
    fn no_time_is_a_limit_too() {
        assert_eq!(watch(Limits { time: Duration::ZERO, ..WIDE }).exceeded(|| None, || 0), Some(End::TimedOut));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test's own files")]
    fn a_folder_counts_what_lies_in_it_and_no_link() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        fs::write(outside.path(), vec![1; 1 << 20]).unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/b"), vec![1; 100_000]).unwrap();
        fs::hard_link(folder.path().join("a/b"), folder.path().join("c")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).unwrap();
        let size = size(&[folder.path().to_owned()]);
        #[cfg(unix)]
        assert!((100_000..200_000).contains(&size), "{size}");
        #[cfg(not(unix))]
        assert_eq!(size, 200_000);
    }
}
