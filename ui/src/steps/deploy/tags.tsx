import { useEffect, useState } from "react";
import type { Problem } from "../../ipc/generated";
import { AttributeEditor } from "../../kit/attribute-editor";
import { Box } from "../../kit/box";
import { ExpandableSection } from "../../kit/expandable-section";
import { Input } from "../../kit/input";
import { say, sayProblem } from "../../words/say";
import { problemAt } from "../../wizard/problems";
import type { OpenSetup } from "../../wizard/use-setup";
import type { StepProps } from "../step";

export interface Row {
  key: string;
  value: string;
}

/** What keeps a row out of the setup: a value without a key, or the key of another row. */
export function keyProblem(row: Row, rows: readonly Row[]): Problem | null {
  const field = "tags";
  if (row.key === "") return row.value === "" ? null : { field, code: "missing", severity: "error", facts: {} };
  const isTwin = rows.some((other) => other !== row && other.key === row.key);
  return isTwin ? { field, code: "duplicate", severity: "error", facts: { name: row.key } } : null;
}

/** The setup's check names the key alone: of a row with a key, only the value can be missing or look like a secret. */
export function isAtValue(problem: Problem, row: Row): boolean {
  return row.key !== "" && (problem.code === "missing" || problem.code === "looks-like-secret");
}

/** Tags for everything that is made. Rows keep their order and may be half typed; the setup holds what has a key. */
export function Tags({ open, before }: { open: OpenSetup; before: StepProps["before"] }) {
  const { tags } = open.draft.setup;
  const [rows, setRows] = useState<Row[]>(() =>
    Object.entries(tags).map(([key, value]) => ({ key, value: value ?? "" })),
  );
  const set = (next: typeof rows) => {
    setRows(next);
    open.change({ tags: Object.fromEntries(next.filter((row) => row.key !== "").map((row) => [row.key, row.value])) });
  };
  const edit = (at: number, more: Partial<(typeof rows)[number]>) =>
    set(rows.map((row, index) => (index === at ? { ...row, ...more } : row)));
  const error = (row: Row, at: "key" | "value") => {
    const problem = keyProblem(row, rows) ?? problemAt(open.problems, `tags.${row.key}`);
    return problem && (isAtValue(problem, row) ? "value" : "key") === at ? sayProblem(problem) : undefined;
  };
  // The setup can't hold such rows, so that its own check doesn't see them.
  const lost = rows.some((row) => keyProblem(row, rows) !== null);
  useEffect(() => {
    before.current = async () => {
      if (lost) throw new Error("a tag has no key of its own");
      return Promise.resolve();
    };
    return () => {
      before.current = null;
    };
  }, [before, lost]);
  const all = problemAt(open.problems, "tags");
  return (
    <ExpandableSection
      headerText={say("deploy-tags")}
      headerDescription={say("deploy-tags-what")}
      defaultExpanded={rows.length > 0}
    >
      {all && <Box color="text-status-error">{sayProblem(all)}</Box>}
      <AttributeEditor
        items={rows}
        disableAddButton={open.readOnly}
        addButtonText={say("deploy-tag-add")}
        removeButtonText={say("deploy-tag-remove")}
        removeButtonAriaLabel={(row) => say("deploy-tag-remove-named", { name: row.key })}
        empty={<Box color="text-body-secondary">{say("deploy-tags-none")}</Box>}
        onAddButtonClick={() => set([...rows, { key: "", value: "" }])}
        onRemoveButtonClick={({ detail }) => set(rows.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: say("deploy-tag-key"),
            errorText: (row) => error(row, "key"),
            control: (row, at) => (
              <Input
                value={row.key}
                disabled={open.readOnly}
                onChange={({ detail }) => edit(at, { key: detail.value })}
              />
            ),
          },
          {
            label: say("deploy-tag-value"),
            errorText: (row) => error(row, "value"),
            control: (row, at) => (
              <Input
                value={row.value}
                disabled={open.readOnly}
                onChange={({ detail }) => edit(at, { value: detail.value })}
              />
            ),
          },
        ]}
      />
    </ExpandableSection>
  );
}
