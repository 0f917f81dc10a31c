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
        Part::Parameter(Parameter::ConnectionArn) => target.connection_arn.clone().unwrap_or_else(|| {
            let [partition, region, account] =
                [Part::Partition, Part::Region, Part::Account].map(|part| of_target(&part, target));
            format!("arn:{partition}:codeconnections:{region}:{account}:connection/*")
        }),
        Part::Name(_) | Part::Arn(_) => "*".to_owned(),
    }
}
