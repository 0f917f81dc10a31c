//! `detect DIR`: what a clone is.

use std::path::Path;

use gangway_app::bindings::Fault;
use gangway_app::inspect;

use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(folder: &Path, output: &Output) -> Result<Exit, Fault> {
    let suggestion = tokio::task::block_in_place(|| inspect(folder))?;
    output.answer(&suggestion, || {
        let mut lines = Vec::new();
        let mut line = |id: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                lines.push(output.tell(id, &[("value", value.into())]));
            }
        };
        line("cli-detect-repository", Some(&suggestion.name));
        line("cli-detect-provider", suggestion.provider.map(|provider| provider.api_name()));
        line("cli-detect-not-offered", suggestion.not_offered.as_deref());
        line("cli-detect-branch", suggestion.default_branch.as_deref().or(suggestion.current_branch.as_deref()));
        line("cli-detect-recipe", suggestion.recipe.as_deref());
        line("cli-detect-package-manager", suggestion.package_manager.as_deref());
        line("cli-detect-version", suggestion.runtime_version.as_deref());
        line("cli-detect-buildspec", suggestion.buildspec.as_deref());
        for file in &suggestion.setup_files {
            line("cli-detect-setup-file", Some(file));
        }
        let reasons =
            suggestion.evidence.iter().map(|reason| output.say(&format!("evidence-{}", reason.code), &reason.facts));
        lines.extend(reasons.map(|reason| format!("  {reason}")));
        lines
    });
    Ok(Exit::Done)
}
