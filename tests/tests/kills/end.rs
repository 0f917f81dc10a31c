//! What is there at the end: in the account, on the disk, and in what the program showed last. As lines, each with how
//! often it is there, so that what was lost and what came twice can be read off.

use std::collections::BTreeMap;
use std::path::Path;

use gangway_aws::configuration::CallSettings;
use gangway_aws::session::{Credentials, Session};
use gangway_store::Store;
use gangway_tests::http::exchange;
use gangway_tests::place::files;
use gangway_tests::setups;
use regex::Regex;
use serde_json::Value;

use crate::stage::Stage;

/// The Region of the practice account's printed variables.
const REGION: &str = "us-east-1";

/// The setup's pipeline.
const PIPELINE: &str = "hello";

/// Lines, and how often each is there.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct EndState(BTreeMap<String, usize>);

impl EndState {
    pub(crate) async fn of(stage: &Stage, said: &[Value]) -> Self {
        let mut end = Self::default();
        end.account(stage).await;
        let last = said.iter().rev().find(|it| it["kind"] == "snapshot").expect("the program shows a job");
        end.shown("shown", &last["snapshot"]);
        end.disk(stage);
        end
    }

    /// What the account alone holds.
    pub(crate) async fn of_account(stage: &Stage) -> Self {
        let mut end = Self::default();
        end.account(stage).await;
        end
    }

    /// What is missing and what is too much, compared with an undisturbed end. Empty: nothing.
    pub(crate) fn against(&self, undisturbed: &Self) -> Vec<String> {
        let mut lines: Vec<&String> = self.0.keys().chain(undisturbed.0.keys()).collect();
        lines.sort();
        lines.dedup();
        let count = |end: &Self, line: &String| end.0.get(line).copied().unwrap_or_default();
        let pairs = lines.into_iter().map(|line| (line, count(undisturbed, line), count(self, line)));
        pairs
            .filter(|(_, wanted, is)| wanted != is)
            .map(|(line, wanted, is)| format!("{is} not {wanted}: {line}"))
            .collect()
    }

    fn add(&mut self, line: String) {
        *self.0.entry(line).or_default() += 1;
    }

    /// What the account holds and what ever happened in it.
    async fn account(&mut self, stage: &Stage) {
        let world = stage.world.state().await.expect("the world's state");
        let suffix = Regex::new("-[A-Z0-9]{12}$").expect("a pattern");
        for one in world.resources {
            let name = suffix.replace(&one.name, "-…");
            self.add(format!("holds {} {name} {}", one.resource_type, one.status));
        }
        let session = session(stage).await;
        for stack in listed(stage, "ListStacks", "StackId").await {
            self.add("stack".to_owned());
            for event in session.stacks().events_since(&stack, None).await.expect("events") {
                self.add(format!("stack event {} {} {:?}", event.resource, event.status, event.reason));
            }
            for set in listed(stage, &format!("ListChangeSets&StackName={stack}"), "ChangeSetName").await {
                self.add(format!("change set {set}"));
            }
        }
        if session.pipelines().shape(PIPELINE).await.expect("a pipeline or none").is_some() {
            for run in session.pipelines().executions(PIPELINE).await.expect("its runs") {
                self.add(format!("run {:?} {} {:?}", run.trigger, run.status, run.revision));
            }
        }
    }

    /// What the newest job told, in however many starts of the program: what happened, and the build's log.
    fn told(&mut self, journal: &[Value]) {
        for event in journal.iter().filter(|it| it["entry"] == "event").map(|it| &it["event"]) {
            let (code, facts) = (&event["code"], &event["facts"]);
            match code.as_str().unwrap_or_default() {
                "stack-resource" => self.add(format!("told {code} {} {}", facts["id"], facts["status"])),
                "run-started" => self.add(format!("told {code} {}", facts["trigger"])),
                "ended" => self.add(format!("told {code} {facts}")),
                // How often the program looked, that it was started again, and how many objects it emptied out of a
                // bucket before that, is its own affair.
                _ => {}
            }
        }
        let time = Regex::new(r"[0-9/]{10} [0-9:.]{8,}").expect("a pattern");
        for line in journal.iter().filter_map(|it| it["lines"].as_array()).flatten() {
            let text = line["text"].as_str().expect("a line's text");
            self.add(format!("log {}", time.replace(text, "…")));
        }
    }

    /// Every value of what is shown, by its path; but not what differs from one account to the next.
    fn shown(&mut self, path: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let own = ["id", "arn", "address", "listAddress", "execution", "setup", "lastEvent"];
                    if !own.contains(&name.as_str()) && !name.ends_with("At") && !name.ends_with("Since") {
                        self.shown(&format!("{path}.{name}"), value);
                    }
                }
            }
            Value::Array(values) => {
                values.iter().enumerate().for_each(|(i, it)| self.shown(&format!("{path}.{i}"), it));
            }
            value => self.add(format!("{path} = {value}")),
        }
    }

    /// What is kept on the disk. Nothing typed may be lost, and every journal can be read.
    fn disk(&mut self, stage: &Stage) {
        assert_eq!(setups::text(&stage.setup()), stage.typed, "the setup file");
        let id = Regex::new("[0-9a-f]{8,}[0-9a-f-]*").expect("a pattern");
        // Journals are read below; a window that was open has left its log.
        let known = |file: &Path| file.starts_with("logs") || file.extension().is_some_and(|end| end == "jsonl");
        for file in files(&stage.state()).iter().filter(|file| !known(file)) {
            self.add(format!("file {}", id.replace_all(&file.display().to_string(), "…")));
        }
        let store = Store::open(&stage.state()).expect("the program's state");
        let journals = store.journals().expect("the journals");
        // Of each kind the newest: a start of the program forgets those before it.
        let mut newest = BTreeMap::new();
        let mut ids = journals.ids().expect("the journals");
        // They grow with time.
        ids.sort();
        for (number, id) in ids.iter().enumerate() {
            let (_, recorded) = journals.open::<Value>(id).expect("a journal");
            assert!(recorded.damaged.is_none(), "{:?}", recorded.damaged);
            if number + 1 == ids.len() {
                self.told(&recorded.entries);
            }
            let work = recorded.entries.first().expect("its first line")["work"]["work"].to_string();
            newest.insert(work, recorded.entries.last().expect("its last line")["entry"].clone());
        }
        for (work, last) in newest {
            self.add(format!("journal of {work} with the last line {last}"));
        }
    }
}

/// The account, as an AWS client sees it.
pub(crate) async fn session(stage: &Stage) -> Session {
    let settings = CallSettings::default().replaced(Some(stage.world.endpoint()));
    Session::open(Credentials::Practice, REGION, &settings).await.expect("a session")
}

/// A list of CloudFormation's, with what is deleted: one member's text of each item.
async fn listed(stage: &Stage, call: &str, member: &str) -> Vec<String> {
    let scope =
        "AWS4-HMAC-SHA256 Credential=K/20260101/us-east-1/cloudformation/aws4_request, SignedHeaders=host, Signature=0";
    let headers = [("authorization", scope), ("content-type", "application/x-www-form-urlencoded")];
    let form = format!("Version=2010-05-15&Action={call}");
    let answer = exchange(stage.world.endpoint(), "POST /", &headers, &form).await;
    let found = Regex::new(&format!("<{member}>([^<]*)</{member}>")).expect("a pattern");
    found.captures_iter(&answer).map(|it| it[1].to_owned()).collect()
}
