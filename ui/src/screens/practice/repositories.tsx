import { useState } from "react";
import { call } from "../../ipc/call";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { ColumnLayout } from "../../kit/column-layout";
import { FormField } from "../../kit/form-field";
import { Input } from "../../kit/input";
import { Select } from "../../kit/select";
import { SpaceBetween } from "../../kit/space-between";
import { Textarea } from "../../kit/textarea";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { type Part, Section } from "./section";

/** The repositories of the world: a push or a pull request in one of them. */
export function Repositories({ world, act }: Part) {
  const [name, setName] = useState<string | null>(null);
  const [branch, setBranch] = useState<string | null>(null);
  const [message, setMessage] = useState(() => say("run-push-example"));
  const [path, setPath] = useState("");
  const [text, setText] = useState("");
  // The person's own come after those that the world begins with, the newest last.
  const repository = world.repositories.find((one) => one.name === name) ?? world.repositories.at(-1);
  const [main] = repository?.branches ?? [];
  const at = branch ?? main?.name ?? "";
  const newest = repository?.branches.find((one) => one.name === at);
  if (!repository || !main) return null;
  const push = () =>
    act(
      call("practice_push", {
        repository: repository.name,
        branch: at,
        message,
        files: path.trim() === "" ? [] : [{ path: path.trim(), text }],
      }),
      say("practice-pushed", { repository: repository.name, branch: at }),
    );
  const pullRequest = () =>
    act(
      call("practice_pull_request", {
        repository: repository.name,
        from: at,
        into: main.name,
        title: message,
        event: "OPEN",
      }),
      say("practice-pull-request-opened", { from: at, into: main.name }),
    );
  return (
    <Section title={say("practice-repositories")} what={say("practice-repositories-what")}>
      <SpaceBetween size="m">
        <ColumnLayout columns={3}>
          <FormField label={say("practice-repository")} constraintText={repository.server}>
            <Select
              data-testid={testids.practiceRepository}
              selectedOption={{ value: repository.name, label: repository.name }}
              options={world.repositories.map((one) => ({
                value: one.name,
                label: one.name,
                description: one.server === null ? one.provider : `${one.provider}, ${one.server}`,
              }))}
              onChange={({ detail }) => {
                setName(detail.selectedOption.value ?? null);
                setBranch(null);
              }}
            />
          </FormField>
          <FormField label={say("practice-branch")} constraintText={say("practice-branch-what")}>
            <Input
              value={at}
              spellcheck={false}
              data-testid={testids.practiceBranch}
              onChange={({ detail }) => setBranch(detail.value)}
            />
          </FormField>
          <FormField label={say("practice-message")}>
            <Input
              value={message}
              data-testid={testids.practiceMessage}
              onChange={({ detail }) => setMessage(detail.value)}
              onKeyDown={({ detail }) => detail.key === "Enter" && at !== "" && push()}
            />
          </FormField>
        </ColumnLayout>
        <FormField label={say("practice-file")} description={say("practice-file-what")}>
          <Input
            value={path}
            spellcheck={false}
            data-testid={testids.practiceFile}
            onChange={({ detail }) => setPath(detail.value)}
          />
        </FormField>
        {path.trim() !== "" && (
          <FormField
            label={say("practice-file-text")}
            description={newest?.files.includes(path.trim()) && say("practice-file-replaces")}
          >
            <Textarea
              value={text}
              spellcheck={false}
              rows={8}
              data-testid={testids.practiceFileText}
              onChange={({ detail }) => setText(detail.value)}
            />
          </FormField>
        )}
        <Box variant="small">
          {newest
            ? say("practice-newest", {
                commit: newest.commit.slice(0, 8),
                message: newest.message,
                count: newest.files.length,
              })
            : say("practice-new-branch", { branch: at })}
        </Box>
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" disabled={at === ""} onClick={push} data-testid={testids.practicePush}>
            {say("practice-push")}
          </Button>
          <Button
            disabled={at === "" || at === main.name || !newest}
            disabledReason={say("practice-pull-request-needs", { branch: main.name })}
            onClick={pullRequest}
            data-testid={testids.practicePullRequest}
          >
            {say("practice-pull-request")}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Section>
  );
}
