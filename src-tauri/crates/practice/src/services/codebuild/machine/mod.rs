//! The practice build machine: what a shell and the usual tools would say to a command.
//!
//! It runs nothing. It reads the command, looks at the workspace's files and answers as the tool would: `npm ci`
//! without a lock file fails, `npm test` plays the script of package.json, a tool that no image has is not found.

mod node;
mod python;
mod script;
mod tools;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::files::Files;
use crate::other::Other;

/// How many commands one line of a buildspec may lead to, scripts that call scripts included.
const FUEL: u32 = 500;

/// What files, variables and tools of a build may take together, and what one line of it may say, in bytes.
const ROOM: usize = 32 * 1024 * 1024;
const SAID: usize = 1024 * 1024;

/// A shell in the workspace. Variables and folder persist from command to command, as with buildspec 0.2.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Shell {
    /// While it plays a command: between two of them the build has them.
    #[serde(skip)]
    pub(super) files: Files,
    pub(super) variables: BTreeMap<String, String>,
    /// The folder, from the workspace's root; empty: the root.
    pub(super) folder: String,
    /// Tools that earlier commands installed.
    pub(super) installed: Vec<String>,
    /// Made folders: an empty one exists, too.
    pub(super) folders: Vec<String>,
    #[serde(flatten)]
    pub(super) other: Other,
}

/// What a command did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Outcome {
    pub(super) lines: Vec<String>,
    /// Tools that it asked for and that are not imitated: nothing of them was run.
    pub(super) not_run: Vec<String>,
    pub(super) code: i32,
    pub(super) millis: i64,
    /// What the build says of it in the place of its own words: a message that is played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) told: Option<String>,
    /// Commands left to play.
    #[serde(skip)]
    fuel: u32,
    /// Bytes left to say.
    #[serde(skip)]
    room: usize,
    #[serde(flatten)]
    pub(super) other: Other,
}

impl Shell {
    /// Plays one line of a buildspec.
    pub(super) fn play(&mut self, line: &str) -> Outcome {
        let mut outcome = Outcome { millis: 150, fuel: FUEL, room: SAID, ..Outcome::default() };
        outcome.code = script::run(self, line, &mut outcome);
        (outcome.fuel, outcome.room) = (0, 0);
        outcome
    }

    /// Whether nothing more fits into the machine.
    fn is_full(&self) -> bool {
        let pairs = self.files.iter().chain(&self.variables).map(|(name, text)| name.len() + text.len());
        let names = self.folders.iter().chain(&self.installed).map(String::len);
        pairs.chain(names).sum::<usize>() > ROOM
    }

    /// A path of the workspace, seen from the folder; none when it leads out of it.
    fn path(&self, given: &str) -> Option<String> {
        let start = if given.starts_with('/') { Vec::new() } else { self.folder.split('/').collect() };
        let mut parts: Vec<&str> = start.into_iter().filter(|part| !part.is_empty()).collect();
        for part in given.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                other => parts.push(other),
            }
        }
        (!given.starts_with('/')).then(|| parts.join("/"))
    }

    fn file(&self, given: &str) -> Option<&str> {
        self.files.get(&self.path(given)?).map(String::as_str)
    }

    fn is_folder(&self, given: &str) -> bool {
        let Some(path) = self.path(given) else { return false };
        let inside = format!("{path}/");
        path.is_empty() || self.folders.contains(&path) || self.files.keys().any(|file| file.starts_with(&inside))
    }

    fn write(&mut self, given: &str, text: &str) {
        if let Some(path) = self.path(given).filter(|path| !path.is_empty()) {
            self.files.insert(path, text.to_owned());
        }
    }
}

impl Outcome {
    /// A command that says only this and ends with this exit status.
    pub(super) fn failed(line: &str, code: i32) -> Self {
        Self { lines: vec![line.to_owned()], code, millis: 2000, ..Self::default() }
    }

    /// A command that says nothing and ends with this exit status, of which the build says this.
    pub(super) fn told(text: String, code: i32) -> Self {
        Self { told: Some(text), code, millis: 2000, ..Self::default() }
    }

