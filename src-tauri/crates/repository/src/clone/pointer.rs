//! Where a `.git` leads that is a file or a link: to Git's folder of a worktree or a submodule, which lies outside. It is
//! followed only when that folder says itself that it belongs to this clone, as Git writes it down when it makes one;
//! otherwise a `.git` that somebody sends along would have any clone of this computer read, or ask another computer.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::bounded;
use crate::clone::config::Config;

/// Longest `.git`, `gitdir`, `commondir` and `HEAD` file, in bytes.
pub(super) const POINTER_MAX: u64 = 4096;

/// Git's folders of a clone.
#[derive(Debug)]
pub(crate) struct GitFolders {
    /// That of this worktree: `HEAD`.
    pub(crate) own: PathBuf,
    /// The one that all worktrees share: `config`, `refs`, `packed-refs`.
    pub(crate) common: PathBuf,
}

/// What the `.git` of a folder says, when it is a file or a link: the path that it leads to.
pub(super) fn target(folder: &Path) -> Option<String> {
    let dot_git = folder.join(".git");
    let data = fs::symlink_metadata(&dot_git).ok()?;
    if data.is_symlink() {
        return fs::read_link(&dot_git).ok()?.into_os_string().into_string().ok();
    }
    let text = bounded::text(folder, ".git", POINTER_MAX).read()?;
    text.strip_prefix("gitdir:").map(|path| path.trim().to_owned())
}

/// The folders that a `.git` leads to, when they belong to the clone at `root`.
pub(super) fn follow(root: &Path, target: &str) -> Option<GitFolders> {
    let clone = CloneFolder { given: std::path::absolute(root).ok()?, real: root.canonicalize().ok()? };
    let own = clone.folder(&clone.real, target)?;
    fs::symlink_metadata(own.join("HEAD")).ok()?;
    match bounded::text(&own, "commondir", POINTER_MAX).read() {
        Some(common) => {
            let common = clone.folder(&own, common.trim())?;
            let back = bounded::text(&own, "gitdir", POINTER_MAX).read()?;
            let linked = own.parent().is_some_and(|parent| is_same(parent, &common.join("worktrees")));
            (linked && clone.is_at(&own.join(back.trim()), ".git")).then_some(GitFolders { own, common })
        }
        None => {
            let config = Config::of_git_folder(&own);
            let belongs = match config.worktree {
                // a submodule
                Some(worktree) => clone.is_at(&own.join(worktree), ""),
                // `--separate-git-dir` writes nothing down; what is called `.git` belongs to the folder around it
                None => !config.is_bare && own.file_name().is_some_and(|name| name != ".git"),
            };
            belongs.then(|| GitFolders { common: own.clone(), own })
        }
    }
}

/// The clone's folder, as it was given and as it really is: what Git wrote down is one of them.
struct CloneFolder {
    given: PathBuf,
    real: PathBuf,
}

impl CloneFolder {
    /// A folder that a path leads to without asking another computer, unless the clone is on that one.
    fn folder(&self, from: &Path, path: &str) -> Option<PathBuf> {
        let allowed = |path: &Path| {
            let elsewhere = bounded::elsewhere(path);
            elsewhere.is_none() || elsewhere == bounded::elsewhere(&self.real)
        };
        bounded::real(from, Path::new(path), &allowed).filter(|real| bounded::is_folder(real))
    }

    /// Whether a path is that of something in the clone's folder. Nothing is looked at.
    fn is_at(&self, path: &Path, name: &str) -> bool {
        let path = without_dots(path);
        [&self.given, &self.real].iter().any(|root| is_same(&path, &root.join(name)))
    }
}

/// The path without `.` and `..`.
fn without_dots(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(path.pop()),
            other => path.push(other),
        }
        path
    })
}

/// Whether two paths are the same one. Windows has several spellings of it: `C:/a` and `\\?\c:\A`.
fn is_same(a: &Path, b: &Path) -> bool {
    if !cfg!(windows) {
        return a.components().eq(b.components());
    }
    let spelled = |path: &Path| {
        let text = path.to_string_lossy().replace('/', r"\").to_lowercase();
        let text = text.strip_prefix(r"\\?\unc\").map(|rest| format!(r"\\{rest}")).unwrap_or(text);
        text.strip_prefix(r"\\?\").unwrap_or(&text).trim_end_matches('\\').to_owned()
    };
    spelled(a) == spelled(b)
}
