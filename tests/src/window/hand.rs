//! What a person does with a control: press it, write into it, choose from it. With the pointer, or with the keyboard
//! alone: then the control is reached by Tab, as it must be reachable.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{PATIENCE, Window};

/// How a window is worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputMethod {
    /// Clicks of a mouse.
    Pointer,
    /// Keys only, as without a mouse.
    Keyboard,
}

/// More stops than any screen has.
const MOST_TABS: usize = 300;

/// How often a thing is tried before that is a failure.
const TRIES: usize = 3;

/// How long a key that the driver failed on may take to arrive.
const HEARD: Duration = Duration::from_secs(1);

/// Whether a control is there to be pressed now: shown, and it or what it wraps isn't disabled.
const READY: &str = "const all = [...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length); \
    const e = all[0]; if (!e) return false; \
    const c = e.matches('button,a,input,textarea,[role]') ? e : e.querySelector('button,a,input,textarea') ?? e; \
    return !c.disabled && c.getAttribute('aria-disabled') !== 'true';";

/// Whether a control stands still, and nothing lies over it: what is still being laid out moves away under a click.
const STILL: &str = "const done = arguments[arguments.length - 1]; \
    const all = [...document.querySelectorAll(arguments[0])].filter((e) => e.getClientRects().length); \
    const e = all[0]; if (!e) { done(false); return; } \
    e.scrollIntoView({ block: 'center', behavior: 'instant' }); \
    const where = () => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height].join(); }; \
    let last = where(); let same = 0; let looks = 0; \
    const look = () => { const now = where(); same = now === last ? same + 1 : 0; last = now; looks += 1; \
      if (same >= 3) { const r = e.getBoundingClientRect(); \
        const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2); \
        done(e.isConnected && top !== null && (e.contains(top) || top.contains(e))); } \
      else if (looks > 60) done(false); else requestAnimationFrame(look); }; \
    requestAnimationFrame(look);";

/// Hears where the next click lands.
const LISTEN: &str = "window.__landed = null; \
    const here = (e, hit) => e.contains(hit) || (hit.matches('label') && hit.contains(e)); \
    document.addEventListener('click', (event) => { \
      const meant = [...document.querySelectorAll(arguments[0])]; \
      window.__landed = meant.some((e) => here(e, event.target)); \
    }, { capture: true, once: true });";

/// Whether it landed beside what it was meant for. A page that the click has left can't say.
const MISSED: &str = "return window.__landed === false;";

/// Whether the focus is on what a selector names, or within it.
const FOCUSED: &str = "const a = document.activeElement; \
    return [...document.querySelectorAll(arguments[0])].some((e) => e === a || e.contains(a));";

impl Window {
    /// Presses a control once it is shown and enabled.
    pub async fn press(&self, id: &str) {
        self.press_within(id, PATIENCE).await;
    }

    /// Like [`Window::press`], for what takes its time.
    pub async fn press_within(&self, id: &str, patience: Duration) {
        self.press_css(&format!("[data-testid=\"{id}\"]"), patience).await;
    }

