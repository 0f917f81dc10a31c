//! `gangway-cli`: the same use cases from a terminal, for scripts and for people who are at home there.
//!
//! Knows no rule and no AWS: arguments become questions of `gangway_app`, answers become sentences of `words` or, with
//! `--json`, objects of the same types as the window's. Start reading at `arguments`, then `commands`.

mod account;
mod arguments;
mod commands;
mod exit;
mod follow;
mod help;
mod interruption;
mod mfa;
mod output;
mod plain;
mod plan;
mod practice_account;
mod shell;
mod told_address;

use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches;
use gangway_app::environment::Environment;
use gangway_words::{Language, Words};

use crate::arguments::{Arguments, Command, LanguageArgument};
use crate::exit::{CommandError, Exit};
use crate::interruption::interrupted;
use crate::output::Output;

fn main() -> ExitCode {
    let language = match LanguageArgument::wished(std::env::args_os()) {
        Some(wished) => wished.into(),
        None => Language::nearest(&sys_locale::get_locale().unwrap_or_default()),
    };
    let output = Output::new(Words::new(language));
    let arguments = match help::parse(std::env::args_os(), &output) {
        Ok(matches) => Arguments::from_arg_matches(&matches),
        Err(exit) => return exit.into(),
    };
    let Ok(arguments) = arguments else { return Exit::Usage.into() };
    let output = Arc::new(output.for_programs(arguments.json));
    let Ok(runtime) = tokio::runtime::Runtime::new() else { return Exit::Failed.into() };
    // The practice account ends properly when it is interrupted, and that is its usual end; a sign-in ends what it started.
    let listens_itself = matches!(arguments.command, Command::Practice(_) | Command::SignIn { .. });
    let exit = runtime.block_on(async {
        let telling = Arc::clone(&output);
        // A task of its own: while it reads a clone or waits for an answer at the terminal, Ctrl-C is heard.
        let work = tokio::spawn(async move { commands::run(arguments, Environment::read(), language, &telling).await });
        tokio::select! {
            outcome = work => match outcome {
                Ok(Ok(Exit::Done)) if output.is_lost() => Exit::Failed,
                Ok(Ok(exit)) | Ok(Err(CommandError::Exit(exit))) => exit,
                Ok(Err(CommandError::Fault(fault))) => {
                    output.fault(&fault);
                    Exit::of(&fault)
                }
                // It panicked, and said so.
                Err(_) => Exit::Failed,
            },
            () = interrupted(), if !listens_itself => {
                output.note(&output.tell("cli-interrupted", &[]));
                Exit::Interrupted
            }
        }
    });
    // Work that is under way at AWS goes on there; what the journal says is taken up again the next time.
    runtime.shutdown_background();
    exit.into()
}
