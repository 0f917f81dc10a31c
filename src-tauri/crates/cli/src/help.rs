//! The help, and what is said about wrong calls, in the person's language: clap itself knows English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory};
use gangway_words::Words;

use crate::arguments::{Arguments, fault_kinds, formats};
use crate::exit::Exit;
use crate::output::Output;
use crate::told_address::told_address;

/// Place in the help of what every command takes: after its own.
const EVERYWHERE: usize = 100;

/// Parses what was typed. `Err`: help was asked for, or something was wrong, and that is told already.
pub(crate) fn parse(typed: impl IntoIterator<Item = std::ffi::OsString>, output: &Output) -> Result<ArgMatches, Exit> {
    command(output.words()).try_get_matches_from(typed).map_err(|error| {
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            // A pipe that was closed is no failure.
            let _ = error.print();
            return Exit::Done;
        }
        if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            let _ = error.print();
        } else {
            output.note(&complaint(&error, output.words()));
            if let Some(form) = form(&error, output.words()) {
                output.note(&form);
            }
            if let Some(suggestion) = suggestion(&error) {
                output.note(&output.tell("cli-usage-suggestion", &[("suggestion", suggestion.into())]));
            }
            output.note(&output.tell("cli-usage-next", &[("command", "gangway-cli --help".into())]));
        }
        Exit::Usage
    })
}

/// The commands, every sentence of theirs taken from the words.
fn command(words: &Words) -> Command {
    let version = own_flag("version", 'V', ArgAction::Version, words);
    let command = Arguments::command().disable_version_flag(true).arg(version);
    let mut command = spoken(command, "cli-help", words).after_help(words.say("cli-help-exit-codes", &[]));
    // Only then does each command know how it is called.
    command.build();
    called(command, words)
}

/// How a command and those below it are called. clap's own word for options is English.
fn called(mut command: Command, words: &Words) -> Command {
    let usage = command.render_usage().to_string();
    let call = usage.split_once(": ").map_or(usage.as_str(), |(_, call)| call);
    let call = call.replace("[OPTIONS]", &format!("[{}]", words.say("cli-help-options", &[]).to_uppercase()));
    command.override_usage(call).mut_subcommands(|command| called(command, words))
}

fn spoken(command: Command, id: &str, words: &Words) -> Command {
    let heading = |name: &str| words.say(&format!("cli-help-{name}"), &[]);
    let more = format!("{id}-more");
    let about = words.say(id, &[]);
    let long = if words.has(&more) { format!("{about}\n\n{}", words.say(&more, &[])) } else { about.clone() };
    let (arguments, options) = (heading("arguments"), heading("options"));
    command
        .about(about)
        .long_about(long)
        .help_template(format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", heading("usage")))
        .subcommand_help_heading(heading("commands"))
        .subcommand_value_name(heading("command"))
        .disable_help_flag(true)
        .mut_args(|argument| {
            let help = help_of(&argument, words);
            let heading = if argument.is_positional() { &arguments } else { &options };
            let order = if argument.is_global_set() { EVERYWHERE } else { argument.get_display_order() };
            let argument = argument.help(help).help_heading(heading.clone()).display_order(order);
            // What clap would say of values, it would say in English.
            let hidden = argument.get_action().takes_values();
            if hidden { argument.hide_default_value(true).hide_possible_values(true) } else { argument }
        })
        .arg(own_flag("help", 'h', ArgAction::Help, words).help_heading(options.clone()))
        .mut_subcommands(|command| {
            let id = format!("cli-help-{}", command.get_name());
            spoken(command, &id, words)
        })
}

/// One sentence for each name of an argument: the same name means the same in every command.
fn help_of(argument: &Arg, words: &Words) -> String {
    let id = format!("cli-help-argument-{}", argument.get_id().as_str().replace('_', "-"));
    words.say(&id, &[("formats", formats().join(", ").into()), ("kinds", fault_kinds().join(", ").into())])
}

/// clap's own flag of this name explains itself in English.
fn own_flag(name: &'static str, short: char, action: ArgAction, words: &Words) -> Arg {
    let flag = Arg::new(name).short(short).long(name).action(action);
    let help = help_of(&flag, words);
    flag.help(help).display_order(EVERYWHERE + 1)
}

/// What is wrong with a call, as one sentence.
fn complaint(error: &clap::Error, words: &Words) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), told_address(&text(ContextKind::InvalidValue)));
    let of_argument = |id: &str| words.say(id, &[("argument", argument.as_str().into())]);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => of_argument("cli-usage-value-missing"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words.say("cli-usage-value-wrong", &[("argument", argument.into()), ("given", value.into())])
        }
        ErrorKind::UnknownArgument => {
            words.say("cli-usage-argument-unknown", &[("given", told_address(&argument).into())])
        }
        ErrorKind::InvalidSubcommand => words
            .say("cli-usage-command-unknown", &[("given", told_address(&text(ContextKind::InvalidSubcommand)).into())]),
        ErrorKind::MissingSubcommand => {
            words.say("cli-usage-command-missing", &[("commands", text(ContextKind::ValidSubcommand).into())])
        }
        ErrorKind::MissingRequiredArgument => of_argument("cli-usage-argument-missing"),
        ErrorKind::ArgumentConflict => of_argument("cli-usage-argument-conflict"),
        ErrorKind::TooManyValues => of_argument("cli-usage-value-unwanted"),
        _ => words.say("cli-usage-not-understood", &[]),
    }
}

