//! Which container engines are there, and whether they answer.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{anywhere, short};
use crate::ground::{End, Ground, GroundError, Program, ThisComputer};

/// An engine that doesn't answer within this time isn't waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The engines whose command lines are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineKind {
    /// `docker`
    Docker,
    /// `podman`
    Podman,
    /// `finch`, AWS's own
    Finch,
}

impl EngineKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Docker, Self::Podman, Self::Finch];

    /// The name of its client.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Docker => "docker",
            Self::Podman => "podman",
            Self::Finch => "finch",
        }
    }
}

/// An engine's client on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerEngine {
    /// Which one.
    pub kind: EngineKind,
    /// Its client.
    pub path: PathBuf,
    /// What the client says of its version, one line.
    pub version: String,
    /// What the client needs: PATH, HOME and its own variables.
    pub environment: Vec<(OsString, OsString)>,
}

/// A client that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineFinding {
    /// Its engine answers.
    Ready(ContainerEngine),
    /// The client is there, and its engine doesn't answer: not started, or not for this person.
    Silent(ContainerEngine),
}

/// The engines whose clients lie in `search`, a value of PATH.
///
/// # Errors
/// [`GroundError`] where no program can be started at all.
pub fn find_engines(search: &OsStr, environment: &[(OsString, OsString)]) -> Result<Vec<EngineFinding>, GroundError> {
    let mut found = Vec::new();
    for kind in EngineKind::ALL {
        let name = format!("{}{}", kind.command(), std::env::consts::EXE_SUFFIX);
        let Some(path) = std::env::split_paths(search).map(|folder| folder.join(&name)).find(|path| path.is_file())
        else {
            continue;
        };
        let question = |word: &str| ask(&path, vec![word.into()], environment, PATIENCE);
        let (_, version) = question("--version")?;
        let (end, _) = question("info")?;
        let version = version.lines().next().unwrap_or_default().to_owned();
        let engine = ContainerEngine { kind, path: path.clone(), version, environment: environment.to_vec() };
        let is_ready = end == End::Exited(0);
        found.push(if is_ready { EngineFinding::Ready(engine) } else { EngineFinding::Silent(engine) });
    }
    Ok(found)
}

/// Runs a client to its end; what it wrote comes with it.
pub(super) fn ask(
    client: &Path,
    arguments: Vec<OsString>,
    environment: &[(OsString, OsString)],
    time: Duration,
) -> Result<(End, String), GroundError> {
    let (path, folder, environment) = (client.to_owned(), anywhere(), environment.to_vec());
    let program = Program { path, arguments, folder, environment };
    let mut output = Vec::new();
    let end = ThisComputer::open(&short(time))?.run(&program, &mut |bytes| output.extend(bytes))?;
    Ok((end, String::from_utf8_lossy(&output).into_owned()))
}
