//! Permission as a value: whoever holds an [`Approved`] holds what a person saw and said yes to.
//!
//! The digest is taken over plan and request as documents, which is how a journal records them, and not over the types of
//! this version: a member that a later version gives to a type leaves what was approved before approved.

use gangway_catalog::fault::{Fault, FaultCode};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::documents::document;
use crate::model::{Plan, PlanItem};
use crate::requests::Request;

/// A plan with its request, as the person approved them. There is no other way to one than [`Plan::approve`], or a
/// journal whose documents still have the digest that was approved.
#[derive(Clone, Debug)]
pub struct Approved<R> {
    plan: Plan,
    request: R,
}

impl<R> Approved<R> {
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
            unseen: Vec::new(),
            digest: String::new(),
        };
        plan.digest = RecordedApproval::of(&plan, request).digest();
        plan
    }

    /// The same plan, which says what couldn't be looked at for it.
    pub(crate) fn with_unseen<R: Request>(mut self, unseen: Vec<Fault>, request: &R) -> Self {
        self.unseen = unseen;
        self.digest = RecordedApproval::of(&self, request).digest();
        self
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
        if self.kind != R::KIND || digest != RecordedApproval::of(&self, &request).digest() {
            return Err(FaultCode::PlanChanged.into());
        }
        Ok(Approved { plan: self, request })
    }
}

/// A plan and its request as a journal records them: with their members in the order in which they were written, and
/// with those that this version doesn't know.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RecordedApproval {
    pub(crate) plan: Value,
    pub(crate) request: Value,
}

/// Why recorded work can't be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordProblem {
    /// Plan and request aren't those that were approved.
    Changed,
    /// A newer version wrote something that this one can't read.
    FromNewerVersion,
}

impl RecordedApproval {
    /// What is recorded of an approval.
    pub(crate) fn of<R: Request>(plan: &Plan, request: &R) -> Self {
        Self { plan: document(plan), request: document(request) }
    }

    /// The approval that they are, when they still have the digest that was approved.
    pub(crate) fn approved<R: Request>(self) -> Result<Approved<R>, RecordProblem> {
        let said = |member: &str| self.plan.get(member).and_then(Value::as_str);
        let digest = self.digest();
        if digest.is_empty() || said("digest") != Some(&digest) || said("kind") != document(&R::KIND).as_str() {
            return Err(RecordProblem::Changed);
        }
        let newer = |_| RecordProblem::FromNewerVersion;
        Ok(Approved {
            plan: serde_json::from_value(self.plan).map_err(newer)?,
            request: serde_json::from_value(self.request).map_err(newer)?,
        })
    }

    /// SHA-256 of `{…every member of the plan but its digest…, "request": …}`. Computed anew each time: the plan's
    /// member `digest` is only what somebody says it is. Empty, which approves nothing, where there is no plan.
    fn digest(&self) -> String {
        let Value::Object(plan) = &self.plan else { return String::new() };
        let covered = plan.iter().filter(|(member, _)| *member != "digest");
        let mut whole: Map<String, Value> = covered.map(|(member, value)| (member.clone(), value.clone())).collect();
        if let Some(Value::Array(items)) = whole.get_mut("items") {
            // CloudFormation lists the same changes in any order.
            let text = |item: &Value, member: &str| item.get(member).and_then(Value::as_str).map(str::to_owned);
            items.sort_by_cached_key(|item| (text(item, "id"), text(item, "resourceType")));
        }
        whole.insert("request".to_owned(), self.request.clone());
        hex(Value::Object(whole).to_string().as_bytes())
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
            host_arn: None,
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
        let kind = TearDownRequest {
            setup_id: "s".to_owned(),
            stack: "x".to_owned(),
            connection: false,
            connection_arn: None,
            host_arn: None,
        };
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

    fn recorded() -> RecordedApproval {
        RecordedApproval::of(&plan(), &request())
    }

    fn usable(recorded: RecordedApproval) -> Result<ConnectionRequest, RecordProblem> {
        recorded.approved().map(|approved: Approved<ConnectionRequest>| approved.request)
    }

    #[test]
    fn a_recorded_approval_holds_as_long_as_nothing_of_it_changes() {
        assert_eq!(usable(recorded()), Ok(request()));
        let changes: [fn(&mut RecordedApproval); 6] = [
            |it| it.plan["region"] = "us-east-1".into(),
            |it| it.plan["items"][0]["change"] = "remove".into(),
            |it| it.plan["items"] = Value::Null,
            |it| it.plan["digest"] = "".into(),
            |it| it.request["name"] = "m".into(),
            |it| it.plan = Value::Null,
        ];
        for (number, change) in changes.iter().enumerate() {
            let mut changed = recorded();
            change(&mut changed);
            assert_eq!(usable(changed), Err(RecordProblem::Changed), "{number}");
        }
        let other = recorded().approved::<TearDownRequest>().map(|_| ());
        assert_eq!(other, Err(RecordProblem::Changed), "another kind of work");
    }

    /// Members that the other version knows, and that this one doesn't have or doesn't know.
    #[test]
    fn a_member_more_or_less_leaves_what_was_approved_approved() {
        let older = {
            let mut it = recorded();
            // Before a connection could be chosen, requests had no such member.
            it.request.as_object_mut().unwrap().shift_remove("chosen");
            it.request.as_object_mut().unwrap().shift_remove("hostArn");
            it
        };
        let newer = {
            let mut it = recorded();
            it.plan["weather"] = serde_json::json!({ "sun": [1] });
            it.plan["items"][1]["cost"] = "0.01".into();
            it.request["proxy"] = Value::Null;
            it
        };
        for mut recorded in [older, newer] {
            recorded.plan["digest"] = recorded.digest().into();
            assert_eq!(usable(recorded), Ok(request()));
        }
    }

    #[test]
    fn what_only_a_newer_version_reads_is_not_taken_for_changed() {
        let changes: [fn(&mut RecordedApproval); 3] = [
            |it| it.plan["items"][0]["change"] = "import".into(),
            |it| it.plan["items"] = "none".into(),
            |it| it.request["name"] = serde_json::json!({ "prefix": "n" }),
        ];
        for change in changes {
            let mut newer = recorded();
            change(&mut newer);
            newer.plan["digest"] = newer.digest().into();
            assert_eq!(usable(newer), Err(RecordProblem::FromNewerVersion));
        }
    }

    /// Version 0.1.0 took the digest over its types, in this order.
    #[test]
    fn a_digest_of_version_0_1_0_still_holds() {
        let text = r#"{"kind":"connect","account":"111122223333","region":"eu-central-1","stack":null,"items":[{"change":"add","resourceType":"AWS::S3::Bucket","id":"a","name":null,"properties":[]},{"change":"add","resourceType":"AWS::S3::Bucket","id":"b","name":null,"properties":[]}],"request":{"setupId":"s","name":"n","provider":"GitHub","tags":{}}}"#;
        let mut old = recorded();
        old.request.as_object_mut().unwrap().shift_remove("chosen");
        old.request.as_object_mut().unwrap().shift_remove("hostArn");
        old.plan.as_object_mut().unwrap().shift_remove("unseen");
        old.plan["items"].as_array_mut().unwrap().reverse();
        old.plan["digest"] = hex(text.as_bytes()).into();
        assert_eq!(usable(old), Ok(request()));
    }
}
