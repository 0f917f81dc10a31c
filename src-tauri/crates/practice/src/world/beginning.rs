//! The little world that a fresh account starts with.

use super::ids::Ids;
use super::provider::Provider;
use super::{ACCOUNT, World};
use crate::blobs::Blobs;
use crate::messages::{PracticeFile, PracticePush};
use crate::moment::Moment;
use crate::services::Services;

type Tree = &'static [(&'static str, &'static str)];

const REPOSITORIES: [(&str, &str, Tree); 3] = [
    (
        "gangway-practice/hello-node",
        "Say hello from Node",
        &[
            ("README.md", include_str!("beginning/hello-node/README.md")),
            ("package.json", include_str!("beginning/hello-node/package.json")),
            ("package-lock.json", include_str!("beginning/hello-node/package-lock.json")),
            ("src/hello.js", include_str!("beginning/hello-node/src/hello.js")),
            ("src/build.js", include_str!("beginning/hello-node/src/build.js")),
            ("test/hello.test.js", include_str!("beginning/hello-node/test/hello.test.js")),
        ],
    ),
    (
        "gangway-practice/hello-python",
        "Say hello from Python",
        &[
            ("README.md", include_str!("beginning/hello-python/README.md")),
            ("pyproject.toml", include_str!("beginning/hello-python/pyproject.toml")),
            ("requirements.txt", include_str!("beginning/hello-python/requirements.txt")),
            ("hello/__init__.py", include_str!("beginning/hello-python/hello/__init__.py")),
            ("tests/test_hello.py", include_str!("beginning/hello-python/tests/test_hello.py")),
        ],
    ),
    (
        "gangway-practice/notes",
        "Write down what to do",
        &[
            ("README.md", include_str!("beginning/notes/README.md")),
            ("todo.md", include_str!("beginning/notes/todo.md")),
        ],
    ),
];

pub(super) fn world(seed: u64, now: Moment, blobs: Blobs) -> World {
    let mut ids = Ids::new(seed);
    let mut provider = Provider::default();
    for (name, message, files) in REPOSITORIES {
        let file =
            |(path, text): &(&str, &str)| PracticeFile { path: (*path).to_owned(), text: Some((*text).to_owned()) };
        let push = PracticePush {
            repository: name.to_owned(),
            branch: "main".to_owned(),
            message: message.to_owned(),
            files: files.iter().map(file).collect(),
        };
        provider.push(&push, &mut ids, now, &blobs);
    }
    let services = Services::beginning(ACCOUNT, &mut ids, now);
    World { now, ids, provider: provider.into(), services, blobs, ..World::default() }
}
