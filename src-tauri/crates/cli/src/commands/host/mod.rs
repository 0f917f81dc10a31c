//! `host …`: the hosts through which connections reach servers of one's own.

mod check;
pub(super) mod create;
mod delete;
mod list;
mod wait;

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, HostNetwork};
use gangway_app::views::{SaveSetup, SetupRef, SetupView};

use crate::account::GlobalOptions;
use crate::arguments::{Host, HostOptions};
use crate::commands::{open, read, without_errors};
use crate::exit::{CommandError, Exit};
use crate::output::Output;

/// Longest certificate that is read, in bytes; AWS takes 16,384 characters of it, and the check of the setup says so.
const MOST: u64 = 1 << 20;

/// How far a command goes by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonWait {
    /// Whether what is printed is approved.
    pub(super) yes: bool,
    /// Whether the command waits for the person in the browser.
    pub(super) waits: bool,
}

pub(super) async fn run(command: Host, options: &GlobalOptions, output: &Output) -> Result<Exit, CommandError> {
    match command {
        Host::List => list::run(options, output).await,
        Host::Check { file, options: host, address } => check::run(&file.file, host, address, options, output).await,
        Host::Create { file, options: host, yes, wait_for_authorization } => {
            let (app, setup) = with_server(&file.file, options, output).await?;
            let setup = with_options(&app, setup, &host, output).await?;
            create::available(&app, &setup, PersonWait { yes, waits: wait_for_authorization }, output).await
        }
        Host::Wait(file) => {
            let (app, setup) = with_server(&file.file, options, output).await?;
            wait::run(&app, &setup, output).await
        }
        Host::Delete { host, yes } => delete::run(&host, yes, options, output).await,
    }
}

/// A setup whose file wishes for a host. Only that of it must be right.
async fn with_server(path: &Path, options: &GlobalOptions, output: &Output) -> Result<(App, SetupView), CommandError> {
    let file = read(path, options, output)?;
    let mut problems = file.problems_of_answers(options.region().as_deref());
    problems.retain(|problem| {
        matches!(problem.field.split('.').next(), Some("host")) || problem.field == "repository.provider"
    });
    without_errors(&problems, output)?;
    if file.setup().host.is_none() {
        return Err(Fault::new(FaultCode::HostMissing).with("endpoint", "none").into());
    }
    Ok(open(&file, options, output).await?)
}

/// The setup with what the options say of its host.
pub(super) async fn with_options(
    app: &App,
    setup: SetupView,
    options: &HostOptions,
    output: &Output,
) -> Result<SetupView, CommandError> {
    let SetupView { id, setup: mut answers, mut place, .. } = setup.clone();
    if let Some(vpc) = &options.vpc {
        place.network = Some(HostNetwork {
            vpc: vpc.clone(),
            subnets: options.subnets.clone(),
            security_groups: options.security_groups.clone(),
        });
    }
    if let Some(path) = &options.certificate {
        answers.host.get_or_insert_default().certificate = Some(text(path)?);
    }
    if options.vpc.is_none() && options.certificate.is_none() {
        return Ok(setup);
    }
    let check = app.save_setup(SaveSetup { id: id.clone(), setup: answers, place }).await?;
    let concerns = |field: &str| matches!(field.split('.').next(), Some("host" | "network"));
    let problems: Vec<_> = check.problems.into_iter().filter(|one| concerns(&one.field)).collect();
    without_errors(&problems, output)?;
    Ok(app.open_setup(SetupRef { id }).await?)
}

/// The text of a certificate's file.
fn text(path: &Path) -> Result<String, Fault> {
    let shown = path.display().to_string();
    let unreadable =
        |detail: String| Fault::new(FaultCode::PathUnreadable).with("path", shown.as_str()).with("detail", detail);
    let facts = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Fault::new(FaultCode::PathNotFound).with("path", shown.as_str()),
        _ => unreadable(error.to_string()),
    })?;
    if !facts.is_file() {
        return Err(Fault::new(FaultCode::NotAFile).with("path", shown.as_str()));
    }
    if facts.len() > MOST {
        return Err(unreadable(format!("{} > {MOST}", facts.len())));
    }
    std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))
}
