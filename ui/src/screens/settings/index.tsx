// Settings: language, light or dark, and where things are kept.
import { useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, Language, Overview, Settings, Theme } from "../../ipc/generated";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { FormField } from "../../kit/form-field";
import { Header } from "../../kit/header";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { RadioGroup } from "../../kit/radio-group";
import { SpaceBetween } from "../../kit/space-between";
import { Toggle } from "../../kit/toggle";
import { FaultAlert } from "../../parts/fault";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say } from "../../words/say";

const LANGUAGES: readonly (Language | "system")[] = ["system", "en", "ja"];
const THEMES: readonly Theme[] = ["system", "light", "dark"];

export default function SettingsScreen(props: { overview: Overview; settle(settings: Settings): Promise<void> }) {
  const { settings } = props.overview;
  const [fault, setFault] = useState<Fault | null>(null);
  const accounts = useAnswer("accounts", null);
  useAnswer("overview", null); // what is shown here is kept new
  const keys = accounts.answer?.options.filter((option) => option.choice.kind === "keys") ?? [];
  const settle = (next: Settings) => {
    setFault(null);
    props.settle(next).catch((thrown) => setFault(faultOf(thrown)));
  };
  return (
    <div className="frame-content">
      <SpaceBetween size="l">
        <Header variant="h1">{say("settings-title")}</Header>
        {fault && <FaultAlert fault={fault} />}
        <Container header={<Header variant="h2">{say("settings-look")}</Header>}>
          <SpaceBetween size="l">
            <FormField label={say("settings-language")}>
              <RadioGroup
                data-testid={testids.settingsLanguage}
                value={settings.language ?? "system"}
                items={LANGUAGES.map((value) => ({ value, label: say(`settings-language-${value}`) }))}
                onChange={({ detail }) =>
                  settle({
                    ...settings,
                    language: detail.value === "en" || detail.value === "ja" ? detail.value : null,
                  })
                }
              />
            </FormField>
            <FormField label={say("settings-theme")}>
              <RadioGroup
                data-testid={testids.settingsTheme}
                value={settings.theme}
                items={THEMES.map((value) => ({ value, label: say(`settings-theme-${value}`) }))}
                onChange={({ detail }) =>
                  settle({ ...settings, theme: THEMES.find((one) => one === detail.value) ?? "system" })
                }
              />
            </FormField>
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">{say("settings-notifications")}</Header>}>
          <Toggle
            data-testid={testids.settingsNotifications}
            checked={settings.notifications}
            description={say("settings-notifications-hint")}
            onChange={({ detail }) => settle({ ...settings, notifications: detail.checked })}
          >
            {say("settings-notifications-on")}
          </Toggle>
        </Container>
        <Container header={<Header variant="h2">{say("settings-kept")}</Header>}>
          <SpaceBetween size="l">
            <KeyValuePairs
              columns={1}
              items={[
                { label: say("settings-home"), value: <code className="address">{props.overview.home}</code> },
                {
                  label: say("settings-secrets"),
                  value: say(props.overview.keychain ? "settings-keychain" : "settings-no-keychain"),
                },
                { label: say("settings-version"), value: props.overview.version },
              ]}
            />
            {keys.length > 0 && (
              <FormField label={say("settings-keys")} description={say("settings-keys-hint")}>
                <SpaceBetween size="xs">
                  {keys.map((option) => (
                    <SpaceBetween key={option.label} direction="horizontal" size="s" alignItems="center">
                      <Box>{option.label}</Box>
                      <Button
                        onClick={() =>
                          void call("forget_keys", option.choice).catch((thrown) => setFault(faultOf(thrown)))
                        }
                        ariaLabel={say("settings-forget-named", { name: option.label })}
                      >
                        {say("settings-forget")}
                      </Button>
                    </SpaceBetween>
                  ))}
                </SpaceBetween>
              </FormField>
            )}
          </SpaceBetween>
        </Container>
        <Box variant="small">{say("settings-not-aws")}</Box>
      </SpaceBetween>
    </div>
  );
}
