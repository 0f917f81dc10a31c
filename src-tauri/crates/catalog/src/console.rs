//! Addresses that are opened in the person's browser, and which addresses may be opened at all.
//!
//! The practice account answers the same paths, so its origin takes the console's place and nothing else changes.
//! Only the lists are documented; the page of one connection is what AWS's console itself uses, so the list is
//! always shown as the fall-back.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Host, Url};

use crate::guides::is_guide;
use crate::{arn, providers, regions};

/// Everything but RFC 3986's unreserved characters.
const UNTRUSTED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, UNTRUSTED).to_string()
}

/// The console of one Region.
#[derive(Clone, Copy, Debug)]
pub struct Console<'a> {
    /// Region whose pages are opened.
    pub region: &'a str,
    /// The endpoint override, e.g. `http://127.0.0.1:4566`: its origin replaces the console's.
    pub endpoint: Option<&'a str>,
}

impl Console<'_> {
    fn page(&self, path: &str) -> String {
        let practice = self.endpoint.and_then(origin);
        let origin = practice.unwrap_or_else(|| {
            let domain = regions::partition(self.region).console;
            // a Region is a label of a host name: what can't be one is left out
            match host_label(self.region) {
                Some(region) => format!("https://{region}.console.{domain}"),
                None => format!("https://console.{domain}"),
            }
        });
        format!("{origin}{path}")
    }

    /// All connections and hosts.
    #[must_use]
    pub fn connections(&self) -> String {
        self.page(&format!("/codesuite/settings/connections?region={}", encoded(self.region)))
    }

    /// The hosts, each with its "Set up host" button: a tab of the same page, whose own address nobody has documented.
    #[must_use]
    pub fn hosts(&self) -> String {
        self.connections()
    }

    /// One connection, with its "Update pending connection" button; the list when the ARN isn't a connection's.
    #[must_use]
    pub fn connection(&self, connection_arn: &str) -> String {
        let Some((arn, id)) = arn::connection(connection_arn).and_then(|arn| Some((arn, arn.connection_id()?))) else {
            return self.connections();
        };
        Console { region: arn.region, ..*self }.page(&format!(
            "/codesuite/settings/{}/{region}/{}/connections/{}?region={region}",
            encoded(arn.account),
            encoded(arn.service),
            encoded(id),
            region = encoded(arn.region),
        ))
    }

    /// One pipeline with its stages.
    #[must_use]
    pub fn pipeline(&self, name: &str) -> String {
        let (name, region) = (encoded(name), encoded(self.region));
        self.page(&format!("/codesuite/codepipeline/pipelines/{name}/view?region={region}"))
    }

    /// One build project with its history.
    #[must_use]
    pub fn project(&self, account: &str, name: &str) -> String {
        let (account, name, region) = (encoded(account), encoded(name), encoded(self.region));
        self.page(&format!("/codesuite/codebuild/{account}/projects/{name}/history?region={region}"))
    }

    /// One stack with its events.
    #[must_use]
    pub fn stack(&self, stack_arn: &str) -> String {
        let (stack, region) = (encoded(stack_arn), encoded(self.region));
        self.page(&format!("/cloudformation/home?region={region}#/stacks/stackinfo?stackId={stack}"))
    }
}

/// The account's settings, where a Region is switched on.
pub const ACCOUNT_SETTINGS: &str = "https://console.aws.amazon.com/billing/home#/account";

/// IAM's settings of the account, where STS is switched on for a Region.
pub const STS_SETTINGS: &str = "https://console.aws.amazon.com/iam/home#/account_settings";

fn host_label(text: &str) -> Option<&str> {
    let good = (1..=63).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    good.then_some(text)
}

/// Scheme, host and port of an http or https address.
fn origin(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.origin().ascii_serialization())
}

/// Whether the program may open an address: AWS's [guides](crate::guides), pages of AWS's consoles, of the providers' own
/// hosts, and of exactly the origin of the endpoint override.
#[must_use]
pub fn is_allowed(address: &str, endpoint: Option<&str>) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    if !url.username().is_empty() || url.password().is_some() {
        return false;
    }
    if endpoint.and_then(origin).is_some_and(|practice| practice == url.origin().ascii_serialization()) {
        return true;
    }
    let Some(Host::Domain(host)) = url.host() else { return false };
    url.scheme() == "https" && url.port().is_none() && (is_console(host) || is_provider(host) || is_guide(address))
}

