//! Signing in with a profile.

use gangway_catalog::fault::Fault;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// With which profile, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BeginSignIn {
    /// The profile; a role's own, or the one that it is assumed with.
    pub profile: String,
    /// By a code that the person compares in a browser on any computer, instead of by this computer's browser.
    pub device_code: bool,
}

/// A sign-in of this run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInRef {
    pub id: String,
}

/// How a person signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SignInWay {
    /// This computer's browser brings the portal's answer back.
    AuthorizationCode,
    /// A browser on any computer; the code there must be the one that is shown here.
    DeviceCode,
    /// The person's own `aws login` opens the browser.
    AwsLogin,
}

/// A sign-in, as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInView {
    pub id: String,
    /// The profile that has the sign-in.
    pub profile: String,
    pub way: SignInWay,
    /// What is opened in a browser; none where `aws login` opens it.
    pub address: Option<String>,
    /// What the person compares, for a device code.
    pub user_code: Option<String>,
    pub state: SignInState,
}

/// What came of a sign-in so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SignInState {
    /// For the person.
    Waiting,
    /// Every profile of the same session is signed in.
    Done,
    /// The person didn't want it any more.
    Canceled,
    Failed {
        fault: Fault,
    },
}
