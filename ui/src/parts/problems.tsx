import type { Problem, Setup } from "../ipc/generated";
import { Alert } from "../kit/alert";
import { Button } from "../kit/button";
import { testids } from "../testids";
import { labelOf } from "../wizard/fields";
import { nameOf } from "../wizard/parts-of-setup";
import { type StepPlace, placeOf } from "../wizard/steps";
import { say, sayProblem } from "../words/say";

/** What stands in the way, each with its field's name and the way to its step. */
export function Problems(props: {
  title: string;
  type: "error" | "warning";
  problems: readonly Problem[];
  setup: Setup;
  show(place: StepPlace): void;
}) {
  return (
    <div role={props.type === "error" ? "alert" : "status"}>
      <Alert type={props.type} header={props.title}>
        <ul className="reasons">
          {props.problems.map((problem, at) => {
            const place = placeOf(problem.field, props.setup);
            return (
              <li key={at} data-testid={testids.reviewProblem}>
                <NamedProblem problem={problem} setup={props.setup} />{" "}
                <Button variant="inline-link" onClick={() => props.show(place)}>
                  {say("review-to-step", { step: say(`steps-${place.step}-name`) })}
                </Button>
              </li>
            );
          })}
        </ul>
      </Alert>
    </div>
  );
}

/** A problem that stands apart from its field, with the field's name. */
export function NamedProblem(props: { problem: Problem; setup: Setup }) {
  const { field } = props.problem;
  const label = labelOf(field);
  const part = partNamed(field, props.setup);
  return (
    <>
      {label && (
        <strong>
          {part === null
            ? say("review-problem-at", { field: say(label) })
            : say("review-problem-in", { field: say(label), part })}{" "}
        </strong>
      )}
      {sayProblem(props.problem)}
    </>
  );
}

/** The build or pipeline that a field is of, where the setup has several. */
function partNamed(field: string, setup: Setup): string | null {
  const [list, index] = field.split(".");
  if ((list !== "builds" && list !== "pipelines") || setup[list].length < 2) return null;
  return index === undefined ? null : nameOf(setup, list, Number(index));
}
