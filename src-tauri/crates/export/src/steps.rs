//! What a person does in the browser between two phases, as the files tell it.

use gangway_blueprint::resource::Host;
use gangway_catalog::providers;
use gangway_words::Words;

/// How a host comes from being made to being available, paragraph by paragraph.
pub(crate) fn set_up(host: &Host, words: &Words) -> Vec<String> {
    let network = if host.vpc.is_some() { "private" } else { "public" };
    let provider = providers::of(host.provider).id;
    vec![
        words.say("file-host-pending", &[("network", network.into())]),
        words.say("file-host-set-up", &[("provider", provider.into())]),
        words.say("file-host-failed", &[]),
    ]
}
