//! Notifications of the system, while the window isn't in front. A click brings the window up, where the notice leads.

use gangway_app::views::Notice;
use gangway_words::Words;
use notify_rust::Notification;
use tauri::{AppHandle, Emitter, Manager};

use crate::commands::Opening;
use crate::window;

/// Told to the page when a notification was clicked, with where it leads.
const CLICKED: &str = "notice";

/// Tells what happens from now on, until the program ends.
pub(crate) fn follow(program: &AppHandle, opening: Opening) {
    let program = program.clone();
    tauri::async_runtime::spawn(async move {
        let Ok(app) = opening.end().await else { return };
        let mut notices = app.notices();
        while let Some(notice) = notices.next().await {
            if !in_front(&program) {
                let (program, words) = (program.clone(), Words::new(app.language()));
                // One that can be clicked is waited for.
                std::thread::spawn(move || tell(&program, &words, &notice));
            }
        }
    });
}

fn in_front(program: &AppHandle) -> bool {
    program.get_webview_window(window::LABEL).is_some_and(|window| window.is_focused().unwrap_or_default())
}

fn tell(program: &AppHandle, words: &Words, notice: &Notice) {
    let mut notification = Notification::new();
    let title = if notice.name.is_empty() { words.say("notice-title", &[]) } else { notice.name.clone() };
    let sentence = words.say(&format!("notice-{}", notice.code.as_ref()), &[]);
    notification.appname("Gangway").summary(&title).body(&sentence);
    let leads = || {
        window::raise(program);
        let _ = program.emit(CLICKED, &notice.place);
    };
    if let Err(error) = show(&mut notification, words, leads) {
        tracing::info!(%error, "the system shows no notifications");
    }
}

/// Shows it and waits until it was clicked or is gone.
#[cfg(target_os = "linux")]
fn show(notification: &mut Notification, words: &Words, leads: impl FnOnce()) -> notify_rust::error::Result<()> {
    // The desktop knows the program, its name and its icon by the file that its package installs.
    notification.hint(notify_rust::Hint::DesktopEntry("Gangway".to_owned()));
    let shown = notification.action("default", &words.say("notice-open", &[])).show()?;
    shown.wait_for_action(|action| {
        if action == "default" {
            leads();
        }
    });
    Ok(())
}

/// Shows it. Here a click is the system's: it brings the program up.
#[cfg(not(target_os = "linux"))]
fn show(notification: &mut Notification, _: &Words, _: impl FnOnce()) -> notify_rust::error::Result<()> {
    // A program that isn't installed has no name that the system knows.
    #[cfg(all(target_os = "windows", not(debug_assertions)))]
    notification.app_id("dev.gangway.desktop");
    notification.show()?;
    Ok(())
}
