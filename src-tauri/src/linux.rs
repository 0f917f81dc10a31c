//! What WebKitGTK needs before GTK starts.

use gangway_app::environment::Environment;

/// Has WebKit hand frames over in shared memory. Its default, DMA-BUF, leaves windows blank on many drivers
/// (tauri#9304), and switching DMA-BUF off instead makes WebDriver's screenshots hang.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "set_var is unsafe with threads; this is the first thing that main does, before any")]
pub(crate) fn prepare(environment: &Environment) {
    if !environment.webkit_chosen {
        // SAFETY: no thread has been started yet.
        unsafe { std::env::set_var("WEBKIT_DMABUF_RENDERER_FORCE_SHM", "1") };
    }
}

/// Nothing elsewhere.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare(_: &Environment) {}
