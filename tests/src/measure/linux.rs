//! The start of a window and what it holds, part by part.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::program::{below, log_lines};
use crate::window::{Display, InputMethod, Window, WindowStart};

/// Starts of each window.
const STARTS: usize = 15;
/// Processor time is counted in these, in /proc.
const TICKS_PER_SECOND: f64 = 100.0;

/// What is measured of one start, by name and in the order in which it is printed; what one of them doesn't have is left
/// out.
type Figures = Vec<(&'static str, f64)>;

const WHOLE: &str = "start to a usable window, ms";
const MEMORY: &str = "memory of all processes, MiB";

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
        let names: Vec<&'static str> = first[0].iter().map(|(name, _)| *name).collect();
        for name in names {
            let (Some(ours), bare) = (median(&first, name), median(&second, name)) else { continue };
            let goal = match name {
                WHOLE => ", goal 1.2 x",
                MEMORY => ", goal 1.15 x",
                _ => "",
            };
            match bare {
                Some(bare) => println!("{name:<34} {ours:>10.1}      bare {bare:.1}, {:.2} x{goal}", ours / bare),
                None => println!("{name:<34} {ours:>10.1}"),
            }
        }
    });
}

fn median(all: &[Figures], name: &str) -> Option<f64> {
    let of = |one: &Figures| one.iter().find(|(found, _)| *found == name).map(|(_, figure)| *figure);
    let mut all: Vec<f64> = all.iter().filter_map(of).collect();
    all.sort_unstable_by(f64::total_cmp);
    all.get(all.len() / 2).copied()
}

/// A program over a person's home folder, as it is without a driver.
pub(super) fn start(program: &Path, home: &Path) -> WindowStart {
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
        composed: false,
    }
}

/// Starts a program and waits until the element is shown.
async fn measure(display: &Display, program: &Path, usable: &str) -> Figures {
    let home = tempfile::tempdir().expect("a home folder");
    let start = start(program, home.path());
    let began = Instant::now();
    let mut window = Window::open(display, &start).await;
    window.see_css(usable).await;
    let mut figures = vec![(WHOLE, began.elapsed().as_secs_f64() * 1e3)];
    let processes = below(window.driver_id());
    if let Some(born) = processes.iter().find(|id| is(**id, program)).and_then(|id| born(*id)) {
        figures.extend(parts(&window, born, &home.path().join("gangway")).await);
    }
    figures.extend(settled_memory(window.driver_id()).await);
    let busy = below(window.driver_id()).into_iter().map(processor_time).sum();
    figures.push(("processor time of all, ms", busy));
    window.close().await;
    figures
}

/// How long after the process came into being what happened, ms: from the program's log and the page's own marks.
async fn parts(window: &Window, born: f64, home: &Path) -> Figures {
    let log = log_lines(home);
    let noted = |what: &str| {
        let moment = log.iter().find(|line| line.ends_with(what))?.split_whitespace().next()?;
        let moment = OffsetDateTime::parse(moment, &Rfc3339).ok()?;
        Some(moment.unix_timestamp_nanos() as f64 / 1e6 - born)
    };
    let script = "const of = (kind, name) => performance.getEntriesByType(kind).find((it) => it.name === name)?.startTime; \
        return [performance.timeOrigin, of('mark', 'script'), of('mark', 'answered'), of('mark', 'shown') \
        ?? of('paint', 'first-contentful-paint')];";
    let page = window.until("the first picture", || async {
        let page = window.script(script, vec![]).await;
        page[3].is_number().then_some(page)
    });
    let page = page.await;
    let origin = page[0].as_f64().unwrap_or_default() - born;
    let marked = |at: usize| page.get(at).and_then(Value::as_f64).map(|after| origin + after);
    let all = [
        ("  the program runs, ms", noted("started")),
        ("  the folder of setups is open, ms", noted("the folder of setups is open")),
        ("  the window is made, ms", noted("the window is made")),
        ("  the page begins, ms", Some(origin)),
        ("  its scripts are read, ms", marked(1)),
        ("  words and first answer, ms", marked(2)),
        ("  it is painted, ms", marked(3)),
    ];
    all.into_iter().filter_map(|(name, figure)| Some((name, figure?))).collect()
}

/// Waits until the memory changes by less than 1 % between two looks.
async fn settled_memory(driver: u32) -> Figures {
    let mut last = 0.0;
    for _ in 0..40 {
        let now = memory(driver)[0].1;
        if now > 0.0 && (now - last).abs() < now / 100.0 {
            break;
        }
        last = now;
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    memory(driver)
}

/// The proportional set sizes of all below the driver, MiB: together and by kind.
fn memory(driver: u32) -> Figures {
    let (mut page, mut network, mut rest) = (0.0, 0.0, 0.0);
    for id in below(driver) {
        let kind = match std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default().trim() {
            // the kernel keeps 15 characters
            "WebKitWebProces" => &mut page,
            "WebKitNetworkPr" => &mut network,
            _ => &mut rest,
        };
        *kind += pss(id) / 1024.0;
    }
    vec![
        (MEMORY, page + network + rest),
        ("  the program, MiB", rest),
        ("  the page's process, MiB", page),
        ("  the network's process, MiB", network),
    ]
}

fn pss(id: u32) -> f64 {
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0.0)
}

fn is(id: u32, program: &Path) -> bool {
    std::fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|path| path == program)
}

/// A number of /proc's `stat`, counted from the state on, which is 0.
fn stat(id: u32, at: usize) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(at)?.parse().ok()
}

/// When a process came into being, ms since 1970, to a hundredth of a second.
fn born(id: u32) -> Option<f64> {
    let up = std::fs::read_to_string("/proc/uptime").ok()?;
    let up: f64 = up.split_whitespace().next()?.parse().ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs_f64();
    Some((now - up + stat(id, 19)? / TICKS_PER_SECOND) * 1e3)
}

/// User and system, ms.
fn processor_time(id: u32) -> f64 {
    let ticks = stat(id, 11).unwrap_or_default() + stat(id, 12).unwrap_or_default();
    ticks / TICKS_PER_SECOND * 1e3
}
