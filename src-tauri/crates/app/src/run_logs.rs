//! The logs of builds: read part by part, searched for what went wrong, written into a file. Looks only, but for that
//! file. However long a log is, one answer of AWS's is held at a time.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use gangway_aws::build_log::{FailureSearch, plain_text};
use gangway_aws::builds::Build;
use gangway_aws::session::Session;
use gangway_catalog::fault::{Fault, FaultCode};
use gangway_store::save::{GrowingFile, Overwrite};
use gangway_workflow::disk;
use tokio::sync::Notify;

use crate::setups::overwrite;
use crate::views::*;
use crate::{App, StatusReader, faults, paths};

/// CodeBuild's status of a build that isn't over.
const IN_PROGRESS: &str = "IN_PROGRESS";

/// The logs that are being written into files, by the name that each was given.
#[derive(Debug, Default)]
pub(crate) struct LogSaves(Mutex<HashMap<String, Arc<LogSave>>>);

/// One of them.
#[derive(Debug, Default)]
struct LogSave {
    lines: AtomicU32,
    /// Somebody wants no more of it.
    stop: Notify,
}

impl LogSaves {
    fn begin(&self, name: &str) -> Arc<LogSave> {
        let save = Arc::new(LogSave::default());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), Arc::clone(&save));
        save
    }

    fn of(&self, name: &str) -> Option<Arc<LogSave>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    fn end(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

impl App {
    /// Lines of a build's log, as many as one answer of AWS's holds.
    ///
    /// # Errors
    /// As every call of AWS. A log that isn't there is told, and is no fault.
    pub async fn log_lines(&self, question: LogRequest) -> Result<LogPart, Fault> {
        let session = self.log_session(&question.id).await?;
        part(&session, &question.build, question.from).await
    }

    /// Where a build's log says why a command failed; none where no command did.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn log_error(&self, question: LogRef) -> Result<Option<LogError>, Fault> {
        let session = self.log_session(&question.id).await?;
        let mut search = FailureSearch::default();
        each_line(&session, &question.build, |_, text| Ok(!search.read(text))).await?;
        let error = search.found().and_then(|found| Some((u32::try_from(found.at).ok()?, found.cause)));
        Ok(error.map(|(line, cause)| LogError { line, cause }))
    }

    /// Writes a build's whole log into a file, which is there once it is whole. No path is answered when it was stopped.
    ///
    /// # Errors
    /// [`FileExists`](gangway_catalog::fault::FaultCode::FileExists) unless it may be replaced; when the disk refuses; as
    /// every call of AWS.
    pub async fn save_log(&self, question: SaveLog) -> Result<SavedFiles, Fault> {
        let path = paths::typed(&question.path, self.user_home())?;
        let session = self.log_session(&question.id).await?;
        let save = self.log_saves.begin(&question.name);
        let saved = write(&session, &question.build, &path, overwrite(question.overwrite), &save).await;
        self.log_saves.end(&question.name);
        let paths = if saved? { vec![faults::text(&path)] } else { Vec::new() };
        Ok(SavedFiles { paths })
    }

    /// How far the writing of a log is.
    ///
    /// # Errors
    /// [`NotFound`](gangway_catalog::fault::FaultCode::NotFound): it is over, or hasn't begun.
    pub async fn log_save(&self, question: LogSaveRef) -> Result<LogSaveState, Fault> {
        let save = self.log_saves.of(&question.name).ok_or_else(|| faults::gone("log"))?;
        Ok(LogSaveState { lines: save.lines.load(Ordering::Relaxed) })
    }

    /// Stops the writing of a log. The file is left as it was. One that is over stays.
    ///
    /// # Errors
    /// None.
    pub async fn stop_log_save(&self, question: LogSaveRef) -> Result<(), Fault> {
        if let Some(save) = self.log_saves.of(&question.name) {
            save.stop.notify_one();
        }
        Ok(())
    }

    async fn log_session(&self, id: &str) -> Result<Session, Fault> {
        let (account, region) = Self::chosen(&self.kept(id)?.place)?;
        self.access.session(&account, &region).await
    }
}

