//! CodeBuild's curated images: what runs in them, the environment type that goes with them, and the machine sizes.
//!
//! Which images a Region has is asked of AWS (`ListCuratedEnvironmentImages`); this table names what they bring and is
//! the fall-back when AWS can't be asked. Sources: CodeBuild user guide, "Docker images provided by CodeBuild";
//! aws/aws-codebuild-docker-images of 2026-04-09 for the runtimes.

/// `environment.type` of an x86-64 Linux container.
pub const LINUX: &str = "LINUX_CONTAINER";
/// `environment.type` of an arm64 Linux container.
pub const ARM: &str = "ARM_CONTAINER";

/// A curated image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image {
    /// As `ListCuratedEnvironmentImages` names it, without a release date.
    pub id: &'static str,
    /// `environment.type` that goes with it.
    pub environment: &'static str,
    runtimes: &'static [Runtime],
}

/// A language and its preinstalled versions, newest first, as `runtime-versions` spells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runtime {
    /// Key below `runtime-versions`.
    pub key: &'static str,
    /// Newest first.
    pub versions: &'static [&'static str],
}

const fn runtime(key: &'static str, versions: &'static [&'static str]) -> Runtime {
    Runtime { key, versions }
}

const DOTNET: Runtime = runtime("dotnet", &["10.0", "8.0"]);
const GOLANG: Runtime = runtime("golang", &["1.26", "1.25", "1.24"]);
const JAVA: Runtime = runtime("java", &["corretto25", "corretto21", "corretto17", "corretto11", "corretto8"]);
const NODEJS: Runtime = runtime("nodejs", &["24", "22"]);
const PHP: Runtime = runtime("php", &["8.5", "8.4", "8.3", "8.2"]);
const PYTHON: Runtime = runtime("python", &["3.14", "3.13", "3.12", "3.11", "3.10"]);
const RUBY: Runtime = runtime("ruby", &["4.0", "3.4", "3.3"]);

/// standard:8.0, amazonlinux-x86_64-standard:6.0.
const PRESENT: &[Runtime] = &[DOTNET, GOLANG, JAVA, NODEJS, PHP, PYTHON, RUBY, runtime("rust", &["1.93"])];
/// amazonlinux-aarch64-standard:4.0.
const PRESENT_ARM: &[Runtime] = &[DOTNET, GOLANG, JAVA, NODEJS, PHP, PYTHON, RUBY, runtime("rust", &["1.94"])];

const OLDER_DOTNET: Runtime = runtime("dotnet", &["10.0", "8.0", "6.0"]);
const OLDER_GOLANG: Runtime = runtime("golang", &["1.26", "1.25", "1.24", "1.23", "1.22", "1.21", "1.20"]);
const OLDER_NODEJS: Runtime = runtime("nodejs", &["24", "22", "20", "18"]);
const OLDER_PYTHON: Runtime = runtime("python", &["3.14", "3.13", "3.12", "3.11", "3.10", "3.9"]);
const OLDER_RUBY: Runtime = runtime("ruby", &["4.0", "3.4", "3.3", "3.2", "3.1"]);

/// standard:7.0, amazonlinux-x86_64-standard:5.0.
const FORMER: &[Runtime] = &[OLDER_DOTNET, OLDER_GOLANG, JAVA, OLDER_NODEJS, PHP, OLDER_PYTHON, OLDER_RUBY];
/// amazonlinux-aarch64-standard:3.0.
const FORMER_ARM: &[Runtime] = &[
    OLDER_DOTNET,
    OLDER_GOLANG,
    JAVA,
    OLDER_NODEJS,
    runtime("php", &["8.5", "8.4", "8.3", "8.2", "8.1"]),
    OLDER_PYTHON,
    OLDER_RUBY,
    runtime("rust", &["1.94"]),
];

/// The curated images that this version offers, the one to take first.
pub const ALL: &[Image] = &[
    Image { id: "aws/codebuild/amazonlinux-x86_64-standard:6.0", environment: LINUX, runtimes: PRESENT },
    Image { id: "aws/codebuild/amazonlinux-x86_64-standard:5.0", environment: LINUX, runtimes: FORMER },
    Image { id: "aws/codebuild/standard:8.0", environment: LINUX, runtimes: PRESENT },
    Image { id: "aws/codebuild/standard:7.0", environment: LINUX, runtimes: FORMER },
    Image { id: "aws/codebuild/amazonlinux-aarch64-standard:4.0", environment: ARM, runtimes: PRESENT_ARM },
    Image { id: "aws/codebuild/amazonlinux-aarch64-standard:3.0", environment: ARM, runtimes: FORMER_ARM },
];

/// The image to take when nothing is known of the Region.
pub const DEFAULT: &str = "aws/codebuild/amazonlinux-x86_64-standard:6.0";

/// Name of the Amazon Linux 2023 images before 2024-11-22; still answered for 5.0.
const FORMER_NAME: (&str, &str) =
    ("aws/codebuild/amazonlinux2-x86_64-standard:5.0", "aws/codebuild/amazonlinux-x86_64-standard:5.0");

/// What is known of an image: by its id, with or without a release date (`…:6.0-26.04.09`), also under the former name.
#[must_use]
pub fn of(id: &str) -> Option<&'static Image> {
    let (name, tag) = id.split_once(':')?;
    let version = tag.split_once('-').map_or(tag, |(version, _)| version);
    let whole = |candidate: &str| candidate.split_once(':') == Some((name, version));
    ALL.iter().find(|image| whole(image.id) || (whole(FORMER_NAME.0) && image.id == FORMER_NAME.1))
}