/// What a value that was wrong looks like when it is right.
fn form(error: &clap::Error, words: &Words) -> Option<String> {
    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else { return None };
    if let Some(ContextValue::Strings(possible)) = error.get(ContextKind::ValidValue)
        && !possible.is_empty()
    {
        return Some(words.say("cli-usage-one-of", &[("values", possible.join(", ").into())]));
    }
    let name = argument.split(' ').next()?.trim_start_matches('-');
    let id = format!("cli-usage-form-{name}");
    words.has(&id).then(|| words.say(&id, &[("kinds", fault_kinds().join(", ").into())]))
}

/// What was meant, when that is near enough to what was typed.
fn suggestion(error: &clap::Error) -> Option<&str> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.as_str()),
        ContextValue::Strings(texts) => texts.last().map(String::as_str),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use gangway_words::Language;

    use super::*;

    fn all(command: &Command) -> Vec<&Command> {
        let below = command.get_subcommands().flat_map(all);
        std::iter::once(command).chain(below).collect()
    }

    #[test]
    fn every_command_and_argument_has_its_words() {
        for language in Language::ALL {
            let mut command = command(&Words::new(*language));
            command.build();
            command.clone().debug_assert();
            for command in all(&command) {
                let helps = command.get_arguments().map(|argument| (argument.get_id().as_str(), argument.get_help()));
                for (name, help) in helps.chain([("about", command.get_about())]) {
                    let help = help.map(ToString::to_string).unwrap_or_default();
                    let spoken = !help.contains('⟦') && speaks(*language, &help);
                    assert!(spoken, "{language:?} {} {name}: {help:?}", command.get_name());
                }
            }
        }
    }

    fn speaks(language: Language, text: &str) -> bool {
        let kana = text.chars().any(|c| ('\u{3040}'..='\u{30ff}').contains(&c));
        !text.is_empty() && kana == (language == Language::Ja)
    }

    #[test]
    fn the_help_of_a_japanese_system_holds_no_english_of_claps() {
        let mut command = command(&Words::new(Language::Ja));
        command.build();
        for command in all(&command) {
            let help = command.clone().render_long_help().to_string();
            for english in
                ["Usage", "Commands:", "Arguments:", "Options:", "OPTIONS", "[default", "[possible", "Print "]
            {
                assert!(!help.contains(english), "{}: {english} in {help}", command.get_name());
            }
        }
    }

    #[test]
    fn complaints() {
        let check = |typed: &[&str], expected: &str| {
            let typed = std::iter::once("gangway-cli").chain(typed.iter().copied());
            let error = command(&Words::new(Language::En)).try_get_matches_from(typed).unwrap_err();
            assert_eq!(complaint(&error, &Words::new(Language::En)), expected);
        };
        let error = command(&Words::new(Language::En)).try_get_matches_from(["gangway-cli", "chek"]).unwrap_err();
        assert_eq!(suggestion(&error), Some("check"));
        check(&["fly"], "There is no command “fly”.");
        check(&["check", "x", "--wings"], "There is no argument “--wings” here.");
        check(&["check"], "This is missing: <FILE>");
        check(&["check", "x", "--region"], "--region <REGION> needs a value.");
        check(&["practice", "--for", "soon"], "--for <TIME> can’t be “soon”.");
        check(&["practice", "--language", "tlh"], "--language <LANGUAGE> can’t be “tlh”.");
        check(&["check", "x", "--endpoint-url", "http://u:SECRET@x"], "--endpoint-url <URL> can’t be “http://…@x”.");
        check(&["check", "x", "--endpoint-ulr=http://u:SECRET@x"], "There is no argument “--endpoint-ulr” here.");
        check(&["http://u:SECRET@x"], "There is no command “http://…@x”.");
        check(&["check", "x", "--json=yes"], "--json takes no value.");
        check(&["deploy", "x", "--yes", "--yes"], "--yes can’t be given twice, nor together with what excludes it.");
        check(
            &["--json"],
            "Say what to do: detect, check, export, deploy, approve, cancel, host, sign-in, status, runs, log, teardown, practice",
        );
    }
}
