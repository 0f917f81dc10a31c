//! A container as a ground: one is started for a build, and each program runs in it by the engine's `exec`.

mod arguments;
mod engine;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

pub use arguments::{Confinement, Mount};
pub use engine::{ContainerEngine, EngineFinding, EngineKind, find_engines};

use crate::ground::{Conditions, End, Ground, GroundError, Limits, Program, ThisComputer};

/// How long an engine may take to start or remove a container whose image is there.
const PATIENCE: Duration = Duration::from_secs(60);

/// A container in which a build's programs run, removed with this value. One that a crash left has the label
/// `gangway.build`, by which [`Container::clean_leftovers`] finds it.
#[derive(Debug)]
pub struct Container {
    engine: ContainerEngine,
    id: String,
    confinement: Confinement,
    clients: ThisComputer,
}

impl Container {
    /// Starts one. The image must be there: nothing is pulled.
    ///
    /// `conditions` hold for the engine's clients, whose output is the build's; their fence isn't used, as the engine's
    /// socket lies outside of it.
    ///
    /// # Errors
    /// `Ok(Err(text))` with what the engine said where it started none, and [`GroundError`] where it couldn't be asked.
    pub fn open(
        engine: &ContainerEngine,
        confinement: &Confinement,
        conditions: &Conditions,
    ) -> Result<Result<Self, String>, GroundError> {
        let (end, said) = ask(engine, arguments::start(engine.kind, confinement))?;
        if end != End::Exited(0) {
            return Ok(Err(said));
        }
        // the last line: an engine may warn before
        let id = said.lines().last().unwrap_or_default().trim().to_owned();
        let (engine, confinement) = (engine.clone(), confinement.clone());
        let clients = ThisComputer::open(&Conditions { fence: None, ..conditions.clone() });
        match clients {
            Ok(clients) => Ok(Ok(Self { engine, id, confinement, clients })),
            Err(error) => {
                let _ = ask(&engine, arguments::remove(&id));
                Err(error)
            }
        }
    }

    /// Removes the containers that crashed programs left; those of a build that still runs are among them.
    ///
    /// # Errors
    /// [`GroundError`] where the engine couldn't be asked.
    pub fn clean_leftovers(engine: &ContainerEngine) -> Result<(), GroundError> {
        let (end, said) = ask(engine, arguments::list())?;
        for id in said.lines().map(str::trim).filter(|id| end == End::Exited(0) && !id.is_empty()) {
            ask(engine, arguments::remove(id))?;
        }
        Ok(())
    }
}

impl Ground for Container {
    fn run(&mut self, program: &Program, written: &mut dyn FnMut(&[u8])) -> Result<End, GroundError> {
        let arguments = arguments::run(&self.id, &self.confinement, program);
        let mut environment = self.engine.environment.clone();
        environment.extend(arguments::handed_on(program).cloned());
        let folder = program.folder.clone();
        let client = Program { path: self.engine.path.clone(), arguments, folder, environment };
        let end = self.clients.run(&client, written)?;
        if !matches!(end, End::Exited(_) | End::Killed(_)) {
            // the client is over, what it started in the container isn't
            let _ = ask(&self.engine, arguments::remove(&self.id));
        }
        Ok(end)
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        // one that is gone already is what we want
        let _ = ask(&self.engine, arguments::remove(&self.id));
    }
}

/// Runs the engine's client for a short question.
fn ask(engine: &ContainerEngine, arguments: Vec<OsString>) -> Result<(End, String), GroundError> {
    engine::ask(&engine.path, arguments, &engine.environment, PATIENCE)
}

/// Conditions of a client that isn't a build's.
fn short(time: Duration) -> Conditions {
    let limits = Limits { time, output: 1 << 20, disk: u64::MAX, processes: 1000 };
    Conditions { limits, measured: Vec::new(), fence: None, stop: Arc::new(AtomicBool::new(false)) }
}

/// Where a client begins that needs no folder.
fn anywhere() -> PathBuf {
    std::env::temp_dir()
}
