//! How AWS is reached: certificates and kinds of endpoints.

use crate::environment::Environment;
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
    fn only_true_switches_on() {
        let config = "[default]\nuse_fips_endpoint = TRUE\nuse_dualstack_endpoint = 1\n";
        assert_eq!((check(&[], config).fips, check(&[], config).dual_stack), (true, false));
        let off = [("AWS_USE_FIPS_ENDPOINT", "false"), ("AWS_USE_DUALSTACK_ENDPOINT", "true")];
        assert_eq!((check(&off, config).fips, check(&off, config).dual_stack), (false, true));
    }
}
