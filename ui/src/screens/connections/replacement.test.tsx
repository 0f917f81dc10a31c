import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { optionsOf } from "../../ipc/use-answer";
import type { Fault, FollowUp, HostFollowUps, JobSnapshot, JobStatus, Plan, PlanItem } from "../../ipc/generated";
import { say, speak } from "../../words/say";
import { Interruptions } from "./interruptions";
import { Replacement } from "./replacement";

const DENIED: Fault = { code: "access-denied", facts: { operation: "codepipeline:ListPipelines", detail: "" } };

const item = (change: PlanItem["change"], id: string): PlanItem => ({
  change,
  resourceType: "",
  id,
  name: null,
  properties: [],
});

const interruptions = (items: PlanItem[], unseen: Fault[] = []) =>
  renderToStaticMarkup(<Interruptions plan={{ items, unseen } as unknown as Plan} />);

function page(status: JobStatus, phase: "deleteHost" | "prepareNetwork", left: HostFollowUps): string {
  const client = new QueryClient();
  client.setQueryData(optionsOf("host_follow_ups", { job: "j" }).queryKey, left);
  const state = status === "running" ? "running" : "succeeded";
  const job = {
    id: "j",
    kind: "replaceHost",
    status,
    phases: [{ phase, state, startedAt: null, endedAt: null, usuallySeconds: null }],
    host: { name: "git", arn: "a", provider: "GitLabSelfManaged", status: "preparing", waitingSince: null },
    fault: status === "failed" ? DENIED : null,
    next: status === "failed" ? ["retry"] : [],
  } as unknown as JobSnapshot;
  const nothing = () => undefined;
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Replacement job={job} region="eu-central-1" tell={nothing} go={nothing} close={nothing} />
    </QueryClientProvider>,
  );
}

const left = (...setups: FollowUp[]): HostFollowUps => ({
  setups: setups.map((one, at) => ({ id: `s${at}`, name: `setup ${at}`, left: one })),
  pipelines: [],
  unseen: [],
});

describe.each(["en", "ja"] as const)("%s", (language) => {
  beforeAll(() => speak(language));

  test("what stands still is counted, and what nobody looked at is said", () => {
    const two = interruptions([item("interrupt", "a"), item("interrupt", "b"), item("remove", "c")]);
    expect(two).toContain(say("host-replace-interrupts", { count: 2 }));
    expect(two).toContain(say("host-replace-regions"));
    expect(two).not.toContain(say("host-replace-unseen"));
    const blind = interruptions([item("replace", "git")], [DENIED]);
    expect(blind).toContain(say("host-replace-interrupts", { count: 0 }));
    expect(blind).toContain(say("host-replace-unseen"));
    expect(blind).not.toContain(say("host-replace-regions"));
  });

  test("while the old host goes it can be stopped, and AWS's part of the new one is shown as in the step", () => {
    const goes = page("running", "deleteHost", left("set-up-host"));
    expect(goes).toContain(say("run-cancel-replaceHost"));
    expect(goes).toContain(say("host-left-set-up-host"));
    expect(goes).not.toContain(say("host-preparing-what"));
    const comes = page("running", "prepareNetwork", left());
    expect(comes).toContain(say("host-preparing-what"));
    expect(comes).toContain(say("hosts-left-nobody"));
  });

  test("what failed can be tried again", () => {
    const failed = page("failed", "deleteHost", left());
    expect(failed).toContain(say("window-try-again"));
    expect(page("succeeded", "deleteHost", left())).not.toContain(say("window-try-again"));
  });

  test("each setup has what is next for it, and who owns a pipeline that nobody knows here is told", () => {
    const done = page("succeeded", "deleteHost", {
      ...left("connect", "authorize", "deploy", "nothing"),
      pipelines: [{ name: "theirs", address: "https://console.example", done: false }],
      unseen: [DENIED],
    });
    const times = (text: string) => done.split(text).length - 1;
    expect(times(`${say("hosts-left-to-connection")}</`)).toBe(2);
    expect(times(`${say("hosts-left-to-deploy")}</`)).toBe(1);
    expect(done).toContain(say("host-left-pipeline-waits"));
    expect(done).toContain(say("hosts-left-pipelines-what"));
    expect(done).toContain(say("host-replace-left-unseen"));
  });
});
