//! AWS CloudFormation: two templates, the buildspec beside them, and a README that explains them.
//!
//! The program deploys `2-pipeline.yaml` as it stands here. Partition, Region and account are CloudFormation's to fill
//! in, so that the same file serves everywhere.

mod function;
mod readme;
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
use crate::syntax::{shell, yaml};
use crate::tree::{Member, Node};
use crate::{buildspec, comments, registry};

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
pub fn pipeline_template(blueprint: &Blueprint) -> Result<String, Vec<Problem>> {
    let templates = Templates { blueprint, words: comments::words() };
    let template = templates.pipeline();
    let commented = templates.write(&template);
    if TEMPLATE_BODY.holds(commented.len()) {
        return Ok(commented);
    }
    let bare = templates.write(&Template {
        intro: format!("{}\n\n{}", template.intro, templates.why_bare()),
        members: template.members.without_comments(),
    });
    if TEMPLATE_BODY.holds(bare.len()) { Ok(bare) } else { Err(vec![size::problem(blueprint, bare.len())]) }
}

fn files(blueprint: &Blueprint, words: &Words) -> Result<Vec<File>, Vec<Problem>> {
    let templates = Templates { blueprint, words: comments::words() };
    let pipeline = pipeline_template(blueprint)?;
    let bare = pipeline != templates.write(&templates.pipeline());
    let mut files = vec![
        File { path: "README.md".to_owned(), text: readme::write(&Templates { blueprint, words }, bare) },
        File { path: CONNECTION_TEMPLATE.to_owned(), text: templates.write(&templates.connection()) },
        File { path: PIPELINE_TEMPLATE.to_owned(), text: pipeline },
    ];
    files.extend(buildspec::files(blueprint));
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
    fn say(&self, id: &str, facts: &[(&str, Value)]) -> String {
        self.words.say(id, facts)
    }

    /// Phase 1.
    fn connection(&self) -> Template {
        let known = self.known_connection();
        let mut intro = vec![self.say("file-connection-title", &[])];
        if let Some(arn) = &known {
            let [exists, whose] = self.known(arn);
            intro.extend([exists, format!("  {}", self.blueprint.connection_arn().unwrap_or_default()), whose]);
        }
        intro.push(self.first(known.as_ref()));
        intro.push(format!("  {}", self.deploy_connection()));
        intro.push(self.say("file-connection-pending", &[]));
        intro.push(self.next());
        let resources = &self.blueprint.connection;
        let outputs = resources.iter().map(|resource| {
            let arn = Text::from(Part::Arn(resource.id.clone()));
            let comment = self.say("file-connection-output", &[("next", PIPELINE_TEMPLATE.into())]);
            Member::of("ConnectionArn", Node::map([("Value", arn.into())])).commented(comment)
        });
        self.template(&intro, Vec::new(), resources, outputs.collect())
    }

    /// The connection that is used already, and where it is: a file is read in other accounts, too.
    fn known_connection(&self) -> Option<Arn<'_>> {
        Arn::parse(self.blueprint.connection_arn()?)
    }

    /// That it exists, and what that means here and elsewhere.
    fn known(&self, arn: &Arn<'_>) -> [String; 2] {
        let [account, region] = facts_of(arn);
        let [file, next] = [("file", CONNECTION_TEMPLATE.into()), ("next", PIPELINE_TEMPLATE.into())];
        let exists = self.say("file-connection-known", std::slice::from_ref(&file));
        [exists, self.say("file-connection-known-where", &[account, region, file, next])]
    }

    /// Why a template has no comments.
    fn why_bare(&self) -> String {
        let facts = facts([("file", PIPELINE_TEMPLATE.into()), ("limit", TEMPLATE_BODY.most.into())]);
        self.say("file-without-comments", &fact_values(&facts))
    }

    fn first(&self, known: Option<&Arn<'_>>) -> String {
        let here = if known.is_some() { "no" } else { "yes" };
        self.say("file-connection-first", &[("file", CONNECTION_TEMPLATE.into()), ("here", here.into())])
    }

    fn next(&self) -> String {
        self.say("file-connection-next", &[("next", PIPELINE_TEMPLATE.into())])
    }

    /// Lines for every shell, PowerShell among them.
    fn deploy_connection(&self) -> String {
        deploy(CONNECTION_TEMPLATE, &self.blueprint.names.connection_stack)
    }

    fn deploy_pipeline(&self) -> String {
        let arn = self.blueprint.connection_arn().unwrap_or("arn:aws:codeconnections:...");
        let deploy = deploy(PIPELINE_TEMPLATE, &self.blueprint.names.stack);
        let capabilities = CAPABILITIES.join(" ");
        let arn = shell::quoted(arn);
        format!("{deploy} --capabilities {capabilities} --parameter-overrides ConnectionArn={arn}")
    }

    /// Phase 2.
    fn pipeline(&self) -> Template {
        let mut intro = vec![
            self.say("file-pipeline-title", &[]),
            self.say("file-pipeline-available", &[("file", PIPELINE_TEMPLATE.into())]),
            format!("  {}", self.deploy_pipeline()),
            self.say("file-first-run", &[]),
        ];
        intro.extend(self.known_connection().map(|arn| self.say("file-pipeline-connection", &facts_of(&arn))));
        let parameters = Parameter::ALL.iter().map(|parameter| {
            let (name, pattern) = (parameter.name(), parameter.pattern());
            let declared = Node::map([("Type", "String".into()), ("AllowedPattern", pattern.into())]);
            Member::of(name, declared).commented(self.say(&format!("file-parameter-{}", parameter.id()), &[]))
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
        self.written(&template.intro, &template.members, yaml::write)
    }

    /// What is commented of it, with the comments: for people's eyes.
    fn outline(&self, template: &Template) -> String {
        self.written("", &template.members.outline(), yaml::write_visible)
    }

    fn written(&self, intro: &str, members: &Node, write: yaml::Write) -> String {
        let kind = |id: &Id| self.blueprint.resource(id).map(|resource| &resource.kind);
        let arn = |id: &Id| kind(id).map_or("Arn", registry::arn_attribute);
        write(intro, members, &|text| function::yaml(text, &arn))
    }
}

fn deploy(file: &str, stack: &str) -> String {
    format!("aws cloudformation deploy --template-file {file} --stack-name {}", shell::quoted(stack))
}

/// Whose a connection is.
fn facts_of(arn: &Arn<'_>) -> [(&'static str, Value); 2] {
    [("account", arn.account.into()), ("region", arn.region.into())]
}
