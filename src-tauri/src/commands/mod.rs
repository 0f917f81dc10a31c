//! Adapters between the window and the use cases, a few lines each, made from the command table.

mod browser;
mod caller;
pub(crate) mod dialogs;
pub(crate) mod faults;
mod jobs;
mod opening;
pub(crate) mod practice;
mod watches;

use std::future::Future;
use std::sync::Arc;

use gangway_app::App;
use gangway_app::bindings::{Fault, JobSnapshot, Plan, Problem, Suggestion};
use gangway_app::views::*;
use gangway_practice::control::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tauri::ipc::{Invoke, JavaScriptChannelId};
use tauri::{State, WebviewWindow, Wry};

use self::caller::Caller;
use self::dialogs::SuggestedName;
use self::faults::defect;
pub(crate) use self::opening::Opening;
use self::practice::KnownMessage;
use self::watches::Watches;

/// What the commands share.
pub(crate) struct Shell {
    opening: Opening,
    watches: Arc<Watches>,
}

impl Shell {
    /// The window doesn't wait for the folder: its first question does.
    pub(crate) fn new(opening: impl Future<Output = Result<Arc<App>, Fault>> + Send + 'static) -> Self {
        Self { opening: Opening::begin(opening), watches: Arc::default() }
    }

    /// A folder that can't be opened still has a window: every command then answers why.
    pub(crate) async fn app(&self) -> Result<Arc<App>, Fault> {
        self.opening.end().await
    }

    pub(crate) fn opening(&self) -> &Opening {
        &self.opening
    }
}

macro_rules! adapters {
    (
        app { $($name:ident($question:ty) -> $answer:ty,)* }
        shell { $($shell:ident($ask:ty) -> $tell:ty,)* }
        practice { $($control:ident($wish:ty) -> $world:ty,)* }
    ) => {
        $(
            #[tauri::command]
            async fn $name(shell: State<'_, Shell>, request: Option<Value>) -> Result<$answer, Fault> {
                let app = shell.app().await?;
                let question: $question = unpack(stringify!($name), request)?;
                guard(stringify!($name), async move { app.$name(question).await }).await
            }
        )*
        $(
            #[tauri::command]
            async fn $shell(
                shell: State<'_, Shell>,
                window: WebviewWindow,
                request: Option<Value>,
                channel: Option<JavaScriptChannelId>,
            ) -> Result<$tell, Fault> {
                let caller = Caller { app: shell.app().await?, watches: Arc::clone(&shell.watches), window, channel };
                let question: $ask = unpack(stringify!($shell), request)?;
                guard(stringify!($shell), answers::$shell(caller, question)).await
            }
        )*
        $(
            #[tauri::command]
            async fn $control(shell: State<'_, Shell>, request: Option<Value>) -> Result<$world, Fault> {
                let app = shell.app().await?;
                let question: $wish = unpack(stringify!($control), request)?;
                guard(stringify!($control), practice::$control(app, question)).await
            }
        )*

        /// Every command of the table.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name,)* $($shell,)* $($control,)*]
        }
    };
}
commands!(adapters);

/// The commands that the shell answers itself.
mod answers {
    pub(super) use super::browser::open_address;
    pub(super) use super::dialogs::{choose_destination, choose_file, choose_folder};
    pub(super) use super::jobs::watch_job;
}

/// The question as its type. The text of the decoder's error stays out: it would repeat what was typed.
pub(crate) fn unpack<Q: DeserializeOwned>(command: &'static str, request: Option<Value>) -> Result<Q, Fault> {
    serde_json::from_value(request.unwrap_or_default()).map_err(|_| defect(command))
}

/// A panic of one command ends that command, and nothing else.
pub(crate) async fn guard<A: Send + 'static>(
    command: &'static str,
    work: impl Future<Output = Result<A, Fault>> + Send + 'static,
) -> Result<A, Fault> {
    let answer = tauri::async_runtime::spawn(work).await.unwrap_or_else(|_| Err(defect(command)));
    if let Err(fault) = &answer {
        tracing::info!(command, code = ?fault.code, "refused");
    }
    answer
}

#[cfg(test)]
mod tests {
    use gangway_app::bindings::FaultCode;

    use super::*;

    #[tokio::test]
    async fn a_panic_ends_the_command_and_nothing_else() {
        async fn broken() -> Result<(), Fault> {
            panic!("hunter2");
        }
        let fault = guard("broken", broken()).await.unwrap_err();
        assert_eq!(fault, Fault::new(FaultCode::Internal).with("detail", "broken"));
    }

    #[test]
    fn a_question_that_is_none_is_a_fault_that_repeats_nothing() {
        let question = serde_json::json!({ "label": "x", "accessKeyId": ["hunter2"], "secretAccessKey": "hunter2" });
        let fault = unpack::<AddKeys>("add_keys", Some(question)).err().unwrap();
        assert_eq!(fault, Fault::new(FaultCode::Internal).with("detail", "add_keys"));
        assert_eq!(unpack::<()>("overview", None), Ok(()));
        assert_eq!(unpack::<()>("overview", Some(Value::Null)), Ok(()));
    }
}
