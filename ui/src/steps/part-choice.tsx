import { Box } from "../kit/box";
import { Select } from "../kit/select";
import { Answer } from "../parts/answer";
import { testids } from "../testids";
import { type List, nameOf } from "../wizard/parts-of-setup";
import { problemAt } from "../wizard/problems";
import type { OpenSetup } from "../wizard/use-setup";
import { say } from "../words/say";

/** Which build or pipeline a step asks about, where the setup has several. What is wrong with its name is said here. */
export function PartChoice(props: { open: OpenSetup; list: List; part: number; choose(part: number): void }) {
  const { open, list, part } = props;
  const { setup } = open.draft;
  const field = `${list}.${part}.name`;
  if (setup[list].length < 2 && problemAt(open.problems, field) === null) return null;
  const options = setup[list].map((_, index) => ({ value: String(index), label: nameOf(setup, list, index) }));
  return (
    <Box margin={{ bottom: "l" }}>
      <Answer
        field={field}
        problems={open.problems}
        label={say(`steps-part-${list}`)}
        description={setup[list].length > 1 && say(`steps-part-${list}-what`)}
      >
        <Select
          data-testid={testids.stepPart}
          selectedOption={options[part] ?? null}
          options={options}
          onChange={({ detail }) => props.choose(Number(detail.selectedOption.value))}
        />
      </Answer>
    </Box>
  );
}
