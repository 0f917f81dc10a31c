//! A real window under WebDriver: ours, a browser for the pages that a person opens, or our page alone in a browser.
//!
//! Everything waits on conditions: a control is pressed when it is there, shown and enabled, and a text is read when it
//! has arrived. What the window looks like is kept as pictures, and what axe and the CSP say is kept beside them.

mod axe;
mod browser;
mod cut;
mod display;
mod hand;
mod notifier;
mod tab;
mod typing;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};

pub use axe::Finding;
pub use browser::{Addresses, Browser};
pub use display::Display;
pub use hand::InputMethod;
pub use notifier::Notifier;
pub use tab::Tab;

use crate::program::{RunningProgram, answers, below, free_port, is_alive, until};

/// How long a control may take to appear.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a process may take to start on a busy machine.
const START: Duration = Duration::from_secs(60);

/// What a window is started with.
#[derive(Clone, Debug)]
pub struct WindowStart {
    /// Path of the program.
    pub program: PathBuf,
    /// The program's arguments.
    pub arguments: Vec<String>,
    /// Its environment, on top of ours.
    pub environment: Vec<(OsString, OsString)>,
    /// Where its pictures go.
    pub pictures: PathBuf,
    /// How it is worked.
    pub hand: InputMethod,
    /// Whether WebKit composes the page of layers, also on a machine without a graphics card: else its driver never answers
    /// a request for a picture.
    pub composed: bool,
}

/// A window that is open. Dropping it ends the driver, and with it the program.
#[derive(Debug)]
pub struct Window {
    client: Client,
    driver: RunningProgram,
    pictures: PathBuf,
    hand: InputMethod,
}

