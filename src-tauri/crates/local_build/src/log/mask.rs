//! Secrets, shown as `***`.

/// What stands in a secret's place, as CodeBuild writes it.
const MASKED: &str = "***";
/// A line of a secret with several lines that is shorter says nothing, and stands in many other places.
const LINE_LEAST: usize = 8;

/// The values that no line may show.
///
/// Source: "Build specification reference", `env`: the exact value is hidden; what a command makes of it isn't.
#[derive(Clone, Default)]
pub struct Mask {
    /// The longest first: one may hold another.
    values: Vec<String>,
}

impl Mask {
    /// Of these values. Empty ones are none.
    #[must_use]
    pub fn new<'v>(secrets: impl IntoIterator<Item = &'v str>) -> Self {
        let mut values: Vec<String> = Vec::new();
        for secret in secrets {
            let secret = secret.trim_matches(['\r', '\n']);
            if !secret.trim().is_empty() {
                values.push(secret.to_owned());
            }
            // a log has lines, and so has a key
            if secret.contains('\n') {
                let lines = secret.lines().map(str::trim).filter(|line| line.len() >= LINE_LEAST);
                values.extend(lines.map(str::to_owned));
            }
        }
        values.sort_by_key(|value| std::cmp::Reverse(value.len()));
        values.dedup();
        Self { values }
    }

    /// The text without the values.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut masked = text.to_owned();
        for value in &self.values {
            if masked.contains(value.as_str()) {
                masked = masked.replace(value.as_str(), MASKED);
            }
        }
        masked
    }

    /// Bytes of the longest value.
    pub(super) fn longest(&self) -> usize {
        self.values.first().map_or(0, String::len)
    }
}

impl std::fmt::Debug for Mask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mask({})", self.values.len())
    }
}
