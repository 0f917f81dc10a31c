//! What a build hands on: which files its artifact can hold.
//!
//! Source: CodeBuild user guide, "Build specification reference", `artifacts`.

use globset::{GlobBuilder, GlobMatcher};

use super::yaml::{self, Kind, Node};
use super::{Artifacts, Buildspec};
use crate::document::{Build, BuildspecPlace};

/// Whether the artifact of a build can hold a file of this path. None where only the build knows: its buildspec lies in
/// the repository or can't be read, or its shell fills something in.
#[must_use]
pub fn can_hold(build: &Build, path: &str) -> Option<bool> {
    match &build.buildspec {
        BuildspecPlace::Project { text: None } => {
            let Artifacts { files, exclude_paths } = Buildspec::from_recipe(build).artifacts?;
            Handover { files, excluded: exclude_paths, flat: false }.can_hold(path)
        }
        BuildspecPlace::Project { text: Some(text) } => {
            let root = yaml::read(text).ok()?.root?;
            root.pairs()?;
            match root.member("artifacts") {
                Some(artifacts) => Handover::read(artifacts)?.can_hold(path),
                None => Some(false),
            }
        }
        BuildspecPlace::Repository { .. } => None,
    }
}

struct Handover {
    /// Patterns from the base directory, as the paths in the artifact are.
    files: Vec<String>,
    excluded: Vec<String>,
    /// Without folders.
    flat: bool,
}

impl Handover {
    /// None for what isn't text or a list of texts, or is named elsewhere. A pipeline with one output takes the primary artifact.
    fn read(artifacts: &Node) -> Option<Self> {
        let excluded = match artifacts.member("exclude-paths") {
            Some(node) => texts(node)?,
            None => Vec::new(),
        };
        let flat = match artifacts.member("discard-paths") {
            Some(node) => matches!(node.text()?.to_ascii_lowercase().as_str(), "yes" | "true"),
            None => false,
        };
        Some(Self { files: texts(artifacts.member("files")?)?, excluded, flat })
    }

    fn can_hold(&self, path: &str) -> Option<bool> {
        let within = |pattern: &String| match self.flat {
            true => !path.contains('/') && matches(pattern.rsplit('/').next().unwrap_or(pattern), path),
            false => matches(pattern, path),
        };
        let excluded = !self.flat && self.excluded.iter().any(|pattern| matches(pattern, path));
        if self.files.iter().any(within) && !excluded {
            return Some(true);
        }
        let open = |pattern: &String| pattern.contains(['$', '`']);
        let known = !self.files.iter().chain(&self.excluded).any(open);
        known.then_some(false)
    }
}

/// One text is taken as the only entry.
fn texts(node: &Node) -> Option<Vec<String>> {
    match &node.resolved().kind {
        Kind::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
        Kind::Scalar { text, .. } if !node.is_null() => Some(vec![text.clone()]),
        Kind::Scalar { .. } | Kind::Map(_) | Kind::Alias(_) => None,
    }
}

/// `*` stays within a folder, `**` crosses folders, and a folder means all that is in it. What isn't a pattern matches
/// everything: it is told elsewhere.
fn matches(pattern: &str, path: &str) -> bool {
    let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
    let glob = |pattern: &str| Some(GlobBuilder::new(pattern).literal_separator(true).build().ok()?.compile_matcher());
    let any = |glob: Option<GlobMatcher>| glob.is_none_or(|glob| glob.is_match(path));
    any(glob(pattern)) || any(glob(&format!("{pattern}/**")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(buildspec: &BuildspecPlace, path: &str, expected: Option<bool>) {
        let build = Build {
            recipe: "node".to_owned(),
            package_manager: "npm".to_owned(),
            buildspec: buildspec.clone(),
            ..Build::default()
        };
        assert_eq!(can_hold(&build, path), expected, "{path} of {buildspec:?}");
    }

    fn written(artifacts: &str) -> BuildspecPlace {
        let text = format!("version: 0.2\nphases: {{build: {{commands: [make]}}}}\n{artifacts}");
        BuildspecPlace::Project { text: Some(text) }
    }

    #[test]
    fn a_recipe_hands_on_the_folder_without_what_it_installed() {
        check(&BuildspecPlace::default(), "infra/app.yml", Some(true));
        check(&BuildspecPlace::default(), "app.yml", Some(true));
        check(&BuildspecPlace::default(), "node_modules/x/app.yml", Some(false));
    }

    #[test]
    fn a_written_buildspec_hands_on_what_its_artifacts_say() {
        for (artifacts, path, expected) in [
            ("", "app.yml", Some(false)),
            ("artifacts: {files: ['**/*']}", "infra/app.yml", Some(true)),
            ("artifacts: {files: ['*.yml']}", "infra/app.yml", Some(false)),
            ("artifacts: {files: [infra]}", "infra/app.yml", Some(true)),
            ("artifacts: {files: [./infra/]}", "infra/app.yml", Some(true)),
            ("artifacts: {files: [dist/*, app.yml]}", "app.yml", Some(true)),
            ("artifacts: {files: [dist/*, app.yml]}", "infra/app.yml", Some(false)),
            ("artifacts: {files: '**/*'}", "infra/app.yml", Some(true)),
            ("artifacts: {files: '*.yml'}", "infra/app.yml", Some(false)),
            ("artifacts: {files: }", "app.yml", None),
            ("x: &all ['**/*']\nartifacts: {files: *all}", "infra/app.yml", Some(true)),
            // the artifact's paths begin in the base directory
            ("artifacts: {files: [app.yml], base-directory: infra}", "app.yml", Some(true)),
            ("artifacts: {files: [app.yml], base-directory: infra}", "infra/app.yml", Some(false)),
            ("artifacts: {files: ['**/*'], exclude-paths: infra/**}", "infra/app.yml", Some(false)),
            ("artifacts: {files: ['**/*'], exclude-paths: [infra/**]}", "app.yml", Some(true)),
            ("artifacts: {files: ['infra/*'], discard-paths: yes}", "app.yml", Some(true)),
            ("artifacts: {files: ['infra/*'], discard-paths: yes}", "infra/app.yml", Some(false)),
            ("artifacts: {files: ['$OUT/*']}", "app.yml", None),
            ("artifacts: {files: ['$OUT/*', app.yml]}", "app.yml", Some(true)),
            ("artifacts: {secondary-artifacts: {a: {files: [app.yml]}}}", "app.yml", None),
            ("artifacts: {files: *files}", "app.yml", None),
            ("artifacts: [", "app.yml", None),
        ] {
            check(&written(artifacts), path, expected);
        }
        check(&BuildspecPlace::Repository { path: "buildspec.yml".to_owned() }, "app.yml", None);
    }
}
