import { call } from "../../ipc/call";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { span } from "../../words/time";
import { type Part, Section } from "./section";

const SPEEDS = [1, 10, 100, 1000] as const;
const SKIPS = [60, 600, 3600] as const;

/** How fast time goes in the world, and jumps in it. */
export function Clock({ world, act }: Part) {
  const label = (speed: number) => say("practice-speed-times", { speed });
  return (
    <Section title={say("practice-clock")} what={say("practice-clock-what")}>
      <SpaceBetween size="m">
        <FormField label={say("practice-speed")}>
          <Select
            data-testid={testids.practiceSpeed}
            selectedOption={{ value: String(world.speed), label: label(world.speed) }}
            options={SPEEDS.map((speed) => ({ value: String(speed), label: label(speed) }))}
            onChange={({ detail }) => {
              const speed = Number(detail.selectedOption.value);
              act(call("practice_clock", { speed, skip: 0 }), say("practice-speed-done", { speed }));
            }}
          />
        </FormField>
        <SpaceBetween direction="horizontal" size="xs">
          {SKIPS.map((skip) => (
            <Button
              key={skip}
              data-testid={testids.practiceSkip}
              onClick={() =>
                act(call("practice_clock", { speed: null, skip }), say("practice-skip-done", { time: span(skip) }))
              }
            >
              {say("practice-skip", { time: span(skip) })}
            </Button>
          ))}
        </SpaceBetween>
      </SpaceBetween>
    </Section>
  );
}
