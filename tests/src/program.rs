//! Programs that a test starts: on free ports, and ended when the test ends, also when it panics.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A running program that ends with this value.
#[derive(Debug)]
pub struct RunningProgram {
    child: Child,
    name: String,
}

impl RunningProgram {
    /// Starts it, with nothing on its standard input.
    #[must_use]
    pub fn start(command: &mut Command) -> Self {
        Self::spawn(command.stdin(Stdio::null()))
    }

    /// Starts it with a standard input that is at its end when this value is.
    #[must_use]
    pub fn start_with_input(command: &mut Command) -> Self {
        Self::spawn(command.stdin(Stdio::piped()))
    }

    fn spawn(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().unwrap_or_else(|why| panic!("{name} doesn't start: {why}"));
        Self { child, name }
    }

    /// The process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: no word of farewell. Waits until it is gone.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// SIGKILL to it and to all that it started.
    #[cfg(target_os = "linux")]
    pub fn kill_all(&mut self) {
        let ids: Vec<String> = below(self.id()).iter().map(u32::to_string).collect();
        let _ = Command::new("kill").arg("-9").args(ids).stderr(Stdio::null()).status();
        self.kill();
    }

    /// Ends its standard input.
    pub fn end_input(&mut self) {
        drop(self.child.stdin.take());
    }

    /// Whether it still runs.
    pub fn alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Its exit code; panics when it hasn't ended within the time.
    pub fn end(&mut self, within: Duration) -> Option<i32> {
        let name = self.name.clone();
        let status = until(&format!("the end of {name}"), within, || self.child.try_wait().ok().flatten());
        status.code()
    }

    /// Its standard output as lines while it runs. Only once, and only when the command piped it.
    pub fn lines(&mut self) -> mpsc::Receiver<String> {
        let output = self.child.stdout.take().expect("the command pipes its output");
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        lines
    }

    /// Everything that is left on its standard error, after it ended.
    pub fn errors(&mut self) -> String {
        let mut text = String::new();
        if let Some(mut output) = self.child.stderr.take() {
            let _ = output.read_to_string(&mut text);
        }
        text
    }
}

impl Drop for RunningProgram {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits for a condition, looking 20 times a second, and gives what it gave.
pub fn until<T>(what: &str, within: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + within;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "waited {} s in vain for {what}", within.as_secs());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A port on 127.0.0.1 that nobody used just now.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port on 127.0.0.1");
    listener.local_addr().expect("a bound port").port()
}

/// Waits until something answers on a port of 127.0.0.1.
pub fn answers(port: u16, within: Duration) {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    until(&format!("an answer on port {port}"), within, || {
        TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok()
    });
}

/// What a program has noted in its folder of state, oldest first.
#[must_use]
pub fn log_lines(home: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(home.join("logs")).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| std::fs::read_to_string(file).ok());
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// All processes below a process, without itself.
#[cfg(target_os = "linux")]
#[must_use]
pub fn below(root: u32) -> Vec<u32> {
    let parent = |id: u32| {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        if status.lines().any(|line| line.starts_with("State:") && line.contains('Z')) {
            return None;
        }
        status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse::<u32>().ok())
    };
    let all = std::fs::read_dir("/proc").expect("/proc").flatten();
    let pairs: Vec<(u32, u32)> = all
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|id| Some((id, parent(id)?)))
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&one) = found.get(next) {
        found.extend(
            pairs.iter().filter(|(id, of)| *of == one && !found.contains(id)).map(|(id, _)| *id).collect::<Vec<_>>(),
        );
        next += 1;
    }
    found.split_off(1)
}

/// Whether a process is there and not only waiting to be buried.
#[cfg(target_os = "linux")]
#[must_use]
pub fn is_alive(id: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{id}/status"))
        .is_ok_and(|status| !status.lines().any(|line| line.starts_with("State:") && line.contains('Z')))
}
