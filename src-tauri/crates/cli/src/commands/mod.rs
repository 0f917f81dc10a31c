//! The commands, one file each: arguments in, exit code or fault out.

mod check;
mod deploy;
mod detect;
mod export;
mod practice;
mod status;
mod teardown;

use std::path::Path;

use gangway_app::App;
use gangway_app::bindings::{Fault, FaultCode, JobKind, JobSnapshot, JobStatus, Severity};
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
        Command::Detect { folder } => Ok(detect::run(&folder, output)?),
        Command::Check(file) => Ok(check::run(&file.file, region.as_deref(), output)?),
        Command::Export { file, format, out, overwrite } => {
            let region = region.as_deref();
            let wish = export::Wish { file: &file.file, format: &format, out: &out, overwrite, region, language };
            Ok(export::run(&wish, output)?)
        }
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

/// A setup file in an account, with the problems of the file told.
async fn open(path: &Path, wishes: &Wishes, output: &Output) -> Result<(App, SetupView), Stop> {
    let file = SetupFile::read(path)?;
    let problems = file.problems(wishes.region().as_deref());
    problems.iter().for_each(|problem| output.note(&output.problem(problem)));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if errors > 0 {
        output.object(&serde_json::json!({ "kind": "problems", "problems": problems }));
        return Err(Fault::new(FaultCode::SetupHasProblems).with("count", errors).into());
    }
    let app = wishes.open().await?;
    let Some(account) = wishes.choose(&app).await? else {
        output.note(&output.tell("cli-no-region", &[]));
        return Err(Stop::Exit(Exit::Usage));
    };
    let setup = app.take_setup_file(&file, account).await?;
    Ok((app, setup))
}

/// The job of a kind that an earlier start of the program left at work.
fn at_work(setup: &SetupView, kind: JobKind) -> Option<JobSnapshot> {
    let active = |job: &&JobSnapshot| matches!(job.status, JobStatus::Running | JobStatus::WaitingForPerson);
    setup.jobs.iter().filter(active).find(|job| job.kind == kind).cloned()
}
