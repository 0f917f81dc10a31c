//! The Git providers that AWS CodeConnections knows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The provider types of the API (`codeconnections` 2023-12-01, `ProviderType`), spelled as AWS spells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum ProviderType {
    /// github.com, also GitHub Enterprise Cloud on github.com.
    GitHub,
    /// A GitHub Enterprise Server of one's own.
    GitHubEnterpriseServer,
    /// gitlab.com.
    GitLab,
    /// A GitLab of one's own.
    GitLabSelfManaged,
    /// bitbucket.org.
    Bitbucket,
    /// Azure DevOps in the cloud.
    AzureDevOps,
}
