import type { Step } from "../../ipc/generated";
import { Icon } from "../../kit/icon";
import { testids } from "../../testids";
import type { Standing } from "../../wizard/progress";
import { say } from "../../words/say";

/** The list of steps: where the person is, what is done, and the way to each that can be opened. */
export function Rail(props: { standings: readonly [Step, Standing][]; show(step: Step): void }) {
  return (
    <nav className="rail" aria-label={say("steps-navigation")}>
      <ol>
        {props.standings.map(([step, standing], at) => {
          return (
            <li key={step} data-standing={standing} data-testid={testids.railStep} data-step={step}>
              <button
                type="button"
                disabled={standing === "closed"}
                aria-current={standing === "current" ? "step" : undefined}
                onClick={() => standing !== "current" && props.show(step)}
              >
                <span className="rail-mark" aria-hidden="true">
                  {standing === "done" ? <Icon name="check" size="small" /> : at + 1}
                </span>
                <span>
                  <span className="out-of-sight">{say("steps-number", { number: at + 1 })}: </span>
                  {say(`steps-${step}-name`)}
                  {(standing === "done" || standing === "open") && (
                    <span className={standing === "open" ? "rail-note" : "out-of-sight"}>
                      {" "}
                      {say(`steps-standing-${standing}`)}
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
