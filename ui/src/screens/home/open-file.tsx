import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, SetupView } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { FaultAlert } from "../../parts/fault";
import { testids } from "../../testids";
import { say } from "../../words/say";

/** Opens a setup file that someone shared. */
export default function OpenFile(props: { close(): void; opened(view: SetupView): void }) {
  const [path, setPath] = useState("");
  const [reading, setReading] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const open = (from: string) => {
    setFault(null);
    setReading(true);
    call("open_setup_file", { path: from.trim() })
      .then(props.opened)
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setReading(false));
  };
  const choose = () => {
    call("choose_file")
      .then((one) => {
        if (one === null) return;
        setPath(one);
        open(one);
      })
      .catch((thrown) => setFault(faultOf(thrown)));
  };
  return (
    <Container header={<Header variant="h2">{say("home-open-title")}</Header>}>
      <SpaceBetween size="m">
        <FormField
          label={say("home-open-path")}
          description={say("home-open-hint")}
          secondaryControl={<Button onClick={choose}>{say("window-choose")}</Button>}
        >
          <Input
            value={path}
            autoFocus
            spellcheck={false}
            data-testid={testids.homeFilePath}
            onChange={({ detail }) => setPath(detail.value)}
            onKeyDown={({ detail }) => detail.key === "Enter" && !reading && open(path)}
          />
        </FormField>
        {fault && <FaultAlert fault={fault} />}
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={props.close}>{say("window-cancel")}</Button>
          <Button
            variant="primary"
            loading={reading}
            disabled={path.trim() === ""}
            onClick={() => open(path)}
            data-testid={testids.homeFileOpen}
          >
            {say("home-open")}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
