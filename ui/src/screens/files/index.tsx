// Files: everything that a setup means, as files that the team can keep.
import { useState } from "react";
import { call } from "../../ipc/call";
import type { SavedFiles } from "../../ipc/generated";
import { Button } from "../../kit/button";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { Tabs } from "../../kit/tabs";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { Problems } from "../../parts/problems";
import { SaveWhere, SavedAlert } from "../../parts/save-where";
import { ShareSetup } from "../../parts/share-setup";
import { Text } from "../../parts/text";
import { useAnswer } from "../../ipc/use-answer";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { say } from "../../words/say";

type Saving = { into: "folder" } | { into: "zip" } | { into: "one"; path: string };

export default function Files(props: { setup: string; go(route: Route): void }) {
  const bundle = useAnswer("files", { id: props.setup });
  const opened = useAnswer("open_setup", { id: props.setup });
  const name = opened.answer?.setup.name || "gangway";
  const [saving, setSaving] = useState<Saving | null>(null);
  const [saved, setSaved] = useState<SavedFiles | null>(null);
  const wizard = () => props.go({ screen: "wizard", setup: props.setup });
  const formats = bundle.answer?.formats ?? [];
  const files = formats.flatMap((format) =>
    format.files.map((file) => ({ ...file, path: `${format.format}/${file.path}` })),
  );
  const [at, setAt] = useState<string | null>(null);
  const shown = files.find((file) => file.path === at) ?? files[0];

  const save = (path: string, overwrite: boolean) =>
    call("save_files", {
      id: props.setup,
      formats: [],
      files: saving?.into === "one" ? [saving.path] : [],
      destination: saving?.into === "zip" ? { to: "zip", path } : { to: "folder", path },
      overwrite,
    });

  return (
    <div className="frame-content">
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description={say("files-subtitle")}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={wizard}>{say("files-to-wizard")}</Button>
              <ShareSetup id={props.setup} name={name} saved={setSaved} />
              <Button
                disabled={files.length === 0}
                onClick={() => setSaving({ into: "zip" })}
                data-testid={testids.fileSaveZip}
              >
                {say("files-save-zip")}
              </Button>
              <Button
                variant="primary"
                disabled={files.length === 0}
                onClick={() => setSaving({ into: "folder" })}
                data-testid={testids.fileSaveFolder}
              >
                {say("files-save-folder")}
              </Button>
            </SpaceBetween>
          }
        >
          {say("files-title")}
        </Header>
        {bundle.fault && <FaultAlert fault={bundle.fault} retry={bundle.again} />}
        {bundle.answer === null && bundle.loading && <Busy>{say("files-loading")}</Busy>}
        {saved && <SavedAlert saved={saved} dismiss={() => setSaved(null)} />}
        {bundle.answer && opened.answer && files.length === 0 && (
          <Problems
            title={say("files-not-yet")}
            type="warning"
            problems={bundle.answer.problems.filter((problem) => problem.severity === "error")}
            setup={opened.answer.setup}
            show={(place) => props.go({ screen: "wizard", setup: props.setup, ...place })}
          />
        )}
        {shown && (
          <Tabs
            data-testid={testids.fileTabs}
            ariaLabel={say("files-title")}
            activeTabId={shown.path}
            onChange={({ detail }) => setAt(detail.activeTabId)}
            tabs={files.map((file) => ({
              id: file.path,
              label: file.path,
              content: (
                <SpaceBetween size="s">
                  <Button
                    iconName="download"
                    onClick={() => setSaving({ into: "one", path: file.path })}
                    data-testid={testids.fileSaveOne}
                  >
                    {say("files-save-one")}
                  </Button>
                  <Text name={file.path} text={file.text} />
                </SpaceBetween>
              ),
            }))}
          />
        )}
      </SpaceBetween>
      {saving && (
        <SaveWhere
          title={say(`files-save-${saving.into}`)}
          into={saving.into === "zip" ? { file: `${name}.zip` } : "folder"}
          save={save}
          close={(done) => {
            setSaving(null);
            if (done) setSaved(done);
          }}
        />
      )}
    </div>
  );
}
