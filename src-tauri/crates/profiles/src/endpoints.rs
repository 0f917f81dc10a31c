//! Addresses that stand in for AWS's own: for all services, or for one.

use url::{Host, Url};

use crate::environment::Environment;
use crate::fault::{Cause, Place, ProfileFault};
use crate::files::{ConfigFiles, Profile};
use crate::ini::Value;
use crate::transport::is_true;

/// A service that somebody of this program calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// CloudFormation.
    CloudFormation,
    /// CloudWatch Logs.
    CloudWatchLogs,
    /// CodeBuild.
    CodeBuild,
    /// CodeConnections.
    CodeConnections,
    /// CodePipeline.
    CodePipeline,
    /// EC2.
    Ec2,
    /// IAM.
    Iam,
    /// S3.
    S3,
    /// AWS Sign-In, which `aws login` and its profiles ask.
    Signin,
    /// Identity Center's portal: accounts, roles and their credentials.
    Sso,
    /// Identity Center's tokens.
    SsoOidc,
    /// STS.
    Sts,
}

impl Service {
    /// AWS's id of the service, as the keys of a `[services …]` section spell it. The variable is
    /// `AWS_ENDPOINT_URL_` and this in capitals.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::CloudFormation => "cloudformation",
            Self::CloudWatchLogs => "cloudwatch_logs",
            Self::CodeBuild => "codebuild",
            Self::CodeConnections => "codeconnections",
            Self::CodePipeline => "codepipeline",
            Self::Ec2 => "ec2",
            Self::Iam => "iam",
            Self::S3 => "s3",
            Self::Signin => "signin",
            Self::Sso => "sso",
            Self::SsoOidc => "sso_oidc",
            Self::Sts => "sts",
        }
    }
}

/// The address of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// `http` or `https`, a host, no user.
    pub url: Url,
    /// The variable or key that gives it.
    pub named_by: String,
    /// Where the key stands.
    pub place: Option<Place>,
}

/// The addresses of one profile in one environment.
#[derive(Clone, Copy, Debug)]
pub struct Endpoints<'a> {
    environment: &'a Environment,
    files: &'a ConfigFiles,
    profile: Option<Profile<'a>>,
}

impl<'a> Endpoints<'a> {
    /// Looks nowhere yet.
    #[must_use]
    pub fn new(environment: &'a Environment, files: &'a ConfigFiles, profile: Option<Profile<'a>>) -> Self {
        Self { environment, files, profile }
    }

    /// A service's address, when it isn't AWS's own. In the AWS CLI's order: the service's variable, the variable for all,
    /// the service's key in the profile's `services`, the profile's `endpoint_url`; none of them where
    /// `ignore_configured_endpoint_urls` says so.
    ///
    /// # Errors
    /// [`Cause::AddressUnreadable`] and [`Cause::AddressWithPassword`] for the address that would count;
    /// [`Cause::SectionMissing`] where the profile names a section that isn't there, or is empty;
    /// [`Cause::WrongShape`] where a service's key isn't empty with `endpoint_url = …` indented below it.
    pub fn of(&self, service: Service) -> Result<Option<Endpoint>, ProfileFault> {
        if self.ignored() {
            return Ok(None);
        }
        let variable = format!("AWS_ENDPOINT_URL_{}", service.id().to_uppercase());
        for name in [variable.as_str(), "AWS_ENDPOINT_URL"] {
            if let Some(text) = self.environment.get(name) {
                let url = read(text).map_err(|cause| ProfileFault::new(cause).about(name))?;
                return Ok(Some(Endpoint { url, named_by: name.to_owned(), place: None }));
            }
        }
        let Some(profile) = &self.profile else { return Ok(None) };
        if let Some(found) = self.of_section(profile, service)? {
            return Ok(Some(found));
        }
        let Some(setting) = profile.get("endpoint_url") else { return Ok(None) };
        let text = setting.text().ok_or_else(|| profile.fault(Cause::WrongShape, "endpoint_url"))?;
        if text.is_empty() {
            return Ok(None);
        }
        let url = read(text).map_err(|cause| profile.fault(cause, "endpoint_url"))?;
        Ok(Some(Endpoint { url, named_by: "endpoint_url".to_owned(), place: Some(setting.place()) }))
    }

    fn ignored(&self) -> bool {
        let key = || self.profile.and_then(|profile| profile.text("ignore_configured_endpoint_urls"));
        self.environment.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").or_else(key).is_some_and(is_true)
    }

    fn of_section(&self, profile: &Profile<'_>, service: Service) -> Result<Option<Endpoint>, ProfileFault> {
        let Some(setting) = profile.get("services") else { return Ok(None) };
        let name = setting.text().ok_or_else(|| profile.fault(Cause::WrongShape, "services"))?;
        let section = self.files.services(name).filter(|section| section.names().next().is_some());
        let missing = || profile.fault(Cause::SectionMissing { name: name.to_owned() }, "services");
        let Some(setting) = section.ok_or_else(missing)?.get(service.id()) else { return Ok(None) };
        let fault = |cause| ProfileFault::of(profile.name(), cause).at(Some(setting.place())).about(service.id());
        let Value::Nested(keys) = setting.value else { return Err(fault(Cause::WrongShape)) };
        let Some(text) = keys.get("endpoint_url").filter(|text| !text.is_empty()) else { return Ok(None) };
        let url = read(text).map_err(fault)?;
        Ok(Some(Endpoint { url, named_by: service.id().to_owned(), place: Some(setting.place()) }))
    }
}

