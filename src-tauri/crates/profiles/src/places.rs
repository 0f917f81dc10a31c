//! Where the AWS CLI keeps its files, as paths in text.

use crate::environment::{Environment, System};

/// The AWS CLI's files and folders for one environment. None where a path needs a home folder that no variable tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The configuration file.
    pub config: Option<String>,
    /// The credentials file.
    pub credentials: Option<String>,
    /// The folder of Identity Center's tokens and registrations.
    pub sso_cache: Option<String>,
    /// The folder of what `aws login` keeps.
    pub login_cache: Option<String>,
}

impl Places {
    /// As the variables say.
    #[must_use]
    pub fn new(environment: &Environment) -> Self {
        let of = |variable: Option<&str>, usual: &[&str]| match variable.and_then(|name| environment.raw(name)) {
            Some(path) => user_path(path, environment),
            None => home(environment).map(|home| joined(&home, usual, environment.system())),
        };
        Self {
            config: of(Some("AWS_CONFIG_FILE"), &[".aws", "config"]),
            credentials: of(Some("AWS_SHARED_CREDENTIALS_FILE"), &[".aws", "credentials"]),
            sso_cache: of(None, &[".aws", "sso", "cache"]),
            login_cache: of(Some("AWS_LOGIN_CACHE_DIRECTORY"), &[".aws", "login", "cache"]),
        }
    }
}

/// Python's `expanduser("~")`, without the system's list of users: on Windows HOME means nothing.
fn home(environment: &Environment) -> Option<String> {
    match environment.system() {
        System::Unix => environment.get("HOME").map(|home| home.trim_end_matches('/').to_owned()),
        System::Windows => environment.get("USERPROFILE").map(str::to_owned).or_else(|| {
            let path = environment.get("HOMEPATH")?;
            Some(format!("{}{path}", environment.get("HOMEDRIVE").unwrap_or_default()))
        }),
    }
}

fn joined(home: &str, parts: &[&str], system: System) -> String {
    let separator = if system == System::Windows { "\\" } else { "/" };
    [home].iter().chain(parts).copied().collect::<Vec<_>>().join(separator)
}

/// A path that a person wrote: `$NAME`, `${NAME}`, on Windows `%NAME%`, then a `~` at its beginning. What no variable
/// tells stays as it is written. `~name` isn't looked up. Unverified: on Windows, Python leaves what stands in single
/// quotes alone.
pub(crate) fn user_path(path: &str, environment: &Environment) -> Option<String> {
    let path = with_variables(path, environment);
    let Some(rest) = path.strip_prefix('~') else { return Some(path) };
    let windows = environment.system() == System::Windows;
    if !(rest.is_empty() || rest.starts_with('/') || windows && rest.starts_with('\\')) {
        return Some(path);
    }
    home(environment).map(|home| format!("{home}{rest}"))
}

fn with_variables(path: &str, environment: &Environment) -> String {
    let mut whole = String::new();
    let mut rest = path;
    while let Some(at) = rest.find(['$', '%']) {
        let (before, from) = rest.split_at(at);
        whole.push_str(before);
        let (written, name) = variable(from, environment.system());
        match name.and_then(|name| environment.raw(name)) {
            Some(value) => whole.push_str(value),
            None => whole.push_str(written),
        }
        rest = from.get(written.len()..).unwrap_or_default();
    }
    whole + rest
}

/// What is written at the beginning of a text, and the variable that it names.
fn variable(text: &str, system: System) -> (&str, Option<&str>) {
    let sign = text.get(..1).unwrap_or_default();
    let inner = text.get(1..).unwrap_or_default();
    let closed = |opening: &str, closing: char| {
        let name = inner.strip_prefix(opening)?.split_once(closing)?.0;
        text.get(..1 + opening.len() + name.len() + 1).map(|written| (written, Some(name)))
    };
    let found = match (sign, system) {
        ("%", System::Windows) => closed("", '%').filter(|(_, name)| name.is_some_and(|name| !name.is_empty())),
        ("$", _) if inner.starts_with('{') => closed("{", '}'),
        ("$", _) => {
            let length = inner.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
            inner.get(..length).filter(|name| !name.is_empty()).zip(text.get(..=length)).map(|(n, w)| (w, Some(n)))
        }
        _ => None,
    };
    found.unwrap_or((sign, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unix(variables: &[(&str, &str)]) -> Environment {
        Environment::new(System::Unix, variables.iter().copied())
    }

    #[test]
    fn files_lie_below_home() {
        let places = Places::new(&unix(&[("HOME", "/home/me/")]));
        assert_eq!(places.config.as_deref(), Some("/home/me/.aws/config"));
        assert_eq!(places.credentials.as_deref(), Some("/home/me/.aws/credentials"));
        assert_eq!(places.sso_cache.as_deref(), Some("/home/me/.aws/sso/cache"));
        assert_eq!(places.login_cache.as_deref(), Some("/home/me/.aws/login/cache"));
        assert_eq!(Places::new(&unix(&[])).config, None);
    }

    #[test]
    fn variables_put_them_elsewhere() {
        let check = |written: &str, expected: &str| {
            let environment = unix(&[("HOME", "/h"), ("X", "x"), ("EMPTY", ""), ("AWS_CONFIG_FILE", written)]);
            assert_eq!(Places::new(&environment).config.as_deref(), Some(expected), "{written}");
        };
        check("/etc/aws", "/etc/aws");
        check("~/mine", "/h/mine");
        check("~", "/h");
        check("~other/mine", "~other/mine");
        check("$HOME/$X/${X}y$EMPTY", "/h/x/xy");
        check("$NO/${NO}/$/%X%/${X", "$NO/${NO}/$/%X%/${X");
        check("relative", "relative");
    }

    #[test]
    fn windows_has_its_own_home() {
        let variables =
            [("HOME", "/h"), ("UserProfile", r"C:\Users\me"), ("AWS_LOGIN_CACHE_DIRECTORY", r"%userprofile%\x")];
        let places = Places::new(&Environment::new(System::Windows, variables));
        assert_eq!(places.config.as_deref(), Some(r"C:\Users\me\.aws\config"));
        assert_eq!(places.login_cache.as_deref(), Some(r"C:\Users\me\x"));
        let variables = [("HOMEDRIVE", "D:"), ("HOMEPATH", r"\me"), ("AWS_CONFIG_FILE", r"~\x")];
        assert_eq!(Places::new(&Environment::new(System::Windows, variables)).config.as_deref(), Some(r"D:\me\x"));
    }
}
