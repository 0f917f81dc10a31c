//! What is wrong with a profile, as codes with facts. No value of a file or variable is among these.

use gangway_catalog::fault::{Fault, FaultCode};
use gangway_profiles::command::{Command, Remedy};
use gangway_profiles::environment::System;
use gangway_profiles::fault::{Cause, FileMistake, ProfileFault, StrayHeading};
use gangway_profiles::quoting::quoted;

/// The fact `command` where the file itself must be changed.
const NO_COMMAND: &str = "none";

/// A fault of the configuration. Its command is quoted for the shells of `system`.
pub(crate) fn fault(of: &ProfileFault, system: System) -> Fault {
    let described = |code| described(code, of, system);
    let unusable = |name: &str, kind: &str| {
        described(FaultCode::SourceProfileUnusable).with("name", name).with("kind", kind).with("most", 0_usize)
    };
    match &of.cause {
        Cause::FileRefused(mistake) => refused_file(described(FaultCode::AwsFileRefused), *mistake),
        Cause::ProfileMissing { heading } => {
            described(FaultCode::ProfileMissing).with("heading", heading_kind(*heading))
        }
        Cause::KeysMissing(keys) => {
            let kind = if of.profile.is_some() { "missing" } else { "variables" };
            incomplete(of, system, kind).with("keys", keys.join(", "))
        }
        Cause::KeyEmpty => incomplete(of, system, "empty"),
        Cause::WrongShape => incomplete(of, system, "shape"),
        Cause::SessionContradicts { session } => incomplete(of, system, "contradicts").with("name", session.as_str()),
        Cause::SourceTwice => incomplete(of, system, "twice"),
        Cause::CredentialSourceUnknown => incomplete(of, system, "credential-source"),
        Cause::NumberUnusable { least, most } => {
            incomplete(of, system, "number").with("least", *least).with("most", *most)
        }
        Cause::QuotationOpen => incomplete(of, system, "quotation"),
        Cause::CharacterUnusable => described(FaultCode::CredentialsUnsendable),
        Cause::RegionUnusable => described(FaultCode::RegionUnusable),
        Cause::AddressUnreadable => described(FaultCode::EndpointUnusable).with("kind", "unreadable"),
        Cause::AddressWithPassword => described(FaultCode::EndpointUnusable).with("kind", "password"),
        Cause::SectionMissing { name } => described(FaultCode::SectionMissing).with("name", name.as_str()),
        Cause::SourceProfileMissing { name } => unusable(name, "missing"),
        Cause::SourceProfileLoop { visited } => unusable(&visited.join(" → "), "loop"),
        Cause::SourceProfileEmpty { name } => unusable(name, "empty"),
        Cause::ChainTooLong { most } => unusable("", "long").with("most", *most),
        Cause::EnvironmentEmpty => unusable("", "environment"),
        Cause::NotSignedIn => with_our_command(described(FaultCode::NotSignedIn), of.profile.as_deref(), system),
        Cause::SignInUnreadable | Cause::SignInExpired => {
            with_our_command(described(FaultCode::SignInExpired), of.profile.as_deref(), system)
        }
    }
}

/// That temporary keys lack the session token which AWS knows them by. `place`: of the keys, none for variables.
pub(crate) fn without_token(profile: Option<&str>, place: Option<(&str, usize)>) -> Fault {
    let (path, line) = place.unwrap_or_default();
    let key = if profile.is_some() { "aws_session_token" } else { "AWS_SESSION_TOKEN" };
    let fault = Fault::new(FaultCode::ProfileIncomplete).with("profile", profile.unwrap_or_default());
    let fault = fault.with("path", path).with("line", line).with("command", NO_COMMAND);
    let kind = if profile.is_some() { "token" } else { "variables" };
    all_of_incomplete(fault).with("kind", kind).with("keys", key)
}

/// That a sign-in was ended at AWS, of which its file knows nothing.
pub(crate) fn sign_in_ended(profile: &str, remedy: Remedy, system: System) -> Fault {
    let command = Command { remedy, profile: profile.to_owned() };
    let fault = Fault::new(FaultCode::SignInExpired).with("profile", profile).with("command", typed(&command, system));
    with_our_command(fault, Some(profile), system)
}

/// The fact `ours`: what is typed to sign in with the terminal program.
fn with_our_command(fault: Fault, profile: Option<&str>, system: System) -> Fault {
    let profile = quoted(profile.unwrap_or_default(), system);
    fault.with("ours", format!("gangway-cli sign-in --profile {profile}"))
}

/// Program and arguments as one line to type.
pub(crate) fn typed(command: &Command, system: System) -> String {
    command.words().into_iter().map(|word| quoted(word, system)).collect::<Vec<_>>().join(" ")
}

/// Every fact that most sentences name.
fn described(code: FaultCode, of: &ProfileFault, system: System) -> Fault {
    let place = of.place.as_deref();
    let command = of.command().map_or_else(|| NO_COMMAND.to_owned(), |command| typed(&command, system));
    Fault::new(code)
        .with("profile", of.profile.as_deref().unwrap_or_default())
        .with("path", place.map_or("", |place| place.path.as_str()))
        .with("line", place.and_then(|place| place.line).unwrap_or_default())
        .with("key", of.key.as_deref().unwrap_or_default())
        .with("command", command)
}

