//! What the journeys look for is found when it is there: a defect of every kind, put into the real window.

use gangway_tests::journey::{Findings, Language, Stage};
use gangway_tests::place;
use gangway_tests::skip::skip;

#[tokio::test]
async fn seeded_defects_are_found() {
    for program in ["Xvfb", "WebKitWebDriver"] {
        if !place::in_path(program) {
            return skip("seeded_defects_are_found", &format!("{program} isn't installed"));
        }
    }
    let stage = Stage::new(&place::kept().join("journeys/seeded"), Language::En);
    let mut window = stage.open().await;
    window.see("home-new").await;
    let mut clean = Findings::of_a_whole_walk();
    clean.look("home", &window).await;
    assert!(!clean.unseen.remove("screens/home"), "Home was looked at");
    assert!(clean.unseen.contains("steps/review") && clean.unseen.contains("screens/run"), "{:?}", clean.unseen);
    assert_eq!(
        (&clean.axe, &clean.cut, &clean.violations),
        (&Default::default(), &Default::default(), &Default::default())
    );

    let seeds = "const main = document.querySelector('main'); \
        const add = (parent, name, set) => { \
          const e = document.createElement(name); parent.append(Object.assign(e, set)); return e; }; \
        add(main, 'button', { type: 'button', id: 'nameless' }); \
        const narrow = add(main, 'p', { id: 'narrow' }); \
        narrow.style.setProperty('width', '40px'); narrow.style.setProperty('overflow', 'hidden'); \
        narrow.style.setProperty('white-space', 'nowrap'); narrow.textContent = 'a text that is cut off'; \
        const away = add(main, 'button', { type: 'button', textContent: 'away' }); \
        away.style.setProperty('position', 'fixed'); away.style.setProperty('left', '-500px'); \
        add(document.head, 'style', { textContent: 'p { color: red }' }); \
        add(document.head, 'script', { textContent: 'window.ran = true' }); \
        add(main, 'img', { alt: '', src: 'http://127.0.0.1:9/away.png' });";
    window.script(seeds, vec![]).await;
    let mut found = Findings::default();
    window.until("the refusals", || async { (window.violations().await.len() >= 3).then_some(()) }).await;
    found.look("seeded", &window).await;
    let axe: Vec<_> = found.axe.iter().map(|(_, finding)| finding.rule.as_str()).collect();
    assert!(axe.contains(&"button-name"), "{axe:?}");
    let cut: Vec<_> = found.cut.iter().map(|(_, what)| what.as_str()).collect();
    assert!(cut.iter().any(|what| what.starts_with("text is cut off: a text that is cut off")), "{cut:?}");
    assert!(cut.iter().any(|what| what.starts_with("lies outside") && what.contains("away")), "{cut:?}");
    for directive in ["style-src", "script-src", "img-src"] {
        assert!(found.violations.iter().any(|one| one.starts_with(directive)), "{directive}: {:?}", found.violations);
    }

    // it is listened from before the first element on, also when a page begins anew, and nothing has to be asked for it
    window.script("window.__violations = null; location.reload()", vec![]).await;
    window.see("home-new").await;
    window.until("a fresh list", || async { window.violations().await.is_empty().then_some(()) }).await;
    window.close().await;
}
