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
        _ if comes_back(event) => {
            let opening = window.state::<Shell>().opening().clone();
            tauri::async_runtime::spawn(async move {
                if let Ok(app) = opening.end().await {
                    app.look_again().await;
                }
            });
        }
        WindowEvent::CloseRequested { api, .. } => {
            let app = window.state::<Shell>().opening().so_far();
            if let (Some(app), Some(place)) = (app, window::place(window)) {
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

/// Whether the person is at the window again. How often that may ask AWS is the job's affair.
fn comes_back(event: &WindowEvent) -> bool {
    matches!(event, WindowEvent::Focused(true))
}

#[cfg(test)]
mod tests {
    use tauri::{PhysicalPosition, PhysicalSize};

    use super::*;

    #[test]
    fn only_whoever_comes_back_has_the_jobs_look_again() {
        assert!(comes_back(&WindowEvent::Focused(true)));
        let others = [
            WindowEvent::Focused(false),
            WindowEvent::Destroyed,
            WindowEvent::Moved(PhysicalPosition::new(0, 0)),
            WindowEvent::Resized(PhysicalSize::new(1, 1)),
        ];
        assert!(others.iter().all(|event| !comes_back(event)));
    }
}
