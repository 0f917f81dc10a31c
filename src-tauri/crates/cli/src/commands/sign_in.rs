//! `sign-in`: signs in with a profile, and waits for the person at the browser.

use std::time::Duration;

use gangway_app::bindings::{Fault, FaultCode};
use gangway_app::views::{BeginSignIn, SignInState, SignInView, SignInWay};

use crate::account::GlobalOptions;
use crate::exit::{CommandError, Exit};
use crate::interruption::interrupted;
use crate::output::Output;

/// A launcher is watched this long for a failure: `xdg-open` takes its time to find that no browser starts.
const FAILS_WITHIN: Duration = Duration::from_secs(3);

pub(super) async fn run(device: bool, options: &GlobalOptions, output: &Output) -> Result<Exit, CommandError> {
    let sign_ins = options.sign_ins();
    let interrupted = interrupted();
    tokio::pin!(interrupted);
    let question = BeginSignIn { profile: options.profile().to_owned(), device_code: device };
    let begun = tokio::select! {
        begun = sign_ins.begin(question, options.language) => begun?,
        () = &mut interrupted => return Ok(gave_up(output)),
    };
    output.object(&begun);
    tell(&begun, output);
    let opening = open(&begun, device, output);
    let waiting = async { tokio::join!(opening, sign_ins.end(&begun.id)).1 };
    let ended = tokio::select! {
        ended = waiting => ended?,
        () = &mut interrupted => {
            sign_ins.stop(&begun.id).await;
            return Ok(gave_up(output));
        }
    };
    match &ended.state {
        SignInState::Failed { fault } => Err(fault.clone().into()),
        SignInState::Waiting | SignInState::Canceled => Err(Fault::new(FaultCode::Cancelled).into()),
        SignInState::Done => {
            let profile = [("profile", ended.profile.as_str().into())];
            output.answer(&ended, || vec![output.tell("cli-signed-in", &profile)]);
            Ok(Exit::Done)
        }
    }
}

fn gave_up(output: &Output) -> Exit {
    output.note(&output.tell("cli-sign-in-interrupted", &[]));
    Exit::Interrupted
}

fn tell(begun: &SignInView, output: &Output) {
    let code = begun.user_code.as_deref().unwrap_or_default();
    output.note(&match begun.way {
        SignInWay::AuthorizationCode => output.tell("cli-sign-in-code", &[]),
        SignInWay::DeviceCode => output.tell("cli-sign-in-device", &[("code", code.into())]),
        SignInWay::AwsLogin => output.tell("cli-sign-in-aws", &[]),
    });
    if let Some(address) = &begun.address {
        output.note(address);
    }
}

/// Opens the browser here, unless the person wants another one.
async fn open(begun: &SignInView, device: bool, output: &Output) {
    let Some(address) = begun.address.clone().filter(|_| !device) else { return };
    let opened = tokio::task::spawn_blocking(move || open::that_detached_with_timeout(address, FAILS_WITHIN)).await;
    if !matches!(opened, Ok(Ok(()))) {
        output.note(&output.tell("cli-sign-in-no-browser", &[]));
    }
}
