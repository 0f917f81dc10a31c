//! The server behind a host: whether AWS reaches it from there, and believes that it is the one.

use super::host::Host;
use super::network;
use crate::messages::PracticeFaultKind;
use crate::services::read::Read as _;
use crate::world::World;

/// Why a server isn't heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// No answer comes: route, security group, network ACL, name, scheme or port.
    Unreachable,
    /// Its name is known in its own network alone.
    Unknown,
    /// It answers with a certificate that nobody vouches for.
    Untrusted,
}

/// Why the server of a host isn't heard of now; none when it is. A strike of the fault that does it is used up.
pub(crate) fn silence(world: &mut World, host: &Host) -> Option<Silence> {
    let closed = host.network().is_some_and(|network| network::outcome(world, &network).closed);
    let secure = host.endpoint.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    if closed || !secure || world.faults.take_any(PracticeFaultKind::ServerUnreachable) {
        return Some(Silence::Unreachable);
    }
    let vouched = host.vpc.as_ref().is_some_and(|vpc| vpc.given("TlsCertificate").is_some());
    let own = world.faults.is_on(PracticeFaultKind::PrivateCertificate) && !vouched;
    if own && world.faults.take_any(PracticeFaultKind::PrivateCertificate)
        || world.faults.take_any(PracticeFaultKind::CertificateRenewed)
    {
        return Some(Silence::Untrusted);
    }
    None
}

/// Why a build that clones from the server itself doesn't hear of it. In which VPC it runs, and whether it was given the
/// company's certificate, are the build's own.
pub(crate) fn silence_of_build(world: &mut World, host: &Host, vpc: Option<&str>, vouched: bool) -> Option<Silence> {
    if host.vpc_id().is_some_and(|private| vpc != Some(private)) {
        return Some(Silence::Unknown);
    }
    if world.faults.take_any(PracticeFaultKind::ServerUnreachable) {
        return Some(Silence::Unreachable);
    }
    let own = [PracticeFaultKind::PrivateCertificate, PracticeFaultKind::CertificateRenewed];
    (!vouched && own.into_iter().any(|kind| world.faults.take_any(kind))).then_some(Silence::Untrusted)
}

/// Whether what happens at the server is told to AWS.
pub(crate) fn reports(world: &World, host: &Host) -> bool {
    let deaf = host.network().is_some_and(|network| network::outcome(world, &network).deaf);
    !deaf && !world.faults.is_on(PracticeFaultKind::WebhooksBlocked)
}

/// The repository at an address, `owner/name` and with groups of GitLab more of it; a server may be below a path itself.
pub(crate) fn repository_at(address: &str, host: Option<&Host>) -> String {
    let path = |address: &str| {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let path = rest.trim_end_matches('/').split_once('/').map_or("", |(_, path)| path);
        path.trim_end_matches(".git").to_owned()
    };
    let (name, below) = (path(address), host.map(|host| path(&host.endpoint)).unwrap_or_default());
    let inner = name.strip_prefix(&below).and_then(|inner| inner.strip_prefix('/'));
    inner.map(str::to_owned).unwrap_or(name)
}

/// Host and port of an address, in small letters, and the path below which the server is, without its last slash: two
/// addresses with the same are of one server.
pub(crate) fn identity(endpoint: &str) -> String {
    let address = endpoint.trim().to_ascii_lowercase();
    let address = address.trim_end_matches('/');
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let usual = if scheme == "http" { ":80" } else { ":443" };
    let authority = authority.strip_suffix(usual).unwrap_or(authority);
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let host = host.trim_end_matches('.');
    let authority = if port.is_empty() { host.to_owned() } else { format!("{host}:{port}") };
    if path.is_empty() { authority } else { format!("{authority}/{path}") }
}
