//! axe-core over the page that is shown.

use serde_json::Value;

use super::Window;
use crate::place;

/// One rule that the page breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The rule, e.g. `color-contrast`.
    pub rule: String,
    /// What breaks it.
    pub nodes: Vec<String>,
}

/// Counts what begins to move from now on. Text that is fading in has less contrast than it will have.
const COUNT_MOVES: &str = "if (window.__moves === undefined) { \
    window.__moves = 0; \
    for (const kind of ['animationstart', 'transitionrun']) document.addEventListener(kind, () => window.__moves++, true); \
  }";

const LOOK: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, { resultTypes: ['violations'] }).then((r) => \
      done(r.violations.map((v) => ({ rule: v.id, nodes: v.nodes.map((n) => n.html) }))), \
      (e) => done(String(e)));";

impl Window {
    /// Everything that axe-core finds on the page now.
    pub async fn axe(&self) -> Vec<Finding> {
        let file = place::kept().join("npm/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file)
            .unwrap_or_else(|why| panic!("{}: {why}: `cargo xtask test` installs it", file.display()));
        if self.script("return typeof window.axe", vec![]).await != "object" {
            self.script(&axe, vec![]).await;
        }
        self.script(COUNT_MOVES, vec![]).await;
        let report = self
            .until("a page that rests while axe looks", || async {
                let before = self.script("return window.__moves", vec![]).await;
                self.settled().await;
                let report = self.client().execute_async(LOOK, vec![]).await.expect("a report of axe");
                (self.script("return window.__moves", vec![]).await == before).then_some(report)
            })
            .await;
        let Value::Array(found) = report else { panic!("axe: {report}") };
        found
            .iter()
            .map(|one| Finding {
                rule: one["rule"].as_str().unwrap_or_default().to_owned(),
                nodes: one["nodes"].as_array().into_iter().flatten().map(|node| node.to_string()).collect(),
            })
            .collect()
    }
}
