import { useState } from "react";
import { call, faultOf } from "../ipc/call";
import type { Fault, SavedFiles } from "../ipc/generated";
import { Alert } from "../kit/alert";
import { Button } from "../kit/button";
import { FormField } from "../kit/form-field";
import { Input } from "../kit/input";
import { Modal } from "../kit/modal";
import { SpaceBetween } from "../kit/space-between";
import { testids } from "../testids";
import { say } from "../words/say";
import { FaultAlert } from "./fault";
import { ModalFooter } from "./modal-footer";

/**
 * Where something is saved: one field for a typed path or the system's dialog. What exists already is replaced only
 * after asking.
 */
export function SaveWhere(props: {
  title: string;
  /** What is saved, when that needs saying. */
  what?: string;
  /** Whether a folder is asked for, or a file with this name. */
  into: "folder" | { file: string };
  save(path: string, overwrite: boolean): Promise<SavedFiles>;
  close(saved: SavedFiles | null): void;
}) {
  const [path, setPath] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const exists = fault?.code === "file-exists";

  const choose = () => {
    const chosen =
      props.into === "folder" ? call("choose_folder") : call("choose_destination", { name: props.into.file });
    chosen
      .then((one) => {
        if (one === null) return;
        setPath(one);
        setFault(null);
      })
      .catch((thrown) => setFault(faultOf(thrown)));
  };
  const save = (overwrite: boolean) => {
    setBusy(true);
    props
      .save(path.trim(), overwrite)
      .then(props.close)
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setBusy(false));
  };

  return (
    <Modal
      visible
      header={props.title}
      closeAriaLabel={say("window-close")}
      onDismiss={() => props.close(null)}
      footer={
        <ModalFooter>
          <Button variant="link" onClick={() => props.close(null)}>
            {say("window-cancel")}
          </Button>
          {exists ? (
            <Button variant="primary" loading={busy} onClick={() => save(true)} data-testid={testids.fileOverwrite}>
              {say("window-overwrite")}
            </Button>
          ) : (
            <Button
              variant="primary"
              loading={busy}
              disabled={path.trim() === ""}
              onClick={() => save(false)}
              data-testid={testids.fileSave}
            >
              {say("window-save")}
            </Button>
          )}
        </ModalFooter>
      }
    >
      <SpaceBetween size="m">
        {props.what && <div>{props.what}</div>}
        <FormField
          label={props.into === "folder" ? say("window-save-folder") : say("window-save-file")}
          description={say("window-save-hint")}
          secondaryControl={<Button onClick={choose}>{say("window-choose")}</Button>}
        >
          <Input
            value={path}
            spellcheck={false}
            autoFocus
            placeholder={props.into === "folder" ? undefined : props.into.file}
            data-testid={testids.filePath}
            onChange={({ detail }) => {
              setPath(detail.value);
              setFault(null);
            }}
            onKeyDown={({ detail }) => detail.key === "Enter" && path.trim() !== "" && save(false)}
          />
        </FormField>
        {fault && <FaultAlert fault={fault} severity={exists ? "warning" : "error"} />}
      </SpaceBetween>
    </Modal>
  );
}

/** What was written, as whole paths. */
export function SavedAlert(props: { saved: SavedFiles; dismiss(): void }) {
  return (
    <div role="status">
      <Alert
        type="success"
        dismissible
        dismissAriaLabel={say("window-close")}
        onDismiss={props.dismiss}
        header={say("window-saved", { count: props.saved.paths.length })}
        data-testid={testids.fileSaved}
      >
        <ul className="reasons">
          {props.saved.paths.map((path) => (
            <li key={path}>{path}</li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
