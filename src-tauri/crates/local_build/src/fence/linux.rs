//! Both halves of the fence on Linux: the kernel's rules for paths and signals, and the calls of the system that they leave
//! open. Each holds without the other where a kernel lacks one.

use super::{Fence, FenceItem, FenceRules, calls, landlocked};

/// Fences this thread, and all that it starts from now on. What couldn't be closed stays open in the answer.
pub(crate) fn apply(rules: &FenceRules) -> Fence {
    let mut fence = Fence::open();
    let version = landlocked::apply(rules).unwrap_or(0);
    // since Linux 5.13; who can't be traced can't be read in /proc either
    if version >= 1 {
        fence.close(FenceItem::Reading);
        fence.close(FenceItem::Memory);
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
        fence.close(FenceItem::Memory);
    }
    fence
}
