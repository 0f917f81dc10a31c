//! The server behind a host: whether AWS reaches it from there, and believes that it is the one.

use super::endpoint::port;
use super::host::Host;
use super::network::ChosenNetwork;
use crate::messages::PracticeFaultKind;
use crate::services::ec2::Unreachable;
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
    let closed = host.network().is_some_and(|network| network.reach(world, port(&host.endpoint)).is_err());
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

/// Why a build that clones from the server itself doesn't hear of it. The network in which it runs, and whether it was given
/// the company's certificate, are the build's own.
pub(crate) fn silence_of_build(
    world: &mut World,
    host: &Host,
    network: Option<&ChosenNetwork>,
    vouched: bool,
) -> Option<Silence> {
    if host.vpc.is_some() {
        match network.map(|network| network.reach(world, port(&host.endpoint))) {
            None | Some(Err(Unreachable::Dns { .. })) => return Some(Silence::Unknown),
            Some(Err(_)) => return Some(Silence::Unreachable),
            Some(Ok(())) => {}
        }
    }
    if world.faults.take_any(PracticeFaultKind::ServerUnreachable) {
        return Some(Silence::Unreachable);
    }
    let own = [PracticeFaultKind::PrivateCertificate, PracticeFaultKind::CertificateRenewed];
    (!vouched && own.into_iter().any(|kind| world.faults.take_any(kind))).then_some(Silence::Untrusted)
}

/// Whether what happens at the server is told to AWS.
pub(crate) fn reports(world: &World, host: &Host) -> bool {
    host.network().is_none_or(|network| network.hears(world)) && !world.faults.is_on(PracticeFaultKind::WebhooksBlocked)
}
