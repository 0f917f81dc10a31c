//! Certificates in their order, from the server's own upward, and what is to be said of them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gangway_catalog::quotas::HOST_CERTIFICATE;
use time::{Duration, OffsetDateTime};
use url::{Host, Url};

use crate::certificate::Certificate;
use crate::finding::{CertificateCode, CertificateFinding, CertificateSeverity};

/// A certificate that ends within this time is worth a word: with a new one, a host has to be made anew.
const SOON: Duration = Duration::days(30);

/// Characters of a line of PEM (RFC 7468).
const PEM_LINE: usize = 64;

/// Names of a certificate that are told, at most.
const MOST_NAMES: usize = 3;

/// Certificates in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateChain {
    /// From the lowest one upward, then those that don't belong to them.
    pub certificates: Vec<Certificate>,
    /// How many of the first ones make the chain.
    length: usize,
    /// How many stood there a second time.
    doubled: usize,
    reordered: bool,
}

impl CertificateChain {
    /// Orders certificates; none where there are none.
    pub(crate) fn of(given: Vec<Certificate>) -> Option<Self> {
        let mut known: Vec<Certificate> = Vec::new();
        let count = given.len();
        for certificate in given {
            if !known.iter().any(|other| other.der == certificate.der) {
                known.push(certificate);
            }
        }
        let doubled = count - known.len();
        let order = path(&known);
        let length = order.len();
        let reordered = !order.is_sorted();
        let rest: Vec<usize> = (0..known.len()).filter(|at| !order.contains(at)).collect();
        let certificates: Vec<Certificate> =
            order.into_iter().chain(rest).filter_map(|at| known.get(at).cloned()).collect();
        (!certificates.is_empty()).then_some(Self { certificates, length, doubled, reordered })
    }

    /// The text that AWS takes: each certificate once, as PEM.
    #[must_use]
    pub fn pem(&self) -> String {
        let mut text = String::new();
        for certificate in &self.certificates {
            text.push_str("-----BEGIN CERTIFICATE-----\n");
            let encoded = STANDARD.encode(&certificate.der);
            for (at, character) in encoded.chars().enumerate() {
                if at > 0 && at % PEM_LINE == 0 {
                    text.push('\n');
                }
                text.push(character);
            }
            text.push_str("\n-----END CERTIFICATE-----\n");
        }
        text
    }

    /// What is to be said, what matters most first. `endpoint`: the server's URL; an unreadable one is compared with
    /// nothing.
    #[must_use]
    pub fn check(&self, endpoint: Option<&str>, now: OffsetDateTime) -> Vec<CertificateFinding> {
        let mut findings = Vec::new();
        self.size(&mut findings);
        self.time(now, &mut findings);
        self.links(&mut findings);
        self.names(endpoint, &mut findings);
        self.corrections(&mut findings);
        findings.sort_by_key(|finding| finding.severity);
        findings
    }

    fn chain(&self) -> &[Certificate] {
        self.certificates.get(..self.length).unwrap_or_default()
    }

    fn size(&self, findings: &mut Vec<CertificateFinding>) {
        let size = self.pem().chars().count();
        if size > HOST_CERTIFICATE.most {
            findings.push(blocks(CertificateCode::TooLong).with("size", size).with("most", HOST_CERTIFICATE.most));
        }
    }

    fn time(&self, now: OffsetDateTime, findings: &mut Vec<CertificateFinding>) {
        for certificate in &self.certificates {
            let (from, until) = (certificate.valid_from, certificate.valid_until);
            let finding = if until < now {
                blocks(CertificateCode::Expired)
            } else if now < from {
                warns(CertificateCode::NotYetValid)
            } else if until - now < SOON {
                let days = u32::try_from((until - now).whole_days()).unwrap_or_default();
                warns(CertificateCode::ExpiresSoon).with("days", days)
            } else {
                continue;
            };
            let finding = finding.with("name", certificate.shown_name());
            findings.push(finding.with("from", moment(from)).with("until", moment(until)));
        }
    }

