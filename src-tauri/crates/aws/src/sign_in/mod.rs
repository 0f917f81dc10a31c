//! Signing in from Gangway itself: to IAM Identity Center as `aws sso login` does, by authorization code or by device
//! code; with the console's credentials by the person's own `aws login`.
//!
//! [`SignInTarget::of`] says where a profile signs in, [`SignInTarget::begin`] asks for the address that the person opens,
//! and [`PendingSignIn::end`] waits for them. The token goes where the AWS CLI keeps it. Whoever drops a [`PendingSignIn`]
//! has canceled it. No secret is shown by any of these.

mod addresses;
mod code;
mod console;
mod device;
mod faults;
mod loopback;
mod page;
mod pkce;
mod portal;
mod request;
mod target;

use std::fmt;
use std::time::Duration;

use gangway_catalog::fault::Fault;

pub use self::page::{PageKind, PageText, Pages};
pub use self::target::{ConsoleTarget, PortalTarget, SignInTarget};

/// How long a person may take, as with the AWS CLI: ten minutes.
const SECONDS_FOR_A_PERSON: u32 = 600;

/// How a person signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInWay {
    /// The browser brings an authorization code to this computer.
    AuthorizationCode,
    /// The person compares a code, in a browser on any computer.
    DeviceCode,
    /// `aws login` does it.
    AwsLogin,
}

/// A sign-in that waits for a person.
pub struct PendingSignIn {
    /// How.
    pub way: SignInWay,
    /// What the person opens in a browser; none where `aws login` opens it.
    pub address: Option<String>,
    /// What the person compares with the page, for a device code.
    pub user_code: Option<String>,
    awaited: Awaited,
}

enum Awaited {
    Code(Box<code::CodeSignIn>),
    Device(Box<device::DeviceSignIn>),
    Console(Box<console::ConsoleLogin>),
}

impl fmt::Debug for PendingSignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PendingSignIn({:?})", self.way)
    }
}

impl SignInTarget {
    /// How a person signs in here. The older form of a portal, without a session, knows the device code only, as with the
    /// AWS CLI.
    pub fn way(&self, device_code: bool) -> SignInWay {
        match self {
            Self::Portal(target) if device_code || target.portal.session.is_none() => SignInWay::DeviceCode,
            Self::Portal(_) => SignInWay::AuthorizationCode,
            Self::Console(_) => SignInWay::AwsLogin,
        }
    }

    /// Begins.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::LoopbackUnavailable`],
    /// [`gangway_catalog::fault::FaultCode::SignInFileUnwritable`],
    /// [`gangway_catalog::fault::FaultCode::AwsLoginFailed`],
    /// [`gangway_catalog::fault::FaultCode::AddressNotAllowed`] for an address that isn't the portal's, and as every call.
    pub async fn begin(&self, device_code: bool) -> Result<PendingSignIn, Fault> {
        let way = self.way(device_code);
        let (address, user_code, awaited) = match self {
            Self::Portal(target) if way == SignInWay::DeviceCode => {
                let begun = device::DeviceSignIn::begin(target).await?;
                (Some(begun.address.clone()), Some(begun.user_code.clone()), Awaited::Device(Box::new(begun)))
            }
            Self::Portal(target) => {
                let begun = code::CodeSignIn::begin(target).await?;
                (Some(begun.address.clone()), None, Awaited::Code(Box::new(begun)))
            }
            Self::Console(target) => (None, None, Awaited::Console(Box::new(console::ConsoleLogin::begin(target)?))),
        };
        Ok(PendingSignIn { way, address, user_code, awaited })
    }
}

impl PendingSignIn {
    /// Waits until the person signed in, and the token is written. `second`: how long a second of waiting lasts; tests have
    /// shorter ones.
    ///
    /// # Errors
    /// [`gangway_catalog::fault::FaultCode::SignInDenied`], [`gangway_catalog::fault::FaultCode::SignInTimedOut`],
    /// [`gangway_catalog::fault::FaultCode::SignInFileUnwritable`],
    /// [`gangway_catalog::fault::FaultCode::AwsLoginFailed`], and as every call.
    pub async fn end(self, pages: &Pages, second: Duration) -> Result<(), Fault> {
        match self.awaited {
            Awaited::Code(begun) => begun.end(pages, second).await,
            Awaited::Device(begun) => begun.end(second).await,
            Awaited::Console(begun) => begun.end(second).await,
        }
    }
}
