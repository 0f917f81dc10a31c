//! References as a person reads them: the names and ARNs that they will stand for, as far as they are known.

use gangway_setup::target::Target;

use crate::Blueprint;
use crate::id::Id;
use crate::resource::Kind;
use crate::text::{Parameter, Part, Text};

impl Blueprint {
    /// A text with its references replaced by what they stand for in the target; `*` where that isn't known yet.
    pub fn resolve(&self, text: &Text) -> String {
        text.resolve(|part| self.part(part))
    }

    /// One text after the other, for a text that stands for a list; else the one.
    pub fn resolve_each(&self, text: &Text) -> Vec<String> {
        match text.list() {
            Some((before, parameter)) => {
                entries(parameter, &self.target).iter().map(|entry| format!("{before}{entry}")).collect()
            }
            None => vec![self.resolve(text)],
        }
    }

    /// The value of a parameter in the target, as CloudFormation takes it: entries of a list with commas between. None:
    /// not known yet.
    pub fn parameter(&self, parameter: Parameter) -> Option<String> {
        value(parameter, &self.target)
    }

    fn part(&self, part: &Part) -> String {
        match part {
            Part::Name(id) => self.name_of(id),
            Part::Arn(id) => self.arn_of(id),
            other => of_target(other, &self.target),
        }
    }

    fn name_of(&self, id: &Id) -> String {
        match self.resource(id).and_then(|resource| resource.kind.name()) {
            Some(name) => self.resolve(&name),
            None => format!("{}*", self.names.role_prefix()),
        }
    }

    fn arn_of(&self, id: &Id) -> String {
        let partition = self.part(&Part::Partition);
        let (region, account) = (self.part(&Part::Region), self.part(&Part::Account));
        let name = self.name_of(id);
        match self.resource(id).map(|resource| &resource.kind) {
            Some(Kind::Bucket(_) | Kind::BucketPolicy(_)) => format!("arn:{partition}:s3:::{name}"),
            Some(Kind::LogGroup(_)) => format!("arn:{partition}:logs:{region}:{account}:log-group:{name}:*"),
            Some(Kind::Role(role)) => format!("arn:{partition}:iam::{account}:role{}{name}", role.path),
            Some(Kind::Project(_)) => format!("arn:{partition}:codebuild:{region}:{account}:project/{name}"),
            Some(Kind::Pipeline(_)) => format!("arn:{partition}:codepipeline:{region}:{account}:{name}"),
            Some(Kind::Host(_)) => format!("arn:{partition}:codeconnections:{region}:{account}:host/{name}-*"),
            Some(Kind::Connection(_)) | None => {
                format!("arn:{partition}:codeconnections:{region}:{account}:connection/*")
            }
        }
    }
}

/// The value of a reference in a target; `*` for what isn't known, and for a resource, which only a blueprint knows.
pub(crate) fn of_target(part: &Part, target: &Target) -> String {
    let known = |value: &str, otherwise: &str| if value.is_empty() { otherwise.to_owned() } else { value.to_owned() };
    match part {
        Part::Literal(text) => text.clone(),
        Part::Partition => known(&target.partition, "aws"),
        Part::Region => known(&target.region, "*"),
        Part::Account => known(&target.account, "*"),
        Part::Parameter(parameter) => value(*parameter, target).unwrap_or_else(|| {
            let arn = |kind: &str| {
                let [partition, region, account] =
                    [Part::Partition, Part::Region, Part::Account].map(|part| of_target(&part, target));
                format!("arn:{partition}:codeconnections:{region}:{account}:{kind}/*")
            };
            match parameter {
                Parameter::ConnectionArn => arn("connection"),
                Parameter::HostArn => arn("host"),
                Parameter::VpcId | Parameter::SubnetIds | Parameter::SecurityGroupIds => "*".to_owned(),
            }
        }),
        Part::Name(_) | Part::Arn(_) => "*".to_owned(),
    }
}

fn value(parameter: Parameter, target: &Target) -> Option<String> {
    let network = target.network.as_ref();
    let value = match parameter {
        Parameter::ConnectionArn => target.connection_arn.clone(),
        Parameter::HostArn => target.host_arn.clone(),
        Parameter::VpcId => network.map(|network| network.vpc.clone()),
        Parameter::SubnetIds => network.map(|network| network.subnets.join(",")),
        Parameter::SecurityGroupIds => network.map(|network| network.security_groups.join(",")),
    };
    value.filter(|value| !value.is_empty())
}

/// `*` for a list that isn't known.
fn entries(parameter: Parameter, target: &Target) -> Vec<String> {
    let known = value(parameter, target).unwrap_or_else(|| "*".to_owned());
    known.split(',').map(str::to_owned).collect()
}
