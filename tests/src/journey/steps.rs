//! The steps of the voyage, in the order in which a person takes them. Each checks what it sees.

use std::time::Duration;

use super::{Language, Walk, clone_of};

/// The wizard's answers are checked and saved within this time.
const SAVED: Duration = Duration::from_secs(20);
/// A connection's authorization is noticed within this time; the program promises 4 s, the rest is this machine's.
const NOTICED: Duration = Duration::from_secs(12);
/// A stack of the practice account, at its usual speed, with slow machines in mind.
const STACK: Duration = Duration::from_secs(180);
/// A run of the practice account.
const RUN: Duration = Duration::from_secs(180);

impl Walk<'_> {
    pub(super) async fn home(&mut self) {
        let welcome = self.window.see("home-new").await.text().await.expect("a text");
        let japanese = welcome.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
        assert_eq!(japanese, self.stage.language() == Language::Ja, "the system's language is spoken: {welcome}");
        self.look("home").await;
        self.window.press("home-new").await;
        self.at("account").await;
    }

    pub(super) async fn account(&mut self) {
        self.look("account").await;
        self.window.pick("account", "practice").await;
        let identity = self.window.text("account-identity").await;
        assert!(identity.contains("111122223333"), "who am I: {identity}");
        self.look("account-practice").await;
        self.next("repository").await;
    }

    pub(super) async fn repository(&mut self) {
        self.window.write("repository-text", "not a repository at all").await;
        self.window.press("repository-look").await;
        self.window.see("fault").await;
        self.look("repository-not-understood").await;
        if self.stage.has_clone() {
            let clone = clone_of("hello-node", self.stage.home());
            self.window.write("repository-text", &clone.display().to_string()).await;
            self.window.press("repository-look").await;
        } else {
            self.window.press("repository-practice").await;
        }
        self.window.see("repository-found").await;
        self.window.gone("fault").await;
        self.holds("repository-name", "gangway-practice/hello-node").await;
        self.holds("repository-branch", "main").await;
        self.look("repository-found").await;
        self.next("provider").await;
    }

    pub(super) async fn provider(&mut self) {
        self.window.pick("provider", "GitHub").await;
        self.look("provider").await;
        self.next("connection").await;
    }

    /// A new connection is planned, made, and its page opened in the browser; nobody presses its button yet.
    pub(super) async fn connection(&mut self) {
        self.window.see("connection-choices").await;
        self.look("connections-that-exist").await;
        let known = self.stage.addresses.all().len();
        self.window.pick("connection-way", "new").await;
        self.window.press("connection-plan").await;
        self.window.see("plan-items").await;
        self.look("connection-plan").await;
        self.window.press("connection-create").await;
        let address = self.window.text("connection-address").await;
        assert_eq!(self.stage.addresses.next(known), address, "the address that is shown is the one that opened");
        self.status("connection-status", "PENDING", SAVED).await;
        self.look("waiting-for-you-in-the-browser").await;
    }

    /// Closing the window at any moment and opening it again returns to the same place, and goes on waiting.
    pub(super) async fn come_back(&mut self) {
        self.reopen().await;
        self.at("connection").await;
        self.status("connection-status", "PENDING", SAVED).await;
        self.window.press("nav-home").await;
        self.window.see("home-setup").await;
        self.look("home-waits-for-you").await;
        self.window.press("home-continue").await;
        self.at("connection").await;
        self.status("connection-status", "PENDING", SAVED).await;
        assert!(!self.window.text("connection-address").await.is_empty());
        self.next("build").await;
    }

    pub(super) async fn build(&mut self) {
        self.window.pick("build-recipe", "node").await;
        let buildspec = self
            .window
            .until("the buildspec of the recipe", || async {
                let text = self.value("buildspec-text").await;
                text.contains("npm ci").then_some(text)
            })
            .await;
        self.look("build").await;
        self.window.paste("buildspec-text", "version: 0.2\nphases:\n  build:\n    command: npm test\n").await;
        let problem = self.window.text("buildspec-problems").await;
        assert!(problem.contains('4') || problem.contains('3'), "the problem names its line: {problem}");
        self.look("buildspec-problem").await;
        self.window.press("buildspec-reset").await;
        self.window
            .until("the recipe's buildspec", || async {
                (self.value("buildspec-text").await == buildspec).then_some(())
            })
            .await;
        self.next("triggers").await;
    }

    pub(super) async fn triggers(&mut self) {
        self.window.pick("trigger", "branches").await;
        self.window.see("trigger-include").await;
        self.look("triggers-branches").await;
        self.window.pick("trigger", "pullRequests").await;
        self.window.see("trigger-events").await;
        self.look("triggers-pull-requests").await;
        self.window.pick("trigger", "push").await;
        self.look("triggers-push").await;
        self.next("deploy").await;
    }

    pub(super) async fn deploy(&mut self) {
        self.window.pick("deploy", "cloudFormation").await;
        self.window.write("deploy-field-template", "infra/app.txt").await;
        self.window.text_when("wizard", SAVED, "the possible endings", |text| text.contains(".template")).await;
        self.look("deploy-stack-problem").await;
        self.window.write("deploy-field-template", "infra/app.yml").await;
        self.look("deploy-stack").await;
        self.window.pick("deploy", "s3").await;
        self.window.see("deploy-approval").await;
        self.look("deploy").await;
        self.next("review").await;
    }

    pub(super) async fn review(&mut self) {
        self.window.see("review-drawing").await;
        let resources = self.window.text("review-resources").await;
        for part in ["AWS::S3::Bucket", "AWS::IAM::Role", "AWS::CodeBuild::Project", "AWS::CodePipeline::Pipeline"] {
            assert!(resources.contains(part), "{part} is among the resources: {resources}");
        }
        self.window.see("review-policies").await;
        self.window.see("review-administrator").await;
        self.look("review").await;
    }

    /// A pipeline that is made while its connection is PENDING never registers its webhook: nothing leads there.
    pub(super) async fn refused_while_pending(&mut self) {
        self.window.press("step-submit").await;
        let either = "[data-testid=\"fault\"], [data-testid=\"deploy-approve\"]";
        self.window.see_css(either).await;
        if self.window.has("deploy-approve").await {
            self.window.press("deploy-approve").await;
        }
        self.window.see("fault").await;
        self.look("refused-while-pending").await;
        self.window.press("nav-practice").await;
        self.window.see("practice-faults").await;
        let world = self.window.see_css("main").await.text().await.expect("a text");
        assert!(!world.contains("AWS::CodePipeline::Pipeline"), "nothing was made while it is PENDING: {world}");
        self.window.press("nav-home").await;
        self.window.press("home-continue").await;
    }

    /// The person presses the real page's button; the program notices.
    pub(super) async fn authorize(&mut self) {
        for step in ["deploy", "triggers", "build", "connection"] {
            self.window.press("step-back").await;
            self.at(step).await;
        }
        let address = self.window.text("connection-address").await;
        let browser = self.stage.browse(&address).await;
        self.look_at_page("browser-1-pending-connection", browser.window()).await;
        browser.press("#update-pending").await;
        browser.window().see_css("#authorize").await;
        self.look_at_page("browser-2-consent", browser.window()).await;
        browser.press("#authorize").await;
        browser.window().see_css("#connect").await;
        self.look_at_page("browser-3-connect", browser.window()).await;
        browser.press("#connect").await;
        self.status("connection-status", "AVAILABLE", NOTICED).await;
        self.look_at_page("browser-4-done", browser.window()).await;
        browser.close().await;
        self.look("connection-available").await;
        for step in ["build", "triggers", "deploy", "review"] {
            self.next(step).await;
        }
        self.window.see("review-drawing").await;
    }

    /// Everything as files: as a folder, again over what is there, as a zip.
    pub(super) async fn files(&mut self) {
        self.window.press("review-files").await;
        self.window.see("file-tabs").await;
        self.look("files").await;
        self.window.choose("file-format", "json").await;
        self.window.see_css("[aria-label=\"README.md\"]").await;
        self.look("files-json").await;
        self.window.choose("file-format", "cloudformation").await;
        let folder = self.stage.folder().join("files");
        let path = folder.display().to_string();
        self.window.press("file-save-folder").await;
        self.window.write("file-path", &path).await;
        self.look("files-save").await;
        self.window.press("file-save").await;
        self.window.see("file-saved").await;
        for file in ["README.md", "1-connection.yaml", "2-pipeline.yaml", "buildspec.yml"] {
            assert!(folder.join("cloudformation").join(file).is_file(), "{file} was saved");
        }
        assert!(!folder.join("json").exists(), "only the format that is shown is saved");
        let pipeline = folder.join("cloudformation/2-pipeline.yaml");
        std::fs::write(&pipeline, "mine").expect("a file of the person's own");
        self.window.press("file-save-folder").await;
        self.window.write("file-path", &path).await;
        self.window.press("file-save").await;
        self.window.see("file-overwrite").await;
        assert_eq!(std::fs::read_to_string(&pipeline).expect("a file"), "mine", "nothing is overwritten unasked");
        self.look("files-exist").await;
        self.window.press("file-overwrite").await;
        self.window.gone("file-overwrite").await;
        assert!(std::fs::read_to_string(&pipeline).expect("a file").contains("AWS::CodePipeline::Pipeline"));
        self.window.press("file-save-zip").await;
        let zip = self.stage.folder().join("files.zip");
        self.window.write("file-path", &zip.display().to_string()).await;
        self.window.press("file-save").await;
        self.window.until("the archive", || async { zip.is_file().then_some(()) }).await;
        self.window.see("file-saved").await;
        self.window.press("nav-home").await;
    }

    /// The change set as a list, the stack, the run with its approval, to the end; with the window closed on the way.
    pub(super) async fn deployment(&mut self) {
        self.window.press("home-continue").await;
        self.at("review").await;
        self.asks("step-submit", "deploy-approve").await;
        let plan = self.window.text("plan-items").await;
        assert!(plan.contains("AWS::CodePipeline::Pipeline"), "the plan lists what is made: {plan}");
        self.look("plan").await;
        self.window.press("deploy-approve").await;
        self.window.see("run-phases").await;
        self.look("stack-at-work").await;
        self.reopen().await;
        self.window.see_within("run-stages", STACK).await;
        self.look("run-at-work").await;
        self.approve("approval").await;
        self.window.text_when("run-log", RUN, "the build's log", |log| log.contains("npm")).await;
        self.look("run-succeeded").await;
    }

    /// Says yes to the approval, and waits for the run's end.
    async fn approve(&mut self, picture: &str) {
        self.window.see_within("approval-open", RUN).await;
        self.asks("approval-open", "approval-yes").await;
        self.window.write("approval-comment", self.comment()).await;
        self.look(picture).await;
        self.window.press("approval-yes").await;
        self.status("run", "succeeded", RUN).await;
        self.window.see("run-next").await;
    }

    /// The setup as a file for a colleague: the answers, nothing of this account.
    pub(super) async fn share(&mut self) {
        let file = self.stage.folder().join("hello.gangway.json");
        self.window.press("share-setup").await;
        self.window.write("file-path", &file.display().to_string()).await;
        self.window.press("file-save").await;
        self.window.gone("file-path").await;
        let text = std::fs::read_to_string(&file).expect("the shared file");
        assert!(text.contains("gangway-practice/hello-node"), "the answers are in it: {text}");
        assert!(!text.contains("111122223333") && !text.contains("arn:"), "nothing of the account is in it: {text}");
    }

    /// A push starts the pipeline.
    pub(super) async fn push(&mut self) {
        self.window.write("practice-message", self.comment()).await;
        self.window.press("practice-push").await;
        self.window.text_when("run", RUN, "the run that the push started", |text| text.contains(self.comment())).await;
        self.window.see_within("approval-open", RUN).await;
        self.reopen().await;
        self.approve("approval-after-a-push").await;
        self.look("run-after-a-push").await;
    }

    pub(super) async fn practice(&mut self) {
        self.window.press("nav-practice").await;
        self.window.see("practice-faults").await;
        self.look("practice").await;
    }

    pub(super) async fn connections(&mut self) {
        self.window.press("nav-connections").await;
        self.window.text_when("connections-table", SAVED, "the connection", |table| table.contains("hello-node")).await;
        self.look("connections").await;
    }

    pub(super) async fn settings(&mut self) {
        self.window.press("nav-settings").await;
        self.window.see("settings-language").await;
        self.look("settings").await;
    }

    /// Everything down again.
    pub(super) async fn tear_down(&mut self) {
        self.window.press("nav-home").await;
        self.look("home-deployed").await;
        self.window.press("home-run").await;
        self.window.press_within("tear-down-open", RUN).await;
        self.window.see("plan-items").await;
        // Whether the connection goes as well is seen at once, and taken back as easily.
        let first = "[data-testid=\"plan-items\"] tbody tr:first-child";
        self.tear_down_first(first, true).await;
        self.look("tear-down-with-connection").await;
        self.tear_down_first(first, false).await;
        self.window.write("tear-down-name", "hello-node").await;
        self.look("tear-down").await;
        self.window.press("tear-down-approve").await;
        self.window.gone("tear-down-approve").await;
        self.reopen().await;
        let phases = "const all = [...document.querySelectorAll('[data-testid=\"run-phases\"] li')].map((e) => \
            e.dataset.state); return all.length === 3 && all.every((s) => s === 'succeeded' || s === 'skipped')";
        self.window
            .until_within("the end of the tear-down", STACK, || async {
                (self.window.script(phases, vec![]).await == true).then_some(())
            })
            .await;
        self.look("torn-down").await;
        self.window.press("nav-practice").await;
        self.window.see("practice-faults").await;
        let world = self.window.see_css("main").await.text().await.expect("a text");
        assert!(!world.contains("AWS::CodePipeline::Pipeline"), "nothing of the stack is left: {world}");
    }

    /// Ticks or unticks the connection, and sees whether it leads the plan.
    async fn tear_down_first(&mut self, row: &str, connection: bool) {
        self.window.press("tear-down-connection").await;
        let script = "const row = document.querySelector(arguments[0]); \
            return row === null ? null : row.textContent.includes('::Connection')";
        self.window
            .until("the connection in the plan", || async {
                (self.window.script(script, vec![row.into()]).await == connection).then_some(())
            })
            .await;
    }

    /// The file that was shared fills a fresh wizard in: a colleague chooses an account and goes on.
    pub(super) async fn open_what_was_shared(&mut self) {
        let file = self.stage.folder().join("hello.gangway.json");
        self.window.press("nav-home").await;
        self.window.press("home-open-file").await;
        self.window.write("home-file-path", &file.display().to_string()).await;
        self.look("open-a-setup-file").await;
        self.window.press("home-file-open").await;
        self.at("account").await;
        self.window.pick("account", "practice").await;
        self.window.text("account-identity").await;
        self.next("repository").await;
        self.holds("repository-name", "gangway-practice/hello-node").await;
        self.holds("repository-branch", "main").await;
        self.look("a-setup-file-fills-the-wizard").await;
    }

    /// Presses what brings a question up, which can't be answered in the same breath: the second press of a double click
    /// is no yes.
    async fn asks(&self, press: &str, yes: &str) {
        let watch = "const css = arguments[0]; window.__early = null; \
            new MutationObserver((_, watch) => { const yes = document.querySelector(css); \
              if (yes) { window.__early = yes.disabled; watch.disconnect(); } \
            }).observe(document.body, { childList: true, subtree: true })";
        self.window.script(watch, vec![format!("[data-testid=\"{yes}\"]").into()]).await;
        self.window.press(press).await;
        let early =
            self.window.until(yes, || async { self.window.script("return window.__early", vec![]).await.as_bool() });
        assert!(early.await, "{yes} can't be pressed as it appears");
    }

    fn comment(&self) -> &'static str {
        match self.stage.language() {
            Language::En => "Looks good: \"ship\" it",
            Language::Ja => "確認しました。公開してください",
        }
    }

    /// Waits until the wizard is at a step.
    async fn at(&self, step: &str) {
        self.window
            .until(&format!("the step {step}"), || async {
                let wizard = self.window.see("wizard").await;
                (wizard.attr("data-step").await.ok()?.as_deref() == Some(step)).then_some(())
            })
            .await;
    }

    /// Goes on to the next step.
    async fn next(&self, step: &str) {
        self.window.press("step-next").await;
        self.at(step).await;
    }

    /// Waits until a control carries a status.
    async fn status(&self, id: &str, status: &str, within: Duration) {
        self.window
            .until_within(&format!("{id}: {status}"), within, || async {
                let found =
                    self.window.client().find(fantoccini::Locator::Css(&format!("[data-testid=\"{id}\"]"))).await;
                (found.ok()?.attr("data-status").await.ok()?.as_deref() == Some(status)).then_some(())
            })
            .await;
    }

    /// Waits until a field holds a value.
    async fn holds(&self, id: &str, value: &str) {
        self.window.until(&format!("{id}: {value}"), || async { (self.value(id).await == value).then_some(()) }).await;
    }

    async fn value(&self, id: &str) -> String {
        let own = format!("[data-testid=\"{id}\"]");
        let field = format!("{own} input, input{own}, textarea{own}");
        self.window
            .until(&field, || async {
                self.window.client().find(fantoccini::Locator::Css(&field)).await.ok()?.prop("value").await.ok()?
            })
            .await
    }
}
