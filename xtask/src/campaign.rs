//! `cargo xtask campaign`: what takes too long for every run of the tests, in parts that are called by their names.

use std::process::ExitCode;
use std::time::Duration;

use crate::clock::{Clock, this_year};
use crate::parts::{Part, each, minutes, skipped};
use crate::tally::Tally;
use crate::wine::Wine;
use crate::{install, runners, test, window_page};

/// The parts. A heading is the name that is typed, and says after a colon what is done.
const PARTS: &[Part] = &[
    Part {
        heading: "clocks: all tests that need no window, and one walk of it, on other days and in other time zones",
        work: clocks,
    },
    Part {
        heading: "state: what a newer version may add to a person's folder of state, in many places of it",
        work: state,
    },
    Part { heading: "windows: the terminal's tests, built for Windows and run in Wine", work: windows },
    Part { heading: "macos: whether everything compiles for macOS", work: macos },
    Part {
        heading: "answers: each answer of a deployment and a tear-down, spoiled in each way by what stands in between",
        work: answers,
    },
    Part { heading: "walks: the first voyage, small and by the keyboard alone, too", work: walks },
    Part { heading: "messages: each message of a failure that the program knows, given by practice", work: messages },
];

/// The most that one part may take, its build included.
const LIMIT: Duration = minutes(40);

/// Additions of a newer version that are tried for the program, and as many for the practice account.
const ADDITIONS: &str = "120";

/// Tests that show the window or its page, and those that kill programs at a hundred points: too long to be repeated under
/// each clock.
const ONCE: &[&str] = &["journeys", "browser", "kills"];

pub(crate) fn campaign(names: &[&str]) -> ExitCode {
    let chosen = match choose(names) {
        Ok(chosen) => chosen,
        Err(unknown) => {
            eprintln!("There is no part {unknown}. These are there:\n{}", list());
            return ExitCode::from(2);
        }
    };
    if names.is_empty() {
        println!("All parts, each for {} minutes at most:\n{}", LIMIT.as_secs() / 60, list());
    }
    each(chosen, Some(LIMIT))
}

/// The parts of these names, all for none.
fn choose<'a>(names: &[&'a str]) -> Result<Vec<&'static Part>, &'a str> {
    if names.is_empty() {
        return Ok(PARTS.iter().collect());
    }
    names.iter().map(|name| PARTS.iter().find(|part| part.name() == *name).ok_or(*name)).collect()
}

fn list() -> String {
    PARTS.iter().map(|part| format!("  {}\n", part.heading)).collect()
}

fn clocks() -> Result<Tally, String> {
    install::packages(&[install::BUILD, install::TOUR, install::TEST, install::CLOCKS])?;
    install::node()?;
    test::tools()?;
    window_page::build()?;
    test::build()?;
    test::judges()?;

    let year = this_year()?;
    let mut choice = vec!["--lib".to_owned(), "--bins".to_owned()];
    for name in runners::integration_tests().into_iter().filter(|name| !ONCE.contains(&name.as_str())) {
        choice.extend(["--test".to_owned(), name]);
    }
    let mut sum = Tally::default();
    for clock in [Clock::year_later(), Clock::year_end(year), Clock::leap_day(year)] {
        clock.holds()?;
        println!("\n= {} =", clock.name);
        let mut found = runners::rust(&choice, Some(&clock), LIMIT);
        found.add(runners::page(Some(&clock), minutes(5)));
        println!("- {}: {found}", clock.name);
        sum.add(found);
    }
    println!("\n= the window, a year later =");
    let walk = ["--test", "journeys", "--", "--exact", "the_first_voyage_in_english"].map(str::to_owned);
    sum.add(runners::rust(&walk, Some(&Clock::year_later()), LIMIT));
    Ok(sum)
}

fn state() -> Result<Tally, String> {
    built()?;
    let choice = ["--test", "state", "--", "unknown::"].map(str::to_owned);
    Ok(runners::rust_with(&choice, None, LIMIT, &[("PROPTEST_CASES", ADDITIONS.to_owned())]))
}

fn macos() -> Result<Tally, String> {
    install::packages(&[install::BUILD])?;
    install::node()?;
    window_page::build()?;
    test::macos()
}

fn windows() -> Result<Tally, String> {
    if cfg!(windows) {
        return Ok(skipped("this is Windows: cargo xtask test runs them"));
    }
    install::packages(&[install::WINDOWS])?;
    if !test::target(test::WINDOWS) {
        return Ok(skipped("the target can't be installed"));
    }
    let wine = Wine::prepare()?;
    let choice = ["--target", test::WINDOWS, "--test", "terminal"].map(str::to_owned);
    let found = runners::rust_with(&choice, None, LIMIT, &wine.variables());
    wine.end();
    println!("- in Wine: {found}");
    Ok(found)
}

fn answers() -> Result<Tally, String> {
    whole("kills", "spoiled::", "GANGWAY_ALL_ANSWERS")
}

fn messages() -> Result<Tally, String> {
    whole("flows", "failures::", "GANGWAY_ALL_MESSAGES")
}

fn walks() -> Result<Tally, String> {
    install::packages(&[install::TOUR, install::TEST])?;
    test::tools()?;
    built()?;
    let choice = ["--test", "journeys", "--", "--ignored"].map(str::to_owned);
    Ok(runners::rust(&choice, None, LIMIT))
}

/// Whatever the tests start.
fn built() -> Result<(), String> {
    install::packages(&[install::BUILD])?;
    install::node()?;
    window_page::build()?;
    test::build().map(|_| ())
}

/// Tests that try a sample, but for where a variable is set.
fn whole(tests: &str, choice: &str, all: &'static str) -> Result<Tally, String> {
    built()?;
    let choice = ["--test", tests, "--", choice].map(str::to_owned);
    Ok(runners::rust_with(&choice, None, LIMIT, &[(all, "1".to_owned())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_chosen_by_their_names() {
        assert_eq!(choose(&[]).map(|all| all.len()), Ok(PARTS.len()));
        assert_eq!(choose(&["clocks"]).map(|all| all.len()), Ok(1));
        assert_eq!(choose(&["clocks", "nonsense"]).err(), Some("nonsense"));
    }

    #[test]
    fn every_part_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<&str> = PARTS.iter().map(Part::name).collect();
        assert_eq!(names.len(), PARTS.len());
        assert!(names.iter().all(|name| !name.is_empty() && !name.contains(' ')), "{names:?}");
    }
}
