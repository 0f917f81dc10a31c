// Made by `cargo xtask gen` from the command table. Don't edit.

export type AccountChoice =
  | { kind: "practice" }
  | { kind: "profile"; name: string }
  | {
      kind: "keys";
      /**
       * The id of their entry in the keychain.
       */
      id: string;
    }
  | { kind: "environment" };

export type AccountOption = {
  choice: AccountChoice;
  /**
   * The profile's name, the label of the keys; empty for practice and environment.
   */
  label: string;
  credentials: CredentialKind;
  /**
   * The Region that the profile or the environment names.
   */
  region: string | null;
  /**
   * The Region to begin with: the one that is named, when it can be chosen, else a near one.
   */
  usualRegion: string;
  /**
   * Why the account can't be used, when that is known beforehand.
   */
  fault: Fault | null;
};

export type AccountRequest = { account: AccountChoice; region: string };

export type Accounts = {
  /**
   * The practice account comes first.
   */
  options: Array<AccountOption>;
  /**
   * Why the AWS configuration can't be read.
   */
  fault: Fault | null;
  /**
   * Regions in which connections, pipelines and builds all exist.
   */
  regions: Array<RegionView>;
  /**
   * For somebody who has no account yet, or no way into it from this computer.
   */
  guides: Array<GuidePage>;
};

export type ActionView = {
  name: string;
  /**
   * `Source`, `Build`, `Approval`, `Deploy`, …
   */
  category: string;
  /**
   * `CodeStarSourceConnection`, `CodeBuild`, `Manual`, `S3`, …
   */
  provider: string;
  state: StepState;
  /**
   * What AWS says in short.
   */
  summary: string | null;
  /**
   * AWS's error message, as text.
   */
  error: string | null;
  /**
   * Where AWS shows more.
   */
  address: string | null;
  /**
   * Id of its build, for a CodeBuild action that began. Older journals don't hold it.
   */
  build: string | null;
  /**
   * The build phases, for a CodeBuild action.
   */
  buildPhases: Array<BuildPhase>;
  /**
   * Whether it waits for this person's approval.
   */
  awaitsApproval: boolean;
  startedAt: string | null;
  /**
   * When it last changed.
   */
  updatedAt: string | null;
};

export type AddKeys = {
  /**
   * How the person calls them.
   */
  label: string;
  /**
   * `AKIA…` or `ASIA…`.
   */
  accessKeyId: string;
  secretAccessKey: string;
  /**
   * Temporary keys have one.
   */
  sessionToken: string | null;
};

export type AddedKeys = {
  /**
   * The choice that uses them.
   */
  choice: AccountChoice;
  /**
   * False: there is no keychain, they serve for this run only.
   */
  kept: boolean;
};

export type AddressSource = "typed" | "url" | "resolved" | "notFound" | "late" | "unreadable";

export type AnswerApproval = {
  /**
   * The job that shows the run.
   */
  job: string;
  /**
   * The name of the approval action.
   */
  action: string;
  approve: boolean;
  /**
   * Why, up to 512 characters.
   */
  comment: string;
};

export type ApplySuggestion = {
  /**
   * Id of the setup.
   */
  id: string;
  suggestion: Suggestion;
  /**
   * The setup file of the clone to take instead, one of `suggestion.setup_files`.
   */
  setupFile: string | null;
};

export type Approval = {};

export type ApprovePlan = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * The digest of the plan that the person saw.
   */
  digest: string;
};

export type BeginSignIn = {
  /**
   * The profile; a role's own, or the one that it is assumed with.
   */
  profile: string;
  /**
   * By a code that the person compares in a browser on any computer, instead of by this computer's browser.
   */
  deviceCode: boolean;
};

export type Build = {
  /**
   * Its name within the setup; the project becomes `{setup.name}-{name}`.
   */
  name: string;
  /**
   * Id of a recipe of the catalog.
   */
  recipe: string;
  /**
   * One of the recipe's package managers.
   */
  packageManager: string;
  /**
   * One of the recipe's runtime versions, as text: `3.10` is not `3.1`.
   */
  runtimeVersion: string;
  /**
   * What it runs on.
   */
  machine: Machine;
  /**
   * Minutes before a build is stopped, 5..2160.
   */
  timeoutMinutes: number;
  /**
   * Where it runs; none: in the host's VPC when it clones from a private server itself, else in none.
   */
  network?: BuildNetwork;
  /**
   * Variables of the build.
   */
  variables: Array<Variable>;
  /**
   * Where the buildspec lives.
   */
  buildspec: BuildspecPlace;
};

export type BuildChoices = { recipes: Array<RecipeView>; computes: Array<ComputeView> };

export type BuildNetwork = "public" | "host";

export type BuildPhase = {
  /**
   * `INSTALL`, `BUILD`, …
   */
  name: string;
  state: StepState;
  /**
   * Seconds that it took.
   */
  seconds: number | null;
  /**
   * CodeBuild's status code and message, when it failed.
   */
  message: string | null;
};

export type BuildRef = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Index in `setup.builds`.
   */
  build: number;
};

export type BuildStep = {
  /**
   * Name of the build.
   */
  build: string;
};

export type BuildspecPlace =
  | {
      place: "project";
      /**
       * What the person wrote; none: what the recipe says.
       */
      text: string | null;
    }
  | {
      place: "repository";
      /**
       * Path from the root of the repository.
       */
      path: string;
    };

export type BuildspecView = {
  /**
   * What the recipe says when nothing else was written.
   */
  text: string;
  /**
   * What the recipe says, to go back to.
   */
  recipeText: string;
  /**
   * The path at which the clone has one.
   */
  inRepository: string | null;
  /**
   * Their fact `line` counts from 1.
   */
  problems: Array<Problem>;
  /**
   * Variables that would let the build read what its buildspec in the repository reads.
   */
  missingRights: Array<Variable>;
};

export type Bundle = {
  /**
   * One entry a format that can be written.
   */
  formats: Array<FormatView>;
  /**
   * What stands in the way of all formats, or of one that is missing.
   */
  problems: Array<Problem>;
};

export type CertificateCode =
  | "empty"
  | "too-large"
  | "private-key"
  | "pkcs12"
  | "pkcs7"
  | "request"
  | "public-key"
  | "truncated"
  | "not-a-certificate"
  | "too-long"
  | "expired"
  | "expires-soon"
  | "not-yet-valid"
  | "name-mismatch"
  | "name-only-in-subject"
  | "issuer-missing"
  | "leaf-alone"
  | "only-authorities"
  | "unrelated"
  | "issuer-not-authority"
  | "doubled"
  | "reordered";

export type CertificateFinding = {
  /**
   * What was found.
   */
  code: CertificateCode;
  /**
   * How much it matters.
   */
  severity: CertificateSeverity;
  /**
   * The values that the sentence names.
   */
  facts: { [key in string]: Fact };
};

export type CertificateReading = {
  /**
   * The text for the setup, as AWS takes it; none: there is nothing that could be sent.
   */
  pem: string | null;
  /**
   * From the server's own upward.
   */
  certificates: Array<CertificateView>;
  /**
   * What matters most comes first.
   */
  findings: Array<CertificateFinding>;
};

export type CertificateSeverity = "blocks" | "warns" | "informs";

export type CertificateSource = { kind: "file"; path: string } | { kind: "text"; text: string };

export type CertificateView = {
  /**
   * For whom it is, fit to be shown.
   */
  subject: string;
  /**
   * Who issued it.
   */
  issuer: string;
  /**
   * The names and addresses that it is for; an authority's has none.
   */
  names: Array<string>;
  /**
   * RFC 3339, UTC.
   */
  validFrom: string;
  validUntil: string;
  /**
   * SHA-256, in pairs with colons between.
   */
  fingerprint: string;
  /**
   * It may issue others.
   */
  authority: boolean;
  /**
   * It names itself as its issuer.
   */
  selfSigned: boolean;
};

export type Change =
  "add" | "adopt" | "modify" | "replace" | "mayReplace" | "remove" | "empty" | "keep" | "resubmit" | "interrupt";

export type ChangeAccount = {
  id: string;
  account: AccountChoice;
  region: string;
  /**
   * Whether a second setup with the same answers may be made there, where something of this one stands here.
   */
  second: boolean;
};

export type ChangeHost = {
  change: HostChange;
  /**
   * The digest of the plan that the person saw.
   */
  digest: string;
};

