//! Pages of AWS's for somebody who has no account yet, or no way into it from this computer.

use serde::{Deserialize, Serialize};
use strum::VariantArray;
use ts_rs::TS;

/// A page. Its sentence is `page-<id>` of `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum Guide {
    /// Where an account is opened.
    SignUp,
    /// The console: for the user of an account.
    Console,
    /// What the root user is for, and what it isn't.
    RootUser,
    /// How the AWS CLI is installed.
    InstallCli,
    /// `aws login`.
    AwsLogin,
    /// `aws configure sso`.
    ConfigureSso,
    /// Where access keys come from.
    AccessKeys,
    /// How a Region is switched on.
    Regions,
}

impl Guide {
    /// All pages.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The English page.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            Self::SignUp => "https://aws.amazon.com/",
            Self::Console => "https://console.aws.amazon.com/",
            Self::RootUser => "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
            Self::InstallCli => "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
            Self::AwsLogin => "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html",
            Self::ConfigureSso => "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html",
            Self::AccessKeys => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
            Self::Regions => "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
        }
    }

    /// The Japanese page. AWS keeps its guides in both languages; the console asks the browser.
    #[must_use]
    pub fn address_in_japanese(self) -> String {
        match self {
            Self::SignUp => format!("{}jp/", self.address()),
            Self::Console => self.address().to_owned(),
            _ => self.address().replacen("amazon.com/", "amazon.com/ja_jp/", 1),
        }
    }
}

/// Whether an address is one of these pages, and nothing else at the same host.
#[must_use]
pub fn is_guide(address: &str) -> bool {
    Guide::ALL.iter().any(|guide| guide.address() == address || guide.address_in_japanese() == address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_once_and_has_a_japanese_one() {
        for (index, guide) in Guide::ALL.iter().enumerate() {
            let others = &Guide::ALL[index + 1..];
            assert!(others.iter().all(|other| other.address() != guide.address()), "{guide:?}");
        }
        assert_eq!(Guide::SignUp.address_in_japanese(), "https://aws.amazon.com/jp/");
        assert_eq!(
            Guide::Regions.address_in_japanese(),
            "https://docs.aws.amazon.com/ja_jp/accounts/latest/reference/manage-acct-regions.html"
        );
    }

    #[test]
    fn only_these_pages_are_guides() {
        assert!(Guide::ALL.iter().all(|guide| is_guide(guide.address()) && is_guide(&guide.address_in_japanese())));
        for other in ["", "https://docs.aws.amazon.com/", "https://aws.amazon.com", "https://aws.amazon.com/x", "x"] {
            assert!(!is_guide(other), "{other}");
        }
    }
}
