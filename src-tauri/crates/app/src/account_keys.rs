//! The keys under which journals and records keep what was made: an account, as it is told from all others, and a Region.
//!
//! | the account | its key |
//! |---|---|
//! | one of AWS | the credentials that the person chose |
//! | the practice account of this folder of state | `practice`, as every version has written it |
//! | any other practice account | `practiceAccount`, with the ids of the account and of its world |
//!
//! A person chooses "the practice account", and no setup file says more: which one that is, is known where it answers.
//! What earlier versions wrote under `practice` belongs to the account of the folder, which alone they could know. They
//! don't understand the key of another one: they neither show, resume nor forget what stands under it.

use gangway_catalog::fault::Fault;
use gangway_workflow::AccountKey;
use serde::{Deserialize, Serialize};

use crate::faults;
use crate::views::{AccountChoice, AccountRequest};

/// A world of a practice account. What was made in one is in no other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PracticeWorld {
    /// The account's id; none: it is the one of this folder of state.
    pub account: Option<String>,
    /// The world's id: another one whenever the account began anew.
    pub world: String,
}

/// Where something was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StoredPlace {
    pub(crate) account: StoredAccount,
    pub(crate) region: String,
}

/// An account, as it is told from all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum StoredAccount {
    /// A practice account that isn't the one of this folder of state.
    PracticeAccount { account: String, world: String },
    /// The choice tells it from all others.
    #[serde(untagged)]
    Chosen(AccountChoice),
}

impl StoredPlace {
    /// None: a newer version may know accounts that this one doesn't.
    pub(crate) fn of(key: &AccountKey) -> Option<Self> {
        Self::deserialize(&key.0).ok()
    }

    /// The key of a place whose choice tells it from all others; of the practice account, the one of this folder of state.
    ///
    /// # Errors
    /// None that a person could bring about.
    pub(crate) fn key_of_choice(place: &AccountRequest) -> Result<AccountKey, Fault> {
        let AccountRequest { account, region } = place.clone();
        Self { account: StoredAccount::Chosen(account), region }.key()
    }

    /// The key of it.
    ///
    /// # Errors
    /// None that a person could bring about.
    pub(crate) fn key(&self) -> Result<AccountKey, Fault> {
        serde_json::to_value(self).map(AccountKey).map_err(|_| faults::defect("account key"))
    }
}

impl StoredAccount {
    /// The account of a world.
    pub(crate) fn of_world(world: &PracticeWorld) -> Self {
        match world.account.clone() {
            Some(account) => Self::PracticeAccount { account, world: world.world.clone() },
            None => Self::Chosen(AccountChoice::Practice),
        }
    }

    /// What the person chooses to get there.
    pub(crate) fn choice(&self) -> AccountChoice {
        match self {
            Self::PracticeAccount { .. } => AccountChoice::Practice,
            Self::Chosen(choice) => choice.clone(),
        }
    }

    /// Whether it is one to practise in.
    pub(crate) fn is_practice(&self) -> bool {
        self.choice() == AccountChoice::Practice
    }
}

/// Whether what bears the same ARN in both places can be the same thing. The ids of practice accounts repeat.
pub(crate) fn may_share_arns(one: &AccountKey, other: &AccountKey) -> bool {
    let practice = |key| StoredPlace::of(key).map(|place| place.account).filter(StoredAccount::is_practice);
    practice(one) == practice(other)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for (account, chosen) in [
            (json!({ "kind": "practice" }), Some(AccountChoice::Practice)),
            (json!({ "kind": "practiceAccount", "account": "a", "world": "w" }), Some(AccountChoice::Practice)),
            (json!({ "kind": "profile", "name": "work" }), Some(AccountChoice::Profile { name: "work".to_owned() })),
            (json!({ "kind": "keys", "id": "k" }), Some(AccountChoice::Keys { id: "k".to_owned() })),
            (json!({ "kind": "environment" }), Some(AccountChoice::Environment)),
            (json!({ "kind": "sso", "session": "s" }), None),
            (json!({ "kind": "practiceAccount" }), None),
            (Value::Null, None),
        ] {
            let key = AccountKey(json!({ "account": account, "region": "eu-west-1" }));
            let place = StoredPlace::of(&key);
            assert_eq!(place.as_ref().map(|place| place.account.choice()), chosen, "{key:?}");
            assert!(place.is_none_or(|place| place.key() == Ok(key)));
        }
    }

    #[test]
    fn two_worlds_share_no_arn() {
        let key = |account: Value, region: &str| AccountKey(json!({ "account": account, "region": region }));
        let world =
            |account: &str, world: &str| json!({ "kind": "practiceAccount", "account": account, "world": world });
        let (own, work) = (json!({ "kind": "practice" }), json!({ "kind": "profile", "name": "work" }));
        for (one, other, shared) in [
            (work.clone(), json!({ "kind": "environment" }), true),
            (own.clone(), own.clone(), true),
            (own.clone(), work, false),
            (own.clone(), world("a", "w"), false),
            (world("a", "w"), world("a", "w"), true),
            (world("a", "w"), world("a", "v"), false),
            (world("a", "w"), world("b", "w"), false),
        ] {
            let (one, other) = (key(one, "eu-west-1"), key(other, "us-east-1"));
            assert_eq!(may_share_arns(&one, &other), shared, "{one:?} {other:?}");
        }
    }
}
