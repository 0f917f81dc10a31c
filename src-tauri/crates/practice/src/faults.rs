//! The faults that are switched on, and how often each still strikes.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::messages::{PracticeFault, PracticeFaultKind};
use crate::other::WithOther;

/// What goes wrong at the moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Faults(Vec<Fault>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Fault {
    Known(WithOther<PracticeFault>),
    /// Of a kind that only a newer version has: it never strikes here, and stays for that version.
    Unknown(Value),
}

impl Fault {
    fn known(&self) -> Option<&PracticeFault> {
        match self {
            Self::Known(fault) => Some(fault),
            Self::Unknown(_) => None,
        }
    }
}

impl Faults {
    /// Exactly these of the kinds that are known here, from now on.
    pub(crate) fn set(&mut self, faults: Vec<PracticeFault>) {
        self.0.retain(|fault| fault.known().is_none());
        self.0.extend(faults.into_iter().map(|fault| Fault::Known(fault.into())));
        self.forget_spent();
    }

    /// Those that still strike.
    pub(crate) fn all(&self) -> Vec<PracticeFault> {
        self.0.iter().filter_map(|fault| fault.known().cloned()).collect()
    }

    /// Whether a fault of this kind is on, whatever its operation.
    pub(crate) fn is_on(&self, kind: PracticeFaultKind) -> bool {
        self.0.iter().filter_map(Fault::known).any(|fault| fault.kind == kind)
    }

    /// Whether a fault of this kind strikes this operation now; one strike is used up.
    pub(crate) fn take(&mut self, kind: PracticeFaultKind, operation: &str) -> bool {
        self.strike(|fault| fault.kind == kind && strikes(fault, operation))
    }

    /// Whether a fault of this kind that names this very operation strikes now; one strike is used up.
    pub(crate) fn take_named(&mut self, kind: PracticeFaultKind, operation: &str) -> bool {
        self.strike(|fault| fault.kind == kind && fault.operation == operation)
    }

    /// Whether a fault of this kind strikes now, whatever its operation; one strike is used up.
    pub(crate) fn take_any(&mut self, kind: PracticeFaultKind) -> bool {
        self.strike(|fault| fault.kind == kind)
    }

    fn strike(&mut self, hits: impl Fn(&PracticeFault) -> bool) -> bool {
        let known = self.0.iter_mut().filter_map(|fault| match fault {
            Fault::Known(fault) => Some(fault),
            Fault::Unknown(_) => None,
        });
        let Some(fault) = known.into_iter().find(|fault| hits(fault)) else {
            return false;
        };
        if let Some(times) = &mut fault.times {
            *times = times.saturating_sub(1);
        }
        self.forget_spent();
        true
    }

    fn forget_spent(&mut self) {
        self.0.retain(|fault| fault.known().is_none_or(|fault| fault.times != Some(0)));
    }
}

fn strikes(fault: &PracticeFault, operation: &str) -> bool {
    fault.operation.is_empty() || fault.operation == operation
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(operation: &str, times: Option<u32>) -> PracticeFault {
        PracticeFault { kind: PracticeFaultKind::Throttling, operation: operation.to_owned(), times }
    }

    fn check(fault: PracticeFault, asked: &[&str]) -> Vec<bool> {
        let mut faults = Faults::default();
        faults.set(vec![fault]);
        asked.iter().map(|operation| faults.take(PracticeFaultKind::Throttling, operation)).collect()
    }

    #[test]
    fn a_fault_strikes_its_operation_as_often_as_it_says() {
        assert_eq!(check(fault("sts:GetCallerIdentity", Some(1)), &["s3:ListBuckets"; 1]), [false]);
        assert_eq!(check(fault("a:B", Some(2)), &["a:B", "a:B", "a:B"]), [true, true, false]);
        assert_eq!(check(fault("", None), &["a:B", "c:D", "a:B"]), [true, true, true]);
        assert_eq!(check(fault("", Some(0)), &["a:B"]), [false]);
    }
}
