//! Wine, which plays Windows on Linux: programs for Windows start in a Windows of their own, in `target/wine`.

use std::fs;
use std::path::PathBuf;

use crate::parts::minutes;
use crate::place;
use crate::process::{command, demand, succeeds};

/// Where Debian's package `wine64` has its program, which is in nobody's `PATH`.
const OF_DEBIAN: &str = "/usr/lib/wine/wine64";

/// A library that Wine lacks before version 9, its source beside this folder, and the compiler that makes it.
const LIBRARY: &str = "bcryptprimitives";
const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// Where the tests' folders lie: a space and letters of no code page of the West are in the paths of many people.
const TEMPORARY: &str = "仕事 場";

/// A Windows, ready for programs.
pub(crate) struct Wine {
    program: String,
    folder: PathBuf,
}

impl Wine {
    /// Makes its folder, where there is none from the last time.
    pub(crate) fn prepare() -> Result<Self, String> {
        let known = [OF_DEBIAN, "wine64", "wine"].into_iter().find(|name| place::in_path(name));
        let program = known.ok_or("Wine isn't here: its package is wine64.")?.to_owned();
        let wine = Self { program, folder: place::kept().join("wine") };
        // the version that Rust's programs want, which Wine without its 32-bit half doesn't claim to be
        let version: &[&str] = &["add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"];
        fs::create_dir_all(&wine.folder).map_err(|why| format!("{}: {why}", wine.folder.display()))?;
        wine.run(&["wineboot", "--init"])?;
        wine.run(&[&["reg"], version].concat())?;
        let temporary = wine.drive().join(TEMPORARY);
        fs::create_dir_all(&temporary).map_err(|why| format!("{}: {why}", temporary.display()))?;
        for name in ["TEMP", "TMP"] {
            let path = format!(r"C:\{TEMPORARY}");
            wine.run(&["reg", "add", r"HKCU\Environment", "/v", name, "/d", &path, "/f"])?;
        }
        wine.library()?;
        Ok(wine)
    }

    /// What Cargo reads to start programs for Windows in it.
    pub(crate) fn variables(&self) -> [(&'static str, String); 4] {
        let folder = self.folder.display().to_string();
        [
            ("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", self.program.clone()),
            ("WINEPREFIX", folder),
            ("WINEDEBUG", "-all".to_owned()),
            // by it, Wine knows how names of files are spelled
            ("LC_ALL", "C.UTF-8".to_owned()),
        ]
    }

    /// Ends whatever still runs in it.
    pub(crate) fn end(&self) {
        succeeds(command(&self.program).args(["wineboot", "--kill"]).envs(self.variables()));
    }

    fn drive(&self) -> PathBuf {
        self.folder.join("drive_c")
    }

    fn library(&self) -> Result<(), String> {
        let library = self.drive().join("windows/system32").join(LIBRARY).with_extension("dll");
        if library.is_file() {
            return Ok(());
        }
        let source = place::repository().join("xtask/wine").join(LIBRARY).with_extension("c");
        let mut compiler = command(COMPILER);
        compiler.args(["-shared", "-O1", "-o"]).arg(library).arg(source).arg("-ladvapi32");
        demand(&mut compiler, minutes(1))
    }

    fn run(&self, words: &[&str]) -> Result<(), String> {
        demand(command(&self.program).args(words).envs(self.variables()), minutes(5))
    }
}
