//! A practice account inside another program, there whenever it is asked for.

use std::io;

use tokio::sync::Mutex;

use crate::account::UnreadableWorld;
use crate::server::{Options, Practice};

/// Starts a practice account when it is first needed, and again when it has ended against everybody's will. It ends
/// when this is dropped.
#[derive(Debug)]
pub struct EmbeddedPractice {
    options: Options,
    running: Mutex<Option<Practice>>,
}

impl EmbeddedPractice {
    /// Nothing is started yet.
    pub fn new(options: Options) -> Self {
        Self { options, running: Mutex::new(None) }
    }

    /// Like [`Practice::unreadable_world`], of the one that runs.
    pub async fn unreadable_world(&self) -> Option<UnreadableWorld> {
        self.running.lock().await.as_ref().and_then(|practice| practice.unreadable_world().cloned())
    }

    /// Where it answers: `http://127.0.0.1:PORT`, after a new start the same as before, unless somebody else has taken
    /// that port. Fails as [`Practice::start`] does.
    pub async fn endpoint(&self) -> io::Result<String> {
        let mut running = self.running.lock().await;
        if let Some(practice) = running.as_ref().filter(|practice| practice.is_running()) {
            return Ok(practice.endpoint().to_owned());
        }
        // One that ended must be gone before the next may have its folder.
        drop(running.take());
        let practice = running.insert(Practice::start(self.options.clone()).await?);
        Ok(practice.endpoint().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_that_ended_is_started_again() {
        let home = tempfile::tempdir().expect("a folder");
        let practice = EmbeddedPractice::new(Options { home: Some(home.path().to_owned()), ..Options::default() });
        let first = practice.endpoint().await.expect("it starts");
        assert_eq!(practice.endpoint().await.expect("it runs"), first);
        let is_there = async || tokio::net::TcpStream::connect(first.trim_start_matches("http://")).await.is_ok();
        assert!(is_there().await);
        practice.running.lock().await.as_mut().expect("it runs").die().await;
        assert!(!is_there().await);
        assert_eq!(practice.endpoint().await.expect("it starts again"), first);
        assert!(is_there().await);
    }
}
