//! `host …`: the hosts through which connections reach servers of one's own.

mod check;
pub(super) mod create;
mod delete;
mod list;
mod replace;
mod wait;

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, HostNetwork};
use gangway_app::views::{CertificateSource, ReadCertificate, SaveSetup, SetupRef, SetupView};

use crate::account::GlobalOptions;
use crate::arguments::{Host, HostOptions};
use crate::commands::{open, read, without_errors};
use crate::exit::{CommandError, Exit};
use crate::output::Output;

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
        Host::Replace { host, name, endpoint, public, options: new, yes, wait_for_authorization } => {
            let wanted = replace::Successor { name, endpoint, public, options: &new };
            replace::run(&host, wanted, PersonWait { yes, waits: wait_for_authorization }, options, output).await
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
        let wish = answers.host.get_or_insert_default();
        wish.certificate = Some(certificate(app, path, &wish.endpoint, output).await?);
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

/// A file that was named from the folder in which the command was typed.
fn of_file(path: &Path) -> CertificateSource {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    CertificateSource::File { path: path.display().to_string() }
}

/// The certificates of a file, as a setup keeps them. A private key among them is refused before anything is kept.
async fn certificate(app: &App, path: &Path, endpoint: &str, output: &Output) -> Result<String, CommandError> {
    let from = of_file(path);
    let reading = app.read_certificate(ReadCertificate { from, endpoint: Some(endpoint.to_owned()) }).await?;
    reading.findings.iter().flat_map(|one| check::of_certificate(one, output)).for_each(|line| output.note(&line));
    if check::is_blocked(&reading) {
        return Err(CommandError::Exit(Exit::Problems));
    }
    reading.pem.ok_or(CommandError::Exit(Exit::Problems))
}
