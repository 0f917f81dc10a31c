//! Hosts of servers of one's own: what their states mean, and which URLs mean the same server.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

/// What a host's status means. The API has a free string for it, and AWS's documents spell its values in two ways, so it is
/// classified by what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HostStatus {
    /// AWS sets up its part of the VPC: minutes.
    Preparing,
    /// AWS couldn't set up its part of the VPC; `ListHosts` alone says why.
    Failed,
    /// AWS takes down its part of the VPC.
    Deleting,
    /// A person has to set it up in the browser.
    Pending,
    /// Connections can be made through it.
    Available,
    /// It worked, and works no more.
    Error,
    /// A value that nobody has documented: shown as AWS spells it.
    Other,
}

impl HostStatus {
    /// What a status means, as the API spells it.
    #[must_use]
    pub fn of(status: &str) -> Self {
        let status = status.to_ascii_uppercase();
        match status.as_str() {
            _ if status.contains("FAIL") => Self::Failed,
            _ if status.contains("INITIALIZING") => Self::Preparing,
            _ if status.contains("DELETING") => Self::Deleting,
            _ if status.contains("PENDING") => Self::Pending,
            // The network of the host is ready then, and not the host: somebody still has to set that up.
            _ if status.starts_with("VPC_CONFIG") && status.contains("AVAILABLE") => Self::Pending,
            _ if status.contains("AVAILABLE") && !status.contains("UNAVAILABLE") => Self::Available,
            _ if status.contains("ERROR") => Self::Error,
            _ => Self::Other,
        }
    }

    /// Whether a setup can use the host as it is, or once a person has set it up.
    #[must_use]
    pub fn is_usable(self) -> bool {
        matches!(self, Self::Preparing | Self::Pending | Self::Available | Self::Other)
    }

    /// Whether AWS takes a change of the host: only as long as nobody has set it up.
    #[must_use]
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Pending | Self::Failed)
    }
}

/// Whether two URLs mean the same server: scheme and host in upper or lower case, a port that is the scheme's own, and a
/// slash at the end make no difference.
#[must_use]
pub fn is_same_server(one: &str, other: &str) -> bool {
    match (Url::parse(one.trim()), Url::parse(other.trim())) {
        (Ok(one), Ok(other)) => {
            let path = |url: &Url| url.path().trim_end_matches('/').to_owned();
            let name = |url: &Url| url.host_str().map(|host| host.trim_end_matches('.').to_owned());
            let port = Url::port_or_known_default;
            one.scheme() == other.scheme()
                && name(&one) == name(&other)
                && port(&one) == port(&other)
                && path(&one) == path(&other)
        }
        _ => one.trim() == other.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_a_status_mean_the_same_and_none_is_guessed() {
        use HostStatus::*;
        for (status, meant) in [
            ("VPC_CONFIG_INITIALIZING", Preparing),
            ("VPC_CONFIG_VPC_INITIALIZING", Preparing),
            ("VPC_CONFIG_FAILED_INITIALIZATION", Failed),
            ("VPC_CONFIG_DELETING", Deleting),
            ("VPC_CONFIG_AVAILABLE", Pending),
            ("PENDING", Pending),
            ("AVAILABLE", Available),
            ("available", Available),
            ("UNAVAILABLE", Other),
            ("ERROR", Error),
            ("", Other),
            ("MIGRATING", Other),
        ] {
            assert_eq!(HostStatus::of(status), meant, "{status}");
        }
    }

    #[test]
    fn a_server_is_the_same_however_its_url_is_spelled() {
        let same = |other: &str| is_same_server("https://git.example.com", other);
        for other in ["https://git.example.com/", "https://GIT.example.com:443", "HTTPS://git.example.com."] {
            assert!(same(other), "{other}");
        }
        for other in
            ["http://git.example.com", "https://git.example.com:8443", "https://git.example.com/gitlab", "", "git"]
        {
            assert!(!same(other), "{other}");
        }
        assert!(is_same_server("https://x.example/gitlab/", "https://x.example/gitlab"));
        assert!(!is_same_server("https://x.example/gitlab", "https://x.example/GitLab"));
    }
}
