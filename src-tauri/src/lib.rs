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
#[cfg(debug_assertions)]
pub mod door;
mod events;
mod linux;
mod logs;
mod notifications;
mod practice;
mod watchdog;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use gangway_app::bindings::Fault;
use gangway_app::environment::Environment;
use gangway_app::{App, Options, PracticeSource, Secrets, SignInOptions};
use gangway_words::{Language, Words};
use tauri::Manager;

use crate::commands::Shell;

/// Puts the parts together and runs until the window closes.
#[must_use]
pub fn run() -> ExitCode {
    let environment = Environment::read();
    linux::prepare(&environment);
    let own_home = environment.gangway_home.clone();
    let opening = open(environment);
    let left = gangway_app::home(own_home.as_deref()).ok().and_then(|home| gangway_app::window_place(&home));
    let built = tauri::Builder::default()
        .plugin(window::single(own_home.as_deref()))
        .plugin(tauri_plugin_dialog::init())
        .manage(Shell::new(opening))
        .invoke_handler(commands::handler())
        .on_window_event(events::on_window)
        .setup(move |program| {
            window::open(program, left)?;
            notifications::follow(program.handle(), program.state::<Shell>().opening().clone());
            Ok(())
        })
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

/// The use cases over the person's folder, which keeps the practice account too. The log begins at once.
fn open(environment: Environment) -> impl Future<Output = Result<Arc<App>, Fault>> + Send + 'static {
    let home = gangway_app::home(environment.gangway_home.as_deref());
    if let Ok(home) = &home {
        logs::start(home);
    }
    tracing::info!("started");
    let options = Options {
        home: environment.gangway_home.clone(),
        identify_practice: practice::identify_practice(home.clone().unwrap_or_default()),
        practice: home.map_or(PracticeSource::Absent, |home| practice::source(&environment, &home)),
        put_stand_in: practice::put_stand_in(),
        // AWS's variable counts as one of the configuration
        endpoint: None,
        language: Language::nearest(&sys_locale::get_locale().unwrap_or_default()),
        environment,
        secrets: Secrets::open("gangway"),
        // a field of the window takes it
        ask_mfa_code: None,
        sign_in: SignInOptions::new(Arc::new(|language, id| Words::new(language).say(id, &[]))),
    };
    async {
        let opened = App::open(options).await.map(Arc::new);
        match &opened {
            Ok(_) => tracing::info!("the folder of setups is open"),
            Err(fault) => tracing::error!(code = ?fault.code, "the folder of setups can't be opened"),
        }
        opened
    }
}
