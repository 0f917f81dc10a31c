//! How long to wait before looking again, as a function of how long it has taken. A person who just pressed a button
//! sees it within four seconds; whoever left for lunch costs AWS little.

use std::time::Duration;

/// While a person is in the browser: at most 20 calls a minute, fewer the longer it takes (facts §2.1).
pub fn connection(elapsed: Duration) -> Duration {
    by_age(elapsed, &[(120, 3_300), (600, 10_000)], 30_000)
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

    /// Calls in each of the first minutes, when every call takes no time at all.
    fn calls_a_minute(pace: fn(Duration) -> Duration, minutes: usize) -> Vec<usize> {
        let mut calls = vec![0; minutes];
        let mut now = Duration::ZERO;
        while let Some(count) = calls.get_mut((now.as_secs() / 60) as usize) {
            *count += 1;
            now += pace(now);
        }
        calls
    }

    #[test]
    fn a_connection_is_asked_for_at_most_20_times_a_minute_and_ever_less_often() {
        let calls = calls_a_minute(connection, 60);
        assert!(calls.iter().all(|count| *count <= 20), "{calls:?}");
        assert!(calls.windows(2).all(|pair| pair[0] + 1 >= pair[1]), "{calls:?}");
        assert_eq!(calls.last(), Some(&2));
        assert!(connection(Duration::ZERO) <= Duration::from_secs(4));
    }

    #[test]
    fn no_pace_hurries_later_or_stands_still() {
        for pace in [connection, change_set, stack, run, approval] {
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
