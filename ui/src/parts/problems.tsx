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
  const { field, facts } = props.problem;
  const line = facts["line"];
  // A line is one of the text, also where the field is the path that leads to it.
  const label = labelOf(typeof line === "number" ? field.slice(0, field.lastIndexOf(".")) : field);
  const part = partNamed(field, props.setup);
  const name =
    label && (typeof line === "number" ? say("review-line-of", { field: say(label), line: String(line) }) : say(label));
  return (
    <>
      {name && (
        <strong>
          {part === null
            ? say("review-problem-at", { field: name })
            : say("review-problem-in", { field: name, part })}{" "}
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
