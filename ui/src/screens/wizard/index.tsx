// The wizard: one question after another. The steps and what they wait for are a table in src/wizard; each step's
// fields are in src/steps.
import { type ComponentType, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Step } from "../../ipc/generated";
import { press } from "../../ipc/press";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { SpaceBetween } from "../../kit/space-between";
import { StatusIndicator } from "../../kit/status-indicator";
import { Wizard } from "../../kit/wizard";
import { Beside } from "../../parts/beside";
import { Busy } from "../../parts/busy";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { PracticeBanner } from "../../parts/practice-banner";
import type { Route } from "../../route";
import { AccountStep } from "../../steps/account";
import { BuildStep } from "../../steps/build";
import { ConnectionStep } from "../../steps/connection";
import { DeployStep } from "../../steps/deploy";
import { PartChoice } from "../../steps/part-choice";
import { ProviderStep } from "../../steps/provider";
import { RepositoryStep } from "../../steps/repository";
import { ReviewStep } from "../../steps/review";
import { type Shown, ShownContext, type StepProps } from "../../steps/step";
import { TriggersStep } from "../../steps/triggers";
import { testids } from "../../testids";
import { STEPS, hindering, hindrance, indexOf, neighbour, placeOf, reached } from "../../wizard/steps";
import { useParts } from "../../wizard/use-parts";
import { type OpenSetup, useSetup } from "../../wizard/use-setup";
import { say } from "../../words/say";
import { Departure } from "./departure";

const CONTENT: Record<Step, ComponentType<StepProps>> = {
  account: AccountStep,
  repository: RepositoryStep,
  provider: ProviderStep,
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
  const { step } = open.draft.place;
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
  // The list of steps only offers what it has shown: for one turn, without content, that is the last one that can be reached.
  const [begun, setBegun] = useState(false);
  useLayoutEffect(() => setBegun(true), []);
  const active = begun ? step : reached(open.draft, open.problems);

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
      return toFirstProblem();
    } finally {
      setWorking(false);
    }
    const { draft, problems } = open.latest();
    if (hindrance(step, draft, problems) === null) {
      show(neighbour(step, 1));
    } else {
      setTried(step);
      // What is to be corrected may stand at another build or pipeline than the one that is shown.
      const parts = hindering(step, problems).map(({ field }) => placeOf(field, draft.setup).part);
      if (parts.every((at) => at !== undefined && at !== part(step))) turnTo(step, parts[0]);
      toFirstProblem();
    }
  };
  const leave = (route: Route) => void open.flush().then(() => go(route));

  const hindered = tried === step ? hindrance(step, open.draft, open.problems) : null;
  const last = step === "review";
  const ready = open.problems.every((problem) => problem.severity !== "error");

  return (
    <>
      {open.draft.place.account?.kind === "practice" && <PracticeBanner />}
      <div className="frame-content wizard-room" data-testid={testids.wizard} data-step={step}>
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
        {open.leaving && (
          <Box margin={{ bottom: "m" }}>
            <Departure open={open} go={leave} />
          </Box>
        )}
        <ShownContext.Provider value={shown}>
          <Wizard
            activeStepIndex={indexOf(active)}
            onNavigate={({ detail }) => show(STEPS[detail.requestedStepIndex]?.step ?? step)}
            i18nStrings={{
              stepNumberLabel: (number) => say("steps-number", { number }),
              collapsedStepsLabel: (number, count) => say("steps-number-of", { number, count }),
              navigationAriaLabel: say("steps-navigation"),
              optional: say("steps-optional"),
            }}
            secondaryActions={
              <span role="status" data-testid={testids.wizardSaved}>
                {open.saving === "failed" ? (
                  <StatusIndicator type="error">{say("steps-not-saved")}</StatusIndicator>
                ) : open.saving === "saving" ? (
                  <StatusIndicator type="in-progress">{say("steps-saving")}</StatusIndicator>
                ) : (
                  <StatusIndicator type="success">{say("steps-saved")}</StatusIndicator>
                )}
              </span>
            }
            customPrimaryActions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="link" onClick={() => leave({ screen: "home" })} data-testid={testids.stepClose}>
                  {say("steps-close")}
                </Button>
                {step !== "account" && (
                  <Button onClick={() => show(neighbour(step, -1))} data-testid={testids.stepBack}>
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
                    variant="primary"
                    disabled={!ready}
                    onClick={() => leave({ screen: "run", setup: open.id, plan: true })}
                    data-testid={testids.stepSubmit}
                  >
                    {say("steps-deploy")}
                  </Button>
                ) : (
                  <Button
                    variant="primary"
                    loading={working}
                    onClick={() => void next()}
                    data-testid={testids.stepNext}
                  >
                    {say("steps-next")}
                  </Button>
                )}
              </SpaceBetween>
            }
            steps={STEPS.map((row) => {
              const Content = CONTENT[row.step];
              return {
                title: say(`steps-${row.step}-name`),
                description: say(`steps-${row.step}-question`),
                errorText: hindered ? say(`steps-needs-${hindered}`) : undefined,
                content: begun && (
                  <Beside
                    title={say("steps-why")}
                    help={
                      <>
                        <p>
                          {row.step === "review" && open.deployed
                            ? say("steps-review-why-deployed")
                            : say(`steps-${row.step}-why`)}
                        </p>
                        <h3>{say("steps-aws")}</h3>
                        <p>{say(`steps-${row.step}-aws`)}</p>
                        {row.terms.length > 0 && (
                          <>
                            <h3>{say("steps-terms")}</h3>
                            <ul className="terms">
                              {row.terms.map((term) => (
                                <li key={term}>
                                  <Info term={term} named />
                                </li>
                              ))}
                            </ul>
                          </>
                        )}
                      </>
                    }
                  >
                    {row.each && (
                      <PartChoice
                        open={open}
                        list={row.each}
                        part={part(row.step)}
                        choose={(at) => turnTo(row.step, at)}
                      />
                    )}
                    <Content open={open} part={part(row.step)} show={show} go={leave} before={before} />
                  </Beside>
                ),
              };
            })}
          />
        </ShownContext.Provider>
      </div>
    </>
  );
}

/** The keyboard goes on where something is to be corrected. */
function toFirstProblem() {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("main [aria-invalid='true']")?.focus());
}
