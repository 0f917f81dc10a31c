//! Documents for the AWS CLI's `--cli-input-json`: one a call, numbered in their order, and a README with the commands.
//!
//! An API resolves no references, so the documents are made for one account, Region, network and connection. What isn't
//! known of these has a placeholder, and the README a command that replaces it.

mod calls;
mod placeholders;

use gangway_blueprint::id::Id;
use gangway_blueprint::resource::{Kind, Resource};
use gangway_blueprint::text::{Parameter, Part, Text};
use gangway_blueprint::{Blueprint, Phase};
use gangway_catalog::arn::Arn;
use gangway_setup::problem::Problem;
use gangway_setup::target::Target;
use gangway_words::Words;
use serde_json::Value as Json;

use self::calls::Call;
use self::placeholders::{Placeholder, Placeholders};
use crate::facts::fact_values;
use crate::format::{File, Format};
use crate::readme::Readme;
use crate::syntax::shell::quoted;
use crate::syntax::{comment, json};
use crate::tree::{Member, Node};
use crate::{buildspec, steps};

/// Documents for the AWS CLI.
pub(crate) const FORMAT: Format = Format { id: "json", write: files };

fn files(blueprint: &Blueprint, words: &Words) -> Result<Vec<File>, Vec<Problem>> {
    let documents = Documents { known: &blueprint.target, blueprint: placeholders::placed(blueprint) };
    let steps = documents.steps();
    let mut files = vec![File { path: "README.md".to_owned(), text: readme(&documents, &steps, words) }];
    files.extend(steps.into_iter().flat_map(|step| step.files));
    files.extend(buildspec::files(blueprint));
    Ok(files)
}

struct Documents<'a> {
    known: &'a Target,
    /// With a target that is known in every part.
    blueprint: Blueprint,
}

/// What makes one resource.
struct Step<'a> {
    resource: &'a Resource,
    files: Vec<File>,
    /// One a file.
    commands: Vec<String>,
    removal: Vec<String>,
}

impl Step<'_> {
    /// Whether the resource is still needed by what the pipeline has made.
    fn outlives(&self) -> bool {
        matches!(&self.resource.kind, Kind::Role(role) if role.outlives_stack)
    }
}

impl Documents<'_> {
    /// In the order in which they are made. A connection that is used already isn't made, nor is a host, which it has.
    fn steps(&self) -> Vec<Step<'_>> {
        let Target { host_arn, connection_arn, .. } = self.known;
        let host = self.blueprint.host.iter().filter(|_| host_arn.is_none() && connection_arn.is_none());
        let connection = self.blueprint.connection.iter().filter(|_| connection_arn.is_none());
        // each phase begins with its number
        let mut number = 0;
        let step = |resource| {
            let calls = calls::of(resource, &self.blueprint.tags, &self.blueprint.target.region);
            let (mut files, mut commands) = (Vec::new(), Vec::new());
            for call in &calls.creation {
                number += usize::from(call.operation != "CreateHost");
                let path = format!("{number:02}-{}.json", kebab(call.operation));
                let input = [Member::of("cliInputJson", format!("file://{path}"))];
                commands.push(self.command(call.service, call.operation, &input));
                files.push(File { path, text: self.document(call) });
            }
            let removal = calls.removal.iter().map(|call| self.command(call.service, call.operation, &call.input));
            Step { resource, files, commands, removal: removal.collect() }
        };
        host.chain(connection).chain(&self.blueprint.pipeline).map(step).collect()
    }

    fn document(&self, call: &Call) -> String {
        let mut input = call.input.clone();
        if let Some(Member { key, value, .. }) = &call.document {
            input.push(Member::of(key, json::write_compact(value, &|text| self.json(text))));
        }
        json::write(&Node::Map(input), &|text| self.json(text))
    }

    /// A line for a shell; each member of the input is an option, which the AWS CLI takes as text or as JSON.
    fn command(&self, service: &str, operation: &str, input: &[Member]) -> String {
        let region = Member::of("region", &self.blueprint.target.region);
        let options = std::iter::once(&region).chain(input).map(|member| {
            let value = match self.value(&member.value) {
                Json::String(text) => text,
                other => other.to_string(),
            };
            format!(" --{} {}", kebab(&member.key), quoted(&value))
        });
        format!("aws {service} {}{}", kebab(operation), options.collect::<String>())
    }

    fn value(&self, node: &Node) -> Json {
        json::value(node, &|text| self.json(text))
    }

    /// A text that stands for a list becomes one.
    fn json(&self, text: &Text) -> Json {
        if text.list().is_some() { self.blueprint.resolve_each(text).into() } else { self.resolve(text).into() }
    }

    fn resolve(&self, text: &Text) -> String {
        let blueprint = &self.blueprint;
        let role = |id: &Id| blueprint.names.role(id.as_str(), &blueprint.target.region);
        let path = |id: &Id| match blueprint.resource(id).map(|resource| &resource.kind) {
            Some(Kind::Role(role)) => Some(role.path.as_str()),
            _ => None,
        };
        let resolved = |part: &Part| blueprint.resolve(&part.clone().into());
        text.resolve(|part| match part {
            Part::Name(id) if path(id).is_some() => role(id),
            Part::Arn(id) => path(id).map_or_else(
                || resolved(part),
                |path| {
                    let Target { partition, account, .. } = &blueprint.target;
                    format!("arn:{partition}:iam::{account}:role{path}{}", role(id))
                },
            ),
            part => resolved(part),
        })
    }
}

