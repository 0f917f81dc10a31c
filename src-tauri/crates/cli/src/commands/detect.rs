//! `detect DIR`: what a clone is, and, when wished, the setup file that it suggests.

use std::path::Path;

use gangway_app::bindings::Fault;
use gangway_app::inspect;
use gangway_app::setup_files::SetupFile;

use crate::exit::Exit;
use crate::output::Output;

pub(super) struct Arguments<'a> {
    pub(super) folder: &'a Path,
    /// The person's home folder.
    pub(super) home: Option<&'a Path>,
    pub(super) save: Option<&'a Path>,
    pub(super) overwrite: bool,
}

pub(super) fn run(arguments: &Arguments<'_>, output: &Output) -> Result<Exit, Fault> {
    let suggestion = tokio::task::block_in_place(|| inspect(arguments.folder, arguments.home))?;
    let saved = match arguments.save {
        Some(path) => SetupFile::suggested(&suggestion).save_copy(path, arguments.overwrite)?.paths,
        None => Vec::new(),
    };
    output.answer(&suggestion, || {
        let mut lines = Vec::new();
        let mut line = |id: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                lines.push(output.tell(id, &[("value", value.into())]));
            }
        };
        line("cli-detect-repository", Some(&suggestion.name));
        line("cli-detect-provider", suggestion.provider.map(|provider| provider.api_name()));
        line("cli-detect-branch", suggestion.default_branch.as_deref().or(suggestion.current_branch.as_deref()));
        line("cli-detect-recipe", suggestion.recipe.as_deref());
        line("cli-detect-package-manager", suggestion.package_manager.as_deref());
        line("cli-detect-version", suggestion.runtime_version.as_deref());
        line("cli-detect-buildspec", suggestion.buildspec.as_deref());
        for file in &suggestion.setup_files {
            line("cli-detect-setup-file", Some(file));
        }
        let instead =
            suggestion.not_offered.as_deref().map(|provider| output.tell(&format!("not-offered-{provider}"), &[]));
        lines.extend(instead);
        let reasons =
            suggestion.evidence.iter().map(|reason| output.say(&format!("evidence-{}", reason.code), &reason.facts));
        lines.extend(reasons.map(|reason| format!("  {reason}")));
        lines.extend(saved.iter().map(|path| output.tell("cli-detect-saved", &[("path", path.as_str().into())])));
        lines
    });
    Ok(Exit::Done)
}
