//! What the program shows of a folder, as text without ids and times: what has to be the same in every later version.

use std::fmt::Write as _;
use std::path::Path;

use gangway_app::bindings::{JobKind, JobSnapshot};
use gangway_app::views::*;
use gangway_tests::state::Desktop;
use serde::Serialize;
use serde_json::Value;

/// Compares a text with what the version of the folder showed.
pub(crate) fn same(version: &str, subject: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../state/shown");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{version}-{subject}"), text));
}

/// The setups with everything that a person sees of them.
pub(crate) fn setups(desktop: &Desktop) -> String {
    listed(desktop).iter().map(|summary| setup(desktop, summary)).collect::<Vec<_>>().join("\n")
}

/// The setups of Home, by name.
pub(crate) fn listed(desktop: &Desktop) -> Vec<SetupSummary> {
    let mut setups = desktop.ask(desktop.app().overview(())).expect("Home").setups;
    setups.sort_by(|a, b| (&a.name, &a.repository).cmp(&(&b.name, &b.repository)));
    setups
}

/// A setup that is opened.
pub(crate) fn opened(desktop: &Desktop, id: &str) -> SetupView {
    desktop.ask(desktop.app().open_setup(SetupRef { id: id.to_owned() })).expect("a setup that opens")
}

/// A setup by its name.
pub(crate) fn named(desktop: &Desktop, name: &str) -> SetupView {
    let found = listed(desktop).into_iter().find(|summary| summary.name == name);
    opened(desktop, &found.unwrap_or_else(|| panic!("no setup {name}")).id)
}

fn setup(desktop: &Desktop, summary: &SetupSummary) -> String {
    let view = opened(desktop, &summary.id);
    let place = &view.place;
    let mut text = format!("{}\n", if summary.name.is_empty() { "(no name)" } else { &summary.name });
    let provider = summary.provider.map_or_else(|| "unknown provider".to_owned(), spelled);
    line(&mut text, "repository", format!("{provider} {}", summary.repository));
    let account = place.account.as_ref().map_or_else(|| "none".to_owned(), account);
    line(&mut text, "account", format!("{account} in {}", place.region));
    if let Some(folder) = &place.folder {
        line(&mut text, "clone", folder);
    }
    line(&mut text, "step", spelled(place.step));
    if view.read_only {
        line(&mut text, "read-only", "written by a newer version");
    }
    assert_eq!((view.deployed, view.read_only), (summary.deployed, summary.read_only), "Home says the same");
    // What a job is just about to change, it finds out anew.
    let at_work = |kinds: &[JobKind]| view.jobs.iter().any(|job| job.status.is_at_work() && kinds.contains(&job.kind));
    if !at_work(&[JobKind::Deploy, JobKind::TearDown]) {
        line(&mut text, "deployed", if view.deployed { "yes" } else { "no" });
    }
    let connecting = at_work(&[JobKind::Connect]);
    if !connecting {
        line(&mut text, "connection", if place.connection_arn.is_some() { "yes" } else { "no" });
    }
    line(&mut text, "errors", if summary.problems == 0 { "none" } else { "some" });
    text += &meaning(desktop, &view.id, connecting);
    for job in &view.jobs {
        line(&mut text, "job", job_text(desktop, job));
    }
    text
}

/// What a setup would have AWS hold, and how it builds. A connection that is being made may be told or not.
fn meaning(desktop: &Desktop, id: &str, connecting: bool) -> String {
    let mut text = String::new();
    let review = desktop.ask(desktop.app().review(SetupRef { id: id.to_owned() })).expect("a review");
    for pipeline in review.pipelines {
        let started = format!("{} {}", pipeline.trigger, pipeline.branches.join(" "));
        line(&mut text, "pipeline", format!("{} on {}", pipeline.pipeline, started.trim()));
        for action in pipeline.stages.iter().flat_map(|stage| &stage.actions) {
            let what = format!("{} {}", action.activity, action.detail);
            line(&mut text, "  action", what.trim());
        }
    }
    let told = |kind: &str| !(connecting && kind == "AWS::CodeConnections::Connection");
    for resource in review.resources.into_iter().filter(|resource| told(&resource.resource_type)) {
        let name = resource.name.map(|name| format!(" {name}")).unwrap_or_default();
        let facts = serde_json::to_string(&resource.facts).expect("facts");
        line(&mut text, "resource", format!("{}{name} {facts}", resource.resource_type));
    }
    if let Ok(buildspec) = desktop.ask(desktop.app().buildspec(BuildRef { id: id.to_owned(), build: 0 })) {
        let own = buildspec.text != buildspec.recipe_text;
        line(&mut text, "buildspec", if own { format!("{:?}", buildspec.text) } else { "the recipe's".to_owned() });
    }
    text
}

