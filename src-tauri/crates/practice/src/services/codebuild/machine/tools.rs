//! The commands that every image has.

use super::script::nested;
use super::{Outcome, Shell, node, python};

/// Tools of the standard images that aren't imitated: they count as done, and the log says that they weren't run.
const NOT_IMITATED: [&str; 44] = [
    "aws",
    "sam",
    "docker",
    "git",
    "mvn",
    "./mvnw",
    "gradle",
    "./gradlew",
    "go",
    "cargo",
    "rustup",
    "dotnet",
    "bundle",
    "gem",
    "ruby",
    "composer",
    "php",
    "jq",
    "curl",
    "wget",
    "tar",
    "zip",
    "unzip",
    "gzip",
    "sed",
    "awk",
    "grep",
    "find",
    "sort",
    "head",
    "tail",
    "wc",
    "tee",
    "make",
    "yum",
    "dnf",
    "apt-get",
    "java",
    "javac",
    "n",
    "date",
    "sleep",
    "xargs",
    "codebuild-breakpoint",
];

/// Commands that only say how the one behind them is played.
const PREFIXES: [&str; 5] = ["time", "sudo", "env", "exec", "nice"];

/// Plays a command; gives its exit code.
pub(super) fn play(shell: &mut Shell, words: &[String], outcome: &mut Outcome, depth: usize) -> i32 {
    let prefixes = words.iter().take_while(|word| PREFIXES.contains(&word.as_str())).count();
    let words = words.get(prefixes..).unwrap_or_default();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (Some(name), args) = (words.first().copied(), words.get(1..).unwrap_or_default()) else { return 0 };
    if let Some(code) = builtin(shell, name, args, outcome, depth) {
        return code;
    }
    if let Some(code) = files(shell, name, args, outcome) {
        return code;
    }
    if let Some(code) =
        node::play(shell, name, args, outcome, depth).or_else(|| python::play(shell, name, args, outcome, 0))
    {
        return code;
    }
    if let Some(script) = shell.file(name).map(str::to_owned).filter(|_| name.contains('/')) {
        return nested(shell, &script, outcome, depth + 1);
    }
    if NOT_IMITATED.contains(&name) || shell.installed.iter().any(|tool| tool == name) {
        outcome.passes_over(name);
        outcome.takes(if matches!(name, "mvn" | "gradle" | "cargo" | "go" | "dotnet" | "docker") {
            12_000
        } else {
            800
        });
        builds_into_named_folder(shell, args);
        return 0;
    }
    outcome.say(format!("/codebuild/output/tmp/script.sh: line 4: {name}: command not found"));
    127
}

fn builtin(shell: &mut Shell, name: &str, args: &[&str], outcome: &mut Outcome, depth: usize) -> Option<i32> {
    Some(match name {
        "true" | ":" | "set" | "wait" | "trap" | "ulimit" | "umask" | "shift" | "unset" => 0,
        "false" => 1,
        "echo" | "printf" => {
            let text = args.iter().filter(|arg| !matches!(**arg, "-e" | "-n")).copied().collect::<Vec<_>>().join(" ");
            text.replace("\\n", "\n").lines().for_each(|line| outcome.say(line));
            if text.is_empty() {
                outcome.say("");
            }
            0
        }
        "export" | "local" | "declare" => {
            let pairs = args.iter().filter_map(|arg| arg.split_once('='));
            shell.variables.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
            0
        }
        "test" => test(shell, args),
        "[" | "[[" => test(shell, args.get(..args.len().saturating_sub(1)).unwrap_or_default()),
        "command" | "which" | "type" => {
            let tool = args.last().copied().unwrap_or_default();
            let there = NOT_IMITATED.contains(&tool)
                || matches!(tool, "node" | "npm" | "npx" | "python" | "python3" | "pip")
                || shell.installed.iter().any(|installed| installed == tool);
            if there {
                outcome.say(format!("/usr/local/bin/{tool}"));
            }
            i32::from(!there)
        }
        "sh" | "bash" if args.first() == Some(&"-c") => nested(shell, args.get(1).unwrap_or(&""), outcome, depth + 1),
        "sh" | "bash" | "source" | "." => {
            let path = args.iter().find(|arg| !arg.starts_with('-')).copied().unwrap_or_default();
            match shell.file(path).map(str::to_owned) {
                Some(script) => nested(shell, &script, outcome, depth + 1),
                None => {
                    outcome.say(format!("{name}: {path}: No such file or directory"));
                    127
                }
            }
        }
        "codebuild-hash-files" => {
            outcome.say("3f786850e387550fdab836ed7e6dc881de23001b");
            0
        }
        _ => return None,
    })
}

fn test(shell: &Shell, args: &[&str]) -> i32 {
    let negations = args.iter().take_while(|arg| **arg == "!").count();
    let held = match args.get(negations..).unwrap_or_default() {
        ["-f" | "-s" | "-r" | "-x", path] => shell.file(path).is_some(),
        ["-d", path] => shell.is_folder(path),
        ["-e", path] => shell.file(path).is_some() || shell.is_folder(path),
        ["-n", text] => !text.is_empty(),
        ["-z"] => true,
        ["-z", text] => text.is_empty(),
        [a, "=" | "==", b] => a == b,
        [a, "!=", b] => a != b,
        [a, "-eq", b] => a.parse::<i64>().is_ok_and(|a| b.parse() == Ok(a)),
        [a, "-ne", b] => a.parse::<i64>().is_ok_and(|a| b.parse() != Ok(a)),
        [a, "-gt", b] => a.parse::<i64>().is_ok_and(|a| b.parse().is_ok_and(|b: i64| a > b)),
        [a, "-lt", b] => a.parse::<i64>().is_ok_and(|a| b.parse().is_ok_and(|b: i64| a < b)),
        [text] => !text.is_empty(),
        _ => false,
    };
    i32::from(held == (negations % 2 == 1))
}

