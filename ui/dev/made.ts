// What the pretending door answers with.
import type {
  Accounts,
  BuildChoices,
  BuildspecView,
  Bundle,
  ConnectionView,
  Images,
  JobEvent,
  LogLine,
  Phase,
  PhaseView,
  Plan,
  PracticeWorld,
  Review,
  Setup,
  SetupView,
  StackProgress,
  StageView,
  Step,
  StepState,
  Suggestion,
} from "../src/ipc/generated";

export const ACCOUNT = "123456789012";
const REGION = "eu-central-1";

export const phase = (name: Phase, state: StepState, usuallySeconds: number | null): PhaseView => ({
  phase: name,
  state,
  startedAt: null,
  endedAt: null,
  usuallySeconds,
});

export const deployPhases = (at = 1): PhaseView[] =>
  (["checkConnection", "stack", "register", "run"] as const).map((name, index) =>
    phase(
      name,
      name === "register"
        ? "skipped"
        : index === 0 || (index === 1 && at === 2)
          ? "succeeded"
          : index === at || (at === 2 && index === 3)
            ? "running"
            : "pending",
      [2, 60, 5, 120][index] ?? null,
    ),
  );

export const empty = (id: string): SetupView => ({
  id,
  setup: {
    gangway: 1,
    name: "",
    repository: { provider: null, name: "", branch: "" },
    connection: { name: "" },
    builds: [
      {
        name: "build",
        recipe: "",
        packageManager: "",
        runtimeVersion: "",
        machine: { type: "LINUX_CONTAINER", size: "BUILD_GENERAL1_SMALL", image: "" },
        timeoutMinutes: 60,
        variables: [],
        buildspec: { place: "project", text: null },
      },
    ],
    pipelines: [
      {
        name: "main",
        source: { format: "zip" },
        trigger: { on: "push" },
        run: [[{ build: "build" }]],
        environments: [],
      },
    ],
    tags: {},
  },
  place: { account: null, region: "", identity: null, connectionArn: null, folder: null, step: "account" },
  problems: [],
  names: { stack: "", pipeline: "", project: "" },
  readOnly: false,
  deployed: false,
  jobs: [],
  providerPages: [
    { id: "github-installations", address: "https://github.com/settings/installations" },
    { id: "github-app", address: "https://github.com/apps/aws-connector-for-github" },
  ],
});

