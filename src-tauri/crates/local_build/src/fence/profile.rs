//! The fence on macOS: a profile for `sandbox-exec`, which Apple keeps and documents nowhere. Written after profiles that
//! come with macOS (`/System/Library/Sandbox/Profiles`), and not tried on a Mac yet.

use std::fmt::Write;
use std::path::Path;

use super::FenceRules;

/// Programs, libraries and what they read of the system. A person's folders lie in `/Users` and aren't there.
const SYSTEM: &[&str] = &[
    "/bin",
    "/sbin",
    "/usr",
    "/System",
    "/Library/Apple",
    "/Library/Developer",
    "/Library/Frameworks",
    "/Library/Java",
    "/Applications/Xcode.app",
    "/opt",
    "/private/etc",
    "/private/var/db/dyld",
    "/private/var/db/timezone",
    "/private/var/db/xcode_select_link",
    "/private/var/select",
    "/dev",
];

/// The profile for these rules, as `sandbox-exec -p` takes it: `None` where a path has characters that no profile can hold.
#[must_use]
pub fn sandbox_profile(rules: &FenceRules) -> Option<String> {
    let mut text = String::from("(version 1)\n(deny default)\n(import \"bsd.sb\")\n");
    text.push_str("(allow process-fork)\n(allow process-exec)\n(allow sysctl-read)\n(allow file-read-metadata)\n");
    text.push_str("(allow signal (target same-sandbox))\n(allow process-info* (target same-sandbox))\n");
    text.push_str("(allow ipc-posix-shm)\n(allow ipc-posix-sem)\n");
    // names are looked up by a socket of the system; every other Unix socket, and the keychain's service, stay closed
    text.push_str("(allow network-outbound (remote ip \"*:*\"))\n(allow network-bind (local ip \"*:*\"))\n");
    text.push_str("(allow network-inbound (local ip \"*:*\"))\n(allow system-socket)\n");
    text.push_str("(allow network-outbound (literal \"/private/var/run/mDNSResponder\"))\n");
    text.push_str("(allow file-read* (literal \"/\"))\n");
    for path in SYSTEM {
        writeln!(text, "(allow file-read* (subpath \"{path}\"))").ok()?;
    }
    text.push_str("(allow file-write-data (literal \"/dev/null\") (literal \"/dev/zero\"))\n");
    for path in &rules.readable {
        writeln!(text, "(allow file-read* (subpath {}))", quoted(path)?).ok()?;
    }
    for path in &rules.writable {
        writeln!(text, "(allow file-read* file-write* (subpath {}))", quoted(path)?).ok()?;
    }
    Some(text)
}

/// A path as a string of the profile's language.
fn quoted(path: &Path) -> Option<String> {
    let path = path.to_str().filter(|path| !path.chars().any(char::is_control))?;
    Some(format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_allowed_and_nothing_of_the_person() {
        let rules = FenceRules {
            readable: vec!["/Users/m/.cargo/bin".into()],
            writable: vec!["/Users/m/a \"b\" \\ 日本/copy".into()],
        };
        let profile = sandbox_profile(&rules).unwrap();
        assert!(profile.starts_with("(version 1)\n(deny default)\n"));
        assert!(profile.contains("(allow file-read* (subpath \"/Users/m/.cargo/bin\"))\n"));
        assert!(profile.contains("(allow file-read* file-write* (subpath \"/Users/m/a \\\"b\\\" \\\\ 日本/copy\"))\n"));
        let of_the_person = profile.lines().filter(|line| line.contains("/Users"));
        assert_eq!(of_the_person.count(), 2);
        let closed = profile.matches('(').count() == profile.matches(')').count();
        assert!(closed, "{profile}");
    }

    #[test]
    fn a_path_can_add_no_rule() {
        let rules = |path: &str| FenceRules { readable: vec![path.into()], writable: Vec::new() };
        assert_eq!(sandbox_profile(&rules("/a\n(allow default)")), None);
        let inside = sandbox_profile(&rules("/a\"))(allow default)((\"")).unwrap();
        assert!(inside.contains("(subpath \"/a\\\"))(allow default)((\\\"\")"), "{inside}");
    }
}
