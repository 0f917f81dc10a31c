//! The files of a room name one another in one direction. What a file names: paths from `crate`, `super` and `self`, to
//! the file that holds them. A module's bare name of its own child (`child::call()`) is no arrow, and the root of a crate
//! is left out: both put their parts together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::code::{File, Keep, files, is_test, shipped, without_comments};

/// Files of a room that name one another in a circle.
#[derive(Debug, PartialEq, Eq)]
struct Circle {
    room: String,
    /// In alphabetical order, from the room's `src`.
    files: Vec<String>,
}

/// A circle that stands: room, files, why it does.
type StandingCircle = (&'static str, &'static [&'static str], &'static str);

const STANDING: &[StandingCircle] = &[
    (
        "practice",
        &[
            "services/codebuild/machine/node.rs",
            "services/codebuild/machine/python.rs",
            "services/codebuild/machine/script/mod.rs",
            "services/codebuild/machine/tools.rs",
        ],
        "a script calls tools, and tools run scripts; builds that really run take the place of this imitation",
    ),
    (
        "practice",
        &["services/mod.rs", "world/mod.rs"],
        "the world holds what each service remembers, and a service is given the whole world, as AWS's services call \
         one another",
    ),
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

static USE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?s)\buse\s+((?:crate|super|self)::[^;]+);").expect("a pattern"));
static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(?:crate|super|self)(?:::\w+)+").expect("a pattern"));
static VISIBILITY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bpub\(in [\w:]+\)").expect("a pattern"));

/// Every path that a text of a module names, from the root of the crate.
fn named(text: &str, of: &[String]) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for tree in USE.captures_iter(text) {
        spread("", &tree[1], &mut |path| {
            found.insert(absolute(path, of));
        });
    }
    let rest = USE.replace_all(text, "");
    // where something can be seen is no path to anything
    let rest = VISIBILITY.replace_all(&rest, "");
    for path in PATH.find_iter(&rest) {
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

/// The circles among the files of one crate, each as its files in alphabetical order. `files` are below `src`.
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
        let mut circle: Vec<String> = there
            .iter()
            .filter(|other| reach.get(**other).is_some_and(|back| back.contains(*one)))
            .map(|other| modules[*other].path.clone())
            .collect();
        if circle.len() > 1 {
            circle.sort_unstable();
            found.insert(circle);
        }
    }
    found.into_iter().collect()
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

/// Circles that nobody wrote down in just these files, and those on the list that are gone.
fn surprises(found: &[Circle], standing: &[StandingCircle]) -> Vec<String> {
    let is = |circle: &Circle, (room, files, _): &StandingCircle| circle.room == *room && circle.files == *files;
    let new = found.iter().filter(|circle| !standing.iter().any(|known| is(circle, known)));
    let gone = standing.iter().filter(|known| !found.iter().any(|circle| is(circle, known)));
    new.map(|circle| format!("{}: a circle of {}", circle.room, circle.files.join(", ")))
        .chain(gone.map(|(room, files, _)| format!("{room}: no longer a circle of {}", files.join(", "))))
        .collect()
}

#[test]
fn files_name_one_another_in_one_direction() {
    let of = |(room, files): (String, Vec<File>)| {
        circles(&files).into_iter().map(move |files| Circle { room: room.clone(), files })
    };
    let found: Vec<Circle> = crates().into_iter().flat_map(of).collect();
    assert_eq!(surprises(&found, STANDING), Vec::<String>::new());
}

#[test]
fn a_standing_circle_is_known_by_its_files() {
    let room = |files: &[&str]| Circle {
        room: "app".to_owned(),
        files: files.iter().map(|file| (*file).to_owned()).collect(),
    };
    let standing: &[StandingCircle] = &[("app", &["a.rs", "b.rs"], "they are one thing")];
    let check = |found: &[Circle], expected: &[&str]| assert_eq!(surprises(found, standing), expected);
    let gone = "app: no longer a circle of a.rs, b.rs";
    check(&[room(&["a.rs", "b.rs"])], &[]);
    check(&[], &[gone]);
    check(&[room(&["a.rs", "b.rs", "c.rs"])], &["app: a circle of a.rs, b.rs, c.rs", gone]);
    check(&[room(&["a.rs", "b.rs"]), room(&["c.rs", "d.rs"])], &["app: a circle of c.rs, d.rs"]);
    let elsewhere = Circle { room: "setup".to_owned(), ..room(&["a.rs", "b.rs"]) };
    check(&[elsewhere], &["setup: a circle of a.rs, b.rs", gone]);
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
    check(
        &[
            file("a/mod.rs", "use self::b::B;"),
            file("a/b.rs", "use super::super::{c::C};\npub(in super::super::a) fn f() {}"),
            file("c.rs", "use crate::a::{d::D, e::E};"),
            file("a/d.rs", ""),
            file("a/e.rs", ""),
        ],
        &[],
    );
}
