//! What shows a language or a build tool that no recipe builds. A repository that has one is never taken for something
//! else without a word.

/// A file that a tool's projects have at their root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Its name; a `*` at the beginning stands for whatever a project is called: `*.csproj`.
    pub file: &'static str,
    /// Language or tool, as its makers spell it, the same in every language of ours.
    pub tool: &'static str,
    /// Whether many repositories have it beside the language that they are written in, so that it tells something only
    /// where nothing else does.
    pub beside: bool,
}

impl Manifest {
    /// Whether a file of this name is one.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        match self.file.strip_prefix('*') {
            Some(end) => name.len() > end.len() && name.ends_with(end),
            None => name == self.file,
        }
    }
}

const fn language(file: &'static str, tool: &'static str) -> Manifest {
    Manifest { file, tool, beside: false }
}

const fn beside(file: &'static str, tool: &'static str) -> Manifest {
    Manifest { file, tool, beside: true }
}

/// All of them. The first that a repository has says most about it.
pub const MANIFESTS: &[Manifest] = &[
    language("pom.xml", "Maven"),
    language("build.gradle.kts", "Gradle"),
    language("build.gradle", "Gradle"),
    language("settings.gradle.kts", "Gradle"),
    language("settings.gradle", "Gradle"),
    language("build.sbt", "sbt"),
    language("build.mill", "Mill"),
    language("project.clj", "Leiningen"),
    language("deps.edn", "Clojure"),
    language("build.xml", "Ant"),
    language("Cargo.toml", "Rust"),
    language("Gemfile", "Ruby"),
    language("gems.rb", "Ruby"),
    language("*.gemspec", "Ruby"),
    language("composer.json", "PHP"),
    language("*.slnx", ".NET"),
    language("*.sln", ".NET"),
    language("*.csproj", ".NET"),
    language("*.fsproj", ".NET"),
    language("*.vbproj", ".NET"),
    language("mix.exs", "Elixir"),
    language("rebar.config", "Erlang"),
    language("gleam.toml", "Gleam"),
    language("Package.swift", "Swift"),
    language("pubspec.yaml", "Dart"),
    language("deno.json", "Deno"),
    language("deno.jsonc", "Deno"),
    language("stack.yaml", "Haskell"),
    language("cabal.project", "Haskell"),
    language("*.cabal", "Haskell"),
    language("dune-project", "OCaml"),
    language("build.zig", "Zig"),
    language("shard.yml", "Crystal"),
    language("*.nimble", "Nim"),
    language("dub.json", "D"),
    language("Project.toml", "Julia"),
    language("DESCRIPTION", "R"),
    language("cpanfile", "Perl"),
    language("Makefile.PL", "Perl"),
    language("elm.json", "Elm"),
    language("foundry.toml", "Foundry"),
    language("rush.json", "Rush"),
    language("MODULE.bazel", "Bazel"),
    language("WORKSPACE.bazel", "Bazel"),
    language("WORKSPACE", "Bazel"),
    language("BUCK", "Buck"),
    language("pants.toml", "Pants"),
    language("CMakeLists.txt", "CMake"),
    language("meson.build", "Meson"),
    language("configure.ac", "Autotools"),
    beside("hugo.toml", "Hugo"),
    beside("_config.yml", "Jekyll"),
    beside("mkdocs.yml", "MkDocs"),
    beside("Dockerfile", "Docker"),
    beside("Containerfile", "Docker"),
    beside("compose.yaml", "Docker"),
    beside("docker-compose.yml", "Docker"),
    beside("serverless.yml", "Serverless Framework"),
    beside("samconfig.toml", "AWS SAM"),
    beside("cdk.json", "AWS CDK"),
    beside("*.tf", "Terraform"),
    beside("flake.nix", "Nix"),
    beside("Makefile", "make"),
    beside("GNUmakefile", "make"),
    beside("justfile", "just"),
    beside("Taskfile.yml", "Task"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipes::ALL;

    #[test]
    fn names_and_endings() {
        for (name, tool) in [
            ("Shop.Web.csproj", Some(".NET")),
            ("Gemfile", Some("Ruby")),
            ("main.tf", Some("Terraform")),
            (".csproj", None),
            ("a.csproj.user", None),
            ("gemfile", None),
            ("Gemfile.lock", None),
            ("README.md", None),
        ] {
            let found = MANIFESTS.iter().find(|manifest| manifest.is(name));
            assert_eq!(found.map(|manifest| manifest.tool), tool, "{name}");
        }
    }

    #[test]
    fn no_manifest_is_a_file_that_a_recipe_knows() {
        for recipe in ALL {
            let locks = recipe.package_managers.iter().flat_map(|manager| manager.lock_files);
            let others = recipe.other_package_managers.iter().flat_map(|manager| manager.files);
            for name in recipe.marks.iter().chain(locks).chain(others) {
                assert!(!MANIFESTS.iter().any(|manifest| manifest.is(name)), "{name}");
            }
        }
    }

    #[test]
    fn every_manifest_is_a_plain_name_and_stands_once() {
        for (at, manifest) in MANIFESTS.iter().enumerate() {
            let plain = manifest.file.strip_prefix('*').unwrap_or(manifest.file);
            assert!(!plain.is_empty() && !plain.contains(['*', '?', '[', '/', '\\']), "{manifest:?}");
            assert!(!manifest.tool.is_empty());
            assert!(!MANIFESTS[..at].iter().any(|before| before.file == manifest.file), "{manifest:?}");
        }
    }
}
