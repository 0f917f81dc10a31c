//! How long the page works on each letter that somebody types into a field.

use std::time::Duration;

use serde_json::Value;

use super::Window;

/// Types a text letter by letter into the field of a selector. After each letter it waits until the page has drawn what came
/// of it, before the next frame.
const TYPE: &str = "const [selector, text] = arguments; const field = document.querySelector(selector); \
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set; \
    const turn = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); \
      port1.onmessage = done; port2.postMessage(null); }); \
    window.typed = null; \
    void (async () => { const took = []; \
      for (let end = 1; end <= text.length; end += 1) { const began = performance.now(); \
        set.call(field, text.slice(0, end)); field.dispatchEvent(new Event('input', { bubbles: true })); \
        await turn(); field.getBoundingClientRect(); took.push(performance.now() - began); } \
      window.typed = took; })()";

impl Window {
    /// Types a text into a field, and gives how long the page worked on each letter, sorted: its code and its layout.
    ///
    /// # Panics
    /// When there is no such field.
    pub async fn time_keys(&self, selector: &str, text: &str) -> Vec<Duration> {
        self.see_css(selector).await;
        self.script(TYPE, vec![selector.into(), text.into()]).await;
        let typed = || async { self.script("return window.typed", vec![]).await.as_array().cloned() };
        let took = self.until("what was typed", typed).await;
        let mut took: Vec<Duration> = took.iter().filter_map(Value::as_f64).map(milliseconds).collect();
        took.sort_unstable();
        took
    }
}

fn milliseconds(found: f64) -> Duration {
    Duration::from_secs_f64(found / 1e3)
}
