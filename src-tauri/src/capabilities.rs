// What the one window may do, as the text of capabilities/main.json: the commands of the table, the listening to dropped
// folders, and zoom, which Tauri's keys for it ask for; no more, no fewer.
//
// Plain text without imports: `cargo xtask gen` reads it from here, since the shell isn't built while the file names a
// command that is gone. `bindings.rs` tests that the file is fresh.

macro_rules! names {
    ($($section:ident { $($name:ident($question:ty) -> $answer:ty,)* })*) => {
        &[$($(stringify!($name),)*)*]
    };
}
const COMMANDS: &[&str] = commands!(names);
const OF_TAURI: &[&str] =
    &["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"];

/// The file's text.
pub(crate) fn text() -> String {
    let commands = COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
    let permissions: Vec<String> = OF_TAURI.iter().map(ToString::to_string).chain(commands).collect();
    let permissions = permissions.join("\",\n    \"");
    format!(
        r#"{{
  "identifier": "main",
  "description": "What the one window may do: the commands of the table, to listen for dropped folders, and to zoom.",
  "local": true,
  "windows": [
    "main"
  ],
  "permissions": [
    "{permissions}"
  ]
}}
"#
    )
}
