//! Node, npm and its siblings.

use serde_json::Value;

use super::script::nested;
use super::tools::builds_into;
use super::{Outcome, Shell};
use crate::services::read::Read as _;

/// Bundlers and compilers with the folder that they write by default.
const BUILDERS: [(&str, &str); 9] = [
    ("vite", "dist"),
    ("tsc", "dist"),
    ("webpack", "dist"),
    ("rollup", "dist"),
    ("parcel", "dist"),
    ("esbuild", "dist"),
    ("next", "out"),
    ("react-scripts", "build"),
    ("astro", "dist"),
];

/// Test runners and linters: they find nothing wrong.
const CHECKERS: [&str; 8] = ["jest", "vitest", "mocha", "ava", "tap", "eslint", "prettier", "biome"];

/// Plays node's tools; none for others.
pub(super) fn play(shell: &mut Shell, name: &str, args: &[&str], outcome: &mut Outcome, depth: usize) -> Option<i32> {
    Some(match (name, args) {
        ("node" | "npm" | "yarn" | "pnpm", ["--version" | "-v", ..]) => {
            outcome.say(if name == "node" { "v22.22.0" } else { "10.9.4" });
            0
        }
        ("node", _) => node(shell, args, outcome),
        ("corepack", _) => {
            shell.installed.extend(["yarn".to_owned(), "pnpm".to_owned()]);
            0
        }
        ("npm", ["ci" | "clean-install", ..]) => install(shell, "package-lock.json", outcome),
        ("npm", ["install" | "i", rest @ ..]) => add(shell, rest, outcome),
        ("pnpm", ["install" | "i", ..]) => install(shell, "pnpm-lock.yaml", outcome),
        ("yarn", [] | ["install", ..]) => install(shell, "yarn.lock", outcome),
        ("npm" | "pnpm" | "yarn", ["test" | "t", rest @ ..]) => script(shell, "test", rest, outcome, depth),
        ("npm" | "pnpm" | "yarn", ["run" | "run-script", rest @ ..]) => {
            let named = rest.iter().find(|arg| !arg.starts_with('-'));
            named.map_or(0, |name| script(shell, name, rest, outcome, depth))
        }
        ("npm", ["pkg", "get", key]) => {
            let path = format!("/{}", key.replace('.', "/"));
            let found = package(shell).and_then(|package| package.pointer(&path).cloned());
            outcome.say(found.map_or_else(|| "{}".to_owned(), |value| value.to_string()));
            0
        }
        ("npm" | "pnpm", ["start" | "stop" | "restart", rest @ ..]) => {
            script(shell, args.first().unwrap_or(&""), rest, outcome, depth)
        }
        ("npx" | "pnpx", [tool, rest @ ..]) => tool_of(shell, tool, rest, outcome).unwrap_or_else(|| {
            outcome.takes(3000);
            0
        }),
        ("npm" | "pnpm" | "yarn", _) => {
            outcome.takes(500);
            0
        }
        _ => return tool_of(shell, name, args, outcome),
    })
}

fn package(shell: &Shell) -> Option<Value> {
    serde_json::from_str(shell.file("package.json")?).ok()
}

fn no_package(outcome: &mut Outcome) -> i32 {
    outcome.say("npm error code ENOENT");
    outcome.say("npm error syscall open");
    outcome.say("npm error path /codebuild/output/src/package.json");
    outcome.say("npm error enoent Could not read package.json: Error: ENOENT: no such file or directory");
    254
}

fn install(shell: &mut Shell, lock: &str, outcome: &mut Outcome) -> i32 {
    if package(shell).is_none() {
        return no_package(outcome);
    }
    let Some(text) = shell.file(lock).map(str::to_owned) else {
        if lock == "package-lock.json" {
            outcome.say("npm error code EUSAGE");
            outcome.say("npm error");
            outcome.say("npm error The `npm ci` command can only install with an existing package-lock.json or");
            outcome.say("npm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or");
            outcome.say("npm error later to generate a package-lock.json file, then try again.");
        } else {
            outcome.say(format!("error Cannot install with \"frozen-lockfile\" because {lock} is absent"));
        }
        return 1;
    };
    let lock: Option<Value> = serde_json::from_str(&text).ok();
    let packages = lock.as_ref().and_then(|lock| lock.member("packages").as_object());
    let count = packages.map_or(0, |packages| packages.len().saturating_sub(1));
    installed(shell, count, outcome);
    0
}

