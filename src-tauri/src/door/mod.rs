//! The page in a browser, for whoever works on it: HTTP on 127.0.0.1 in the place of Tauri's calls, over the same use cases
//! and with the practice account in the process. `npm run dev` starts it; `ui/dev/door.ts` is its other side.
//!
//! | | body | answer |
//! |---|---|---|
//! | `POST /ask/<command>` | the question, or `null` | 200 and the answer, or 422 and the fault |
//! | `POST /ask/watch_job` | the same | 200 and one message a line, as they happen, until the job ends |
//! | `POST /focus` | | 204: the person is at the page again |
//!
//! Each request brings the token that was printed at the start: see `guard`. Development builds alone have this.

#[cfg(not(debug_assertions))]
compile_error!("a release has no door for a page in a browser");

mod answer;
mod guard;
mod http;
mod router;
mod shell;

use std::io::{self, Write as _};
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;

use gangway_app::environment::Environment;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use self::guard::Guard;
use self::http::Door;

/// The argument that asks for it, before the page's origin.
const ARGUMENT: &str = "--door";

/// The origin of the page, e.g. `http://127.0.0.1:5173`, when the program was started for one.
pub fn asked_for(arguments: impl IntoIterator<Item = String>) -> Option<String> {
    let mut arguments = arguments.into_iter().skip(1);
    arguments.next().filter(|first| first == ARGUMENT)?;
    arguments.next()
}

/// Answers the page of this origin until standard input ends: whoever started it has ended then, in whatever way. Says
/// first where it answers, as one line of JSON on standard output: `{"address":"http://127.0.0.1:PORT","token":"…"}`.
#[must_use]
pub fn run(page: &str) -> ExitCode {
    let environment = Environment::read();
    match tauri::async_runtime::block_on(serve(page, environment)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "The door for the page can't be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(page: &str, environment: Environment) -> io::Result<()> {
    let over = input_ends();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let guard = Guard::new(page, listener.local_addr()?);
    let told = serde_json::json!({ "address": guard.address(), "token": guard.token() });
    let door = Arc::new(Door::new(guard, crate::open(environment).await));
    let mut output = io::stdout();
    writeln!(output, "{told}")?;
    output.flush()?;
    tokio::select! {
        () = http::serve(listener, door) => {}
        _ = over => {}
    }
    Ok(())
}

/// Resolves when standard input is at its end.
fn input_ends() -> oneshot::Receiver<()> {
    let (sender, receiver) = oneshot::channel();
    // in a thread that may stay in a read: it must keep nobody from ending
    std::thread::spawn(move || {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        let _ = sender.send(());
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_argument_asks_for_the_door() {
        let check = |words: &[&str]| asked_for(words.iter().map(ToString::to_string));
        assert_eq!(check(&["gangway", "--door", "http://127.0.0.1:5173"]).as_deref(), Some("http://127.0.0.1:5173"));
        for words in [&["gangway"][..], &["gangway", "--door"], &["gangway", "x", "--door", "y"], &["--door", "y"]] {
            assert_eq!(check(words), None, "{words:?}");
        }
    }
}