export type CloudFormation = {
  /**
   * Path of the template.
   */
  template: string;
  /**
   * Path of a template configuration, which gives parameters their values; none: the template's own.
   */
  parameters: string | null;
  /**
   * Whether a change set shows what would change, before it is carried out.
   */
  changeSet: boolean;
};

export type ComputeView = {
  /**
   * E.g. `BUILD_GENERAL1_SMALL`.
   */
  id: string;
  /**
   * How many virtual processors.
   */
  cpus: number;
  /**
   * Memory in GiB.
   */
  memory: number;
};

export type ConnectionProgress = {
  name: string;
  /**
   * None until there is one.
   */
  arn: string | null;
  /**
   * `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
   */
  status: string;
  /**
   * The page of this connection in the AWS console.
   */
  address: string | null;
  /**
   * The list of connections in the AWS console, the fall-back.
   */
  listAddress: string | null;
  /**
   * Account that the browser must be signed in to.
   */
  account: string;
  /**
   * Since when it waits for the person.
   */
  waitingSince: string | null;
};

export type ConnectionView = {
  name: string;
  arn: string;
  /**
   * None: a provider that this version doesn't know.
   */
  provider: ProviderType | null;
  /**
   * `PENDING`, `AVAILABLE`, `ERROR`, or what AWS says.
   */
  status: string;
  /**
   * The Region that manages it.
   */
  region: string;
  /**
   * The host of a self-managed provider.
   */
  hostArn: string | null;
  /**
   * The connection's page in the AWS console.
   */
  address: string;
  /**
   * Names of the setups here that use it.
   */
  usedBy: Array<string>;
};

export type ConnectionWish = {
  /**
   * Its name, 1..32 characters.
   */
  name: string;
};

export type CredentialKind =
  | "practice"
  | "static"
  | "assumeRole"
  | "assumeRoleMfa"
  | "sso"
  | "login"
  | "process"
  | "webIdentity"
  | "environment"
  | "typed"
  | "unknown";

export type DeleteHost = {
  host: HostRef;
  /**
   * The digest of the plan that the person saw.
   */
  digest: string;
};

export type Deployment = {
  /**
   * Name of the build whose files are deployed, or `source`.
   */
  from: string;
} & ({ to: "s3" } | ({ to: "cloudFormation" } & CloudFormation));

export type Destination = { to: "folder"; path: string } | { to: "zip"; path: string };

export type Drawing = {
  /**
   * The name at AWS.
   */
  pipeline: string;
  /**
   * `push`, `branches`, `pullRequests` or `manual`.
   */
  trigger: string;
  /**
   * The branches or patterns that start it.
   */
  branches: Array<string>;
  /**
   * How a server of one's own is reached.
   */
  server?: DrawnServer;
  /**
   * Left to right.
   */
  stages: Array<DrawnStage>;
};

export type DrawnAction = {
  name: string;
  /**
   * Which words: `action-<activity>` in `words`.
   */
  activity: string;
  /**
   * Repository and branch, project, bucket, or nothing.
   */
  detail: string;
};

export type DrawnServer = {
  /**
   * The address of the server.
   */
  endpoint: string;
  /**
   * The name of the host that leads there.
   */
  host: string;
  /**
   * The VPC of the host, with its id as far as it's known; none: over the internet.
   */
  vpc: string | null;
};

export type DrawnStage = {
  name: string;
  /**
   * Top to bottom, in the order in which they run.
   */
  actions: Array<DrawnAction>;
};

export type Environment = {
  /**
   * Its name within the pipeline; the only one needs none.
   */
  name: string;
  /**
   * A person approves each run before it is deployed here; none: nobody does.
   */
  approval: Approval | null;
  /**
   * What is deployed.
   */
  deploy: Array<Deployment>;
};

export type EventCode =
  | "phase-started"
  | "connection-created"
  | "connection-adopted"
  | "connection-status"
  | "host-created"
  | "host-adopted"
  | "host-changed"
  | "host-status"
  | "connection-deleted"
  | "host-deleted"
  | "stack-resource"
  | "run-started"
  | "action-status"
  | "retrying"
  | "resumed"
  | "log-unreadable"
  | "approval-answered"
  | "bucket-emptied"
  | "ended";

export type Evidence = {
  /**
   * Names the sentence `evidence-<code>` of `words`.
   */
  code: string;
  /**
   * The values that it names.
   */
  facts: { [key in string]: Fact };
};

export type ExamineNetwork = {
  account: AccountChoice;
  region: string;
  /**
   * The server's URL.
   */
  endpoint: string;
  /**
   * What was chosen.
   */
  network: HostNetwork;
  /**
   * Addresses or ranges of the server, with commas or spaces between, where the person typed any.
   */
  address: string | null;
  /**
   * The ARN of the host that has this network already, where it is looked at again.
   */
  hostArn: string | null;
};

export type Fact = number | string;

export type Fault = {
  /**
   * What happened.
   */
  code: FaultCode;
  /**
   * The values that the sentence `fault-<code>` names.
   */
  facts: { [key in string]: Fact };
};

export type FaultCode =
  | "access-denied"
  | "denied-by-organization"
  | "credentials-expired"
  | "credentials-invalid"
  | "credentials-missing"
  | "access-key-malformed"
  | "aws-file-refused"
  | "aws-file-unreadable"
  | "profile-missing"
  | "profile-incomplete"
  | "section-missing"
  | "source-profile-unusable"
  | "credentials-unsendable"
  | "region-unusable"
  | "endpoint-unusable"
  | "not-signed-in"
  | "sign-in-expired"
  | "sign-in-denied"
  | "sign-in-timed-out"
  | "sign-in-absent"
  | "sign-in-file-unwritable"
  | "loopback-unavailable"
  | "aws-login-failed"
  | "mfa-code-wanted"
  | "credential-process-failed"
  | "role-not-in-portal"
  | "role-denied"
  | "clock-skewed"
  | "throttled"
  | "quota-reached"
  | "no-network"
  | "certificate-untrusted"
  | "certificates-unusable"
  | "call-not-sent"
  | "answered-by-another"
  | "answer-unreadable"
  | "aws-unavailable"
  | "request-without-effect"
  | "no-answer"
  | "region-without-service"
  | "region-not-enabled"
  | "account-not-active"
  | "region-missing"
  | "refused-by-aws"
  | "not-found"
  | "practice-unreachable"
  | "practice-began-anew"
  | "practice-world-gone"
  | "practice-elsewhere"
  | "connection-missing"
  | "connection-not-available"
  | "connection-in-error"
  | "connection-gone"
  | "connection-not-authorized"
  | "host-missing"
  | "host-network-missing"
  | "host-not-available"
  | "host-network-failed"
  | "host-network-overdue"
  | "host-not-set-up"
  | "host-in-error"
  | "host-gone"
  | "host-not-editable"
  | "host-exists"
  | "host-busy"
  | "plan-changed"
  | "approval-missing"
  | "stack-busy"
  | "stack-not-ours"
  | "change-set-failed"
  | "stack-failed"
  | "tear-down-failed"
  | "connection-would-be-replaced"
  | "pipeline-not-registered"
  | "role-not-assumable"
  | "source-permission"
  | "source-not-found"
  | "branch-not-found"
  | "build-failed"
  | "buildspec-missing"
  | "buildspec-invalid"
  | "build-queue-full"
  | "artifacts-missing"
  | "approval-rejected"
  | "comment-too-long"
  | "run-stopped"
  | "action-failed"
  | "run-failed"
  | "setup-has-problems"
  | "setup-file-broken"
  | "setup-from-newer-version"
  | "setup-read-only"
  | "setup-deployed"
  | "path-not-found"
  | "not-a-file"
  | "path-unreadable"
  | "path-unwritable"
  | "path-leads-out"
  | "disk-full"
  | "set-aside"
  | "file-exists"
  | "not-a-repository"
  | "repository-not-understood"
  | "provider-not-offered"
  | "already-running"
  | "address-not-allowed"
  | "browser-not-opened"
  | "job-unknown"
  | "job-running"
  | "job-interrupted"
  | "job-from-newer-version"
  | "cancelled"
  | "internal";

export type FileView = {
  /**
   * Path below the format's folder.
   */
  path: string;
  text: string;
};

export type Finding = {
  /**
   * What was looked at.
   */
  check: NetworkCheck;
  /**
   * What was found.
   */
  code: FindingCode;
  /**
   * How much it matters.
   */
  severity: FindingSeverity;
  /**
   * The id of what it is about, e.g. `subnet-…`.
   */
  resource: string | null;
  /**
   * Which page or model says so, where that isn't certain.
   */
  source: string | null;
  /**
   * The values that the sentence names.
   */
  facts: { [key in string]: Fact };
};

