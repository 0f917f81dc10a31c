//! The window's permissions are the commands of the table, the listening to dropped folders, and to zoom, which Tauri's
//! keys for it ask for: no more, no fewer.

macro_rules! names {
    (app { $($name:ident($question:ty) -> $answer:ty,)* } shell { $($shell:ident($ask:ty) -> $tell:ty,)* }) => {
        &[$(stringify!($name),)* $(stringify!($shell),)*]
    };
}
const COMMANDS: &[&str] = commands!(names);
const OF_TAURI: &[&str] =
    &["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"];

#[test]
fn the_window_may_call_the_table_and_nothing_else() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
    let given: Vec<&str> = file["permissions"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let commands = COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
    let expected: Vec<String> = OF_TAURI.iter().map(ToString::to_string).chain(commands).collect();
    assert_eq!(given, expected);
    assert_eq!(file["windows"], serde_json::json!([crate::window::LABEL]));
}
