//! The commands, one file each: arguments in, exit code or fault out.

mod approve;
mod cancel;
mod check;
mod deploy;
mod detect;
mod export;
mod host;
mod log;
mod practice;
mod runs;
mod sign_in;
mod status;
mod teardown;

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, JobKind, JobSnapshot, Problem, Severity};
use gangway_app::environment::{Environment, System, quoted};
use gangway_app::offered_regions;
use gangway_app::setup_files::SetupFile;
use gangway_app::views::{AccountChoice, SetupRef, SetupView, StandingElsewhere};
use gangway_words::Language;

use crate::account::GlobalOptions;
use crate::arguments::{Arguments, Command};
use crate::exit::{CommandError, Exit};
use crate::output::Output;
use crate::told_address::told_address;

/// Does what was asked for.
pub(crate) async fn run(
    arguments: Arguments,
    environment: Environment,
    language: Language,
    output: &Output,
) -> Result<Exit, CommandError> {
    let options = GlobalOptions {
        endpoint_url: arguments.endpoint_url,
        profile: arguments.profile,
        region: arguments.region,
        environment,
        language,
    };
    let region = options.region();
    let works_in_a_region =
        !matches!(arguments.command, Command::Detect { .. } | Command::SignIn { .. } | Command::Practice(_));
    if let Some((argument, given)) = options.wrong_region().filter(|_| works_in_a_region) {
        output.note(&output.tell("cli-usage-region", &[("argument", argument.into()), ("given", given.into())]));
        let values = offered_regions().collect::<Vec<_>>().join(", ");
        output.note(&output.tell("cli-usage-one-of", &[("values", values.into())]));
        return Err(CommandError::Exit(Exit::Usage));
    }
    match arguments.command {
        Command::Detect { folder, save, overwrite } => {
            let home = options.environment.user_home.as_deref();
            let arguments = detect::Arguments { folder: &folder, home, save: save.as_deref(), overwrite };
            Ok(detect::run(&arguments, output)?)
        }
        Command::Check(file) => Ok(check::run(&file.file, region.as_deref(), output)?),
        Command::Export { file, format, out, overwrite } => {
            let region = region.as_deref();
            let arguments =
                export::Arguments { file: &file.file, format: &format, out: &out, overwrite, region, language };
            export::run(&arguments, output)
        }
        Command::Approve { file, reject, comment, yes } => {
            let arguments = approve::Arguments { file: &file.file, reject, comment: &comment, yes };
            approve::run(&arguments, &options, output).await
        }
        Command::Cancel(file) => cancel::run(&file.file, &options, output).await,
        Command::Host(command) => host::run(command, &options, output).await,
        Command::Deploy { file, yes, wait_for_authorization, host } => {
            let arguments = deploy::Arguments { file: &file.file, yes, wait_for_authorization, host: &host };
            deploy::run(&arguments, &options, output).await
        }
        Command::SignIn { device } => sign_in::run(device, &options, output).await,
        Command::Status(file) => status::run(&file.file, &options, output).await,
        Command::Runs { file, most } => runs::run(&file.file, most, &options, output).await,
        Command::Log { file, execution, build, destination, overwrite } => {
            let arguments = log::Arguments {
                file: &file.file,
                execution: execution.as_deref(),
                build: build.as_deref(),
                destination: destination.as_deref(),
                overwrite,
            };
            log::run(&arguments, &options, output).await
        }
        Command::Teardown { file, yes, connection, with_host } => {
            // A host goes after its connections.
            let connection = connection || with_host;
            let arguments = teardown::Arguments { file: &file.file, yes, connection, host: with_host };
            teardown::run(&arguments, &options, output).await
        }
        Command::Practice(arguments) => Ok(practice::run(arguments, region, output).await?),
    }
}

/// A setup file that can be deployed. Its problems are told.
fn deployable(path: &Path, options: &GlobalOptions, output: &Output) -> Result<SetupFile, CommandError> {
    let file = read(path, options, output)?;
    without_errors(&file.problems(options.region().as_deref()), output)?;
    Ok(file)
}

/// A setup file whose answers have no errors, for a command that asks AWS what was made of them. Its problems are told.
fn sound(path: &Path, options: &GlobalOptions, output: &Output) -> Result<SetupFile, CommandError> {
    let file = read(path, options, output)?;
    without_errors(&file.problems_of_answers(options.region().as_deref()), output)?;
    Ok(file)
}

fn read(path: &Path, options: &GlobalOptions, output: &Output) -> Result<SetupFile, CommandError> {
    if let Some((name, given)) = options.wrong_address() {
        output.note(
            &output.tell("cli-usage-value-wrong", &[("argument", name.into()), ("given", told_address(given).into())]),
        );
        output.note(&output.tell("cli-usage-form-endpoint-url", &[]));
        return Err(CommandError::Exit(Exit::Usage));
    }
    Ok(SetupFile::read(path)?)
}

/// Tells problems; errors among them end the command.
fn without_errors(problems: &[Problem], output: &Output) -> Result<(), CommandError> {
    problems.iter().for_each(|problem| output.note(&output.problem(problem)));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if errors == 0 {
        return Ok(());
    }
    let fault = Fault::new(FaultCode::SetupHasProblems).with("count", errors);
    output.refusal(&fault, problems);
    Err(CommandError::Exit(Exit::of(&fault)))
}

/// A setup file in an account. What can't be used of the folder of state is told, and stops nothing.
async fn open(file: &SetupFile, options: &GlobalOptions, output: &Output) -> Result<(App, SetupView), Fault> {
    let account = options.choose().await?;
    let app = options.open().await?;
    app.unusable_files()?.iter().for_each(|fault| output.warning(fault));
    if app.identify(account.clone()).await?.root {
        output.note(&output.tell("cli-root", &[]));
    }
    let setup = app.take_setup_file(file, account).await?;
    Ok((app, setup))
}

/// Tells where else the same setup stands. It was taken from there to here, and somebody may take it for moved.
fn tell_of_twins(app: &App, id: &str, output: &Output) -> Result<(), Fault> {
    for twin in app.standing_twins(SetupRef { id: id.to_owned() })? {
        output.note(&output.tell(
            "cli-also-stands",
            &[
                ("account", twin.number.as_deref().unwrap_or("?").into()),
                ("region", twin.region.as_str().into()),
                ("stack", twin.stack.as_str().into()),
                ("options", options_for(&twin).into()),
            ],
        ));
    }
    Ok(())
}

/// The options with which a command works there.
fn options_for(twin: &StandingElsewhere) -> String {
    match &twin.account {
        AccountChoice::Profile { name } => format!("--profile {} --region {}", quoted(name, System::HERE), twin.region),
        _ => format!("--region {}", twin.region),
    }
}

/// The job of a kind that an earlier start of the program left at work.
fn at_work(setup: &SetupView, kind: JobKind) -> Option<JobSnapshot> {
    setup.jobs.iter().find(|job| job.status.is_at_work() && job.kind == kind).cloned()
}
