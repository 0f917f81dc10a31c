import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { SpaceBetween } from "../../kit/space-between";
import { Editor } from "../../parts/editor";
import { FaultAlert } from "../../parts/fault";
import { testids } from "../../testids";
import type { OpenSetup } from "../../wizard/use-setup";
import { say } from "../../words/say";

/** A buildspec that the repository lacks, as far as can be seen: what is to be committed, where a recipe says it. */
export function Missing({ open, path, text }: { open: OpenSetup; path: string; text: string | null }) {
  const { setup, place } = open.draft;
  const { name: repository, branch } = setup.repository;
  const [busy, setBusy] = useState(false);
  const [committed, setCommitted] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const practising = place.account?.kind === "practice";
  const cloned = place.folder !== null;

  const commit = () => {
    if (text === null) return;
    setBusy(true);
    setFault(null);
    const message = say("buildspec-commit-message", { path });
    open
      .flush()
      .then(() => call("practise", { id: open.id }))
      .then(() => call("practice_push", { repository, branch, message, files: [{ path, text }] }))
      .then(() => setCommitted(path))
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <SpaceBetween size="m">
      <Alert type="info">
        {say(cloned ? "buildspec-not-there" : "buildspec-not-seen")}
        {practising && (cloned || text !== null) && (
          <Box>{say(cloned ? "buildspec-practice-clone" : "buildspec-commit-what", { branch })}</Box>
        )}
      </Alert>
      {text !== null && (
        <div>
          <Box variant="awsui-key-label">{say("buildspec-to-commit", { path })}</Box>
          <Editor label={say("buildspec-to-commit", { path })} text={text} readOnly problems={[]} change={() => {}} />
        </div>
      )}
      {text !== null && practising && !cloned && (
        <Button
          onClick={commit}
          loading={busy}
          disabled={path === "" || repository === "" || branch === ""}
          data-testid={testids.buildspecCommit}
        >
          {say("buildspec-commit")}
        </Button>
      )}
      {committed === path && (
        <div role="status" data-testid={testids.buildspecCommitted}>
          <Alert type="success">{say("buildspec-committed", { path, repository, branch })}</Alert>
        </div>
      )}
      {fault && <FaultAlert fault={fault} />}
    </SpaceBetween>
  );
}
