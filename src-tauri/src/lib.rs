//! The desktop shell: window, commands, events. The only code that names tauri.
//!
//! Knows no AWS and no rules: a command unpacks, calls `gangway_app`, and maps nothing. Start reading at [`run`], then
//! `table.rs`, the one list of commands.

#[macro_use]
mod table;
#[cfg(test)]
mod bindings;
#[cfg(test)]
mod capabilities;
mod commands;
mod events;
mod linux;
mod logs;
mod practice;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use gangway_app::environment::Environment;
use gangway_app::{App, Options, PracticeSource, Secrets};
use gangway_words::Language;

use crate::commands::Shell;

/// Puts the parts together and runs until the window closes.
#[must_use]
pub fn run() -> ExitCode {
    let environment = Environment::read();
    linux::prepare(&environment);
    let home = gangway_app::home(environment.gangway_home.as_deref());
    if let Ok(home) = &home {
        logs::start(home);
    }
    let own_home = environment.gangway_home.clone();
    let practice = home.map_or(PracticeSource::Absent, |home| practice::source(&environment, &home));
    let opened = tauri::async_runtime::block_on(App::open(Options {
        home: own_home.clone(),
        practice,
        put_stand_in: practice::put_stand_in(),
        endpoint: environment.aws_endpoint_url.clone(),
        language: Language::nearest(&sys_locale::get_locale().unwrap_or_default()),
        environment,
        secrets: Secrets::open("gangway"),
    }));
    if let Err(fault) = &opened {
        tracing::error!(code = ?fault.code, "the folder of setups can't be opened");
    }

    let built = tauri::Builder::default()
        .plugin(window::single(own_home.as_deref()))
        .plugin(tauri_plugin_dialog::init())
        .manage(Shell::new(opened.map(Arc::new)))
        .invoke_handler(commands::handler())
        .on_window_event(events::on_window)
        .setup(|program| Ok(window::open(program)?))
        .build(tauri::generate_context!());
    match built {
        Ok(program) => {
            program.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window can't be opened");
            ExitCode::FAILURE
        }
    }
}
