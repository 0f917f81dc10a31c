//! Python, pip and pytest.

use super::tools::builds_into;
use super::{Outcome, Shell};

/// How often `uv run` may stand before itself.
const DEEPEST: usize = 8;

/// Plays python's tools; none for others.
pub(super) fn play(shell: &mut Shell, name: &str, args: &[&str], outcome: &mut Outcome, depth: usize) -> Option<i32> {
    Some(match (name, args) {
        ("python" | "python3", ["--version" | "-V", ..]) => {
            outcome.say("Python 3.13.9");
            0
        }
        ("python" | "python3", ["-m", "pip", rest @ ..]) | ("pip" | "pip3", rest) => pip(shell, rest, outcome),
        ("python" | "python3", ["-m", "pytest", ..]) if has(shell, "pytest") => pytest(shell, outcome),
        ("pytest", _) if has(shell, "pytest") => pytest(shell, outcome),
        ("python" | "python3", ["-m", "unittest", ..]) => {
            let tests = tests(shell).len();
            outcome.takes(2000);
            outcome.say(format!("Ran {tests} tests in 0.412s"));
            if tests == 0 { 5 } else { 0 }
        }
        ("python" | "python3", ["-m", "compileall" | "venv" | "zipapp", ..]) => {
            outcome.takes(1500);
            0
        }
        ("python" | "python3", ["-m", "build", ..]) => {
            outcome.takes(5000);
            builds_into(shell, "dist");
            0
        }
        ("python" | "python3", ["-m", module, ..]) => {
            if has(shell, module) {
                outcome.takes(1500);
                return Some(0);
            }
            outcome.say(format!("/root/.pyenv/shims/python: No module named {module}"));
            1
        }
        ("python" | "python3", ["-c", ..]) => {
            outcome.takes(200);
            0
        }
        ("python" | "python3", rest) => {
            let Some(path) = rest.iter().find(|arg| !arg.starts_with('-')) else { return Some(0) };
            outcome.takes(1200);
            match shell.file(path).map(str::to_owned) {
                Some(text) => {
                    builds_into(shell, &text);
                    0
                }
                None => {
                    outcome.say(format!(
                        "python: can't open file '/codebuild/output/src/{path}': [Errno 2] No such file or directory"
                    ));
                    2
                }
            }
        }
        ("uv", ["sync", rest @ ..])
            if has(shell, "uv") && rest.contains(&"--frozen") && shell.file("uv.lock").is_none() =>
        {
            outcome.say("error: Unable to find lockfile at `uv.lock`, but `--frozen` was provided.");
            2
        }
        ("uv", ["sync", ..]) | ("poetry" | "pipenv", ["install", ..]) if has(shell, name) || name == "pipenv" => {
            let project = ["pyproject.toml", "Pipfile"].iter().find_map(|file| shell.file(file)).unwrap_or_default();
            let text = project.to_owned();
            outcome.takes(7000);
            learn(shell, &text);
            0
        }
        ("uv" | "poetry" | "pipenv", ["run", rest @ ..])
            if depth < DEEPEST && (has(shell, name) || name == "pipenv") =>
        {
            let mut rest = rest.iter();
            while let Some(option) = rest.as_slice().first().filter(|arg| arg.starts_with('-')) {
                rest.next();
                if matches!(*option, "--with" | "--extra" | "--group" | "--python") {
                    shell.installed.extend(rest.next().map(|package| (*package).to_owned()));
                }
            }
            let (tool, rest) = rest.as_slice().split_first()?;
            return play(shell, tool, rest, outcome, depth + 1);
        }
        _ => return None,
    })
}

fn has(shell: &Shell, tool: &str) -> bool {
    shell.installed.iter().any(|installed| installed == tool)
}

/// Remembers the packages that a requirements file or a project file names.
fn learn(shell: &mut Shell, text: &str) -> usize {
    let words = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let name = |line: &str| {
        let line = line.trim().trim_start_matches(['"', '\'', '-', ' ']);
        line.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect::<String>()
    };
    let named: Vec<String> = words.map(name).filter(|name| !name.is_empty()).collect();
    let count = named.len();
    shell.installed.extend(named);
    if text.contains("pytest") {
        shell.installed.push("pytest".to_owned());
    }
    count
}

fn pip(shell: &mut Shell, args: &[&str], outcome: &mut Outcome) -> i32 {
    if args.first() != Some(&"install") {
        outcome.takes(300);
        return 0;
    }
    let mut rest = args.iter().skip(1);
    outcome.takes(2500);
    while let Some(arg) = rest.next() {
        match *arg {
            "-r" | "--requirement" => {
                let path = rest.next().copied().unwrap_or_default();
                let Some(text) = shell.file(path).map(str::to_owned) else {
                    outcome.say(format!(
                        "ERROR: Could not open requirements file: [Errno 2] No such file or directory: '{path}'"
                    ));
                    return 1;
                };
                let count = learn(shell, &text);
                outcome.takes(2000 + i64::try_from(count.min(100)).unwrap_or_default() * 400);
                outcome.say(format!("Collecting {count} packages (from -r {path})"));
            }
            "." | "-e" => {
                if !["pyproject.toml", "setup.py", "setup.cfg"].iter().any(|file| shell.file(file).is_some()) {
                    outcome
                        .say("ERROR: Directory '.' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.");
                    return 1;
                }
                outcome.takes(4000);
                outcome.say("Processing /codebuild/output/src");
            }
            option if option.starts_with('-') => {}
            package => {
                outcome.takes(800);
                outcome.say(format!("Collecting {package}"));
                let plain: String =
                    package.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
                shell.installed.push(plain);
            }
        }
    }
    outcome.say("Successfully installed");
    0
}

fn tests(shell: &Shell) -> Vec<String> {
    let is_test = |path: &&String| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.ends_with(".py") && (name.starts_with("test_") || name.ends_with("_test.py"))
    };
    shell.files.keys().filter(is_test).cloned().collect()
}

fn pytest(shell: &mut Shell, outcome: &mut Outcome) -> i32 {
    let files = tests(shell);
    let mut found = 0;
    let mut failed = 0;
    outcome.takes(3500);
    outcome.say("============================= test session starts ==============================");
    outcome.say("platform linux -- Python 3.13.9, pytest-8.4.2, pluggy-1.6.0");
    for path in &files {
        let text = shell.file(path).unwrap_or_default();
        let tests = text.matches("def test").count();
        let fails = text.matches("assert False").count().min(tests);
        found += tests;
        failed += fails;
        outcome.say(format!("{path} {}{}", ".".repeat((tests - fails).min(60)), "F".repeat(fails.min(60))));
    }
    let summary = match (found, failed) {
        (0, _) => "no tests ran in 0.02s".to_owned(),
        (found, 0) => format!("{found} passed in 0.31s"),
        (found, failed) => format!("{failed} failed, {} passed in 0.34s", found - failed),
    };
    outcome.say(format!("============================== {summary} =============================="));
    match (found, failed) {
        (0, _) => 5,
        (_, 0) => 0,
        _ => 1,
    }
}