export type FindingCode =
  | "vpc-missing"
  | "vpc-gone"
  | "vpc-not-available"
  | "too-few"
  | "too-many"
  | "subnet-gone"
  | "subnet-of-other-vpc"
  | "security-group-gone"
  | "security-group-of-other-vpc"
  | "vpc-of-other-account"
  | "subnets-in-one-zone"
  | "no-free-address"
  | "dns-support-off"
  | "dns-host-names-off"
  | "own-dns-servers"
  | "vpc-of-other-host"
  | "service-not-in-zone"
  | "service-not-in-region"
  | "no-route"
  | "route-is-blackhole"
  | "nat-not-available"
  | "nat-without-internet"
  | "private-address-by-internet"
  | "no-public-address"
  | "internet-gateway-detached"
  | "peering-not-active"
  | "peering-elsewhere"
  | "transit-not-available"
  | "transit-not-in-zone"
  | "vpn-not-attached"
  | "route-through-appliance"
  | "no-egress"
  | "no-ingress"
  | "acl-stops-requests"
  | "acl-stops-answers"
  | "acl-stops-webhooks"
  | "acl-stops-webhook-answers"
  | "permission-missing"
  | "host-quota-reached"
  | "address-unknown"
  | "part-not-read"
  | "part-not-understood";

export type FindingSeverity = "blocks" | "warns" | "notChecked" | "informs";

export type FollowUp = "set-up-host" | "connect" | "authorize" | "deploy" | "nothing";

export type FormatView = {
  /**
   * The format's id, which is its folder too, e.g. `cloudformation`.
   */
  format: string;
  files: Array<FileView>;
};

export type GiveMfaCode = {
  /**
   * The device: the fact `serial` of [`gangway_catalog::fault::FaultCode::MfaCodeWanted`].
   */
  serial: string;
  /**
   * Six digits.
   */
  code: string;
};

export type Guide =
  "sign-up" | "console" | "root-user" | "install-cli" | "aws-login" | "configure-sso" | "access-keys" | "regions";

export type GuidePage = {
  /**
   * Names the sentence `page-<id>` of `words`.
   */
  id: Guide;
  address: string;
};

export type HostChange = {
  host: HostRef;
  /**
   * URL of the server.
   */
  endpoint: string;
  /**
   * Where it shall be; none: where it is, or without a VPC.
   */
  network: HostNetwork | null;
  /**
   * The server's certificate as PEM, where no public authority issued it; only with a network.
   */
  certificate: string | null;
};

export type HostFit = "fits" | "failed" | "unusable" | "other-server" | "other-provider";

export type HostFollowUps = {
  /**
   * The setups here that used the old host, and use the new one.
   */
  setups: Array<SetupFollowUp>;
  /**
   * Pipelines of nobody here that read through the old host: whoever owns one enters a new connection in it.
   */
  pipelines: Array<PipelineFollowUp>;
  /**
   * What couldn't be looked at: there may be more pipelines than those, or some may be done.
   */
  unseen: Array<Fault>;
};

export type HostNetwork = {
  /**
   * `vpc-…`; empty: not chosen yet.
   */
  vpc: string;
  /**
   * `subnet-…`, one a zone, 1..10.
   */
  subnets: Array<string>;
  /**
   * `sg-…`, 1..10.
   */
  securityGroups: Array<string>;
};

export type HostObstacle =
  | { kind: "notOurs" }
  | {
      kind: "setups";
      /**
       * Their names.
       */
      names: Array<string>;
    }
  | {
      kind: "connections";
      /**
       * Their names.
       */
      names: Array<string>;
    }
  | { kind: "connectionStays" };

export type HostOfTearDown = {
  name: string;
  arn: string;
  /**
   * Why it can't go with the setup; none: it can.
   */
  obstacle: HostObstacle | null;
};

export type HostProgress = {
  name: string;
  /**
   * None until there is one.
   */
  arn: string | null;
  /**
   * The provider, as the API spells it.
   */
  provider: string;
  /**
   * URL of the server.
   */
  endpoint: string;
  /**
   * Id of its VPC; none: it reaches its server over the internet.
   */
  vpc: string | null;
  /**
   * What its status means; none while nothing is known of it.
   */
  status: HostStatus | null;
  /**
   * The status as AWS spells it; empty while nothing is known of it.
   */
  statusText: string;
  /**
   * What AWS says of the status, if anything.
   */
  message: string | null;
  /**
   * The list of hosts in the AWS console: there is no documented page of one.
   */
  listAddress: string;
  /**
   * Account that the browser must be signed in to.
   */
  account: string;
  /**
   * Since when it waits for the person.
   */
  waitingSince: string | null;
};

export type HostRef = { account: AccountChoice; region: string; arn: string };

export type HostReplacement = {
  /**
   * The one that goes.
   */
  host: HostRef;
  /**
   * The name of the new one, 1..64 characters.
   */
  name: string;
  /**
   * URL of the server.
   */
  endpoint: string;
  /**
   * Where the new one is to be; none: it reaches the server over the internet.
   */
  network: HostNetwork | null;
  /**
   * The server's certificate as PEM, where no public authority issued it; only with a network.
   */
  certificate: string | null;
};

export type HostStatus = "preparing" | "failed" | "deleting" | "pending" | "available" | "error" | "other";

export type HostView = {
  name: string;
  arn: string;
  /**
   * None: a provider that this version doesn't know.
   */
  provider: ProviderType | null;
  /**
   * URL of the server.
   */
  endpoint: string;
  /**
   * What its status means.
   */
  status: HostStatus;
  /**
   * The status as AWS spells it.
   */
  statusText: string;
  /**
   * What AWS says of the status, if anything: why it failed.
   */
  message: string | null;
  /**
   * Where it is; none: it reaches its server over the internet.
   */
  network: HostNetwork | null;
  /**
   * The certificate of the server that it was given, as PEM.
   */
  certificate: string | null;
  /**
   * The list of hosts in the AWS console: there is no documented page of one.
   */
  address: string;
  /**
   * Names of the account's connections that go through it; they have to be deleted before it.
   */
  connections: Array<string>;
  /**
   * Names of the setups here that use it.
   */
  usedBy: Array<string>;
  /**
   * Whether it was made for a setup here.
   */
  ours: boolean;
  /**
   * Whether AWS takes a change of it: nobody has set it up yet, or its network failed.
   */
  editable: boolean;
  /**
   * Whether another one can take its place: AWS isn't at work on it.
   */
  replaceable: boolean;
  /**
   * Whether it is one for the server of the setup; none without a setup that wishes for one.
   */
  fit: HostFit | null;
};

export type HostWish = {
  /**
   * Its name, 1..64 characters.
   */
  name: string;
  /**
   * Where the server is found: `https://server[:port]`, for GitLab below a path, too. What may be a password isn't read.
   */
  endpoint: string;
  /**
   * Whether the server can be reached from the internet.
   */
  network: ServerNetwork;
  /**
   * The certificates, as PEM, that lead to a server's own when no public authority issued it; public by nature. A private
   * key among them isn't read.
   */
  certificate: string | null;
};

export type HostsRequest = {
  account: AccountChoice;
  /**
   * Hosts belong to one Region.
   */
  region: string;
  /**
   * Id of the setup that needs a host: each answer then says whether it is one for its server.
   */
  setup: string | null;
};

export type Identity = {
  /**
   * Twelve digits.
   */
  account: string;
  /**
   * ARN of the user or role session.
   */
  arn: string;
  /**
   * E.g. `aws`.
   */
  partition: string;
  /**
   * The account's root user, who may do everything: AWS advises against its use.
   */
  root: boolean;
};

export type ImageView = {
  /**
   * E.g. `aws/codebuild/amazonlinux-x86_64-standard:6.0`.
   */
  id: string;
  /**
   * `environment.type` that goes with it.
   */
  environment: string;
  /**
   * What AWS says of it.
   */
  description: string;
  /**
   * Whether it is the one that we would take.
   */
  recommended: boolean;
};

export type Images = {
  images: Array<ImageView>;
  /**
   * Why this is the built-in list and not the Region's.
   */
  fault: Fault | null;
};

export type InspectPractice = {
  /**
   * Spelled as the API spells provider types.
   */
  provider: string;
  /**
   * `owner/name`.
   */
  name: string;
  /**
   * The first is the default.
   */
  branches: Array<ListedBranch>;
};

