//! How long to wait before looking again, as a function of how long it has taken. A person who just pressed a button
//! sees it within four seconds; whoever left for lunch costs AWS little.

use std::time::Duration;

/// While a person is in the browser: fewer calls the longer it takes. [`Budget`] keeps what a returning
/// person adds to them in bounds.
pub fn connection(elapsed: Duration) -> Duration {
    by_age(elapsed, &[(120, 3_500), (600, 10_000)], 30_000)
}

/// While AWS sets up, or takes down, a host's part of a VPC: minutes, and nobody can hurry it.
pub fn host(elapsed: Duration) -> Duration {
    by_age(elapsed, &[(60, 5_000)], 15_000)
}

/// At most 20 calls in any minute: [`Budget::AT_ONCE`] whenever somebody asks for them, and then one every
/// [`Budget::EACH`]. Whoever keeps to that pace never waits. Moments are durations since one and the same beginning.
#[derive(Clone, Copy, Debug, Default)]
pub struct Budget {
    /// When all calls so far will be paid for.
    paid: Duration,
}

impl Budget {
    const AT_ONCE: u32 = 3;
    const EACH: Duration = Duration::from_millis(3_500);

    /// How long a call must wait that is wanted now.
    pub fn wait(&self, now: Duration) -> Duration {
        self.paid.saturating_sub(now + Self::EACH * (Self::AT_ONCE - 1))
    }

    /// A call is made now.
    pub fn spend(&mut self, now: Duration) {
        self.paid = self.paid.max(now) + Self::EACH;
    }
}

/// While CloudFormation works a change set out: mostly a few seconds.
pub fn change_set(elapsed: Duration) -> Duration {
    by_age(elapsed, &[(5, 1_000), (60, 2_000)], 5_000)
}

/// While CloudFormation works: its events come in bursts, a stack of ours takes a minute or two.
pub fn stack(elapsed: Duration) -> Duration {
    by_age(elapsed, &[(10, 1_500), (180, 3_000), (900, 6_000)], 15_000)
}

/// While a pipeline runs: three calls a round, and log lines are read as they come.
pub fn run(elapsed: Duration) -> Duration {
    by_age(elapsed, &[(60, 2_500), (600, 4_000)], 10_000)
}

/// While a run waits for an approval: days, perhaps.
pub fn approval(elapsed: Duration) -> Duration {
    by_age(elapsed, &[(120, 4_000), (3_600, 15_000)], 60_000)
}

/// Before a call that failed for the `attempt`th time in a row (from 1) is tried again.
pub fn retry(attempt: u32) -> Duration {
    Duration::from_secs(1 << attempt.clamp(1, 5))
}

fn by_age(elapsed: Duration, steps: &[(u64, u64)], last: u64) -> Duration {
    let step = steps.iter().find(|(until, _)| elapsed.as_secs() < *until);
    Duration::from_millis(step.map_or(last, |(_, wait)| *wait))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When a connection is looked at in its first hour, when every call takes no time at all and the person comes back
    /// to the window at these moments.
    fn looks(returns: impl IntoIterator<Item = Duration>) -> Vec<Duration> {
        let mut returns = returns.into_iter().peekable();
        let (mut budget, mut now, mut looks) = (Budget::default(), Duration::ZERO, Vec::new());
        while now.as_secs() < 3_600 {
            now += budget.wait(now);
            budget.spend(now);
            looks.push(now);
            while returns.next_if(|back| *back < now).is_some() {}
            let next = now + connection(now);
            now = returns.next_if(|back| *back < next).unwrap_or(next);
        }
        looks
    }

    fn most_in_a_minute(looks: &[Duration]) -> usize {
        let minute = |from: Duration| from..=from + Duration::from_secs(60);
        let within = |from: &Duration| looks.iter().filter(|at| minute(*from).contains(*at)).count();
        looks.iter().map(within).max().unwrap_or_default()
    }

    #[test]
    fn a_connection_is_looked_at_at_most_20_times_a_minute_and_ever_less_often() {
        let looks = looks([]);
        assert_eq!(most_in_a_minute(&looks), 18);
        let waits: Vec<Duration> = looks.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
        assert_eq!(
            (waits.first(), waits.last()),
            (Some(&Duration::from_millis(3_500)), Some(&Duration::from_secs(30)))
        );
    }

    #[test]
    fn whoever_comes_back_is_seen_at_once_and_whoever_keeps_coming_back_costs_no_more_than_20_calls_a_minute() {
        let second = Duration::from_secs;
        for back in [second(5), second(300), second(3_000)] {
            assert!(looks([back]).contains(&back), "{back:?}");
        }
        for every in [10, 100, 1_000, 3_000, 5_000] {
            let looks = looks((1..).map(|count| Duration::from_millis(count * every)));
            assert!(most_in_a_minute(&looks) <= 20, "every {every} ms: {}", most_in_a_minute(&looks));
            let longest = looks.windows(2).map(|pair| pair[1] - pair[0]).max();
            assert!(longest <= Some(Duration::from_millis(5_000)), "every {every} ms: {longest:?}");
        }
    }

    #[test]
    fn no_pace_hurries_later_or_stands_still() {
        for pace in [connection, host, change_set, stack, run, approval] {
            let waits: Vec<_> = (0..7200).step_by(5).map(|s| pace(Duration::from_secs(s))).collect();
            assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]));
            assert!(waits.iter().all(|wait| (1..=60).contains(&wait.as_secs())));
        }
    }

    #[test]
    fn trying_again_waits_longer_each_time_up_to_half_a_minute() {
        assert_eq!([1, 2, 3, 5, 99].map(|n| retry(n).as_secs()), [2, 4, 8, 32, 32]);
    }
}
