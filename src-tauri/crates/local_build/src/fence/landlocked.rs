//! Files and signals, by Landlock. What isn't named here, nobody below may read or write.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, BitFlags, LandlockStatus, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError,
    RulesetStatus, Scope, path_beneath_rules,
};

use super::FenceRules;

/// Programs, libraries and what they read of the system. `/run` isn't there, where sockets lie, nor `/var`, `/home`, `/root`.
const SYSTEM: &[&str] = &[
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/opt",
    "/nix",
    "/gnu",
    "/snap",
    "/home/linuxbrew",
    "/proc",
    "/sys",
    // certificates, fonts and Java where distributions keep them
    "/var/lib/ca-certificates",
    "/var/cache/fontconfig",
    "/var/lib/snapd/snap",
    // what /etc links to
    "/run/current-system",
    "/run/systemd/resolve",
    "/run/resolvconf",
    "/run/NetworkManager/resolv.conf",
];

/// Devices that belong to nobody. No terminal: one of the person's could be written to.
const DEVICES: &[&str] = &["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/shm"];

/// Which version of Landlock holds now, 0 where the kernel has none.
pub(super) fn apply(rules: &FenceRules) -> Result<i32, RulesetError> {
    let read = AccessFs::from_read(ABI::V5);
    let all = AccessFs::from_all(ABI::V5);
    let status = Ruleset::default()
        .handle_access(all)?
        .scope(Scope::from_all(ABI::V6))?
        .create()?
        .add_rules(path_beneath_rules(SYSTEM, read))?
        .add_rules(path_beneath_rules(configuration(), read))?
        .add_rules(path_beneath_rules(&rules.readable, read))?
        .add_rules(path_beneath_rules(DEVICES, device()))?
        .add_rules(path_beneath_rules(&rules.writable, all))?
        .restrict_self()?;
    Ok(match (status.ruleset, status.landlock) {
        (RulesetStatus::NotEnforced, _) => 0,
        (_, LandlockStatus::Available { effective_abi, .. }) => effective_abi as i32,
        _ => 0,
    })
}

fn device() -> BitFlags<AccessFs> {
    AccessFs::from_read(ABI::V1)
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::IoctlDev
        | AccessFs::MakeReg
        | AccessFs::RemoveFile
}

/// What all users may read of `/etc`: a build of root's could else read the passwords there.
fn configuration() -> Vec<PathBuf> {
    let for_all = |path: &Path| fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o004 != 0);
    let entries = fs::read_dir("/etc").into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| for_all(path)).collect()
}
