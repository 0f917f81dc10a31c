//! What a later version may write into a folder: a member, a value or a kind that this version doesn't know.

use serde_json::{Value, json};

use crate::copy::{FolderCopy, WORLD, is_aside};

/// Stands in everything that is unknown here, and nowhere else.
pub(crate) const MARK: &str = "from-a-later-version";

/// Members that hold a value of a closed list, or lists of such values.
const ENUMS: &[&str] = &[
    "artifact",
    "category",
    "change",
    "code",
    "computeType",
    "entry",
    "event",
    "events",
    "kind",
    "language",
    "next",
    "on",
    "phase",
    "place",
    "provider",
    "recipe",
    "state",
    "status",
    "step",
    "theme",
    "to",
    "trigger",
    "type",
    "work",
];

/// Members that hold a map: whatever stands in one is known.
const MAPS: &[&str] = &["facts", "parameters", "tags", "ids"];

/// One addition to one document.
#[derive(Clone, Debug)]
pub(crate) struct Addition {
    /// The file within the folder.
    pub(crate) file: String,
    /// The line of a journal; none for a file that is one document.
    line: Option<usize>,
    /// What the document says that it is, where it does.
    of: String,
    /// Where in the document, as a JSON pointer (RFC 6901).
    pub(crate) pointer: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Member,
    Value,
}

impl Addition {
    /// What it is an addition to, wherever such a thing stands: folder, kind of line, members without positions and ids.
    pub(crate) fn shape(&self) -> String {
        let folder = self.file.split('/').next().unwrap_or_default();
        let is_name = |step: &str| step.bytes().all(|byte| byte.is_ascii_alphabetic());
        let members: Vec<_> = self.pointer.split('/').map(|step| if is_name(step) { step } else { "*" }).collect();
        format!("{folder} {} {:?} {}", self.of, self.kind, members.join("/"))
    }

    /// Whether it stands in what a person approved: then the approval may no longer hold, but the text is kept.
    pub(crate) fn is_in_an_approval(&self) -> bool {
        self.pointer.starts_with("/work/plan") || self.pointer.starts_with("/work/request")
    }

    /// Writes it into the copy.
    pub(crate) fn write(&self, copy: &mut FolderCopy) {
        let text = String::from_utf8(copy.recorded()[&self.file].clone()).expect("JSON is text");
        let changed = match self.line {
            None => self.changed(&text),
            Some(line) => {
                let lines = text.lines().enumerate();
                let lines = lines.map(|(at, text)| if at == line { self.changed(text) } else { text.to_owned() });
                lines.map(|line| line + "\n").collect()
            }
        };
        copy.change(&self.file, changed.as_bytes());
    }

    fn changed(&self, text: &str) -> String {
        let mut document: Value = serde_json::from_str(text).expect("a document");
        let at = document.pointer_mut(&self.pointer).expect("a place in the document");
        match self.kind {
            Kind::Member => at[MARK] = json!({ MARK: [1, null] }),
            Kind::Value => *at = MARK.into(),
        }
        document.to_string()
    }
}

/// Every addition that can be made to the files that `wanted` picks.
pub(crate) fn additions(copy: &FolderCopy, wanted: impl Fn(&str) -> bool) -> Vec<Addition> {
    let mut found = Vec::new();
    for (file, bytes) in copy.recorded().iter().filter(|(file, _)| !is_aside(file) && wanted(file)) {
        let text = String::from_utf8_lossy(bytes);
        let mut add = |line: Option<usize>, text: &str| {
            let document: Value = serde_json::from_str(text).unwrap_or_else(|why| panic!("{file}: {why}"));
            let mut places = Vec::new();
            collect(&document, String::new(), "", &mut places);
            let of = format!("{} {}", document["entry"], document["work"]["work"]);
            let addition = |(pointer, kind)| Addition { file: file.clone(), line, of: of.clone(), pointer, kind };
            found.extend(places.into_iter().map(addition));
        };
        match file.rsplit_once('.') {
            Some((_, "jsonl")) => text.lines().enumerate().for_each(|(line, text)| add(Some(line), text)),
            Some((_, "json")) => add(None, &text),
            _ => {}
        }
    }
    found.retain(|addition| !is_overwritten(addition));
    found
}

fn collect(value: &Value, pointer: String, name: &str, found: &mut Vec<(String, Kind)>) {
    match value {
        Value::Object(members) if !MAPS.contains(&name) => {
            for (name, member) in members {
                let name_in_pointer = name.replace('~', "~0").replace('/', "~1");
                collect(member, format!("{pointer}/{name_in_pointer}"), name, found);
            }
            found.push((pointer, Kind::Member));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{pointer}/{index}"), name, found);
            }
        }
        Value::String(_) if ENUMS.contains(&name) => found.push((pointer, Kind::Value)),
        _ => {}
    }
}

/// What the tests themselves write anew, on purpose: nobody expects that the old value outlasts it.
fn is_overwritten(addition: &Addition) -> bool {
    let folder = addition.file.as_str();
    (folder.starts_with("setups/") && addition.pointer == "/place/step")
        || (folder.starts_with("settings/settings") && addition.pointer.starts_with("/screen"))
}

/// Whether a file is one of the practice account's.
pub(crate) fn is_of_practice(file: &str) -> bool {
    file == WORLD
}

/// The folder as a later version leaves it after it was used for a while: more of everything.
pub(crate) fn used_by_a_later_version(copy: &mut FolderCopy) {
    let every = |copy: &FolderCopy, begins: &str| additions(copy, |file| file.starts_with(begins));
    let at = |all: Vec<Addition>, pointer: &str| {
        all.into_iter().find(|one| one.pointer == pointer).unwrap_or_else(|| panic!("no {pointer}"))
    };
    // A member and a value in two setups, a value of the settings, a member of how the window was left.
    at(every(copy, "setups/"), "/setup/builds/0").write(copy);
    let first = every(copy, "setups/").first().map(|one| one.file.clone()).expect("a setup");
    at(additions(copy, |file| file.starts_with("setups/") && file != first), "/setup/pipelines/0/deploy/to")
        .write(copy);
    at(every(copy, "settings/settings"), "/theme").write(copy);
    at(every(copy, "settings/window"), "").write(copy);
    at(every(copy, "keys/"), "").write(copy);
    // A job of a kind that is new.
    let (_, journal) = copy.recorded().iter().find(|(file, _)| file.ends_with(".jsonl")).expect("a journal");
    let journal = String::from_utf8(journal.clone()).expect("a journal is text");
    let mut lines = journal.lines().map(|line| serde_json::from_str(line).expect("a line of a journal"));
    let mut started: Value = lines.next().expect("the first line of a journal");
    started["work"]["work"] = MARK.into();
    let newer = format!("{started}\n{}\n", json!({ "entry": MARK, "at": started["at"] }));
    copy.change("journals/00ffffffffff-5f0c6b0e3d0a4b589a536f2f1f0b7c12.jsonl", newer.as_bytes());
    // A service of the practice account.
    let mut world: Value = serde_json::from_slice(&copy.recorded()[WORLD]).expect("a world");
    world["world"][MARK] = json!({ "functions": [{ "name": MARK }] });
    copy.change(WORLD, world.to_string().as_bytes());
}
