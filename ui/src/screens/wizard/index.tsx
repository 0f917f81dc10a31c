// The wizard: one question after another. The steps and what they wait for are a table in src/wizard; each step's
// fields are in src/steps.
import { type ComponentType, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Step } from "../../ipc/generated";
import { press } from "../../ipc/press";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { SpaceBetween } from "../../kit/space-between";
import { StatusIndicator } from "../../kit/status-indicator";
import { Beside } from "../../parts/beside";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { useLead } from "../../parts/lead";
import { PracticeBanner } from "../../parts/practice-banner";
import type { Route } from "../../route";
import { AccountStep } from "../../steps/account";
import { BuildStep } from "../../steps/build";
import { ConnectionStep } from "../../steps/connection";
import { DeployStep } from "../../steps/deploy";
import { HostStep } from "../../steps/host";
import { PartChoice } from "../../steps/part-choice";
import { ProviderStep } from "../../steps/provider";
import { RepositoryStep } from "../../steps/repository";
import { ReviewStep } from "../../steps/review";
import { type Shown, ShownContext, type StepProps } from "../../steps/step";
import { TriggersStep } from "../../steps/triggers";
import { testids } from "../../testids";
import { type Known, standings } from "../../wizard/progress";
import { currentStep, hindering, indexOf, neighbour, numberOf, placeOf, rowOf } from "../../wizard/steps";
import { stopAt } from "../../wizard/stops";
import { useParts } from "../../wizard/use-parts";
import type { Saving } from "../../wizard/saver";
import { type OpenSetup, useSetup } from "../../wizard/use-setup";
import { useConnected, useHosted } from "../../wizard/use-connected";
import { say } from "../../words/say";
import { Departure } from "./departure";
import { focusField } from "./focus";
import { Rail } from "./rail";
import { StopNotice } from "./stop";

const CONTENT: Record<Step, ComponentType<StepProps>> = {
  account: AccountStep,
  repository: RepositoryStep,
  provider: ProviderStep,
  host: HostStep,
  connection: ConnectionStep,
  build: BuildStep,
  triggers: TriggersStep,
  deploy: DeployStep,
  review: ReviewStep,
};

export default function WizardScreen(props: { setup: string; step?: Step; part?: number; go(route: Route): void }) {
  const [open, fault] = useSetup(props.setup, props.step);
  if (fault) {
    return (
      <div className="frame-content">
        <SpaceBetween size="m">
          <FaultAlert fault={fault} />
          <Button onClick={() => props.go({ screen: "home" })}>{say("window-to-home")}</Button>
        </SpaceBetween>
      </div>
    );
  }
  if (open === null) {
    return (
      <div className="frame-content">
        <Busy>{say("window-loading")}</Busy>
      </div>
    );
  }
  return <Steps open={open} part={props.part} go={props.go} />;
}

