//! The door for a page in a browser is in development builds alone. A release that had it wouldn't compile, and
//! `cargo xtask bundle` looks for it in the program that it packs; the window's page is built without its other side.

use std::process::Command;

use gangway_tests::place;
use gangway_tests::skip::skip;

use crate::code::{File, files};

/// The header that both sides of the door name: where it isn't, there is no door.
const MARK: &str = "x-gangway-door";

/// The files that name it: the program's side, the page's, and the search before a bundle is made.
const SIDES: [&str; 3] = ["src-tauri/src/door/guard.rs", "ui/dev/door.ts", "xtask/src/bundle.rs"];

/// What would let the door into a release: that the module isn't for development builds alone, that it could be compiled
/// in others, or that a profile calls itself a development build.
fn check(files: &[File]) -> Vec<String> {
    let text = |path: &str| files.iter().find(|file| file.path == path).map_or("", |file| file.text.as_str());
    let mut wrong = Vec::new();
    if !text("src-tauri/src/lib.rs").contains("#[cfg(debug_assertions)]\npub mod door;\n") {
        wrong.push("lib.rs: the door is compiled in a release".to_owned());
    }
    if !text("src-tauri/src/door/mod.rs").contains("#[cfg(not(debug_assertions))]\ncompile_error!(") {
        wrong.push("door/mod.rs: a release with it would compile".to_owned());
    }
    let settings = files.iter().filter(|file| file.path.ends_with(".toml"));
    wrong.extend(settings.filter(|file| file.text.contains("debug-assertions")).map(|file| file.path.clone()));
    wrong
}

#[test]
fn no_release_has_the_door() {
    let files = files(&["src-tauri/src", "Cargo.toml", ".cargo"], &[".rs", ".toml"]);
    assert_eq!(check(&files), Vec::<String>::new());
}

#[test]
fn a_door_in_a_release_is_found() {
    let with = |lib: &str, door: &str, cargo: &str| {
        let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
        let files =
            [file("src-tauri/src/lib.rs", lib), file("src-tauri/src/door/mod.rs", door), file("Cargo.toml", cargo)];
        check(&files).len()
    };
    let lib = "mod commands;\n#[cfg(debug_assertions)]\npub mod door;\n";
    let door = "#[cfg(not(debug_assertions))]\ncompile_error!(\"none\");\n";
    assert_eq!(with(lib, door, "[profile.release]\n"), 0);
    assert_eq!(with("pub mod door;\n", door, ""), 1);
    assert_eq!(with(lib, "mod http;\n", ""), 1);
    assert_eq!(with(lib, door, "[profile.release]\ndebug-assertions = true\n"), 1);
}

#[test]
fn the_windows_page_is_built_without_its_side_of_the_door() {
    let sources = files(&SIDES, &[]);
    let silent: Vec<_> = SIDES
        .iter()
        .filter(|side| !sources.iter().any(|file| file.path == **side && file.text.contains(MARK)))
        .collect();
    assert_eq!(silent, Vec::<&&str>::new(), "files that should name {MARK}");
    let built = place::repository().join("ui/dist/assets");
    let Ok(assets) = std::fs::read_dir(&built) else {
        return skip("the_windows_page_is_built_without_its_side_of_the_door", "the page isn't built");
    };
    let scripts =
        assets.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "js"));
    let texts: Vec<String> = scripts.map(|path| std::fs::read_to_string(path).expect("a script")).collect();
    assert!(
        texts.iter().any(|text| text.contains("__TAURI_INTERNALS__")),
        "the page's scripts, with the window's door"
    );
    assert!(!texts.iter().any(|text| text.contains(MARK)), "{MARK} is in the built page");
}

#[test]
fn a_development_build_has_what_is_looked_for_in_a_release() {
    let test = "a_development_build_has_what_is_looked_for_in_a_release";
    let program = place::programs().join("gangway").with_extension(std::env::consts::EXE_EXTENSION);
    if !place::in_path("grep") || !program.is_file() {
        return skip(test, "grep or the program isn't here");
    }
    let found = Command::new("grep").args(["-q", "-a", "-F", MARK]).arg(program).status().expect("grep");
    assert!(found.success(), "{MARK} isn't in the program of a development build");
}
