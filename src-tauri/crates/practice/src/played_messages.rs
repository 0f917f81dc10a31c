//! Messages that the account gives in the place of what it would say: those that people meet at AWS. Each is given as often
//! as was asked for, where its place comes up next.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::messages::{PlayedMessage, PlayedPlace};
use crate::other::WithOther;

/// So many wait at a time; the oldest go first.
const MOST: usize = 100;

/// What waits to be given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlayedMessages(Vec<Waiting>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Waiting {
    Known(WithOther<PlayedMessage>),
    /// At a place that only a newer version has: it stays for that one.
    Unknown(Value),
}

impl PlayedMessages {
    /// One more, after those that wait.
    pub(crate) fn add(&mut self, message: PlayedMessage) {
        if message.times == 0 {
            return;
        }
        self.0.push(Waiting::Known(message.into()));
        if self.0.len() > MOST {
            self.0.remove(0);
        }
    }

    /// Those that wait.
    pub(crate) fn all(&self) -> Vec<PlayedMessage> {
        let known = |waiting: &Waiting| match waiting {
            Waiting::Known(message) => Some((**message).clone()),
            Waiting::Unknown(_) => None,
        };
        self.0.iter().filter_map(known).collect()
    }

    /// The message that is given at a place now.
    pub(crate) fn take(&mut self, place: PlayedPlace) -> Option<PlayedMessage> {
        self.take_where(|message| message.place == place)
    }

    /// The message that is given now, where it fits.
    pub(crate) fn take_where(&mut self, fits: impl Fn(&PlayedMessage) -> bool) -> Option<PlayedMessage> {
        let at = self.0.iter().position(|waiting| match waiting {
            Waiting::Known(message) => fits(message),
            Waiting::Unknown(_) => false,
        })?;
        let Some(Waiting::Known(message)) = self.0.get_mut(at) else { return None };
        message.times = message.times.saturating_sub(1);
        let given = (**message).clone();
        if given.times == 0 {
            self.0.remove(at);
        }
        Some(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(place: PlayedPlace, text: &str, times: u32) -> PlayedMessage {
        PlayedMessage { place, code: String::new(), text: text.to_owned(), times }
    }

    #[test]
    fn each_is_given_at_its_place_as_often_as_was_asked_for() {
        let mut played = PlayedMessages::default();
        for one in [
            message(PlayedPlace::Source, "a", 1),
            message(PlayedPlace::BuildLog, "b", 2),
            message(PlayedPlace::BuildLog, "c", 1),
            message(PlayedPlace::Stack, "never", 0),
        ] {
            played.add(one);
        }
        let mut given = |place| played.take(place).map(|message| message.text);
        assert_eq!(given(PlayedPlace::Stack), None);
        assert_eq!([(); 4].map(|()| given(PlayedPlace::BuildLog)).map(Option::unwrap_or_default), ["b", "b", "c", ""]);
        assert_eq!((given(PlayedPlace::Source).as_deref(), given(PlayedPlace::Source)), (Some("a"), None));
    }

    #[test]
    fn a_place_of_a_newer_version_stays_for_it() {
        let text = r#"[{"place":"orbit","code":"","text":"x","times":1,"more":2},{"place":"stack","code":"","text":"y","times":1}]"#;
        let mut played: PlayedMessages = serde_json::from_str(text).unwrap();
        assert_eq!(played.take(PlayedPlace::Stack).map(|message| message.text).as_deref(), Some("y"));
        assert_eq!(
            serde_json::to_string(&played).unwrap(),
            r#"[{"place":"orbit","code":"","text":"x","times":1,"more":2}]"#
        );
    }

    #[test]
    fn no_more_than_a_few_wait() {
        let mut played = PlayedMessages::default();
        (0..MOST + 5).for_each(|number| played.add(message(PlayedPlace::Stack, &number.to_string(), 1)));
        assert_eq!((played.all().len(), played.all()[0].text.as_str()), (MOST, "5"));
    }
}
