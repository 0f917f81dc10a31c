//! How commands share one shell, and none of them can end it.
//!
//! Version 0.2 runs all commands "in the same instance of the default shell". One process that reads them one after another
//! would end with the first `exit 0` or `kill -9 $$`, and a build whose last commands never ran would look like a good one. So
//! each command is a process of the shell, as CodeBuild's own agent has it (its messages name a `script.sh` of each). It begins
//! with what the one before left, and writes down what it leaves: variables (exported or not), functions (Bash), options,
//! the file mask and the working directory. That is done behind the command, and in an EXIT trap for one that exits. What a
//! killed command had changed is lost; what was before it stands. Traps, aliases and the jobs' table don't go over.
//!
//! The commands themselves write and read this state. The program only looks whether it is there: whoever runs fenced may have
//! put a link to anywhere in its place.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::environment::{Environment, is_name};
use crate::ground::Program;

/// What a shell calls a command in its messages, as CodeBuild's does.
const NAME: &str = "script.sh";

/// Before what asks the shell for texts: what it says on its errors would stand among them.
const SILENT: &[u8] = b"exec 2>/dev/null\n";

pub(super) struct ShellSession {
    shell: PathBuf,
    /// The copy.
    root: PathBuf,
    /// Where the state is.
    folder: PathBuf,
    environment: Vec<(OsString, OsString)>,
    /// What a later command finds in its environment before it has read the state.
    bare: Vec<(OsString, OsString)>,
    /// Whether there is one shell for all commands.
    shared: bool,
    /// How many commands there were.
    number: usize,
    /// The last of them that left a whole state.
    left: Option<usize>,
}

impl ShellSession {
    /// Begins in the copy. `folder`, where the state will be, is there, and commands may write to it.
    pub(super) fn new(shell: PathBuf, root: PathBuf, folder: PathBuf, environment: &Environment, shared: bool) -> Self {
        let all = environment.variables.iter();
        let pair = |(name, value): (&String, &String)| (OsString::from(name), OsString::from(value));
        // What a shell has no name for, it can't write down; the shell itself is looked for in PATH. On Windows hardly a
        // program starts without its variables.
        let stays = |(name, _): &(&String, &String)| cfg!(windows) || !is_name(name) || *name == "PATH";
        let bare = all.clone().filter(stays).map(pair).collect();
        Self { shell, root, folder, environment: all.map(pair).collect(), bare, shared, number: 0, left: None }
    }

    /// The environment of a program that isn't a command.
    pub(super) fn environment(&self) -> Vec<(OsString, OsString)> {
        self.environment.clone()
    }

    /// The program that runs a command.
    pub(super) fn command(&mut self, text: &str, succeeding: bool) -> Program {
        self.number += 1;
        let mut script = self.beginning(succeeding);
        script.extend(line(&[b"__codebuild_command=", &quoted(&self.options()), b"$1"]));
        script.extend(line(&[b"set --"]));
        if self.shared {
            let saving = quoted(&self.saving());
            script.extend(line(&[b"__codebuild_save=", &saving]));
            // In a process of its own: it changes nothing, and where it fails, the command hasn't.
            script.extend(line(&[
                b"trap '{ [ -n \"${__codebuild_saved-}\" ] || ( eval \"$__codebuild_save\" ) || :; } 2>/dev/null' EXIT",
            ]));
        }
        script.extend(line(&[b"eval \"$__codebuild_command\""]));
        if self.shared {
            script.extend(line(&[
                b"{ __codebuild_status=$?; ( eval \"$__codebuild_save\" ) || :; __codebuild_saved=1; set +x; } 2>/dev/null",
            ]));
            script.extend(line(&[b"exit \"$__codebuild_status\""]));
        }
        self.program(script, Some(text))
    }

    /// The program that writes texts as the shell computes them, a zero byte behind each.
    pub(super) fn texts(&self, texts: &[String], succeeding: bool) -> Program {
        let mut script = SILENT.to_vec();
        script.extend(self.beginning(succeeding));
        for text in texts {
            script.extend(line(&[b"printf '%s\\000' \"$(cat <<__CODEBUILD_END__"]));
            script.extend(line(&[text.as_bytes()]));
            script.extend(line(&[b"__CODEBUILD_END__"]));
            script.extend(line(&[b")\""]));
        }
        self.program(script, None)
    }

    /// The program that writes the values of variables, a zero byte behind each; `+` stands before one that is set. Names are
    /// names.
    pub(super) fn values(&self, names: &[&str], succeeding: bool) -> Program {
        let mut script = SILENT.to_vec();
        script.extend(self.beginning(succeeding));
        for name in names {
            let text = format!("printf '%s%s\\000' \"${{{name}++}}\" \"${{{name}-}}\"");
            script.extend(line(&[text.as_bytes()]));
        }
        self.program(script, None)
    }

