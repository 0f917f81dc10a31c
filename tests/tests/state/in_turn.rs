//! Two versions use one folder in turn, as on a computer with two installations.

use crate::copy::copies;
use crate::later::used_by_a_later_version;
use crate::shown::listed;
use crate::unknown::{marked, pushed, used};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_later_version_added_is_there_after_this_one_worked() {
    for mut copy in copies() {
        let setups = tokio::task::block_in_place(|| {
            let desktop = copy.at_rest();
            used(&desktop);
            let setups = listed(&desktop).len();
            desktop.kill();
            setups
        });
        copy.nothing_is_lost();
        copy.take_as_recorded();
        used_by_a_later_version(&mut copy);
        let added: Vec<String> = marked(copy.recorded()).into_iter().map(str::to_owned).collect();
        assert_eq!(added.len(), 7, "{added:?}");
        for _ in 0..2 {
            tokio::task::block_in_place(|| {
                let desktop = copy.at_rest();
                used(&desktop);
                assert_eq!(listed(&desktop).len(), setups, "{}: every setup is listed", copy.version);
                desktop.kill();
            });
            pushed(&copy).await;
            assert_eq!(marked(&copy.now()), added, "{}", copy.version);
            copy.nothing_is_lost();
        }
    }
}
