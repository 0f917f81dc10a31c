//! The page of a run in a pipeline that has been in use for long: its log, and the list of runs.

use std::path::Path;
use std::time::{Duration, Instant};

use super::linux;
use crate::window::{Display, Window};

/// How long a long log may take, also in a build that isn't made fast.
const LOADING: Duration = Duration::from_secs(300);

/// Times the page of a run over a home folder: its log, and the list of runs.
///
/// # Panics
/// When the window doesn't open, or shows something else.
pub(super) fn measure(ours: &Path, home: &Path, lines: usize) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let display = Display::start();
        let mut window = Window::open(&display, &linux::start(ours, home)).await;
        let began = Instant::now();
        let first = "return document.querySelector('[data-testid=\"run-log\"] .log-line') !== null || null";
        let shown = || async { window.script(first, vec![]).await.as_bool() };
        window.until_within("the log's first rows", LOADING, shown).await;
        print("log: first rows", began.elapsed().as_secs_f64() * 1e3);
        let script = "const log = document.querySelector('[data-testid=\"run-log\"]'); \
            return log?.dataset.whole === 'true' ? Number(log.dataset.lines) : null";
        let read = || async { window.script(script, vec![]).await.as_u64() };
        let count = window.until_within("the whole log", LOADING, read).await;
        assert!(count >= lines as u64, "{count} lines");
        print("log: all lines read", began.elapsed().as_secs_f64() * 1e3);
        frames(&window, "log: scrolled through, a frame", "[data-testid=\"run-log\"]").await;
        // what most lines hold, and what one holds
        for (what, text) in [("log: search, most lines", "the cart"), ("log: search, one line", "Missing script")] {
            print(what, search(&window, text).await);
        }
        window.press("runs-all").await;
        let began = Instant::now();
        window.see_css("[data-testid=\"runs-list\"] li").await;
        print("runs: first rows", began.elapsed().as_secs_f64() * 1e3);
        for _ in 0..2 {
            let rows = rows(&window).await;
            window.press("runs-older").await;
            window.until("older runs", || async { (rows < self::rows(&window).await).then_some(()) }).await;
        }
        println!("{:<34} {:>10}", "runs: rows", rows(&window).await);
        frames(&window, "runs: scrolled through, a frame", "main").await;
        window.close().await;
    });
}

async fn rows(window: &Window) -> u64 {
    let script = "return document.querySelectorAll('[data-testid=\"runs-run\"]').length";
    window.script(script, vec![]).await.as_u64().unwrap_or_default()
}

/// Scrolls from the top to the end in as many frames as two seconds have, and prints what they took.
async fn frames(window: &Window, what: &str, selector: &str) {
    let script = "const element = document.querySelector(arguments[0]); const steps = 120; const took = []; \
        window.measured = null; element.scrollTop = 0; let last = performance.now(); \
        const frame = (now) => { took.push(now - last); last = now; \
          element.scrollTop = (element.scrollHeight * took.length) / steps; \
          if (took.length < steps) requestAnimationFrame(frame); \
          else window.measured = took.slice(2).sort((a, b) => a - b); }; \
        requestAnimationFrame(frame)";
    window.script(script, vec![selector.into()]).await;
    let took = window
        .until(what, || async {
            let found = window.script("return window.measured", vec![]).await;
            let found: Vec<f64> = found.as_array()?.iter().filter_map(serde_json::Value::as_f64).collect();
            Some(found)
        })
        .await;
    let median = took.get(took.len() / 2).copied().unwrap_or_default();
    let longest = took.last().copied().unwrap_or_default();
    println!("{what:<34} {median:>10.1} ms   longest {longest:.1} ms");
}

/// Milliseconds from a search that is typed until it is told how many lines hold it.
async fn search(window: &Window, text: &str) -> f64 {
    let script = "const field = document.querySelector('[data-testid=\"log-search\"]'); \
        const said = document.querySelector('[data-testid=\"log-found\"]'); \
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set; \
        const write = (text) => { set.call(field, text); field.dispatchEvent(new Event('input', { bubbles: true })) }; \
        window.measured = null; write(''); \
        setTimeout(() => { const began = performance.now(); write(arguments[0]); \
          const look = () => said.textContent === '' || document.querySelector('.log mark') === null \
            ? requestAnimationFrame(look) : (window.measured = performance.now() - began); \
          requestAnimationFrame(look); }, 300)";
    window.script(script, vec![text.into()]).await;
    window.until("what was found", || async { window.script("return window.measured", vec![]).await.as_f64() }).await
}

fn print(what: &str, milliseconds: f64) {
    println!("{what:<34} {milliseconds:>10.1} ms");
}
