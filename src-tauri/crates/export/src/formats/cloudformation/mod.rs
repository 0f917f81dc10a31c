//! AWS CloudFormation: two templates, and the buildspec beside them.
//!
//! The program deploys `2-pipeline.yaml` as it stands here. Partition, Region and account are CloudFormation's to fill
//! in, so that the same file serves everywhere.

mod function;
mod resource;
mod size;

use gangway_blueprint::Blueprint;
use gangway_blueprint::id::Id;
use gangway_blueprint::resource::{Kind, Resource};
use gangway_blueprint::text::{Parameter, Part, Text};
use gangway_catalog::arn::Arn;
use gangway_catalog::fact::facts;
use gangway_catalog::quotas::TEMPLATE_BODY;
use gangway_setup::problem::Problem;
use gangway_words::{Value, Words};

use crate::facts::fact_values;
use crate::format::{File, Format};
use crate::syntax::yaml;
use crate::tree::{Member, Node};
use crate::{buildspec, registry};

/// Templates of AWS CloudFormation.
pub(crate) const FORMAT: Format = Format { id: "cloudformation", write: files };

/// The template of phase 1: the connection.
pub const CONNECTION_TEMPLATE: &str = "1-connection.yaml";

/// The template of phase 2, which the program deploys as it stands.
pub const PIPELINE_TEMPLATE: &str = "2-pipeline.yaml";

/// To be acknowledged at deployment: the template makes roles, and names none of them.
pub const CAPABILITIES: &[&str] = &["CAPABILITY_IAM"];

/// The text of [`PIPELINE_TEMPLATE`]. Where comments would make it larger than CloudFormation takes, the file has none
/// but the one on top.
///
/// # Errors
/// That it is too large even so, at the field that can make it smaller.
pub fn pipeline_template(blueprint: &Blueprint, words: &Words) -> Result<String, Vec<Problem>> {
    let templates = Templates { blueprint, words };
    let template = templates.pipeline();
    let commented = templates.write(&template);
    if TEMPLATE_BODY.holds(commented.len()) {
        return Ok(commented);
    }
    let limit = facts([("limit", TEMPLATE_BODY.most.into())]);
    let why = words.say("file-without-comments", &fact_values(&limit));
    let bare = templates.write(&Template {
        intro: format!("{}\n\n{why}", template.intro),
        members: template.members.without_comments(),
    });
    if TEMPLATE_BODY.holds(bare.len()) { Ok(bare) } else { Err(vec![size::problem(blueprint, bare.len())]) }
}

fn files(blueprint: &Blueprint, words: &Words) -> Result<Vec<File>, Vec<Problem>> {
    let templates = Templates { blueprint, words };
    let mut files = vec![
        File { path: CONNECTION_TEMPLATE.to_owned(), text: templates.write(&templates.connection()) },
        File { path: PIPELINE_TEMPLATE.to_owned(), text: pipeline_template(blueprint, words)? },
    ];
    files.extend(buildspec::files(blueprint, words));
    Ok(files)
}

struct Template {
    /// The comment on top.
    intro: String,
    members: Node,
}

struct Templates<'a> {
    blueprint: &'a Blueprint,
    words: &'a Words,
}

impl Templates<'_> {
    /// Phase 1.
    fn connection(&self) -> Template {
        let next: (&str, Value) = ("next", PIPELINE_TEMPLATE.into());
        let stack = ("stack", self.blueprint.names.connection_stack.as_str().into());
        let known = self.known_connection();
        let here = ("here", if known.is_some() { "no" } else { "yes" }.into());
        let known = known.map(|[arn, account, region]| {
            self.words.say("file-connection-known", &[arn, account, region, next.clone()])
        });
        let intro: Vec<String> = std::iter::once(self.words.say("file-connection-title", &[]))
            .chain(known)
            .chain([self.words.say("file-connection-intro", &[stack, next, here])])
            .collect();
        let resources = &self.blueprint.connection;
        let outputs = resources.iter().map(|resource| {
            let arn = Text::from(Part::Arn(resource.id.clone()));
            let comment = self.words.say("file-connection-output", &[("next", PIPELINE_TEMPLATE.into())]);
            Member::of("ConnectionArn", Node::map([("Value", arn.into())])).commented(comment)
        });
        self.template(&intro, Vec::new(), resources, outputs.collect())
    }

    /// The connection that is used already, and where it is: a file is read in other accounts, too.
    fn known_connection(&self) -> Option<[(&'static str, Value); 3]> {
        let text = self.blueprint.connection_arn()?;
        let arn = Arn::parse(text)?;
        Some([("arn", text.into()), ("account", arn.account.into()), ("region", arn.region.into())])
    }

    /// Phase 2.
    fn pipeline(&self) -> Template {
        let arn = self.blueprint.connection_arn().unwrap_or("arn:aws:codeconnections:...");
        let facts = [("stack", self.blueprint.names.stack.as_str().into()), ("arn", arn.into())];
        let known = self.known_connection().map(|facts| self.words.say("file-pipeline-connection", &facts));
        let intro: Vec<String> = std::iter::once(self.words.say("file-pipeline-intro", &facts)).chain(known).collect();
        let parameters = Parameter::ALL.iter().map(|parameter| {
            let (name, pattern) = (parameter.name(), parameter.pattern());
            let declared = Node::map([("Type", "String".into()), ("AllowedPattern", pattern.into())]);
            Member::of(name, declared).commented(self.words.say(&format!("file-parameter-{}", parameter.id()), &[]))
        });
        let resources = &self.blueprint.pipeline;
        let outputs = resources.iter().filter(|resource| matches!(resource.kind, Kind::Pipeline(_) | Kind::Bucket(_)));
        let outputs = outputs.map(|resource| {
            let name = Text::from(Part::Name(resource.id.clone()));
            Member::of(format!("{}Name", resource.id), Node::map([("Value", name.into())]))
        });
        self.template(&intro, parameters.collect(), resources, outputs.collect())
    }

    fn template(
        &self,
        intro: &[String],
        parameters: Vec<Member>,
        resources: &[Resource],
        outputs: Vec<Member>,
    ) -> Template {
        let mut members = vec![
            Member::of("AWSTemplateFormatVersion", "2010-09-09"),
            // CloudFormation shows anything but ASCII as question marks here; the comments aren't shown.
            Member::of("Description", format!("Gangway: {}", self.blueprint.names.prefix())),
        ];
        if !parameters.is_empty() {
            members.push(Member::of("Parameters", parameters).apart());
        }
        let resources = resources.iter().map(|resource| resource::member(resource, self.blueprint, self.words));
        members.push(Member::of("Resources", resources.collect::<Vec<_>>()).apart());
        members.push(Member::of("Outputs", outputs).apart());
        Template { intro: intro.join("\n\n"), members: Node::Map(members) }
    }

    fn write(&self, template: &Template) -> String {
        let kind = |id: &Id| self.blueprint.resource(id).map(|resource| &resource.kind);
        let arn = |id: &Id| kind(id).map_or("Arn", registry::arn_attribute);
        yaml::write(&template.intro, &template.members, &|text| function::yaml(text, &arn))
    }
}
