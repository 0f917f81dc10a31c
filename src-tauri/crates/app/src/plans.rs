//! Plans that were shown. One is carried out only as it was seen, and only while the setup still means the same.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_workflow::model::{JobKind, Plan};
use gangway_workflow::{AccountKey, Approved, Request};

/// The newest plan of each setup and kind, for as long as the program runs.
#[derive(Default)]
pub(crate) struct Plans {
    shown: Mutex<HashMap<String, Vec<ShownPlan>>>,
    making: tokio::sync::Mutex<()>,
}

/// A plan, and the account and Region that it is for.
struct ShownPlan {
    place: AccountKey,
    plan: Plan,
}

impl Plans {
    /// Whoever makes or closes a plan that leaves something in the account does so alone.
    pub(crate) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.making.lock().await
    }

    /// Remembers what is shown.
    pub(crate) fn show(&self, setup: &str, place: AccountKey, plan: Plan) -> Plan {
        let mut plans = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = plans.entry(setup.to_owned()).or_default();
        shown.retain(|earlier| earlier.plan.kind != plan.kind);
        shown.push(ShownPlan { place, plan: plan.clone() });
        plan
    }

    /// The approval of the plan that was shown with this digest, for the request and the place to which the setup leads now.
    ///
    /// # Errors
    /// [`FaultCode::PlanChanged`] when it isn't the newest plan, or the setup means something else by now;
    /// [`FaultCode::ApprovalMissing`] without a digest.
    pub(crate) fn approve<R: Request>(
        &self,
        setup: &str,
        place: &AccountKey,
        request: R,
        digest: &str,
    ) -> Result<Approved<R>, Fault> {
        let plans = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let here = |shown: &&ShownPlan| shown.plan.kind == R::KIND && shown.place == *place;
        let shown = plans.get(setup).and_then(|shown| shown.iter().find(here));
        let plan = shown.map(|shown| shown.plan.clone()).ok_or(FaultCode::PlanChanged)?;
        drop(plans);
        plan.approve(request, digest)
    }

    /// A plan that is being carried out, or was closed, is over: an approval of it, when it arrives again, starts nothing.
    pub(crate) fn over(&self, setup: &str, kind: JobKind) -> Option<Plan> {
        let mut plans = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = plans.get_mut(setup)?;
        let at = shown.iter().position(|shown| shown.plan.kind == kind)?;
        Some(shown.swap_remove(at).plan)
    }
}