fn account(choice: &AccountChoice) -> String {
    match choice {
        AccountChoice::Practice => "practice".to_owned(),
        AccountChoice::Profile { name } => format!("profile {name}"),
        AccountChoice::Keys { .. } => "typed keys".to_owned(),
        AccountChoice::Environment => "variables".to_owned(),
    }
}

/// A job as it came to its end. One at work only says so: how far it is, it finds out anew.
fn job_text(desktop: &Desktop, job: &JobSnapshot) -> String {
    let since = JobCursor { job: job.id.clone(), event: 0, line: 0 };
    let history = desktop.ask(desktop.app().job_history(since)).expect("a job with a history");
    assert!(!history.events.is_empty(), "a job tells what happened: {job:#?}");
    if job.status.is_at_work() {
        return format!("{} at work", spelled(job.kind));
    }
    let mut text = format!("{} {}", spelled(job.kind), spelled(job.status));
    if let Some(fault) = &job.fault {
        write!(text, ", {}", spelled(fault.code)).expect("text takes text");
    }
    let phases: Vec<_> = job.phases.iter().map(|it| format!("{} {}", spelled(it.phase), spelled(it.state))).collect();
    write!(text, "; phases {}", phases.join(", ")).expect("text takes text");
    if let Some(stack) = &job.stack {
        write!(text, "; stack {} {} of {}", stack.name, stack.status, stack.resources.len()).expect("text takes text");
    }
    if let Some(run) = job.run() {
        let stages = run.stages.iter().map(|it| format!("{} {}", it.name, spelled(it.state)));
        let stages = stages.collect::<Vec<_>>().join(", ");
        write!(text, "; run of {} {}: {stages}", run.pipeline, run.status).expect("text takes text");
    }
    let logged = if history.lines.is_empty() { "no log" } else { "a log" };
    let next: Vec<_> = job.next.iter().map(spelled).collect();
    write!(text, "; {logged}; next {}", next.join(", ")).expect("text takes text");
    text
}

/// What the person set, and the accounts that they can choose.
pub(crate) fn settings(desktop: &Desktop) -> String {
    let overview = desktop.ask(desktop.app().overview(())).expect("Home");
    let mut text = String::new();
    line(&mut text, "language", spelled(overview.language));
    line(&mut text, "theme", spelled(overview.settings.theme));
    let screen = overview.settings.screen.map(|place| {
        let setup = place.setup.and_then(|id| overview.setups.iter().find(|one| one.id == id));
        format!("{} of {}", place.screen, setup.map_or("no setup", |setup| setup.name.as_str()))
    });
    line(&mut text, "screen", screen.unwrap_or_default());
    let window = gangway_app::window_place(Path::new(&overview.home))
        .map(|it| format!("{} x {}, {}", it.width, it.height, it.maximized));
    line(&mut text, "window", window.unwrap_or_default());
    let options = desktop.ask(desktop.app().accounts(())).expect("accounts").options;
    for option in options.iter().filter(|option| matches!(option.choice, AccountChoice::Keys { .. })) {
        line(&mut text, "keys", &option.label);
    }
    text
}

pub(crate) fn line(text: &mut String, name: &str, value: impl AsRef<str>) {
    writeln!(text, "  {name}: {}", value.as_ref()).expect("text takes text");
}

/// A plain enum as it crosses to the window.
pub(crate) fn spelled(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        other => panic!("{other:?} is no plain enum"),
    }
}