export type InspectRepository = { text: string };

export type JobCursor = {
  job: string;
  /**
   * Number of the newest event that is known; 0: none.
   */
  event: number;
  /**
   * Number of the newest line that is known; 0: none.
   */
  line: number;
};

export type JobEvent = {
  /**
   * From 1, without gaps.
   */
  number: number;
  at: string;
  /**
   * Names the sentence `event-<code>` of `words`.
   */
  code: EventCode;
  /**
   * The values that the sentence names.
   */
  facts: { [key in string]: Fact };
};

export type JobHistory = {
  /**
   * The oldest comes first.
   */
  events: Array<JobEvent>;
  /**
   * The oldest comes first; at most 10,000 at a time.
   */
  lines: Array<LogLine>;
};

export type JobKind = "connect" | "deploy" | "run" | "tearDown" | "host" | "changeHost" | "deleteHost" | "replaceHost";

export type JobMessage =
  | { kind: "snapshot"; snapshot: JobSnapshot }
  | { kind: "events"; events: Array<JobEvent> }
  | { kind: "lines"; lines: Array<LogLine> };

export type JobRef = { job: string };

export type JobSnapshot = {
  id: string;
  kind: JobKind;
  /**
   * Id of the setup that the job belongs to; empty: of none, as a host of the account isn't one setup's.
   */
  setup: string;
  status: JobStatus;
  /**
   * In the order in which they follow one another.
   */
  phases: Array<PhaseView>;
  /**
   * The connection, when the job deals with one.
   */
  connection: ConnectionProgress | null;
  /**
   * The host, when the job deals with one. Older journals don't hold it.
   */
  host: HostProgress | null;
  /**
   * The stack, when the job deals with one.
   */
  stack: StackProgress | null;
  /**
   * The runs of its pipelines, one a pipeline, when the job deals with any.
   */
  runs: Array<RunView>;
  /**
   * Why it failed, or what makes it wait.
   */
  fault: Fault | null;
  /**
   * What the person can do now.
   */
  next: Array<NextStep>;
  /**
   * Number of the newest event.
   */
  lastEvent: number;
  /**
   * Number of the newest log line.
   */
  lastLine: number;
  startedAt: string;
  /**
   * When this snapshot was made.
   */
  updatedAt: string;
};

export type JobStatus = "running" | "waitingForPerson" | "succeeded" | "failed" | "cancelled";

export type KnownMessage = {
  /**
   * The name of what it means.
   */
  cause: string;
  message: PlayedMessage;
};

export type Language = "en" | "ja";

export type ListedBranch = {
  name: string;
  /**
   * Paths from the root, with `/`.
   */
  files: Array<string>;
};

export type LocateServer = {
  /**
   * The server's URL.
   */
  endpoint: string;
};

export type LogError = {
  /**
   * Number of the line, from 0.
   */
  line: number;
  /**
   * What it means, when that is known.
   */
  cause: string | null;
};

export type LogLine = {
  /**
   * From 1, without gaps.
   */
  number: number;
  at: string;
  /**
   * The action whose build wrote it.
   */
  action: string;
  /**
   * That build's id: a stage that is tried again builds anew. Older journals don't hold it.
   */
  build: string;
  /**
   * Without its line end.
   */
  text: string;
};

export type LogPart = {
  state: LogState;
  lines: Array<LogText>;
  /**
   * Where the next ones begin.
   */
  next: LogPlace | null;
  /**
   * Whether these were all for now.
   */
  end: boolean;
  /**
   * Whether the build is over: nothing but a few late lines can come.
   */
  over: boolean;
};

export type LogPlace = {
  group: string;
  stream: string;
  /**
   * What CloudWatch Logs gave to pass on; none: the beginning.
   */
  token: string | null;
};

export type LogRef = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Id of the build.
   */
  build: string;
};

export type LogRequest = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Id of the build.
   */
  build: string;
  /**
   * Where they begin; none: with the first.
   */
  from: LogPlace | null;
};

export type LogSaveRef = {
  /**
   * The name that it was given.
   */
  name: string;
};

export type LogSaveState = {
  /**
   * Lines that are written.
   */
  lines: number;
};

export type LogState = "there" | "notYet" | "gone";

export type LogText = {
  /**
   * RFC 3339; empty: nobody says.
   */
  at: string;
  text: string;
};

export type Machine = {
  /**
   * `environment.type` that goes with the image, e.g. `LINUX_CONTAINER`.
   */
  type: string;
  /**
   * `environment.computeType`, e.g. `BUILD_GENERAL1_SMALL`.
   */
  size: string;
  /**
   * Image id, as `ListCuratedEnvironmentImages` names it.
   */
  image: string;
};

export type ManagedPolicyView = {
  /**
   * Its ARN.
   */
  arn: string;
  /**
   * Which sentence: `why-<reason>` in `words`.
   */
  reason: string;
};

export type Names = {
  stack: string;
  /**
   * The pipeline that comes first.
   */
  pipeline: string;
  /**
   * The project of the first build.
   */
  project: string;
};

export type NetworkCheck =
  | "choice"
  | "owner"
  | "zones"
  | "free-addresses"
  | "dns"
  | "dns-servers"
  | "other-host"
  | "endpoint-service"
  | "route"
  | "egress"
  | "ingress"
  | "network-acl"
  | "permissions"
  | "quota";

export type NetworkExamination = {
  server: ServerLocation;
  /**
   * What was typed as an address and is none.
   */
  unreadable: Array<string>;
  /**
   * What matters most comes first.
   */
  findings: Array<Finding>;
  /**
   * What can't be known from here.
   */
  open: Array<OpenQuestion>;
  /**
   * The chosen subnets and their way to the server, for the drawing.
   */
  ways: Array<SubnetWay>;
  /**
   * Parts that couldn't be read, and why.
   */
  unread: Array<UnreadPart>;
};

export type NetworkPage<T> = {
  found: Array<T>;
  /**
   * None: those were the last.
   */
  next: string | null;
};

export type NextStep =
  | "openConnectionPage"
  | "checkNow"
  | "newConnection"
  | "openHostPage"
  | "editHost"
  | "continue"
  | "retry"
  | "approve"
  | "push"
  | "startRun"
  | "openPipeline"
  | "openStack"
  | "planDeployment"
  | "editSetup"
  | "shareSetup"
  | "tearDown"
  | "changeAccount";

export type NoticePlace = {
  setup: string;
  /**
   * What the job was for.
   */
  job: JobKind;
};

export type OpenAddress = { address: string };

export type OpenQuestion = "name-in-vpc" | "server-answers";

export type Overview = {
  version: string;
  settings: Settings;
  /**
   * The language in force.
   */
  language: Language;
  /**
   * Whether secrets outlast this run.
   */
  keychain: boolean;
  /**
   * Folder that holds all state.
   */
  home: string;
  /**
   * What went wrong at the start, e.g. a damaged document that was set aside.
   */
  faults: Array<Fault>;
  /**
   * The setups, newest first.
   */
  setups: Array<SetupSummary>;
  /**
   * The jobs that run, wait or ended since the last start.
   */
  jobs: Array<JobSnapshot>;
};

export type PathRequest = { path: string };

export type Patterns = {
  /**
   * What matches.
   */
  include: Array<string>;
  /**
   * What doesn't.
   */
  exclude: Array<string>;
};

export type Phase =
  | "create"
  | "authorize"
  | "checkConnection"
  | "stack"
  | "register"
  | "run"
  | "emptyBuckets"
  | "deleteStack"
  | "deleteConnection"
  | "createHost"
  | "changeHost"
  | "prepareNetwork"
  | "setUpHost"
  | "deleteHost";

export type PhaseView = {
  phase: Phase;
  state: StepState;
  startedAt: string | null;
  endedAt: string | null;
  /**
   * How long it usually takes, seconds; none when a person decides.
   */
  usuallySeconds: number | null;
};

export type Pipeline = {
  /**
   * Its name within the setup; the pipeline becomes `{setup.name}` for the first, `{setup.name}-{name}` for others.
   */
  name: string;
  /**
   * How the repository reaches the builds.
   */
  source: Source;
  /**
   * What starts it.
   */
  trigger: Trigger;
  /**
   * The builds: one group after the other, those of a group side by side.
   */
  run: Array<Array<BuildStep>>;
  /**
   * Where the builds' files go, one environment after the other.
   */
  environments: Array<Environment>;
};

