//! Both halves of the fence on Linux: the kernel's rules for paths and signals, and the calls of the system that they leave
//! open. Each holds without the other where a kernel lacks one.

use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, remove_capability_from_bounding_set, set_capabilities,
};

use super::{Fence, FenceItem, FenceRules, calls, landlocked};

/// What a build of root's keeps of root's powers: those over files, users and ports, as in a container. Others lead around
/// the fence: who may measure the system's performance, reads every program's environment.
const POWERS: CapabilitySet = CapabilitySet::CHOWN
    .union(CapabilitySet::DAC_OVERRIDE)
    .union(CapabilitySet::FOWNER)
    .union(CapabilitySet::FSETID)
    .union(CapabilitySet::KILL)
    .union(CapabilitySet::SETGID)
    .union(CapabilitySet::SETUID)
    .union(CapabilitySet::NET_BIND_SERVICE);

/// Fences this thread, and all that it starts from now on. What couldn't be closed stays open in the answer.
pub(crate) fn apply(rules: &FenceRules) -> Fence {
    let mut fence = Fence::open();
    let version = landlocked::apply(rules).unwrap_or(0);
    let is_weak = give_up_powers().is_ok();
    // since Linux 5.13; who can't be traced can't be read in /proc either
    if version >= 1 {
        fence.close(FenceItem::Reading);
        if is_weak {
            fence.close(FenceItem::Memory);
        }
    }
    // since Linux 6.2: before, a file outside could be cut off
    if version >= 3 {
        fence.close(FenceItem::Writing);
    }
    // since Linux 6.12
    let signals = version >= 6;
    if signals {
        fence.close(FenceItem::Signals);
    }
    if calls::deny(version >= 1, signals).is_ok() {
        fence.close(FenceItem::Sockets);
    }
    fence
}

/// Leaves root's other powers, for this thread and all that it starts from now on; who has none has nothing to leave.
fn give_up_powers() -> rustix::io::Result<()> {
    let now = capabilities(None)?;
    if now.permitted.contains(CapabilitySet::SETPCAP) {
        for power in CapabilitySet::all().difference(POWERS).iter_names().map(|(_, power)| power) {
            // a kernel doesn't know those that came after it
            match remove_capability_from_bounding_set(power) {
                Ok(()) | Err(rustix::io::Errno::INVAL) => {}
                Err(error) => return Err(error),
            }
        }
    }
    let kept = |set: CapabilitySet| set.intersection(POWERS);
    let (effective, permitted) = (kept(now.effective), kept(now.permitted));
    set_capabilities(None, CapabilitySets { effective, permitted, inheritable: CapabilitySet::empty() })
}
