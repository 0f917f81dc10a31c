//! Amazon Resource Names: read with care, since they come from answers and files; written in one place.

/// `arn:{partition}:{service}:{region}:{account}:{resource}`, borrowed from its text.
///
/// Source of the form: IAM user guide, "Identify AWS resources with ARNs".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// E.g. `aws`.
    pub partition: &'a str,
    /// E.g. `codeconnections`.
    pub service: &'a str,
    /// Empty for global services.
    pub region: &'a str,
    /// Twelve digits, or empty.
    pub account: &'a str,
    /// Everything after the fifth colon.
    pub resource: &'a str,
}

/// Both names of the connection service, the present one first. Connections made before July 2024, or by the older
/// API, keep the older prefix for good.
pub const CONNECTION_SERVICES: [&str; 2] = ["codeconnections", "codestar-connections"];

/// Longest ARN of a connection or host (`codeconnections` 2023-12-01, `ConnectionArn`).
pub const CONNECTION_ARN_MAX: usize = 256;

impl<'a> Arn<'a> {
    /// Reads an ARN; none when it isn't one.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        if parts.next()? != "arn" {
            return None;
        }
        let arn = Self {
            partition: parts.next()?,
            service: parts.next()?,
            region: parts.next()?,
            account: parts.next()?,
            resource: parts.next()?,
        };
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let account = arn.account.is_empty()
            || (arn.account.len() == 12 && arn.account.bytes().all(|byte| byte.is_ascii_digit()));
        let whole = arn.partition.starts_with("aws")
            && plain(arn.partition)
            && !arn.service.is_empty()
            && plain(arn.service)
            && plain(arn.region)
            && account
            && !arn.resource.is_empty()
            && !arn.resource.chars().any(char::is_control);
        whole.then_some(arn)
    }

    /// The id of a connection, under either prefix; none for anything else.
    #[must_use]
    pub fn connection_id(&self) -> Option<&'a str> {
        let id = self.resource.strip_prefix("connection/")?;
        let good = CONNECTION_SERVICES.contains(&self.service)
            && !self.region.is_empty()
            && self.account.len() == 12
            && !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        good.then_some(id)
    }

    /// The id of a host, `{name}-{8 hexadecimal digits}`, under either prefix; none for anything else.
    #[must_use]
    pub fn host_id(&self) -> Option<&'a str> {
        let id = self.resource.strip_prefix("host/")?;
        let good = CONNECTION_SERVICES.contains(&self.service)
            && !self.region.is_empty()
            && self.account.len() == 12
            && !id.is_empty()
            && !id.chars().any(char::is_control);
        good.then_some(id)
    }
}

impl std::fmt::Display for Arn<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { partition, service, region, account, resource } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

/// The connection that a text names, when it is a connection's ARN.
#[must_use]
pub fn connection(text: &str) -> Option<Arn<'_>> {
    (text.len() <= CONNECTION_ARN_MAX).then_some(())?;
    Arn::parse(text).filter(|arn| arn.connection_id().is_some())
}

/// The host that a text names, when it is a host's ARN.
#[must_use]
pub fn host(text: &str) -> Option<Arn<'_>> {
    (text.len() <= CONNECTION_ARN_MAX).then_some(())?;
    Arn::parse(text).filter(|arn| arn.host_id().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same() {
        for text in [
            "arn:aws:codeconnections:eu-west-1:123456789012:connection/aEXAMPLE-8aad-4d5d-8878-dfcab0bc441f",
            "arn:aws-us-gov:codestar-connections:us-gov-east-1:123456789012:connection/1",
            "arn:aws:s3:::bucket/with:colons/*",
        ] {
            assert_eq!(Arn::parse(text).map(|arn| arn.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "",
            "arn",
            "arn:aws:s3",
            "arn:aws:s3:::",
            "arn:x:s3:::b",
            "arn:aws:s3::12:b",
            "ARN:aws:s3:::b",
            "arn:aws:s 3:::b",
        ] {
            assert_eq!(Arn::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_connection_has_either_prefix_and_a_plain_id() {
        assert!(connection("arn:aws:codeconnections:eu-west-1:123456789012:connection/1-a").is_some());
        assert!(connection("arn:aws:codestar-connections:eu-west-1:123456789012:connection/1-a").is_some());
        assert!(connection("arn:aws:codeconnections:eu-west-1:123456789012:connection/").is_none());
        assert!(connection("arn:aws:codeconnections:eu-west-1:123456789012:connection/a/../b").is_none());
        assert!(connection("arn:aws:codeconnections:eu-west-1:123456789012:host/h-12345678").is_none());
        assert!(connection("arn:aws:codepipeline:eu-west-1:123456789012:connection/1").is_none());
        let long = format!("arn:aws:codeconnections:eu-west-1:123456789012:connection/{}", "a".repeat(198));
        assert_eq!(long.len(), 256);
        assert!(connection(&long).is_some());
        assert!(connection(&(long + "a")).is_none());
    }

    #[test]
    fn a_host_has_either_prefix_and_its_name() {
        assert!(host("arn:aws:codeconnections:eu-west-1:123456789012:host/gitlab-corp-1a2b3c4d").is_some());
        assert!(host("arn:aws:codestar-connections:eu-west-1:123456789012:host/My host-1a2b3c4d").is_some());
        assert!(host("arn:aws:codeconnections:eu-west-1:123456789012:host/").is_none());
        assert!(host("arn:aws:codeconnections:eu-west-1:123456789012:connection/1-a").is_none());
        assert!(host("arn:aws:ec2:eu-west-1:123456789012:host/h-1a2b3c4d").is_none());
    }
}
