//! Addresses that stand in for AWS's own.

use gangway_profiles::endpoints::{Endpoints, Service};
use gangway_profiles::fault::ProfileFault;

/// The services that a session calls, whoever's it is.
const CALLED: &[Service] = &[
    Service::CloudFormation,
    Service::CloudWatchLogs,
    Service::CodeBuild,
    Service::CodeConnections,
    Service::CodePipeline,
    Service::Ec2,
    Service::S3,
    Service::Sts,
];

/// Those that only signing in asks: what replaces AWS's services knows no sign-in.
const OF_SIGN_IN: &[Service] = &[Service::Sso, Service::SsoOidc, Service::Signin];

/// Where services are called, as far as that isn't AWS's own address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ServiceEndpoints {
    replacement: Option<String>,
    named: Vec<(Service, String)>,
}

impl ServiceEndpoints {
    /// Those that variables and a profile name.
    ///
    /// # Errors
    /// An address that can't be one. A service that isn't asked for, as no sign-in is needed, is looked at nevertheless:
    /// somebody named it.
    pub(crate) fn named_by(endpoints: &Endpoints<'_>) -> Result<Self, ProfileFault> {
        let mut named = Vec::new();
        for service in CALLED.iter().chain(OF_SIGN_IN) {
            if let Some(found) = endpoints.of(*service)? {
                named.push((*service, found.url.as_str().trim_end_matches('/').to_owned()));
            }
        }
        Ok(Self { replacement: None, named })
    }

    /// The same, with one address for all services but those of signing in.
    #[must_use]
    pub(crate) fn replaced(self, address: Option<&str>) -> Self {
        let address = address.map(|address| address.trim_end_matches('/').to_owned());
        Self { replacement: address.or(self.replacement), named: self.named }
    }

    /// A service's address; none for AWS's own.
    pub(crate) fn of(&self, service: Service) -> Option<&str> {
        let replacement = self.replacement.as_deref().filter(|_| CALLED.contains(&service));
        let named = || self.named.iter().find(|(one, _)| *one == service).map(|(_, address)| address.as_str());
        replacement.or_else(named)
    }
}

#[cfg(test)]
mod tests {
    use gangway_profiles::environment::{Environment, System};
    use gangway_profiles::files::ConfigFiles;

    use super::*;

    fn named(variables: &[(&str, &str)]) -> Result<ServiceEndpoints, ProfileFault> {
        let environment = Environment::new(System::Unix, variables.iter().copied());
        ServiceEndpoints::named_by(&Endpoints::new(&environment, &ConfigFiles::default(), None))
    }

    #[test]
    fn a_replacement_is_for_all_services_but_signing_in() {
        let found =
            named(&[("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1/"), ("AWS_ENDPOINT_URL_SSO", "http://[::1]:2")]);
        let found = found.unwrap();
        assert_eq!(found.of(Service::Sts), Some("http://127.0.0.1:1"));
        assert_eq!((found.of(Service::Sso), found.of(Service::S3)), (Some("http://[::1]:2"), None));
        let replaced = found.replaced(Some("http://127.0.0.1:4100/"));
        assert_eq!(replaced.of(Service::Sts), Some("http://127.0.0.1:4100"));
        assert_eq!(replaced.of(Service::S3), Some("http://127.0.0.1:4100"));
        assert_eq!((replaced.of(Service::Sso), replaced.of(Service::Signin)), (Some("http://[::1]:2"), None));
    }

    #[test]
    fn one_address_for_all_is_for_signing_in_too() {
        let found = named(&[("AWS_ENDPOINT_URL", "http://127.0.0.1:1")]).unwrap();
        for service in [Service::CodeBuild, Service::Sts, Service::S3, Service::SsoOidc, Service::Signin] {
            assert_eq!(found.of(service), Some("http://127.0.0.1:1"), "{service:?}");
        }
        assert!(named(&[("AWS_ENDPOINT_URL_S3", "nowhere")]).is_err());
    }
}
