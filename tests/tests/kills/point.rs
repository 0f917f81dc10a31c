//! Where the program is killed.

/// Which command is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// From nothing to a green run.
    Deploy,
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

/// When the person presses the button in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Person {
    /// As soon as the program asks for it.
    Prompt,
    /// In the moment before the program dies: it can't have noticed.
    LastMoment,
    /// Not before the program was started again.
    Late,
}

/// Where the program is killed.
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
}

pub(crate) const fn before(command: Command, operation: &'static str) -> Point {
    Point { command, side: Side::Before, operation, nth: 1, holding: None, person: Person::Prompt }
}

pub(crate) const fn after(command: Command, operation: &'static str) -> Point {
    Point { side: Side::After, ..before(command, operation) }
}

impl Point {
    pub(crate) const fn nth(self, nth: usize) -> Self {
        Self { nth, ..self }
    }

    pub(crate) const fn holding(self, resource_type: &'static str, status: &'static str) -> Self {
        Self { holding: Some((resource_type, status)), ..self }
    }

    pub(crate) const fn person(self, person: Person) -> Self {
        Self { person, ..self }
    }
}
