//! A plan, printed, and whether it may be carried out.

use gangway_app::bindings::{Change, Fault, FaultCode, JobKind, Plan, PlanItem};

use crate::output::{Output, code};

/// Prints a plan and asks. `yes` approves what was printed.
pub(crate) fn approve(plan: &Plan, yes: bool, output: &Output) -> Result<(), Fault> {
    output.object(&serde_json::json!({ "kind": "plan", "plan": plan }));
    // With --json the plan is for the program that reads; the person who is asked needs it too.
    let show = |line: &str| if output.json() { output.note(line) } else { output.line(line) };
    if !output.json() || !yes {
        let place = [("account", plan.account.as_str().into()), ("region", plan.region.as_str().into())];
        show(&output.tell(&format!("cli-plan-{}", kebab(&code(&plan.kind))), &place));
        for item in &plan.items {
            show(&line(item, output));
        }
        if plan.kind == JobKind::ReplaceHost {
            interruptions(plan, output).iter().for_each(|line| show(line));
        }
        if plan.items.is_empty() {
            // A deployment ends with a run, whatever it changes. No other plan is shown when it is empty.
            show(&output.tell("cli-plan-empty-deploy", &[]));
        }
    }
    let question = if plan.items.is_empty() { "cli-ask-run" } else { "cli-ask" };
    if yes || output.confirm(&output.tell(question, &[])) { Ok(()) } else { Err(FaultCode::ApprovalMissing.into()) }
}

/// What stands still while a host is replaced, and what nobody looked at.
fn interruptions(plan: &Plan, output: &Output) -> Vec<String> {
    let count = plan.items.iter().filter(|item| item.change == Change::Interrupt).map(|_| 1_i64).sum::<i64>();
    let mut lines = vec![output.tell("host-replace-interrupts", &[("count", count.into())])];
    for fault in &plan.unseen {
        let why = output.say(&format!("fault-{}", code(&fault.code)), &fault.facts);
        lines.extend([output.tell("host-replace-unseen", &[]), why]);
    }
    if plan.items.iter().any(|item| item.change == Change::Remove) {
        lines.push(output.tell("host-replace-regions", &[]));
    }
    lines.into_iter().map(|line| format!("  {line}")).collect()
}

fn line(item: &PlanItem, output: &Output) -> String {
    let sign = match item.change {
        Change::Add => '+',
        Change::Adopt | Change::Keep => '=',
        Change::Modify | Change::Resubmit => '~',
        Change::Replace | Change::MayReplace | Change::Interrupt => '!',
        Change::Remove | Change::Empty => '-',
    };
    let change = output.tell(&format!("cli-change-{}", kebab(&code(&item.change))), &[]);
    let name = item.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let properties =
        if item.properties.is_empty() { String::new() } else { format!(": {}", item.properties.join(", ")) };
    format!("  {sign} {change} {} {}{name}{properties}", item.resource_type, item.id)
}

/// `mayReplace` as ids of sentences spell it.
fn kebab(camel: &str) -> String {
    let mut kebab = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() {
            kebab.push('-');
        }
        kebab.push(c.to_ascii_lowercase());
    }
    kebab
}
