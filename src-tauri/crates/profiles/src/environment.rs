//! The variables that a program was started with, as values.

use std::collections::BTreeMap;
use std::fmt;

/// The rules of the system that the program runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// Linux, macOS and their kin.
    #[default]
    Unix,
    /// Windows: names of variables ignore case, commands are split in another way, home is elsewhere.
    Windows,
}

impl System {
    /// The one that this program was built for.
    pub const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };
}

/// All variables, as secret as AWS's keys among them. The default one holds none.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Environment {
    system: System,
    variables: BTreeMap<String, String>,
}

/// Shows no value, and no name that isn't AWS's.
impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.variables.keys().filter(|name| name.starts_with("AWS_"))).finish()
    }
}

impl Environment {
    /// Takes the variables as the system gives them.
    #[must_use]
    pub fn new<N: Into<String>, V: Into<String>>(system: System, variables: impl IntoIterator<Item = (N, V)>) -> Self {
        let spelled = |name: String| if system == System::Windows { name.to_uppercase() } else { name };
        let variables = variables.into_iter().map(|(name, value)| (spelled(name.into()), value.into())).collect();
        Self { system, variables }
    }

    /// Whose rules hold.
    #[must_use]
    pub fn system(&self) -> System {
        self.system
    }

    /// A variable that holds something. An empty one counts as none. The AWS CLI fails at some empty variables, as
    /// `AWS_PROFILE=`, where this goes on.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The first of some variables that holds something.
    pub(crate) fn first(&self, names: &[&'static str]) -> Option<(&'static str, &str)> {
        names.iter().find_map(|name| self.get(name).map(|value| (*name, value)))
    }

    /// A variable's value, be it empty.
    pub(crate) fn raw(&self, name: &str) -> Option<&str> {
        let name = if self.system == System::Windows { name.to_uppercase() } else { name.to_owned() };
        self.variables.get(&name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_it_shows_names_only() {
        let environment = Environment::new(System::Unix, [("AWS_SECRET_ACCESS_KEY", "hunter2"), ("TOKEN", "hunter2")]);
        assert_eq!(format!("{environment:?}"), "{\"AWS_SECRET_ACCESS_KEY\"}");
    }

    #[test]
    fn case_counts_where_the_system_says_so() {
        let get = |system| Environment::new(system, [("Aws_Profile", "dev")]).get("AWS_PROFILE").map(str::to_owned);
        assert_eq!(get(System::Windows).as_deref(), Some("dev"));
        assert_eq!(get(System::Unix), None);
    }
}
