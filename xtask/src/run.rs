//! `cargo xtask run`: from a fresh machine to the window; with no display, to a tour of pictures.

use std::time::Duration;

use crate::process::{ProgramEnd, cargo, command, demand, run as run_program};
use crate::{install, place, test, window_page};

/// A cold build on a slow machine.
const BUILD_LIMIT: Duration = Duration::from_secs(3 * 3600);
/// Longer than anybody keeps a window open.
const WINDOW_LIMIT: Duration = Duration::from_secs(365 * 24 * 3600);
const TOUR_LIMIT: Duration = Duration::from_secs(900);

pub(crate) fn run() -> Result<(), String> {
    let display = place::has_display();
    if display {
        install::packages(&[install::BUILD])?;
    } else {
        println!("There is no display here: Gangway walks its journey by itself and leaves pictures.");
        install::packages(&[install::BUILD, install::TOUR])?;
    }
    install::node()?;
    window_page::build()?;
    println!("Building Gangway. The first time takes minutes, most of them for the AWS SDK …");
    demand(cargo().args(["build", "--workspace"]), BUILD_LIMIT)?;
    if display {
        println!("Starting Gangway …");
        return match run_program(&mut command(place::program("debug", "gangway")), WINDOW_LIMIT) {
            ProgramEnd::Well => Ok(()),
            _ => Err("Gangway ended with an error; what it said stands above.".into()),
        };
    }
    tour()
}

/// Walks the journey under Xvfb, the pictures and the exported files kept in `target/tour/`.
fn tour() -> Result<(), String> {
    let folder = place::kept().join("tour");
    test::tools()?;
    demand(command(place::program("debug", "gangway-tour")).arg(&folder), TOUR_LIMIT)?;
    println!("\nThe pictures and the exported files are in {}", folder.display());
    Ok(())
}
