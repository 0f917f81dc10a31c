import { useState } from "react";
import { call } from "../../ipc/call";
import type { SavedFiles } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { ExpandableSection } from "../../kit/expandable-section";
import { SpaceBetween } from "../../kit/space-between";
import { Tabs } from "../../kit/tabs";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { SaveWhere, SavedAlert } from "../../parts/save-where";
import { Text } from "../../parts/text";
import { testids } from "../../testids";
import { say } from "../../words/say";
import type { OpenSetup } from "../../wizard/use-setup";

/** What others have to do, as requests that can be sent as they are. */
export function Requests(props: { open: OpenSetup; addresses: readonly string[] }) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <ExpandableSection
      headerText={say("host-ask")}
      expanded={unfolded}
      onChange={({ detail }) => setUnfolded(detail.expanded)}
      data-testid={testids.hostAsk}
    >
      {unfolded && <Files {...props} />}
    </ExpandableSection>
  );
}

function Files({ open, addresses }: { open: OpenSetup; addresses: readonly string[] }) {
  const of = { id: open.id, addresses: [...addresses] };
  const found = useAnswer("requests", of, { stays: true });
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState<SavedFiles | null>(null);
  if (found.fault) return <FaultAlert fault={found.fault} retry={found.again} />;
  if (found.answer === null) return <Busy>{say("files-loading")}</Busy>;
  if (found.answer.length === 0) return <Box>{say("host-ask-none")}</Box>;
  return (
    <SpaceBetween size="s">
      <Box>{say("host-ask-what")}</Box>
      <Button iconName="download" onClick={() => setSaving(true)} data-testid={testids.hostAskSave}>
        {say("host-ask-save")}
      </Button>
      {saved && <SavedAlert saved={saved} dismiss={() => setSaved(null)} />}
      <Tabs
        ariaLabel={say("host-ask")}
        tabs={found.answer.map((file) => ({
          id: file.path,
          label: file.path,
          content: <Text name={file.path} text={file.text} />,
        }))}
      />
      {saving && (
        <SaveWhere
          title={say("host-ask-save")}
          into="folder"
          save={(path, overwrite) => call("save_requests", { of, path, overwrite })}
          close={(done) => {
            setSaving(false);
            if (done) setSaved(done);
          }}
        />
      )}
    </SpaceBetween>
  );
}
