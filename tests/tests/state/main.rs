//! The folders of state that released versions left, in `tests/state/<version>`, opened by the program as it is now:
//! nothing in them is lost, everything is shown, what was at work goes on. A later version adds a folder, and no code.
//!
//! What a version showed stands in `tests/state/shown`; `INSTA_UPDATE=always` writes it anew, which is right for a new
//! folder alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test ends at the first surprise, lays out the files that it needs, and puts a recorded clock to now"
)]

mod bad_input;
mod copy;
mod goes_on;
mod in_turn;
mod later;
mod opens;
mod shown;
mod terminal;
mod unknown;
mod world;