export type PipelineFollowUp = {
  name: string;
  /**
   * Its page in the AWS console.
   */
  address: string;
  /**
   * Whether it reads through another connection by now.
   */
  done: boolean;
};

export type Plan = {
  kind: JobKind;
  /**
   * Account and Region in which it happens.
   */
  account: string;
  /**
   * Region in which it happens.
   */
  region: string;
  /**
   * The stack that it touches, when it touches one.
   */
  stack: string | null;
  /**
   * Every change, in the order in which it would be made.
   */
  items: Array<PlanItem>;
  /**
   * What these credentials may not look at, so that more may be affected than the items say. Older journals don't hold it.
   */
  unseen: Array<Fault>;
  /**
   * Hex SHA-256 over everything above and the inputs of the work.
   */
  digest: string;
};

export type PlanItem = {
  change: Change;
  /**
   * CloudFormation's name of the type, e.g. `AWS::S3::Bucket`.
   */
  resourceType: string;
  /**
   * Its logical id, or its name where there is no stack.
   */
  id: string;
  /**
   * Its physical name, where it is known beforehand.
   */
  name: string | null;
  /**
   * Properties that change, for [`Change::Modify`] and [`Change::Replace`].
   */
  properties: Array<string>;
};

export type PlanTearDown = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Whether the connection goes too; it only can when we made it.
   */
  connection: boolean;
  /**
   * Whether the host goes too, where nothing is in its way.
   */
  host: boolean;
};

export type PlayedMessage = {
  /**
   * Where it is given.
   */
  place: PlayedPlace;
  /**
   * The word beside it, e.g. `CLIENT_ERROR`, or the command's exit status; empty where there is none.
   */
  code: string;
  /**
   * Its text.
   */
  text: string;
  /**
   * How many times: a pipeline retries a failed build once by itself.
   */
  times: number;
};

export type PlayedPlace = "source" | "build-start" | "build-phase" | "build-log" | "deploy" | "stack" | "change-set";

export type PolicyView = {
  /**
   * Logical id of the role; the administrator's policies have a name here.
   */
  role: string;
  statements: Array<StatementView>;
  /**
   * Policies that AWS keeps, beside it.
   */
  managed: Array<ManagedPolicyView>;
  /**
   * The whole document as JSON text.
   */
  document: string;
};

export type PracticeBranch = {
  /**
   * Its name.
   */
  name: string;
  /**
   * Its newest commit, 40 hex digits.
   */
  commit: string;
  /**
   * That commit's message.
   */
  message: string;
  /**
   * Paths of its files.
   */
  files: Array<string>;
};

export type PracticeClock = {
  /**
   * World seconds for one of ours; none: as it is. 10 is the usual, 1000 fast.
   */
  speed: number | null;
  /**
   * World seconds to skip at once.
   */
  skip: number;
};

export type PracticeFault = {
  /**
   * What goes wrong.
   */
  kind: PracticeFaultKind;
  /**
   * For which operation, e.g. `codeconnections:CreateConnection`; empty: for every one.
   */
  operation: string;
  /**
   * How many times; none: until it is switched off.
   */
  times: number | null;
};

export type PracticeFaultKind =
  | "throttling"
  | "server-error"
  | "lost-answer"
  | "access-denied"
  | "expired-token"
  | "slow-answer"
  | "never-authorized"
  | "organization-approval"
  | "provider-revoked"
  | "role-not-assumable"
  | "build-fails"
  | "secret-missing"
  | "stack-fails"
  | "boundary-demanded"
  | "host-ec2-denied"
  | "host-endpoint-quota"
  | "host-vpc-hangs"
  | "server-unreachable"
  | "private-certificate"
  | "certificate-renewed"
  | "server-app-deleted"
  | "webhooks-blocked"
  | "gitlab-admin-mode"
  | "user-guide-states";

export type PracticeFaults = {
  /**
   * They.
   */
  faults: Array<PracticeFault>;
};

export type PracticeFile = {
  /**
   * Path from the root.
   */
  path: string;
  /**
   * Text; none deletes the file.
   */
  text: string | null;
};

export type PracticePullRequest = {
  /**
   * `owner/name`.
   */
  repository: string;
  /**
   * Branch that it comes from.
   */
  from: string;
  /**
   * Branch that it goes into.
   */
  into: string;
  /**
   * Title.
   */
  title: string;
  /**
   * `OPEN`, `UPDATED` or `CLOSED`.
   */
  event: string;
};

export type PracticePush = {
  /**
   * `owner/name`.
   */
  repository: string;
  /**
   * Branch.
   */
  branch: string;
  /**
   * Commit message.
   */
  message: string;
  /**
   * Files that are written, path and text.
   */
  files: Array<PracticeFile>;
};

export type PracticeRepository = {
  /**
   * Spelled as the API spells provider types.
   */
  provider: string;
  /**
   * `owner/name`.
   */
  name: string;
  /**
   * URL of the company's own server that it is on, once a host knows it.
   */
  server: string | null;
  /**
   * Its branches; the first is the default.
   */
  branches: Array<PracticeBranch>;
};

export type PracticeResource = {
  /**
   * CloudFormation's name of the type.
   */
  resourceType: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its state, when it has one.
   */
  status: string;
};

export type PracticeWorld = {
  /**
   * `http://127.0.0.1:PORT`.
   */
  endpoint: string;
  /**
   * Its account id.
   */
  account: string;
  /**
   * The world's time, RFC 3339.
   */
  now: string;
  /**
   * How many world seconds pass in one of ours.
   */
  speed: number;
  /**
   * The repositories.
   */
  repositories: Array<PracticeRepository>;
  /**
   * What exists, by type: `AWS::CodePipeline::Pipeline` and so on.
   */
  resources: Array<PracticeResource>;
  /**
   * The faults that are switched on.
   */
  faults: Array<PracticeFault>;
  /**
   * The messages that wait for their place.
   */
  played: Array<PlayedMessage>;
  /**
   * Path of the file of an earlier world that couldn't be read, when this world began in its place.
   */
  setAside: string | null;
};

export type Problem = {
  /**
   * Path of the member, dots between: `builds.0.variables.2.name`.
   */
  field: string;
  /**
   * What is wrong.
   */
  code: ProblemCode;
  /**
   * How much it matters.
   */
  severity: Severity;
  /**
   * The values that the sentence names; `line` (from 1) for texts.
   */
  facts: { [key in string]: Fact };
};

export type ProblemCode =
  | "missing"
  | "too-long"
  | "too-short"
  | "characters"
  | "name-form"
  | "reserved-prefix"
  | "out-of-range"
  | "too-many"
  | "too-few"
  | "duplicate"
  | "unknown"
  | "not-made-yet"
  | "dangling-reference"
  | "repository-form"
  | "path-form"
  | "role-path-form"
  | "boundary-form"
  | "boundary-arn"
  | "file-extension"
  | "provider-not-offered"
  | "host-missing"
  | "host-not-needed"
  | "host-provider"
  | "host-of-other-server"
  | "host-without-vpc"
  | "endpoint-form"
  | "endpoint-of-cloud"
  | "endpoint-taken"
  | "certificate-key"
  | "certificate-form"
  | "too-many-for-builds"
  | "branch-form"
  | "branch-is-pattern"
  | "pipeline-variable"
  | "branch-not-in-clone"
  | "provider-not-of-address"
  | "pattern-form"
  | "branch-not-matched"
  | "looks-like-secret"
  | "variable-name"
  | "parameter-form"
  | "secret-form"
  | "not-in-region"
  | "other-partition"
  | "isolated-region"
  | "buildspec-not-in-clone"
  | "yaml-syntax"
  | "buildspec-unknown-key"
  | "buildspec-shape"
  | "buildspec-departure"
  | "reference-not-listed"
  | "runtime-version"
  | "unquoted-version"
  | "no-commands"
  | "combination"
  | "connection-provider"
  | "tag-form"
  | "template-size"
  | "dynamic-reference";

export type ProviderPage = {
  /**
   * Names the sentence `page-<id>` of `words`.
   */
  id: string;
  address: string;
};

export type ProviderType =
  "GitHub" | "GitHubEnterpriseServer" | "GitLab" | "GitLabSelfManaged" | "Bitbucket" | "AzureDevOps";

export type PullRequestEvent = "OPEN" | "UPDATED" | "CLOSED";