fn incomplete(of: &ProfileFault, system: System, kind: &str) -> Fault {
    let key = of.key.as_deref().unwrap_or_default();
    all_of_incomplete(described(FaultCode::ProfileIncomplete, of, system)).with("kind", kind).with("keys", key)
}

/// The sentence names all of them, whichever of its kinds is told.
fn all_of_incomplete(fault: Fault) -> Fault {
    fault.with("name", "").with("least", 0_usize).with("most", 0_usize)
}

fn refused_file(fault: Fault, mistake: FileMistake) -> Fault {
    let (kind, first, most) = match mistake {
        FileMistake::TooLarge { most } => ("too-large", 0, most),
        FileMistake::Utf16 => ("utf16", 0, 0),
        FileMistake::ByteOrderMark => ("byte-order-mark", 0, 0),
        FileMistake::NotText => ("not-text", 0, 0),
        FileMistake::NoHeadingYet => ("no-heading-yet", 0, 0),
        FileMistake::NoDelimiter => ("no-delimiter", 0, 0),
        FileMistake::NoKey => ("no-key", 0, 0),
        FileMistake::SectionAgain { first } => ("section-again", first, 0),
        FileMistake::KeyAgain { first } => ("key-again", first, 0),
        FileMistake::NestedWithoutEquals => ("nested-without-equals", 0, 0),
    };
    fault.with("kind", kind).with("first", first).with("most", most)
}

fn heading_kind(heading: Option<StrayHeading>) -> &'static str {
    match heading {
        None => "none",
        Some(StrayHeading::WithoutProfile) => "without-profile",
        Some(StrayHeading::WithoutQuotes) => "without-quotes",
        Some(StrayHeading::WithProfile) => "with-profile",
    }
}

#[cfg(test)]
mod tests {
    use gangway_catalog::fact::Fact;
    use gangway_profiles::choice::{Chooser, ProfileChoice};
    use gangway_profiles::environment::Environment;
    use gangway_profiles::files::{ConfigFiles, FileText, LARGEST_FILE};
    use gangway_profiles::source;

    use super::*;

    /// What a configuration with the profile `p` says when it is chosen.
    fn told(config: &str) -> Fault {
        let text = FileText { path: "config", bytes: config.as_bytes() };
        let choice = ProfileChoice { name: "p".to_owned(), by: Chooser::Person };
        let found = ConfigFiles::read(Some(text), None, LARGEST_FILE)
            .and_then(|files| source::resolve(&choice, &files, &Environment::default()));
        fault(&found.unwrap_err(), System::Unix)
    }

    fn check(config: &str, code: FaultCode, facts: &[(&str, Fact)]) {
        let fault = told(config);
        assert_eq!(fault.code, code, "{config}: {fault}");
        for (name, expected) in facts {
            assert_eq!(fault.facts.get(*name), Some(expected), "{config}: {fault}");
        }
        assert!(!format!("{fault}").contains("hunter2"), "{fault}");
    }

    #[test]
    fn each_way_to_fail_has_its_code() {
        use FaultCode::*;
        check("hunter2\n", AwsFileRefused, &[("kind", "no-heading-yet".into()), ("line", 1_usize.into())]);
        check("[p]\n[p]\n", AwsFileRefused, &[("kind", "section-again".into()), ("first", 1_usize.into())]);
        check("[p]\n", ProfileMissing, &[("heading", "without-profile".into()), ("line", 1_usize.into())]);
        check("", ProfileMissing, &[("heading", "none".into())]);
        let keys = "[profile p]\naws_secret_access_key = hunter2\n";
        let configure = ("command", "aws configure --profile p".into());
        check(keys, ProfileIncomplete, &[("keys", "aws_access_key_id".into()), ("kind", "missing".into()), configure]);
        check("[profile p]\ncredential_process = 'hunter2\n", ProfileIncomplete, &[("kind", "quotation".into())]);
        let role = "[profile p]\nrole_arn = hunter2\n";
        check(role, ProfileIncomplete, &[("keys", "source_profile".into()), ("command", NO_COMMAND.into())]);
        let lost = format!("{role}source_profile = nowhere\n");
        check(&lost, SourceProfileUnusable, &[("name", "nowhere".into()), ("line", 3_usize.into())]);
        check(&format!("{role}source_profile = p\n"), SourceProfileUnusable, &[("kind", "loop".into())]);
        let session = "[profile p]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n";
        check(session, SectionMissing, &[("key", "sso_session".into()), ("name", "s".into())]);
        let id = "[profile p]\naws_access_key_id = hunter2 x\naws_secret_access_key = x\n";
        check(id, CredentialsUnsendable, &[("key", "aws_access_key_id".into())]);
    }

    #[test]
    fn a_command_can_be_typed_as_it_is_shown() {
        let command = Command { remedy: Remedy::Login, profile: "my dev".to_owned() };
        assert_eq!(typed(&command, System::Unix), "aws login --profile 'my dev'");
        assert_eq!(typed(&command, System::Windows), "aws login --profile \"my dev\"");
    }
}
