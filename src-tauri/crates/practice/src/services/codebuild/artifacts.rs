//! What a build keeps: which files of the workspace, and where they go.

use globset::{GlobBuilder, GlobMatcher};

use super::build::{Build, WrittenArtifact};
use super::buildspec::Artifacts;
use super::failure::{Failure, lost};
use crate::files::Files;
use crate::services::read::Read as _;
use crate::services::{archive, iam, s3};
use crate::world::World;

/// Writes the artifacts; gives what the log says about it, and how it ended.
pub(super) fn upload(world: &mut World, build: &Build) -> (Vec<String>, Result<Vec<WrittenArtifact>, Failure>) {
    let mut lines = Vec::new();
    let done = upload_all(world, build, &mut lines);
    (lines, done)
}

fn upload_all(world: &mut World, build: &Build, lines: &mut Vec<String>) -> Result<Vec<WrittenArtifact>, Failure> {
    let workspace = build.workspace.read(&world.blobs).map_err(|path| Failure::client_error(lost(&path)))?;
    let mut written = Vec::new();
    for (name, bucket, key) in targets(build) {
        let Some(artifacts) = chosen(build, &name) else {
            // Without an `artifacts` section a pipeline's output is empty, and its next action fails on it.
            continue;
        };
        let files = collect(&workspace, artifacts, lines)?;
        if !iam::allowed(
            world,
            build.settings.text("serviceRole"),
            "s3:PutObject",
            &format!("arn:aws:s3:::{bucket}/{key}"),
            &[],
        ) {
            return Err(Failure::client_error(
                "Error in UPLOAD_ARTIFACTS phase: AccessDenied: Access Denied status code: 403",
            ));
        }
        let bytes = archive::pack(&files).ok_or_else(|| Failure::client_error("the artifact could not be packed"))?;
        let Some(_) = s3::write(world, &bucket, &key, &bytes, "application/zip") else {
            return Err(Failure::client_error("NoSuchBucket: The specified bucket does not exist"));
        };
        written.push((name, bucket, key));
    }
    Ok(written)
}

/// Name, bucket and key of each artifact that is wanted.
fn targets(build: &Build) -> Vec<WrittenArtifact> {
    if let Some(pipeline) = &build.pipeline {
        let target = |(name, key): &(String, String)| (name.clone(), pipeline.bucket.clone(), key.clone());
        return pipeline.outputs.iter().map(target).collect();
    }
    let artifacts = build.settings.member("artifacts");
    if artifacts.text("type") != "S3" {
        return Vec::new();
    }
    let name = artifacts.given("name").filter(|name| !name.is_empty()).unwrap_or(&build.project);
    let path = artifacts.text("path").trim_matches('/');
    let key = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
    vec![(String::new(), artifacts.text("location").to_owned(), key)]
}

/// With several outputs each takes the secondary artifact of its name; a single one takes the primary.
fn chosen<'b>(build: &'b Build, name: &str) -> Option<&'b Artifacts> {
    let artifacts = build.spec.artifacts.as_ref()?;
    artifacts.secondary.get(name).or((!artifacts.files.is_empty()).then_some(artifacts))
}

/// The files that the patterns choose.
fn collect(files: &Files, artifacts: &Artifacts, lines: &mut Vec<String>) -> Result<Files, Failure> {
    let base = artifacts.base.trim_start_matches("./").trim_matches('/');
    let base = if base == "." { "" } else { base };
    let shown = if base.is_empty() { "." } else { base };
    lines.push(format!("Expanding base directory path: {shown}"));
    lines.push("Assembling file list".to_owned());
    let prefix = if base.is_empty() { String::new() } else { format!("{base}/") };
    if !prefix.is_empty() && !files.keys().any(|path| path.starts_with(&prefix)) {
        return Err(Failure::client_error(format!("no matching base directory path found for {base}")));
    }
    lines.push(format!("Expanding file paths for base directory {shown}"));
    let excluded = matchers(&artifacts.excluded);
    let mut found = Files::new();
    for pattern in &artifacts.files {
        let wanted = matchers(std::slice::from_ref(pattern));
        for (path, text) in files {
            let Some(inner) = path.strip_prefix(&prefix) else { continue };
            if wanted.iter().any(|glob| glob.is_match(inner)) && !excluded.iter().any(|glob| glob.is_match(inner)) {
                let name = if artifacts.discard_paths { inner.rsplit('/').next().unwrap_or(inner) } else { inner };
                found.insert(name.to_owned(), text.clone());
            }
        }
    }
    if found.is_empty() {
        return Err(Failure::client_error("no matching artifact paths found"));
    }
    lines.push(format!("Found {} file(s)", found.len()));
    Ok(found)
}

/// `*` stays within a folder, `**` crosses folders, and a folder means all that is in it.
fn matchers(patterns: &[String]) -> Vec<GlobMatcher> {
    let glob = |pattern: &str| Some(GlobBuilder::new(pattern).literal_separator(true).build().ok()?.compile_matcher());
    patterns
        .iter()
        .map(|pattern| pattern.trim_start_matches("./").trim_end_matches('/'))
        .flat_map(|pattern| [glob(pattern), glob(&format!("{pattern}/**"))])
        .flatten()
        .collect()
}
