//! Every row of the catalog has its sentences, in both languages.

use gangway_catalog::guides::Guide;
use gangway_catalog::providers::{self, NOT_OFFERED};
use gangway_catalog::{recipes, regions};
use gangway_words::{Language, Words};

#[test]
fn every_row_has_its_words() {
    let mut ids: Vec<String> = NOT_OFFERED.iter().map(|id| format!("not-offered-{id}")).collect();
    for provider in providers::ALL {
        ids.push(format!("provider-{}", provider.id));
        ids.push(provider.who.to_owned());
        ids.extend(provider.browser_steps.iter().map(|id| (*id).to_owned()));
        ids.extend(provider.pages.iter().map(|page| format!("page-{}", page.id)));
    }
    let guide = |guide: &Guide| serde_json::to_value(guide).ok()?.as_str().map(|id| format!("page-{id}"));
    ids.extend(Guide::ALL.iter().map(|one| guide(one).expect("a guide is a word")));
    for recipe in recipes::ALL {
        ids.push(format!("recipe-{}", recipe.id));
        ids.extend(recipe.package_managers.iter().map(|manager| format!("package-manager-{}", manager.id)));
    }
    ids.extend(regions::ALL.iter().map(|region| format!("region-{}", region.id)));
    for language in Language::ALL {
        let words = Words::new(*language);
        for id in &ids {
            assert!(words.has(id), "{id}");
        }
    }
}

#[test]
fn evidence_calls_a_recipe_by_its_name() {
    // the sentences choose among the ids, and show one that they don't know as it is
    for language in Language::ALL {
        let words = Words::new(*language);
        for recipe in recipes::ALL {
            let name = words.say(&format!("recipe-{}", recipe.id), &[]);
            for id in ["evidence-recipe", "evidence-another-recipe", "evidence-recipe-below"] {
                let said = words.say(id, &[("file", "file".into()), ("recipe", recipe.id.into())]);
                assert!(said.contains(&name), "{id}: {said}");
            }
        }
    }
}

#[test]
fn evidence_calls_a_server_of_ones_own_by_its_name() {
    for language in Language::ALL {
        let words = Words::new(*language);
        for provider in providers::ALL.iter().filter(|provider| provider.needs_host) {
            let name = words.say(&format!("provider-{}", provider.id), &[]);
            let said = words.say("evidence-host-by-name", &[("host", "h".into()), ("provider", provider.id.into())]);
            assert!(said.contains(&name), "{}: {said}", provider.id);
        }
    }
}

#[test]
fn the_window_shows_every_step_in_the_browser() {
    // it counts up until there is no sentence more, so none may be left over
    let words = Words::new(Language::En);
    for provider in providers::ALL {
        let next = format!("browser-{}-{}", provider.id, provider.browser_steps.len() + 1);
        assert!(!words.has(&next), "{next}");
    }
}

#[test]
fn english_place_names_are_the_table() {
    let words = Words::new(Language::En);
    for region in regions::ALL {
        assert_eq!(words.say(&format!("region-{}", region.id), &[]), region.name);
    }
}
