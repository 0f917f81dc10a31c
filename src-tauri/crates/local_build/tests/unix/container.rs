//! Builds in a container, with a stand-in for the engine.

use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use gangway_local_build::{
    Conditions, Confinement, Container, ContainerEngine, End, EngineFinding, Ground, Mount, Program, find_engines,
};
use libtest_mimic::Trial;

use super::{WIDE, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("a program runs in a container, which is removed", in_container),
        trial("an engine that doesn't answer, and one that has no image, are told", silent),
    ]
}

/// Notes what it is asked; `exec` runs what follows the id here.
const ENGINE: &str = r#"#!/bin/sh
echo "$*" >> "$0.asked"
case $1 in
  --version) echo stand-in 1.0;;
  info) exit 0;;
  run) echo warning; echo id-1;;
  exec) while [ "$1" != id-1 ]; do shift; done; shift; exec "$@";;
  ps) echo id-1;;
esac
"#;

fn engine(folder: &Path, name: &str, script: &str) -> Vec<EngineFinding> {
    let path = folder.join(name);
    std::fs::write(&path, script).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    let environment: Vec<(OsString, OsString)> = vec![("PATH".into(), "/usr/bin:/bin".into())];
    find_engines(folder.as_os_str(), &environment).unwrap()
}

fn open(engine: &ContainerEngine, folder: &Path) -> Result<Container, String> {
    let mount = Mount { outside: folder.to_owned(), inside: "/src".to_owned() };
    let confinement =
        Confinement { image: "i".to_owned(), mounts: vec![mount], user: None, memory: 1 << 30, processes: 100 };
    let stop = Arc::new(AtomicBool::new(false));
    let conditions = Conditions { limits: WIDE, measured: Vec::new(), fence: None, stop };
    Container::open(engine, &confinement, &conditions).unwrap()
}

fn in_container() {
    let folder = tempfile::tempdir().unwrap();
    let found = engine(folder.path(), "podman", ENGINE);
    let [EngineFinding::Ready(engine)] = &*found else { panic!("{found:?}") };
    assert_eq!(engine.version, "stand-in 1.0");
    let mut container = open(engine, folder.path()).unwrap();
    let program = Program {
        path: "sh".into(),
        arguments: vec!["-c".into(), "echo $TOKEN; exit 3".into()],
        folder: folder.path().to_owned(),
        environment: vec![("TOKEN".into(), "value".into())],
    };
    let mut output = Vec::new();
    let end = container.run(&program, &mut |bytes| output.extend(bytes)).unwrap();
    assert_eq!((end, &*output), (End::Exited(3), &b"value\n"[..]));
    drop(container);
    Container::clean_leftovers(engine).unwrap();
    let asked = std::fs::read_to_string(folder.path().join("podman.asked")).unwrap();
    assert!(!asked.contains("value"), "{asked}");
    assert_eq!(asked.lines().filter(|line| *line == "rm --force id-1").count(), 2);
}

fn silent() {
    let folder = tempfile::tempdir().unwrap();
    let found = engine(folder.path(), "docker", "#!/bin/sh\n[ \"$1\" != info ]\n");
    assert!(matches!(&*found, [EngineFinding::Silent(_)]), "{found:?}");
    let other = tempfile::tempdir().unwrap();
    let no_image = ENGINE.replace("echo warning; echo id-1", "echo no such image >&2; exit 125");
    let found = engine(other.path(), "finch", &no_image);
    let [EngineFinding::Ready(engine)] = &*found else { panic!("{found:?}") };
    assert_eq!(open(engine, other.path()).unwrap_err(), "no such image\n");
}
