//! The one window: how it opens, that it comes back as it was left, and that a second start raises it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use gangway_app::views::WindowPlace;
use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, LogicalSize, Manager, WebviewWindowBuilder, Wry};

use crate::watchdog;

/// The label of the window in tauri.conf.json and in the capability.
pub(crate) const LABEL: &str = "main";

/// Notes what the content security policy refuses, from before the first element on. Journeys read the list.
const NOTE_VIOLATIONS: &str = "window.__violations = []; addEventListener('securitypolicyviolation', (event) => \
    window.__violations.push(`${event.effectiveDirective} ${event.blockedURI}`));";

/// Opens the window as large as it was left.
pub(crate) fn open(program: &tauri::App, left: Option<WindowPlace>) -> tauri::Result<()> {
    let Some(config) = program.config().app.windows.first() else { return Ok(()) };
    let mut builder = WebviewWindowBuilder::from_config(program, config)?
        // The window shows its own page and nothing else: other addresses go to the person's browser.
        .on_navigation(|address| address.scheme() == "tauri" || address.host_str() == Some("tauri.localhost"))
        .on_new_window(|_, _| NewWindowResponse::Deny);
    if cfg!(debug_assertions) {
        builder = builder.initialization_script(NOTE_VIOLATIONS);
    }
    if let Some(place) = left {
        builder = builder.inner_size(f64::from(place.width), f64::from(place.height)).maximized(place.maximized);
    }
    let window = builder.build()?;
    tracing::info!("the window is made");
    watchdog::watch(window);
    Ok(())
}

/// How the window stands now, to be opened like this the next time.
pub(crate) fn place(window: &tauri::Window) -> Option<WindowPlace> {
    let size: LogicalSize<u32> = window.inner_size().ok()?.to_logical(window.scale_factor().ok()?);
    Some(WindowPlace { width: size.width, height: size.height, maximized: window.is_maximized().ok()? })
}

/// One program for each home folder: a second start raises the first one's window and ends.
pub(crate) fn single(home: Option<&Path>) -> TauriPlugin<Wry> {
    if home.is_some() && !cfg!(target_os = "linux") {
        // Elsewhere the name is the program's: another home's window would be raised. The folder's lock still holds.
        return tauri::plugin::Builder::new("one-of-several").build();
    }
    let mut plugin = tauri_plugin_single_instance::Builder::new().callback(|program, _, _| raise(program));
    if let Some(home) = home {
        let mut hasher = DefaultHasher::new();
        home.hash(&mut hasher);
        plugin = plugin.dbus_id(format!("dev.gangway.home{:016x}", hasher.finish()));
    }
    plugin.build()
}

/// Brings the window up.
pub(crate) fn raise(program: &AppHandle) {
    if let Some(window) = program.get_webview_window(LABEL) {
        // Each may be refused by a window system that lets no program come forward by itself: nothing else to do.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
