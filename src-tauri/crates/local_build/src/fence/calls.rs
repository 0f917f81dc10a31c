//! Calls of the system that a build may not make, by seccomp. They fail as not permitted, and the program goes on.

use std::collections::BTreeMap;

use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

/// Numbers of calls, as Linux has them on one architecture; 64-bit ones alone are told apart.
struct Numbers {
    socket: i64,
    kill: i64,
    clone: i64,
    /// Denied to everybody.
    denied: &'static [i64],
    /// Denied where nothing else keeps a build from looking into others.
    tracing: &'static [i64],
}

// clone3 hides its flags behind a pointer. As one that the kernel doesn't know, it makes every libc fall back to clone.
const CLONE3: i64 = 435;

/// The numbers from 424 on are the same everywhere: pidfd_send_signal stays, since scopes of signals cover it.
const IO_URING: [i64; 3] = [425, 426, 427];

// mount, umount2, pivot_root, chroot, swapon, swapoff, reboot, init_module, delete_module, finit_module, kexec_load, setns,
// unshare, add_key, request_key, keyctl, bpf, perf_event_open, userfaultfd, open_by_handle_at, io_uring, open_tree,
// move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr
#[cfg(target_arch = "x86_64")]
const NUMBERS: Numbers = Numbers {
    socket: 41,
    kill: 62,
    clone: 56,
    denied: &[
        165,
        166,
        155,
        161,
        167,
        168,
        169,
        175,
        176,
        313,
        246,
        308,
        272,
        248,
        249,
        250,
        321,
        298,
        323,
        304,
        IO_URING[0],
        IO_URING[1],
        IO_URING[2],
        428,
        429,
        430,
        431,
        432,
        433,
        442,
    ],
    // ptrace, process_vm_readv, process_vm_writev, pidfd_getfd
    tracing: &[101, 310, 311, 438],
};
#[cfg(target_arch = "aarch64")]
const NUMBERS: Numbers = Numbers {
    socket: 198,
    kill: 129,
    clone: 220,
    denied: &[
        40,
        39,
        41,
        51,
        224,
        225,
        142,
        105,
        106,
        273,
        104,
        268,
        97,
        217,
        218,
        219,
        280,
        241,
        282,
        265,
        IO_URING[0],
        IO_URING[1],
        IO_URING[2],
        428,
        429,
        430,
        431,
        432,
        433,
        442,
    ],
    tracing: &[117, 270, 271, 438],
};
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
const NUMBERS: Numbers = Numbers { socket: 0, kill: 0, clone: 0, denied: &[], tracing: &[] };

const AF_UNIX: u64 = 1;
/// Name spaces: of mounts, control groups, host names, IPC, users, processes and networks.
const CLONE_NEW: u64 = 0x0002_0000 | 0x0200_0000 | 0x0400_0000 | 0x0800_0000 | 0x1000_0000 | 0x2000_0000 | 0x4000_0000;
const EPERM: u32 = 1;
const ENOSYS: u32 = 38;
/// The same calls once more, as programs of the ABI x32 number them.
const X32: i64 = 0x4000_0000;

/// Denies them to this thread and all that it starts from now on. `is_traced_apart`: something else keeps a build from looking
/// into other programs, and a build may look into its own, as LeakSanitizer does. `is_signaled_apart`: the same for signals.
pub(super) fn deny(is_traced_apart: bool, is_signaled_apart: bool) -> Result<(), seccompiler::Error> {
    let architecture = TargetArch::try_from(std::env::consts::ARCH)?;
    if NUMBERS.denied.is_empty() {
        return Err(BackendError::InvalidTargetArch(std::env::consts::ARCH.to_owned()).into());
    }
    seccompiler::apply_filter(&filter(unknown(), ENOSYS, architecture)?)?;
    seccompiler::apply_filter(&filter(rules(is_traced_apart, is_signaled_apart)?, EPERM, architecture)?)
}

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

fn filter(rules: Rules, error: u32, architecture: TargetArch) -> Result<BpfProgram, seccompiler::Error> {
    let mut all = rules.clone();
    if cfg!(target_arch = "x86_64") {
        all.extend(rules.into_iter().map(|(number, rules)| (number | X32, rules)));
    }
    let filter = SeccompFilter::new(all, SeccompAction::Allow, SeccompAction::Errno(error), architecture)?;
    Ok(filter.try_into()?)
}

fn unknown() -> Rules {
    [(CLONE3, Vec::new())].into()
}

fn rules(is_traced_apart: bool, is_signaled_apart: bool) -> Result<Rules, BackendError> {
    let one = |argument, operator, value| {
        let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)?;
        SeccompRule::new(vec![condition])
    };
    let mut rules: Rules = NUMBERS.denied.iter().map(|number| (*number, Vec::new())).collect();
    // a pair of sockets is another call, and stays: programs talk to their own children by it
    rules.insert(NUMBERS.socket, vec![one(0, SeccompCmpOp::Eq, AF_UNIX)?]);
    let mut spaces = Vec::new();
    for bit in (0..32).map(|bit| 1_u64 << bit).filter(|bit| CLONE_NEW & bit != 0) {
        spaces.push(one(0, SeccompCmpOp::MaskedEq(bit), bit)?);
    }
    rules.insert(NUMBERS.clone, spaces);
    if !is_traced_apart {
        rules.extend(NUMBERS.tracing.iter().map(|number| (*number, Vec::new())));
    }
    if !is_signaled_apart {
        // all processes at once
        rules.insert(NUMBERS.kill, vec![one(0, SeccompCmpOp::Eq, u64::from(u32::MAX))?]);
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_filter_compiles() {
        let architecture = TargetArch::try_from(std::env::consts::ARCH).unwrap();
        assert!(!filter(unknown(), ENOSYS, architecture).unwrap().is_empty());
        let wide = filter(rules(true, true).unwrap(), EPERM, architecture).unwrap();
        let narrow = filter(rules(false, false).unwrap(), EPERM, architecture).unwrap();
        assert!(wide.len() < narrow.len());
    }
}
