//! Declares every command of the table to the window's access list, so that none can be called without a permission.

#[macro_use]
#[path = "src/table.rs"]
mod table;

macro_rules! names {
    ($($section:ident { $($name:ident($question:ty) -> $answer:ty,)* })*) => {
        &[$($(stringify!($name),)*)*]
    };
}
const COMMANDS: &[&str] = commands!(names);

fn main() {
    println!("cargo:rerun-if-changed=src/table.rs");
    println!("cargo:rerun-if-changed=../ui/dist");
    let page = std::path::Path::new("../ui/dist/index.html");
    if !page.exists() {
        // The compiler embeds this folder and stops where there is none: tests of the rest need no window.
        if let Err(error) = std::fs::create_dir_all("../ui/dist") {
            println!("cargo:warning=ui/dist can't be made: {error}");
        }
        println!("cargo:warning=ui/dist isn't built, so the window stays empty: `cargo xtask run` builds both");
    }
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
