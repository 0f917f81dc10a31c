//! `log FILE`: the whole log of a run's builds, printed or written into a file. Looks only, also beside an open window.

use std::path::Path;

use gangway_app::StatusReader;
use gangway_app::bindings::{Fault, FaultCode};
use gangway_app::setup_files::SetupFile;
use gangway_app::views::{AccountRequest, LogText, RunBuild, SavedFiles};

use crate::account::GlobalOptions;
use crate::commands::sound;
use crate::exit::{CommandError, Exit};
use crate::output::Output;

/// Characters of an execution's id: a UUID.
const WHOLE_ID: usize = 36;

pub(super) struct Arguments<'a> {
    pub(super) file: &'a Path,
    /// The run; none: the newest.
    pub(super) execution: Option<&'a str>,
    /// The build; none: all of the run's.
    pub(super) build: Option<&'a str>,
    /// The file to write; none: the log is printed.
    pub(super) destination: Option<&'a Path>,
    pub(super) overwrite: bool,
}

pub(super) async fn run(
    arguments: &Arguments<'_>,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let file = sound(arguments.file, options, output)?;
    let account = options.choose().await?;
    let builds = builds(arguments, &file, &account, options).await?;
    if builds.is_empty() {
        output.note(&output.tell("cli-log-no-build", &[]));
        return Ok(Exit::Failed);
    }
    match arguments.destination {
        Some(path) => save(arguments, &builds, path, &account, options, output).await,
        None => print(&builds, &account, options, output).await,
    }
}

/// The builds that are meant, oldest first.
async fn builds(
    arguments: &Arguments<'_>,
    file: &SetupFile,
    account: &AccountRequest,
    options: &GlobalOptions,
) -> Result<Vec<RunBuild>, Fault> {
    let reader = options.status_reader();
    let execution = match arguments.execution {
        Some(id) => whole_id(&reader, file, account, id).await?,
        None => {
            let newest = reader.runs(file, account.clone(), None).await?.runs.into_iter().next();
            let Some(newest) = newest else { return Ok(Vec::new()) };
            newest.execution
        }
    };
    let builds = reader.run_report(file, account.clone(), &execution).await?.builds;
    let Some(wanted) = arguments.build else { return Ok(builds) };
    let found: Vec<RunBuild> = builds.into_iter().filter(|one| one.build == wanted).collect();
    if found.is_empty() { Err(Fault::new(FaultCode::NotFound).with("what", wanted)) } else { Ok(found) }
}

/// The id of the newest run whose id begins like this: lists and the window show its beginning only.
async fn whole_id(
    reader: &StatusReader,
    file: &SetupFile,
    account: &AccountRequest,
    begin: &str,
) -> Result<String, Fault> {
    let unknown = || Fault::new(FaultCode::NotFound).with("what", begin);
    if begin.len() >= WHOLE_ID {
        return Ok(begin.to_owned());
    }
    let mut from = None;
    loop {
        let page = reader.runs(file, account.clone(), from).await?;
        if let Some(found) = page.runs.into_iter().find(|run| run.execution.starts_with(begin)) {
            return Ok(found.execution);
        }
        from = Some(page.next.ok_or_else(unknown)?);
    }
}

async fn print(
    builds: &[RunBuild],
    account: &AccountRequest,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let mut exit = Exit::Done;
    for one in builds {
        if builds.len() > 1 {
            let (build, stage, action) = (one.build.as_str(), one.stage.as_str(), one.action.as_str());
            let values = [("build", build.into()), ("stage", stage.into()), ("action", action.into())];
            output.note(&output.tell("cli-log-build", &values));
        }
        let line = |at: &str, text: &str| {
            output.object(&LogText { at: at.to_owned(), text: text.to_owned() });
            output.line(text);
        };
        if !options.status_reader().log(account, &one.build, line).await? {
            output.note(&output.tell("cli-log-none", &[]));
            exit = Exit::Failed;
        }
    }
    Ok(exit)
}

async fn save(
    arguments: &Arguments<'_>,
    builds: &[RunBuild],
    path: &Path,
    account: &AccountRequest,
    options: &GlobalOptions,
    output: &Output,
) -> Result<Exit, CommandError> {
    let [one] = builds else {
        // A file is one log.
        let ids: Vec<&str> = builds.iter().map(|one| one.build.as_str()).collect();
        output.note(&output.tell("cli-log-several", &[("builds", ids.join(", ").into())]));
        return Ok(Exit::Usage);
    };
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let lines = options.status_reader().save_log(account, &one.build, &path, arguments.overwrite).await?;
    let saved = SavedFiles { paths: vec![path.to_string_lossy().into_owned()] };
    let facts = [("count", i64::from(lines).into()), ("path", saved.paths.concat().into())];
    output.answer(&saved, || vec![output.tell("cli-log-saved", &facts)]);
    Ok(Exit::Done)
}
