//! How AWS is reached: certificates and kinds of endpoints.

use crate::environment::Environment;
use crate::fault::{Cause, ProfileFault};
use crate::files::Profile;
use crate::places::user_path;

/// Settings of the way to AWS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transport {
    /// A file of certificates that count instead of the system's, as behind a proxy that signs anew.
    pub ca_bundle: Option<CaBundle>,
    /// Endpoints that are validated for FIPS 140.
    pub fips: bool,
    /// Endpoints that also speak IPv6.
    pub dual_stack: bool,
}

/// A file of certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaBundle {
    /// Its path. A `~` is the home folder (unverified: botocore hands the path on as it is written).
    pub path: String,
    /// The variable or key that names it.
    pub named_by: &'static str,
}

/// The variables of botocore and of the library that it once used, which it still honors.
const CA_VARIABLES: &[&str] = &["AWS_CA_BUNDLE"];
const CA_FALLBACK: &[&str] = &["REQUESTS_CA_BUNDLE"];

impl Transport {
    /// A variable wins over the profile. `sts_regional_endpoints` isn't among them: the AWS CLI 2 always asks STS in the
    /// Region.
    #[must_use]
    pub fn new(environment: &Environment, profile: Option<&Profile<'_>>) -> Self {
        let text = |key| profile.and_then(|profile| profile.text(key)).filter(|text| !text.is_empty());
        let bundle = environment
            .first(CA_VARIABLES)
            .or_else(|| text("ca_bundle").map(|path| ("ca_bundle", path)))
            .or_else(|| environment.first(CA_FALLBACK));
        let ca_bundle = bundle.map(|(named_by, path)| CaBundle {
            path: user_path(path, environment).unwrap_or_else(|| path.to_owned()),
            named_by,
        });
        let on = |variable, key| environment.get(variable).or_else(|| text(key)).is_some_and(is_true);
        Self {
            ca_bundle,
            fips: on("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
            dual_stack: on("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
        }
    }
}

/// Variables that AWS's SDKs put into the head of each request as they stand.
const NAMED_IN_REQUESTS: &[&str] = &["AWS_SDK_UA_APP_ID", "AWS_EXECUTION_ENV"];

/// That what names the caller in each request can be sent.
///
/// # Errors
/// [`Cause::CharacterUnusable`]: the AWS CLI replaces such characters, AWS's SDK for Rust can't send the request.
pub fn sendable(environment: &Environment, profile: Option<&Profile<'_>>) -> Result<(), ProfileFault> {
    const KEY: &str = "sdk_ua_app_id";
    let fits = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    let unusable = |name: &&&str| environment.get(name).is_some_and(|text| !fits(text));
    if let Some(variable) = NAMED_IN_REQUESTS.iter().find(unusable) {
        return Err(ProfileFault::new(Cause::CharacterUnusable).about(variable));
    }
    let profile = profile.filter(|profile| profile.text(KEY).is_some_and(|text| !fits(text)));
    profile.map_or(Ok(()), |profile| Err(profile.fault(Cause::CharacterUnusable, KEY)))
}

/// botocore's `ensure_boolean`: what isn't `true` is false.
pub(crate) fn is_true(text: &str) -> bool {
    text.to_lowercase() == "true"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::System;
    use crate::files::{ConfigFiles, FileText, LARGEST_FILE};

    fn check(variables: &[(&str, &str)], config: &str) -> Transport {
        let text = FileText { path: "config", bytes: config.as_bytes() };
        let files = ConfigFiles::read(Some(text), None, LARGEST_FILE).unwrap();
        let variables = variables.iter().copied().chain([("HOME", "/h")]);
        Transport::new(&Environment::new(System::Unix, variables), files.profile("default").as_ref())
    }

    fn bundle(path: &str, named_by: &'static str) -> Option<CaBundle> {
        Some(CaBundle { path: path.to_owned(), named_by })
    }

    #[test]
    fn certificates_are_named_by_variable_or_profile() {
        let config = "[default]\nca_bundle = ~/corp.pem\n";
        assert_eq!(check(&[], config).ca_bundle, bundle("/h/corp.pem", "ca_bundle"));
        assert_eq!(check(&[("AWS_CA_BUNDLE", "/x.pem")], config).ca_bundle, bundle("/x.pem", "AWS_CA_BUNDLE"));
        let requests = [("REQUESTS_CA_BUNDLE", "/r.pem")];
        assert_eq!(check(&requests, config).ca_bundle, bundle("/h/corp.pem", "ca_bundle"));
        assert_eq!(check(&requests, "").ca_bundle, bundle("/r.pem", "REQUESTS_CA_BUNDLE"));
        assert_eq!(check(&[("AWS_CA_BUNDLE", "")], "").ca_bundle, None);
    }

    #[test]
    fn what_each_request_carries_must_be_sendable() {
        let text = FileText {
            path: "config",
            bytes: b"[default]\nsdk_ua_app_id = a\n  b\n[profile p]\nsdk_ua_app_id = a b\n",
        };
        let files = ConfigFiles::read(Some(text), None, LARGEST_FILE).unwrap();
        let check = |variables: &[(&str, &str)], profile: &str, key: Option<&str>| {
            let environment = Environment::new(System::Unix, variables.iter().copied());
            let fault = sendable(&environment, files.profile(profile).as_ref()).err();
            assert_eq!(fault.and_then(|fault| fault.key).as_deref(), key, "{variables:?}");
        };
        check(&[("AWS_EXECUTION_ENV", "a\nb")], "p", Some("AWS_EXECUTION_ENV"));
        check(&[("AWS_SDK_UA_APP_ID", "é")], "p", Some("AWS_SDK_UA_APP_ID"));
        check(&[("AWS_SDK_UA_APP_ID", "a b/1.0")], "p", None);
        check(&[], "default", Some("sdk_ua_app_id"));
    }

    #[test]
    fn only_true_switches_on() {
        let config = "[default]\nuse_fips_endpoint = TRUE\nuse_dualstack_endpoint = 1\n";
        assert_eq!((check(&[], config).fips, check(&[], config).dual_stack), (true, false));
        let off = [("AWS_USE_FIPS_ENDPOINT", "false"), ("AWS_USE_DUALSTACK_ENDPOINT", "true")];
        assert_eq!((check(&off, config).fips, check(&off, config).dual_stack), (false, true));
    }
}
