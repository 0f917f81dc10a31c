//! `cargo xtask bench`: the program beside a bare Tauri window, from one run on one machine. The bare window is built here,
//! with the same versions, features and profile, and shows one line.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::bundle::HOURS;
use crate::process::{command, demand, unlinted_cargo};
use crate::{bundle, install, place, window_page};

pub(crate) fn bench() -> Result<(), String> {
    install::packages(&[install::BUILD, install::TOUR])?;
    install::node()?;
    window_page::build()?;
    println!("Building the release, its bundle, the measures and a bare window …");
    demand(unlinted_cargo().args(["build", "--release", "--workspace"]), HOURS)?;
    let measure = kept_aside("gangway-measure")?;
    let bare = bare_window()?;
    let bundles = bundle::bundles(if cfg!(target_os = "linux") { &["deb"] } else { &[] })?;
    let ours = place::program("release", "gangway");

    println!("\n== Measured on this machine ==");
    demand(command(measure).arg(&ours).arg(&bare), Duration::from_secs(900))?;
    weigh("release binary", &ours, "-")?;
    for path in bundles.iter().filter(|path| path.extension().is_some_and(|end| end == "deb")) {
        weigh(".deb", path, "12 MB")?;
    }
    Ok(())
}

/// A copy that the next build doesn't replace.
fn kept_aside(name: &str) -> Result<PathBuf, String> {
    let from = place::program("release", name);
    let to = place::kept().join("bench").join(from.file_name().unwrap_or_default());
    fs::create_dir_all(place::kept().join("bench")).map_err(|why| why.to_string())?;
    fs::copy(&from, &to).map_err(|why| format!("{}: {why}", from.display()))?;
    Ok(to)
}

fn weigh(what: &str, path: &Path, target: &str) -> Result<(), String> {
    let bytes = fs::metadata(path).map_err(|why| format!("{}: {why}", path.display()))?.len();
    let megabytes = bytes as f64 / 1e6;
    println!("{what:<34} {megabytes:>10.1} MB   first target {target}");
    Ok(())
}

/// Builds a Tauri window that shows one line.
fn bare_window() -> Result<PathBuf, String> {
    let root = fs::read_to_string(place::repository().join("Cargo.toml")).map_err(|why| why.to_string())?;
    let line = |name: &str| {
        let found = root.lines().find(|line| line.starts_with(&format!("{name} = ")));
        found.map(str::to_owned).ok_or_else(|| format!("the workspace names no {name}"))
    };
    let profile = root.split_once("[profile.release]").map_or("", |(_, rest)| rest);
    let profile = profile.split("\n[").next().unwrap_or_default();
    let manifest = format!(
        "[package]\nname = \"bare\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[build-dependencies]\n{}\n\n\
         [dependencies]\n{}\n\n[profile.release]{profile}\n",
        line("tauri-build")?,
        line("tauri")?,
    );
    let folder = place::kept().join("bench/bare");
    let write = |path: &str, text: &str| {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&folder)).map_err(|why| why.to_string())?;
        if fs::read_to_string(&file).ok().as_deref() != Some(text) {
            fs::write(&file, text).map_err(|why| format!("{}: {why}", file.display()))?;
        }
        Ok::<(), String>(())
    };
    write("Cargo.toml", &manifest)?;
    write("build.rs", "fn main() { tauri_build::build() }\n")?;
    write(
        "src/main.rs",
        "#![cfg_attr(windows, windows_subsystem = \"windows\")]\n\
         fn main() { tauri::Builder::default().run(tauri::generate_context!()).expect(\"a window\") }\n",
    )?;
    write(
        "page/index.html",
        "<!doctype html><html lang=\"en\"><title>bare</title><p id=\"line\">One line</p></html>\n",
    )?;
    write(
        "tauri.conf.json",
        "{ \"productName\": \"bare\", \"identifier\": \"dev.gangway.bare\", \"build\": { \"frontendDist\": \"page\" }, \
         \"app\": { \"windows\": [{ \"title\": \"bare\", \"width\": 1180, \"height\": 800 }] } }\n",
    )?;
    for icon in ["icon.png", "32x32.png", "icon.ico"] {
        fs::create_dir_all(folder.join("icons")).map_err(|why| why.to_string())?;
        let from = place::repository().join("icons").join(icon);
        fs::copy(&from, folder.join("icons").join(icon)).map_err(|why| format!("{icon}: {why}"))?;
    }
    // the same versions as ours; cargo leaves out what a bare window doesn't need
    fs::copy(place::repository().join("Cargo.lock"), folder.join("Cargo.lock")).map_err(|why| why.to_string())?;
    let mut build = unlinted_cargo();
    build.current_dir(&folder).args(["build", "--release", "--features", "tauri/custom-protocol"]);
    demand(&mut build, HOURS)?;
    Ok(place::program("release", "bare"))
}