fn installed(shell: &mut Shell, count: usize, outcome: &mut Outcome) {
    outcome.takes(6000 + i64::try_from(count.min(1000)).unwrap_or_default() * 10);
    shell.write("node_modules/.package-lock.json", "{}\n");
    outcome.say("");
    match count {
        0 => outcome.say("up to date, audited 1 package in 6s"),
        n => outcome.say(format!("added {n} packages, and audited {} packages in 8s", n + 1)),
    }
    outcome.say("");
    outcome.say("found 0 vulnerabilities");
}

fn add(shell: &mut Shell, rest: &[&str], outcome: &mut Outcome) -> i32 {
    let named: Vec<String> = rest.iter().filter(|arg| !arg.starts_with('-')).map(|arg| (*arg).to_owned()).collect();
    if package(shell).is_none() && named.is_empty() {
        return no_package(outcome);
    }
    let plain =
        |name: &String| name.rsplit('/').next().and_then(|name| name.split('@').next()).unwrap_or(name).to_owned();
    shell.installed.extend(named.iter().map(plain));
    let dependencies = |package: &Value| -> usize {
        let kinds = ["dependencies", "devDependencies"].iter().filter_map(|kind| package.get(*kind)?.as_object());
        kinds.map(serde_json::Map::len).sum()
    };
    let count = package(shell).as_ref().map_or(named.len(), |package| named.len() + dependencies(package));
    installed(shell, count, outcome);
    0
}

fn script(shell: &mut Shell, name: &str, rest: &[&str], outcome: &mut Outcome, depth: usize) -> i32 {
    let Some(package) = package(shell) else { return no_package(outcome) };
    let Some(line) = package.member("scripts").given(name).map(str::to_owned) else {
        if rest.contains(&"--if-present") {
            return 0;
        }
        outcome.say(format!("npm error Missing script: \"{name}\""));
        outcome.say("npm error");
        outcome.say("npm error To see a list of scripts, run:");
        outcome.say("npm error   npm run");
        return 1;
    };
    outcome.takes(400);
    let title = format!("{}@{}", package.given("name").unwrap_or("app"), package.given("version").unwrap_or("0.0.0"));
    outcome.say("");
    outcome.say(format!("> {title} {name}"));
    outcome.say(format!("> {line}"));
    outcome.say("");
    if depth > 12 {
        outcome.say(format!("npm error script \"{name}\" calls itself"));
        return 1;
    }
    let folder = shell.folder.clone();
    let code = nested(shell, &line, outcome, depth + 1);
    shell.folder = folder;
    if code == 0 && name == "build" {
        builds_into(shell, &line);
    }
    code
}

fn node(shell: &mut Shell, args: &[&str], outcome: &mut Outcome) -> i32 {
    if args.contains(&"--test") {
        let tests: Vec<String> = shell.files.keys().filter(|path| is_test(path)).cloned().collect();
        outcome.takes(2500);
        for path in &tests {
            outcome.say(format!("✔ {path} (41.3ms)"));
        }
        let count = tests.len();
        for line in [format!("ℹ tests {count}"), format!("ℹ pass {count}"), "ℹ fail 0".to_owned()] {
            outcome.say(line);
        }
        return 0;
    }
    if args.iter().any(|arg| matches!(*arg, "-e" | "-p" | "--eval")) {
        outcome.takes(200);
        return 0;
    }
    let Some(path) = args.iter().find(|arg| !arg.starts_with('-')) else { return 0 };
    let found = shell
        .file(path)
        .or_else(|| shell.file(&format!("{path}.js")))
        .or_else(|| shell.file(&format!("{path}/index.js")));
    let Some(text) = found.map(str::to_owned) else {
        outcome.say("node:internal/modules/cjs/loader:1386");
        outcome.say(format!("Error: Cannot find module '/codebuild/output/src/{path}'"));
        return 1;
    };
    outcome.takes(1500);
    builds_into(shell, &text);
    if text.contains("process.exit(1)") && !text.contains("if") {
        return 1;
    }
    0
}

fn is_test(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !path.starts_with("node_modules/")
        && [".js", ".mjs", ".cjs", ".ts"].iter().any(|end| name.ends_with(end))
        && (name.contains(".test.") || name.contains("-test.") || name.starts_with("test") || path.starts_with("test/"))
}

fn tool_of(shell: &mut Shell, name: &str, args: &[&str], outcome: &mut Outcome) -> Option<i32> {
    if CHECKERS.contains(&name) {
        outcome.takes(4000);
        return Some(0);
    }
    let (_, folder) = BUILDERS.iter().find(|(tool, _)| *tool == name)?;
    outcome.takes(6000);
    let line = args.join(" ");
    if !builds_into(shell, &line.replace("build", "")) {
        builds_into(shell, folder);
    }
    Some(0)
}