export type PullRequestFilter = {
  /**
   * The branch that it would be merged into; without a pattern: any.
   */
  branches: Patterns;
  /**
   * Which events; none: all.
   */
  events: Array<PullRequestEvent>;
};

export type PushFilter = {
  /**
   * The branch that is pushed to.
   */
  branches: Patterns;
};

export type ReadCertificate = {
  from: CertificateSource;
  /**
   * The server's URL, to compare names; none or unreadable: they aren't compared.
   */
  endpoint: string | null;
};

export type RecipeView = {
  /**
   * E.g. `node`.
   */
  id: string;
  /**
   * The usual one comes first.
   */
  packageManagers: Array<string>;
  /**
   * Runtime versions of the chosen image, newest first.
   */
  versions: Array<string>;
};

export type RegionView = {
  /**
   * E.g. `eu-central-1`.
   */
  id: string;
  /**
   * AWS's English name of the place, e.g. `Europe (Frankfurt)`.
   */
  name: string;
  /**
   * E.g. `aws`.
   */
  partition: string;
};

export type ReplaceHost = {
  replacement: HostReplacement;
  /**
   * The digest of the plan that the person saw.
   */
  digest: string;
};

export type Repository = {
  /**
   * Unknown until it is chosen or recognised.
   */
  provider: ProviderType | null;
  /**
   * `owner/name`, as the provider spells it (GitLab: `group/subgroup/name`).
   */
  name: string;
  /**
   * One literal branch: what a first or manual run builds.
   */
  branch: string;
};

export type RequestsOfSetup = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Addresses of the server, or ranges that it is in, where somebody knows them.
   */
  addresses: Array<string>;
};

export type ResourceView = {
  /**
   * The logical id in the template.
   */
  id: string;
  /**
   * CloudFormation's name of the type.
   */
  resourceType: string;
  /**
   * The physical name, where it is fixed.
   */
  name: string | null;
  /**
   * Names the sentence `resource-<purpose>` of `words`.
   */
  purpose: string;
  /**
   * The values that the sentence names.
   */
  facts: { [key in string]: Fact };
};

export type Review = {
  /**
   * The pipelines as drawings.
   */
  pipelines: Array<Drawing>;
  /**
   * What AWS would hold.
   */
  resources: Array<ResourceView>;
  /**
   * The policies of the roles that are made.
   */
  policies: Array<PolicyView>;
  /**
   * What an administrator must allow this person: one policy, or several where IAM's limit asks for it.
   */
  administrator: Array<PolicyView>;
  /**
   * What stands in the way; then the rest is empty.
   */
  problems: Array<Problem>;
};

export type Roles = {
  /**
   * IAM's path, with a slash at its beginning and its end; none, or empty: `/`.
   */
  path: string | null;
  /**
   * The name of the policy that bounds each role, with its path: `teams/DeveloperBoundary`. One that AWS keeps begins with
   * `aws:`. None, or empty: there is none.
   */
  boundary: string | null;
};

export type RunBuild = {
  /**
   * Its id.
   */
  build: string;
  stage: string;
  action: string;
  /**
   * As CodePipeline says of the action.
   */
  status: string;
};

export type RunPage = {
  /**
   * Name of the pipeline.
   */
  pipeline: string;
  runs: Array<RunSummary>;
  /**
   * None: those were the oldest.
   */
  next: RunPlace | null;
};

export type RunPlace = {
  /**
   * What AWS gave to pass on.
   */
  token: string;
  /**
   * The run before them.
   */
  after: string;
};

export type RunRef = {
  /**
   * Id of the setup.
   */
  id: string;
  execution: string;
};

export type RunReport = {
  run: RunView;
  /**
   * Why it failed, if it did.
   */
  failure: Fault | null;
  /**
   * The commit's page at the provider, where its address is known.
   */
  commitPage: string | null;
  /**
   * Its builds, oldest first: a stage that is tried again builds anew.
   */
  builds: Array<RunBuild>;
};

export type RunSummary = {
  execution: string;
  /**
   * CodePipeline's status of the execution.
   */
  status: string;
  /**
   * CodePipeline's trigger type, e.g. `CreatePipeline`, `WebhookV2`.
   */
  trigger: string | null;
  /**
   * What CodePipeline says of the trigger, e.g. the ARN of who started it.
   */
  triggerDetail: string | null;
  /**
   * Id of the commit.
   */
  revision: string | null;
  /**
   * What the provider says of the commit: its message.
   */
  revisionSummary: string | null;
  /**
   * The commit's page at the provider, where its address is known.
   */
  commitPage: string | null;
  /**
   * What CodePipeline says of the status, if anything.
   */
  statusSummary: string | null;
  startedAt: string | null;
  /**
   * When it last changed.
   */
  updatedAt: string | null;
};

export type RunView = {
  /**
   * Name of the pipeline.
   */
  pipeline: string;
  /**
   * The pipeline's page in the AWS console.
   */
  address: string;
  /**
   * Execution id; none while no run has begun.
   */
  execution: string | null;
  /**
   * CodePipeline's status of the execution.
   */
  status: string;
  /**
   * CodePipeline's trigger type, e.g. `CreatePipeline`, `WebhookV2`.
   */
  trigger: string | null;
  /**
   * Id of the commit.
   */
  revision: string | null;
  /**
   * What the provider says of the commit: its message.
   */
  revisionSummary: string | null;
  /**
   * What CodePipeline says of the status, if anything.
   */
  statusSummary: string | null;
  stages: Array<StageView>;
};

export type RunsRequest = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Where they begin; none: with the newest.
   */
  from: RunPlace | null;
};

export type SaveBuildspec = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Index in `setup.builds`.
   */
  build: number;
  /**
   * Whether a file that exists may be replaced.
   */
  overwrite: boolean;
};

export type SaveCopy = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * The file; `.gangway.json` is added when it has no such ending.
   */
  path: string;
  /**
   * Whether a file that exists may be replaced.
   */
  overwrite: boolean;
};

export type SaveFiles = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Ids of formats; none: all formats.
   */
  formats: Array<string>;
  /**
   * Files within the formats, as `format/path`; none: all.
   */
  files: Array<string>;
  destination: Destination;
  /**
   * Whether files that exist may be replaced.
   */
  overwrite: boolean;
};

export type SaveLog = {
  /**
   * Id of the setup.
   */
  id: string;
  /**
   * Id of the build.
   */
  build: string;
  path: string;
  /**
   * Whether a file that exists may be replaced.
   */
  overwrite: boolean;
  /**
   * Names this writing, for who asks how far it is or stops it.
   */
  name: string;
};

export type SaveRequests = {
  of: RequestsOfSetup;
  /**
   * The folder, which is made when it isn't there.
   */
  path: string;
  /**
   * Whether files that exist may be replaced.
   */
  overwrite: boolean;
};

export type SaveSetup = {
  id: string;
  /**
   * The answers of the person.
   */
  setup: Setup;
  /**
   * What belongs to it on this machine.
   */
  place: SetupPlace;
};

export type SavedFiles = {
  /**
   * Absolute paths.
   */
  paths: Array<string>;
};

export type ScreenPlace = {
  /**
   * The name of the screen.
   */
  screen: string;
  /**
   * The setup that it shows.
   */
  setup: string | null;
};

export type SecurityGroupView = {
  /**
   * `sg-…`
   */
  id: string;
  /**
   * Its tag `Name`.
   */
  name: string | null;
  /**
   * The name that it was made with.
   */
  groupName: string;
  description: string;
  /**
   * Rules of each direction.
   */
  ingressRules: number;
  egressRules: number;
};

export type ServerLocation = {
  /**
   * The host of the URL; empty: the URL can't be read.
   */
  host: string;
  port: number;
  /**
   * Addresses or ranges of addresses; empty: unknown.
   */
  addresses: Array<string>;
  /**
   * How these are known.
   */
  source: AddressSource;
};

export type ServerNetwork = "public" | "private";

export type Settings = {
  /**
   * None: as the system says.
   */
  language: Language | null;
  theme: Theme;
  /**
   * Whether the system tells what happens while the window isn't in front.
   */
  notifications: boolean;
  /**
   * Where the person was in the window.
   */
  screen: ScreenPlace | null;
};

