//! AWS CloudFormation: a template a phase, the buildspec beside them, and a README that explains them.
//!
//! The program deploys `2-pipeline.yaml` as it stands here. Partition, Region and account are CloudFormation's to fill
//! in, so that the same file serves everywhere.

mod commands;
mod function;
mod readme;
mod resource;
mod size;

pub(crate) use self::function::yaml as yaml_function;
use gangway_blueprint::id::Id;
use gangway_blueprint::resource::{Kind, Resource};
use gangway_blueprint::text::{Parameter, Part, Text};
use gangway_blueprint::{Blueprint, Phase};
use gangway_catalog::arn::Arn;
use gangway_catalog::fact::facts;
use gangway_catalog::quotas::TEMPLATE_BODY;
use gangway_setup::problem::Problem;
use gangway_words::{Value, Words};

use crate::facts::fact_values;
use crate::format::{File, Format};
use crate::syntax::yaml;
use crate::tree::{Member, Node};
use crate::{buildspec, comments, registry, steps};

/// Templates of AWS CloudFormation.
pub(crate) const FORMAT: Format = Format { id: "cloudformation", write: files };

/// The template of phase 0: the host, where one is wished for.
pub const HOST_TEMPLATE: &str = "0-host.yaml";

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
    let mut files =
        vec![File { path: "README.md".to_owned(), text: readme::write(&Templates { blueprint, words }, bare) }];
    if !blueprint.host.is_empty() {
        files.push(File { path: HOST_TEMPLATE.to_owned(), text: templates.write(&templates.host()) });
    }
    files.extend([
        File { path: CONNECTION_TEMPLATE.to_owned(), text: templates.write(&templates.connection()) },
        File { path: PIPELINE_TEMPLATE.to_owned(), text: pipeline },
    ]);
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

    /// Phase 0.
    fn host(&self) -> Template {
        let known = self.known_host();
        let mut intro = vec![self.title(Phase::Host)];
        if let Some(arn) = &known {
            let [exists, whose] = self.known_host_told(arn);
            intro.extend([exists, format!("  {}", self.blueprint.host_arn().unwrap_or_default()), whose]);
        }
        intro.push(self.first(HOST_TEMPLATE, known.as_ref()));
        intro.push(format!("  {}", commands::deploy(self.blueprint, Phase::Host)));
        intro.extend(self.set_up());
        intro.push(self.next(CONNECTION_TEMPLATE));
        self.template(&intro, Phase::Host, self.arns(Phase::Host))
    }

    /// Phase 1.
    fn connection(&self) -> Template {
        let known = self.known_connection();
        let mut intro = vec![self.title(Phase::Connection)];
        if let Some(arn) = &known {
            let [exists, whose] = self.known(arn);
            intro.extend([exists, format!("  {}", self.blueprint.connection_arn().unwrap_or_default()), whose]);
        }
        intro.push(self.connect(known.as_ref()));
        intro.push(format!("  {}", commands::deploy(self.blueprint, Phase::Connection)));
        intro.push(self.say("file-connection-pending", &[]));
        intro.push(self.next(PIPELINE_TEMPLATE));
        self.template(&intro, Phase::Connection, self.arns(Phase::Connection))
    }

    /// Which of all phases it is.
    fn title(&self, phase: Phase) -> String {
        let (id, step) = match phase {
            Phase::Host => ("file-host-title", 0),
            Phase::Connection => ("file-connection-title", 1),
            Phase::Pipeline => ("file-pipeline-title", 2),
        };
        let hosts = usize::from(!self.blueprint.host.is_empty());
        let [step, steps] = [step + hosts, 2 + hosts].map(|number| Value::from(number.to_string()));
        self.say(id, &[("step", step), ("steps", steps)])
    }

    /// The ARN of what a phase makes, for the next one.
    fn arns(&self, phase: Phase) -> Vec<Member> {
        let (comment, next) = match phase {
            Phase::Host => ("file-host-output", CONNECTION_TEMPLATE),
            Phase::Connection | Phase::Pipeline => ("file-connection-output", PIPELINE_TEMPLATE),
        };
        let output = |resource: &Resource| {
            let arn = Text::from(Part::Arn(resource.id.clone()));
            let comment = self.say(comment, &[("next", next.into())]);
            Member::of(registry::arn_attribute(&resource.kind), Node::map([("Value", arn.into())])).commented(comment)
        };
        self.blueprint.phase(phase).iter().map(output).collect()
    }

    /// What a person does between the host and the connection, paragraph by paragraph.
    fn set_up(&self) -> Vec<String> {
        let host = self.blueprint.host.iter().find_map(|resource| match &resource.kind {
            Kind::Host(host) => Some(host),
            _ => None,
        });
        host.map(|host| steps::set_up(host, self.words)).unwrap_or_default()
    }

    /// The host that is used already, and where it is.
    fn known_host(&self) -> Option<Arn<'_>> {
        Arn::parse(self.blueprint.host_arn()?)
    }

    fn known_host_told(&self, arn: &Arn<'_>) -> [String; 2] {
        let [account, region] = facts_of(arn);
        let [file, next] = [("file", HOST_TEMPLATE.into()), ("next", CONNECTION_TEMPLATE.into())];
        let exists = self.say("file-host-known", std::slice::from_ref(&file));
        [exists, self.say("file-host-known-where", &[account, region, file, next])]
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

    fn first(&self, file: &'static str, known: Option<&Arn<'_>>) -> String {
        let here = if known.is_some() { "no" } else { "yes" };
        self.say("file-connection-first", &[("file", file.into()), ("here", here.into())])
    }

    /// When the connection is made: first, or when its host is ready.
    fn connect(&self, known: Option<&Arn<'_>>) -> String {
        if self.blueprint.parameters(Phase::Connection).is_empty() {
            return self.first(CONNECTION_TEMPLATE, known);
        }
        let here = if known.is_some() { "no" } else { "yes" };
        self.say("file-connection-through-host", &[("file", CONNECTION_TEMPLATE.into()), ("here", here.into())])
    }

    fn next(&self, file: &'static str) -> String {
        self.say("file-connection-next", &[("next", file.into())])
    }

    /// Phase 2.
    fn pipeline(&self) -> Template {
        let mut intro = vec![
            self.title(Phase::Pipeline),
            self.say("file-pipeline-available", &[("file", PIPELINE_TEMPLATE.into())]),
            format!("  {}", commands::deploy(self.blueprint, Phase::Pipeline)),
            self.say("file-first-run", &[]),
        ];
        intro.extend(self.known_connection().map(|arn| self.say("file-pipeline-connection", &facts_of(&arn))));
        let resources = &self.blueprint.pipeline;
        let outputs = resources.iter().filter(|resource| matches!(resource.kind, Kind::Pipeline(_) | Kind::Bucket(_)));
        let outputs = outputs.map(|resource| {
            let name = Text::from(Part::Name(resource.id.clone()));
            Member::of(format!("{}Name", resource.id), Node::map([("Value", name.into())]))
        });
        self.template(&intro, Phase::Pipeline, outputs.collect())
    }

    fn template(&self, intro: &[String], phase: Phase, outputs: Vec<Member>) -> Template {
        let mut members = vec![
            Member::of("AWSTemplateFormatVersion", "2010-09-09"),
            // CloudFormation shows anything but ASCII as question marks here; the comments aren't shown.
            Member::of("Description", format!("Gangway: {}", self.blueprint.names.prefix())),
        ];
        let parameters: Vec<_> =
            self.blueprint.parameters(phase).into_iter().map(|parameter| self.parameter(parameter)).collect();
        if !parameters.is_empty() {
            members.push(Member::of("Parameters", parameters).apart());
        }
        let resources = self.blueprint.phase(phase).iter();
        let resources = resources.map(|resource| resource::member(resource, self.blueprint, self.words));
        members.push(Member::of("Resources", resources.collect::<Vec<_>>()).apart());
        members.push(Member::of("Outputs", outputs).apart());
        Template { intro: intro.join("\n\n"), members: Node::Map(members) }
    }

    /// The network that was chosen is proposed; in another account there is another one.
    fn parameter(&self, parameter: Parameter) -> Member {
        let kind = if parameter.is_list() { "CommaDelimitedList" } else { "String" };
        let mut declared = vec![Member::of("Type", kind), Member::of("AllowedPattern", parameter.pattern())];
        let of_network = !matches!(parameter, Parameter::ConnectionArn | Parameter::HostArn);
        let proposed = self.blueprint.parameter(parameter).filter(|_| of_network);
        declared.extend(proposed.map(|value| Member::of("Default", value)));
        Member::of(parameter.name(), declared).commented(self.say(&format!("file-parameter-{}", parameter.id()), &[]))
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

/// Whose a connection or a host is.
fn facts_of(arn: &Arn<'_>) -> [(&'static str, Value); 2] {
    [("account", arn.account.into()), ("region", arn.region.into())]
}
