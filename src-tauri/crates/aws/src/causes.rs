//! What an error and its causes say.

use std::error::Error;

/// An error and its causes in one line. Causes that repeat what was said are left out.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let said = error.to_string();
        if !said.is_empty() && !text.contains(&said) {
            if !text.is_empty() {
                text.push_str(": ");
            }
            text.push_str(&said);
        }
        next = error.source();
    }
    text
}

/// The first error of a type among an error and its causes.
pub(crate) fn find<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        next = error.source();
    }
    None
}

/// Whether a text holds one of these fragments, without regard to case.
pub(crate) fn any(text: &str, fragments: &[&str]) -> bool {
    let lower = text.to_ascii_lowercase();
    fragments.iter().any(|fragment| lower.contains(fragment))
}