export type Setup = {
  /**
   * Version of this format.
   */
  gangway: number;
  /**
   * Prefix of everything that is made: stack, pipeline, project, roles, bucket.
   */
  name: string;
  /**
   * Where the code is.
   */
  repository: Repository;
  /**
   * The host that is wished for, with a server of one's own. An earlier version can't make it.
   */
  host?: HostWish;
  /**
   * The connection that is wished for.
   */
  connection: ConnectionWish;
  /**
   * What every role has, where somebody demands it; none: nobody does, and nothing is written. An earlier version can't
   * make it, and need not refuse it then.
   */
  roles?: Roles;
  /**
   * The builds; pipelines refer to them by name.
   */
  builds: Array<Build>;
  /**
   * The pipelines. The first is the main one; pull-request checks are further entries.
   */
  pipelines: Array<Pipeline>;
  /**
   * Tags for everything that is made, beside our own.
   */
  tags: { [key in string]: string };
};

export type SetupCheck = {
  /**
   * What stands in the way.
   */
  problems: Array<Problem>;
  /**
   * Names that the setup leads to at AWS.
   */
  names: Names;
  /**
   * Whether its stack was deployed by us where the setup is now, and not taken down since.
   */
  deployed: boolean;
  /**
   * Whether something of it stands where it is, so that it stays there.
   */
  stays: boolean;
  /**
   * The connection that belongs to it where it is now.
   */
  connectionArn: string | null;
  /**
   * The host that belongs to it where it is now.
   */
  hostArn: string | null;
  /**
   * When it was last changed, as RFC 3339.
   */
  updatedAt: string;
};

export type SetupFollowUp = { id: string; name: string; left: FollowUp };

export type SetupPlace = {
  /**
   * The account that was chosen.
   */
  account: AccountChoice | null;
  /**
   * The chosen Region; empty: none yet.
   */
  region: string;
  /**
   * Who the account said we are, when it was last asked.
   */
  identity: Identity | null;
  /**
   * The connection that was chosen or made.
   */
  connectionArn: string | null;
  /**
   * The host that was chosen or made, with a server of one's own.
   */
  hostArn: string | null;
  /**
   * The VPC that was chosen for a new host, or the one of the chosen host.
   */
  network: HostNetwork | null;
  /**
   * The clone that the answers came from.
   */
  folder: string | null;
  /**
   * Where the person is in the wizard.
   */
  step: Step;
};

export type SetupRef = { id: string };

export type SetupSummary = {
  id: string;
  /**
   * May be empty.
   */
  name: string;
  /**
   * `owner/name`; may be empty.
   */
  repository: string;
  provider: ProviderType | null;
  /**
   * What belongs to it on this machine.
   */
  place: SetupPlace;
  /**
   * How many errors there are.
   */
  problems: number;
  /**
   * Whether a newer version wrote it.
   */
  readOnly: boolean;
  /**
   * Whether its stack was deployed by us and not taken down since.
   */
  deployed: boolean;
  /**
   * Where else something of it stands: it was there before it came here.
   */
  elsewhere: Array<StandingElsewhere>;
  /**
   * When it was last changed, as RFC 3339.
   */
  updatedAt: string;
};

export type SetupView = {
  id: string;
  /**
   * The answers of the person.
   */
  setup: Setup;
  /**
   * What belongs to it on this machine.
   */
  place: SetupPlace;
  /**
   * What stands in the way.
   */
  problems: Array<Problem>;
  /**
   * Names that the setup leads to at AWS.
   */
  names: Names;
  /**
   * Whether a newer version wrote it.
   */
  readOnly: boolean;
  /**
   * Whether its stack was deployed by us and not taken down since.
   */
  deployed: boolean;
  /**
   * Whether something of it stands where it is, so that it stays there.
   */
  stays: boolean;
  /**
   * The newest job of each kind, newest first.
   */
  jobs: Array<JobSnapshot>;
  /**
   * Pages at the provider where its grant is looked at and mended; none for a practice repository.
   */
  providerPages: Array<ProviderPage>;
};

export type Severity = "error" | "warning";

export type SignInRef = { id: string };

export type SignInState =
  { kind: "waiting" } | { kind: "done" } | { kind: "canceled" } | { kind: "failed"; fault: Fault };

export type SignInView = {
  id: string;
  /**
   * The profile that has the sign-in.
   */
  profile: string;
  way: SignInWay;
  /**
   * What is opened in a browser; none where `aws login` opens it.
   */
  address: string | null;
  /**
   * What the person compares, for a device code.
   */
  userCode: string | null;
  state: SignInState;
};

export type SignInWay = "authorizationCode" | "deviceCode" | "awsLogin";

export type Source = {
  /**
   * In which form.
   */
  format: SourceFormat;
};

export type SourceFormat = "zip" | "clone";

export type StackProgress = {
  name: string;
  /**
   * The stack's id, once there is one.
   */
  arn: string | null;
  /**
   * As CloudFormation spells it.
   */
  status: string;
  /**
   * The page of the stack in the AWS console.
   */
  address: string | null;
  /**
   * Its resources, in the order of the plan.
   */
  resources: Array<StackResource>;
};

export type StackResource = {
  /**
   * The logical id in the template.
   */
  id: string;
  /**
   * CloudFormation's name of the type.
   */
  resourceType: string;
  /**
   * CloudFormation's status; empty before it began.
   */
  status: string;
  /**
   * CloudFormation's reason, when it gave one.
   */
  reason: string | null;
};

export type StageView = { name: string; state: StepState; actions: Array<ActionView> };

export type StandInView = {
  /**
   * `owner/name`.
   */
  repository: string;
  /**
   * How many files of the clone were copied; 0 when a small sample stands in.
   */
  files: number;
  /**
   * How many files of the clone were left out.
   */
  skipped: number;
};

export type StandingElsewhere = {
  account: AccountChoice;
  region: string;
  /**
   * The account's number, when that is known.
   */
  number: string | null;
  /**
   * Name of the stack.
   */
  stack: string;
};

export type StatementView = {
  sid: string;
  /**
   * Names the sentence `why-<reason>` of `words`.
   */
  reason: string;
  actions: Array<string>;
  /**
   * The resources, as text.
   */
  resources: Array<string>;
  /**
   * The conditions as JSON text, one each.
   */
  conditions: Array<string>;
};

export type Step =
  "account" | "repository" | "provider" | "host" | "connection" | "build" | "triggers" | "deploy" | "review";

export type StepState = "pending" | "running" | "succeeded" | "failed" | "skipped";

export type SubnetView = {
  /**
   * `subnet-…`
   */
  id: string;
  /**
   * Its tag `Name`.
   */
  name: string | null;
  /**
   * `eu-central-1a`
   */
  zone: string;
  /**
   * Empty: a subnet of IPv6 alone.
   */
  cidr: string;
  freeAddresses: number;
  /**
   * The account whose it is, 12 digits.
   */
  owner: string;
  /**
   * `pending`, `available`, or what AWS says.
   */
  state: string;
};

export type SubnetWay = {
  /**
   * `subnet-…`
   */
  subnet: string;
  name: string | null;
  zone: string;
  cidr: string;
  /**
   * `rtb-…`; none: unknown.
   */
  routeTable: string | null;
  /**
   * The first thing on the way, e.g. `nat-…`, `local`; none: no route, or unknown.
   */
  target: string | null;
  /**
   * Whether the way leads to the server; none: not checked.
   */
  leads: boolean | null;
};

export type SuggestedName = {
  /**
   * File name with its ending.
   */
  name: string;
};

export type Suggestion = {
  /**
   * The clone's folder; none for a URL, `owner/name`, or a bare clone, which has no files.
   */
  folder: string | null;
  /**
   * The address of the remote, without credentials.
   */
  remote: string | null;
  /**
   * The provider, when the host tells.
   */
  provider: ProviderType | null;
  /**
   * Where a server of one's own is found, as AWS asks for it; also where nothing tells which provider it is.
   */
  endpoint: string | null;
  /**
   * A provider that AWS doesn't offer: `bitbucket-data-center`, `ghe-com`, `azure-devops-server`.
   */
  notOffered: string | null;
  /**
   * `owner/name`.
   */
  name: string;
  /**
   * What the project calls itself, else what its folder is called: for a name where the repository has none.
   */
  project: string | null;
  /**
   * The branch that is checked out.
   */
  currentBranch: string | null;
  /**
   * The remote's default branch.
   */
  defaultBranch: string | null;
  /**
   * Branches that the clone knows, sorted, at most 200.
   */
  branches: Array<string>;
  /**
   * Whether these are all that the repository had when the clone last heard of it: otherwise nobody can say that one
   * isn't there.
   */
  branchesComplete: boolean;
  /**
   * A recipe of the catalog that fits; none when the project's package manager isn't among the recipe's.
   */
  recipe: string | null;
  /**
   * The package manager that the files show, else the language's usual one.
   */
  packageManager: string | null;
  /**
   * The runtime version that the project asks for, else the usual one. The image may have to fetch it.
   */
  runtimeVersion: string | null;
  /**
   * A buildspec at the root, relative path.
   */
  buildspec: string | null;
  /**
   * Its text, when it is readable and below 64 KiB.
   */
  buildspecText: string | null;
  /**
   * Setup files (`*.gangway.json`) at the root, relative paths.
   */
  setupFiles: Array<string>;
  /**
   * Why the program thinks so.
   */
  evidence: Array<Evidence>;
};