    /// Presses what a selector names.
    pub async fn press_css(&self, selector: &str, patience: Duration) {
        let end = Instant::now() + patience;
        loop {
            self.shown(selector, patience).await;
            let ready = self.script(READY, vec![json!(selector)]).await == Value::Bool(true);
            // the page may be drawn anew between finding and pressing: then it is found and pressed again
            if ready && self.pressed(selector).await {
                return;
            }
            assert!(Instant::now() < end, "{selector} can't be pressed: {}", self.page_text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn pressed(&self, selector: &str) -> bool {
        match self.hand {
            InputMethod::Pointer => {
                let still = self.client.execute_async(STILL, vec![json!(selector)]).await;
                if !matches!(still, Ok(Value::Bool(true))) {
                    return false;
                }
                let Ok(elements) = self.client.find_all(Locator::Css(selector)).await else { return false };
                for element in elements {
                    if element.is_displayed().await.unwrap_or(false) {
                        let _ = self.client.execute(LISTEN, vec![json!(selector)]).await;
                        let done = self.done_once(|| element.click()).await.is_ok();
                        return done && !self.missed(selector).await;
                    }
                }
                false
            }
            InputMethod::Keyboard => {
                self.reach(selector).await;
                let kind = self
                    .script("const a = document.activeElement; return a.type ?? a.tagName.toLowerCase()", vec![])
                    .await;
                let toggles = kind == "checkbox" || kind == "radio";
                self.key(if toggles { ' ' } else { Key::Enter.into() }).await;
                true
            }
        }
    }

    /// Whether a click landed beside what it was meant for: the page moved under it, as it may under a person's hand.
    async fn missed(&self, selector: &str) -> bool {
        // A browser that asks something has been hit, and the question would be gone after a script.
        if self.client.get_alert_text().await.is_ok() {
            return false;
        }
        let missed = matches!(self.client.execute(MISSED, vec![]).await, Ok(Value::Bool(true)));
        if missed {
            eprintln!("the page moved under a click on {selector}; it is made again");
        }
        missed
    }

    /// Writes a text into a field, in place of what was there, as typing does.
    pub async fn write(&self, id: &str, text: &str) {
        let own = format!("[data-testid=\"{id}\"]");
        let field = format!("{own} input, {own} textarea, input{own}, textarea{own}");
        let element = self.shown(&field, PATIENCE).await;
        match self.hand {
            InputMethod::Pointer => {
                self.click(&field).await;
                // Typed in place of what was there, so that once more does no harm. Not emptied first: React doesn't hear
                // of that, and may fill the field again before anything is typed.
                for _ in 0..TRIES {
                    let typed = match self.chord(Key::Control, 'a').await {
                        Ok(()) if text.is_empty() => self.stroke(Key::Delete.into()).await,
                        Ok(()) => element.send_keys(text).await,
                        failed => failed,
                    };
                    if typed.is_ok() {
                        break;
                    }
                }
            }
            InputMethod::Keyboard => {
                for _ in 0..TRIES {
                    self.reach(&field).await;
                    if self.typed(text).await.is_ok() {
                        break;
                    }
                }
            }
        }
        self.until(&format!("{id} holding what was typed"), || async {
            let found = self.client.find(Locator::Css(&field)).await.ok()?;
            (found.prop("value").await.ok()?? == text).then_some(())
        })
        .await;
    }

    /// Clicks once nothing lies over it any more: a dialog may be on its way out.
    async fn click(&self, selector: &str) {
        self.until(&format!("{selector} to be clicked"), || async {
            let still = self.client.execute_async(STILL, vec![json!(selector)]).await.ok()?;
            if still != Value::Bool(true) {
                return None;
            }
            self.client.find(Locator::Css(selector)).await.ok()?.click().await.ok()
        })
        .await;
    }

    /// Puts a text into a field in place of what was there, as pasting does: a field that helps with typing doesn't help.
    pub async fn paste(&self, id: &str, text: &str) {
        let field = format!("textarea[data-testid=\"{id}\"]");
        let element = self.shown(&field, PATIENCE).await;
        match self.hand {
            InputMethod::Pointer => self.click(&field).await,
            InputMethod::Keyboard => self.reach(&field).await,
        }
        self.all().await;
        self.script("document.execCommand('insertText', false, arguments[0])", vec![json!(text)]).await;
        self.until(&format!("{id} holding what was pasted"), || async {
            (element.prop("value").await.ok()?? == text).then_some(())
        })
        .await;
    }

    /// Chooses a tile or a radio button by its value.
    pub async fn pick(&self, id: &str, value: &str) {
        let group = format!("[data-testid=\"{id}\"]");
        let radio = format!("{group} input[type=radio][value=\"{value}\"]");
        self.until(&radio, || async { self.client.find(Locator::Css(&radio)).await.ok().map(|_| ()) }).await;
        let checked = || async {
            let found = self.client.find(Locator::Css(&radio)).await.ok()?;
            found.is_selected().await.ok()?.then_some(())
        };
        if checked().await.is_some() {
            return;
        }
        match self.hand {
            InputMethod::Pointer => {
                let label = format!("{group} label:has(input[value=\"{value}\"]), {group} [data-value=\"{value}\"]");
                self.press_css(&label, PATIENCE).await;
            }
            InputMethod::Keyboard => {
                self.reach(&format!("{group} input[type=radio]")).await;
                // how far the wished one is from the chosen one; arrow keys don't go round at the ends
                let script = "const all = [...document.querySelectorAll(arguments[0] + ' input[type=radio]')]; \
                    return [all.findIndex((e) => e.checked), all.findIndex((e) => e.value === arguments[1])]";
                for _ in 0..12 {
                    let places = self.script(script, vec![json!(group), json!(value)]).await;
                    let (chosen, wished) = (places[0].as_i64().unwrap_or(-1), places[1].as_i64().unwrap_or(-1));
                    if chosen == wished {
                        break;
                    }
                    // the first of a group that nothing was chosen from takes the focus without being chosen
                    let key = if chosen < 0 && wished == 0 {
                        ' '
                    } else {
                        (if wished > chosen { Key::Down } else { Key::Up }).into()
                    };
                    self.key(key).await;
                    self.until("another one of the group", || async {
                        let now = self.script(script, vec![json!(group), json!(value)]).await;
                        (now[0] != places[0]).then_some(())
                    })
                    .await;
                }
            }
        }
        self.until(&format!("{id} being {value}"), checked).await;
    }

    /// Chooses an entry of a list box by its value.
    pub async fn choose(&self, id: &str, value: &str) {
        let group = format!("[data-testid=\"{id}\"]");
        self.press_css(&format!("{group} button"), PATIENCE).await;
        let entry = format!("[role=option] [data-value=\"{value}\"]");
        match self.hand {
            InputMethod::Pointer => self.press_css(&entry, PATIENCE).await,
            InputMethod::Keyboard => {
                let marked = "return [...document.querySelectorAll(arguments[0])].some((e) => \
                    /highlighted/.test(e.closest('[role=option]').className))";
                for _ in 0..60 {
                    if self.script(marked, vec![json!(entry)]).await == Value::Bool(true) {
                        break;
                    }
                    self.key(Key::Down.into()).await;
                }
                self.key(Key::Enter.into()).await;
            }
        }
    }

    /// Puts the focus on what a selector names, by Tab alone.
    pub async fn reach(&self, selector: &str) {
        for _ in 0..MOST_TABS {
            if self.script(FOCUSED, vec![json!(selector)]).await == Value::Bool(true) {
                return;
            }
            // where the focus is now is looked at anyway
            let _ = self.stroke(Key::Tab.into()).await;
        }
        panic!("{selector} can't be reached by Tab: {}", self.page_text().await);
    }

    /// Types into what has the focus, in place of what was there.
    async fn typed(&self, text: &str) -> Result<(), CmdError> {
        self.mark().await?;
        if text.is_empty() {
            self.stroke(Key::Delete.into()).await?;
        }
        for character in text.chars() {
            self.stroke(if character == '\n' { Key::Enter.into() } else { character }).await?;
        }
        Ok(())
    }

    /// A fifth larger, as Tauri's keys for it do.
    pub(super) async fn enlarge_a_step(&self) {
        self.done_once(|| self.chord(Key::Control, '=')).await.expect("two keys");
    }

    /// Marks all of what has the focus.
    pub async fn all(&self) {
        self.mark().await.expect("two keys");
    }

    async fn mark(&self) -> Result<(), CmdError> {
        self.done_once(|| self.chord(Key::Control, 'a')).await
    }

    /// One key.
    pub async fn key(&self, value: char) {
        self.stroke(value).await.expect("a key");
    }

    async fn stroke(&self, value: char) -> Result<(), CmdError> {
        self.done_once(|| {
            let actions = KeyActions::new("keyboard".to_owned());
            let actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
            self.client.perform_actions(actions)
        })
        .await
    }

    /// Does something with a key or the pointer. WebKit's driver now and then answers with an unknown error, to what
    /// the page heard and to what it didn't: only then it is done again.
    async fn done_once<F: Future<Output = Result<(), CmdError>>>(&self, act: impl Fn() -> F) -> Result<(), CmdError> {
        let mut outcome = Ok(());
        for _ in 0..TRIES {
            let before = self.heard().await;
            outcome = act().await;
            if !matches!(&outcome, Err(CmdError::Standard(why)) if why.error == ErrorStatus::UnknownError) {
                break;
            }
            let end = Instant::now() + HEARD;
            while Instant::now() < end {
                if self.heard().await != before {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        outcome
    }

    /// How many keys and presses the page has heard since it was first asked; a page that began anew has heard none.
    async fn heard(&self) -> Option<u64> {
        let script = "if (window.__heard === undefined) { window.__heard = 0; \
            for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => { window.__heard += 1 }, true); } \
            return window.__heard";
        self.client.execute(script, vec![]).await.ok()?.as_u64()
    }

    /// A key while another is held.
    async fn chord(&self, held: Key, value: char) -> Result<(), CmdError> {
        let held = char::from(held);
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        self.client.perform_actions(actions).await
    }
}
