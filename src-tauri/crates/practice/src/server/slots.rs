//! The connections that are open: a fixed number, so that neither memory nor file descriptors run out.
//!
//! When all slots are taken, a newcomer gets that of the connection which has kept us waiting longest. A connection that
//! waits for its answer keeps its slot.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// Most connections at once. Half of the 256 descriptors that macOS gives a process.
const MOST: usize = 128;

/// So long a connection that has just come, or was just answered, isn't closed for want of files: its request may be on
/// its way.
const GRACE: Duration = Duration::from_millis(200);

/// All slots.
#[derive(Default)]
pub(super) struct ConnectionSlots {
    taken: Mutex<SlotTable>,
    freed: Notify,
}

#[derive(Default)]
struct SlotTable {
    /// By number: the oldest connection first.
    slots: BTreeMap<u64, SlotState>,
    next: u64,
}

struct SlotState {
    /// Since when its client is waited for; none while the client waits for us.
    waits_since: Option<Instant>,
    dismissed: CancellationToken,
}

/// A connection's slot, free again when this is dropped.
pub(super) struct ConnectionSlot {
    number: u64,
    slots: Arc<ConnectionSlots>,
    dismissed: CancellationToken,
}

/// The time in which a request is answered, until this is dropped.
pub(super) struct AnswerInProgress<'s>(&'s ConnectionSlot);

impl ConnectionSlots {
    /// A slot, as soon as one is free or can be freed.
    pub(super) async fn take(self: &Arc<Self>) -> ConnectionSlot {
        loop {
            let freed = self.freed.notified();
            if let Some(slot) = self.try_take() {
                return slot;
            }
            freed.await;
        }
    }

    fn try_take(self: &Arc<Self>) -> Option<ConnectionSlot> {
        let mut taken = self.lock();
        if taken.slots.len() >= MOST && !taken.dismiss(Duration::ZERO) {
            return None;
        }
        let (number, dismissed) = (taken.next, CancellationToken::new());
        taken.next += 1;
        taken.slots.insert(number, SlotState { waits_since: Some(Instant::now()), dismissed: dismissed.clone() });
        Some(ConnectionSlot { number, slots: Arc::clone(self), dismissed })
    }

    /// Closes the connection that has kept us waiting longest. False when none has for longer than a moment.
    pub(super) fn dismiss(&self) -> bool {
        self.lock().dismiss(GRACE)
    }

    fn lock(&self) -> MutexGuard<'_, SlotTable> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SlotTable {
    fn dismiss(&mut self, least: Duration) -> bool {
        let waiting = self.slots.iter().filter_map(|(number, state)| Some((state.waits_since?, *number)));
        let waiting = waiting.filter(|(since, _)| since.elapsed() >= least);
        let Some((_, longest)) = waiting.min() else { return false };
        if let Some(state) = self.slots.remove(&longest) {
            state.dismissed.cancel();
        }
        true
    }
}

impl ConnectionSlot {
    /// Waits until somebody else gets this slot.
    pub(super) async fn dismissed(&self) {
        self.dismissed.cancelled().await;
    }

    /// From now on the client waits for us. None when somebody else has got this slot.
    pub(super) fn answer(&self) -> Option<AnswerInProgress<'_>> {
        self.set(None).then_some(AnswerInProgress(self))
    }

    fn set(&self, waits_since: Option<Instant>) -> bool {
        let mut taken = self.slots.lock();
        let own = taken.slots.get_mut(&self.number);
        own.map(|state| state.waits_since = waits_since).is_some()
    }
}

impl Drop for AnswerInProgress<'_> {
    fn drop(&mut self) {
        self.0.set(Some(Instant::now()));
        // Somebody may wait for the first slot that can be freed.
        self.0.slots.freed.notify_one();
    }
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.slots.lock().slots.remove(&self.number);
        self.slots.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> (Arc<ConnectionSlots>, Vec<ConnectionSlot>) {
        let slots = Arc::new(ConnectionSlots::default());
        let taken = (0..MOST).map(|_| slots.try_take().expect("a free slot")).collect();
        (slots, taken)
    }

    fn dismissed(taken: &[ConnectionSlot]) -> Vec<usize> {
        taken.iter().enumerate().filter(|(_, slot)| slot.dismissed.is_cancelled()).map(|(at, _)| at).collect()
    }

    #[test]
    fn who_keeps_us_waiting_longest_makes_room() {
        let (slots, taken) = full();
        assert_eq!(dismissed(&taken), [0; 0]);
        drop(taken[0].answer());
        let _newcomers = [slots.try_take().expect("a slot"), slots.try_take().expect("a slot")];
        assert_eq!(dismissed(&taken), [1, 2], "the first has just been answered");
    }

    #[test]
    fn who_waits_for_an_answer_stays() {
        let (slots, taken) = full();
        let mut answers: Vec<_> = taken.iter().filter_map(ConnectionSlot::answer).collect();
        assert!(slots.try_take().is_none() && !slots.dismiss());
        answers.remove(7);
        assert!(slots.try_take().is_some());
        assert_eq!(dismissed(&taken), [7]);
        assert!(taken[7].answer().is_none(), "nobody hears the answer");
    }

    #[test]
    fn who_has_just_come_stays_when_files_run_out() {
        let (slots, taken) = full();
        assert!(!slots.dismiss());
        assert_eq!(dismissed(&taken), [0; 0]);
    }

    #[test]
    fn a_seat_that_is_given_up_is_free() {
        let (slots, mut taken) = full();
        drop(taken.pop());
        assert!(slots.try_take().is_some());
        assert_eq!(dismissed(&taken), [0; 0]);
    }

    #[tokio::test]
    async fn a_newcomer_waits_until_somebody_has_been_answered() {
        let (slots, taken) = full();
        let answers: Vec<_> = taken.iter().filter_map(ConnectionSlot::answer).collect();
        let newcomer = tokio::spawn(async move { slots.take().await });
        tokio::task::yield_now().await;
        assert!(!newcomer.is_finished());
        drop(answers);
        newcomer.await.expect("a slot");
    }
}
