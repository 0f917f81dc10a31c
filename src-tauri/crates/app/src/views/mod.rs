//! The questions and answers of the use cases: what crosses to the window and, with `--json`, to the terminal. Plain
//! data, in files named as those of the use cases. Nothing here holds a secret, but [`AddKeys`] and [`GiveMfaCode`],
//! which only travel inwards.

mod accounts;
mod addresses;
mod builds;
mod certificates;
mod connections;
mod deployments;
mod files;
mod hosts;
mod jobs;
mod networks;
mod notices;
mod repositories;
mod reviews;
mod runs;
mod settings;
mod setups;
mod sign_ins;
mod status;

pub use gangway_export::Language;

pub use self::accounts::*;
pub use self::addresses::*;
pub use self::builds::*;
pub use self::certificates::*;
pub use self::connections::*;
pub use self::deployments::*;
pub use self::files::*;
pub use self::hosts::*;
pub use self::jobs::*;
pub use self::networks::*;
pub use self::notices::*;
pub use self::repositories::*;
pub use self::reviews::*;
pub use self::runs::*;
pub use self::settings::*;
pub use self::setups::*;
pub use self::sign_ins::*;
pub use self::status::*;
