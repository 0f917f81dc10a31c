// The one list of commands: name, question, answer. Plain data without imports: build.rs reads the names for the
// permissions, the shell makes the handlers from it, development builds their router, and the window's types come from it.
//
// `app` rows call the use case of the same name; `shell` rows are answered by what the page is shown in, the desktop or
// a browser; `practice` rows are passed on to the practice account's own controls.
macro_rules! commands {
    ($with:ident) => {
        $with! {
            app {
                // start and settings
                overview(()) -> Overview,
                save_settings(Settings) -> Overview,
                // setups
                create_setup(()) -> SetupView,
                open_setup(SetupRef) -> SetupView,
                save_setup(SaveSetup) -> SetupCheck,
                change_account(ChangeAccount) -> SetupView,
                delete_setup(SetupRef) -> (),
                open_setup_file(PathRequest) -> SetupView,
                save_setup_copy(SaveCopy) -> SavedFiles,
                // account
                accounts(()) -> Accounts,
                identify(AccountRequest) -> Identity,
                add_keys(AddKeys) -> AddedKeys,
                forget_keys(AccountChoice) -> (),
                give_mfa_code(GiveMfaCode) -> (),
                begin_sign_in(BeginSignIn) -> SignInView,
                sign_in(SignInRef) -> SignInView,
                cancel_sign_in(SignInRef) -> SignInView,
                // repository
                inspect_repository(InspectRepository) -> Suggestion,
                inspect_practice(InspectPractice) -> Suggestion,
                apply_suggestion(ApplySuggestion) -> SetupView,
                practise(SetupRef) -> Option<StandInView>,
                // host
                hosts(HostsRequest) -> Vec<HostView>,
                use_host(UseHost) -> SetupView,
                plan_host(SetupRef) -> Plan,
                create_host(ApprovePlan) -> JobSnapshot,
                plan_host_change(HostChange) -> Plan,
                change_host(ChangeHost) -> JobSnapshot,
                plan_host_deletion(HostRef) -> Plan,
                delete_host(DeleteHost) -> JobSnapshot,
                check_host_replacement(HostReplacement) -> Vec<Problem>,
                plan_host_replacement(HostReplacement) -> Plan,
                replace_host(ReplaceHost) -> JobSnapshot,
                host_follow_ups(JobRef) -> HostFollowUps,
                // connection
                connections(AccountRequest) -> Vec<ConnectionView>,
                use_connection(UseConnection) -> SetupView,
                plan_connection(SetupRef) -> Plan,
                connect(ApprovePlan) -> JobSnapshot,
                // the network and the certificate of a server of one's own
                vpcs(VpcsRequest) -> NetworkPage<VpcView>,
                vpc_subnets(VpcPartsRequest) -> NetworkPage<SubnetView>,
                vpc_security_groups(VpcPartsRequest) -> NetworkPage<SecurityGroupView>,
                locate_server(LocateServer) -> ServerLocation,
                examine_network(ExamineNetwork) -> NetworkExamination,
                stop_examination(()) -> (),
                read_certificate(ReadCertificate) -> CertificateReading,
                requests(RequestsOfSetup) -> Vec<FileView>,
                save_requests(SaveRequests) -> SavedFiles,
                // build
                build_choices(BuildRef) -> BuildChoices,
                images(AccountRequest) -> Images,
                buildspec(BuildRef) -> BuildspecView,
                save_buildspec(SaveBuildspec) -> SavedFiles,
                // review and files
                review(SetupRef) -> Review,
                files(SetupRef) -> Bundle,
                save_files(SaveFiles) -> SavedFiles,
                // deploying and running
                plan_deployment(SetupRef) -> Plan,
                discard_plan(SetupRef) -> (),
                deploy(ApprovePlan) -> JobSnapshot,
                watch_run(SetupRef) -> JobSnapshot,
                start_run(SetupRef) -> JobSnapshot,
                answer_approval(AnswerApproval) -> JobSnapshot,
                // runs and their logs
                runs(RunsRequest) -> RunPage,
                run_report(RunRef) -> RunReport,
                log_lines(LogRequest) -> LogPart,
                log_error(LogRef) -> Option<LogError>,
                save_log(SaveLog) -> SavedFiles,
                log_save(LogSaveRef) -> LogSaveState,
                stop_log_save(LogSaveRef) -> (),
                plan_tear_down(PlanTearDown) -> TearDownPlan,
                tear_down(ApprovePlan) -> JobSnapshot,
                // jobs
                job(JobRef) -> JobSnapshot,
                job_history(JobCursor) -> JobHistory,
                check_now(JobRef) -> JobSnapshot,
                cancel_job(JobRef) -> JobSnapshot,
                retry_job(JobRef) -> JobSnapshot,
            }
            shell {
                // the person's browser
                open_address(OpenAddress) -> (),
                // jobs, live
                watch_job(JobCursor) -> (),
                // the system's dialogs
                choose_folder(()) -> Option<String>,
                choose_file(()) -> Option<String>,
                choose_destination(SuggestedName) -> Option<String>,
            }
            practice {
                practice_world(()) -> PracticeWorld,
                practice_push(PracticePush) -> PracticeWorld,
                practice_pull_request(PracticePullRequest) -> PracticeWorld,
                practice_faults(PracticeFaults) -> PracticeWorld,
                practice_messages(()) -> Vec<KnownMessage>,
                practice_play(PlayedMessage) -> PracticeWorld,
                practice_clock(PracticeClock) -> PracticeWorld,
                practice_reset(()) -> PracticeWorld,
            }
        }
    };
}
