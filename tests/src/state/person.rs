//! What the person of the record does: opens setup files, chooses, approves what is shown, presses buttons.

use std::path::PathBuf;

use gangway_app::bindings::{Fault, JobSnapshot, JobStatus};
use gangway_app::views::*;
use gangway_practice::control::{PracticeFault, PracticeFaultKind};
use serde_json::Value;

use super::{Desktop, REGION};
use crate::button;

/// Somebody in front of the program.
pub(crate) struct Person<'a> {
    pub(crate) desktop: &'a Desktop,
    /// Where their own files lie.
    pub(crate) desk: PathBuf,
}

/// The practice account, where everything is deployed.
fn practice() -> AccountRequest {
    AccountRequest { account: AccountChoice::Practice, region: REGION.to_owned() }
}

impl Person<'_> {
    fn ask<T>(&self, question: impl Future<Output = Result<T, Fault>>) -> T {
        self.desktop.ask(question).unwrap_or_else(|fault| panic!("{fault:?}"))
    }

    fn app(&self) -> &gangway_app::App {
        self.desktop.app()
    }

    /// Opens a setup file in an account and Region. Gives the setup's id.
    pub(super) fn opens(&self, setup: &Value, account: AccountChoice, region: &str) -> String {
        let path = self.desk.join("opened.gangway.json");
        std::fs::write(&path, setup.to_string()).expect("a setup file");
        let view = self.ask(self.app().open_setup_file(PathRequest { path: path.display().to_string() }));
        let id = view.id.clone();
        if !view.read_only {
            self.moves(&id, Some(account), region);
        }
        id
    }

    /// Opens a setup file in the practice account.
    pub(crate) fn opens_to_practice(&self, setup: &Value) -> String {
        self.opens(setup, AccountChoice::Practice, REGION)
    }

    /// Like [`Person::opens_to_practice`], with a connection that every practice account has: one that is `AVAILABLE`, or one that
    /// is `PENDING`.
    pub(super) fn opens_with(&self, setup: &Value, status: &str) -> String {
        let id = self.opens_to_practice(setup);
        let there = self.ask(self.app().connections(practice()));
        let chosen = there.into_iter().find(|one| one.status == status).expect("a connection with this status");
        self.ask(self.app().use_connection(UseConnection { id: id.clone(), arn: chosen.arn }));
        id
    }

    /// Like [`Person::opens_to_practice`], with the connection that is ready.
    pub(crate) fn opens_connected(&self, setup: &Value) -> String {
        self.opens_with(setup, "AVAILABLE")
    }

    fn changes(&self, id: &str, change: impl FnOnce(&mut SetupView)) {
        let mut view = self.ask(self.app().open_setup(SetupRef { id: id.to_owned() }));
        change(&mut view);
        let SetupView { id, setup, place, .. } = view;
        self.ask(self.app().save_setup(SaveSetup { id, setup, place }));
    }

    /// Chooses another account and Region.
    pub(super) fn moves(&self, id: &str, account: Option<AccountChoice>, region: &str) {
        self.changes(id, |view| {
            view.place.account = account;
            region.clone_into(&mut view.place.region);
            view.place.step = Step::Review;
        });
    }

    /// Has the clone in a folder.
    pub(super) fn has_clone(&self, id: &str, folder: &str) {
        self.changes(id, |view| view.place.folder = Some(folder.to_owned()));
    }

    /// Lets the first build take less long.
    pub(super) fn hurries(&self, id: &str) {
        self.changes(id, |view| view.setup.builds[0].timeout_minutes = 20);
    }

    /// Has the connection made.
    pub(super) fn connects(&self, id: &str) -> JobSnapshot {
        let plan = self.ask(self.app().plan_connection(SetupRef { id: id.to_owned() }));
        self.ask(self.app().connect(ApprovePlan { id: id.to_owned(), digest: plan.digest }))
    }

    /// Like [`Person::connects`], until the browser is needed.
    pub(super) fn connects_half(&self, id: &str) -> JobSnapshot {
        let job = self.connects(id);
        self.desktop.until(&job.id, |shown| shown.status == JobStatus::WaitingForPerson)
    }

    /// Like [`Person::connects`], to the end of the job.
    pub(super) fn connects_whole(&self, id: &str) {
        let waiting = self.connects_half(id);
        let address =
            waiting.connection.as_ref().and_then(|connection| connection.address.clone()).expect("a page to open");
        self.desktop.ask(button::press(&address));
        self.ended(&waiting, JobStatus::Succeeded);
    }

    /// Deploys what is shown; `before` happens between the plan and its approval.
    pub(super) fn deploys(&self, id: &str, before: impl FnOnce()) -> JobSnapshot {
        let plan = self.ask(self.app().plan_deployment(SetupRef { id: id.to_owned() }));
        before();
        self.ask(self.app().deploy(ApprovePlan { id: id.to_owned(), digest: plan.digest }))
    }

    /// Deploys, and looks at the run to its good end.
    pub(crate) fn deploys_whole(&self, id: &str) {
        let job = self.deploys(id, || ());
        self.ended(&job, JobStatus::Succeeded);
    }

    /// Starts a run.
    pub(super) fn runs(&self, id: &str) -> JobSnapshot {
        self.ask(self.app().start_run(SetupRef { id: id.to_owned() }))
    }

    /// Answers the approval that a job waits at.
    pub(super) fn approves(&self, job: &JobSnapshot) {
        let waiting = self.waits(job);
        let mut actions = waiting.run().into_iter().flat_map(|run| &run.stages).flat_map(|stage| &stage.actions);
        let action = actions.find(|action| action.awaits_approval).expect("an approval that waits").name.clone();
        let answer =
            AnswerApproval { job: waiting.id, action, approve: true, comment: "Looks good: よし".to_owned() };
        self.ask(self.app().answer_approval(answer));
    }

    /// Until a job waits for the person.
    pub(super) fn waits(&self, job: &JobSnapshot) -> JobSnapshot {
        self.desktop.until(&job.id, |shown| shown.status == JobStatus::WaitingForPerson)
    }

    /// Takes down what is shown; `before` happens between the plan and its approval.
    pub(super) fn takes_down(&self, id: &str, connection: bool, before: impl FnOnce()) -> JobSnapshot {
        let plan =
            self.ask(self.app().plan_tear_down(PlanTearDown { id: id.to_owned(), connection, host: false })).plan;
        before();
        self.ask(self.app().tear_down(ApprovePlan { id: id.to_owned(), digest: plan.digest }))
    }

    /// Stops a job.
    pub(super) fn cancels(&self, job: &JobSnapshot) {
        let ended = self.ask(self.app().cancel_job(JobRef { job: job.id.clone() }));
        assert_eq!(ended.status, JobStatus::Cancelled, "{ended:#?}");
    }

    /// Tries a job again that came to no good end.
    pub(super) fn tries_again(&self, job: &JobSnapshot) {
        self.ask(self.app().retry_job(JobRef { job: job.id.clone() }));
    }

    /// Until a job ended as it should.
    pub(super) fn ended(&self, job: &JobSnapshot, status: JobStatus) {
        let ended = self.desktop.end(&job.id);
        assert_eq!(ended.status, status, "{ended:#?}");
    }

    /// Has one thing go wrong from now on.
    pub(super) fn breaks(&self, kind: PracticeFaultKind, operation: &str, times: Option<u32>) {
        self.desktop.faults(vec![PracticeFault { kind, operation: operation.to_owned(), times }]);
    }

    /// Has nothing go wrong from now on.
    pub(super) fn mends(&self) {
        self.desktop.faults(Vec::new());
    }
}
