// A door that pretends, for `npm run dev`: the window in a browser, with a program that answers from memory. It is
// never built into the program. `?lang=ja&theme=dark&scene=fresh|setups` choose how it begins.
import type {
  AccountChoice,
  Commands,
  Fault,
  JobMessage,
  JobSnapshot,
  Language,
  Overview,
  PracticeWorld,
  Problem,
  Setup,
  SetupView,
  StageView,
  Suggestion,
  Theme,
} from "../src/ipc/generated";
import * as made from "./made";

type Answers = {
  [N in keyof Commands]: (question: Commands[N]["question"]) => Commands[N]["answer"] | Promise<Commands[N]["answer"]>;
};

const options = new URLSearchParams(location.search);
const language: Language = options.get("lang") === "ja" ? "ja" : "en";
let settings: Overview["settings"] = { language, theme: (options.get("theme") ?? "light") as Theme, screen: null };
const setups = new Map<string, SetupView>();
const jobs = new Map<string, JobSnapshot>();
const hearers = new Map<string, (message: JobMessage) => void>();
const connections = made.connections();
let world: PracticeWorld = made.world();
let count = 0;

if (options.get("scene") !== "fresh") made.setups().forEach((view) => setups.set(view.id, view));

const refuse = (code: Fault["code"], facts: Fault["facts"] = {}): never => {
  throw { code, facts } satisfies Fault;
};
const setup = (id: string) => setups.get(id) ?? refuse("not-found", { what: id });
const job = (id: string) => jobs.get(id) ?? refuse("job-unknown", { job: id });

function check(one: Setup): Problem[] {
  const problems: Problem[] = [];
  const missing = (field: string, value: string) =>
    value.trim() === "" && problems.push({ field, code: "missing", severity: "error", facts: {} });
  missing("name", one.name);
  missing("repository.name", one.repository.name);
  missing("repository.branch", one.repository.branch);
  missing("connection.name", one.connection.name);
  one.builds.forEach((build, at) => {
    build.variables.forEach((variable, row) => {
      missing(`builds.${at}.variables.${row}.name`, variable.name);
      if (/^AKIA|^ghp_/.test(variable.value)) {
        problems.push({
          field: `builds.${at}.variables.${row}.value`,
          code: "looks-like-secret",
          severity: "error",
          facts: { kind: "github-token" },
        });
      }
    });
    if (build.timeoutMinutes < 5 || build.timeoutMinutes > 2160) {
      problems.push({
        field: `builds.${at}.timeoutMinutes`,
        code: "out-of-range",
        severity: "error",
        facts: { least: 5, most: 2160 },
      });
    }
  });
  return problems;
}

function names(one: Setup): SetupView["names"] {
  return { stack: `${one.name}-pipeline`, pipeline: one.name, project: `${one.name}-build` };
}

function put(view: SetupView, change: Partial<SetupView>): SetupView {
  const next = { ...view, ...change };
  next.problems = check(next.setup);
  next.names = names(next.setup);
  next.jobs = [...jobs.values()].filter((one) => one.setup === view.id).reverse();
  setups.set(view.id, next);
  return next;
}

function tell(snapshot: JobSnapshot): JobSnapshot {
  const next = { ...snapshot, updatedAt: new Date().toISOString() };
  jobs.set(next.id, next);
  hearers.get(next.id)?.({ kind: "snapshot", snapshot: next });
  const view = setups.get(next.setup);
  if (view) put(view, {});
  return next;
}

function begin(kind: JobSnapshot["kind"], of: string, more: Partial<JobSnapshot>): JobSnapshot {
  count += 1;
  const now = new Date().toISOString();
  return tell({
    id: `job-${count}`,
    kind,
    setup: of,
    status: "running",
    phases: [],
    connection: null,
    stack: null,
    runs: [],
    fault: null,
    next: [],
    lastEvent: 0,
    lastLine: 0,
    startedAt: now,
    updatedAt: now,
    ...more,
  });
}

