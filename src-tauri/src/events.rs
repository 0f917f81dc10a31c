//! What happens to the window, and what follows from it.

use std::time::Duration;

use tauri::{Emitter, Manager, Window, WindowEvent};

use crate::commands::Shell;
use crate::window;

/// Told to the window when it is about to close: what was typed last is saved now.
const CLOSING: &str = "closing";
/// How long a closing window may take to save what was typed last.
const FAREWELL: Duration = Duration::from_millis(700);

/// Focus looks at once for what waits for the person: they come back from the browser. Closing keeps the window's size.
pub(crate) fn on_window(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::Focused(true) => {
            if let Ok(app) = window.state::<Shell>().app() {
                tauri::async_runtime::spawn(async move { app.look_again().await });
            }
        }
        WindowEvent::CloseRequested { api, .. } => {
            if let (Ok(app), Some(place)) = (window.state::<Shell>().app(), window::place(window)) {
                app.save_window_place(place);
            }
            // Hidden at once, gone when the page had its time: nothing typed is lost.
            if window.hide().is_ok() && window.emit(CLOSING, ()).is_ok() {
                api.prevent_close();
                let window = window.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(FAREWELL);
                    let _ = window.destroy();
                });
            }
        }
        _ => {}
    }
}
