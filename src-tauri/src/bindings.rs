//! The window's types, made from the command table. `cargo xtask gen` writes the file and has prettier format it; as a
//! test this fails when the file is stale, or the one with the window's permissions.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use gangway_app::bindings::{Fault, FaultCode, JobMessage, JobSnapshot, Plan, Problem, Suggestion};
use gangway_app::views::*;
use gangway_practice::control::*;
use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::dialogs::SuggestedName;
use crate::commands::practice::KnownMessage;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/ipc/generated.ts");

/// Collects the declaration of a type and of all that it names, each once.
struct Declarations<'a> {
    config: &'a Config,
    seen: HashSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            self.found.insert(T::ident(self.config), T::decl(self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! declare {
    ($($section:ident { $($name:ident($question:ty) -> $answer:ty,)* })*) => {
        fn generate() -> String {
            let config = Config::new();
            let mut types = Declarations { config: &config, seen: HashSet::new(), found: BTreeMap::new() };
            $($(types.visit::<$question>(); types.visit::<$answer>();)*)*
            types.visit::<Fault>();
            types.visit::<FaultCode>();
            types.visit::<JobMessage>();
            types.visit::<NoticePlace>();
            let mut text = String::from("// Made by `cargo xtask gen` from the command table. Don't edit.\n\n");
            for declaration in types.found.values() {
                let _ = writeln!(text, "export {declaration}\n");
            }
            text.push_str("/** Every command: its question and its answer. */\nexport type Commands = {\n");
            $($(row(
                &mut text, stringify!($name), &<$question as TS>::name(&config), &<$answer as TS>::name(&config),
            );)*)*
            text.push_str("};\n");
            text
        }
    };
}
commands!(declare);

fn row(text: &mut String, name: &str, question: &str, answer: &str) {
    let _ = writeln!(text, "  {name}: {{ question: {question}; answer: {answer} }};");
}

/// A text of TypeScript's declarations without what prettier changes in it: white space, quotes around names of members,
/// the commas and semicolons between them, the bar before the first of several types, parentheses around a type.
fn tokens(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    for character in text.chars().chain([' ']) {
        if character.is_alphanumeric() || "_$.'`\"\\/*".contains(character) {
            word.push(character);
            continue;
        }
        // stars are the frame of a comment of several lines
        if !word.is_empty() && word != "*" {
            found.push(std::mem::take(&mut word));
        }
        word.clear();
        let last = found.last().map(String::as_str).unwrap_or_default();
        if matches!(character, ':' | '?')
            && let Some(name) = last.strip_prefix('"').and_then(|last| last.strip_suffix('"'))
        {
            *found.last_mut().unwrap() = name.to_owned();
        }
        let last = found.last().map(String::as_str).unwrap_or_default();
        match character {
            '(' | ')' => {}
            character if character.is_whitespace() => {}
            '|' if matches!(last, "=" | ":" | "<" | "[" | ",") => {}
            ',' | ';' if matches!(last, "," | "{") => {}
            ',' | ';' => found.push(",".to_owned()),
            '}' | ']' | '>' if last == "," => *found.last_mut().unwrap() = character.to_string(),
            _ => found.push(character.to_string()),
        }
    }
    found
}

#[test]
fn the_windows_types_are_fresh() {
    let text = generate();
    let is_fresh = || tokens(&std::fs::read_to_string(FILE).unwrap_or_default()) == tokens(&text);
    #[expect(clippy::disallowed_methods, reason = "the generator's switch; no program runs this")]
    if std::env::var_os("GANGWAY_GEN").is_some() && !is_fresh() {
        std::fs::write(FILE, &text).unwrap();
    }
    assert!(is_fresh(), "ui/src/ipc/generated.ts is stale: run `cargo xtask gen`");
}

#[test]
fn the_windows_permissions_are_fresh() {
    let kept = include_str!("../capabilities/main.json");
    assert!(kept == crate::capabilities::text(), "src-tauri/capabilities/main.json is stale: run `cargo xtask gen`");
    let kept: serde_json::Value = serde_json::from_str(kept).unwrap();
    assert_eq!(kept["windows"], serde_json::json!([crate::window::LABEL]));
}

#[test]
fn a_stale_type_is_seen_whatever_its_format() {
    let raw = "/**\n * Where.\n */\nexport type A = { \"kind\": \"b\", c: Array<D>, } | { e: [F, G], };\n";
    let formatted =
        "/**\n * Where.\n */\nexport type A =\n  | { kind: \"b\"; c: Array<D> }\n  | {\n      e: [F, G];\n    };\n";
    assert_eq!(tokens(raw), tokens(formatted));
    for (old, new) in [
        ("kind", "Kind"),
        ("\"b\"", "b"),
        ("\"b\"", "\"b\" | \"c\""),
        ("[F, G]", "[F | G]"),
        ("[F, G]", "F"),
        ("Array<D>", "D"),
        ("c:", "c?:"),
        ("c: Array<D>", ""),
        ("Where.", "Who."),
    ] {
        assert_ne!(tokens(&formatted.replace(old, new)), tokens(raw), "{old} -> {new}");
    }
}
