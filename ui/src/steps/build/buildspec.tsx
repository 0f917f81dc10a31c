import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Build, Fault, Problem, SavedFiles } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { Input } from "../../kit/input";
import { RadioGroup } from "../../kit/radio-group";
import { SpaceBetween } from "../../kit/space-between";
import { Answer } from "../../parts/answer";
import { Editor } from "../../parts/editor";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { SavedAlert } from "../../parts/save-where";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say } from "../../words/say";
import type { PartOfSetup } from "../../wizard/part-editor";
import type { OpenSetup } from "../../wizard/use-setup";
import { Missing } from "./missing";
import { tileOf } from "./own";
import { Rights } from "./rights";

/** Where CodeBuild looks when the project names no other path. */
const USUAL_PATH = "buildspec.yml";
/** With which a command lets pass that pytest finds no test. */
const NO_TESTS = "|| [ $? -eq 5 ]";

/** Not of the file that the path leads to: these problems stand at its lines, or where it is to be made. */
function isOfPath(problem: Problem): boolean {
  return problem.facts["line"] === undefined && problem.code !== "buildspec-not-in-clone";
}

/** The buildspec: in the project, so that the first run needs no commit, or in the repository. */
export function Buildspec(props: { open: OpenSetup; build: PartOfSetup<Build> }) {
  const { open } = props;
  const { value, index, at, set } = props.build;
  const { buildspec } = value;
  const view = useAnswer("buildspec", { id: open.id, build: index });
  const [saved, setSaved] = useState<SavedFiles | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const inProject = buildspec.place === "project";
  // Before anybody said how it is built, there is no text to show.
  const seen = inProject ? tileOf(value) !== null : view.answer?.inRepository;
  // Only the project's own text, or a recipe's, can be written into the clone.
  const hasText = value.recipe !== "" || (inProject && buildspec.text !== null);
  const text = (inProject ? buildspec.text : null) ?? view.answer?.text ?? "";

  // What was just added isn't missing, before the program says so.
  const listed = new Set(value.variables.map((variable) => variable.name));
  const missing = (view.answer?.missingRights ?? []).filter((variable) => !listed.has(variable.name));

  const save = (overwrite: boolean) => {
    setFault(null);
    open
      .flush()
      .then(() => call("save_buildspec", { id: open.id, build: index, overwrite }))
      .then(setSaved)
      .then(() => open.renew())
      .catch((thrown) => setFault(faultOf(thrown)));
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<Info term="buildspec" />}
          description={say(inProject && !seen ? "buildspec-first" : "buildspec-what")}
        >
          {say("buildspec-title")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <RadioGroup
          data-testid={testids.buildspecPlace}
          ariaLabel={say("buildspec-place")}
          value={buildspec.place}
          readOnly={open.readOnly}
          items={[
            { value: "project", label: say("buildspec-project"), description: say("buildspec-project-what") },
            {
              value: "repository",
              label: say("buildspec-repository"),
              description: view.answer?.inRepository
                ? say("buildspec-repository-has", { path: view.answer.inRepository })
                : say("buildspec-repository-what"),
            },
          ]}
          onChange={({ detail }) =>
            set({
              buildspec:
                detail.value === "project"
                  ? { place: "project", text: null }
                  : { place: "repository", path: view.answer?.inRepository ?? USUAL_PATH },
            })
          }
        />
        {buildspec.place === "repository" && (
          <Answer
            field={at("buildspec.path")}
            problems={open.problems.filter(isOfPath)}
            label={say("buildspec-path")}
            description={say("buildspec-path-what")}
          >
            <Input
              value={buildspec.path}
              spellcheck={false}
              disabled={open.readOnly}
              data-testid={testids.buildspecPath}
              onChange={({ detail }) => set({ buildspec: { place: "repository", path: detail.value } })}
            />
          </Answer>
        )}
        {view.fault && <FaultAlert fault={view.fault} retry={view.again} />}
        {seen ? (
          <div data-field={at("buildspec")}>
            <Editor
              label={say(inProject ? "buildspec-text" : "buildspec-text-repository")}
              text={text}
              readOnly={!inProject || open.readOnly}
              problems={view.answer?.problems ?? []}
              id={testids.buildspecText}
              problemsId={testids.buildspecProblems}
              change={(next) => set({ buildspec: { place: "project", text: next } })}
            />
            {inProject && text.includes(NO_TESTS) && <Box variant="small">{say("buildspec-no-tests")}</Box>}
          </div>
        ) : (
          !inProject &&
          view.answer && (
            <Missing open={open} path={buildspec.path} text={value.recipe === "" ? null : view.answer.recipeText} />
          )
        )}
        <Rights
          missing={missing}
          readOnly={open.readOnly}
          add={() => set({ variables: [...value.variables, ...missing] })}
        />
        <SpaceBetween direction="horizontal" size="xs">
          {inProject && (
            <Button
              disabled={buildspec.text === null || value.recipe === "" || open.readOnly}
              onClick={() => set({ buildspec: { place: "project", text: null } })}
              data-testid={testids.buildspecReset}
            >
              {say("buildspec-reset")}
            </Button>
          )}
          {open.draft.place.folder !== null && hasText && (
            <Button onClick={() => save(false)} data-testid={testids.buildspecSave}>
              {say("buildspec-save")}
            </Button>
          )}
        </SpaceBetween>
        {fault && (
          <FaultAlert fault={fault} severity={fault.code === "file-exists" ? "warning" : "error"}>
            {fault.code === "file-exists" && (
              <Box margin={{ top: "xs" }}>
                <Button onClick={() => save(true)} data-testid={testids.fileOverwrite}>
                  {say("window-overwrite")}
                </Button>
              </Box>
            )}
          </FaultAlert>
        )}
        {saved && (
          <SpaceBetween size="xs">
            <SavedAlert saved={saved} dismiss={() => setSaved(null)} />
            <Box>{say("buildspec-saved-next")}</Box>
            {inProject && (
              <Button onClick={() => set({ buildspec: { place: "repository", path: USUAL_PATH } })}>
                {say("buildspec-move")}
              </Button>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