function connect(of: string): JobSnapshot {
  const view = setup(of);
  const arn = `arn:aws:codeconnections:${view.place.region}:${made.ACCOUNT}:connection/0b9a2c1e-3d5f-4a77-9c55-${count}`;
  const address = `http://127.0.0.1:4566/codesuite/settings/${made.ACCOUNT}/${view.place.region}/codeconnections/connections/0b9a2c1e?region=${view.place.region}`;
  const snapshot = begin("connect", of, {
    status: "waitingForPerson",
    phases: [made.phase("create", "succeeded", 3), made.phase("authorize", "running", null)],
    connection: {
      name: view.setup.connection.name,
      arn,
      status: "PENDING",
      address,
      listAddress: address.replace(/\/settings.*/, "/settings/connections"),
      account: made.ACCOUNT,
      waitingSince: new Date(Date.now() - 320_000).toISOString(),
    },
    next: ["openConnectionPage", "checkNow", "newConnection"],
  });
  connections.unshift({
    name: view.setup.connection.name,
    arn,
    provider: view.setup.repository.provider,
    status: "PENDING",
    region: view.place.region,
    hostArn: null,
    address,
    usedBy: [view.setup.name],
  });
  return snapshot;
}

/** Lets a job go through its life, one look a step. */
function live(snapshot: JobSnapshot, looks: ((now: JobSnapshot) => Partial<JobSnapshot>)[], every = 900): JobSnapshot {
  looks.forEach((look, at) =>
    setTimeout(() => tell({ ...job(snapshot.id), ...look(job(snapshot.id)) }), every * (at + 1)),
  );
  return snapshot;
}

const says = (id: string, events: (JobMessage & { kind: "events" })["events"]) =>
  hearers.get(id)?.({ kind: "events", events });

function run(of: string, kind: "deploy" | "run"): JobSnapshot {
  const view = setup(of);
  const approval = view.setup.pipelines[0]?.environments.some((one) => one.approval !== null) ?? false;
  const phases = kind === "deploy" ? made.deployPhases() : [made.phase("run", "running", 90)];
  const snapshot = begin(kind, of, { phases, stack: kind === "deploy" ? made.stack(view.names.stack, 0) : null });
  const stages = (step: number): StageView[] => made.stages(view.setup, step, Boolean(approval));
  const running = (step: number) => (): Partial<JobSnapshot> => {
    hearers.get(snapshot.id)?.({ kind: "lines", lines: made.lines(step) });
    return {
      phases: kind === "deploy" ? made.deployPhases(2) : phases,
      runs: [
        {
          pipeline: view.names.pipeline,
          address: `http://127.0.0.1:4566/codesuite/codepipeline/pipelines/${view.names.pipeline}/view`,
          execution: `e-${count}`,
          status: "InProgress",
          trigger: "CreatePipeline",
          revision: "4f2a9c1b7d",
          revisionSummary: "Say hello",
          statusSummary: null,
          stages: stages(step),
        },
      ],
    };
  };
  const stack = [1, 2, 3].map((step) => () => {
    says(snapshot.id, made.events(step));
    return { stack: made.stack(view.names.stack, step), phases: made.deployPhases(1) };
  });
  const failing = world.faults.some((fault) => fault.kind === "build-fails");
  const end = (now: JobSnapshot): Partial<JobSnapshot> => {
    setups.set(of, { ...setup(of), deployed: true });
    const done = now.phases.map((one) => ({ ...one, state: "succeeded" as const }));
    if (failing) {
      return {
        status: "failed",
        fault: {
          code: "build-failed",
          facts: { phase: "BUILD", detail: "npm test exited with 1", stage: "Build", action: "Build" },
        },
        next: ["editSetup", "retry", "push", "tearDown"],
      };
    }
    if (approval) {
      return {
        status: "waitingForPerson",
        runs: now.runs.map((one) => ({ ...one, stages: stages(9) })),
        next: ["approve"],
      };
    }
    return {
      status: "succeeded",
      phases: done,
      runs: now.runs.map((one) => ({ ...one, stages: stages(9), status: "Succeeded" })),
      next: ["push", "openPipeline", "startRun", "shareSetup", "tearDown"],
    };
  };
  return live(snapshot, [...(kind === "deploy" ? stack : []), running(1), running(2), running(3), end]);
}

