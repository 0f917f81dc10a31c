//! What the system must have: said first, installed through apt where there is apt, else named as one exact command.

use std::time::Duration;

use crate::place;
use crate::process::{command, demand, succeeds};

/// What the window is built and run with.
pub(crate) const BUILD: &[&str] =
    &["build-essential", "pkg-config", "cmake", "libwebkit2gtk-4.1-dev", "librsvg2-dev", "xdg-utils"];
/// What shows a window where there is no display, and drives it; the fonts are for pictures in Japanese.
pub(crate) const TOUR: &[&str] = &["xvfb", "webkit2gtk-driver", "fonts-noto-cjk", "fonts-noto-core", "procps", "git"];
/// What further checks need.
pub(crate) const TEST: &[&str] =
    &["python3-venv", "shellcheck", "dbus", "gnome-keyring", "dunst", "xdotool", "gcc-mingw-w64-x86-64", "locales"];
/// What shows the page as a browser does. Debian has it; where it can't be had, its tests are skipped.
pub(crate) const BROWSER: &[&str] = &["chromium", "chromium-driver"];
/// What builds programs for Windows and runs them. No window is among these.
pub(crate) const WINDOWS: &[&str] = &["build-essential", "cmake", "gcc-mingw-w64-x86-64", "wine64"];
/// What shifts a program's clock.
pub(crate) const CLOCKS: &[&str] = &["faketime"];

/// Has the named Debian packages installed, or says what to type.
pub(crate) fn packages(sets: &[&[&str]]) -> Result<(), String> {
    if !cfg!(target_os = "linux") {
        return elsewhere();
    }
    if !place::in_path("apt-get") {
        return other_linux(sets.contains(&TOUR));
    }
    let wanted = sets.iter().copied().flatten().copied();
    let missing: Vec<&str> = wanted.filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing through apt: {}", missing.join(" "));
    let update = apt(&["update", "-q"]);
    let install: Vec<&str> = ["install", "-y", "-q", "--no-install-recommends"].into_iter().chain(missing).collect();
    // a package list that is a little old often still does: only the installing decides
    if let Err(why) = demand(&mut with_rights(&update)?, Duration::from_secs(300)) {
        eprintln!("{why}");
    }
    let typed = apt(&install).join(" ");
    demand(&mut with_rights(&apt(&install))?, Duration::from_secs(1800))
        .map_err(|why| format!("{why}\nInstall the packages yourself, then start again:\n  sudo {typed}"))
}

/// Node and npm, which nothing here can bring.
pub(crate) fn node() -> Result<(), String> {
    let output = command("node").arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found >= (20, 19) && place::in_path(if cfg!(windows) { "npm.cmd" } else { "npm" }) {
        return Ok(());
    }
    Err(format!(
        "Gangway's window is built with Node.js 20.19 or newer and npm; found: {}.\nGet it from https://nodejs.org/ or \
         your system's packages, then start again.",
        if version.is_empty() { "none" } else { &version }
    ))
}

fn installed(name: &str) -> bool {
    let output = command("dpkg-query").args(["-W", "-f", "${db:Status-Status}", name]).output();
    output.is_ok_and(|output| output.stdout == b"installed")
}

fn apt(arguments: &[&str]) -> Vec<String> {
    std::iter::once("apt-get").chain(arguments.iter().copied()).map(str::to_owned).collect()
}

/// As root, else through sudo; in CI sudo may ask nothing.
fn with_rights(words: &[String]) -> Result<std::process::Command, String> {
    let root = command("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let mut made = if root {
        command("env")
    } else if place::in_path("sudo") {
        let mut sudo = command("sudo");
        if place::ci() {
            sudo.arg("-n");
        } else {
            sudo.stdin(std::process::Stdio::inherit());
        }
        sudo.arg("env");
        sudo
    } else {
        return Err(format!("Packages are missing, and there is no sudo. As root, type:\n  {}", words.join(" ")));
    };
    made.arg("DEBIAN_FRONTEND=noninteractive").args(words);
    Ok(made)
}

fn other_linux(tour: bool) -> Result<(), String> {
    if succeeds(command("pkg-config").args(["--exists", "webkit2gtk-4.1"])) {
        let missing: Vec<&str> = ["Xvfb", "WebKitWebDriver"].into_iter().filter(|name| !place::in_path(name)).collect();
        return if !tour || missing.is_empty() {
            Ok(())
        } else {
            Err(format!(
                "Without a display the tour needs the programs {}. Install the packages that bring them (often xvfb and \
                 webkit2gtk-driver), or start this where there is a display.",
                missing.join(" and ")
            ))
        };
    }
    let known = [
        ("dnf", "sudo dnf install gcc gcc-c++ make cmake pkgconf webkit2gtk4.1-devel librsvg2-devel xdg-utils"),
        ("pacman", "sudo pacman -S --needed base-devel cmake webkit2gtk-4.1 librsvg xdg-utils"),
        (
            "zypper",
            "sudo zypper install -t pattern devel_basis && sudo zypper install cmake webkit2gtk3-devel librsvg-devel xdg-utils",
        ),
        ("apk", "sudo apk add build-base cmake pkgconf webkit2gtk-4.1-dev librsvg-dev xdg-utils"),
    ];
    let typed = known.iter().find(|(program, _)| place::in_path(program)).map_or(
        "the development files of WebKitGTK 4.1 and librsvg, a C compiler, CMake, pkg-config and xdg-utils, from your system's packages",
        |(_, typed)| typed,
    );
    Err(format!("Gangway's window needs WebKitGTK 4.1. Install it, then start again:\n  {typed}"))
}

fn elsewhere() -> Result<(), String> {
    if cfg!(target_os = "macos") && !succeeds(command("xcode-select").arg("-p")) {
        return Err(
            "Gangway needs Apple's command line tools. Install them, then start again:\n  xcode-select --install"
                .into(),
        );
    }
    if cfg!(windows) && !place::in_path("cmake") {
        return Err("Gangway needs CMake and Visual C++'s build tools. Install them, then start again:\n  \
             winget install Kitware.CMake Microsoft.VisualStudio.2022.BuildTools"
            .into());
    }
    Ok(())
}