/// `environment.type` that goes with a curated image, also with a version that came after this table; none for images
/// that this journey doesn't offer (Windows, Lambda, macOS) and for images of one's own.
#[must_use]
pub fn environment(id: &str) -> Option<&'static str> {
    let (name, tag) = id.strip_prefix("aws/codebuild/")?.split_once(':')?;
    if tag.is_empty() {
        return None;
    }
    match name {
        "standard" | "amazonlinux-x86_64-standard" | "amazonlinux2-x86_64-standard" => Some(LINUX),
        "amazonlinux-aarch64-standard" | "amazonlinux2-aarch64-standard" => Some(ARM),
        _ => None,
    }
}

/// Versions of a language that an image brings, newest first; none when the image or the language isn't known.
#[must_use]
pub fn versions(image: &str, runtime: &str) -> Option<&'static [&'static str]> {
    of(image)?.runtimes.iter().find(|known| known.key == runtime).map(|known| known.versions)
}

/// Languages that an image brings; none when the image isn't known.
#[must_use]
pub fn runtimes(image: &str) -> Option<&'static [Runtime]> {
    of(image).map(|image| image.runtimes)
}

/// The image to take among those that a Region has: the newest x86-64 Amazon Linux, else standard:7.0, else the first
/// that can be used.
#[must_use]
pub fn recommended<'a>(offered: &[&'a str]) -> Option<&'a str> {
    let newest = offered
        .iter()
        .filter_map(|id| {
            let tag = id.strip_prefix("aws/codebuild/amazonlinux-x86_64-standard:")?;
            let (major, minor) = tag.split_once('.')?;
            Some(((major.parse::<u32>().ok()?, minor.parse::<u32>().ok()?), *id))
        })
        .max_by_key(|(version, _)| *version);
    newest
        .map(|(_, id)| id)
        .or_else(|| offered.iter().copied().find(|id| *id == "aws/codebuild/standard:7.0"))
        .or_else(|| offered.iter().copied().find(|id| environment(id).is_some()))
}

/// A machine size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compute {
    /// `environment.computeType`.
    pub id: &'static str,
    /// Virtual processors.
    pub cpus: u32,
    /// GiB.
    pub memory: u32,
}

/// Sizes for Linux, smallest first. Source: CodeBuild user guide, "Compute modes and types".
const COMPUTES: &[Compute] = &[
    Compute { id: "BUILD_GENERAL1_SMALL", cpus: 2, memory: 4 },
    Compute { id: "BUILD_GENERAL1_MEDIUM", cpus: 4, memory: 8 },
    Compute { id: "BUILD_GENERAL1_LARGE", cpus: 8, memory: 16 },
    Compute { id: "BUILD_GENERAL1_XLARGE", cpus: 36, memory: 72 },
    Compute { id: "BUILD_GENERAL1_2XLARGE", cpus: 72, memory: 144 },
];

/// Sizes to offer for an environment type, smallest first. The two largest have other sizes on arm64, depending on the
/// Region, and aren't offered there.
#[must_use]
pub fn computes(environment: &str) -> &'static [Compute] {
    if environment == ARM { COMPUTES.split_at(3).0 } else { COMPUTES }
}

/// Whether CodeBuild knows a size for containers, in whatever environment.
#[must_use]
pub fn is_compute(id: &str) -> bool {
    COMPUTES.iter().any(|compute| compute.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_image_is_known_with_its_environment() {
        for image in ALL {
            assert_eq!(of(image.id), Some(image));
            assert_eq!(environment(image.id), Some(image.environment));
        }
        assert_eq!(ALL.first().map(|image| image.id), Some(DEFAULT));
        let ids: Vec<_> = ALL.iter().map(|image| image.id).collect();
        assert_eq!(recommended(&ids), Some(DEFAULT));
    }

    #[test]
    fn images_are_found_under_their_other_names() {
        let known = |id| of(id).map(|image| image.id);
        assert_eq!(known("aws/codebuild/standard:7.0-24.10.29"), Some("aws/codebuild/standard:7.0"));
        assert_eq!(
            known("aws/codebuild/amazonlinux2-x86_64-standard:5.0"),
            Some("aws/codebuild/amazonlinux-x86_64-standard:5.0")
        );
        for id in ["", "aws/codebuild/standard", "aws/codebuild/standard:", "alpine:3", "aws/codebuild/standard:9.0"] {
            assert_eq!(known(id), None, "{id}");
        }
        assert_eq!(environment("aws/codebuild/standard:9.0"), Some(LINUX));
        assert_eq!(environment("aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22"), None);
        assert_eq!(environment("aws/codebuild/windows-base:2022-1.0"), None);
    }

    #[test]
    fn newest_amazon_linux_is_recommended_whatever_its_number() {
        assert_eq!(
            recommended(&[
                "aws/codebuild/standard:7.0",
                "aws/codebuild/amazonlinux-x86_64-standard:9.0",
                "aws/codebuild/amazonlinux-x86_64-standard:10.0",
                "aws/codebuild/amazonlinux-aarch64-standard:11.0",
            ]),
            Some("aws/codebuild/amazonlinux-x86_64-standard:10.0")
        );
        assert_eq!(recommended(&["x", "aws/codebuild/standard:7.0"]), Some("aws/codebuild/standard:7.0"));
        assert_eq!(recommended(&["aws/codebuild/windows-base:2022-1.0"]), None);
    }

    #[test]
    fn versions_are_per_image() {
        assert_eq!(versions(DEFAULT, "nodejs"), Some(&["24", "22"][..]));
        assert_eq!(versions("aws/codebuild/standard:7.0", "nodejs"), Some(&["24", "22", "20", "18"][..]));
        assert_eq!(versions("aws/codebuild/standard:7.0", "rust"), None);
        assert_eq!(versions("alpine:3", "nodejs"), None);
    }
}