fn files(shell: &mut Shell, name: &str, args: &[&str], outcome: &mut Outcome) -> Option<i32> {
    let paths: Vec<&str> = args.iter().filter(|arg| !arg.starts_with('-')).copied().collect();
    let missing = |outcome: &mut Outcome, path: &str| {
        outcome.say(format!("{name}: {path}: No such file or directory"));
        1
    };
    Some(match name {
        "cd" | "pushd" => {
            let to = paths.first().copied().unwrap_or("");
            if to.starts_with('/') || to == "$CODEBUILD_SRC_DIR" || to.is_empty() {
                shell.folder = String::new();
                return Some(0);
            }
            match shell.path(to).filter(|_| shell.is_folder(to)) {
                Some(folder) => {
                    shell.folder = folder;
                    0
                }
                None => missing(outcome, to),
            }
        }
        "popd" => {
            shell.folder = String::new();
            0
        }
        "pwd" => {
            outcome.say(format!("/codebuild/output/src/{}", shell.folder).trim_end_matches('/').to_owned());
            0
        }
        "mkdir" => {
            let made: Vec<String> = paths.iter().filter_map(|path| shell.path(path)).collect();
            shell.folders.extend(made);
            0
        }
        "touch" => {
            paths.iter().for_each(|path| {
                if shell.file(path).is_none() {
                    shell.write(path, "");
                }
            });
            0
        }
        "chmod" | "chown" | "ln" => 0,
        "rm" => {
            let gone: Vec<String> = paths.iter().filter_map(|path| shell.path(path)).collect();
            for path in gone {
                let inside = format!("{path}/");
                shell.files.retain(|file, _| *file != path && !file.starts_with(&inside));
                shell.folders.retain(|folder| *folder != path && !folder.starts_with(&inside));
            }
            0
        }
        "cp" | "mv" => copy(shell, &paths, name == "mv").unwrap_or_else(|path| missing(outcome, &path)),
        "cat" => {
            for path in &paths {
                match shell.file(path).map(str::to_owned) {
                    Some(text) => text.lines().for_each(|line| outcome.say(line)),
                    None => return Some(missing(outcome, path)),
                }
            }
            0
        }
        "ls" => {
            let at = shell.path(paths.first().copied().unwrap_or(".")).unwrap_or_default();
            let prefix = if at.is_empty() { at } else { format!("{at}/") };
            let mut names: Vec<String> = shell
                .files
                .keys()
                .filter_map(|path| path.strip_prefix(&prefix)?.split('/').next().map(str::to_owned))
                .collect();
            names.dedup();
            names.into_iter().for_each(|name| outcome.say(name));
            0
        }
        _ => return None,
    })
}

fn copy(shell: &mut Shell, paths: &[&str], away: bool) -> Result<i32, String> {
    let Some((to, from)) = paths.split_last() else { return Ok(1) };
    for given in from {
        if shell.is_full() {
            return Ok(1);
        }
        let Some(path) = shell.path(given.trim_end_matches("/*").trim_end_matches("/.")) else { continue };
        let inside = format!("{path}/");
        let all: Vec<(String, String)> = shell
            .files
            .iter()
            .filter(|(file, _)| **file == path || path.is_empty() || file.starts_with(&inside))
            .map(|(file, text)| (file.clone(), text.clone()))
            .collect();
        if all.is_empty() && !shell.is_folder(given) {
            return Err((*given).to_owned());
        }
        for (file, text) in all {
            let name =
                file.strip_prefix(&inside).unwrap_or_else(|| file.rsplit('/').next().unwrap_or(&file)).to_owned();
            let target = if shell.is_folder(to) || to.ends_with('/') || file != path {
                format!("{to}/{name}")
            } else {
                (*to).to_owned()
            };
            shell.write(&target, &text);
            if away {
                shell.files.remove(&file);
            }
        }
    }
    Ok(0)
}

/// Folders that builds usually write into.
const OUTPUTS: [&str; 8] = ["dist", "build", "out", "public", "_site", "target", "publish", ".next"];

/// Nothing is executed, so a build's result is a stand-in: a page in the first output folder that a text names.
pub(super) fn builds_into(shell: &mut Shell, text: &str) -> bool {
    let mut words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')));
    let Some(folder) = words.find_map(|word| OUTPUTS.iter().find(|output| **output == word)) else { return false };
    shell.write(&format!("{folder}/index.html"), "<!doctype html>\n<title>Built in the practice account</title>\n");
    true
}

fn builds_into_named_folder(shell: &mut Shell, args: &[&str]) {
    let target = args.iter().position(|arg| matches!(*arg, "-o" | "--output" | "-d")).and_then(|at| args.get(at + 1));
    if let Some(target) = target {
        builds_into(shell, target);
    }
}
