import type { Problem } from "../ipc/generated";
import { Button } from "../kit/button";
import { StatusIndicator } from "../kit/status-indicator";
import { say, sayProblem } from "../words/say";

/** The problems of a text, each with a way to its line. */
export function ProblemLines(props: { problems: readonly Problem[]; go(line: number): void }) {
  return (
    <ul className="reasons">
      {props.problems.map((problem, at) => {
        const line = problem.facts["line"];
        return (
          <li key={at}>
            {typeof line === "number" && (
              <Button variant="inline-link" onClick={() => props.go(line)}>
                {say("window-line", { line })}
              </Button>
            )}{" "}
            <StatusIndicator type={problem.severity}>{sayProblem(problem)}</StatusIndicator>
          </li>
        );
      })}
    </ul>
  );
}
