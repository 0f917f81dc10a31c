//! The README of the templates: the commands to type, and what the templates say, in the person's language.

use super::{CONNECTION_TEMPLATE, PIPELINE_TEMPLATE, Templates, facts_of};
use crate::buildspec;
use crate::readme::Readme;

/// `bare`: whether the template of the pipeline has no comments.
pub(super) fn write(templates: &Templates<'_>, bare: bool) -> String {
    let blueprint = templates.blueprint;
    let mut readme = Readme::new(templates.words, "file-cloudformation-title");
    readme.say("file-cloudformation-intro", &[]);
    readme.say("file-ascii", &[]);

    readme.section("file-section-connection");
    let known = templates.known_connection();
    if let Some(arn) = &known {
        let [exists, whose] = templates.known(arn);
        readme.paragraph(exists);
        readme.block("text", blueprint.connection_arn().unwrap_or_default());
        readme.paragraph(whose);
    }
    readme.paragraph(templates.first(known.as_ref()));
    readme.block("sh", &templates.deploy_connection());
    readme.say("file-connection-pending", &[]);
    readme.paragraph(templates.next());

    readme.section("file-section-rest");
    readme.say("file-pipeline-available", &[("file", PIPELINE_TEMPLATE.into())]);
    readme.block("sh", &templates.deploy_pipeline());
    readme.say("file-first-run", &[]);
    if let Some(arn) = &known {
        readme.say("file-pipeline-connection", &facts_of(arn));
    }

    readme.section("file-section-templates");
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
