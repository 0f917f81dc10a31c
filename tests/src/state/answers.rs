//! The setup files that the person of the record opens, in the first version of their format: every later program reads
//! it, so that the same person can be played with every later program.

use serde_json::{Value, json};

/// A setup of the practice provider's Node repository that uses the connection which every practice account has.
pub(super) fn node(name: &str) -> Value {
    json!({
        "gangway": 1,
        "name": name,
        "repository": { "provider": "GitHub", "name": "gangway-practice/hello-node", "branch": "main" },
        "connection": { "name": "practice-github" },
        "builds": [{
            "name": "build", "recipe": "node", "packageManager": "npm", "runtimeVersion": "22",
            "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0",
        }],
        "pipelines": [{ "name": "main", "build": "build", "trigger": { "on": "push" }, "deploy": { "to": "nothing" } }],
    })
}

/// The same with a connection of its own, named as the setup.
pub(super) fn with_connection(mut setup: Value) -> Value {
    setup["connection"]["name"] = setup["name"].clone();
    setup
}

/// The same with a copy of what was built, after an approval or not.
pub(super) fn with_copy(mut setup: Value, approval: bool) -> Value {
    setup["pipelines"][0]["deploy"] = json!({ "to": "s3", "approval": approval });
    setup
}

/// What a build of [`full`] does, as the person wrote it.
const OWN_BUILDSPEC: &str = "version: 0.2
# written by hand: 日本語
phases:
  build:
    commands:
      - mkdir -p dist
      - cp package.json dist/
artifacts:
  base-directory: dist
  files:
    - '**/*'
";

/// Every member that the format has.
pub(super) fn full() -> Value {
    json!({
        "gangway": 1,
        "name": "shop",
        "repository": { "provider": "GitLab", "name": "octo-group/platform/shop", "branch": "main" },
        "connection": { "name": "shop-connection" },
        "builds": [{
            "name": "build", "recipe": "node", "packageManager": "pnpm", "runtimeVersion": "22",
            "image": "aws/codebuild/amazonlinux-x86_64-standard:6.0",
            "environment": "LINUX_CONTAINER", "compute": "BUILD_GENERAL1_MEDIUM", "timeoutMinutes": 45,
            "variables": [
                { "name": "STAGE", "kind": "plain", "value": "production" },
                { "name": "API_URL", "kind": "parameterStore", "value": "/shop/api-url" },
                { "name": "NPM_TOKEN", "kind": "secretsManager", "value": "shop/npm:token" },
            ],
            "buildspec": { "place": "project", "text": OWN_BUILDSPEC },
        }],
        "pipelines": [
            {
                "name": "main", "build": "build", "artifact": "clone",
                "trigger": { "on": "branches", "include": ["main", "release/*"], "exclude": ["release/old-*"] },
                "deploy": { "to": "s3", "approval": true },
            },
            {
                "name": "checks", "build": "build", "artifact": "zip",
                "trigger": { "on": "pullRequests", "branches": ["main"], "events": ["OPEN", "UPDATED"] },
                "deploy": { "to": "nothing" },
            },
        ],
        "tags": { "team": "shop", "cost-center": "42" },
    })
}

/// Python with uv, which checks pull requests.
pub(super) fn python() -> Value {
    let mut setup = node("greeter");
    setup["repository"]["name"] = "octo-org/greeter".into();
    setup["builds"][0]["recipe"] = "python".into();
    setup["builds"][0]["packageManager"] = "uv".into();
    setup["builds"][0]["runtimeVersion"] = "3.13".into();
    setup["pipelines"][0]["trigger"] =
        json!({ "on": "pullRequests", "branches": ["main", "stable/*"], "events": ["OPEN"] });
    setup
}

/// Started by hand alone.
pub(super) fn manual() -> Value {
    let mut setup = node("nightly");
    setup["pipelines"][0]["trigger"] = json!({ "on": "manual" });
    setup
}

/// Where the buildspec of [`own_file`] lies in its repository, and what stands in it.
pub(super) const BUILDSPEC: (&str, &str) =
    ("ci/buildspec.yml", "version: 0.2\nphases:\n  build:\n    commands:\n      - npm ci\n      - npm test\n");

/// With its buildspec in the repository.
pub(super) fn own_file() -> Value {
    let mut setup = node("inhouse");
    setup["builds"][0]["buildspec"] = json!({ "place": "repository", "path": BUILDSPEC.0 });
    setup
}

/// Written by a Gangway that nobody has yet.
pub(super) fn newer() -> Value {
    json!({
        "gangway": 99,
        "name": "from-the-future",
        "repository": { "provider": "GitHub", "name": "octo-org/future", "branch": "main" },
        "weather": { "sun": [1, { "rain": null }] },
    })
}