impl Window {
    /// Opens the program on the display and waits until its document is there.
    pub async fn open(display: &Display, start: &WindowStart) -> Self {
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .envs(start.environment.iter().map(|(name, value)| (name, value)))
            .envs(display.variables())
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("WEBKIT_DMABUF_RENDERER_FORCE_SHM", "1")
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null());
        if start.composed {
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "0");
        }
        if std::env::var_os("GANGWAY_SHOW_PROGRAM_OUTPUT").is_none() {
            command.stderr(Stdio::null());
        }
        let options = json!({ "binary": start.program, "args": start.arguments });
        let driver = RunningProgram::start(&mut command);
        Self::driven(driver, port, ("webkitgtk:browserOptions", options), &start.pictures, start.hand).await
    }

    /// Has a driver that listens on this port open what the options say.
    async fn driven(
        driver: RunningProgram,
        port: u16,
        options: (&str, Value),
        pictures: &Path,
        hand: InputMethod,
    ) -> Self {
        answers(port, START);
        let (name, options) = options;
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities([(name.to_owned(), options.clone())].into_iter().collect())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|why| panic!("no window opens with {options}: {why}"));
        std::fs::create_dir_all(pictures).expect("a folder for pictures");
        Self { client, driver, pictures: pictures.to_owned(), hand }
    }

    /// The driver's client, for what has no word here.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Process id of the driver, which started the program.
    #[must_use]
    pub fn driver_id(&self) -> u32 {
        self.driver.id()
    }

    /// Closes the window, and waits until the program is gone.
    pub async fn close(&mut self) {
        let programs = below(self.driver.id());
        let _ = tokio::time::timeout(Duration::from_secs(20), self.client.close_window()).await;
        let _ = tokio::time::timeout(Duration::from_secs(20), self.client.clone().close()).await;
        let left = || programs.iter().copied().filter(|id| is_alive(*id)).collect::<Vec<_>>();
        until("the end of the program", Duration::from_secs(20), || left().is_empty().then_some(()));
        self.driver.kill();
    }

    /// Sets the size of the page in pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("a new window size");
        self.until(&format!("a page {width} pixels wide"), || async {
            let found = self.script("return [innerWidth, innerHeight]", vec![]).await;
            (found[0].as_u64()? <= u64::from(width)).then_some(())
        })
        .await;
    }

    /// Enlarges the page to 200 %, by the keys that a person has for it.
    pub async fn enlarge(&self) {
        let width = || async { self.script("return innerWidth", vec![]).await.as_u64().unwrap_or(0) };
        let wanted = width().await / 2;
        self.until("a page of 200 %", || async {
            let before = width().await;
            if before <= wanted {
                return Some(());
            }
            self.enlarge_a_step().await;
            self.until("a larger page", || async { (width().await < before).then_some(()) }).await;
            None
        })
        .await;
    }

    /// The control with this test id, once it is shown.
    pub async fn see(&self, id: &str) -> Element {
        self.see_within(id, PATIENCE).await
    }

    /// Like [`Window::see`], for what takes its time.
    pub async fn see_within(&self, id: &str, patience: Duration) -> Element {
        let selector = format!("[data-testid=\"{id}\"]");
        self.shown(&selector, patience).await
    }

    /// What a selector names, once it is shown.
    pub async fn see_css(&self, selector: &str) -> Element {
        self.shown(selector, PATIENCE).await
    }

    /// Whether a control is there now, without waiting.
    pub async fn has(&self, id: &str) -> bool {
        self.client.find(Locator::Css(&format!("[data-testid=\"{id}\"]"))).await.is_ok()
    }

    /// Waits until the control is gone.
    pub async fn gone(&self, id: &str) {
        self.until(&format!("the end of {id}"), || async { (!self.has(id).await).then_some(()) }).await;
    }

    /// Waits until nothing on the page is still on its way.
    pub async fn answered(&self) {
        let busy = Locator::Css("[data-busy]");
        self.until("all answers", || async { self.client.find(busy).await.is_err().then_some(()) }).await;
    }

    /// The text of a control, once it has one.
    pub async fn text(&self, id: &str) -> String {
        let selector = format!("[data-testid=\"{id}\"]");
        self.until(&format!("a text in {id}"), || async {
            let text = self.client.find(Locator::Css(&selector)).await.ok()?.text().await.ok()?;
            (!text.trim().is_empty()).then(|| text.trim().to_owned())
        })
        .await
    }

    /// Waits until a control's text satisfies a condition, and gives it.
    pub async fn text_when(&self, id: &str, patience: Duration, what: &str, good: impl Fn(&str) -> bool) -> String {
        let selector = format!("[data-testid=\"{id}\"]");
        self.until_within(&format!("{id}: {what}"), patience, || async {
            let text = self.client.find(Locator::Css(&selector)).await.ok()?.text().await.ok()?;
            good(text.trim()).then(|| text.trim().to_owned())
        })
        .await
    }

    /// Keeps a picture of the window as `<name>.png`.
    pub async fn picture(&self, name: &str) {
        self.settled().await;
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(self.pictures.join(format!("{name}.png")), picture).expect("a picture on disk");
    }

    /// Where the pictures go.
    #[must_use]
    pub fn pictures(&self) -> &Path {
        &self.pictures
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|why| panic!("{script}: {why}"))
    }

    /// Waits for a condition.
    pub async fn until<T, F: Future<Output = Option<T>>>(&self, what: &str, look: impl FnMut() -> F) -> T {
        self.until_within(what, PATIENCE, look).await
    }

    /// Like [`Window::until`], for what takes its time.
    pub async fn until_within<T, F: Future<Output = Option<T>>>(
        &self,
        what: &str,
        patience: Duration,
        mut look: impl FnMut() -> F,
    ) -> T {
        let end = Instant::now() + patience;
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if Instant::now() >= end {
                if let Ok(picture) = self.client.screenshot().await {
                    let _ = std::fs::write(self.pictures.join("in-vain.png"), picture);
                }
                panic!(
                    "waited {} s in vain for {what}; the page says:\n{}",
                    patience.as_secs(),
                    self.page_text().await
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the content security policy refused since the page began: a debug build of the program notes it.
    pub async fn violations(&self) -> Vec<String> {
        let found = self.script("return window.__violations ?? ['nobody listened']", vec![]).await;
        found.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    }

    /// Waits until fonts and images are there, no transition runs and two frames were painted, so that two pictures of
    /// one state are alike.
    pub(super) async fn settled(&self) {
        let rest = "const done = arguments[arguments.length - 1]; \
            const still = document.fonts.status === 'loaded' && [...document.images].every((i) => i.complete) && \
              document.getAnimations().every((a) => a.playState !== 'running' || \
                a.effect?.getComputedTiming().iterations === Infinity); \
            requestAnimationFrame(() => requestAnimationFrame(() => done(still)));";
        self.until("a page at rest", || async {
            (self.client.execute_async(rest, vec![]).await.ok()? == Value::Bool(true)).then_some(())
        })
        .await;
    }

    async fn shown(&self, selector: &str, patience: Duration) -> Element {
        self.until_within(selector, patience, || async {
            for element in self.client.find_all(Locator::Css(selector)).await.ok()? {
                if element.is_displayed().await.unwrap_or(false) {
                    return Some(element);
                }
            }
            None
        })
        .await
    }

    async fn page_text(&self) -> String {
        match self
            .client
            .execute(
                "return (document.querySelector('[role=dialog]') ?? document.body).innerText.slice(0, 4000)",
                vec![],
            )
            .await
        {
            Ok(Value::String(text)) => text,
            other => format!("{other:?}"),
        }
    }
}
