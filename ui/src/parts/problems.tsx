import type { Problem, Step } from "../ipc/generated";
import { Alert } from "../kit/alert";
import { Button } from "../kit/button";
import { testids } from "../testids";
import { labelOf } from "../wizard/fields";
import { stepOf } from "../wizard/steps";
import { say, sayProblem } from "../words/say";

/** What stands in the way, each with its field's name and the way to its step. */
export function Problems(props: {
  title: string;
  type: "error" | "warning";
  problems: readonly Problem[];
  show(step: Step): void;
}) {
  return (
    <div role={props.type === "error" ? "alert" : "status"}>
      <Alert type={props.type} header={props.title}>
        <ul className="reasons">
          {props.problems.map((problem, at) => {
            const step = stepOf(problem.field);
            const label = labelOf(problem.field);
            return (
              <li key={at} data-testid={testids.reviewProblem}>
                {label && <strong>{say("review-problem-at", { field: say(label) })} </strong>}
                {sayProblem(problem)}{" "}
                <Button variant="inline-link" onClick={() => props.show(step)}>
                  {say("review-to-step", { step: say(`steps-${step}-name`) })}
                </Button>
              </li>
            );
          })}
        </ul>
      </Alert>
    </div>
  );
}
