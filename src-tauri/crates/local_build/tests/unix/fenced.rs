//! What a fenced build can't reach. Where a system lacks a part of the fence, that part is skipped and says so.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::Path;

use gangway_local_build::{End, FenceItem, Hold};
use libtest_mimic::Trial;

use super::{Build, WIDE, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("a file outside can't be read or changed", files),
        trial("what was given can be read, what lies beside it can't", given),
        trial("the socket of an agent can't be reached", agent),
        trial("a build reads no environment of others", environments),
        trial("a build can't signal what isn't its own, but its own it can", signals),
        trial("ordinary tools work inside the fence", tools),
        trial("Node.js with its workers and children works inside the fence", node),
    ]
}

/// A fenced build, where this system closes the given thing.
fn build(item: FenceItem) -> Option<Build> {
    let build = Build::fenced(WIDE);
    if build.ground.fence().hold(item) == Hold::Open {
        println!("skipped: this system doesn't close {item:?}");
        return None;
    }
    Some(build)
}

fn files() {
    let Some(mut build) = build(FenceItem::Writing) else { return };
    let outside = tempfile::tempdir().unwrap();
    let canary = outside.path().join("canary");
    std::fs::write(&canary, "secret").unwrap();
    let path = canary.display();
    let script = format!(
        "cat {path}; echo x > {path}; truncate -s 0 {path}; rm -f {path}; ln {path} here; ln -s {path} link; cat link; ls {}",
        outside.path().display()
    );
    let (_, output) = build.shell(&script);
    assert!(!output.contains("secret") && !output.contains("\ncanary\n"), "{output}");
    assert_eq!(std::fs::read_to_string(&canary).unwrap(), "secret");
    // without a fence it is read, and the report says that nothing holds
    let mut open = Build::new(WIDE);
    assert_eq!(open.shell(&format!("cat {path}")).1, "secret");
    assert!(!open.ground.fence().is_fenced());
    // a link out of the copy leads nowhere either
    assert_eq!(build.shell("echo mine > file && cat file; cat /etc/shadow | wc -c").1.lines().last(), Some("0"));
}

