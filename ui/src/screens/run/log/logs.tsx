import { useState } from "react";
import type { LogLine } from "../../../ipc/generated";
import { Box } from "../../../kit/box";
import { Container } from "../../../kit/container";
import { FormField } from "../../../kit/form-field";
import { Header } from "../../../kit/header";
import { Select } from "../../../kit/select";
import { SpaceBetween } from "../../../kit/space-between";
import { testids } from "../../../testids";
import { say } from "../../../words/say";
import { LogView } from "./log-view";

/** A build whose log can be shown. */
export interface LoggedBuild {
  build: string;
  action: string;
  failed: boolean;
}

/** The logs of a run's builds: the one that failed first, else the newest, unless the person chose. */
export function Logs(props: {
  setup: string;
  /** Oldest first. */
  builds: readonly LoggedBuild[];
  news: number;
  kept?: readonly LogLine[];
  errorWanted: number;
}) {
  const { builds } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const shown =
    builds.find((one) => one.build === chosen) ?? builds.findLast((one) => one.failed) ?? builds.at(-1) ?? null;
  const options = builds.map((one, at) => ({
    value: one.build,
    label: say("log-build-of", { number: at + 1, action: one.action, build: one.build }),
  }));
  return (
    <Container header={<Header variant="h2">{say("run-log")}</Header>}>
      {shown === null ? (
        <Box color="text-body-secondary">{say("run-log-empty")}</Box>
      ) : (
        <SpaceBetween size="s">
          {builds.length > 1 && (
            <FormField label={say("log-build")}>
              <Select
                options={options}
                selectedOption={options.find((option) => option.value === shown.build) ?? null}
                onChange={({ detail }) => setChosen(detail.selectedOption.value ?? null)}
                data-testid={testids.logBuild}
              />
            </FormField>
          )}
          <LogView
            key={shown.build}
            setup={props.setup}
            build={shown.build}
            failed={shown.failed}
            news={props.news}
            kept={props.kept?.filter((line) => line.build === shown.build) ?? []}
            errorWanted={props.errorWanted}
          />
        </SpaceBetween>
      )}
    </Container>
  );
}
