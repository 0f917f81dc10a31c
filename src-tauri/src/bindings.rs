//! The window's types, made from the command table. `cargo xtask gen` writes the file; as a test this fails when the
//! file is stale.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use gangway_app::bindings::{Fault, FaultCode, JobMessage, JobSnapshot, Plan, Suggestion};
use gangway_app::views::*;
use gangway_practice::control::*;
use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::dialogs::SuggestedName;

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
    (app { $($name:ident($question:ty) -> $answer:ty,)* } shell { $($shell:ident($ask:ty) -> $tell:ty,)* }) => {
        fn generate() -> String {
            let config = Config::new();
            let mut types = Declarations { config: &config, seen: HashSet::new(), found: BTreeMap::new() };
            $(types.visit::<$question>(); types.visit::<$answer>();)*
            $(types.visit::<$ask>(); types.visit::<$tell>();)*
            types.visit::<Fault>();
            types.visit::<FaultCode>();
            types.visit::<JobMessage>();
            let mut text = String::from("// Made by `cargo xtask gen` from the command table. Don't edit.\n\n");
            for declaration in types.found.values() {
                let _ = writeln!(text, "export {declaration}\n");
            }
            text.push_str("/** Every command: its question and its answer. */\nexport type Commands = {\n");
            $(row(&mut text, stringify!($name), &<$question as TS>::name(&config), &<$answer as TS>::name(&config));)*
            $(row(&mut text, stringify!($shell), &<$ask as TS>::name(&config), &<$tell as TS>::name(&config));)*
            text.push_str("};\n");
            text
        }
    };
}
commands!(declare);

fn row(text: &mut String, name: &str, question: &str, answer: &str) {
    let _ = writeln!(text, "  {name}: {{ question: {question}; answer: {answer} }};");
}

#[test]
fn the_windows_types_are_fresh() {
    let text = generate();
    #[expect(clippy::disallowed_methods, reason = "the generator's switch; no program runs this")]
    if std::env::var_os("GANGWAY_GEN").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    let kept = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(kept == text, "ui/src/ipc/generated.ts is stale: run `cargo xtask gen`");
}
