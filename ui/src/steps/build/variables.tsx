import { useState } from "react";
import type { Problem, Variable, VariableKind } from "../../ipc/generated";
import { AttributeEditor } from "../../kit/attribute-editor";
import { Box } from "../../kit/box";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { Input } from "../../kit/input";
import { Select } from "../../kit/select";
import { testids } from "../../testids";
import { say, sayProblem } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import type { OpenSetup } from "../../wizard/use-setup";
import { useShown } from "../step";

const KINDS: readonly VariableKind[] = ["plain", "parameterStore", "secretsManager"];

/** Environment variables of the build. A secret is never typed here: only where it is kept. */
export function Variables(props: {
  open: OpenSetup;
  field: string;
  variables: Variable[];
  set(variables: Variable[]): void;
}) {
  const { variables, set, open, field } = props;
  const shown = useShown();
  // A row that was just added is empty and no mistake yet; its problems show once it was left.
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set(variables.map((_, at) => at)));
  const edit = (at: number, more: Partial<Variable>) =>
    set(variables.map((variable, index) => (index === at ? { ...variable, ...more } : variable)));
  const text = (at: number, member: string, severity: Problem["severity"]) => {
    const problem = problemAt(open.problems, `${field}.${at}${member}`);
    if (problem?.severity !== severity) return undefined;
    return problem.code !== "missing" || shown.tried || left.has(at) ? sayProblem(problem) : undefined;
  };
  const leave = (at: number) => setLeft((known) => new Set(known).add(at));
  const all = problemAt(open.problems, field);
  return (
    <Container
      header={
        <Header variant="h2" description={say("build-variables-what")}>
          {say("build-variables")}
        </Header>
      }
    >
      {all && <Box color="text-status-error">{sayProblem(all)}</Box>}
      <AttributeEditor
        data-testid={testids.buildVariables}
        items={variables}
        disableAddButton={open.readOnly}
        addButtonText={say("build-variable-add")}
        removeButtonText={say("build-variable-remove")}
        removeButtonAriaLabel={(variable) => say("build-variable-remove-named", { name: variable.name })}
        empty={<Box color="text-body-secondary">{say("build-variables-none")}</Box>}
        onAddButtonClick={() => set([...variables, { name: "", kind: "plain", value: "" }])}
        onRemoveButtonClick={({ detail }) => {
          set(variables.filter((_, index) => index !== detail.itemIndex));
          setLeft((known) => new Set([...known].map((at) => (at > detail.itemIndex ? at - 1 : at))));
        }}
        definition={[
          {
            label: say("build-variable-name"),
            errorText: (_, at) => text(at, ".name", "error"),
            warningText: (_, at) => text(at, ".name", "warning"),
            control: (variable, at) => (
              <Input
                value={variable.name}
                spellcheck={false}
                disabled={open.readOnly}
                onBlur={() => leave(at)}
                onChange={({ detail }) => edit(at, { name: detail.value })}
              />
            ),
          },
          {
            label: say("build-variable-kind"),
            control: (variable, at) => (
              <Select
                disabled={open.readOnly}
                selectedOption={{ value: variable.kind, label: say(`build-kind-${variable.kind}`) }}
                options={KINDS.map((value) => ({
                  value,
                  label: say(`build-kind-${value}`),
                  description: say(`build-kind-${value}-what`),
                }))}
                onChange={({ detail }) =>
                  edit(at, { kind: KINDS.find((kind) => kind === detail.selectedOption.value) ?? "plain" })
                }
              />
            ),
          },
          {
            label: say("build-variable-value"),
            errorText: (_, at) => text(at, ".value", "error"),
            warningText: (_, at) => text(at, ".value", "warning"),
            control: (variable, at) => (
              <Input
                value={variable.value}
                spellcheck={false}
                disabled={open.readOnly}
                placeholder={variable.kind === "plain" ? undefined : say(`build-kind-${variable.kind}-example`)}
                onBlur={() => leave(at)}
                onChange={({ detail }) => edit(at, { value: detail.value })}
              />
            ),
          },
        ]}
      />
    </Container>
  );
}