    fn links(&self, findings: &mut Vec<CertificateFinding>) {
        let chain = self.chain();
        for issuer in chain.iter().skip(1).filter(|issuer| !issuer.authority) {
            findings.push(warns(CertificateCode::IssuerNotAuthority).with("name", issuer.shown_name()));
        }
        let Some(last) = chain.last() else { return };
        if !last.self_signed {
            let alone = self.certificates.len() == 1 && !last.authority;
            let code = if alone { CertificateCode::LeafAlone } else { CertificateCode::IssuerMissing };
            let finding = warns(code).with("name", last.shown_name());
            findings.push(finding.with("issuer", last.issuer.as_str()));
            // which of the others belong to it, nobody knows then
            return;
        }
        for other in self.certificates.iter().skip(self.length) {
            findings.push(warns(CertificateCode::Unrelated).with("name", other.shown_name()));
        }
    }

    fn names(&self, endpoint: Option<&str>, findings: &mut Vec<CertificateFinding>) {
        let Some(lowest) = self.certificates.first() else { return };
        if lowest.authority && lowest.hosts.is_empty() {
            let finding = CertificateFinding::new(CertificateCode::OnlyAuthorities, CertificateSeverity::Informs);
            findings.push(finding.with("name", lowest.shown_name()));
            return;
        }
        let url = endpoint.and_then(|endpoint| Url::parse(endpoint.trim()).ok());
        let Some(host) = url.as_ref().and_then(Url::host) else { return };
        let told = |code, names: &[String]| {
            let mut shown: Vec<&str> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
            if names.len() > MOST_NAMES {
                shown.push("…");
            }
            warns(code).with("host", host.to_string()).with("names", shown.join(", "))
        };
        if lowest.hosts.iter().any(|name| is_for(name, &host)) {
            return;
        }
        let old = lowest.hosts.is_empty() && lowest.common_names.iter().any(|name| is_for(name, &host));
        findings.push(match () {
            () if old => told(CertificateCode::NameOnlyInSubject, &lowest.common_names),
            () if lowest.hosts.is_empty() => told(CertificateCode::NameMismatch, &lowest.common_names),
            () => told(CertificateCode::NameMismatch, &lowest.hosts),
        });
    }

    fn corrections(&self, findings: &mut Vec<CertificateFinding>) {
        let informs = |code| CertificateFinding::new(code, CertificateSeverity::Informs);
        if self.doubled > 0 {
            findings.push(informs(CertificateCode::Doubled).with("count", self.doubled));
        }
        if self.reordered {
            findings.push(informs(CertificateCode::Reordered));
        }
    }
}

/// From the lowest certificate up, each followed by its issuer, by their places.
fn path(known: &[Certificate]) -> Vec<usize> {
    let issues_another = |one: &Certificate| known.iter().any(|other| one.may_have_issued(other));
    let lowest = known.iter().position(|one| !one.authority);
    let lowest = lowest.or_else(|| known.iter().position(|one| !issues_another(one)));
    // Where each issued another, as two that cross-signed one another have, the first one is as good as any.
    let mut path: Vec<usize> = lowest.or((!known.is_empty()).then_some(0)).into_iter().collect();
    while let Some(last) = path.last().and_then(|at| known.get(*at)) {
        if last.self_signed {
            break;
        }
        let next = (0..known.len()).find(|at| {
            let issuer = known.get(*at);
            !path.contains(at) && issuer.is_some_and(|issuer| issuer.may_have_issued(last))
        });
        match next {
            Some(at) => path.push(at),
            None => break,
        }
    }
    path
}

/// Whether a name in a certificate is for a host: the same, or with `*` in place of its first label (RFC 6125).
fn is_for(name: &str, host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(address) => name.parse() == Ok(*address),
        Host::Ipv6(address) => name.parse() == Ok(*address),
        Host::Domain(host) => {
            let (name, host) = (name.trim_end_matches('.'), host.trim_end_matches('.'));
            let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
            match (name.strip_prefix("*."), host.split_once('.')) {
                (Some(parent), Some((_, above))) => parent.contains('.') && same(parent, above),
                (Some(_), None) => false,
                (None, _) => same(name, host),
            }
        }
    }
}

/// A day, as it is told.
fn moment(moment: OffsetDateTime) -> String {
    moment.date().to_string()
}

fn blocks(code: CertificateCode) -> CertificateFinding {
    CertificateFinding::new(code, CertificateSeverity::Blocks)
}

fn warns(code: CertificateCode) -> CertificateFinding {
    CertificateFinding::new(code, CertificateSeverity::Warns)
}