export function setups(): SetupView[] {
  const one = (id: string, name: string, step: Step, deployed: boolean): SetupView => {
    const view = empty(id);
    view.setup.name = name;
    view.setup.repository = { provider: "GitHub", name: `octo/${name}`, branch: "main" };
    view.setup.connection.name = `${name}-conn`;
    Object.assign(view.setup.builds[0] ?? {}, {
      recipe: "node",
      packageManager: "npm",
      runtimeVersion: "24",
      image: "aws/codebuild/amazonlinux-x86_64-standard:6.0",
      variables: [{ name: "API_TOKEN", kind: "secretsManager", value: "shop:token" }],
    });
    Object.assign(view.setup.pipelines[0] ?? {}, {
      environments: [{ name: "", approval: {}, deploy: [{ to: "s3", from: "build" }] }],
    });
    view.place = {
      account: { kind: "practice" },
      region: REGION,
      identity: { account: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/newcomer`, partition: "aws" },
      connectionArn: connections()[0]?.arn ?? null,
      folder: `/home/me/${name}`,
      step,
    };
    view.deployed = deployed;
    return view;
  };
  return [one("a", "web-shop", "review", true), one("b", "billing-api", "connection", false)];
}

export const accounts = (): Accounts => ({
  options: [
    {
      choice: { kind: "practice" },
      label: "",
      credentials: "practice",
      region: null,
      usualRegion: REGION,
      fault: null,
    },
    {
      choice: { kind: "profile", name: "default" },
      label: "default",
      credentials: "static",
      region: "eu-west-1",
      usualRegion: "eu-west-1",
      fault: null,
    },
    {
      choice: { kind: "profile", name: "work" },
      label: "work",
      credentials: "sso",
      region: REGION,
      usualRegion: REGION,
      fault: null,
    },
  ],
  fault: null,
  regions: [
    { id: "us-east-1", name: "US East (N. Virginia)", partition: "aws" },
    { id: "eu-west-1", name: "Europe (Ireland)", partition: "aws" },
    { id: REGION, name: "Europe (Frankfurt)", partition: "aws" },
    { id: "ap-northeast-1", name: "Asia Pacific (Tokyo)", partition: "aws" },
  ],
});

export const connections = (): ConnectionView[] =>
  (["team-github:AVAILABLE", "old-github:PENDING", "broken:ERROR"] as const).map((text, at) => {
    const [name = "", status = ""] = text.split(":");
    return {
      name,
      status,
      provider: "GitHub",
      region: REGION,
      hostArn: null,
      usedBy: at === 0 ? ["web-shop"] : [],
      arn: `arn:aws:codeconnections:${REGION}:${ACCOUNT}:connection/7f3d0a51-0000-4000-8000-00000000000${at}`,
      address: `http://127.0.0.1:4566/codesuite/settings/${ACCOUNT}/${REGION}/codeconnections/connections/7f3d0a5${at}`,
    };
  });

export const suggestion = (text: string): Suggestion => {
  const folder = text.startsWith("/") ? text : null;
  return {
    folder,
    remote: "https://github.com/octo/shop.git",
    provider: folder || text.includes("github") ? "GitHub" : null,
    notOffered: null,
    name: text.includes("unpushed") ? "" : folder ? "octo/shop" : text.replace(/^.*[/:]([^/]+\/[^/]+?)(\.git)?$/, "$1"),
    project: folder && "shop",
    currentBranch: "main",
    defaultBranch: "main",
    branches: ["develop", "main", "release/1.4"],
    recipe: "node",
    packageManager: "npm",
    runtimeVersion: "24",
    buildspec: null,
    buildspecText: null,
    setupFiles: text.includes("team") ? ["shop.gangway.json"] : [],
    evidence: folder
      ? [
          { code: "remote", facts: { remote: "https://github.com/octo/shop.git", name: "origin" } },
          { code: "default-branch", facts: { branch: "main" } },
          { code: "lock-file", facts: { file: "package-lock.json", manager: "npm" } },
        ]
      : [],
  };
};

const plan = (kind: Plan["kind"], stack: string | null, items: Plan["items"]): Plan => ({
  kind,
  account: ACCOUNT,
  region: REGION,
  stack,
  items,
  digest: "ab".repeat(32),
});

export const connectionPlan = (view: SetupView): Plan =>
  plan("connect", null, [
    {
      change: view.place.connectionArn ? "adopt" : "add",
      resourceType: "AWS::CodeConnections::Connection",
      id: view.setup.connection.name,
      name: null,
      properties: [],
    },
  ]);

const RESOURCES = [
  ["ArtifactBucket", "AWS::S3::Bucket", "artifact-bucket"],
  ["ArtifactBucketPolicy", "AWS::S3::BucketPolicy", "artifact-bucket-policy"],
  ["BuildLogs", "AWS::Logs::LogGroup", "build-logs"],
  ["BuildRole", "AWS::IAM::Role", "build-role"],
  ["BuildProject", "AWS::CodeBuild::Project", "build-project"],
  ["PipelineRole", "AWS::IAM::Role", "pipeline-role"],
  ["Pipeline", "AWS::CodePipeline::Pipeline", "pipeline"],
] as const;

export const deployPlan = (view: SetupView): Plan =>
  plan(
    "deploy",
    view.names.stack,
    RESOURCES.map(([id, resourceType], at) => ({
      change: at === 4 && view.deployed ? "modify" : "add",
      resourceType,
      id,
      name: at === 6 ? view.names.pipeline : null,
      properties: at === 4 && view.deployed ? ["Environment", "Source"] : [],
    })),
  );

export const tearDownPlan = (view: SetupView, connection: boolean): Plan =>
  plan("tearDown", view.names.stack, [
    {
      change: "empty",
      resourceType: "AWS::S3::Bucket",
      id: "ArtifactBucket",
      name: `${view.setup.name}-artifacts-${ACCOUNT}-${REGION}`,
      properties: [],
    },
    ...RESOURCES.map(([id, resourceType]) => ({
      change: "remove" as const,
      resourceType,
      id,
      name: null,
      properties: [],
    })),
    {
      change: connection ? "remove" : "keep",
      resourceType: "AWS::CodeConnections::Connection",
      id: view.setup.connection.name,
      name: null,
      properties: [],
    },
  ]);

export const stack = (name: string, step: number): StackProgress => ({
  name,
  arn: null,
  status: step === 3 ? "CREATE_COMPLETE" : "CREATE_IN_PROGRESS",
  address: "http://127.0.0.1:4566/cloudformation/home",
  resources: RESOURCES.map(([id, resourceType], at) => ({
    id,
    resourceType,
    status: step === 3 || at < step * 2 ? "CREATE_COMPLETE" : at < step * 2 + 2 ? "CREATE_IN_PROGRESS" : "",
    reason: null,
  })),
});

export const events = (step: number): JobEvent[] =>
  RESOURCES.slice(step * 2 - 2, step * 2).map(([id, type], at) => ({
    number: step * 2 - 1 + at,
    at: new Date().toISOString(),
    code: "stack-resource",
    facts: { id, type, status: "CREATE_COMPLETE", reason: "" },
  }));

export function stages(setup: Setup, step: number, approval: boolean): StageView[] {
  const state = (from: number, to: number): StepState =>
    step >= to ? "succeeded" : step >= from ? "running" : "pending";
  const action = (name: string, category: string, provider: string, own: StepState) => ({
    name,
    category,
    provider,
    state: own,
    summary: null,
    error: null,
    address: null,
    buildPhases: [],
    awaitsApproval: false,
    startedAt: null,
    updatedAt: null,
  });
  const build = {
    ...action("Build", "Build", "CodeBuild", state(2, 9)),
    buildPhases: ["PROVISIONING", "INSTALL", "PRE_BUILD", "BUILD", "POST_BUILD"].map((name, at) => ({
      name,
      state:
        step >= 9 || at < (step - 1) * 2
          ? ("succeeded" as const)
          : at === (step - 1) * 2
            ? ("running" as const)
            : ("pending" as const),
      seconds: at < 2 ? 4 + at * 9 : null,
      message: null,
    })),
  };
  const list: StageView[] = [
    {
      name: "Source",
      state: state(1, 2),
      actions: [
        { ...action("Source", "Source", "CodeStarSourceConnection", state(1, 2)), summary: "4f2a9c1b Say hello" },
      ],
    },
    { name: "Build", state: state(2, 9), actions: [build] },
  ];
  if (setup.pipelines[0]?.environments.length) {
    if (approval)
      list.push({
        name: "Approve",
        state: step >= 10 ? "succeeded" : step === 9 ? "running" : "pending",
        actions: [
          {
            ...action("Approve", "Approval", "Manual", step >= 10 ? "succeeded" : step === 9 ? "running" : "pending"),
            awaitsApproval: step === 9,
          },
        ],
      });
    list.push({
      name: "Deploy",
      state: step >= 10 ? "succeeded" : "pending",
      actions: [action("Deploy", "Deploy", "S3", step >= 10 ? "succeeded" : "pending")],
    });
  }
  return list;
}

export const lines = (step: number): LogLine[] =>
  Array.from({ length: 12 }, (_, at) => ({
    number: step * 12 + at + 1,
    at: new Date().toISOString(),
    action: "Build",
    build: "hello-node-build:1",
    text:
      [
        "[Container] Running command npm ci",
        "added 312 packages in 9s",
        "[Container] Running command npm test",
        "  ✓ adds an item to the basket (12 ms)",
        "<script>alert('text, not markup')</script>",
      ][at % 5] ?? "",
  }));

export const buildChoices = (): BuildChoices => ({
  recipes: [
    { id: "node", packageManagers: ["npm", "pnpm", "yarn"], versions: ["24", "22"] },
    { id: "python", packageManagers: ["pip", "poetry", "uv"], versions: ["3.14", "3.13", "3.12"] },
  ],
  computes: [
    { id: "BUILD_GENERAL1_SMALL", cpus: 2, memory: 4 },
    { id: "BUILD_GENERAL1_MEDIUM", cpus: 4, memory: 8 },
    { id: "BUILD_GENERAL1_LARGE", cpus: 8, memory: 16 },
  ],
});

export const images = (): Images => ({
  images: [
    "aws/codebuild/amazonlinux-x86_64-standard:6.0",
    "aws/codebuild/amazonlinux-x86_64-standard:5.0",
    "aws/codebuild/standard:8.0",
  ].map((id, at) => ({
    id,
    environment: "LINUX_CONTAINER",
    description: `AWS CodeBuild - ${id.split("/").at(-1)}`,
    recommended: at === 0,
  })),
  fault: null,
});

const RECIPE = `version: 0.2

phases:
  install:
    runtime-versions:
      nodejs: "24"
    commands:
      - npm ci
  build:
    commands:
      - npm run build --if-present
      - npm test --if-present

artifacts:
  files:
    - "**/*"
`;

export function buildspec(setup: Setup): BuildspecView {
  const place = setup.builds[0]?.buildspec;
  const text = (place?.place === "project" ? place.text : null) ?? RECIPE;
  const at = text.split("\n").findIndex((line) => /nodejs: \d/.test(line));
  return {
    text,
    recipeText: RECIPE,
    inRepository: null,
    problems:
      at < 0
        ? []
        : [
            {
              field: "builds.0.buildspec.text",
              code: "unquoted-version",
              severity: "warning",
              facts: { line: at + 1, value: "24" },
            },
          ],
  };
}

export function review(view: SetupView): Review {
  const { setup } = view;
  const [pipeline] = setup.pipelines;
  const statement = (sid: string, reason: string, actions: string[], resources: string[]) => ({
    sid,
    reason,
    actions,
    resources,
    conditions: [],
  });
  const document = JSON.stringify(
    {
      Version: "2012-10-17",
      Statement: [
        { Sid: "UseConnection", Effect: "Allow", Action: ["codeconnections:UseConnection"], Resource: ["*"] },
      ],
    },
    null,
    2,
  );
  return {
    pipelines: [
      {
        pipeline: view.names.pipeline,
        trigger: pipeline?.trigger.on ?? "push",
        branches: ["main"],
        stages: [
          {
            name: "Source",
            actions: [
              {
                name: "Source",
                activity: "fetch",
                detail: `${setup.repository.name} · ${setup.repository.branch}`,
              },
            ],
          },
          {
            name: "Build",
            actions: [{ name: "Build", activity: "build", detail: view.names.project }],
          },
          ...(pipeline?.environments.length
            ? [
                {
                  name: "Approve",
                  actions: [{ name: "Approve", activity: "approve", detail: "" }],
                },
                {
                  name: "Deploy",
                  actions: [
                    {
                      name: "Deploy",
                      activity: "copy",
                      detail: `${setup.name}-site-${ACCOUNT}-${REGION}`,
                    },
                  ],
                },
              ]
            : []),
        ],
      },
    ],
    resources: RESOURCES.map(([id, resourceType, purpose]) => ({
      id,
      resourceType,
      name: null,
      purpose,
      facts: {
        days: 30,
        image: "amazonlinux-x86_64-standard:6.0",
        compute: "BUILD_GENERAL1_SMALL",
        minutes: 60,
        repository: setup.repository.name,
        branch: "main",
      },
    })),
    policies: [
      {
        role: "PipelineRole",
        document,
        managed: [],
        statements: [
          statement(
            "UseConnection",
            "use-connection",
            ["codeconnections:UseConnection"],
            [`arn:aws:codeconnections:${REGION}:${ACCOUNT}:connection/…`],
          ),
          statement(
            "StartBuild",
            "start-build",
            ["codebuild:StartBuild", "codebuild:BatchGetBuilds"],
            [`arn:aws:codebuild:${REGION}:${ACCOUNT}:project/${view.names.project}`],
          ),
        ],
      },
      {
        role: "BuildRole",
        document,
        managed: [],
        statements: [statement("Log", "build-log", ["logs:CreateLogStream", "logs:PutLogEvents"], ["…"])],
      },
    ],
    administrator: [
      {
        role: "gangway-shop",
        document,
        managed: [],
        statements: [statement("WhoAmI", "person-who-am-i", ["sts:GetCallerIdentity"], ["*"])],
      },
    ],
    problems: view.problems,
  };
}

export const files = (view: SetupView): Bundle => ({
  formats: [
    {
      format: "cloudformation",
      files: [
        {
          path: "1-connection.yaml",
          text: `# The connection to GitHub.\nAWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Connection:\n    Type: AWS::CodeConnections::Connection\n    Properties:\n      ConnectionName: ${view.setup.connection.name}\n      ProviderType: GitHub\n`,
        },
        {
          path: "2-pipeline.yaml",
          text: `# The pipeline and everything that it needs.\nAWSTemplateFormatVersion: "2010-09-09"\nParameters:\n  ConnectionArn:\n    Type: String\nResources:\n${RESOURCES.map(([id, type]) => `  ${id}:\n    Type: ${type}\n`).join("")}`,
        },
        { path: "buildspec.yml", text: RECIPE },
      ],
    },
  ],
  problems: [],
});

export const world = (): PracticeWorld => ({
  endpoint: "http://127.0.0.1:4566",
  account: ACCOUNT,
  now: "2026-11-20T09:41:00Z",
  setAside: null,
  speed: 10,
  repositories: ["octo/shop", "octo/site"].map((name) => ({
    provider: "GitHub",
    name,
    branches: [
      {
        name: "main",
        commit: "4f2a9c1b7d9e4c0f8a77",
        message: "Say hello",
        files: ["package.json", "package-lock.json", "index.js"],
      },
      { name: "develop", commit: "99aa9c1b7d9e4c0f8a77", message: "Try a thing", files: ["package.json"] },
    ],
  })),
  resources: [
    { resourceType: "AWS::CodeConnections::Connection", name: "team-github", status: "AVAILABLE" },
    { resourceType: "AWS::CodeConnections::Connection", name: "old-github", status: "PENDING" },
  ],
  faults: [],
});
