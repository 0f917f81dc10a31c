// Everything once more, before anything is made: the drawing, the resources, the rights, and what stands in the way.
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { ExpandableSection } from "../../kit/expandable-section";
import { Header } from "../../kit/header";
import { KeyValuePairs } from "../../kit/key-value-pairs";
import { SpaceBetween } from "../../kit/space-between";
import { Table } from "../../kit/table";
import { AccountAndRegion } from "../../parts/account-and-region";
import { accountName } from "../../parts/account-name";
import { Busy } from "../../parts/busy";
import { PipelineDrawing } from "../../parts/drawing";
import { FaultAlert } from "../../parts/fault";
import { Info } from "../../parts/info";
import { LeadingButton } from "../../parts/lead";
import { Policy } from "../../parts/policy";
import { Problems } from "../../parts/problems";
import { useAnswer } from "../../ipc/use-answer";
import { testids } from "../../testids";
import { say, sayOf } from "../../words/say";
import type { StepPlace } from "../../wizard/steps";
import { useConnected } from "../../wizard/use-connected";
import type { StepProps } from "../step";

export function ReviewStep({ open, show }: StepProps) {
  const review = useAnswer("review", { id: open.id }, { when: open.saving !== "saving" });
  const { place } = open.draft;
  const { roles } = open.draft.setup;
  const connected = useConnected(open);
  const title = say(open.deployed ? "review-resources-deployed" : "review-resources");
  const problems = review.answer?.problems ?? open.problems;
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.filter((problem) => problem.severity === "warning");
  if (review.answer === null) {
    return review.fault ? (
      <FaultAlert fault={review.fault} retry={review.again} />
    ) : (
      <Busy>{say("review-loading")}</Busy>
    );
  }
  const { pipelines, resources, policies, administrator } = review.answer;
  const mending = { setup: open.draft.setup, show: ({ step, part }: StepPlace) => show(step, part) };
  const nameOf = (id: string) => {
    const resource = resources.find((one) => one.id === id);
    return resource ? sayOf("resource", `${resource.purpose}.name`) : id;
  };
  return (
    <SpaceBetween size="l">
      {place.account === null && (
        <Alert
          type="info"
          header={say("review-no-account")}
          action={
            <Button onClick={() => show("account")}>
              {say("review-to-step", { step: say("steps-account-name") })}
            </Button>
          }
        />
      )}
      {!connected && (
        <div role="status" data-testid={testids.reviewConnection}>
          <Alert
            type="warning"
            header={say("review-connection")}
            action={
              <LeadingButton onClick={() => show("connection")}>
                {say("review-to-step", { step: say("steps-connection-name") })}
              </LeadingButton>
            }
          >
            {say("review-connection-what")}
          </Alert>
        </div>
      )}
      {errors.length > 0 && <Problems title={say("review-errors")} type="error" problems={errors} {...mending} />}
      {warnings.length > 0 && (
        <Problems title={say("review-warnings")} type="warning" problems={warnings} {...mending} />
      )}
      <KeyValuePairs
        columns={3}
        items={[
          { label: say("review-account"), value: accountName(place.account) },
          {
            label: say("review-where"),
            value: (
              <AccountAndRegion account={place.identity?.account ?? say("review-not-yet")} region={place.region} />
            ),
          },
          { label: say("review-stack"), info: <Info term="stack" />, value: open.names.stack || say("review-not-yet") },
          ...(roles?.path ? [{ label: say("review-roles-path"), value: roles.path }] : []),
          ...(roles?.boundary ? [{ label: say("deploy-roles-boundary"), value: roles.boundary }] : []),
        ]}
      />
      {pipelines.map((drawing) => (
        <Container
          key={drawing.pipeline}
          header={
            <Header variant="h2" info={<Info term="stage" />}>
              {drawing.pipeline}
            </Header>
          }
        >
          <PipelineDrawing drawing={drawing} id={testids.reviewDrawing} />
        </Container>
      ))}
      {resources.length > 0 && (
        <Table
          wrapLines
          data-testid={testids.reviewResources}
          ariaLabels={{ tableLabel: title }}
          header={
            <Header variant="h2" counter={`(${resources.length})`} description={say("review-resources-what")}>
              {title}
            </Header>
          }
          items={resources}
          trackBy="id"
          columnDefinitions={[
            {
              id: "purpose",
              header: say("review-purpose"),
              minWidth: 240,
              isRowHeader: true,
              cell: (one) => (
                <>
                  <b>{sayOf("resource", `${one.purpose}.name`)}</b>
                  <Box variant="small" display="block">
                    {sayOf("resource", one.purpose, one.facts)}
                  </Box>
                </>
              ),
            },
            {
              id: "name",
              header: say("review-name"),
              minWidth: 280,
              cell: (one) => (
                <>
                  {one.name ?? one.id}
                  <Box variant="small" display="block">
                    {one.name === null ? one.resourceType : `${one.id} · ${one.resourceType}`}
                  </Box>
                </>
              ),
            },
          ]}
        />
      )}
      {policies.length > 0 && (
        <Container
          header={
            <Header variant="h2" info={<Info term="role" />} description={say("review-policies-what")}>
              {say("review-policies")}
            </Header>
          }
        >
          <div data-testid={testids.reviewPolicies}>
            {policies.map((policy) => (
              <ExpandableSection
                key={policy.role}
                headerText={nameOf(policy.role)}
                headerDescription={policy.role}
                headerCounter={`(${policy.statements.length + policy.managed.length})`}
              >
                <Policy policy={policy} />
              </ExpandableSection>
            ))}
          </div>
        </Container>
      )}
      {administrator.some((policy) => policy.statements.length > 0) && (
        <Container
          header={
            <Header variant="h2" description={say("review-administrator-what")}>
              {say("review-administrator")}
            </Header>
          }
        >
          <div data-testid={testids.reviewAdministrator}>
            {administrator.map((policy) => (
              <ExpandableSection
                key={policy.role}
                headerText={say("review-administrator-show")}
                headerDescription={administrator.length > 1 ? policy.role : undefined}
              >
                <Policy policy={policy} />
              </ExpandableSection>
            ))}
          </div>
        </Container>
      )}
    </SpaceBetween>
  );
}
