// Which repository: a folder, an address or owner/name in one field, and what was found there.
import { useCallback, useEffect, useRef, useState } from "react";
import { call, faultOf, onDrop } from "../../ipc/call";
import type { Fault, Suggestion } from "../../ipc/generated";
import { Alert } from "../../kit/alert";
import { Autosuggest } from "../../kit/autosuggest";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { StatusIndicator } from "../../kit/status-indicator";
import { Answer } from "../../parts/answer";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton } from "../../parts/lead";
import { StandIn } from "../../parts/stand-in";
import { testids } from "../../testids";
import { say, sayFault, sayNext, sayOf } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import { isTold } from "../../wizard/steps";
import { type StepProps, useShown } from "../step";
import { Found } from "./found";
import { PracticeRepositories } from "./practice";

/** So many characters of a name are shown again below its field; it is no limit of the name. */
const GLIMPSE = 80;

export function RepositoryStep({ open, before }: StepProps) {
  const { setup, place } = open.draft;
  const [text, setText] = useState(place.folder ?? setup.repository.name);
  const [seen, setSeen] = useState(text);
  const [suggestion, setSuggestion] = useState<Suggestion | null>(null);
  const [asking, setAsking] = useState(false);
  /** Next was pressed before the person said whether the clone's setup file is taken. */
  const [urged, setUrged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  /** What is wrong with the text: Next doesn't go past it. */
  const [refused, setRefused] = useState<Fault | null>(null);
  /** How often a folder's answers were taken over: the practice account gets a copy of it each time. */
  const [copies, setCopies] = useState(0);
  /** What is being taken over: Next waits for it. */
  const underway = useRef<Promise<unknown>>(Promise.resolve());
  const { id, flush, take } = open;
  const { forget } = useShown();
  const practising = place.account?.kind === "practice";

  const apply = useCallback(
    async (found: Suggestion, setupFile: string | null) => {
      await flush();
      take(await call("apply_suggestion", { id, suggestion: found, setupFile }));
      setAsking(false);
      setUrged(false);
      if (found.folder !== null) setCopies((before) => before + 1);
    },
    [flush, id, take],
  );
  const show = useCallback(
    async (found: Suggestion) => {
      setSuggestion(found);
      forget();
      if (found.setupFiles.length > 0) return setAsking(true);
      const applied = apply(found, null);
      underway.current = applied;
      await applied;
    },
    [apply, forget],
  );
  /** Looks at what was typed, chosen or dropped. Nothing of it is run. Whether its setup file is asked about. */
  const look = useCallback(
    async (what: string): Promise<boolean> => {
      const wanted = what.trim();
      setSeen(what);
      setFault(null);
      setRefused(null);
      if (wanted === "") return false;
      setBusy(true);
      try {
        const found = await call("inspect_repository", { text: wanted });
        await show(found);
        return found.setupFiles.length > 0;
      } catch (thrown) {
        setSuggestion(null);
        setRefused(faultOf(thrown));
        throw thrown;
      } finally {
        setBusy(false);
      }
    },
    [show],
  );
  const start = useCallback((what: string) => void look(what).catch(() => undefined), [look]);

  useEffect(
    () =>
      onDrop((paths) => {
        const [path] = paths;
        if (path === undefined) return;
        setText(path);
        start(path);
      }),
    [start],
  );
  /** Where the person says whether the clone's setup file is taken: Next doesn't go past it either. */
  const file = useRef<HTMLDivElement>(null);
  const newest = useRef({ text, seen, refused, asking });
  useEffect(() => {
    newest.current = { text, seen, refused, asking };
    before.current = async () => {
      // Where it failed, that is said on the page.
      await underway.current.catch(() => undefined);
      const known = newest.current;
      const asks = known.text === known.seen ? known.asking : await look(known.text);
      if (known.text === known.seen && known.refused) throw new Error(known.refused.code);
      if (asks) {
        // What was found just now is on the page after this turn.
        await new Promise((done) => setTimeout(done));
        file.current?.querySelector("button")?.focus();
        setUrged(true);
        throw new Error("setup-file");
      }
      await flush();
    };
  }, [asking, before, flush, look, refused, seen, text]);

  const choose = () => {
    call("choose_folder")
      .then((folder) => {
        if (folder === null) return;
        setText(folder);
        start(folder);
      })
      .catch((thrown) => setFault(faultOf(thrown)));
  };
  const guard = (work: Promise<void>) => void work.catch((thrown) => setFault(faultOf(thrown)));

  return (
    <SpaceBetween size="l">
      <div data-field="repository.text">
        <FormField
          label={say("repository-text")}
          description={say("repository-text-what")}
          constraintText={say("repository-drop")}
          errorText={
            refused && (
              <span data-testid={testids.fault}>
                {sayFault(refused)} {sayNext(refused)}
              </span>
            )
          }
          stretch
          secondaryControl={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={choose} data-testid={testids.repositoryChoose}>
                {say("repository-choose")}
              </Button>
              <Button
                onClick={() => start(text)}
                loading={busy}
                disabled={text.trim() === ""}
                data-testid={testids.repositoryLook}
              >
                {say("repository-look")}
              </Button>
            </SpaceBetween>
          }
        >
          <Input
            value={text}
            spellcheck={false}
            placeholder={say("repository-placeholder")}
            disabled={open.readOnly}
            data-testid={testids.repositoryText}
            onChange={({ detail }) => setText(detail.value)}
            onBlur={() => text !== seen && start(text)}
            onKeyDown={({ detail }) => detail.key === "Enter" && start(text)}
          />
        </FormField>
      </div>
      {practising && (
        <PracticeRepositories
          folded={isTold(open.draft)}
          choose={(repository) => {
            setText(repository.name);
            setSeen(repository.name);
            setFault(null);
            setRefused(null);
            const looked = call("inspect_practice", repository).then(show);
            underway.current = looked;
            guard(looked);
          }}
        />
      )}
      {fault && <FaultAlert fault={fault} />}
      {suggestion?.notOffered && <Alert type="warning">{sayOf("not-offered", suggestion.notOffered)}</Alert>}
      {suggestion && asking && (
        <div role="status" ref={file}>
          <Alert type="info" header={say("repository-file-found")}>
            <SpaceBetween size="s">
              <Box>{say("repository-file-what")}</Box>
              {urged && <StatusIndicator type="error">{say("repository-file-first")}</StatusIndicator>}
              <SpaceBetween direction="horizontal" size="xs">
                {suggestion.setupFiles.map((file, at) => {
                  const Shown = at === 0 ? LeadingButton : Button;
                  return (
                    <Shown
                      key={file}
                      onClick={() => guard(apply(suggestion, file))}
                      data-testid={testids.repositoryUseFile}
                    >
                      {say("repository-use-file", { file })}
                    </Shown>
                  );
                })}
                <Button onClick={() => guard(apply(suggestion, null))} data-testid={testids.repositoryUseAnswers}>
                  {say("repository-use-answers")}
                </Button>
              </SpaceBetween>
            </SpaceBetween>
          </Alert>
        </div>
      )}
      {suggestion && !asking && <Found suggestion={suggestion} text={seen} />}
      {practising && copies > 0 && place.folder !== null && <StandIn key={copies} id={id} />}
      {isTold(open.draft) && (
        <SpaceBetween size="l">
          <Answer
            field="repository.name"
            problems={open.problems}
            label={say("repository-name")}
            description={say("repository-name-what")}
          >
            <Input
              value={setup.repository.name}
              spellcheck={false}
              disabled={open.readOnly}
              data-testid={testids.repositoryName}
              onChange={({ detail }) => open.change({ repository: { ...setup.repository, name: detail.value } })}
            />
          </Answer>
          <Answer
            field="repository.branch"
            problems={open.problems}
            label={say("repository-branch")}
            description={say("repository-branch-what")}
          >
            <Autosuggest
              value={setup.repository.branch}
              options={(suggestion?.branches ?? []).map((value) => ({ value }))}
              enteredTextLabel={(value) => (value.length > GLIMPSE ? `${value.slice(0, GLIMPSE)}…` : value)}
              disabled={open.readOnly}
              data-testid={testids.repositoryBranch}
              onChange={({ detail }) => open.change({ repository: { ...setup.repository, branch: detail.value } })}
            />
          </Answer>
          <Answer
            field="name"
            problems={open.problems}
            label={say("repository-setup-name")}
            description={say("repository-setup-name-what")}
            hint={
              problemAt(open.problems, "name") === null &&
              open.names.pipeline &&
              say("repository-names", { ...open.names })
            }
          >
            <Input
              value={setup.name}
              spellcheck={false}
              disabled={open.readOnly || open.deployed}
              data-testid={testids.setupName}
              onChange={({ detail }) => open.change({ name: detail.value })}
            />
          </Answer>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
