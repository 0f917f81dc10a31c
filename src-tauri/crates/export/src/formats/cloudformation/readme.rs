//! The README of the templates: the commands to type, and what the templates say, in the person's language.

use gangway_blueprint::Phase;

use super::{CONNECTION_TEMPLATE, HOST_TEMPLATE, PIPELINE_TEMPLATE, Templates, commands, facts_of};
use crate::buildspec;
use crate::readme::Readme;

/// `bare`: whether the template of the pipeline has no comments.
pub(super) fn write(templates: &Templates<'_>, bare: bool) -> String {
    let blueprint = templates.blueprint;
    let mut readme = Readme::new(templates.words, "file-cloudformation-title");
    let has_host = !blueprint.host.is_empty();
    let phases = if has_host { "three" } else { "two" };
    readme.say("file-cloudformation-intro", &[("phases", phases.into())]);
    readme.say("file-ascii", &[]);

    if has_host {
        host(&mut readme, templates);
    }
    readme.section("file-section-connection");
    let known = templates.known_connection();
    if let Some(arn) = &known {
        let [exists, whose] = templates.known(arn);
        readme.paragraph(exists);
        readme.block("text", blueprint.connection_arn().unwrap_or_default());
        readme.paragraph(whose);
    }
    readme.paragraph(templates.connect(known.as_ref()));
    readme.block("sh", &commands::deploy(blueprint, Phase::Connection));
    readme.say("file-connection-pending", &[]);
    readme.paragraph(templates.next(PIPELINE_TEMPLATE));

    readme.section("file-section-rest");
    readme.say("file-pipeline-available", &[("file", PIPELINE_TEMPLATE.into())]);
    readme.block("sh", &commands::deploy(blueprint, Phase::Pipeline));
    readme.say("file-first-run", &[]);
    if let Some(arn) = &known {
        readme.say("file-pipeline-connection", &facts_of(arn));
    }

    readme.section("file-section-templates");
    if has_host {
        readme.say("file-templates-outline", &[("file", HOST_TEMPLATE.into())]);
        readme.block("yaml", &templates.outline(&templates.host()));
    }
    readme.say("file-templates-outline", &[("file", CONNECTION_TEMPLATE.into())]);
    readme.block("yaml", &templates.outline(&templates.connection()));
    readme.say("file-templates-outline", &[("file", PIPELINE_TEMPLATE.into())]);
    if bare {
        readme.paragraph(templates.why_bare());
    }
    readme.block("yaml", &templates.outline(&templates.pipeline()));

    buildspec::explain(&mut readme, blueprint);
    readme.text()
}

/// Made, set up by a person, and only then connected through.
fn host(readme: &mut Readme<'_>, templates: &Templates<'_>) {
    let blueprint = templates.blueprint;
    readme.section("file-section-host");
    let known = templates.known_host();
    if let Some(arn) = &known {
        let [exists, whose] = templates.known_host_told(arn);
        readme.paragraph(exists);
        readme.block("text", blueprint.host_arn().unwrap_or_default());
        readme.paragraph(whose);
    }
    readme.paragraph(templates.first(HOST_TEMPLATE, known.as_ref()));
    readme.block("sh", &commands::deploy(blueprint, Phase::Host));
    templates.set_up().into_iter().for_each(|paragraph| readme.paragraph(paragraph));
    readme.paragraph(templates.next(CONNECTION_TEMPLATE));
}
