//! What Gangway, its supervisor and the launcher say to one another over pipes: frames of a kind, a length and a content.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use super::End;
use super::limits::Limits;
use super::{GroundError, Program};
use crate::fence::{Fence, FenceRules};

/// The longest frame: a program's environment and arguments are the largest, and no system takes more of them.
const FRAME_MAX: usize = 64 * 1024 * 1024;

/// What a build is held in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Hedge {
    pub(super) limits: Limits,
    #[serde(with = "crate::os_path::list")]
    pub(super) measured: Vec<std::path::PathBuf>,
    pub(super) fence: Option<FenceRules>,
}

/// To the supervisor, and by it to the launcher.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Order {
    /// The first one.
    Begin(Hedge),
    Run(Program),
    /// Ends the build.
    Stop,
}

/// From the launcher, and by the supervisor to Gangway.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Report {
    Answer(Answer),
    /// What a program wrote.
    Written(Vec<u8>),
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The fence stands like this: the first report.
    Fenced(Fence),
    /// The program that was asked for last is over.
    Ended(End),
    NotFound,
    /// The system's own number of its error, where it has one.
    Failed(Option<i32>),
}

impl Answer {
    /// Why a program couldn't be started.
    pub(super) fn failure(error: &io::Error, is_program: bool) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound if is_program => Self::NotFound,
            _ => Self::Failed(error.raw_os_error()),
        }
    }

    pub(super) fn result(self) -> Result<End, GroundError> {
        match self {
            Self::Ended(end) => Ok(end),
            Self::NotFound => Err(GroundError::NotFound),
            Self::Failed(Some(number)) => Err(GroundError::System(io::Error::from_raw_os_error(number))),
            Self::Failed(None) | Self::Fenced(_) => Err(GroundError::System(io::ErrorKind::Other.into())),
        }
    }
}

const TOLD: u8 = b't';
const WRITTEN: u8 = b'w';

fn write(to: &mut impl Write, kind: u8, content: &[u8]) -> io::Result<()> {
    let length = u32::try_from(content.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let mut frame = Vec::with_capacity(content.len() + 5);
    frame.push(kind);
    frame.extend(length.to_le_bytes());
    frame.extend(content);
    to.write_all(&frame)?;
    to.flush()
}

pub(super) fn write_order(to: &mut impl Write, order: &Order) -> io::Result<()> {
    write(to, TOLD, &serde_json::to_vec(order)?)
}

pub(super) fn write_answer(to: &mut impl Write, told: &Answer) -> io::Result<()> {
    write(to, TOLD, &serde_json::to_vec(told)?)
}

pub(super) fn write_output(to: &mut impl Write, output: &[u8]) -> io::Result<()> {
    write(to, WRITTEN, output)
}

/// Bytes as they come, and the frames in them.
#[derive(Default)]
pub(super) struct Frames {
    bytes: Vec<u8>,
}

impl Frames {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }

    /// The next frame that is whole.
    fn next(&mut self) -> io::Result<Option<(u8, Vec<u8>)>> {
        let Some((&[kind, a, b, c, d], rest)) = self.bytes.split_first_chunk::<5>() else { return Ok(None) };
        let length = u32::from_le_bytes([a, b, c, d]) as usize;
        if length > FRAME_MAX {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if rest.len() < length {
            return Ok(None);
        }
        let content = rest[..length].to_vec();
        self.bytes.drain(..length + 5);
        Ok(Some((kind, content)))
    }

    pub(super) fn order(&mut self) -> io::Result<Option<Order>> {
        self.next()?.map(|(_, content)| Ok(serde_json::from_slice(&content)?)).transpose()
    }

    pub(super) fn report(&mut self) -> io::Result<Option<Report>> {
        self.next()?
            .map(|(kind, content)| match kind {
                WRITTEN => Ok(Report::Written(content)),
                _ => Ok(Report::Answer(serde_json::from_slice(&content)?)),
            })
            .transpose()
    }

    /// Reads on; false where the other side is gone.
    pub(super) fn read(&mut self, from: &mut impl Read) -> io::Result<bool> {
        let mut buffer = [0; 64 * 1024];
        let length = loop {
            match from.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.push(&buffer[..length]);
        Ok(length > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_whole_however_the_bytes_come() {
        let mut bytes = Vec::new();
        write_output(&mut bytes, b"\xff\0line\n").unwrap();
        write_answer(&mut bytes, &Answer::Ended(End::Exited(3))).unwrap();
        let mut frames = Frames::default();
        let mut found = Vec::new();
        for byte in bytes {
            frames.push(&[byte]);
            found.extend(frames.report().unwrap());
        }
        assert_eq!(found, [Report::Written(b"\xff\0line\n".to_vec()), Report::Answer(Answer::Ended(End::Exited(3)))]);
    }

    #[test]
    fn a_length_that_no_frame_has_is_refused() {
        let mut frames = Frames::default();
        frames.push(&[TOLD, 0xff, 0xff, 0xff, 0xff]);
        assert!(frames.report().is_err());
    }
}
