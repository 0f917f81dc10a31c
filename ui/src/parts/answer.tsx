import type { ReactNode } from "react";
import type { Problem } from "../ipc/generated";
import { FormField, type FormFieldProps } from "../kit/form-field";
import { useShown } from "../steps/step";
import { problemAt } from "../wizard/problems";
import { say, sayProblem } from "../words/say";

/** A field of the setup with its label and its problem: what is missing once it was touched, anything else at once. */
export function Answer(props: {
  field: string;
  problems: readonly Problem[];
  /** Whether problems below the field are shown here too. */
  deep?: boolean;
  label: string;
  info?: FormFieldProps["info"];
  description?: ReactNode;
  hint?: ReactNode;
  beside?: FormFieldProps["secondaryControl"];
  stretch?: boolean;
  /** Whether something is chosen here, and nothing typed. */
  choice?: boolean;
  children: ReactNode;
}) {
  const { field } = props;
  const shown = useShown();
  const problem = problemAt(props.problems, field, props.deep);
  // Nobody has to be told at once what isn't answered yet.
  const visible = problem !== null && (problem.code !== "missing" || shown.tried || shown.touched.has(field));
  const said = () =>
    props.choice && problem?.code === "missing" ? say("steps-choose-one") : problem && sayProblem(problem);
  const text = visible ? said() : undefined;
  return (
    <div data-field={field} onBlur={() => shown.touch(field)} onInput={() => shown.touch(field)}>
      <FormField
        label={props.label}
        info={props.info}
        description={props.description}
        constraintText={props.hint}
        secondaryControl={props.beside}
        stretch={props.stretch}
        errorText={problem?.severity === "error" ? text : undefined}
        warningText={problem?.severity === "warning" ? text : undefined}
      >
        {props.children}
      </FormField>
    </div>
  );
}