    /// What is too much to say is left out, and no further command is played.
    fn say(&mut self, line: impl Into<String>) {
        let line = line.into();
        match self.room.checked_sub(line.len() + 1) {
            Some(room) => {
                self.room = room;
                self.lines.push(line);
            }
            None => self.fuel = 0,
        }
    }

    /// A tool that isn't imitated: the log says so once for each command.
    fn passes_over(&mut self, tool: &str) {
        if !self.not_run.iter().any(|known| known == tool) {
            self.not_run.push(tool.to_owned());
        }
    }

    fn takes(&mut self, millis: i64) {
        self.millis += millis;
    }

    /// One command less; false when there have been too many.
    fn burn(&mut self) -> bool {
        self.fuel = self.fuel.saturating_sub(1);
        self.fuel > 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shell(files: &[(&str, &str)]) -> Shell {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Shell { files, ..Shell::default() }
    }

    fn check(files: &[(&str, &str)], line: &str) -> (i32, String) {
        let outcome = shell(files).play(line);
        (outcome.code, outcome.lines.join("\n"))
    }

    #[test]
    fn the_shell_understands_what_buildspecs_say() {
        assert_eq!(check(&[], "echo a && false || echo b; exit 3; echo c"), (3, "a\nb".to_owned()));
        assert_eq!(check(&[("x", "")], "if [ -f x ]; then echo yes; else echo no; fi"), (0, "yes".to_owned()));
        assert_eq!(check(&[], "if [ -f x ]; then echo yes; else echo no; fi"), (0, "no".to_owned()));
        assert_eq!(check(&[], "A=1; export B=\"$A 2\"; echo ${B} '$A' $(echo in)"), (0, "1 2 $A in".to_owned()));
        assert_eq!(check(&[("a/b", "text")], "cd a && cat b"), (0, "text".to_owned()));
        assert_eq!(check(&[], "for i in 1 2; do echo $i; done"), (0, "1\n2".to_owned()));
        assert_eq!(check(&[], "nonsense").0, 127);
    }

    #[test]
    fn what_grows_without_end_is_stopped() {
        let double =
            "A=aaaaaaaaaaaaaaaa; for i in 1 2 3 4 5 6 7 8 9 a b c d e f g h i j k l m n; do A=$A$A; done; echo end";
        assert_eq!(check(&[], double).0, 1);
        let cat = "for i in 1 2 3 4 5 6 7 8 9 a b c d e f g h i j k l m n o p; do cat f f > g; mv g f; done";
        let mut shell = shell(&[("f", &"text\n".repeat(1000))]);
        shell.play(cat);
        assert!(shell.files.values().map(String::len).sum::<usize>() <= 2 * SAID);
        for _ in 0..40 {
            shell.play("cp -r . more; mkdir a; mv more a");
        }
        assert!(shell.files.values().map(String::len).sum::<usize>() < 3 * ROOM);
    }

    #[test]
    fn a_word_a_hundred_thousand_times_ends() {
        for word in [
            "!",
            "(",
            "{",
            "if",
            "for",
            "for x in a do",
            "sudo",
            "[ !",
            "test !",
            "$(",
            "echo $(",
            "pip install uv; uv run uv",
            "pipenv run",
            "time npx",
            "then",
            "|",
            "&&",
            "'",
        ] {
            shell(&[("package.json", "{}")]).play(&format!("{word} ").repeat(100_000));
        }
    }

    #[test]
    fn npm_does_what_package_json_says() {
        let package = |test: &str| format!(r#"{{"name":"a","version":"1.0.0","scripts":{{"test":"{test}"}}}}"#);
        assert_eq!(check(&[("package.json", &package("exit 1"))], "npm test").0, 1);
        assert_eq!(check(&[("package.json", &package("echo fine"))], "npm test").0, 0);
        assert_eq!(check(&[("package.json", "{}")], "npm run build --if-present").0, 0);
        assert_eq!(check(&[("package.json", "{}")], "npm run build").0, 1);
        assert_eq!(check(&[("package.json", "{}")], "npm ci").0, 1);
        assert_eq!(check(&[], "npm install").0, 254);
        assert_eq!(
            check(&[("package.json", &package("npm test"))], "npm test").0,
            1,
            "scripts that call themselves end"
        );
    }

    #[test]
    fn pytest_needs_to_be_installed_and_to_find_tests() {
        let tests = [("requirements.txt", "pytest==8\n"), ("tests/test_a.py", "def test_a():\n    pass\n")];
        assert_eq!(check(&tests, "pytest").0, 127);
        assert_eq!(check(&tests, "pip install -r requirements.txt && pytest -q").0, 0);
        assert_eq!(check(&[], "pip install pytest && python -m pytest").0, 5);
        assert_eq!(check(&[], "pip install -r requirements.txt").0, 1);
    }

    #[test]
    fn what_starters_usually_say_goes_through() {
        let node = [
            ("package.json", r#"{"name":"a","version":"1.0.0","scripts":{"build":"vite build"}}"#),
            ("package-lock.json", "{}"),
            ("yarn.lock", ""),
            ("pnpm-lock.yaml", ""),
        ];
        let python = [("pyproject.toml", "[project]\nname = \"a\"\n"), ("uv.lock", ""), ("poetry.lock", "")];
        type Case<'c> = (&'c [(&'c str, &'c str)], &'c [&'c str]);
        let cases: [Case<'_>; 6] = [
            (
                &node,
                &[
                    "if [ -f package-lock.json ] || [ -f npm-shrinkwrap.json ]; then npm ci; else npm install; fi",
                    "npm test --if-present",
                    "npm run build --if-present",
                ],
            ),
            (
                &node,
                &[
                    "corepack enable",
                    "pnpm install --frozen-lockfile",
                    "pnpm run --if-present lint",
                    "pnpm run --if-present build",
                ],
            ),
            (
                &node,
                &[
                    "corepack enable",
                    "yarn install --frozen-lockfile",
                    "if [ \"$(npm pkg get scripts.lint)\" != \"{}\" ]; then yarn run lint; fi",
                    "if [ \"$(npm pkg get scripts.build)\" != \"{}\" ]; then yarn run build; fi",
                ],
            ),
            (
                &python,
                &[
                    "python -m pip install --upgrade pip",
                    "if [ -f requirements.txt ]; then pip install -r requirements.txt; elif [ -f pyproject.toml \
                     ] || [ -f setup.py ]; then pip install .; fi",
                    "pip install pytest",
                    "python -m pytest || [ $? -eq 5 ]",
                ],
            ),
            (
                &python,
                &[
                    "pip install uv",
                    "uv sync --frozen",
                    "uv run --frozen --with pytest python -m pytest || [ $? -eq 5 ]",
                ],
            ),
            (
                &python,
                &[
                    "pip install poetry",
                    "poetry install --no-interaction",
                    "poetry run python -m pip install pytest",
                    "poetry run python -m pytest || [ $? -eq 5 ]",
                ],
            ),
        ];
        for (files, lines) in cases {
            let mut shell = shell(files);
            for line in lines {
                let outcome = shell.play(line);
                assert_eq!(outcome.code, 0, "{line}: {}", outcome.lines.join("\n"));
            }
            assert!(files[0].0 != "package.json" || shell.files.contains_key("dist/index.html"), "{lines:?}");
        }
    }

    #[test]
    fn what_is_not_imitated_is_said_to_be_not_run() {
        let outcome = shell(&[]).play("V=$(go version) && go build ./... && mvn -q package | tee log && echo \"<$V>\"");
        assert_eq!((outcome.code, outcome.lines.join("\n")), (0, "<>".to_owned()), "the build goes on");
        assert_eq!(outcome.not_run, ["go", "mvn", "tee"], "each once, and in no output");
        assert_eq!(shell(&[]).play("pip install black && black .").not_run, ["black"]);
        let imitated = "cd . && echo a && [ -d . ] && mkdir x && npm --version && python --version && sh -c true";
        assert_eq!(shell(&[]).play(imitated).not_run, Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn no_line_makes_it_panic(line in "((if|then|fi|for|do|done|echo|cd|\\$\\(|npm|[;&|(){}'\"$ a\n>\\\\])[ \
            ]?){0,40}") {
            let _ = shell(&[("package.json", "{}")]).play(&line);
        }
    }
}
