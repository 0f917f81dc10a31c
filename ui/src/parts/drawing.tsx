import type { Drawing } from "../ipc/generated";
import { say, sayOf } from "../words/say";

const TRIGGERS = ["push", "branches", "pullRequests", "manual"] as const;

/** A pipeline as boxes, left to right. A list of lists, so that it reads well aloud too. */
export function PipelineDrawing(props: { drawing: Drawing; id?: string }) {
  const { drawing } = props;
  const trigger = TRIGGERS.find((one) => one === drawing.trigger);
  return (
    <ol className="drawing" aria-label={drawing.pipeline} data-testid={props.id}>
      <li>
        <div className="drawing-start">
          <h3>{say("window-drawing-start")}</h3>
          {trigger ? say(`window-drawing-${trigger}`) : drawing.trigger}
          {drawing.branches.length > 0 && <small>{drawing.branches.join(", ")}</small>}
        </div>
      </li>
      {drawing.stages.map((stage) => (
        <li key={stage.name}>
          <div className="drawing-stage">
            <h3>{stage.name}</h3>
            <ul>
              {stage.actions.map((action) => (
                <li key={action.name}>
                  {sayOf("action", action.activity)}
                  <small>{action.detail}</small>
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}
