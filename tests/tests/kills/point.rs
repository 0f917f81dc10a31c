//! Where a program is killed.

use gangway_practice::control::PracticeWorld;

/// Which command is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// From nothing to a green run.
    Deploy,
    /// The same for a repository on a company's own server, which needs a host.
    DeployOnServer,
    /// From a green run on such a server to another host in place of the one that is there.
    ReplaceHost,
    /// From a green run to another one, with what was changed in the setup.
    Update,
    /// From a run that waits for its approval to a green one.
    Approve,
    /// From a green run to nothing.
    TearDown,
}

/// On which side of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// It was sent, and never arrives.
    Before,
    /// The account has done it, and the program never hears of it.
    After,
}

/// Which program is under way. Both keep their state in the same folder, and take up what the other left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// `gangway-cli`.
    Terminal,
    /// The window. Nobody has to press anything in it: what was approved goes on when it opens.
    Window,
}

/// When the person presses the button in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Person {
    /// As soon as the program asks for it.
    Prompt,
    /// In the moment before the program dies: it can't have noticed.
    LastMoment,
    /// While no program runs.
    Meanwhile,
    /// Not before the program was started again.
    Late,
}

/// Where a program is killed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(crate) command: Command,
    pub(crate) side: Side,
    /// `service:Operation`.
    pub(crate) operation: &'static str,
    /// The how many-th such call, from 1.
    pub(crate) nth: usize,
    /// Only calls count while the account holds a resource of this type in this state.
    pub(crate) holding: Option<(&'static str, &'static str)>,
    pub(crate) person: Person,
    pub(crate) program: Program,
}

pub(crate) const fn before(command: Command, operation: &'static str) -> Point {
    let (side, person, program) = (Side::Before, Person::Prompt, Program::Terminal);
    Point { command, side, operation, nth: 1, holding: None, person, program }
}

pub(crate) const fn after(command: Command, operation: &'static str) -> Point {
    Point { side: Side::After, ..before(command, operation) }
}

impl Point {
    /// Whether the account is as it has to be for a call to count.
    pub(crate) fn fits(&self, world: &PracticeWorld) -> bool {
        self.holding.is_none_or(|(resource_type, status)| {
            world.resources.iter().any(|it| it.resource_type == resource_type && it.status == status)
        })
    }

    pub(crate) const fn nth(self, nth: usize) -> Self {
        Self { nth, ..self }
    }

    pub(crate) const fn holding(self, resource_type: &'static str, status: &'static str) -> Self {
        Self { holding: Some((resource_type, status)), ..self }
    }

    pub(crate) const fn in_the_window(self) -> Self {
        Self { program: Program::Window, ..self }
    }

    pub(crate) const fn person(self, person: Person) -> Self {
        Self { person, ..self }
    }
}
