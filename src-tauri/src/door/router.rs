//! Every command of the table, by its name.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use gangway_app::App;
use gangway_app::bindings::{Fault, JobSnapshot, Plan, Problem, Suggestion};
use gangway_app::views::*;
use gangway_practice::control::*;
use serde_json::Value;

use super::answer::Answer;
use super::shell;
use crate::commands::dialogs::SuggestedName;
use crate::commands::practice::KnownMessage;
use crate::commands::{guard, practice, unpack};

type Answered = Pin<Box<dyn Future<Output = Result<Answer, Fault>> + Send>>;

/// A command's name, and what answers it.
type Row = (&'static str, fn(Arc<App>, Option<Value>) -> Answered);

macro_rules! rows {
    (
        app { $($name:ident($question:ty) -> $answer:ty,)* }
        shell { $($shell:ident($ask:ty) -> $tell:ty,)* }
        practice { $($control:ident($wish:ty) -> $world:ty,)* }
    ) => {
        const ROWS: &[Row] = &[
            $((stringify!($name), |app, request| Box::pin(async move {
                const COMMAND: &str = stringify!($name);
                let question: $question = unpack(COMMAND, request)?;
                let answer: $answer = guard(COMMAND, async move { app.$name(question).await }).await?;
                Answer::document(COMMAND, &answer)
            })),)*
            $((stringify!($shell), |app, request| Box::pin(async move {
                const COMMAND: &str = stringify!($shell);
                let question: $ask = unpack(COMMAND, request)?;
                guard(COMMAND, shell::$shell(app, question)).await
            })),)*
            $((stringify!($control), |app, request| Box::pin(async move {
                const COMMAND: &str = stringify!($control);
                let question: $wish = unpack(COMMAND, request)?;
                let answer: $world = guard(COMMAND, practice::$control(app, question)).await?;
                Answer::document(COMMAND, &answer)
            })),)*
        ];
    };
}
commands!(rows);

/// Answers a command; `None` when the table has none of this name.
pub(super) fn answer(app: Arc<App>, command: &str, question: Option<Value>) -> Option<Answered> {
    ROWS.iter().find(|(name, _)| *name == command).map(|(_, row)| row(app, question))
}
