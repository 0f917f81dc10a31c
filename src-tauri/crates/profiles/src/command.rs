//! Commands of the AWS CLI that mend what is wrong, as data: what they are typed into decides how they are quoted.

/// What a command does for a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Signs in to Identity Center.
    SsoLogin,
    /// Signs in with the console's credentials (AWS CLI 2.32 or newer).
    Login,
    /// Asks for keys and a Region, and writes them.
    Configure,
    /// Asks for the Identity Center's address, account and role, and writes them.
    ConfigureSso,
}

/// A command for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// What it does.
    pub remedy: Remedy,
    /// For whom.
    pub profile: String,
}

impl Command {
    /// Program and arguments, one each, nothing quoted.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        let verb: &[&str] = match self.remedy {
            Remedy::SsoLogin => &["sso", "login"],
            Remedy::Login => &["login"],
            Remedy::Configure => &["configure"],
            Remedy::ConfigureSso => &["configure", "sso"],
        };
        ["aws"].into_iter().chain(verb.iter().copied()).chain(["--profile", self.profile.as_str()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_names_its_profile() {
        let check = |remedy, expected: &str| {
            let command = Command { remedy, profile: "my profile".to_owned() };
            assert_eq!(command.words().join("|"), expected);
        };
        check(Remedy::SsoLogin, "aws|sso|login|--profile|my profile");
        check(Remedy::Login, "aws|login|--profile|my profile");
        check(Remedy::Configure, "aws|configure|--profile|my profile");
        check(Remedy::ConfigureSso, "aws|configure|sso|--profile|my profile");
    }
}
