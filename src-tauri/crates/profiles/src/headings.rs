//! What the headings of the configuration file mean to botocore. In the credentials file each heading is the name of a
//! profile as it stands.

use crate::fault::StrayHeading;
use crate::shell;

/// What a heading opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    Profile(String),
    /// `[sso-session x]`
    Session(String),
    /// `[services x]`
    Services(String),
    /// No profile, though it may be meant for the one that is named.
    Stray(String, StrayHeading),
    /// A section of another tool, or one that means nothing.
    Other,
}

/// How headings of a kind begin, and what they open.
type Kind = (&'static str, fn(String) -> Heading);

const KINDS: [Kind; 3] =
    [("profile", Heading::Profile), ("sso-session", Heading::Session), ("services", Heading::Services)];

/// Reads what stands in the brackets. botocore looks at how it begins, so `[profiles a]` is a profile, too.
pub(crate) fn read(name: &str) -> Heading {
    if name == "default" {
        return Heading::Profile(name.to_owned());
    }
    let Some((begin, kind)) = KINDS.into_iter().find(|(begin, _)| name.starts_with(begin)) else {
        return Heading::Stray(name.to_owned(), StrayHeading::WithoutProfile);
    };
    match shell::posix(name).as_deref() {
        Ok([_, name]) => kind(name.clone()),
        Ok([word, _, _, ..]) if begin == "profile" && word == begin => {
            let meant = name.strip_prefix(begin).unwrap_or_default().trim();
            Heading::Stray(meant.to_owned(), StrayHeading::WithoutQuotes)
        }
        _ => Heading::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_mean_what_botocore_reads() {
        let profile = |name: &str| Heading::Profile(name.to_owned());
        let stray = |name: &str, why| Heading::Stray(name.to_owned(), why);
        for (heading, expected) in [
            ("default", profile("default")),
            ("profile default", profile("default")),
            ("profile dev", profile("dev")),
            ("profile\tdev ", profile("dev")),
            ("profile \"my profile\"", profile("my profile")),
            ("profile 'my profile'", profile("my profile")),
            ("profile my\\ profile", profile("my profile")),
            ("profile a#b", profile("a#b")),
            ("profile ご担当", profile("ご担当")),
            ("profile \"\"", profile("")),
            ("profiles dev", profile("dev")),
            ("profile my profile", stray("my profile", StrayHeading::WithoutQuotes)),
            ("dev", stray("dev", StrayHeading::WithoutProfile)),
            ("Profile dev", stray("Profile dev", StrayHeading::WithoutProfile)),
            ("Default", stray("Default", StrayHeading::WithoutProfile)),
            ("profile", Heading::Other),
            ("profile \"dev", Heading::Other),
            ("sso-session s", Heading::Session("s".to_owned())),
            ("sso-session", Heading::Other),
            ("services local", Heading::Services("local".to_owned())),
        ] {
            assert_eq!(read(heading), expected, "{heading}");
        }
    }
}
