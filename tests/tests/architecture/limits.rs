//! A limit stands once, in Rust with its source: the window repeats none, it shows the problem that came back.

use regex::Regex;

use crate::code::{File, Keep, files, without_comments};

/// Lengths and counts that somebody wrote into the window.
fn check(files: &[File]) -> Vec<String> {
    let limit = Regex::new(
        r"(?i)\b(?:max|min)_?(?:length|count|items|size)\s*[=:]\s*\{?\s*\d+|\.length\s*(?:[<>]=?|[=!]==?)\s*\d{2,}|\bpattern=[{\x22]",
    )
    .expect("a pattern");
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.path.contains(".test.") && !file.path.ends_with("generated.ts")) {
        for (number, line) in without_comments(&file.text, Keep::Code).lines().enumerate() {
            wrong.extend(limit.find(line).map(|found| format!("{}:{}: {}", file.path, number + 1, found.as_str())));
        }
    }
    wrong
}

#[test]
fn the_window_repeats_no_limit() {
    assert_eq!(check(&files(&["ui/src"], &[".ts", ".tsx"])), Vec::<String>::new());
}

#[test]
fn a_repeated_limit_is_found() {
    for text in ["<Input maxLength={32} />", "if (name.length > 100) return;", "const maxItems = 20;"] {
        let file = |path: &str| vec![File { path: path.to_owned(), text: text.to_owned() }];
        assert_eq!(check(&file("ui/src/a.tsx")).len(), 1, "{text}");
        assert_eq!(check(&file("ui/src/a.test.tsx")).len(), 0, "{text}");
    }
    let harmless = File { path: "ui/src/a.tsx".to_owned(), text: "if (list.length === 0) {}".to_owned() };
    assert_eq!(check(&[harmless]).len(), 0);
}
