//! Permission as a value: whoever holds an [`Approved`] holds what a person saw and said yes to.

use gangway_catalog::fault::{Fault, FaultCode};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::{JobKind, Plan, PlanItem};
use crate::requests::Request;

/// A plan with its request, as the person approved them. There is no other way to one than [`Plan::approve`].
#[derive(Clone, Debug)]
pub struct Approved<R> {
    plan: Plan,
    request: R,
}

impl<R> Approved<R> {
    /// What was approved.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What it is carried out from.
    pub fn request(&self) -> &R {
        &self.request
    }
}

impl Plan {
    /// Puts a plan together; its digest covers everything and the request.
    pub(crate) fn new<R: Request>(
        account: &str,
        region: &str,
        stack: Option<&str>,
        items: Vec<PlanItem>,
        request: &R,
    ) -> Self {
        let mut plan = Self {
            kind: R::KIND,
            account: account.to_owned(),
            region: region.to_owned(),
            stack: stack.map(str::to_owned),
            items,
            digest: String::new(),
        };
        plan.digest = plan.digest_with(request);
        plan
    }

    /// Approves this plan of this request by the digest of what was shown.
    ///
    /// # Errors
    /// [`FaultCode::ApprovalMissing`] without a digest; [`FaultCode::PlanChanged`] when the digest that was shown isn't
    /// that of this plan and request.
    pub fn approve<R: Request>(self, request: R, digest: &str) -> Result<Approved<R>, Fault> {
        if digest.is_empty() {
            return Err(FaultCode::ApprovalMissing.into());
        }
        if self.kind != R::KIND || digest != self.digest_with(&request) {
            return Err(FaultCode::PlanChanged.into());
        }
        Ok(Approved { plan: self, request })
    }

    /// Recomputed each time: the member `digest` is only what somebody says it is.
    fn digest_with<R: Request>(&self, request: &R) -> String {
        #[derive(Serialize)]
        struct Whole<'a, R> {
            kind: JobKind,
            account: &'a str,
            region: &'a str,
            stack: Option<&'a str>,
            items: Vec<&'a PlanItem>,
            request: &'a R,
        }
        // CloudFormation lists the same changes in any order.
        let mut items: Vec<&PlanItem> = self.items.iter().collect();
        items.sort_by(|a, b| (&a.id, &a.resource_type).cmp(&(&b.id, &b.resource_type)));
        let whole = Whole {
            kind: self.kind,
            account: &self.account,
            region: &self.region,
            stack: self.stack.as_deref(),
            items,
            request,
        };
        // Plain strings and lists: this can't fail, and if it did, an empty digest approves nothing.
        serde_json::to_vec(&whole).map(|bytes| hex(&bytes)).unwrap_or_default()
    }
}

/// SHA-256 as lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Change;
    use crate::requests::{ConnectionRequest, TearDownRequest};

    fn request() -> ConnectionRequest {
        ConnectionRequest {
            setup_id: "s".to_owned(),
            name: "n".to_owned(),
            provider: "GitHub".to_owned(),
            chosen: None,
            tags: Default::default(),
        }
    }

    fn plan() -> Plan {
        let item = |id: &str| PlanItem {
            change: Change::Add,
            resource_type: "AWS::S3::Bucket".to_owned(),
            id: id.to_owned(),
            name: None,
            properties: Vec::new(),
        };
        Plan::new("111122223333", "eu-central-1", None, vec![item("a"), item("b")], &request())
    }

    fn refused<R: Request>(plan: Plan, request: R, digest: &str) -> FaultCode {
        plan.approve(request, digest).unwrap_err().code
    }

    #[test]
    fn only_the_digest_that_was_shown_approves() {
        let shown = plan().digest;
        assert!(plan().approve(request(), &shown).is_ok());
        assert_eq!(refused(plan(), request(), ""), FaultCode::ApprovalMissing);
        assert_eq!(refused(plan(), request(), "0"), FaultCode::PlanChanged);
    }

    #[test]
    fn a_changed_plan_or_request_needs_a_new_yes() {
        let shown = plan().digest;
        let mut more = plan();
        more.items.pop();
        assert_eq!(refused(more, request(), &shown), FaultCode::PlanChanged);
        let mut elsewhere = plan();
        elsewhere.region = "us-east-1".to_owned();
        assert_eq!(refused(elsewhere, request(), &shown), FaultCode::PlanChanged);
        let other = ConnectionRequest { name: "m".to_owned(), ..request() };
        assert_eq!(refused(plan(), other, &shown), FaultCode::PlanChanged);
        let kind = TearDownRequest { setup_id: "s".to_owned(), stack: "x".to_owned(), connection_arn: None };
        assert_eq!(refused(plan(), kind, &shown), FaultCode::PlanChanged);
    }

    #[test]
    fn a_forged_digest_in_the_plan_approves_nothing() {
        let mut forged = plan();
        forged.items.clear();
        forged.digest = plan().digest;
        let digest = forged.digest.clone();
        assert_eq!(refused(forged, request(), &digest), FaultCode::PlanChanged);
    }

    #[test]
    fn the_order_in_which_aws_lists_changes_does_not_matter() {
        let shown = plan().digest;
        let mut turned = plan();
        turned.items.reverse();
        assert!(turned.approve(request(), &shown).is_ok());
    }
}
