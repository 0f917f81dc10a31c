//! How commands share one shell, and none of them can end it.
//!
//! Version 0.2 runs all commands "in the same instance of the default shell". One process that reads them one after another
//! would end with the first `exit 0` or `kill -9 $$`, and a build whose last commands never ran would look like a good one. So
//! each command is a process of the shell, as CodeBuild's own agent has it (its messages name a `script.sh` of each). It begins
//! with what the one before left, and writes down what it leaves: variables (exported or not), functions (Bash), options,
//! the file mask and the working directory. That is done behind the command, and in an EXIT trap for one that exits. What a
//! killed command had changed is lost; what was before it stands. Traps, aliases and the jobs' table don't go over.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::environment::{Environment, is_name};
use crate::ground::Program;

/// Where a command's last words go to, in the folder of the state.
const MARK: &str = "saved";
/// The parts of a state.
const PARTS: [&str; 4] = ["variables", "options", "mask", "folder"];

pub(super) struct ShellSession {
    shell: PathBuf,
    /// The copy.
    root: PathBuf,
    /// Scripts and state.
    folder: PathBuf,
    environment: Vec<(OsString, OsString)>,
    /// What a later command finds in its environment before it has read the state.
    bare: Vec<(OsString, OsString)>,
    /// Whether there is one shell for all commands.
    pub(super) shared: bool,
    /// Whether a command has left something.
    has_state: bool,
}

impl ShellSession {
    pub(super) fn new(shell: PathBuf, root: PathBuf, folder: PathBuf, environment: &Environment, shared: bool) -> Self {
        let all = environment.variables.iter();
        let pair = |(name, value): (&String, &String)| (OsString::from(name), OsString::from(value));
        // What a shell has no name for, it can't write down; the shell itself is looked for in PATH. On Windows hardly a
        // program starts without its variables.
        let bare = all.clone().filter(|(name, _)| cfg!(windows) || !is_name(name) || *name == "PATH").map(pair).collect();
        Self { shell, root, folder, environment: all.map(pair).collect(), bare, shared, has_state: false }
    }

    /// The environment of a program that isn't a command.
    pub(super) fn environment(&self) -> Vec<(OsString, OsString)> {
        self.environment.clone()
    }

    /// The program that runs a command.
    pub(super) fn command(&self, text: &str, succeeding: bool) -> std::io::Result<Program> {
        fs::create_dir_all(&self.folder)?;
        let mut text = text.to_owned();
        if !text.ends_with('\n') {
            text.push('\n');
        }
        self.write("command.sh", text.as_bytes())?;
        let mut script = self.beginning(succeeding, true);
        if self.shared {
            self.write("save.sh", &self.saving())?;
            let save = self.quoted("save.sh");
            script.extend(line(&[b"trap '{ . ", &within_quotes(&save), b"; } 2>/dev/null' EXIT"]));
            script.extend(line(&[b". ", &self.quoted("command.sh")]));
            script.extend(line(&[b"{ __codebuild_status=$?; . ", &save, b"; } 2>/dev/null"]));
            script.extend(line(&[b"exit $__codebuild_status"]));
        } else {
            script.extend(line(&[b". ", &self.quoted("command.sh")]));
        }
        self.program("script.sh", &script)
    }

    /// The program that writes texts as the shell computes them, a zero byte behind each.
    pub(super) fn texts(&self, texts: &[String], succeeding: bool) -> std::io::Result<Program> {
        fs::create_dir_all(&self.folder)?;
        let mut script = self.beginning(succeeding, false);
        for text in texts {
            script.extend(line(&[b"printf '%s\\000' \"$(cat <<__CODEBUILD_END__"]));
            script.extend(line(&[text.as_bytes()]));
            script.extend(line(&[b"__CODEBUILD_END__"]));
            script.extend(line(&[b")\""]));
        }
        self.program("texts.sh", &script)
    }