function Steps(props: { open: OpenSetup; part?: number; go(route: Route): void }) {
  const { open, go } = props;
  const { provider } = open.draft.setup.repository;
  const step = currentStep(open.draft.place.step, provider);
  const [part, turnTo] = useParts(open.draft.setup, step, props.part);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<Step | null>(null);
  const [working, setWorking] = useState(false);
  const before = useRef<(() => Promise<void>) | null>(null);

  const { checked } = open;
  const touch = useCallback(
    (field: string) => {
      const add = (known: ReadonlySet<string>) => (known.has(field) ? known : new Set(known).add(field));
      // Not before it is known what is wrong with what stands there now, nor under the press that left the field.
      void Promise.all([press.released(), checked()]).then(() => setTouched(add));
    },
    [checked],
  );
  const forget = useCallback(() => setTried(null), []);
  const shown = useMemo<Shown>(
    () => ({ tried: tried === step, touched, touch, forget }),
    [tried, step, touched, touch, forget],
  );
  const [led, LeadRoom] = useLead();
  const [farthest, setFarthest] = useState(step);
  useEffect(() => setFarthest((before) => (indexOf(step) > indexOf(before) ? step : before)), [step]);
  const known: Known = { farthest, connected: useConnected(open), hosted: useHosted(open), deployed: open.deployed };
  const page = useRef<HTMLDivElement>(null);
  const goToField = (field: string) => void (page.current && focusField(page.current, field));
  // A step begins at its top, and the keyboard with it; the first one leaves the focus where it is.
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const begun = useRef(step);
  useEffect(() => {
    if (begun.current === step) return;
    begun.current = step;
    heading.current?.focus({ preventScroll: true });
    for (const place of [scroller.current, scroller.current?.closest("main")]) place?.scrollTo(0, 0);
  }, [step]);

  const show = (to: Step, at?: number) => {
    before.current = null;
    setTried(null);
    turnTo(to, at);
    open.move({ step: to });
    void open.flush();
  };
  const next = async () => {
    setWorking(true);
    try {
      await before.current?.();
      await open.flush();
    } catch {
      // the step shows what its work met
      return requestAnimationFrame(() => goToField(""));
    } finally {
      setWorking(false);
    }
    const { draft, problems } = open.latest();
    const stop = stopAt(step, draft, problems);
    if (stop === null) return show(neighbour(step, 1, draft.setup.repository.provider));
    setTried(step);
    // What is to be corrected may stand at another build or pipeline than the one that is shown.
    const parts = hindering(step, problems).map(({ field }) => placeOf(field, draft.setup).part);
    if (parts.every((at) => at !== undefined && at !== part(step))) turnTo(step, parts[0]);
    // The fields say what is wrong after this turn.
    requestAnimationFrame(() => goToField(stop.fields[0] ?? ""));
  };
  const leave = (route: Route) => void open.flush().then(() => go(route));

  const stop = tried === step ? stopAt(step, open.draft, open.problems) : null;
  const last = step === "review";
  const ready = open.problems.every((problem) => problem.severity !== "error");

  const row = rowOf(step);
  const Content = CONTENT[step];
  return (
    <div className="wizard" data-testid={testids.wizard} data-step={step} ref={page}>
      <div className="wizard-page" ref={scroller}>
        {open.draft.place.account?.kind === "practice" && <PracticeBanner />}
        <div className="frame-content wizard-room">
          <Rail standings={standings(open.draft, open.problems, known)} show={(to) => show(to)} />
          <div className="wizard-step">
            <div className="wizard-head">
              <h1 ref={heading} tabIndex={-1}>
                {say(`steps-${step}-name`)}
              </h1>
              <span>{say("steps-number-of", numberOf(step, provider))}</span>
              <p>{say(`steps-${step}-question`)}</p>
            </div>
            {open.readOnly && (
              <Box margin={{ bottom: "m" }}>
                <Alert type="warning">{say("steps-read-only")}</Alert>
              </Box>
            )}
            {open.savingFault && (
              <Box margin={{ bottom: "m" }}>
                <FaultAlert fault={open.savingFault} retry={() => void open.flush()} />
              </Box>
            )}
            <LeadRoom>
              {open.leaving && (
                <Box margin={{ bottom: "m" }}>
                  <Departure open={open} go={leave} />
                </Box>
              )}
              <ShownContext.Provider value={shown}>
                <Beside key={step} title={say("steps-why")} help={<Help step={step} deployed={open.deployed} />}>
                  {row.each && (
                    <PartChoice open={open} list={row.each} part={part(step)} choose={(at) => turnTo(step, at)} />
                  )}
                  <Content open={open} part={part(step)} show={show} go={leave} before={before} />
                </Beside>
              </ShownContext.Provider>
            </LeadRoom>
          </div>
        </div>
      </div>
      <div className="wizard-foot">
        {stop && <StopNotice stop={stop} go={goToField} />}
        <div className="wizard-actions">
          <Saved saving={open.saving} />
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => leave({ screen: "home" })} data-testid={testids.stepClose}>
              {say("steps-close")}
            </Button>
            {step !== "account" && (
              <Button onClick={() => show(neighbour(step, -1, provider))} data-testid={testids.stepBack}>
                {say("steps-back")}
              </Button>
            )}
            {last && (
              <Button
                disabled={!ready}
                onClick={() => leave({ screen: "files", setup: open.id })}
                data-testid={testids.reviewFiles}
              >
                {say("steps-files")}
              </Button>
            )}
            {last ? (
              <Button
                variant={led ? "normal" : "primary"}
                disabled={!ready}
                onClick={() => leave({ screen: "run", setup: open.id, plan: true })}
                data-testid={testids.stepSubmit}
              >
                {say("steps-deploy")}
              </Button>
            ) : (
              <Button
                variant={led ? "normal" : "primary"}
                loading={working}
                onClick={() => void next()}
                data-testid={testids.stepNext}
              >
                {say("steps-next")}
              </Button>
            )}
          </SpaceBetween>
        </div>
      </div>
    </div>
  );
}

/** Whether what was typed is kept. */
function Saved({ saving }: { saving: Saving }) {
  return (
    <span role="status" data-testid={testids.wizardSaved}>
      {saving === "failed" ? (
        <StatusIndicator type="error">{say("steps-not-saved")}</StatusIndicator>
      ) : saving === "saving" ? (
        <StatusIndicator type="in-progress">{say("steps-saving")}</StatusIndicator>
      ) : (
        <StatusIndicator type="success">{say("steps-saved")}</StatusIndicator>
      )}
    </span>
  );
}

/** Why a step asks, what AWS does with the answers, and the terms that it uses. */
function Help({ step, deployed }: { step: Step; deployed: boolean }) {
  const { terms } = rowOf(step);
  return (
    <>
      <p>{step === "review" && deployed ? say("steps-review-why-deployed") : say(`steps-${step}-why`)}</p>
      <h3>{say("steps-aws")}</h3>
      <p>{say(`steps-${step}-aws`)}</p>
      {terms.length > 0 && (
        <>
          <h3>{say("steps-terms")}</h3>
          <ul className="terms">
            {terms.map((term) => (
              <li key={term}>
                <Info term={term} named />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
