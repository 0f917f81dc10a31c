//! Which of the person's own variables a build's commands see.

use std::collections::BTreeMap;

/// Where tools lie, which version of them is chosen, and what a program needs to start.
const ALLOWED: &[&str] = &[
    // programs
    "PATH",
    // roots of tools and of those who switch between their versions
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "NVM_DIR",
    "NVM_BIN",
    "NVM_INC",
    "FNM_DIR",
    "FNM_MULTISHELL_PATH",
    "N_PREFIX",
    "NODENV_ROOT",
    "VOLTA_HOME",
    "PNPM_HOME",
    "BUN_INSTALL",
    "DENO_INSTALL",
    "PYENV_ROOT",
    "PYENV_VERSION",
    "RBENV_ROOT",
    "RBENV_VERSION",
    "ASDF_DIR",
    "ASDF_DATA_DIR",
    "MISE_DATA_DIR",
    "SDKMAN_DIR",
    "JAVA_HOME",
    "M2_HOME",
    "MAVEN_HOME",
    "GRADLE_HOME",
    "GOROOT",
    "GVM_ROOT",
    "DOTNET_ROOT",
    "ANDROID_HOME",
    "ANDROID_SDK_ROOT",
    "HOMEBREW_PREFIX",
    "HOMEBREW_CELLAR",
    "HOMEBREW_REPOSITORY",
    "DEVELOPER_DIR",
    "SDKROOT",
    // language and time
    "LANG",
    "LANGUAGE",
    "TZ",
    // the way to the network
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "ALL_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
    "AWS_CA_BUNDLE",
    // Windows: without these hardly a program starts
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "PROGRAMDATA",
    "COMMONPROGRAMFILES",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
    "OS",
];

/// Beginnings of names that are allowed: `LC_ALL`, `JAVA_HOME_21_X64`, `GOROOT_1_22_X64`.
const ALLOWED_BEGINNINGS: &[&str] = &["LC_", "JAVA_HOME_", "GOROOT_"];

/// Credentials of private registries, and addresses that often hold them. They aren't handed in, and that is said: a build
/// that needs one fails without it.
const TOLD: &[&str] = &[
    "NPM_TOKEN",
    "NODE_AUTH_TOKEN",
    "NPM_CONFIG_USERCONFIG",
    "NPM_CONFIG_REGISTRY",
    "NPM_CONFIG__AUTH",
    "YARN_NPM_AUTH_TOKEN",
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "PIP_CONFIG_FILE",
    "UV_INDEX",
    "UV_INDEX_URL",
    "UV_EXTRA_INDEX_URL",
    "UV_DEFAULT_INDEX",
    "TWINE_PASSWORD",
    "CARGO_REGISTRY_TOKEN",
    "CARGO_HOME",
    "BUNDLE_GITHUB__COM",
    "GOPROXY",
    "GOPRIVATE",
    "GONOSUMDB",
    "GOFLAGS",
    "NUGET_CREDENTIALS",
    "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS",
    "COMPOSER_AUTH",
    "GITHUB_TOKEN",
    "GH_TOKEN",
    "GITLAB_TOKEN",
    "CODEARTIFACT_AUTH_TOKEN",
    "DOCKER_CONFIG",
    "NETRC",
    "SSH_AUTH_SOCK",
];
const TOLD_BEGINNINGS: &[&str] =
    &["UV_INDEX_", "POETRY_HTTP_BASIC_", "POETRY_PYPI_TOKEN_", "CARGO_REGISTRIES_", "PDM_PUBLISH_", "BUNDLE_GEM__"];

/// What is handed in, and the names of the settings that aren't and may be missed.
pub(super) fn of(login: &BTreeMap<String, String>) -> (BTreeMap<String, String>, Vec<String>) {
    let mut handed_in = BTreeMap::new();
    let mut left_out = Vec::new();
    for (name, value) in login {
        let upper = name.to_ascii_uppercase();
        if is_one_of(&upper, ALLOWED, ALLOWED_BEGINNINGS) {
            // the address of a proxy may hold a name and a password
            if upper.ends_with("_PROXY") && holds_credentials(value) {
                left_out.push(name.clone());
            } else {
                handed_in.insert(name.clone(), value.clone());
            }
        } else if is_one_of(&upper, TOLD, TOLD_BEGINNINGS) && !value.is_empty() {
            left_out.push(name.clone());
        }
    }
    (handed_in, left_out)
}

fn is_one_of(name: &str, names: &[&str], beginnings: &[&str]) -> bool {
    names.contains(&name) || beginnings.iter().any(|beginning| name.starts_with(beginning))
}

/// Whether a name or a password stands before the host of an address.
fn holds_credentials(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().contains('@')
}
