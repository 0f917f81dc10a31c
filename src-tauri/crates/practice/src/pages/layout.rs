//! The frame of every page: the banner that says practice, the page itself, and the notes at its side.

use hyper::StatusCode;

use super::addresses::encoded;
use super::html::{Html, el};
use super::visit::Visit;

/// What a page function gives.
pub(super) enum PageAnswer {
    Page(StatusCode, Page),
    /// To another page, with GET.
    Go(String),
}

/// Whose page it plays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PageOwner {
    Console,
    Provider,
    Device,
}

/// A page of the console or of a provider.
pub(super) struct Page {
    owner: PageOwner,
    title: String,
    /// Links that lead up: name and address.
    trail: Vec<(String, String)>,
    body: Vec<Html>,
    notes: Vec<String>,
    /// Whether it shows something that moves by itself.
    moving: bool,
}

impl Page {
    /// A page of the console.
    pub(super) fn console(title: String) -> Self {
        Self { owner: PageOwner::Console, title, trail: Vec::new(), body: Vec::new(), notes: Vec::new(), moving: false }
    }

    /// A page of the provider.
    pub(super) fn provider(title: String) -> Self {
        Self { owner: PageOwner::Provider, ..Self::console(title) }
    }

    /// What a device of the person's shows.
    pub(super) fn device(title: String) -> Self {
        Self { owner: PageOwner::Device, ..Self::console(title) }
    }

    /// A link that leads up.
    pub(super) fn under(mut self, name: String, address: String) -> Self {
        self.trail.push((name, address));
        self
    }

    /// More of the page.
    pub(super) fn with(mut self, piece: Html) -> Self {
        self.body.push(piece);
        self
    }

    /// A note: what the real page looks like.
    pub(super) fn noting(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }

    /// Loads itself again as long as this is so.
    pub(super) fn moving(mut self, moving: bool) -> Self {
        self.moving = moving;
        self
    }

    /// The whole document, as it is sent.
    pub(super) fn document(self, visit: &Visit) -> Vec<u8> {
        let words = visit.words;
        let banner = el(
            "p",
            &[("class", "practice"), ("role", "note")],
            [el("strong", &[], words.say("banner-practice")), " ".into(), words.say("banner-nothing-is-real").into()],
        );
        let (class, name) = match self.owner {
            PageOwner::Console => ("console", words.say("banner-console")),
            PageOwner::Provider => ("provider", words.say("banner-provider")),
            PageOwner::Device => ("provider", words.say("banner-device")),
        };
        let trail = self.trail.into_iter().map(|(name, address)| el("a", &[("href", &address)], name));
        let trail: Vec<Html> = trail.collect();
        let trail = match trail.len() {
            0 => Html::none(),
            _ => el(
                "nav",
                &[("class", "trail"), ("aria-label", &words.say("trail"))],
                trail.into_iter().collect::<Html>(),
            ),
        };
        let main =
            el("main", &[], [trail, el("h1", &[], self.title.as_str()), self.body.into_iter().collect::<Html>()]);
        let notes = match self.notes.is_empty() {
            true => Html::none(),
            false => {
                let notes = self.notes.into_iter().map(|note| el("li", &[], note)).collect::<Html>();
                let heading = el("h2", &[], words.say("notes-title"));
                el("aside", &[("aria-label", &words.say("notes-title"))], [heading, el("ul", &[], notes)])
            }
        };
        let refresh = match self.moving {
            true => el("meta", &[("http-equiv", "refresh"), ("content", "4")], ""),
            false => Html::none(),
        };
        let head = el(
            "head",
            &[],
            [
                el("meta", &[("charset", "utf-8")], ""),
                el("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")], ""),
                el("meta", &[("name", "color-scheme"), ("content", "light dark")], ""),
                refresh,
                el("title", &[], words.say_with("title", &[("page", &self.title)])),
                el("link", &[("rel", "stylesheet"), ("href", "/_practice/style.css")], ""),
            ],
        );
        let around = match self.owner {
            PageOwner::Console => around(visit),
            PageOwner::Provider | PageOwner::Device => Html::none(),
        };
        let bar = [el("span", &[("class", "name")], name), around];
        let header = el("header", &[], [banner, el("div", &[("class", "bar")], bar)]);
        let body = el("body", &[("class", class)], [header, el("div", &[("class", "frame")], [main, notes])]);
        el("html", &[("lang", words.language)], [head, body]).document()
    }
}

/// What stands around every page of the console: the ways to the others, and which account and Region this is.
fn around(visit: &Visit) -> Html {
    let words = visit.words;
    let region = encoded(visit.region());
    let ways = [
        ("connections-title", "/codesuite/settings/connections".to_owned()),
        ("pipelines-title", "/codesuite/codepipeline/pipelines".to_owned()),
        ("stacks-title", "/cloudformation/home".to_owned()),
        ("device-title", "/_device/mfa".to_owned()),
    ];
    let link = |(title, path)| el("a", &[("href", &format!("{path}?region={region}"))], words.say(title));
    let ways = ways.into_iter().map(link).collect::<Html>();
    let place = format!("{} · {}", visit.account_id(), visit.region());
    [
        el("nav", &[("class", "ways"), ("aria-label", &words.say("ways"))], ways),
        el("span", &[("class", "place")], place),
    ]
    .into()
}