/// An address of a service.
///
/// # Errors
/// Nothing of the text is in it.
pub fn read(text: &str) -> Result<Url, Cause> {
    // the URL standard forgives white space and control characters within, botocore doesn't
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) || !text.contains("://") {
        return Err(Cause::AddressUnreadable);
    }
    let url = Url::parse(text).map_err(|_| Cause::AddressUnreadable)?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(Cause::AddressUnreadable);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Cause::AddressWithPassword);
    }
    Ok(url)
}

/// Whether nobody on the way there can read along: TLS, or this computer.
#[must_use]
pub fn is_private(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "https" || url.scheme() == "http" && loopback
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::System;
    use crate::files::{FileText, LARGEST_FILE};

    fn found(variables: &[(&str, &str)], config: &str, service: Service) -> Result<String, ProfileFault> {
        let text = FileText { path: "config", bytes: config.as_bytes() };
        let files = ConfigFiles::read(Some(text), None, LARGEST_FILE).unwrap();
        let environment = Environment::new(System::Unix, variables.iter().copied());
        let found = Endpoints::new(&environment, &files, files.profile("default")).of(service)?;
        Ok(found.map(|endpoint| format!("{} {}", endpoint.named_by, endpoint.url)).unwrap_or_default())
    }

    const CONFIG: &str = "[default]\nendpoint_url = http://all\nservices = local\n[services local]\nsts =\n  \
                          endpoint_url = http://sts\nSSO_OIDC =\n  endpoint_url = http://oidc\nsso = \n  other = x\n";

    #[test]
    fn the_nearest_address_wins() {
        let check = |variables: &[_], service, expected: &str| {
            assert_eq!(found(variables, CONFIG, service).unwrap(), expected, "{variables:?}");
        };
        check(&[], Service::Sts, "sts http://sts/");
        check(&[], Service::SsoOidc, "sso_oidc http://oidc/");
        check(&[], Service::Sso, "endpoint_url http://all/");
        check(&[], Service::S3, "endpoint_url http://all/");
        let all = ("AWS_ENDPOINT_URL", "http://env");
        check(&[all], Service::Sts, "AWS_ENDPOINT_URL http://env/");
        let one = ("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://logs");
        check(&[all, one], Service::CloudWatchLogs, "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS http://logs/");
        check(&[all, one], Service::Sts, "AWS_ENDPOINT_URL http://env/");
        check(&[all, ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")], Service::Sts, "");
        let ignoring = format!("{CONFIG}[other]\n").replace("[services", "[x]\n[services");
        check(&[], Service::Iam, "endpoint_url http://all/");
        assert!(
            found(&[], &ignoring.replace("services = local", "ignore_configured_endpoint_urls = True"), Service::Sts)
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn an_address_is_private_with_tls_or_on_this_computer() {
        for (address, private) in [
            ("https://d-1.awsapps.com/start", true),
            ("http://127.8.9.1:1/", true),
            ("http://[::1]:1/", true),
            ("http://localhost/", true),
            ("http://d-1.awsapps.com/start", false),
            ("http://localhost.example/", false),
            ("http://[::ffff:127.0.0.1]/", false),
            ("ftp://127.0.0.1/", false),
            ("file:///start", false),
        ] {
            assert_eq!(is_private(&Url::parse(address).unwrap()), private, "{address}");
        }
    }

    #[test]
    fn an_address_that_cannot_be_used_is_never_repeated() {
        for (text, cause) in [
            ("not a url", Cause::AddressUnreadable),
            ("hunter2.example", Cause::AddressUnreadable),
            ("ftp://hunter2", Cause::AddressUnreadable),
            ("http://", Cause::AddressUnreadable),
            ("http://hunter2\u{7f}.example", Cause::AddressUnreadable),
            ("http://u:hunter2@example", Cause::AddressWithPassword),
            ("https://hunter2@example", Cause::AddressWithPassword),
        ] {
            let variable = found(&[("AWS_ENDPOINT_URL", text)], "", Service::Sts).unwrap_err();
            assert_eq!((&variable.cause, variable.key.as_deref()), (&cause, Some("AWS_ENDPOINT_URL")), "{text}");
            let key = found(&[], &format!("[default]\nendpoint_url = {text}\n"), Service::Sts).unwrap_err();
            assert_eq!((&key.cause, key.place.as_ref().and_then(|place| place.line)), (&cause, Some(2)), "{text}");
            assert!(!format!("{variable:?} {variable} {key:?} {key}").contains("hunter2"), "{text}");
        }
    }

    #[test]
    fn a_section_that_is_named_must_be_there() {
        let missing = Cause::SectionMissing { name: "x".to_owned() };
        for config in ["[default]\nservices = x\n", "[default]\nservices = x\n[services x]\n"] {
            assert_eq!(found(&[], config, Service::Sts).unwrap_err().cause, missing, "{config}");
        }
        let flat = "[default]\nservices = x\n[services x]\nsts = http://127.0.0.1\n";
        assert_eq!(found(&[], flat, Service::Sts).unwrap_err().cause, Cause::WrongShape);
        assert_eq!(found(&[], flat, Service::S3).unwrap(), "");
    }
}
