//! Node.js with npm, pnpm or yarn.

use super::{Artifacts, PackageManager, Recipe};

pub(super) const NODE: Recipe = Recipe {
    id: "node",
    runtime: "nodejs",
    usual_version: "22",
    marks: &["package.json"],
    package_managers: &[NPM, PNPM, YARN],
    artifacts: Artifacts { files: &["**/*"], exclude: &["node_modules/**/*"] },
};

const NPM: PackageManager = PackageManager {
    id: "npm",
    lock_files: &["package-lock.json", "npm-shrinkwrap.json"],
    // `npm ci` refuses to work without a lock file, which a young repository may not have
    install: &["if [ -f package-lock.json ] || [ -f npm-shrinkwrap.json ]; then npm ci; else npm install; fi"],
    build: &["npm run lint --if-present", "npm test --if-present", "npm run build --if-present"],
};

// pnpm and yarn come through corepack, which the images bring with Node.js
const PNPM: PackageManager = PackageManager {
    id: "pnpm",
    lock_files: &["pnpm-lock.yaml"],
    install: &["corepack enable", "pnpm install --frozen-lockfile"],
    build: &["pnpm run --if-present lint", "pnpm run --if-present test", "pnpm run --if-present build"],
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
};
