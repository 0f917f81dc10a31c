//! Lines to be typed, as the shells of a system take them.

use gangway_app::environment::System;

/// A shell, or several that read the same line in the same way.
#[expect(clippy::enum_variant_names, reason = "PowerShell is called so")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shell {
    Posix,
    PowerShell,
    /// `cmd`.
    CommandPrompt,
}

impl Shell {
    /// Those of a system.
    pub(crate) fn of(system: System) -> &'static [Self] {
        match system {
            System::Unix => &[Self::Posix],
            System::Windows => &[Self::PowerShell, Self::CommandPrompt],
        }
    }

    /// The line that sets a variable. POSIX shells take the same one from a file, too (`set -a`), and with `export ` before
    /// it from the keyboard.
    pub(crate) fn set(self, name: &str, value: &str) -> String {
        match self {
            Self::Posix => format!("{name}={value}"),
            Self::PowerShell => format!("$env:{name} = '{}'", value.replace('\'', "''")),
            // Quotes around both keep a space at the end of the line out of the value.
            Self::CommandPrompt => format!("set \"{name}={value}\""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_gets_the_lines_of_its_own_shells() {
        let check = |system: System, name: &str, value: &str, expected: &[&str]| {
            let lines: Vec<String> = Shell::of(system).iter().map(|shell| shell.set(name, value)).collect();
            assert_eq!(lines, expected);
        };
        let url = "http://127.0.0.1:4100";
        check(System::Unix, "AWS_ENDPOINT_URL", url, &["AWS_ENDPOINT_URL=http://127.0.0.1:4100"]);
        check(
            System::Windows,
            "AWS_ENDPOINT_URL",
            url,
            &["$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:4100'", "set \"AWS_ENDPOINT_URL=http://127.0.0.1:4100\""],
        );
        check(System::Windows, "A", "it's", &["$env:A = 'it''s'", "set \"A=it's\""]);
        check(System::Windows, "A", "a & b", &["$env:A = 'a & b'", "set \"A=a & b\""]);
        check(System::Windows, "A", "$HOME `x`", &["$env:A = '$HOME `x`'", "set \"A=$HOME `x`\""]);
        check(System::Windows, "A", "", &["$env:A = ''", "set \"A=\""]);
    }
}
