//! The commands, one file each: arguments in, exit code or fault out.

mod approve;
mod cancel;
mod check;
mod deploy;
mod detect;
mod export;
mod practice;
mod status;
mod teardown;

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, JobKind, JobSnapshot, Problem, Severity};
use gangway_app::environment::Environment;
use gangway_app::setup_files::SetupFile;
use gangway_app::views::SetupView;
use gangway_words::Language;

use crate::account::Wishes;
use crate::arguments::{Arguments, Command};
use crate::exit::{Exit, Stop};
use crate::output::Output;

/// Does what was asked for.
pub(crate) async fn run(
    arguments: Arguments,
    environment: Environment,
    language: Language,
    output: &Output,
) -> Result<Exit, Stop> {
    let wishes = Wishes {
        endpoint_url: arguments.endpoint_url,
        profile: arguments.profile,
        region: arguments.region,
        environment,
        language,
    };
    let region = wishes.region();
    match arguments.command {
        Command::Detect { folder, save, overwrite } => {
            let home = wishes.environment.user_home.as_deref();
            let wish = detect::Wish { folder: &folder, home, save: save.as_deref(), overwrite };
            Ok(detect::run(&wish, output)?)
        }
        Command::Check(file) => Ok(check::run(&file.file, region.as_deref(), output)?),
        Command::Export { file, format, out, overwrite } => {
            let region = region.as_deref();
            let wish = export::Wish { file: &file.file, format: &format, out: &out, overwrite, region, language };
            export::run(&wish, output)
        }
        Command::Approve { file, reject, comment, yes } => {
            let wish = approve::Wish { file: &file.file, reject, comment: &comment, yes };
            approve::run(&wish, &wishes, output).await
        }
        Command::Cancel(file) => cancel::run(&file.file, &wishes, output).await,
        Command::Deploy { file, yes, wait_for_authorization } => {
            let wish = deploy::Wish { file: &file.file, yes, wait_for_authorization };
            deploy::run(&wish, &wishes, output).await
        }
        Command::Status(file) => status::run(&file.file, &wishes, output).await,
        Command::Teardown { file, yes, connection } => {
            let wish = teardown::Wish { file: &file.file, yes, connection };
            teardown::run(&wish, &wishes, output).await
        }
        Command::Practice(wish) => Ok(practice::run(wish, region, output).await?),
    }
}

/// A setup file without errors, for a command that asks AWS. Its problems are told.
fn sound(path: &Path, wishes: &Wishes, output: &Output) -> Result<SetupFile, Stop> {
    if let Some((name, given)) = wishes.wrong_address() {
        output.note(&output.tell("cli-usage-value-wrong", &[("argument", name.into()), ("given", given.into())]));
        output.note(&output.tell("cli-usage-form-endpoint-url", &[]));
        return Err(Stop::Exit(Exit::Usage));
    }
    let file = SetupFile::read(path)?;
    without_errors(&file.problems(wishes.region().as_deref()), output)?;
    Ok(file)
}

/// Tells problems; errors among them end the command.
fn without_errors(problems: &[Problem], output: &Output) -> Result<(), Stop> {
    problems.iter().for_each(|problem| output.note(&output.problem(problem)));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if errors == 0 {
        return Ok(());
    }
    let fault = Fault::new(FaultCode::SetupHasProblems).with("count", errors);
    output.refusal(&fault, problems);
    Err(Stop::Exit(Exit::of(&fault)))
}

/// A setup file in an account. What can't be used of the folder of state is told, and stops nothing.
async fn open(file: &SetupFile, wishes: &Wishes, output: &Output) -> Result<(App, SetupView), Fault> {
    let account = wishes.choose().await?;
    let app = wishes.open().await?;
    app.unusable_files()?.iter().for_each(|fault| output.warning(fault));
    let setup = app.take_setup_file(file, account).await?;
    Ok((app, setup))
}

/// The job of a kind that an earlier start of the program left at work.
fn at_work(setup: &SetupView, kind: JobKind) -> Option<JobSnapshot> {
    setup.jobs.iter().find(|job| job.status.is_at_work() && job.kind == kind).cloned()
}
