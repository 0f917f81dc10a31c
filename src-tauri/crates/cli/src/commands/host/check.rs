//! `host check FILE`: what would make the host of a setup fail, in the network and with the certificate. Looks only, also
//! beside an open window.

use std::path::Path;

use gangway_app::bindings::{
    CertificateFinding, CertificateSeverity, Fact, FactMap, Fault, FaultCode, Finding, FindingSeverity, HostNetwork,
};
use gangway_app::views::{
    CertificateReading, CertificateSource, ExamineNetwork, NetworkExamination, ReadCertificate, ServerLocation,
};
use serde::Serialize;

use crate::account::GlobalOptions;
use crate::arguments::HostOptions;
use crate::commands::read;
use crate::exit::{CommandError, Exit};
use crate::output::{Output, code};

#[derive(Serialize)]
struct HostCheck {
    network: Option<NetworkExamination>,
    certificate: Option<CertificateReading>,
}

pub(super) async fn run(
    path: &Path,
    host: HostOptions,
    address: Option<String>,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let file = read(path, options, output)?;
    let Some(wish) = file.setup().host.clone() else {
        return Err(Fault::new(FaultCode::HostMissing).with("endpoint", "none").into());
    };
    let reader = options.status_reader();
    let of_file = host.certificate.as_deref().map(super::of_file);
    let from = of_file.or_else(|| wish.certificate.clone().map(|text| CertificateSource::Text { text }));
    let certificate = match from {
        Some(from) => {
            Some(reader.read_certificate(ReadCertificate { from, endpoint: Some(wish.endpoint.clone()) }).await?)
        }
        None => None,
    };
    let network = match host.vpc {
        Some(vpc) => {
            let place = options.choose().await?;
            let network = HostNetwork { vpc, subnets: host.subnets, security_groups: host.security_groups };
            let question = ExamineNetwork {
                account: place.account,
                region: place.region,
                endpoint: wish.endpoint.clone(),
                network,
                address,
                host_arn: None,
            };
            Some(reader.examine_network(question).await?)
        }
        None => None,
    };
    let checked = HostCheck { network, certificate };
    output.answer(&checked, || lines(&checked, &wish.endpoint, output));
    let network = checked.network.iter().flat_map(|one| &one.findings);
    let blocked = network.into_iter().any(|one| one.severity == FindingSeverity::Blocks)
        || checked.certificate.as_ref().is_some_and(is_blocked);
    Ok(if blocked { Exit::Problems } else { Exit::Done })
}

fn lines(checked: &HostCheck, endpoint: &str, output: &Output) -> Vec<String> {
    let mut lines = Vec::new();
    match &checked.network {
        Some(network) => of_network(network, endpoint, output, &mut lines),
        None => lines.push(output.tell("cli-host-check-no-vpc", &[])),
    }
    if let Some(reading) = &checked.certificate {
        for one in &reading.certificates {
            let facts = [
                ("subject", one.subject.as_str().into()),
                ("issuer", one.issuer.as_str().into()),
                ("until", one.valid_until.as_str().into()),
                ("fingerprint", one.fingerprint.as_str().into()),
            ];
            lines.push(output.tell("cli-host-check-certificate", &facts));
        }
        lines.extend(reading.findings.iter().flat_map(|one| of_certificate(one, output)));
    }
    lines
}

fn of_network(network: &NetworkExamination, endpoint: &str, output: &Output, lines: &mut Vec<String>) {
    let ServerLocation { host, port, addresses, source } = &network.server;
    let facts = [
        ("source", code(source).into()),
        ("host", host.as_str().into()),
        ("port", port.to_string().into()),
        ("addresses", addresses.join(", ").into()),
    ];
    lines.push(output.tell("cli-host-check-server", &facts));
    let typed = network.unreadable.iter();
    lines.extend(typed.map(|text| output.tell("cli-host-check-no-address", &[("text", text.as_str().into())])));
    if network.findings.is_empty() {
        lines.push(output.tell("cli-host-check-good", &[]));
    }
    lines.extend(network.findings.iter().flat_map(|one| finding(one, output)));
    let facts: FactMap = [("host", host.as_str()), ("endpoint", endpoint)]
        .map(|(name, text)| (name.to_owned(), Fact::from(text)))
        .into();
    for question in &network.open {
        let id = format!("network-unknown-{}", code(question));
        lines.push(format!("? {}", output.say(&id, &facts)));
        lines.push(format!("    {}", output.next(&id, &facts)));
    }
}

fn finding(one: &Finding, output: &Output) -> [String; 2] {
    let sign = match one.severity {
        FindingSeverity::Blocks => "✗",
        FindingSeverity::Warns => "!",
        FindingSeverity::NotChecked => "?",
        FindingSeverity::Informs => "·",
    };
    let id = format!("network-{}", code(&one.code));
    let check = output.tell(&format!("network-check-{}", code(&one.check)), &[]);
    let next = output.next(&id, &one.facts);
    [format!("{sign} {check}: {}", output.say(&id, &one.facts)), format!("    {next}")]
}

/// Whether AWS or the server's clients would refuse what was given.
pub(super) fn is_blocked(reading: &CertificateReading) -> bool {
    reading.findings.iter().any(|one| one.severity == CertificateSeverity::Blocks)
}

pub(super) fn of_certificate(one: &CertificateFinding, output: &Output) -> [String; 2] {
    let sign = match one.severity {
        CertificateSeverity::Blocks => "✗",
        CertificateSeverity::Warns => "!",
        CertificateSeverity::Informs => "·",
    };
    let id = format!("certificate-{}", code(&one.code));
    let next = output.next(&id, &one.facts);
    [format!("{sign} {}", output.say(&id, &one.facts)), format!("    {next}")]
}
