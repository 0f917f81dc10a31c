//! The files of a room name one another in one direction. What a file names: paths from `crate`, `super` and `self`, to
//! the file that holds them. That a module names its own children is no arrow, and the root of a crate is left out: both
//! put their parts together.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::code::{File, Keep, files, is_test, shipped, without_comments};

/// Circles that stand, by the folder that holds all of it, each with its reason.
const KNOWN: &[(&str, &str)] = &[
    ("gangway/src/commands", "the commands and what all of them begin with"),
    ("app/src/views", "messages that hold one another, by one list of all"),
    ("app/src", "a setup file is completed by what its repository suggests, and the other way round"),
    ("workflow/src", "a job holds its work and its journal, whose lines hold the job's snapshot"),
    // the services call one another as AWS's do; the world holds what each remembers
    ("practice/src", "the world and its services"),
];

/// The module that a file is, from the root of its crate.
fn module(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs");
    let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// Every path that a text of a module names, from the root of the crate.
fn named(text: &str, of: &[String]) -> BTreeSet<Vec<String>> {
    let uses = Regex::new(r"(?s)\buse\s+((?:crate|super|self)::[^;]+);").expect("a pattern");
    let inline = Regex::new(r"\b(?:crate|super|self)(?:::\w+)+").expect("a pattern");
    let mut found = BTreeSet::new();
    for tree in uses.captures_iter(text) {
        spread("", &tree[1], &mut |path| {
            found.insert(absolute(path, of));
        });
    }
    for path in inline.find_iter(text) {
        found.insert(absolute(path.as_str(), of));
    }
    found
}

/// Each path of a use tree.
fn spread(before: &str, tree: &str, each: &mut impl FnMut(&str)) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        return each(&format!("{before}{path}"));
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut start) = (0, 0);
    for (index, character) in inner.char_indices().chain([(inner.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let one = inner.get(start..index).unwrap_or_default();
                if !one.trim().is_empty() {
                    spread(&format!("{before}{}", head.trim()), one, each);
                }
                start = index + 1;
            }
            _ => {}
        }
    }
}

fn absolute(path: &str, of: &[String]) -> Vec<String> {
    let mut here = of.to_vec();
    let mut steps = path.split("::").map(str::trim).peekable();
    match steps.peek() {
        Some(&"crate") => {
            here.clear();
            steps.next();
        }
        Some(&"self") => {
            steps.next();
        }
        _ => {
            while steps.next_if_eq(&"super").is_some() {
                here.pop();
            }
        }
    }
    here.extend(steps.map(str::to_owned));
    here
}

/// The circles among the files of one crate, each as its files in order. `files` are below `src`.
fn circles(files: &[File]) -> Vec<Vec<String>> {
    let modules: BTreeMap<Vec<String>, &File> = files.iter().map(|file| (module(&file.path), file)).collect();
    let mut arrows: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = BTreeMap::new();
    for (module, file) in &modules {
        let text = without_comments(shipped(&file.text), Keep::Code);
        for mut path in named(&text, module) {
            while !path.is_empty() && !modules.contains_key(&path) {
                path.pop();
            }
            if let Some((target, _)) =
                modules.get_key_value(&path).filter(|(target, _)| !target.is_empty() && *target != module)
            {
                arrows.entry(module).or_default().insert(target);
            }
        }
    }
    let reached = |from: &Vec<String>| {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&Vec<String>> = arrows.get(from).into_iter().flatten().copied().collect();
        while let Some(one) = next.pop() {
            if seen.insert(one) {
                next.extend(arrows.get(one).into_iter().flatten());
            }
        }
        seen
    };
    let reach: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = modules.keys().map(|one| (one, reached(one))).collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (one, there) in &reach {
        let circle: Vec<String> = there
            .iter()
            .filter(|other| reach.get(**other).is_some_and(|back| back.contains(*one)))
            .map(|other| modules[*other].path.clone())
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

/// The deepest folder that holds all of these files.
fn common_folder(files: &[String]) -> String {
    let folders = files.iter().map(|file| file.rsplit_once('/').map_or("", |(folder, _)| folder));
    let common = folders.map(|folder| folder.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>());
    let common = common.reduce(|a, b| a.into_iter().zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a).collect());
    common.unwrap_or_default().join("/")
}

/// Each crate of the program with its files, their paths from `src`.
fn crates() -> BTreeMap<String, Vec<File>> {
    let mut found: BTreeMap<String, Vec<File>> = BTreeMap::new();
    for File { path, text } in files(&["src-tauri"], &[".rs"]).into_iter().filter(|file| !is_test(&file.path)) {
        let inner = path.strip_prefix("src-tauri/").unwrap_or(&path);
        let (room, path) = match inner.strip_prefix("crates/").and_then(|inner| inner.split_once("/src/")) {
            Some(found) => found,
            None => match inner.strip_prefix("src/") {
                Some(path) => ("gangway", path),
                None => continue,
            },
        };
        found.entry(room.to_owned()).or_default().push(File { path: path.to_owned(), text });
    }
    found
}

#[test]
fn files_name_one_another_in_one_direction() {
    let mut unknown = Vec::new();
    let mut met = BTreeSet::new();
    for (room, files) in crates() {
        for circle in circles(&files) {
            let folder = format!("{room}/src/{}", common_folder(&circle));
            let folder = folder.trim_end_matches('/');
            // of practice any circle: it is told as one, until its services stand apart
            let known =
                KNOWN.iter().find(|(known, _)| *known == folder || (room == "practice" && *known == "practice/src"));
            match known {
                Some((known, _)) => {
                    met.insert(*known);
                }
                None => unknown.push(format!("{folder}: {}", circle.join(", "))),
            }
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
    let gone: Vec<_> = KNOWN.iter().map(|(known, _)| *known).filter(|known| !met.contains(known)).collect();
    assert_eq!(gone, Vec::<&str>::new(), "circles of the list that are gone: take them off");
}

#[test]
fn a_circle_is_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let check = |files: &[File], expected: &[&[&str]]| {
        let expected: Vec<Vec<String>> =
            expected.iter().map(|circle| circle.iter().map(|one| (*one).to_owned()).collect()).collect();
        assert_eq!(circles(files), expected);
    };
    check(&[file("a.rs", "use crate::b::B;"), file("b.rs", "fn f() { crate::a::g() }")], &[&["a.rs", "b.rs"]]);
    check(
        &[file("a/mod.rs", "pub use self::{x::X, y};"), file("a/x.rs", "use super::{Y, y::Z};"), file("a/y.rs", "")],
        &[&["a/mod.rs", "a/x.rs"]],
    );
    check(
        &[file("a.rs", "use crate::b;"), file("b.rs", "use crate::{c::{self, D}};"), file("c.rs", "use super::a::A;")],
        &[&["a.rs", "b.rs", "c.rs"]],
    );
    check(&[file("lib.rs", "mod a; use self::a::A;"), file("a.rs", "use crate::App;")], &[]);
    check(&[file("a.rs", "// use crate::b;\nfn f() {}"), file("b.rs", "use crate::a::f;")], &[]);
    check(
        &[file("a.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use crate::b;\n}\n"), file("b.rs", "use crate::a;")],
        &[],
    );
}