fn is_console(host: &str) -> bool {
    regions::PARTITIONS.iter().any(|partition| {
        host.strip_suffix(partition.console).and_then(|rest| rest.strip_suffix("console.")).is_some_and(|rest| {
            rest.is_empty() || rest.strip_suffix('.').is_some_and(|label| host_label(label).is_some())
        })
    })
}

fn is_provider(host: &str) -> bool {
    providers::ALL.iter().any(|provider| provider.cloud_hosts.contains(&host))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AWS: Console<'_> = Console { region: "eu-west-1", endpoint: None };
    const PRACTICE: Console<'_> = Console { region: "eu-west-1", endpoint: Some("http://127.0.0.1:4566/ignored") };

    #[test]
    fn pages_of_the_console() {
        assert_eq!(
            AWS.connections(),
            "https://eu-west-1.console.aws.amazon.com/codesuite/settings/connections?region=eu-west-1"
        );
        assert_eq!(
            AWS.connection("arn:aws:codestar-connections:us-east-1:123456789012:connection/1-2"),
            "https://us-east-1.console.aws.amazon.com/codesuite/settings/123456789012/us-east-1/codestar-connections/connections/1-2?region=us-east-1"
        );
        assert_eq!(AWS.connection("nonsense"), AWS.connections());
        assert_eq!(
            AWS.pipeline("a/b?c#d"),
            "https://eu-west-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/a%2Fb%3Fc%23d/view?region=eu-west-1"
        );
        assert_eq!(
            AWS.stack("arn:aws:cloudformation:eu-west-1:123456789012:stack/x/1"),
            "https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/stackinfo?stackId=arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack%2Fx%2F1"
        );
        let gov = Console { region: "us-gov-east-1", endpoint: None };
        assert!(gov.connections().starts_with("https://us-gov-east-1.console.amazonaws-us-gov.com/codesuite/"));
        assert!(
            Console { region: "a.b/@", endpoint: None }.connections().starts_with("https://console.aws.amazon.com/")
        );
    }

    #[test]
    fn the_practice_account_takes_the_place_of_the_console() {
        assert_eq!(PRACTICE.connections(), "http://127.0.0.1:4566/codesuite/settings/connections?region=eu-west-1");
        assert_eq!(
            PRACTICE.connection("arn:aws:codeconnections:eu-west-1:123456789012:connection/1"),
            "http://127.0.0.1:4566/codesuite/settings/123456789012/eu-west-1/codeconnections/connections/1?region=eu-west-1"
        );
    }

    #[test]
    fn only_known_addresses_are_opened() {
        let endpoint = Some("http://127.0.0.1:4566");
        for address in [
            "https://eu-west-1.console.aws.amazon.com/codesuite/",
            "https://console.aws.amazon.com/",
            "https://us-gov-east-1.console.amazonaws-us-gov.com/x",
            "https://github.com/apps/aws-connector-for-github",
            ACCOUNT_SETTINGS,
            STS_SETTINGS,
            "https://aws.amazon.com/",
            "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
            "https://dev.azure.com/x",
            "http://127.0.0.1:4566/codesuite/",
        ] {
            assert!(is_allowed(address, endpoint), "{address}");
        }
        for address in [
            "",
            "github.com",
            "http://github.com/",
            "https://github.com:444/",
            "https://github.com.evil.example/",
            "https://evil-github.com/",
            "https://console.aws.amazon.com.evil.example/",
            "https://evilconsole.aws.amazon.com/",
            "https://a.b.console.aws.amazon.com/",
            "https://aws.amazon.com/elsewhere",
            "https://docs.aws.amazon.com/",
            "https://aws.amazon.com.evil.example/",
            "https://user:secret@github.com/",
            "http://127.0.0.1:4567/",
            "https://127.0.0.1:4566/",
            "http://localhost:4566/",
            "file:///etc/passwd",
            "javascript:alert(1)",
        ] {
            assert!(!is_allowed(address, endpoint), "{address}");
        }
        assert!(!is_allowed("http://127.0.0.1:4566/", None));
    }
}
