//! Node.js with npm, pnpm or yarn.

use super::{
    Artifacts, FileValue, Grammar, HistoryTools, OtherPackageManager, PackageManager, Recipe, TestPlaceholder,
};

pub(super) const NODE: Recipe = Recipe {
    id: "node",
    runtime: "nodejs",
    usual_version: "22",
    marks: &[PACKAGE],
    project_names: &[FileValue::json(PACKAGE, "/name")],
    version_files: &[
        FileValue::first_line(".nvmrc").version(Grammar::NpmRange),
        FileValue::first_line(".node-version").version(Grammar::NpmRange),
        // asdf's name for it, then mise's
        FileValue::tool("nodejs").version(Grammar::NpmRange),
        FileValue::tool("node").version(Grammar::NpmRange),
        FileValue::toml("mise.toml", &["tools", "node"]).version(Grammar::NpmRange),
        FileValue::toml(".mise.toml", &["tools", "node"]).version(Grammar::NpmRange),
        FileValue::json(PACKAGE, "/volta/node").version(Grammar::NpmRange),
        FileValue::json(PACKAGE, "/engines/node").version(Grammar::NpmRange),
        FileValue::json(PACKAGE, "/devEngines/runtime/version").version(Grammar::NpmRange),
    ],
    // nvm's words; the lines' names are those of the release schedule (github.com/nodejs/Release)
    version_names: &[
        ("lts/*", None),
        ("lts", None),
        ("node", None),
        ("stable", None),
        ("current", None),
        ("latest", None),
        ("lts/krypton", Some("24")),
        ("lts/jod", Some("22")),
        ("lts/iron", Some("20")),
        ("lts/hydrogen", Some("18")),
        ("lts/gallium", Some("16")),
        ("lts/fermium", Some("14")),
        ("lts/erbium", Some("12")),
    ],
    // corepack's: `pnpm@9.1.0+sha512.…`; then npm's
    package_manager_names: &[
        FileValue::json(PACKAGE, "/packageManager"),
        FileValue::json(PACKAGE, "/devEngines/packageManager/name"),
    ],
    package_manager_settings: &[],
    package_managers: &[NPM, PNPM, YARN],
    other_package_managers: &[
        OtherPackageManager { id: "bun", name: "Bun", files: &["bun.lock", "bun.lockb", "bunfig.toml"] },
        OtherPackageManager { id: "deno", name: "Deno", files: &["deno.lock"] },
        OtherPackageManager { id: "vlt", name: "vlt", files: &["vlt-lock.json"] },
    ],
    // what `npm init` writes
    test_placeholder: Some(TestPlaceholder {
        value: FileValue::json(PACKAGE, "/scripts/test"),
        part: "no test specified",
    }),
    artifacts: Artifacts { files: &["**/*"], exclude: &["node_modules/**/*"] },
    made_folders: &["node_modules", ".next"],
    history_tools: &[HistoryTools {
        file: PACKAGE,
        words: &["semantic-release", "git-describe", "nerdbank-gitversioning", "git-rev-sync"],
    }],
};

const PACKAGE: &str = "package.json";
const SAMPLE: (&str, &str) = (PACKAGE, "{\n  \"name\": \"sample\",\n  \"version\": \"1.0.0\"\n}\n");

const NPM: PackageManager = PackageManager {
    id: "npm",
    lock_files: &["package-lock.json", "npm-shrinkwrap.json"],
    // `npm ci` refuses to work without a lock file, which a young repository may not have
    install: &["if [ -f package-lock.json ] || [ -f npm-shrinkwrap.json ]; then npm ci; else npm install; fi"],
    build: &["npm run lint --if-present", "npm test --if-present", "npm run build --if-present"],
    sample: &[SAMPLE],
};

// pnpm and yarn come through corepack, which the images bring with Node.js
const PNPM: PackageManager = PackageManager {
    id: "pnpm",
    lock_files: &["pnpm-lock.yaml"],
    install: &["corepack enable", "pnpm install --frozen-lockfile"],
    build: &["pnpm run --if-present lint", "pnpm run --if-present test", "pnpm run --if-present build"],
    sample: &[SAMPLE, ("pnpm-lock.yaml", "lockfileVersion: '9.0'\n")],
};

// yarn has no --if-present
const YARN: PackageManager = PackageManager {
    id: "yarn",
    lock_files: &["yarn.lock"],
    install: &["corepack enable", "yarn install --frozen-lockfile"],
    build: &[
        "if [ \"$(npm pkg get scripts.lint)\" != \"{}\" ]; then yarn run lint; fi",
        "if [ \"$(npm pkg get scripts.test)\" != \"{}\" ]; then yarn run test; fi",
        "if [ \"$(npm pkg get scripts.build)\" != \"{}\" ]; then yarn run build; fi",
    ],
    sample: &[SAMPLE, ("yarn.lock", "# yarn lockfile v1\n")],
};