    /// Notes whether the last command left its state whole. One that deleted what was left before it begins anew.
    pub(super) fn take_over(&mut self) {
        let is_there = |number: &usize| {
            let mark = self.folder.join(format!("saved.{number}"));
            mark.symlink_metadata().is_ok_and(|mark| mark.is_file())
        };
        if self.shared {
            self.left = Some(self.number).filter(is_there).or(self.left.filter(is_there));
        }
    }

    /// Deletes what the commands left: it has the values of all variables.
    pub(super) fn forget(&self) {
        // a temporary folder goes as a whole later
        let _ = std::fs::remove_dir_all(&self.folder);
    }

    /// The working directory, and all that the command before left, but its options.
    fn beginning(&self, succeeding: bool) -> Vec<u8> {
        let mut script = match self.left {
            None => line(&[b"cd -- ", &quoted(&shell_path(&self.root)), b" || exit 1"]),
            Some(number) => {
                // what can't be set again, as Bash's own, is said on its errors, and doesn't matter
                let mut script = line(&[b". ", &self.quoted("variables", number), b" 2>/dev/null"]);
                script.extend(line(&[b"__codebuild_old=${OLDPWD-}"]));
                script.extend(line(&[b"command cd -- \"$__codebuild_folder\" || exit 1"]));
                script.extend(line(&[b"OLDPWD=$__codebuild_old"]));
                script.extend(line(&[b"umask \"$__codebuild_mask\""]));
                script
            }
        };
        script.extend(format!("export CODEBUILD_BUILD_SUCCEEDING={}\n", u8::from(succeeding)).into_bytes());
        script
    }

    /// Sets the options that the command before left, on the command's own first line: the last thing that `set -x` doesn't
    /// show, and its lines are counted from 1.
    fn options(&self) -> Vec<u8> {
        let Some(number) = self.left else { return Vec::new() };
        [b"{ . ".as_slice(), &self.quoted("options", number), b"; } 2>/dev/null; "].concat()
    }

    /// Writes the state down. Only what the shell itself can do is used: PATH may be anything by now, and so may the options.
    fn saving(&self) -> Vec<u8> {
        let new = |part: &str| self.quoted(part, self.number);
        let mut script = line(&[b"__codebuild_mask=$(umask)"]);
        // secrets are among the variables
        script.extend(line(&[b"umask 077"]));
        script.extend(line(&[b"set +o >|", &new("options")]));
        script.extend(line(&[b"set +xeu"]));
        script.extend(line(&[b"__codebuild_folder=$(command pwd)"]));
        script.extend(line(&[b"if [ -n \"${BASH_VERSION-}\" ]; then"]));
        script.extend(line(&[b"{ shopt -p; declare -p; declare -f; declare -Fx; } >|", &new("variables")]));
        script.extend(line(&[b"else"]));
        script.extend(line(&[b"{ set; export -p; } >|", &new("variables")]));
        script.extend(line(&[b"fi"]));
        script.extend(line(&[b": >|", &new("saved")]));
        script
    }

    /// `command` becomes the first parameter: a buildspec of 64 KiB has none that is too long for an argument of Linux.
    fn program(&self, script: Vec<u8>, command: Option<&str>) -> Program {
        let environment = if self.left.is_some() { &self.bare } else { &self.environment };
        let mut arguments = vec!["-c".into(), os_string(script), NAME.into()];
        arguments.extend(command.map(OsString::from));
        Program { path: self.shell.clone(), arguments, folder: self.root.clone(), environment: environment.clone() }
    }

    fn quoted(&self, part: &str, number: usize) -> Vec<u8> {
        quoted(&shell_path(&self.folder.join(format!("{part}.{number}"))))
    }
}

fn line(parts: &[&[u8]]) -> Vec<u8> {
    let mut line = parts.concat();
    line.push(b'\n');
    line
}

/// A text as one word of a shell.
fn quoted(text: &[u8]) -> Vec<u8> {
    let mut word = vec![b'\''];
    for byte in text {
        match byte {
            b'\'' => word.extend(b"'\\''"),
            other => word.push(*other),
        }
    }
    word.push(b'\'');
    word
}

#[cfg(unix)]
fn os_string(text: Vec<u8>) -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(text)
}

#[cfg(not(unix))]
fn os_string(text: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&text).into_owned().into()
}

/// A path as a shell reads it.
#[cfg(unix)]
fn shell_path(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

/// `C:/Users/…`, which the shells for Windows take.
#[cfg(not(unix))]
fn shell_path(path: &Path) -> Vec<u8> {
    let path = path.to_string_lossy();
    path.strip_prefix(r"\\?\").unwrap_or(&path).replace('\\', "/").into_bytes()
}
