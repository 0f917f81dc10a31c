// Names of the controls and places that journeys press and read: `data-testid`. Each stands here once.
export const testids = {
  navHome: "nav-home",
  navConnections: "nav-connections",
  navPractice: "nav-practice",
  navSettings: "nav-settings",
  practiceBanner: "practice-banner",
  fault: "fault",
  faultLog: "fault-log",
  mfaCode: "mfa-code",
  mfaSend: "mfa-send",
  signIn: "sign-in",
  signInWaiting: "sign-in-waiting",
  signInCode: "sign-in-code",
  signInCancel: "sign-in-cancel",
  signInDevice: "sign-in-device",
  signInDone: "sign-in-done",

  homeNew: "home-new",
  homeOpenFile: "home-open-file",
  homeFilePath: "home-file-path",
  homeFileOpen: "home-file-open",
  homeGroup: "home-group", // each group of setups; carries data-group
  homeSetup: "home-setup", // each setup
  homeContinue: "home-continue",
  homeRun: "home-run",
  homeFiles: "home-files",
  homeDelete: "home-delete",
  homeDeleteConfirm: "home-delete-confirm",
  homeFind: "home-find",
  homeElsewhere: "home-elsewhere", // each place where something else of a setup stands

  wizard: "wizard", // carries data-step
  wizardSaved: "wizard-saved",
  wizardStop: "wizard-stop", // why Next doesn't go on
  railStep: "rail-step", // each step; carries data-step and data-standing
  stepPart: "step-part", // which build or pipeline it asks about
  stepBack: "step-back",
  stepNext: "step-next",
  stepClose: "step-close",
  stepSubmit: "step-submit",

  account: "account", // the tiles
  accountProfile: "account-profile",
  accountRegion: "account-region",
  accountIdentity: "account-identity",
  accountRoot: "account-root",
  accountAgain: "account-again",
  accountAgainTold: "account-again-told",
  accountWays: "account-ways",
  accountWay: "account-way", // each way to an account
  accountSecond: "account-second",
  accountSecondDo: "account-second-do",
  keysLabel: "keys-label",
  keysId: "keys-id",
  keysSecret: "keys-secret",
  keysToken: "keys-token",
  keysAdd: "keys-add",

  repositoryText: "repository-text",
  repositoryChoose: "repository-choose",
  repositoryLook: "repository-look",
  repositoryPractice: "repository-practice", // each practice repository
  repositoryFound: "repository-found",
  repositoryUseFile: "repository-use-file",
  repositoryUseAnswers: "repository-use-answers",
  repositoryName: "repository-name",
  repositoryBranch: "repository-branch",
  setupName: "setup-name",

  provider: "provider", // the tiles
  providerTold: "provider-told",

  hostChoices: "host-choices",
  hostUse: "host-use", // each host; carries data-fit and data-status
  hostWay: "host-way", // the tiles: one that exists, or a new one
  hostChange: "host-change", // where another one is chosen than that which is used
  hostStatus: "host-status", // carries data-status
  hostEndpoint: "host-endpoint",
  hostName: "host-name",
  hostReach: "host-reach", // the tiles
  hostVpcs: "host-vpcs", // each list carries data-rows
  hostSubnets: "host-subnets",
  hostGroups: "host-groups",
  hostDrawing: "host-drawing",
  hostAddress: "host-address",
  hostVerdict: "host-verdict", // carries data-blocks
  hostFinding: "host-finding", // each finding; carries data-severity and data-code
  hostOpen: "host-open",
  hostCertificate: "host-certificate",
  hostCertificateFile: "host-certificate-file",
  hostCertificatePaste: "host-certificate-paste",
  hostCertificateText: "host-certificate-text",
  hostCertificateRead: "host-certificate-read",
  hostCertificateRemove: "host-certificate-remove",
  hostCertificateTold: "host-certificate-told",
  hostPlan: "host-plan",
  hostCreate: "host-create",
  hostAddressOfPage: "host-address-of-page",
  hostOpenPage: "host-open-page",
  hostCheck: "host-check",
  hostStop: "host-stop",
  hostBack: "host-back",
  hostAsk: "host-ask",
  hostAskSave: "host-ask-save",
  hostFirst: "host-first", // that a connection needs a host first

  connectionChoices: "connection-choices",
  connectionUse: "connection-use", // each connection; carries data-status
  connectionName: "connection-name",
  connectionPlan: "connection-plan",
  connectionWay: "connection-way", // the tiles: one that exists, or a new one
  connectionChange: "connection-change", // where another one is chosen than that which is used
  connectionFind: "connection-find",
  connectionCreate: "connection-create",
  connectionStatus: "connection-status",
  connectionAddress: "connection-address",
  connectionListAddress: "connection-list-address",
  connectionOpen: "connection-open",
  connectionCheck: "connection-check",
  connectionCancel: "connection-cancel",

  buildRecipe: "build-recipe",
  buildPackageManager: "build-package-manager",
  buildVersion: "build-version",
  buildImage: "build-image",
  buildCompute: "build-compute",
  buildTimeout: "build-timeout",
  buildArtifact: "build-artifact",
  buildVariables: "build-variables",
  buildspecRights: "buildspec-rights",
  buildspecRightsAdd: "buildspec-rights-add",
  buildspecPlace: "buildspec-place",
  buildspecPath: "buildspec-path",
  buildspecText: "buildspec-text",
  buildspecReset: "buildspec-reset",
  buildspecSave: "buildspec-save",
  standIn: "stand-in",
  buildspecCommit: "buildspec-commit",
  broken: "broken",
  brokenReload: "broken-reload",
  buildspecCommitted: "buildspec-committed",
  buildspecProblems: "buildspec-problems",

  trigger: "trigger", // the tiles
  triggerInclude: "trigger-include",
  triggerExclude: "trigger-exclude",
  triggerEvents: "trigger-events",

  deploy: "deploy", // the tiles
  deployApproval: "deploy-approval",
  deployRoles: "deploy-roles", // each question is deploy-roles-<member>
  deployField: "deploy-field", // each question of a target is deploy-field-<member>

  reviewConnection: "review-connection", // that there is none to deploy with
  reviewDrawing: "review-drawing",
  reviewResources: "review-resources",
  reviewPolicies: "review-policies",
  reviewAdministrator: "review-administrator",
  reviewFiles: "review-files",
  reviewProblem: "review-problem", // each problem

  fileFormat: "file-format",
  fileTabs: "file-tabs",
  fileSaveOne: "file-save-one",
  fileSaveFolder: "file-save-folder",
  filesPractice: "files-practice",
  fileSaveZip: "file-save-zip",
  filePath: "file-path",
  fileSave: "file-save",
  fileOverwrite: "file-overwrite",
  fileSaved: "file-saved",

  run: "run", // carries data-status
  planItems: "plan-items",
  deployPlan: "deploy-plan",
  deployApprove: "deploy-approve",
  runPhases: "run-phases",
  runPipelines: "run-pipelines", // where a job has several runs
  runStages: "run-stages",
  runLog: "run-log", // carries data-lines and data-whole
  logSearch: "log-search",
  logFound: "log-found",
  logFirstError: "log-first-error",
  logCopy: "log-copy",
  logSave: "log-save",
  logBuild: "log-build",
  logCount: "log-count",
  logShowError: "log-show-error",
  runsAll: "runs-all",
  runsList: "runs-list", // carries data-runs
  runsRun: "runs-run",
  runsOlder: "runs-older",
  runPast: "run-past", // carries data-status
  runEvents: "run-events",
  runStopped: "run-stopped",
  runUnwatched: "run-unwatched",
  runStack: "run-stack",
  runNext: "run-next", // what can be done next
  runNextRetry: "run-next-retry",
  runNextStart: "run-next-start",
  runNextEdit: "run-next-edit",
  runCancel: "run-cancel",
  approvalOpen: "approval-open",
  approvalComment: "approval-comment",
  approvalYes: "approval-yes",
  approvalNo: "approval-no",
  tearDownOpen: "tear-down-open",
  tearDownConnection: "tear-down-connection",
  tearDownHost: "tear-down-host",
  tearDownName: "tear-down-name",
  tearDownApprove: "tear-down-approve",
  shareSetup: "share-setup",

  connectionsAccount: "connections-account",
  connectionsTabs: "connections-tabs",
  connectionsTable: "connections-table",
  hostsTable: "hosts-table",
  hostsEdit: "hosts-edit",
  hostsEditEndpoint: "hosts-edit-endpoint",
  hostsEditPlan: "hosts-edit-plan",
  hostsEditApprove: "hosts-edit-approve",
  hostsReplace: "hosts-replace",
  hostsReplaceName: "hosts-replace-name",
  hostsReplaceEndpoint: "hosts-replace-endpoint",
  hostsReplaceReach: "hosts-replace-reach",
  hostsReplacePlan: "hosts-replace-plan",
  hostsReplaceApprove: "hosts-replace-approve",
  hostsReplacement: "hosts-replacement", // carries data-status
  hostsLeft: "hosts-left",
  hostsLeftShow: "hosts-left-show",
  hostsLeftGo: "hosts-left-go",
  toHosts: "to-hosts",
  hostsDelete: "hosts-delete",
  hostsDeleteName: "hosts-delete-name",
  hostsDeleteApprove: "hosts-delete-approve",
  hostsJob: "hosts-job", // carries data-status

  practiceRepository: "practice-repository",
  practiceBranch: "practice-branch",
  practiceMessage: "practice-message",
  practiceFile: "practice-file",
  practiceFileText: "practice-file-text",
  practicePush: "practice-push",
  practicePullRequest: "practice-pull-request",
  practiceFaults: "practice-faults", // each switch is practice-fault-<kind>
  practiceFailure: "practice-failure",
  practiceFailurePlay: "practice-failure-play",
  practiceSpeed: "practice-speed",
  practiceSkip: "practice-skip",
  practiceReset: "practice-reset",
  practiceResetConfirm: "practice-reset-confirm",

  settingsLanguage: "settings-language",
  settingsTheme: "settings-theme",
  settingsNotifications: "settings-notifications",
} as const;
