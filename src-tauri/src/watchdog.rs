//! Whether the program lives: its main loop and the page are asked again and again, and the log says when one of them
//! keeps silent, and when it answers again. Where a window seems to hang, that tells who hangs.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use serde::Deserialize;
use tauri::WebviewWindow;

/// How often they are asked.
const EVERY: Duration = Duration::from_secs(2);
/// Who hasn't answered for so long keeps silent.
const PATIENCE: Duration = Duration::from_secs(6);
/// A page that stood still for longer than this between two of its own ticks is noted, ms.
const STANDSTILL: u32 = 2_000;
/// How often a development build notes that both answer: who finds no complaint learns that somebody looked.
const WELL: Duration = Duration::from_secs(10);

/// What the page answers (`ui/src/pulse.ts`): `null` before it has come so far.
const ASK_PAGE: &str = "window.__pulse ? window.__pulse() : null";

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    MainLoop,
    Page,
}

/// What the page says of itself.
#[derive(Debug, Deserialize)]
struct Pulse {
    /// The screen that it shows.
    screen: String,
    /// The longest time that it stood still since it was asked last, ms.
    standstill: u32,
}

/// Watches the window until it is closed.
pub(crate) fn watch(window: WebviewWindow) {
    let (answers, answered) = mpsc::channel();
    let ask = move |asked| {
        let answers: Sender<Asked> = answers.clone();
        match asked {
            Asked::MainLoop => window.run_on_main_thread(move || {
                let _ = answers.send(asked);
            }),
            Asked::Page => window.eval_with_callback(ASK_PAGE, move |told| {
                note_standstill(&told);
                let _ = answers.send(asked);
            }),
        }
        .is_ok()
    };
    let watching = move || watch_until_closed(ask, &answered, EVERY, PATIENCE, |line| note(&line));
    if let Err(error) = std::thread::Builder::new().name("watchdog".to_owned()).spawn(watching) {
        tracing::warn!(%error, "nobody watches whether the window hangs");
    }
}

/// What is to be noted.
#[derive(Debug, PartialEq, Eq)]
enum Line {
    Silent(Asked, Duration),
    Again(Asked, Duration),
    Well,
}

/// Asks both and listens for their answers, until nobody can be asked any more. The start isn't disturbed by a question.
fn watch_until_closed(
    ask: impl Fn(Asked) -> bool,
    answered: &mpsc::Receiver<Asked>,
    every: Duration,
    patience: Duration,
    mut note: impl FnMut(Line),
) {
    let began = Instant::now();
    let mut both = [Asked::MainLoop, Asked::Page].map(|asked| Silence { asked, since: began, told: false });
    let mut well = began;
    loop {
        let next = Instant::now() + every;
        loop {
            match answered.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(asked) => both.iter_mut().filter(|one| one.asked == asked).for_each(|one| one.answer(&mut note)),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        for one in &mut both {
            one.look(patience, &mut note);
        }
        if cfg!(debug_assertions) && both.iter().all(|one| !one.told) && well.elapsed() >= WELL {
            well = Instant::now();
            note(Line::Well);
        }
        // Also whoever hasn't answered yet: a page that begins anew forgets what it was asked.
        if !both.iter().all(|one| ask(one.asked)) {
            return;
        }
    }
}

/// How long one of them hasn't answered.
struct Silence {
    asked: Asked,
    since: Instant,
    told: bool,
}

impl Silence {
    fn answer(&mut self, note: &mut impl FnMut(Line)) {
        if std::mem::take(&mut self.told) {
            note(Line::Again(self.asked, self.since.elapsed()));
        }
        self.since = Instant::now();
    }

    fn look(&mut self, patience: Duration, note: &mut impl FnMut(Line)) {
        let silent = self.since.elapsed();
        if silent > patience && !std::mem::replace(&mut self.told, true) {
            note(Line::Silent(self.asked, silent));
        }
    }
}

fn note(line: &Line) {
    match line {
        Line::Silent(who, time) => tracing::warn!(?who, seconds = time.as_secs(), "keeps silent"),
        Line::Again(who, time) => tracing::warn!(?who, seconds = time.as_secs(), "answers again"),
        Line::Well => tracing::info!("main loop and page answer"),
    }
}

fn note_standstill(told: &str) {
    let pulse = serde_json::from_str::<Option<Pulse>>(told).ok().flatten();
    if let Some(Pulse { screen, standstill }) = pulse.filter(|pulse| pulse.standstill > STANDSTILL) {
        tracing::warn!(screen, milliseconds = standstill, "the page stood still");
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    const TICK: Duration = Duration::from_millis(5);
    /// Long enough for the other one's thread on a busy machine.
    const SOON: Duration = Duration::from_secs(2);

    /// Watches two loops of which one is kept busy at its first question, until it has been told, and lets go then.
    fn check(hangs: Asked) {
        let (answers, answered) = mpsc::channel();
        let (let_go, released) = mpsc::channel::<()>();
        let (told, lines) = mpsc::channel();
        let mut released = Some(released);
        let mut loop_of = |asked: Asked| {
            let (questions, asked_of) = mpsc::channel::<()>();
            let (answers, busy) = (answers.clone(), released.take_if(|_| asked == hangs));
            thread::spawn(move || {
                asked_of.iter().enumerate().for_each(|(at, ())| {
                    if let (0, Some(busy)) = (at, &busy) {
                        busy.recv().unwrap();
                    }
                    let _ = answers.send(asked);
                });
            });
            questions
        };
        let (main_loop, page) = (loop_of(Asked::MainLoop), loop_of(Asked::Page));
        let (close, closed) = mpsc::channel::<()>();
        let ask = move |asked| {
            let open = closed.try_recv() != Err(mpsc::TryRecvError::Disconnected);
            open && if asked == Asked::MainLoop { main_loop.send(()) } else { page.send(()) }.is_ok()
        };
        let watching =
            thread::spawn(move || watch_until_closed(ask, &answered, TICK, SOON, |line| told.send(line).unwrap()));
        let line = lines.recv().unwrap();
        assert!(matches!(line, Line::Silent(asked, time) if asked == hangs && time > SOON), "{line:?}");
        let_go.send(()).unwrap();
        let line = lines.recv().unwrap();
        assert!(matches!(line, Line::Again(asked, time) if asked == hangs && time > SOON), "{line:?}");
        drop(close);
        watching.join().unwrap();
    }

    #[test]
    fn a_main_loop_that_hangs_is_told_once_and_so_is_its_return() {
        check(Asked::MainLoop);
    }

    #[test]
    fn a_page_that_hangs_is_told_once_and_so_is_its_return() {
        check(Asked::Page);
    }

    #[test]
    fn the_page_says_where_it_stood_still() {
        let pulse = |text| serde_json::from_str::<Option<Pulse>>(text).unwrap().map(|pulse| pulse.standstill);
        assert_eq!(pulse("null"), None);
        assert_eq!(pulse(r#"{"screen":"home","standstill":2500}"#), Some(2500));
    }
}
