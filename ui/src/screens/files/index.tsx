// Files: everything that a setup means, as files that the team can keep.
import { useState } from "react";
import { call } from "../../ipc/call";
import type { SavedFiles } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Header } from "../../kit/header";
import { Select } from "../../kit/select";
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
import { say, sayOf } from "../../words/say";

type Saving = { into: "folder" } | { into: "zip" } | { into: "one"; path: string };

export default function Files(props: { setup: string; go(route: Route): void }) {
  const bundle = useAnswer("files", { id: props.setup });
  const opened = useAnswer("open_setup", { id: props.setup });
  const name = opened.answer?.setup.name || "gangway";
  const [saving, setSaving] = useState<Saving | null>(null);
  const [saved, setSaved] = useState<SavedFiles | null>(null);
  const wizard = () => props.go({ screen: "wizard", setup: props.setup });
  const formats = (bundle.answer?.formats ?? []).map(({ format, files }) => ({ id: format, files }));
  const errors = bundle.answer?.problems.filter((problem) => problem.severity === "error") ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const format = formats.find(({ id }) => id === chosen) ?? formats[0];
  const [at, setAt] = useState<string | null>(null);
  const shown = format?.files.find((file) => file.path === at) ?? format?.files[0];

  const save = (path: string, overwrite: boolean) =>
    call("save_files", {
      id: props.setup,
      formats: format ? [format.id] : [],
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
              <Button disabled={!format} onClick={() => setSaving({ into: "zip" })} data-testid={testids.fileSaveZip}>
                {say("files-save-zip")}
              </Button>
              <Button
                variant="primary"
                disabled={!format}
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
        {opened.answer?.place.account?.kind === "practice" && (
          <Alert type="warning" data-testid={testids.filesPractice}>
            {say("files-practice")}
          </Alert>
        )}
        {bundle.fault && <FaultAlert fault={bundle.fault} retry={bundle.again} />}
        {bundle.answer === null && bundle.loading && <Busy>{say("files-loading")}</Busy>}
        {saved && <SavedAlert saved={saved} dismiss={() => setSaved(null)} />}
        {errors.length > 0 && opened.answer && (
          <Problems
            title={say(format ? "files-some-missing" : "files-not-yet")}
            type="warning"
            problems={errors}
            setup={opened.answer.setup}
            show={(place) => props.go({ screen: "wizard", setup: props.setup, ...place })}
          />
        )}
        {format && (
          <FormField label={say("files-format")} constraintText={sayOf("format", format.id)}>
            <Select
              data-testid={testids.fileFormat}
              selectedOption={{ value: format.id, label: sayOf("format", `${format.id}.name`) }}
              options={formats.map(({ id }) => ({ value: id, label: sayOf("format", `${id}.name`) }))}
              onChange={({ detail }) => setChosen(detail.selectedOption.value ?? null)}
            />
          </FormField>
        )}
        {format && shown && (
          <Tabs
            data-testid={testids.fileTabs}
            ariaLabel={say("files-title")}
            activeTabId={shown.path}
            onChange={({ detail }) => setAt(detail.activeTabId)}
            tabs={format.files.map((file) => ({
              id: file.path,
              label: file.path,
              content: (
                <SpaceBetween size="s">
                  <Button
                    iconName="download"
                    onClick={() => setSaving({ into: "one", path: `${format.id}/${file.path}` })}
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
          into={saving.into === "zip" ? { file: `${name}-${format?.id ?? "files"}.zip` } : "folder"}
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
