//! What doesn't fit the page that is shown: text that is cut off, controls that nobody can reach.

use super::Window;

impl Window {
    /// Everything that is cut off or out of reach on the page now, at the window's size and zoom.
    pub async fn cut(&self) -> Vec<String> {
        let found = self.script(include_str!("cut.js"), vec![]).await;
        found.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    }
}
