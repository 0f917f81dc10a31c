//! Addresses of repositories, in every form that Git and people use.

use gangway_catalog::providers::ProviderType;

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remote {
    /// Host, lower case; none for `owner/name`.
    pub host: Option<String>,
    /// The provider, when the host tells.
    pub provider: Option<ProviderType>,
    /// Id of a provider that AWS doesn't offer, when the address tells.
    pub not_offered: Option<&'static str>,
    /// `owner/name`, as the address spells it.
    pub name: String,
    /// A branch, when the address of a page names one.
    pub branch: Option<String>,
    /// The address without credentials; none for `owner/name`.
    pub address: Option<String>,
}

/// Why a text isn't the address of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteProblem {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// More than 2,048 bytes, or control characters.
    #[error("not an address")]
    NotAnAddress,
    /// An address, but of a path on this machine or of a scheme that isn't Git's.
    #[error("not a Git remote")]
    NotARemote,
    /// A host without a repository behind it.
    #[error("no repository in it")]
    NoRepository,
}

/// Reads an address. Credentials in it are left out of everything that is given back.
///
/// # Errors
/// A [`RemoteProblem`] when it isn't the address of a repository.
pub fn parse(text: &str) -> Result<Remote, RemoteProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RemoteProblem::Empty);
    }
    Err(RemoteProblem::NotARemote)
}
