import { AttributeEditor } from "../../kit/attribute-editor";
import { Box } from "../../kit/box";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { say, sayProblem } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import type { OpenSetup } from "../../wizard/use-setup";
import { useShown } from "../step";

/** Glob patterns, one a row, each with its own problem. */
export function Patterns(props: {
  field: string;
  label: string;
  description: string;
  open: OpenSetup;
  patterns: string[];
  set(patterns: string[]): void;
  id: string;
}) {
  const { field, open, patterns, set } = props;
  const shown = useShown();
  const text = (path: string, severity: "error" | "warning") => {
    const problem = problemAt(open.problems, path);
    if (problem?.severity !== severity) return undefined;
    const atOnce = problem.code !== "missing" && problem.code !== "too-few";
    return atOnce || shown.tried || shown.touched.has(path) ? sayProblem(problem) : undefined;
  };
  return (
    <FormField
      stretch
      label={props.label}
      description={props.description}
      errorText={text(field, "error")}
      warningText={text(field, "warning")}
    >
      <AttributeEditor
        data-testid={props.id}
        items={patterns}
        disableAddButton={open.readOnly}
        addButtonText={say("trigger-pattern-add")}
        removeButtonText={say("trigger-pattern-remove")}
        removeButtonAriaLabel={(pattern) => say("trigger-pattern-remove-named", { pattern })}
        empty={<Box color="text-body-secondary">{say("trigger-patterns-none")}</Box>}
        onAddButtonClick={() => set([...patterns, ""])}
        onRemoveButtonClick={({ detail }) => {
          shown.touch(field);
          set(patterns.filter((_, at) => at !== detail.itemIndex));
        }}
        definition={[
          {
            label: say("trigger-pattern"),
            errorText: (_, at) => text(`${field}.${at}`, "error"),
            warningText: (_, at) => text(`${field}.${at}`, "warning"),
            control: (pattern, at) => (
              <Input
                value={pattern}
                spellcheck={false}
                disabled={open.readOnly}
                onBlur={() => shown.touch(`${field}.${at}`)}
                onChange={({ detail }) => set(patterns.map((one, index) => (index === at ? detail.value : one)))}
              />
            ),
          },
        ]}
      />
    </FormField>
  );
}