impl StatusReader {
    /// Reads a build's whole log, line by line: when, and what. Says whether there is one.
    ///
    /// # Errors
    /// As every call of AWS.
    pub async fn log(
        &self,
        question: &AccountRequest,
        build: &str,
        mut line: impl FnMut(&str, &str),
    ) -> Result<bool, Fault> {
        let session = self.session(question).await?;
        each_line(&session, build, |at, text| {
            line(at, text);
            Ok(true)
        })
        .await
    }

    /// Writes a build's whole log into a file, which is there once it is whole.
    ///
    /// # Errors
    /// As [`App::save_log`].
    pub async fn save_log(
        &self,
        question: &AccountRequest,
        build: &str,
        path: &Path,
        may_replace: bool,
    ) -> Result<u32, Fault> {
        let session = self.session(question).await?;
        let save = LogSave::default();
        write(&session, build, path, overwrite(may_replace), &save).await?;
        Ok(save.lines.load(Ordering::Relaxed))
    }
}

/// False: it was stopped, and the file is as it was.
async fn write(
    session: &Session,
    build: &str,
    path: &Path,
    overwrite: Overwrite,
    save: &LogSave,
) -> Result<bool, Fault> {
    let refused = |error| disk::fault(&error);
    // An export makes its folder. Here one that isn't there is most likely mistyped.
    if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
        return Err(Fault::new(FaultCode::PathNotFound).with("path", faults::text(folder)));
    }
    let mut file = GrowingFile::begin(path, overwrite).map_err(refused)?;
    let reading = each_line(session, build, |_, text| {
        file.write(text.as_bytes()).and_then(|()| file.write(b"\n")).map_err(refused)?;
        save.lines.fetch_add(1, Ordering::Relaxed);
        Ok(true)
    });
    // Whoever stops it doesn't wait for AWS.
    let there = tokio::select! {
        there = reading => there?,
        () = save.stop.notified() => return Ok(false),
    };
    if !there {
        return Err(faults::gone("log"));
    }
    file.finish().map_err(refused)?;
    Ok(true)
}

/// Gives every line of a log as text, until it is over or `line` says that it has enough. Says whether there is a log.
async fn each_line(
    session: &Session,
    build: &str,
    mut line: impl FnMut(&str, &str) -> Result<bool, Fault>,
) -> Result<bool, Fault> {
    let mut from = None;
    loop {
        let part = part(session, build, from).await?;
        for LogText { at, text } in &part.lines {
            if !line(at, text)? {
                return Ok(true);
            }
        }
        if part.end {
            return Ok(part.state == LogState::There);
        }
        from = part.next;
    }
}

async fn part(session: &Session, build: &str, from: Option<LogPlace>) -> Result<LogPart, Fault> {
    let none = |state, over| LogPart { state, lines: Vec::new(), next: None, end: true, over };
    let (place, known) = match from {
        Some(place) => (place, None),
        None => {
            let Some(found) = session.builds().get(build).await.map_err(Fault::from)? else {
                return Ok(none(LogState::Gone, true));
            };
            let over = is_over(&found);
            let Some((group, stream)) = found.log else {
                return Ok(none(if over { LogState::Gone } else { LogState::NotYet }, over));
            };
            (LogPlace { group, stream, token: None }, Some(over))
        }
    };
    let page = session.logs().lines(&place.group, &place.stream, place.token.as_deref()).await.map_err(Fault::from)?;
    let end = page.next == place.token || !page.there;
    let over = match known {
        Some(over) => over,
        // Only whoever has read everything needs to know whether more may come.
        None if end => session.builds().get(build).await.map_err(Fault::from)?.is_none_or(|found| is_over(&found)),
        None => false,
    };
    if !page.there {
        return Ok(none(if over { LogState::Gone } else { LogState::NotYet }, over));
    }
    let text = |(at, text): (String, String)| LogText { at, text: plain_text(&text) };
    let lines = page.lines.into_iter().map(text).collect();
    Ok(LogPart { state: LogState::There, lines, next: Some(LogPlace { token: page.next, ..place }), end, over })
}

fn is_over(build: &Build) -> bool {
    build.status != IN_PROGRESS
}
