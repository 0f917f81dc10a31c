//! The connections that are open: a fixed number, so that neither memory nor file descriptors run out.
//!
//! When all seats are taken, a newcomer gets that of the connection which has kept us waiting longest. A connection that
//! waits for its answer keeps its seat.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// Most connections at once. Half of the 256 descriptors that macOS gives a process.
const MOST: usize = 128;

/// All seats.
#[derive(Default)]
pub(super) struct Seats {
    taken: Mutex<Taken>,
    freed: Notify,
}

#[derive(Default)]
struct Taken {
    /// By number: the oldest connection first.
    seats: BTreeMap<u64, State>,
    next: u64,
}

struct State {
    /// Since when its client is waited for; none while the client waits for us.
    waits_since: Option<Instant>,
    dismissed: CancellationToken,
}

/// A connection's seat, free again when this is dropped.
pub(super) struct Seat {
    number: u64,
    seats: Arc<Seats>,
    dismissed: CancellationToken,
}

/// The time in which a request is answered, until this is dropped.
pub(super) struct Answering<'s>(&'s Seat);

impl Seats {
    /// A seat, as soon as one is free or can be freed.
    pub(super) async fn take(self: &Arc<Self>) -> Seat {
        loop {
            let freed = self.freed.notified();
            if let Some(seat) = self.try_take() {
                return seat;
            }
            freed.await;
        }
    }

    fn try_take(self: &Arc<Self>) -> Option<Seat> {
        let mut taken = self.lock();
        if taken.seats.len() >= MOST && !taken.dismiss() {
            return None;
        }
        let (number, dismissed) = (taken.next, CancellationToken::new());
        taken.next += 1;
        taken.seats.insert(number, State { waits_since: Some(Instant::now()), dismissed: dismissed.clone() });
        Some(Seat { number, seats: Arc::clone(self), dismissed })
    }

    /// Closes the connection that has kept us waiting longest. False when there is none.
    pub(super) fn dismiss(&self) -> bool {
        self.lock().dismiss()
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    fn dismiss(&mut self) -> bool {
        let waiting = self.seats.iter().filter_map(|(number, state)| Some((state.waits_since?, *number)));
        let Some((_, longest)) = waiting.min() else { return false };
        if let Some(state) = self.seats.remove(&longest) {
            state.dismissed.cancel();
        }
        true
    }
}

impl Seat {
    /// Waits until somebody else gets this seat.
    pub(super) async fn dismissed(&self) {
        self.dismissed.cancelled().await;
    }

    /// From now on the client waits for us. None when somebody else has got this seat.
    pub(super) fn answer(&self) -> Option<Answering<'_>> {
        self.set(None).then_some(Answering(self))
    }

    fn set(&self, waits_since: Option<Instant>) -> bool {
        let mut taken = self.seats.lock();
        let own = taken.seats.get_mut(&self.number);
        own.map(|state| state.waits_since = waits_since).is_some()
    }
}

impl Drop for Answering<'_> {
    fn drop(&mut self) {
        self.0.set(Some(Instant::now()));
        // Somebody may wait for the first seat that can be freed.
        self.0.seats.freed.notify_one();
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.seats.lock().seats.remove(&self.number);
        self.seats.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> (Arc<Seats>, Vec<Seat>) {
        let seats = Arc::new(Seats::default());
        let taken = (0..MOST).map(|_| seats.try_take().expect("a free seat")).collect();
        (seats, taken)
    }

    fn dismissed(taken: &[Seat]) -> Vec<usize> {
        taken.iter().enumerate().filter(|(_, seat)| seat.dismissed.is_cancelled()).map(|(at, _)| at).collect()
    }

    #[test]
    fn who_keeps_us_waiting_longest_makes_room() {
        let (seats, taken) = full();
        assert_eq!(dismissed(&taken), [0; 0]);
        drop(taken[0].answer());
        let _newcomers = [seats.try_take().expect("a seat"), seats.try_take().expect("a seat")];
        assert_eq!(dismissed(&taken), [1, 2], "the first has just been answered");
    }

    #[test]
    fn who_waits_for_an_answer_stays() {
        let (seats, taken) = full();
        let mut answers: Vec<_> = taken.iter().filter_map(Seat::answer).collect();
        assert!(seats.try_take().is_none() && !seats.dismiss());
        answers.remove(7);
        assert!(seats.try_take().is_some());
        assert_eq!(dismissed(&taken), [7]);
        assert!(taken[7].answer().is_none(), "nobody hears the answer");
    }

    #[test]
    fn a_seat_that_is_given_up_is_free() {
        let (seats, mut taken) = full();
        drop(taken.pop());
        assert!(seats.try_take().is_some());
        assert_eq!(dismissed(&taken), [0; 0]);
    }

    #[tokio::test]
    async fn a_newcomer_waits_until_somebody_has_been_answered() {
        let (seats, taken) = full();
        let answers: Vec<_> = taken.iter().filter_map(Seat::answer).collect();
        let newcomer = tokio::spawn(async move { seats.take().await });
        tokio::task::yield_now().await;
        assert!(!newcomer.is_finished());
        drop(answers);
        newcomer.await.expect("a seat");
    }
}
