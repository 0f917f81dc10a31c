//! What WebKitGTK needs before GTK starts.

#[cfg(target_os = "linux")]
use std::path::Path;

use gangway_app::environment::Environment;

/// Where the kernel lists graphics cards; those that render for everybody are named `renderD…`.
#[cfg(target_os = "linux")]
const CARDS: &str = "/dev/dri";

/// Has WebKit hand frames over in shared memory. Its default, DMA-BUF, leaves windows blank on many drivers
/// (tauri#9304), and switching DMA-BUF off instead makes WebDriver's screenshots hang.
///
/// Without a graphics card that renders (a virtual machine, a remote desktop) WebKit would have one imitated, for some
/// 80 MB and a tenth of a second: it paints by itself there.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "set_var is unsafe with threads; this is the first thing that main does, before any")]
pub(crate) fn prepare(environment: &Environment) {
    if !environment.webkit_chosen {
        // SAFETY: no thread has been started yet.
        unsafe { std::env::set_var("WEBKIT_DMABUF_RENDERER_FORCE_SHM", "1") };
    }
    if !environment.compositing_chosen && !has_card(Path::new(CARDS)) {
        // SAFETY: as above.
        unsafe { std::env::set_var("WEBKIT_DISABLE_COMPOSITING_MODE", "1") };
    }
}

/// Whether the folder names a card that renders and that this person may use.
#[cfg(target_os = "linux")]
fn has_card(cards: &Path) -> bool {
    std::fs::read_dir(cards).into_iter().flatten().flatten().any(|entry| {
        entry.file_name().to_string_lossy().starts_with("renderD")
            && std::fs::OpenOptions::new().read(true).write(true).open(entry.path()).is_ok()
    })
}

/// Nothing elsewhere.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare(_: &Environment) {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn only_a_card_that_renders_for_this_person_counts() {
        let cards = tempfile::tempdir().unwrap();
        assert!(!has_card(&cards.path().join("none")) && !has_card(cards.path()));
        std::fs::File::create(cards.path().join("card0")).unwrap();
        std::fs::create_dir(cards.path().join("renderD129")).unwrap();
        assert!(!has_card(cards.path()), "one can't be written to, the other renders nothing");
        std::fs::File::create(cards.path().join("renderD128")).unwrap();
        assert!(has_card(cards.path()));
    }
}
