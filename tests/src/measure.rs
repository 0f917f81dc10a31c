//! What `cargo xtask bench` prints: medians, each beside the first target that the project set itself.

use std::hint::black_box;
use std::time::{Duration, Instant};

use gangway_blueprint::Blueprint;
use gangway_export::formats::FORMATS;
use gangway_export::{Language, Words};
use gangway_setup::check::{Facts, check};
use gangway_setup::document::Setup;
use gangway_setup::target::Target;

use crate::busy::BusyPipeline;
use crate::setups;

/// Times the pure parts over a setup that uses everything.
///
/// # Panics
/// When the setup has problems: then nothing worth measuring would be measured.
pub fn pure() {
    let setup: Setup = serde_json::from_str(&setups::text(&setups::full())).expect("a setup file");
    let facts = Facts::default();
    let target = Target {
        partition: "aws".to_owned(),
        account: "111122223333".to_owned(),
        region: "us-east-1".to_owned(),
        ..Target::default()
    };
    let words = Words::new(Language::En);
    let problems = check(&setup, &facts);
    let blueprint = Blueprint::from_setup(&setup, &target).expect("a setup without problems");
    assert!(
        !problems.iter().any(|problem| problem.severity == gangway_setup::problem::Severity::Error),
        "{problems:?}"
    );

    line("check", "200 µs", median(|| drop(black_box(check(black_box(&setup), &facts)))));
    line("blueprint", "-", median(|| drop(black_box(Blueprint::from_setup(black_box(&setup), &target)))));
    line(
        "export",
        "1 ms",
        median(|| FORMATS.iter().for_each(|format| drop(format.files(black_box(&blueprint), &words)))),
    );
}

fn line(what: &str, target: &str, found: Duration) {
    println!("{what:<34} {:>10.1} µs   first target {target}", found.as_secs_f64() * 1e6);
}

/// The median of many runs, after some to warm up.
fn median(mut work: impl FnMut()) -> Duration {
    for _ in 0..50 {
        work();
    }
    let mut found: Vec<Duration> = (0..501)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed()
        })
        .collect();
    found.sort_unstable();
    found[found.len() / 2]
}

/// Times the start of two windows and weighs them, in turns.
#[cfg(not(target_os = "linux"))]
pub fn windows(_ours: &std::path::Path, _bare: &std::path::Path) {
    println!("The windows are measured with WebKitWebDriver, which Linux alone has.");
}

/// Times a pipeline with 300 runs and a log of 100,000 lines: what the use cases take, and what the window does with it.
///
/// # Panics
/// At the first surprise.
pub fn busy(ours: &std::path::Path) {
    let home = tempfile::tempdir().expect("a home folder");
    let folder = home.path().join("gangway");
    let began = Instant::now();
    let pipeline = BusyPipeline::new(&folder, RUNS, LINES);
    println!("{:<34} {:>10.1} s", "300 runs and 100,000 lines made in", began.elapsed().as_secs_f64());
    for (what, took) in pipeline.measure(&folder) {
        println!("{what:<34} {:>10.1} ms", took.as_secs_f64() * 1e3);
    }
    #[cfg(target_os = "linux")]
    linux::busy_window(ours, home.path(), LINES);
    #[cfg(not(target_os = "linux"))]
    let _ = ours;
}

/// What a pipeline has that has been in use for long.
const RUNS: usize = 300;
const LINES: usize = 100_000;

#[cfg(target_os = "linux")]
pub use linux::windows;

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;
    use std::time::{Duration, Instant};

    use crate::program::below;
    use crate::window::{Display, InputMethod, Window, WindowStart};

    /// How long a long log may take, also in a build that isn't made fast.
    const LOADING: Duration = Duration::from_secs(300);

    /// Starts of each window.
    const STARTS: usize = 7;

    /// Times the start of two windows and weighs them, in turns, so that both meet the same machine.
    ///
    /// # Panics
    /// When a window doesn't open.
    pub fn windows(ours: &Path, bare: &Path) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let display = Display::start();
            let (mut first, mut second) = (Vec::new(), Vec::new());
            for _ in 0..STARTS {
                first.push(measure(&display, ours, "[data-testid=\"home-new\"]").await);
                second.push(measure(&display, bare, "#line").await);
            }
            report("start to a usable window, ms", "1.5 x", &first, &second, |one| one.0.as_secs_f64() * 1e3);
            report("memory of all processes, MiB", "1.5 x", &first, &second, |one| one.1 / 1024.0);
        });
    }

    /// Times the page of a run over a home folder: its log, and the list of runs.
    ///
    /// # Panics
    /// When the window doesn't open, or shows something else.
    pub(super) fn busy_window(ours: &Path, home: &Path, lines: usize) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let display = Display::start();
            let mut window = Window::open(&display, &start(ours, home)).await;
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
        window
            .until("what was found", || async { window.script("return window.measured", vec![]).await.as_f64() })
            .await
    }

    fn print(what: &str, milliseconds: f64) {
        println!("{what:<34} {milliseconds:>10.1} ms");
    }

    fn start(program: &Path, home: &Path) -> WindowStart {
        WindowStart {
            program: program.to_owned(),
            arguments: vec![],
            environment: vec![
                ("HOME".into(), home.into()),
                ("GANGWAY_HOME".into(), home.join("gangway").into()),
                ("LC_ALL".into(), "en_US.UTF-8".into()),
                ("AWS_EC2_METADATA_DISABLED".into(), "true".into()),
            ],
            pictures: home.join("pictures"),
            hand: InputMethod::Pointer,
        }
    }

    fn report(
        what: &str,
        target: &str,
        ours: &[(Duration, f64)],
        bare: &[(Duration, f64)],
        of: impl Fn(&(Duration, f64)) -> f64,
    ) {
        let median = |all: &[(Duration, f64)]| {
            let mut all: Vec<f64> = all.iter().map(&of).collect();
            all.sort_unstable_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let (ours, bare) = (median(ours), median(bare));
        println!("{what:<34} {ours:>10.1}      bare {bare:.1}, {:.2} x, first target {target}", ours / bare);
    }

    /// Time until the element is shown, and KiB that the program and all that it started hold (PSS).
    async fn measure(display: &Display, program: &Path, usable: &str) -> (Duration, f64) {
        let home = tempfile::tempdir().expect("a home folder");
        let began = Instant::now();
        let mut window = Window::open(display, &start(program, home.path())).await;
        window.see_css(usable).await;
        let took = began.elapsed();
        let memory = settled_memory(window.driver_id()).await;
        window.close().await;
        (took, memory)
    }

    /// Waits until the memory changes by less than 1 % between two looks.
    async fn settled_memory(driver: u32) -> f64 {
        let mut last = 0.0;
        for _ in 0..40 {
            let now = memory(driver);
            if now > 0.0 && (now - last).abs() < now / 100.0 {
                return now;
            }
            last = now;
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        last
    }

    /// The sum of the proportional set sizes below a process, without itself.
    fn memory(driver: u32) -> f64 {
        below(driver).into_iter().map(pss).sum()
    }

    fn pss(id: u32) -> f64 {
        let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or("0");
        line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0.0)
    }
}
