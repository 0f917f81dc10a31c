//! The images that AWS offers, and the runtimes in them.

use serde_json::{Value, json};

/// A curated image: platform, language, name, description.
const IMAGES: [(&str, &str, &str, &str); 12] = [
    (
        "AMAZON_LINUX",
        "BASE",
        "aws/codebuild/amazonlinux-x86_64-standard:5.0",
        "AWS CodeBuild - Amazon Linux 2023 x86_64 Standard 5.0",
    ),
    (
        "AMAZON_LINUX",
        "BASE",
        "aws/codebuild/amazonlinux-x86_64-standard:6.0",
        "AWS CodeBuild - Amazon Linux 2023 x86_64 Standard 6.0",
    ),
    (
        "AMAZON_LINUX",
        "BASE",
        "aws/codebuild/amazonlinux-aarch64-standard:3.0",
        "AWS CodeBuild - Amazon Linux 2023 aarch64 Standard 3.0",
    ),
    (
        "AMAZON_LINUX",
        "BASE",
        "aws/codebuild/amazonlinux-aarch64-standard:4.0",
        "AWS CodeBuild - Amazon Linux 2023 aarch64 Standard 4.0",
    ),
    ("UBUNTU", "BASE", "aws/codebuild/standard:7.0", "AWS CodeBuild - Docker image based on Ubuntu 22.04"),
    ("UBUNTU", "BASE", "aws/codebuild/standard:8.0", "AWS CodeBuild - Docker image based on Ubuntu 24.04"),
    ("WINDOWS_SERVER", "BASE", "aws/codebuild/windows-base:2019-3.0", "AWS CodeBuild - Windows Server Core 2019"),
    ("WINDOWS_SERVER", "BASE", "aws/codebuild/windows-base:2022-1.0", "AWS CodeBuild - Windows Server Core 2022"),
    (
        "AMAZON_LINUX",
        "NODE_JS",
        "aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22",
        "AWS CodeBuild - Lambda x86_64 Node.js 22",
    ),
    (
        "AMAZON_LINUX",
        "NODE_JS",
        "aws/codebuild/amazonlinux-aarch64-lambda-standard:nodejs22",
        "AWS CodeBuild - Lambda aarch64 Node.js 22",
    ),
    (
        "AMAZON_LINUX",
        "PYTHON",
        "aws/codebuild/amazonlinux-x86_64-lambda-standard:python3.13",
        "AWS CodeBuild - Lambda x86_64 Python 3.13",
    ),
    (
        "AMAZON_LINUX",
        "PYTHON",
        "aws/codebuild/amazonlinux-aarch64-lambda-standard:python3.13",
        "AWS CodeBuild - Lambda aarch64 Python 3.13",
    ),
];

/// Another name of the Amazon Linux 2023 image, from before 2024-11.
const OLDER_NAME: &str = "aws/codebuild/amazonlinux2-x86_64-standard:5.0";

type Runtimes = &'static [(&'static str, &'static [&'static str])];

/// In standard:7.0 and the Amazon Linux 5.0/3.0 images.
const OLDER: Runtimes = &[
    ("nodejs", &["18", "20", "22", "24"]),
    ("python", &["3.9", "3.10", "3.11", "3.12", "3.13", "3.14"]),
    ("java", &["corretto8", "corretto11", "corretto17", "corretto21", "corretto25"]),
    ("golang", &["1.20", "1.21", "1.22", "1.23", "1.24", "1.25", "1.26"]),
    ("dotnet", &["6.0", "8.0", "10.0"]),
    ("ruby", &["3.1", "3.2", "3.3", "3.4", "4.0"]),
    ("php", &["8.1", "8.2", "8.3", "8.4", "8.5"]),
];

/// In standard:8.0 and the Amazon Linux 6.0/4.0 images.
const NEWER: Runtimes = &[
    ("nodejs", &["22", "24"]),
    ("python", &["3.10", "3.11", "3.12", "3.13", "3.14"]),
    ("java", &["corretto8", "corretto11", "corretto17", "corretto21", "corretto25"]),
    ("golang", &["1.24", "1.25", "1.26"]),
    ("dotnet", &["8.0", "10.0"]),
    ("ruby", &["3.3", "3.4", "4.0"]),
    ("php", &["8.2", "8.3", "8.4", "8.5"]),
    ("rust", &["1.93", "1.94"]),
];

/// ListCuratedEnvironmentImages.
pub(super) fn list() -> Value {
    let languages = |platform: &str| {
        let of = IMAGES.iter().filter(|image| image.0 == platform);
        distinct(of.map(|image| image.1))
            .into_iter()
            .map(|language| json!({ "language": language, "images": images(platform, language) }))
            .collect::<Vec<_>>()
    };
    let platforms = distinct(IMAGES.iter().map(|image| image.0));
    let platform = |platform| json!({ "platform": platform, "languages": languages(platform) });
    json!({ "platforms": platforms.into_iter().map(platform).collect::<Vec<_>>() })
}

fn images(platform: &str, language: &str) -> Vec<Value> {
    let of = IMAGES.iter().filter(|image| image.0 == platform && image.1 == language);
    let one = |(_, _, name, description): &(&str, &str, &str, &str)| {
        let newest = format!("{name}-26.04.09");
        json!({ "name": name, "description": description, "versions": [newest] })
    };
    of.map(one).collect()
}

/// Each once, in the order of the table.
fn distinct(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

/// Whether the image is one that AWS keeps, with or without a patch version.
pub(super) fn known(image: &str) -> bool {
    image == OLDER_NAME || IMAGES.iter().any(|(_, _, name, _)| image == *name || image.starts_with(&format!("{name}-")))
}

/// The runtimes that an image offers; none: it takes no `runtime-versions`.
fn runtimes(image: &str) -> Option<Runtimes> {
    let standard = |version: &str| image.contains(&format!("standard:{version}"));
    if !known(image) || image.contains("lambda") || image.contains("windows") {
        None
    } else if standard("8.0") || standard("6.0") || standard("4.0") {
        Some(NEWER)
    } else {
        Some(OLDER)
    }
}

/// What is wrong with a wished runtime on this image, in CodeBuild's words.
pub(super) fn check_runtime(image: &str, language: &str, version: &str) -> Result<(), String> {
    let offered =
        runtimes(image).ok_or_else(|| "This build image does not support selecting runtime versions".to_owned())?;
    let Some((_, versions)) = offered.iter().find(|(name, _)| *name == language) else {
        let names: Vec<&str> = offered.iter().map(|(name, _)| *name).collect();
        return Err(format!(
            "Unknown runtime named '{language}'. This build image has the following runtimes: {}",
            names.join(", ")
        ));
    };
    let newest = version == "latest"
        || version.strip_suffix(".x").is_some_and(|major| versions.iter().any(|v| v.starts_with(major)));
    // The images fetch a version that they don't bring (aws-codebuild-docker-images, runtimes.yml: `default`).
    let fetched = version.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if newest || fetched || versions.contains(&version) {
        return Ok(());
    }
    Err(format!(
        "Unknown runtime version named '{version}' of {language}. This build image has the following versions: {}",
        versions.join(", ")
    ))
}
