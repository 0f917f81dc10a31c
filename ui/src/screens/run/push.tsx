import { useEffect, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, SetupView } from "../../ipc/generated";
import { executionsOf } from "../../ipc/jobs";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { Busy } from "../../parts/busy";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { presetOf } from "../../wizard/trigger";
import { say } from "../../words/say";

/** How often the newest run is asked for after a push, ms, and how many times. */
const ASK_EVERY = 1_500;
const ASK_TIMES = 20;

interface PushProps {
  view: SetupView;
  /** Which of the setup's pipelines. */
  pipeline: number;
  job: JobSnapshot;
  begin(snapshot: JobSnapshot): void;
  failed(fault: Fault): void;
}

/** How to see that a push starts the pipeline: at the provider, or here, where the provider is a pretended one. */
export function Push(props: PushProps & { go(route: Route): void }) {
  const { setup, place } = props.view;
  const { name, branch } = setup.repository;
  const on = presetOf(setup.pipelines[props.pipeline]?.trigger)?.preset;
  if (place.account?.kind !== "practice") {
    if (on === "manual") return null;
    return (
      <>
        <Box>
          {say(on === "pullRequests" ? "run-next-pull-request" : "run-next-push", { repository: name, branch })}
        </Box>
        <Box color="text-body-secondary">{say("run-push-starts-nothing", { repository: name })}</Box>
      </>
    );
  }
  if (on === "push") return <PracticePush {...props} />;
  return (
    on !== "manual" && (
      <Box>
        {say("run-next-practice")}{" "}
        <Button variant="inline-link" onClick={() => props.go({ screen: "practice" })}>
          {say("window-place-practice")}
        </Button>
      </Box>
    )
  );
}

/** A push into the practice repository, and then the run that it starts. */
function PracticePush(props: PushProps) {
  const { view, job, begin, failed } = props;
  const { id } = view;
  const { name, branch } = view.setup.repository;
  const fromFolder = view.place.folder !== null;
  const [message, setMessage] = useState(() => say("run-push-example"));
  const [pushing, setPushing] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [vain, setVain] = useState(false);
  const known = executionsOf(job).join(" ");

  useEffect(() => {
    if (!waiting) return;
    let asked = 0;
    const timer = setInterval(() => {
      asked += 1;
      if (asked >= ASK_TIMES) {
        setWaiting(false);
        setVain(true);
      }
      call("watch_run", { id })
        .then((snapshot) => {
          if (executionsOf(snapshot).some((execution) => !known.includes(execution))) {
            setWaiting(false);
            begin(snapshot);
          }
        })
        .catch((thrown) => {
          setWaiting(false);
          failed(faultOf(thrown));
        });
    }, ASK_EVERY);
    return () => clearInterval(timer);
  }, [begin, failed, id, known, waiting]);

  const ready = message.trim() !== "";
  const push = () => {
    setPushing(true);
    setVain(false);
    // What changed in the clone is part of the push.
    call("practise", { id })
      .then(() => call("practice_push", { repository: name, branch, message, files: [] }))
      .then(() => setWaiting(true))
      .catch((thrown) => failed(faultOf(thrown)))
      .finally(() => setPushing(false));
  };
  return (
    <FormField
      label={say("run-push", { branch })}
      description={say(fromFolder ? "run-push-what-folder" : "run-push-what")}
      secondaryControl={
        <Button onClick={push} loading={pushing || waiting} disabled={!ready} data-testid={testids.practicePush}>
          {say("run-push-do")}
        </Button>
      }
      constraintText={waiting ? <Busy>{say("run-push-waiting")}</Busy> : undefined}
      warningText={vain && say("run-push-in-vain")}
    >
      <Input
        value={message}
        onChange={({ detail }) => setMessage(detail.value)}
        onKeyDown={({ detail }) => detail.key === "Enter" && ready && !pushing && !waiting && push()}
        data-testid={testids.practiceMessage}
      />
    </FormField>
  );
}