fn given() {
    let outside = tempfile::tempdir().unwrap();
    let tools = outside.path().join("bin");
    std::fs::create_dir(&tools).unwrap();
    std::fs::write(outside.path().join("credentials.toml"), "secret").unwrap();
    std::fs::write(tools.join("tool"), "#!/bin/sh\necho runs; echo x > \"$0\"\n").unwrap();
    std::fs::set_permissions(tools.join("tool"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut build = Build::in_fence(WIDE, Some(vec![tools.clone()]));
    if build.ground.fence().hold(FenceItem::Writing) == Hold::Open {
        return println!("skipped: this system doesn't close files");
    }
    let (_, output) = build.shell(&format!("{}/tool; cat {0}/../credentials.toml", tools.display()));
    assert!(output.starts_with("runs\n") && !output.contains("secret"), "{output}");
    assert!(std::fs::read_to_string(tools.join("tool")).unwrap().starts_with("#!/bin/sh\necho runs"));
}

const CONNECT: &str = "import socket,sys\ns=socket.socket(socket.AF_UNIX)\ns.connect(sys.argv[1])\nprint(s.recv(9))";

fn agent() {
    let Some(mut build) = build(FenceItem::Sockets) else { return };
    let Some(python) = python() else { return println!("skipped: no Python in /usr/bin") };
    // beside the build, and in its own folder: a path that it may read opens no agent either
    let outside = tempfile::tempdir().unwrap();
    for path in [outside.path().join("agent"), build.path().join("agent")] {
        let agent = UnixListener::bind(&path).unwrap();
        agent.set_nonblocking(true).unwrap();
        let (end, output) = build.try_run(python, &["-c", CONNECT, path.to_str().unwrap()]);
        assert_eq!(end.unwrap(), End::Exited(1), "{output}");
        assert!(output.contains("PermissionError"), "{output}");
        assert!(agent.accept().is_err(), "somebody came");
    }
    let pair = "import socket\na,b=socket.socketpair()\na.send(b'x')\nprint(b.recv(1))";
    assert_eq!(build.try_run(python, &["-c", pair]).1, "b'x'\n");
    // without a fence the agent hears it: the test would see it
    let path = outside.path().join("open");
    let agent = UnixListener::bind(&path).unwrap();
    let answering = std::thread::spawn(move || std::io::Write::write_all(&mut agent.accept().unwrap().0, b"secret"));
    let output = Build::new(WIDE).try_run(python, &["-c", CONNECT, path.to_str().unwrap()]).1;
    answering.join().unwrap().unwrap();
    assert_eq!(output, "b'secret'\n");
}

fn python() -> Option<&'static str> {
    let path = "/usr/bin/python3";
    Path::new(path).exists().then_some(path)
}

fn environments() {
    let Some(mut build) = build(FenceItem::Memory) else { return };
    let mut other = std::process::Command::new("sleep").arg("100").env("CANARY", "secret").spawn().unwrap();
    let place = format!("/proc/{}/environ", other.id());
    super::wait_until("the other has its environment", || std::fs::read(&place).is_ok_and(|text| !text.is_empty()));
    assert!(String::from_utf8_lossy(&std::fs::read(&place).unwrap()).contains("secret"));
    let (_, output) = build.shell("cat /proc/[0-9]*/environ | tr '\\0' '\\n'");
    other.kill().unwrap();
    other.wait().unwrap();
    assert!(!output.contains("secret"), "{output}");
}

fn signals() {
    let Some(mut build) = build(FenceItem::Signals) else { return };
    let mut other = std::process::Command::new("sleep").arg("100").spawn().unwrap();
    let (_, output) = build.shell(&format!("kill -9 {} || echo denied", other.id()));
    assert!(output.ends_with("denied\n"), "{output}");
    assert!(other.try_wait().unwrap().is_none());
    other.kill().unwrap();
    other.wait().unwrap();
    // what one command left running, the next may end
    let (_, pid) = build.shell("sleep 100 >/dev/null 2>&1 & echo $!");
    assert_eq!(build.shell(&format!("kill {} && echo ended", pid.trim())).1, "ended\n");
}

fn tools() {
    let mut build = Build::fenced(WIDE);
    assert_eq!(build.shell("mkdir a && cd a && echo x | tee b | cat && cp b c && mv c d && ls").1, "x\nb\nd\n");
    assert_eq!(build.shell("sh -c 'echo $(id -u | wc -l)' > /dev/null && echo fine").1, "fine\n");
    assert_eq!(build.shell("echo x > /dev/stdout; echo y | cat /dev/stdin; echo z > /dev/null").1, "x\ny\n");
    if Path::new("/bin/bash").exists() {
        assert_eq!(
            build.shell("bash -c 'cat <(echo x) - <<< y; coproc cat; echo z >&${COPROC[1]}; head -1 <&${COPROC[0]}'").1,
            "x\ny\nz\n"
        );
    }
    let Some(python) = python() else { return };
    let script = "import threading,subprocess,socket,multiprocessing as m\n\
        t=threading.Thread(target=print,args=('thread',)); t.start(); t.join()\n\
        print(subprocess.run(['echo','child'],capture_output=True,text=True).stdout.strip())\n\
        s=socket.socket(); s.bind(('127.0.0.1',0)); s.listen(); print('port')\n\
        m.Lock(); print('lock')";
    let (end, output) = build.try_run(python, &["-c", script]);
    assert_eq!(output, "thread\nchild\nport\nlock\n");
    assert_eq!(end.unwrap(), End::Exited(0));
}

fn node() {
    if !Path::new("/usr/bin/node").exists() {
        return println!("skipped: no Node.js in /usr/bin");
    }
    let mut build = Build::fenced(WIDE);
    let script = "const {Worker} = require('worker_threads'), {fork, execSync} = require('child_process'), net = require('net');
        if (process.argv[2] === 'child') { process.send('child'); process.disconnect(); return }
        console.log(execSync('echo shell').toString().trim());
        fork(__filename, ['child']).on('message', (message) => { console.log(message);
        new Worker(\"require('worker_threads').parentPort.postMessage('worker')\", {eval: true}).on('message', (message) => {
        console.log(message);
        const server = net.createServer((socket) => socket.end('net')).listen(0, '127.0.0.1', () =>
        net.connect(server.address().port, '127.0.0.1').on('data', (data) => { console.log(String(data)); server.close() })) }) })";
    std::fs::write(build.path().join("main.js"), script).unwrap();
    assert_eq!(build.try_run("node", &["main.js"]).1, "shell\nchild\nworker\nnet\n");
    std::fs::write(build.path().join("package.json"), r#"{"scripts": {"test": "node --test"}}"#).unwrap();
    let test = "require('node:test')('adds', () => require('node:assert').equal(1 + 1, 3))";
    std::fs::write(build.path().join("one.test.js"), test).unwrap();
    let (end, output) = build.shell("HOME=$PWD TMPDIR=$PWD npm test");
    assert!(end == End::Exited(1) && output.contains("fail 1"), "{end:?} {output}");
}
