//! Work that waits for a disk, a keychain or the processor, on a thread beside those that answer questions.

use gangway_catalog::fault::Fault;

use crate::faults;

/// Does it and answers with what comes of it.
///
/// Only the end of the program's runtime keeps such work from beginning. Then there is no answer: a job that took the
/// end of the program for a failure would write it down, and wouldn't be taken up again.
///
/// # Errors
/// A defect at `place` when the work panics.
pub(crate) async fn blocking<T, W>(place: &'static str, work: W) -> Result<T, Fault>
where
    T: Send + 'static,
    W: FnOnce() -> T + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => Ok(done),
        Err(error) if error.is_panic() => Err(faults::defect(place)),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_a_defect_at_its_place() {
        assert_eq!(blocking("here", || 7).await, Ok(7));
        assert_eq!(blocking("here", || -> u8 { panic!("no") }).await, Err(faults::defect("here")));
    }

    #[test]
    fn work_that_the_end_of_the_runtime_kept_from_beginning_has_no_answer() {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(1)
            .build()
            .unwrap_or_else(|error| panic!("{error}"));
        let (go, wait) = mpsc::channel::<()>();
        let (began, beginning) = mpsc::channel();
        runtime.spawn_blocking(move || {
            let _ = began.send(());
            let _ = wait.recv();
        });
        let answered = runtime.spawn(blocking("here", || ()));
        beginning.recv().unwrap_or_else(|error| panic!("{error}"));
        runtime.shutdown_background();
        drop(go);
        let asking = tokio::runtime::Builder::new_current_thread().build().unwrap_or_else(|error| panic!("{error}"));
        assert!(asking.block_on(answered).is_err_and(|error| error.is_cancelled()));
    }
}
