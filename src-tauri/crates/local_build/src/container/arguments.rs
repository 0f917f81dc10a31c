//! The engines' command lines. Docker's: <https://docs.docker.com/reference/cli/docker/container/run/>, which Podman and
//! Finch follow.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::EngineKind;
use crate::ground::Program;

/// The label of each container of a build.
const LABEL: &str = "gangway.build";

/// What a container is given, and nothing else: no socket, no capability, no device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confinement {
    /// The image, by name or digest.
    pub image: String,
    /// Folders that it reads and writes.
    pub mounts: Vec<Mount>,
    /// The person's user and group, where the system has such: what is written belongs to them.
    pub user: Option<(u32, u32)>,
    /// Bytes of memory.
    pub memory: u64,
    /// Processes at one time.
    pub processes: usize,
}

/// A folder of this computer in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mount {
    /// On this computer.
    pub outside: PathBuf,
    /// In the container.
    pub inside: String,
}

/// Starts a container that waits; its id is the last line of the output.
pub(super) fn start(kind: EngineKind, confinement: &Confinement) -> Vec<OsString> {
    let mut all: Vec<OsString> = ["run", "--detach", "--rm", "--init", "--pull=never"].map(Into::into).into();
    all.extend(["--cap-drop=ALL", "--security-opt=no-new-privileges"].map(Into::into));
    all.push(format!("--label={LABEL}").into());
    all.push(format!("--memory={}", confinement.memory).into());
    all.push(format!("--pids-limit={}", confinement.processes).into());
    if let Some((user, group)) = confinement.user {
        all.push(format!("--user={user}:{group}").into());
        if kind == EngineKind::Podman {
            // without root, Podman has other numbers for users inside
            all.push("--userns=keep-id".into());
        }
    }
    for mount in &confinement.mounts {
        all.push("--mount".into());
        all.push(bind(kind, mount));
    }
    all.extend(["--entrypoint=sleep", &confinement.image, "infinity"].map(Into::into));
    all
}

/// A mount as one line of CSV, whose fields may hold commas and quotes.
fn bind(kind: EngineKind, mount: &Mount) -> OsString {
    let field = |name: &str, value: &OsStr| {
        let mut field = OsString::from(format!("\"{name}="));
        // quotes are ASCII: they can be doubled in any text that holds them
        match value.to_str() {
            Some(text) => field.push(text.replace('"', "\"\"")),
            None => field.push(value),
        }
        field.push("\"");
        field
    };
    let mut all = OsString::from("type=bind,");
    all.push(field("source", mount.outside.as_os_str()));
    all.push(",");
    all.push(field("target", OsStr::new(&mount.inside)));
    if kind == EngineKind::Podman {
        // systems with SELinux let a container read nothing else
        all.push(",relabel=private");
    }
    all
}

/// Runs a program in it.
pub(super) fn run(id: &str, confinement: &Confinement, program: &Program) -> Vec<OsString> {
    let mut all: Vec<OsString> = vec!["exec".into(), "--workdir".into(), inside(confinement, &program.folder)];
    for (name, value) in &program.environment {
        let mut variable = name.clone();
        if is_clients(name) {
            variable.push("=");
            variable.push(value);
        }
        all.push("--env".into());
        all.push(variable);
    }
    all.extend([id.into(), program.path.clone().into_os_string()]);
    all.extend(program.arguments.iter().cloned());
    all
}

/// The variables that the client takes from its own environment, so that no list of processes shows their values.
pub(super) fn handed_on(program: &Program) -> impl Iterator<Item = &(OsString, OsString)> {
    program.environment.iter().filter(|(name, _)| !is_clients(name))
}

/// Whether a client heeds a variable itself: such a one is given by its value.
fn is_clients(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    matches!(&*name, "PATH" | "HOME" | "USER" | "TMPDIR" | "TEMP" | "TMP" | "SYSTEMROOT" | "USERPROFILE" | "APPDATA")
        || ["DOCKER_", "BUILDKIT_", "CONTAINER", "PODMAN_", "FINCH_", "NERDCTL_", "XDG_", "LD_", "DYLD_", "SSH_", "GO"]
            .iter()
            .any(|start| name.starts_with(start))
        || name.ends_with("_PROXY")
}

fn inside(confinement: &Confinement, folder: &Path) -> OsString {
    for mount in &confinement.mounts {
        if let Ok(rest) = folder.strip_prefix(&mount.outside) {
            let mut path = OsString::from(&mount.inside);
            for part in rest {
                path.push("/");
                path.push(part);
            }
            return path;
        }
    }
    folder.as_os_str().to_owned()
}

pub(super) fn remove(id: &str) -> Vec<OsString> {
    ["rm", "--force", id].map(Into::into).into()
}

/// The ids of all containers of builds.
pub(super) fn list() -> Vec<OsString> {
    let filter = format!("--filter=label={LABEL}");
    ["ps", "--all", "--quiet", &filter].map(Into::into).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confinement() -> Confinement {
        let mount = Mount { outside: "/scratch/a, \"b\" 日本".into(), inside: "/codebuild/src".to_owned() };
        Confinement {
            image: "i@sha256:0".to_owned(),
            mounts: vec![mount],
            user: Some((7, 8)),
            memory: 99,
            processes: 5,
        }
    }

    fn text(arguments: &[OsString]) -> Vec<&str> {
        arguments.iter().map(|one| one.to_str().unwrap()).collect()
    }

    #[test]
    fn a_container_is_given_the_copy_and_nothing_else() {
        let arguments = start(EngineKind::Docker, &confinement());
        assert_eq!(
            text(&arguments),
            [
                "run",
                "--detach",
                "--rm",
                "--init",
                "--pull=never",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--label=gangway.build",
                "--memory=99",
                "--pids-limit=5",
                "--user=7:8",
                "--mount",
                "type=bind,\"source=/scratch/a, \"\"b\"\" 日本\",\"target=/codebuild/src\"",
                "--entrypoint=sleep",
                "i@sha256:0",
                "infinity",
            ]
        );
        assert!(text(&start(EngineKind::Podman, &confinement())).contains(&"--userns=keep-id"));
    }

    #[test]
    fn a_value_stands_in_no_command_line_unless_the_client_heeds_it() {
        let program = Program {
            path: "sh".into(),
            arguments: vec!["-c".into(), "exit".into()],
            folder: "/scratch/a, \"b\" 日本/sub/x".into(),
            environment: vec![("TOKEN".into(), "secret".into()), ("PATH".into(), "/bin".into())],
        };
        let arguments = run("id", &confinement(), &program);
        let expected = [
            "exec",
            "--workdir",
            "/codebuild/src/sub/x",
            "--env",
            "TOKEN",
            "--env",
            "PATH=/bin",
            "id",
            "sh",
            "-c",
            "exit",
        ];
        assert_eq!(text(&arguments), expected);
        assert_eq!(handed_on(&program).collect::<Vec<_>>(), [&("TOKEN".into(), "secret".into())]);
    }
}