fn readme(documents: &Documents<'_>, steps: &[Step<'_>], words: &Words) -> String {
    let target = &documents.blueprint.target;
    let facts = [("account", target.account.as_str().into()), ("region", target.region.as_str().into())];
    let mut readme = Readme::new(words, "file-json-title");
    readme.say("file-json-intro", &facts);
    if documents.known.region.is_empty() {
        readme.say("file-json-region", &facts);
    }
    let (hosts, steps): (Vec<_>, Vec<_>) = steps.iter().partition(|step| matches!(step.resource.kind, Kind::Host(_)));
    let is_connection = |step: &&Step<'_>| matches!(step.resource.kind, Kind::Connection(_));
    let (connection, rest): (Vec<_>, Vec<_>) = steps.into_iter().partition(is_connection);
    let Placeholders { before_host, before_connection, before_rest } =
        Placeholders::of(documents.known, &documents.blueprint);
    if !hosts.is_empty() {
        readme.section("file-section-host");
        unknown(&mut readme, &before_host);
        create(&mut readme, &documents.blueprint, &hosts);
        readme.say("file-json-host-answer", &[]);
        for step in &hosts {
            if let Kind::Host(host) = &step.resource.kind {
                steps::set_up(host, words).into_iter().for_each(|paragraph| readme.paragraph(paragraph));
            }
        }
    }
    if !connection.is_empty() {
        readme.section("file-section-connection");
        unknown(&mut readme, &before_connection);
        if documents.blueprint.parameters(Phase::Connection).contains(&Parameter::HostArn) {
            readme.say("file-json-host-available", &[]);
            readme.block("sh", &check_host(target));
        }
        create(&mut readme, &documents.blueprint, &connection);
        readme.say("file-json-connection-answer", &[]);
        readme.say("file-connection-pending", &[]);
    }
    if !before_rest.is_empty() {
        readme.section("file-json-unknown");
        unknown(&mut readme, &before_rest);
    }
    readme.section("file-section-rest");
    readme.say("file-json-available", &[]);
    readme.block("sh", &check(target));
    readme.say("file-json-roles", &[]);
    create(&mut readme, &documents.blueprint, &rest);
    readme.say("file-first-run", &[]);
    readme.section("file-json-removal");
    readme.say("file-json-removal-what", &[]);
    let made = hosts.into_iter().chain(connection).chain(rest);
    let (later, now): (Vec<_>, Vec<_>) = made.rev().partition(|step| step.outlives());
    remove(&mut readme, &now);
    if !later.is_empty() {
        readme.say("file-json-removal-later", &[]);
        remove(&mut readme, &later);
    }
    buildspec::explain(&mut readme, &documents.blueprint);
    readme.text()
}

/// Whether the host is available: asked where it is.
fn check_host(target: &Target) -> String {
    let arn = target.host_arn.as_deref().unwrap_or_default();
    let region = Arn::parse(arn).map_or(target.region.as_str(), |arn| arn.region);
    let (region, arn) = (quoted(region), quoted(arn));
    format!("aws codeconnections get-host --region {region} --host-arn {arn} --query Status")
}

/// Whether the connection is available: asked where it is.
fn check(target: &Target) -> String {
    let arn = target.connection_arn.as_deref().unwrap_or_default();
    let region = Arn::parse(arn).map_or(target.region.as_str(), |arn| arn.region);
    let (region, arn) = (quoted(region), quoted(arn));
    format!(
        "aws codeconnections get-connection --region {region} --connection-arn {arn} --query Connection.ConnectionStatus"
    )
}

/// The commands, with what each resource is for above them.
fn create(readme: &mut Readme<'_>, blueprint: &Blueprint, steps: &[&Step<'_>]) {
    let block = steps.iter().map(|step| {
        let purpose = format!("resource-{}", step.resource.purpose.id());
        let purpose = readme.words.say(&purpose, &fact_values(&blueprint.facts(step.resource)));
        comment::lines(0, &purpose) + &step.commands.join("\n")
    });
    let block = block.collect::<Vec<_>>().join("\n\n");
    readme.block("sh", &block);
}

fn remove(readme: &mut Readme<'_>, steps: &[&Step<'_>]) {
    let commands: Vec<_> = steps.iter().flat_map(|step| &step.removal).map(String::as_str).collect();
    readme.block("sh", &commands.join("\n"));
}

/// What stands for unknown values, and how it is replaced.
fn unknown(readme: &mut Readme<'_>, placeholders: &[Placeholder]) {
    if !placeholders.is_empty() {
        readme.say("file-json-unknown-what", &[]);
        replace(readme, placeholders);
    }
}

/// The command that replaces placeholders, for two families of shells. PowerShell's own `Get-Content` would read the
/// README in the system's encoding; .NET reads and writes UTF-8.
fn replace(readme: &mut Readme<'_>, placeholders: &[Placeholder]) {
    let (mut meanings, mut sed, mut net) = (Vec::new(), String::new(), String::new());
    for Placeholder { meaning, text, typed } in placeholders {
        meanings.push(readme.words.say(meaning, &[("value", format!("`{text}`").into())]));
        sed += &format!(" -e 's|{text}|{typed}|g'");
        net += &format!(".Replace('{text}', '{typed}')");
    }
    readme.list(&meanings);
    readme.say("file-json-replace-sh", &[]);
    readme.block("sh", &format!("sed -i.bak{sed} *.json README.md && rm *.json.bak README.md.bak"));
    readme.say("file-json-replace-powershell", &[]);
    let write = format!("[IO.File]::WriteAllText($_.FullName, [IO.File]::ReadAllText($_.FullName){net})");
    readme.block("powershell", &format!("Get-ChildItem *.json, README.md | ForEach-Object {{ {write} }}"));
}

/// `CreateRole` and `roleName` as the AWS CLI spells them: `create-role`, `role-name`.
fn kebab(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(character.to_ascii_lowercase());
    }
    kebab
}
