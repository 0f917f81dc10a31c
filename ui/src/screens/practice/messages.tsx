import { useState } from "react";
import { call } from "../../ipc/call";
import type { KnownMessage } from "../../ipc/generated";
import { useAnswer } from "../../ipc/use-answer";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { FormField } from "../../kit/form-field";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import { type Part, Section } from "./section";

const PLACES = ["source", "build-start", "build-phase", "build-log", "deploy", "change-set", "stack"] as const;

/** What a message means, as it is listed; the message itself stands below. */
const optionOf = ({ cause, message }: KnownMessage, at: number) => ({
  value: String(at),
  label: sayOf("cause", cause),
  description: message.text,
});

/** A failure as people meet it, to see what the program says then. */
export function Messages({ world, act }: Part) {
  const known = useAnswer("practice_messages", null).answer ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const one = chosen === null ? undefined : known[chosen];
  const numbered = known.map((row, at) => ({ row, at }));
  return (
    <Section title={say("practice-failures")} what={say("practice-failures-what")}>
      <SpaceBetween size="s">
        <FormField label={say("practice-failure")} description={one && one.message.text} stretch>
          <Select
            data-testid={testids.practiceFailure}
            selectedOption={one && chosen !== null ? { value: String(chosen), label: sayOf("cause", one.cause) } : null}
            placeholder={say("practice-failure-choose")}
            filteringType="auto"
            empty={say("practice-failure-none")}
            noMatch={say("practice-failure-none")}
            options={PLACES.map((place) => ({
              label: say(`practice-place-${place}`),
              options: numbered
                .filter(({ row }) => row.message.place === place)
                .map(({ row, at }) => optionOf(row, at)),
            }))}
            onChange={({ detail }) => setChosen(Number(detail.selectedOption.value))}
          />
        </FormField>
        <SpaceBetween direction="horizontal" size="s">
          <Button
            disabled={!one}
            onClick={() => one && act(call("practice_play", one.message), say("practice-failure-played"))}
            data-testid={testids.practiceFailurePlay}
          >
            {say("practice-failure-play")}
          </Button>
          {world.played.length > 0 && (
            <Box padding={{ top: "xxs" }}>{say("practice-failure-waiting", { count: world.played.length })}</Box>
          )}
        </SpaceBetween>
      </SpaceBetween>
    </Section>
  );
}
