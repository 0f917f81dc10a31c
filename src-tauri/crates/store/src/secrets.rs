//! Secrets: in the system's keychain where there is one, else in memory for this run. Never on disk, never in a log.

use std::collections::HashMap;
use std::fmt;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// A keychain that asks the person to unlock it may take long; one that can't be reached must not.
const PATIENCE: Duration = Duration::from_secs(60);
const PROBE_PATIENCE: Duration = Duration::from_secs(3);

/// Text that shows itself to nobody: not in a log, not in an error, not in JSON.
pub struct Secret(String);

impl Secret {
    /// Wraps it.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// Unwraps it, for the one call that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The secrets of one service name.
pub struct Secrets {
    keychain: Option<Arc<OnceLock<bool>>>,
    service: String,
    /// What the keychain doesn't hold.
    memory: Mutex<HashMap<String, Secret>>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// The secrets that the system's keychain holds for `service`. Returns at once; whether there is a keychain is
    /// found out behind the scenes.
    pub fn open(service: &str) -> Self {
        let found = Arc::new(OnceLock::new());
        let (probe, name) = (Arc::clone(&found), service.to_owned());
        let _ = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
            let answers = match keyring::Entry::new(&name, "is there a keychain").map(|entry| entry.get_password()) {
                Ok(Ok(_) | Err(keyring::Error::NoEntry)) => true,
                Ok(Err(error)) | Err(error) => {
                    tracing::info!(%error, "no keychain");
                    false
                }
            };
            let _ = probe.set(answers);
        });
        Self { keychain: Some(found), service: service.to_owned(), memory: Mutex::default() }
    }

    /// Secrets that only last for this run.
    pub fn in_memory() -> Self {
        Self { keychain: None, service: String::new(), memory: Mutex::default() }
    }

    /// Whether secrets outlast this run. Blocks for at most 3 seconds, the first time.
    pub fn kept(&self) -> bool {
        let Some(found) = &self.keychain else { return false };
        let step = Duration::from_millis(10);
        let mut waited = Duration::ZERO;
        while found.get().is_none() && waited < PROBE_PATIENCE {
            std::thread::sleep(step);
            waited += step;
        }
        // A keychain that didn't answer in time isn't relied on in this run.
        *found.get_or_init(|| false)
    }

    /// Keeps a secret. Says whether it outlasts this run.
    pub fn keep(&self, id: &str, secret: Secret) -> bool {
        if self.kept() {
            let text = secret.reveal().to_owned();
            if let Some(Ok(())) = self.ask(id, move |entry| entry.set_password(&text)) {
                self.remember().remove(id);
                return true;
            }
        }
        self.remember().insert(id.to_owned(), secret);
        false
    }

    /// Finds a secret.
    pub fn find(&self, id: &str) -> Option<Secret> {
        if let Some(secret) = self.remember().get(id) {
            return Some(Secret(secret.0.clone()));
        }
        if !self.kept() {
            return None;
        }
        self.ask(id, |entry| entry.get_password())?.ok().map(Secret)
    }

    /// Forgets a secret. Says whether it is gone for good.
    pub fn forget(&self, id: &str) -> bool {
        self.remember().remove(id);
        if !self.kept() {
            return true;
        }
        matches!(self.ask(id, |entry| entry.delete_credential()), Some(Ok(()) | Err(keyring::Error::NoEntry)))
    }

    fn remember(&self) -> std::sync::MutexGuard<'_, HashMap<String, Secret>> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the keychain on a thread of its own, since it may wait for the person or for ever.
    fn ask<R: Send + 'static>(
        &self,
        id: &str,
        question: impl FnOnce(keyring::Entry) -> keyring::Result<R> + Send + 'static,
    ) -> Option<keyring::Result<R>> {
        let (answer, answered) = mpsc::channel();
        let (service, id) = (self.service.clone(), id.to_owned());
        std::thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || {
                let _ = answer.send(keyring::Entry::new(&service, &id).and_then(question));
            })
            .ok()?;
        answered.recv_timeout(PATIENCE).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_shows_a_secret() {
        let secrets = Secrets::in_memory();
        secrets.keep("id", Secret::new("hunter2".to_owned()));
        let shown = format!("{:?} {:?}", secrets, secrets.find("id").unwrap());
        assert!(!shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn without_a_keychain_they_serve_for_this_run() {
        let secrets = Secrets::in_memory();
        assert!(!secrets.kept());
        assert!(!secrets.keep("id", Secret::new("one".to_owned())));
        assert_eq!(secrets.find("id").unwrap().reveal(), "one");
        assert!(secrets.forget("id"));
        assert!(secrets.find("id").is_none());
    }

    #[test]
    fn a_keychain_that_cannot_be_reached_does_not_hang() {
        let secrets = Secrets::open("gangway-test-of-nothing");
        let begun = std::time::Instant::now();
        secrets.kept();
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
