//! `practice`: an account to practise in, until Ctrl-C or SIGTERM.

use std::time::Duration;

use gangway_app::bindings::{Fault, FaultCode};
use gangway_app::environment::System;
use gangway_practice::control::{Client, PracticeFaults};
use gangway_practice::{FAST_SPEED, Options, Practice, USUAL_SPEED};

use crate::arguments::Practice as Arguments;
use crate::exit::Exit;
use crate::interruption;
use crate::output::Output;
use crate::shell::Shell;

pub(super) async fn run(arguments: Arguments, region: Option<String>, output: &Output) -> Result<Exit, Fault> {
    // Listening comes first: a signal that arrives while the account starts ends it properly too.
    let ending = ending(arguments.lasting)?;
    let options = Options {
        port: arguments.port,
        home: arguments.home,
        speed: if arguments.fast { FAST_SPEED } else { USUAL_SPEED },
        ..Options::default()
    };
    let mut practice = match Practice::start(options).await {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let port = [("port", arguments.port.to_string().into())];
            output.told(&unreachable(error), &output.tell("cli-practice-port", &port));
            return Ok(Exit::Failed);
        }
        started => started.map_err(unreachable)?,
    };
    if let Some(world) = practice.unreadable_world().filter(|world| world.just_now) {
        output.note(&output.tell("cli-practice-began-anew", &[("path", world.file.as_str().into())]));
    }
    if !arguments.faults.is_empty() {
        let wished = PracticeFaults { faults: arguments.faults };
        Client::new(practice.endpoint()).faults(&wished).await.map_err(unreachable)?;
    }
    let endpoint = practice.endpoint().to_owned();
    let region = region.as_deref().unwrap_or("us-east-1");
    let variables = [
        ("AWS_ENDPOINT_URL", endpoint.as_str()),
        ("AWS_ACCESS_KEY_ID", "GANGWAYPRACTICE"),
        ("AWS_SECRET_ACCESS_KEY", "practice"),
        ("AWS_REGION", region),
        // The AWS CLI's first generation reads this one only.
        ("AWS_DEFAULT_REGION", region),
        // By it, Gangway knows that it may bring a person's own repository along.
        ("GANGWAY_PRACTICE_URL", endpoint.as_str()),
    ];
    let object: serde_json::Map<_, _> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
    if !output.json() {
        output.note(&output.tell(introduction(System::HERE), &[]));
        let device = format!("{endpoint}/_device/mfa");
        output.note(&output.tell("cli-practice-mfa", &[("address", device.as_str().into())]));
    }
    output.answer(&object, || lines(System::HERE, &variables, output));
    let mut obstacle = practice.obstacle();
    tokio::pin!(ending);
    loop {
        tokio::select! {
            () = ending.as_mut() => break,
            () = practice.ended() => {
                let fault = Fault::new(FaultCode::PracticeUnreachable).with("detail", endpoint);
                output.told(&fault, &output.tell("cli-practice-ended", &[]));
                return Ok(Exit::Failed);
            }
            Ok(()) = obstacle.changed() => {
                let now = obstacle.borrow_and_update().clone();
                output.note(&match now {
                    Some(detail) => output.tell("cli-practice-obstacle", &[("detail", detail.as_str().into())]),
                    None => output.tell("cli-practice-obstacle-gone", &[]),
                });
            }
        }
    }
    practice.stop().await;
    Ok(Exit::Done)
}

/// How the lines are taken over in another terminal.
fn introduction(system: System) -> &'static str {
    match system {
        System::Unix => "cli-practice",
        System::Windows => "cli-practice-windows",
    }
}

/// The lines, for each shell of the system.
fn lines(system: System, variables: &[(&str, &str)], output: &Output) -> Vec<String> {
    let mut lines = Vec::new();
    for shell in Shell::of(system) {
        let heading = match shell {
            Shell::Posix => None,
            Shell::PowerShell => Some("cli-practice-powershell"),
            Shell::CommandPrompt => Some("cli-practice-command-prompt"),
        };
        lines.extend(heading.map(|heading| output.tell(heading, &[])));
        lines.extend(variables.iter().map(|(name, value)| shell.set(name, value)));
    }
    lines
}

/// That somebody ends it, or that its time is over. That standard input closed says nothing.
fn ending(lasting: Option<Duration>) -> Result<impl Future<Output = ()>, Fault> {
    let deaf = |error: std::io::Error| Fault::new(FaultCode::Internal).with("detail", error.to_string());
    let asked = interruption::ending().map_err(deaf)?;
    Ok(async move {
        let over = async {
            match lasting {
                Some(time) => tokio::time::sleep(time).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = asked => {}
            () = over => {}
        }
    })
}

fn unreachable(error: impl std::error::Error) -> Fault {
    Fault::new(FaultCode::PracticeUnreachable).with("detail", error.to_string())
}

#[cfg(test)]
mod tests {
    use gangway_words::{Language, Words};

    use super::*;

    const VARIABLES: [(&str, &str); 2] = [("AWS_ENDPOINT_URL", "http://127.0.0.1:4100"), ("AWS_REGION", "eu-west-1")];

    #[test]
    fn what_is_printed_to_be_typed_is_right_for_the_system() {
        for language in Language::ALL {
            let output = Output::new(Words::new(*language));
            let check = |system: System| (output.tell(introduction(system), &[]), lines(system, &VARIABLES, &output));
            let (told, typed) = check(System::Unix);
            assert!(told.contains("export ") && told.contains("set -a; . ./practice.env; set +a"), "{told}");
            assert_eq!(typed, ["AWS_ENDPOINT_URL=http://127.0.0.1:4100", "AWS_REGION=eu-west-1"]);
            let (told, typed) = check(System::Windows);
            for posix in ["export ", "set -a", "./", "practice.env"] {
                assert!(!told.contains(posix), "{told}");
            }
            let [powershell, first, second, prompt, third, fourth] = &typed[..] else { panic!("{typed:?}") };
            assert!(powershell.contains("PowerShell") && prompt.contains("cmd"), "{typed:?}");
            assert_eq!(
                [first, second],
                ["$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:4100'", "$env:AWS_REGION = 'eu-west-1'"]
            );
            assert_eq!(
                [third, fourth],
                ["set \"AWS_ENDPOINT_URL=http://127.0.0.1:4100\"", "set \"AWS_REGION=eu-west-1\""]
            );
        }
    }
}