const answers: Answers = {
  overview: () => ({
    version: "0.1.0",
    settings,
    language: settings.language ?? language,
    keychain: true,
    home: "/home/me/.local/share/gangway",
    faults: [],
    setups: [...setups.values()].map((view) => ({
      id: view.id,
      name: view.setup.name,
      repository: view.setup.repository.name,
      provider: view.setup.repository.provider,
      place: view.place,
      problems: view.problems.length,
      readOnly: view.readOnly,
      deployed: view.deployed,
      updatedAt: "2026-11-20T09:41:00Z",
    })),
    jobs: [...jobs.values()],
  }),
  save_settings: (next) => {
    settings = next;
    return answers.overview(null) as Overview;
  },
  create_setup: () => {
    count += 1;
    return put(made.empty(`new-${count}`), {});
  },
  open_setup: ({ id }) => put(setup(id), {}),
  save_setup: ({ id, setup: next, place }) => {
    const view = put(setup(id), { setup: next, place });
    const { problems, names, deployed } = view;
    return { problems, names, deployed, connectionArn: place.connectionArn, updatedAt: new Date().toISOString() };
  },
  delete_setup: ({ id }) => {
    setups.delete(id);
    return null;
  },
  open_setup_file: ({ path }) => refuse("path-not-found", { path }),
  save_setup_copy: ({ path }) => ({ paths: [path] }),
  accounts: made.accounts,
  identify: ({ account, region }) =>
    account.kind === "profile" && account.name === "work"
      ? refuse("credentials-expired", { profile: "work", region })
      : { account: made.ACCOUNT, arn: `arn:aws:iam::${made.ACCOUNT}:user/newcomer`, partition: "aws" },
  add_keys: () => ({ choice: { kind: "keys", id: "k1" } satisfies AccountChoice, kept: false }),
  forget_keys: () => null,
  inspect_repository: ({ text }) => {
    if (text.includes("nowhere")) refuse("path-not-found", { path: text });
    return made.suggestion(text);
  },
  inspect_practice: ({ name }) => made.suggestion(name),
  apply_suggestion: ({ id, suggestion }: { id: string; suggestion: Suggestion }) => {
    const view = setup(id);
    const name = (suggestion.name || (suggestion.project ?? "")).split("/").at(-1) ?? "";
    return put(view, {
      setup: {
        ...view.setup,
        name,
        repository: {
          provider: suggestion.provider,
          name: suggestion.name,
          branch: suggestion.defaultBranch ?? "main",
        },
        connection: { name: `${name}-conn` },
        builds: view.setup.builds.map((build) => ({
          ...build,
          recipe: suggestion.recipe ?? "",
          packageManager: suggestion.packageManager ?? "",
          runtimeVersion: suggestion.runtimeVersion ?? "",
        })),
      },
      place: { ...view.place, folder: suggestion.folder },
    });
  },
  connections: () => [...connections],
  use_connection: ({ id, arn }) => put(setup(id), { place: { ...setup(id).place, connectionArn: arn } }),
  plan_connection: ({ id }) => made.connectionPlan(setup(id)),
  connect: ({ id }) => connect(id),
  build_choices: made.buildChoices,
  images: made.images,
  buildspec: ({ id }) => made.buildspec(setup(id).setup),
  save_buildspec: ({ overwrite }) =>
    overwrite
      ? { paths: ["/home/me/shop/buildspec.yml"] }
      : refuse("file-exists", { path: "/home/me/shop/buildspec.yml", count: 1 }),
  review: ({ id }) => made.review(setup(id)),
  files: ({ id }) => made.files(setup(id)),
  save_files: ({ destination, overwrite }) =>
    overwrite
      ? {
          paths: [
            `${destination.path}/cloudformation/1-connection.yaml`,
            `${destination.path}/cloudformation/2-pipeline.yaml`,
          ],
        }
      : refuse("file-exists", { path: destination.path, count: 2 }),
  discard_plan: () => null,
  plan_deployment: async ({ id }) => {
    await new Promise((done) => setTimeout(done, 800));
    const view = setup(id);
    const connection = connections.find((one) => one.arn === view.place.connectionArn);
    if (connection?.status !== "AVAILABLE")
      refuse("connection-not-available", {
        status: connection?.status ?? "PENDING",
        name: connection?.name ?? view.setup.connection.name,
      });
    return made.deployPlan(view);
  },
  deploy: ({ id }) => run(id, "deploy"),
  watch_run: ({ id }) =>
    [...jobs.values()].reverse().find((one) => one.setup === id && one.kind !== "connect") ?? run(id, "run"),
  start_run: ({ id }) => run(id, "run"),
  answer_approval: ({ job: id, approve }) => {
    const now = job(id);
    return tell({
      ...now,
      status: approve ? "succeeded" : "failed",
      fault: approve ? null : { code: "approval-rejected", facts: {} },
      runs: now.runs.map((one) => ({ ...one, stages: made.stages(setup(now.setup).setup, approve ? 10 : 9, approve) })),
      next: ["push", "startRun", "shareSetup", "tearDown"],
    });
  },
  plan_tear_down: ({ id, connection }) => made.tearDownPlan(setup(id), connection),
  tear_down: ({ id }) => {
    const snapshot = begin("tearDown", id, {
      phases: [made.phase("emptyBuckets", "running", 10), made.phase("deleteStack", "pending", 60)],
      stack: made.stack(setup(id).names.stack, 3),
    });
    return live(snapshot, [
      () => ({}),
      (now) => {
        setups.set(id, { ...setup(id), deployed: false });
        return {
          status: "succeeded",
          phases: now.phases.map((one) => ({ ...one, state: "succeeded" as const })),
          next: ["continue", "shareSetup"],
        };
      },
    ]);
  },
  job: ({ job: id }) => job(id),
  job_history: () => ({ events: [], lines: [] }),
  check_now: ({ job: id }) => {
    const now = job(id);
    if (now.kind !== "connect" || !now.connection) return now;
    const found = connections.find((one) => one.arn === now.connection?.arn);
    if (found) found.status = "AVAILABLE";
    const view = setup(now.setup);
    put(view, { place: { ...view.place, connectionArn: now.connection.arn } });
    return tell({
      ...now,
      status: "succeeded",
      connection: { ...now.connection, status: "AVAILABLE" },
      next: ["continue"],
    });
  },
  cancel_job: ({ job: id }) => tell({ ...job(id), status: "cancelled", next: ["retry", "editSetup", "tearDown"] }),
  retry_job: ({ job: id }) => run(job(id).setup, "run"),
  open_address: () => null,
  watch_job: ({ job: id }) => {
    hearers.get(id)?.({ kind: "snapshot", snapshot: job(id) });
    return null;
  },
  choose_folder: () => "/home/me/shop",
  choose_file: () => "/home/me/shop.gangway.json",
  choose_destination: ({ name }) => `/home/me/${name}`,
  practice_world: () => world,
  practise: () => null,
  practice_push: () => world,
  practice_pull_request: () => world,
  practice_faults: ({ faults }) => (world = { ...world, faults }),
  practice_clock: ({ speed }) => (world = { ...world, speed: speed ?? world.speed }),
  practice_reset: () => (world = made.world()),
};

export async function ask(command: string, request: unknown): Promise<unknown> {
  await new Promise((done) => setTimeout(done, 30));
  const answer = answers[command as keyof Answers] as (question: unknown) => unknown;
  return structuredClone(await answer(request));
}

export function listenTo(command: string, request: unknown, hear: (message: unknown) => void): Promise<unknown> {
  const { job: id } = request as { job: string };
  hearers.set(id, hear as (message: JobMessage) => void);
  return ask(command, request);
}

export const onDrop = (): Promise<() => void> => Promise.resolve(() => undefined);
export const onClosing = onDrop;

for (const view of setups.values()) {
  if (view.deployed) run(view.id, "deploy");
}