export type TearDownPlan = {
  plan: Plan;
  /**
   * The host that the setup uses, whether it goes or not; none: it uses none that is there.
   */
  host: HostOfTearDown | null;
};

export type Theme = "system" | "light" | "dark";

export type Trigger =
  | { on: "push" }
  | { on: "manual" }
  | {
      on: "filters";
      /**
       * What of a push starts it; one that matches is enough.
       */
      push: Array<PushFilter>;
      /**
       * What of a pull request starts it; one that matches is enough.
       */
      pullRequests: Array<PullRequestFilter>;
    };

export type UnreadPart = {
  /**
   * The action that reads it, e.g. `ec2:DescribeRouteTables`.
   */
  part: string;
  fault: Fault;
};

export type UseConnection = {
  /**
   * Id of the setup.
   */
  id: string;
  arn: string;
};

export type UseHost = {
  /**
   * Id of the setup.
   */
  id: string;
  arn: string;
};

export type Variable = {
  /**
   * Its name.
   */
  name: string;
  /**
   * What `value` means.
   */
  kind: VariableKind;
  /**
   * The text itself, a parameter's name, or a secret's reference. Never a secret.
   */
  value: string;
};

export type VariableKind = "plain" | "parameterStore" | "secretsManager";

export type VpcPartsRequest = {
  account: AccountChoice;
  region: string;
  /**
   * `vpc-…`
   */
  vpc: string;
  /**
   * What AWS gave to pass on; none: from the beginning.
   */
  from: string | null;
};

export type VpcView = {
  /**
   * `vpc-…`
   */
  id: string;
  /**
   * Its tag `Name`.
   */
  name: string | null;
  /**
   * Its ranges of addresses.
   */
  cidrs: Array<string>;
  /**
   * AWS made it with the account.
   */
  default: boolean;
  /**
   * The account whose it is, 12 digits; another one than the credentials' where it was shared.
   */
  owner: string;
  /**
   * `pending`, `available`, or what AWS says.
   */
  state: string;
};

export type VpcsRequest = {
  account: AccountChoice;
  region: string;
  /**
   * What AWS gave to pass on; none: from the beginning. Whoever has seen enough asks for no more.
   */
  from: string | null;
};

/** Every command: its question and its answer. */
export type Commands = {
  overview: { question: null; answer: Overview };
  save_settings: { question: Settings; answer: Overview };
  create_setup: { question: null; answer: SetupView };
  open_setup: { question: SetupRef; answer: SetupView };
  save_setup: { question: SaveSetup; answer: SetupCheck };
  change_account: { question: ChangeAccount; answer: SetupView };
  delete_setup: { question: SetupRef; answer: null };
  open_setup_file: { question: PathRequest; answer: SetupView };
  save_setup_copy: { question: SaveCopy; answer: SavedFiles };
  accounts: { question: null; answer: Accounts };
  identify: { question: AccountRequest; answer: Identity };
  add_keys: { question: AddKeys; answer: AddedKeys };
  forget_keys: { question: AccountChoice; answer: null };
  give_mfa_code: { question: GiveMfaCode; answer: null };
  begin_sign_in: { question: BeginSignIn; answer: SignInView };
  sign_in: { question: SignInRef; answer: SignInView };
  cancel_sign_in: { question: SignInRef; answer: SignInView };
  inspect_repository: { question: InspectRepository; answer: Suggestion };
  inspect_practice: { question: InspectPractice; answer: Suggestion };
  apply_suggestion: { question: ApplySuggestion; answer: SetupView };
  practise: { question: SetupRef; answer: StandInView | null };
  hosts: { question: HostsRequest; answer: Array<HostView> };
  use_host: { question: UseHost; answer: SetupView };
  plan_host: { question: SetupRef; answer: Plan };
  create_host: { question: ApprovePlan; answer: JobSnapshot };
  plan_host_change: { question: HostChange; answer: Plan };
  change_host: { question: ChangeHost; answer: JobSnapshot };
  plan_host_deletion: { question: HostRef; answer: Plan };
  delete_host: { question: DeleteHost; answer: JobSnapshot };
  check_host_replacement: { question: HostReplacement; answer: Array<Problem> };
  plan_host_replacement: { question: HostReplacement; answer: Plan };
  replace_host: { question: ReplaceHost; answer: JobSnapshot };
  host_follow_ups: { question: JobRef; answer: HostFollowUps };
  connections: { question: AccountRequest; answer: Array<ConnectionView> };
  use_connection: { question: UseConnection; answer: SetupView };
  plan_connection: { question: SetupRef; answer: Plan };
  connect: { question: ApprovePlan; answer: JobSnapshot };
  vpcs: { question: VpcsRequest; answer: NetworkPage<VpcView> };
  vpc_subnets: { question: VpcPartsRequest; answer: NetworkPage<SubnetView> };
  vpc_security_groups: { question: VpcPartsRequest; answer: NetworkPage<SecurityGroupView> };
  locate_server: { question: LocateServer; answer: ServerLocation };
  examine_network: { question: ExamineNetwork; answer: NetworkExamination };
  stop_examination: { question: null; answer: null };
  read_certificate: { question: ReadCertificate; answer: CertificateReading };
  requests: { question: RequestsOfSetup; answer: Array<FileView> };
  save_requests: { question: SaveRequests; answer: SavedFiles };
  build_choices: { question: BuildRef; answer: BuildChoices };
  images: { question: AccountRequest; answer: Images };
  buildspec: { question: BuildRef; answer: BuildspecView };
  save_buildspec: { question: SaveBuildspec; answer: SavedFiles };
  review: { question: SetupRef; answer: Review };
  files: { question: SetupRef; answer: Bundle };
  save_files: { question: SaveFiles; answer: SavedFiles };
  plan_deployment: { question: SetupRef; answer: Plan };
  discard_plan: { question: SetupRef; answer: null };
  deploy: { question: ApprovePlan; answer: JobSnapshot };
  watch_run: { question: SetupRef; answer: JobSnapshot };
  start_run: { question: SetupRef; answer: JobSnapshot };
  answer_approval: { question: AnswerApproval; answer: JobSnapshot };
  runs: { question: RunsRequest; answer: RunPage };
  run_report: { question: RunRef; answer: RunReport };
  log_lines: { question: LogRequest; answer: LogPart };
  log_error: { question: LogRef; answer: LogError | null };
  save_log: { question: SaveLog; answer: SavedFiles };
  log_save: { question: LogSaveRef; answer: LogSaveState };
  stop_log_save: { question: LogSaveRef; answer: null };
  plan_tear_down: { question: PlanTearDown; answer: TearDownPlan };
  tear_down: { question: ApprovePlan; answer: JobSnapshot };
  job: { question: JobRef; answer: JobSnapshot };
  job_history: { question: JobCursor; answer: JobHistory };
  check_now: { question: JobRef; answer: JobSnapshot };
  cancel_job: { question: JobRef; answer: JobSnapshot };
  retry_job: { question: JobRef; answer: JobSnapshot };
  open_address: { question: OpenAddress; answer: null };
  watch_job: { question: JobCursor; answer: null };
  choose_folder: { question: null; answer: string | null };
  choose_file: { question: null; answer: string | null };
  choose_destination: { question: SuggestedName; answer: string | null };
  practice_world: { question: null; answer: PracticeWorld };
  practice_push: { question: PracticePush; answer: PracticeWorld };
  practice_pull_request: { question: PracticePullRequest; answer: PracticeWorld };
  practice_faults: { question: PracticeFaults; answer: PracticeWorld };
  practice_messages: { question: null; answer: Array<KnownMessage> };
  practice_play: { question: PlayedMessage; answer: PracticeWorld };
  practice_clock: { question: PracticeClock; answer: PracticeWorld };
  practice_reset: { question: null; answer: PracticeWorld };
};
