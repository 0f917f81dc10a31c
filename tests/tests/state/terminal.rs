//! The terminal program goes on with what the terminal program began.

use std::path::Path;
use std::process::{Command, Stdio};

use gangway_app::views::SaveCopy;
use gangway_tests::place;
use gangway_tests::state::REGION;
use gangway_tests::world::World;

use crate::copy::copies;
use crate::shown::named;

/// Exit codes of the program: done, and waiting for a person.
const DONE: Option<i32> = Some(0);
const WAITS: Option<i32> = Some(4);

/// A terminal in the folder of state, beside the practice account.
struct Terminal<'a> {
    home: &'a Path,
    desk: &'a Path,
    setup: &'a Path,
    world: &'a World,
}

impl Terminal<'_> {
    /// Runs the program with arguments and the setup file. Gives its output.
    fn check(&self, arguments: &[&str], code: Option<i32>) -> String {
        let mut command = Command::new(place::program("gangway-cli"));
        command.args(arguments).args(["--json", "--language", "en", "--region", REGION]).arg(self.setup);
        command.env_clear().env("HOME", self.desk).env("GANGWAY_HOME", self.home);
        command.env("GANGWAY_PRACTICE_URL", self.world.endpoint()).stdin(Stdio::null());
        let ended = command.output().expect("the terminal program starts");
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        let errors = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), code, "{arguments:?}: {errors}\n{said}");
        said
    }
}

#[test]
fn a_deployment_that_waited_is_approved_and_taken_down() {
    for copy in copies() {
        let desk = tempfile::tempdir().unwrap();
        let setup = desk.path().join("signoff.gangway.json");
        let desktop = copy.at_rest();
        let id = named(&desktop, "signoff").id;
        let question = SaveCopy { id: id.clone(), path: setup.display().to_string(), overwrite: false };
        desktop.ask(desktop.app().save_setup_copy(question)).expect("a shared copy");
        desktop.kill();

        let world = World::start(&copy.home().join("practice"), &["--fast"]);
        let terminal = Terminal { home: copy.home(), desk: desk.path(), setup: &setup, world: &world };
        let status = terminal.check(&["status"], DONE);
        assert!(status.contains("\"CREATE_COMPLETE\"") && status.contains("\"awaitsApproval\":true"), "{status}");
        let deploy = terminal.check(&["deploy"], WAITS);
        assert!(!deploy.contains("\"kind\":\"plan\""), "what was approved needs no second yes: {deploy}");
        assert!(deploy.contains(&id), "it is the setup of the record: {deploy}");
        terminal.check(&["approve", "--yes"], DONE);
        let cancel = terminal.check(&["cancel"], DONE);
        assert!(!cancel.contains("\"kind\":\"snapshot\""), "nothing is at work any more: {cancel}");
        terminal.check(&["teardown", "--yes"], DONE);
        drop(world);
        copy.nothing_is_lost();
    }
}