    /// The program that writes the values of variables, a zero byte behind each; `+` stands before one that is set. Names are
    /// names.
    pub(super) fn values(&self, names: &[&str], succeeding: bool) -> std::io::Result<Program> {
        fs::create_dir_all(&self.folder)?;
        let mut script = self.beginning(succeeding, false);
        for name in names {
            let text = format!("printf '%s%s\\000' \"${{{name}++}}\" \"${{{name}-}}\"");
            script.extend(line(&[text.as_bytes()]));
        }
        self.program("values.sh", &script)
    }

    /// Takes over what a command left, when it left it whole.
    pub(super) fn take_over(&mut self) {
        if !self.shared || fs::remove_file(self.folder.join(MARK)).is_err() {
            return;
        }
        let moved = PARTS.iter().all(|part| {
            fs::rename(self.folder.join(format!("{part}.new")), self.folder.join(part)).is_ok()
        });
        self.has_state |= moved;
    }

    /// The working directory, and all that the command before left.
    fn beginning(&self, succeeding: bool, options: bool) -> Vec<u8> {
        let left = fs::read(self.folder.join("folder")).ok().filter(|_| self.has_state);
        let folder = left.map_or_else(|| shell_path(&self.root), |left| left.strip_suffix(b"\n").unwrap_or(&left).to_vec());
        let mut script = line(&[b"cd -- ", &quoted(&folder), b" || exit 1"]);
        if self.has_state {
            // what can't be set again, as Bash's own, is said on its errors, and doesn't matter
            script.extend(line(&[b". ", &self.quoted("variables"), b" 2>/dev/null"]));
            script.extend(line(&[b"unset __codebuild_status __codebuild_saved"]));
            script.extend(line(&[b"umask \"$(cat ", &self.quoted("mask"), b")\""]));
        }
        let succeeding = format!("export CODEBUILD_BUILD_SUCCEEDING={}", u8::from(succeeding));
        script.extend(line(&[succeeding.as_bytes()]));
        if self.has_state && options {
            script.extend(line(&[b"{ . ", &self.quoted("options"), b"; } 2>/dev/null"]));
        }
        script
    }

    /// Writes the state down. Only what the shell itself can do is used: PATH may be anything by now, and so may the options.
    fn saving(&self) -> Vec<u8> {
        let new = |part: &str| self.quoted(&format!("{part}.new"));
        // the trap comes again behind a command that didn't exit
        let mut script = line(&[b"[ -z \"${__codebuild_saved-}\" ] || return 0"]);
        script.extend(line(&[b"set +o >|", &new("options")]));
        script.extend(line(&[b"set +xeu"]));
        script.extend(line(&[b"__codebuild_saved=1"]));
        script.extend(line(&[b"if [ -n \"${BASH_VERSION-}\" ]; then"]));
        script.extend(line(&[b"{ shopt -p; declare -p; declare -f; declare -Fx; } >|", &new("variables")]));
        script.extend(line(&[b"else"]));
        script.extend(line(&[b"{ set; export -p; } >|", &new("variables")]));
        script.extend(line(&[b"fi"]));
        script.extend(line(&[b"umask >|", &new("mask")]));
        script.extend(line(&[b"command pwd >|", &new("folder"), b" && : >|", &self.quoted(MARK)]));
        script
    }

    fn program(&self, name: &str, script: &[u8]) -> std::io::Result<Program> {
        self.write(name, script)?;
        let path = self.folder.join(name);
        let environment = if self.has_state { &self.bare } else { &self.environment };
        Ok(Program {
            path: self.shell.clone(),
            arguments: vec![path.into_os_string()],
            folder: self.root.clone(),
            environment: environment.clone(),
        })
    }

    fn write(&self, name: &str, content: &[u8]) -> std::io::Result<()> {
        // a former command may have put a link in its place
        let path = self.folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        File::create_new(path)?.write_all(content)
    }

    fn quoted(&self, name: &str) -> Vec<u8> {
        quoted(&shell_path(&self.folder.join(name)))
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
    word.extend(within_quotes(text));
    word.push(b'\'');
    word
}

/// A text between single quotes.
fn within_quotes(text: &[u8]) -> Vec<u8> {
    let escaped = |byte: &u8| if *byte == b'\'' { b"'\\''".to_vec() } else { vec![*byte] };
    text.iter().flat_map(escaped).collect()
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
