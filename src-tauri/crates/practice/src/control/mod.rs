//! What the Practice screen and the tests say to the practice account, at `/_practice/…`: the messages, the client
//! that sends them, and the paths that answer them.
//!
//! | path | | what it takes | what it answers |
//! |---|---|---|---|
//! | `/_practice/state` | GET | | [`PracticeWorld`] |
//! | `/_practice/identity` | GET | | [`PracticeIdentity`] |
//! | `/_practice/push` | POST | [`PracticePush`] | [`PracticeWorld`] |
//! | `/_practice/copy` | POST | [`PracticeCopy`] | [`PracticeSource`] |
//! | `/_practice/pull-request` | POST | [`PracticePullRequest`] | [`PracticeWorld`] |
//! | `/_practice/faults` | POST | [`PracticeFaults`] | [`PracticeWorld`] |
//! | `/_practice/play` | POST | [`PlayedMessage`] | [`PracticeWorld`] |
//! | `/_practice/networks` | POST | [`PracticeNetworks`] | [`PracticeWorld`] |
//! | `/_practice/clock` | POST | [`PracticeClock`] | [`PracticeWorld`] |
//! | `/_practice/reset` | POST | | [`PracticeWorld`] |
//!
//! Everything is JSON; what is refused is answered with a status of 400 or more and `{"message": …}`.

mod client;
pub(crate) mod http;

pub use crate::messages::{
    PlayedMessage, PlayedPlace, PracticeBranch, PracticeClock, PracticeCopy, PracticeFault, PracticeFaultKind,
    PracticeFaults, PracticeFile, PracticeIdentity, PracticeNetworkScene, PracticeNetworks, PracticePullRequest,
    PracticePush, PracticeRepository, PracticeResource, PracticeSource, PracticeWorld,
};
pub use client::{Client, ControlError};
