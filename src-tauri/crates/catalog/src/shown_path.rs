//! Paths as people read them.

use std::path::{MAIN_SEPARATOR, Path};

/// A path's text, for people and for members that people see.
pub fn shown_path(path: &Path) -> String {
    spelled(&path.display().to_string(), MAIN_SEPARATOR)
}

/// A path with one kind of separator, that of its system. Windows takes both, so what is typed and what is joined may be
/// of either; elsewhere a backslash is a letter of a name.
fn spelled(path: &str, separator: char) -> String {
    match separator {
        '\\' => path.replace('/', "\\"),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_kind_of_separator() {
        let check = |path: &str, windows: &str| {
            assert_eq!(spelled(path, '\\'), windows);
            assert_eq!(spelled(path, '/'), path, "elsewhere it is as it is");
        };
        check("C:\\x\\out\\cloudformation/1-connection.yaml", "C:\\x\\out\\cloudformation\\1-connection.yaml");
        check("C:/x/out", "C:\\x\\out");
        check("\\\\host\\share/a", "\\\\host\\share\\a");
        check("out", "out");
        check("C:\\x\\", "C:\\x\\");
        check("/home/me/店/a b", "\\home\\me\\店\\a b");
    }
}
