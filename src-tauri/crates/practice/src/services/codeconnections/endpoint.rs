//! Addresses of servers, and of the repositories on them.

/// The repository at an address, `owner/name` and with groups of GitLab more of it; a server may be below a path itself.
pub(crate) fn repository_at(address: &str, endpoint: Option<&str>) -> String {
    let path = |address: &str| {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let path = rest.trim_end_matches('/').split_once('/').map_or("", |(_, path)| path);
        path.trim_end_matches(".git").to_owned()
    };
    let (name, below) = (path(address), endpoint.map(path).unwrap_or_default());
    let inner = name.strip_prefix(&below).and_then(|inner| inner.strip_prefix('/'));
    inner.map(str::to_owned).unwrap_or(name)
}

/// The port of an address.
pub(super) fn port(endpoint: &str) -> u16 {
    identity(endpoint).split('/').next().and_then(|authority| authority.split_once(':')?.1.parse().ok()).unwrap_or(443)
}

/// Host and port of an address, in small letters, and the path below which the server is, without its last slash: two
/// addresses with the same are of one server.
pub(super) fn identity(endpoint: &str) -> String {
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
