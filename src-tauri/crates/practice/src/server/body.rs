//! Bodies of requests: read within bounds of size and of time, and all together within bounds of memory.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Bytes};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes of all bodies together that are read or answered at the same moment: two of the largest.
const TOGETHER: usize = 128 * 1024 * 1024;

/// Up to so many bytes a body is counted by its connection alone.
const SMALL: usize = 64 * 1024;

/// How long a body may take to arrive: the client is on this computer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads bodies into a bounded room.
pub(super) struct BodyReader {
    room: Arc<Semaphore>,
    patience: Duration,
}

/// The room that a body takes until this is dropped; none for a small one.
pub(super) type ReservedMemory = Option<OwnedSemaphorePermit>;

/// Why a body isn't there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyError {
    /// It is larger than it may be.
    TooLarge,
    /// It didn't arrive in time, or broke off.
    Unfinished,
}

impl Default for BodyReader {
    fn default() -> Self {
        Self { room: Arc::new(Semaphore::new(TOGETHER)), patience: PATIENCE }
    }
}

impl BodyReader {
    /// Reads a body of at most `largest` bytes. Its room is taken at once, for bodies that have a part of theirs could
    /// wait for each other.
    pub(super) async fn read<B>(&self, body: B, largest: usize) -> Result<(Bytes, ReservedMemory), BodyError>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let hint = body.size_hint();
        if hint.lower() > largest as u64 {
            return Err(BodyError::TooLarge);
        }
        // Who doesn't say how much comes may send the most.
        let most = hint.upper().and_then(|most| usize::try_from(most).ok()).unwrap_or(largest).min(largest);
        let room = match u32::try_from(most).unwrap_or(u32::MAX) {
            _ if most <= SMALL => None,
            // The semaphore is never closed.
            most => Arc::clone(&self.room).acquire_many_owned(most).await.ok(),
        };
        match tokio::time::timeout(self.patience, Limited::new(body, largest).collect()).await {
            Ok(Ok(read)) => Ok((read.to_bytes(), room)),
            Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => Err(BodyError::TooLarge),
            Ok(Err(_)) | Err(_) => Err(BodyError::Unfinished),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use hyper::body::{Frame, SizeHint};

    use super::*;

    /// So many bytes in pieces; what is said of them beforehand; whether it ever ends.
    struct TestBody {
        left: usize,
        piece: usize,
        said: SizeHint,
        ends: bool,
    }

    impl Body for TestBody {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            let piece = self.left.min(self.piece);
            self.left -= piece;
            match (piece, self.ends) {
                (0, true) => Poll::Ready(None),
                (0, false) => Poll::Pending,
                _ => Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![0; piece]))))),
            }
        }

        fn size_hint(&self) -> SizeHint {
            self.said
        }
    }

    fn sent(size: usize) -> TestBody {
        TestBody { left: size, piece: 1000, said: SizeHint::with_exact(size as u64), ends: true }
    }

    fn bodies() -> BodyReader {
        BodyReader { patience: Duration::from_millis(50), ..BodyReader::default() }
    }

    async fn check(sent: TestBody, largest: usize) -> Result<usize, BodyError> {
        bodies().read(sent, largest).await.map(|(bytes, _)| bytes.len())
    }

    #[tokio::test]
    async fn a_body_ends_where_it_must() {
        assert_eq!(check(sent(0), 0).await, Ok(0));
        assert_eq!(check(sent(5000), 5000).await, Ok(5000));
        assert_eq!(check(sent(5001), 5000).await, Err(BodyError::TooLarge));
        let nameless = |size| TestBody { said: SizeHint::new(), ..sent(size) };
        assert_eq!(check(nameless(5000), 5000).await, Ok(5000));
        assert_eq!(check(nameless(5001), 5000).await, Err(BodyError::TooLarge));
        let liar = TestBody { said: SizeHint::with_exact(10), ..sent(5001) };
        assert_eq!(check(liar, 5000).await, Err(BodyError::TooLarge));
        for begun in [0, 1, 4999] {
            assert_eq!(
                check(TestBody { ends: false, ..sent(begun) }, 5000).await,
                Err(BodyError::Unfinished),
                "{begun}"
            );
        }
    }

    #[tokio::test]
    async fn all_bodies_share_the_room() {
        let bodies = bodies();
        let all = bodies.room.available_permits();
        let large = TOGETHER / 2;
        let first = bodies.read(sent(large), large).await.expect("it arrives");
        let second = bodies.read(TestBody { said: SizeHint::new(), ..sent(1) }, large).await.expect("it arrives");
        assert_eq!(bodies.room.available_permits(), 0, "who doesn't say how much comes takes the most");
        assert_eq!(bodies.read(sent(SMALL), large).await.ok().map(|(small, _)| small.len()), Some(SMALL));
        let third = bodies.read(sent(large), large);
        tokio::pin!(third);
        assert!(tokio::time::timeout(Duration::from_millis(50), third.as_mut()).await.is_err());
        drop(first);
        drop(third.await.expect("there is room now"));
        drop(second);
        assert!(bodies.read(TestBody { ends: false, ..sent(large) }, large).await.is_err());
        assert_eq!(bodies.room.available_permits(), all, "an unfinished one gives its room back");
    }
}
