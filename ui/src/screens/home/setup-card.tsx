import { useEffect, useRef, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, SetupSummary, StandingElsewhere } from "../../ipc/generated";
import { newestOnRunScreen, tookDown } from "../../jobs/kinds";
import { Badge } from "../../kit/badge";
import { Box } from "../../kit/box";
import { Button, type ButtonProps } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { StatusIndicator } from "../../kit/status-indicator";
import { accountName } from "../../parts/account-name";
import { Approve } from "../../parts/approve";
import { FaultAlert } from "../../parts/fault";
import type { Route } from "../../route";
import { testids } from "../../testids";
import { say, sayFault, sayMeaning } from "../../words/say";
import { moment } from "../../words/time";
import { currentStep, numberOf } from "../../wizard/steps";
import { standing } from "./standing";

/** One setup: where it stands, and the way to what comes next. */
export function SetupCard(props: { setup: SetupSummary; jobs: JobSnapshot[]; go(route: Route): void }) {
  const { setup, jobs, go } = props;
  const [asking, setAsking] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [going, setGoing] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const stands = standing(setup, jobs);
  // The question takes the place of what was pressed, and gives it back: the keyboard goes along.
  const no = useRef<ButtonProps.Ref>(null);
  const bin = useRef<ButtonProps.Ref>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) no.current?.focus();
    else if (asked.current) bin.current?.focus();
    asked.current = asking;
  }, [asking]);
  const newest = newestOnRunScreen(jobs);
  // Also what a deployment made that was stopped, or that failed.
  const left =
    setup.deployed || setup.elsewhere.length > 0 || (newest !== null && newest.stack !== null && !tookDown(newest));
  const runs = setup.deployed || newest !== null;
  const wizard = () => go({ screen: "wizard", setup: setup.id });
  const run = () => go({ screen: "run", setup: setup.id });
  /** To where it was before, with the way to take down what stands there. */
  const goTo = ({ account, region }: StandingElsewhere) => {
    setGoing(true);
    setFault(null);
    call("change_account", { id: setup.id, account, region, second: false })
      .then(run)
      .catch((thrown) => setFault(faultOf(thrown)))
      .finally(() => setGoing(false));
  };
  const remove = () => {
    setDeleting(true);
    setFault(null);
    // Where it is deleted, this card goes with the next overview.
    call("delete_setup", { id: setup.id }).catch((thrown) => {
      setFault(faultOf(thrown));
      setDeleting(false);
    });
  };

  const at = currentStep(setup.place.step, setup.provider);
  return (
    <Container
      fitHeight
      data-testid={testids.homeSetup}
      header={
        <Header
          variant="h2"
          headingTagOverride="h3"
          description={<span className="clamp">{setup.repository || say("home-no-repository")}</span>}
        >
          <span className="clamp">{setup.name || setup.repository || say("home-unnamed")}</span>
        </Header>
      }
    >
      <SpaceBetween size="s">
        <SpaceBetween direction="horizontal" size="xs">
          <Badge color={setup.place.account?.kind === "practice" ? "severity-low" : "blue"}>
            {accountName(setup.place.account)}
          </Badge>
          {setup.place.region && <Badge>{setup.place.region}</Badge>}
          {setup.deployed && stands?.says !== "home-standing-taking-down" && stands?.type !== "success" && (
            <Badge color="green">{say("home-deployed")}</Badge>
          )}
          {setup.readOnly && <Badge color="grey">{say("home-read-only")}</Badge>}
        </SpaceBetween>
        {stands ? (
          <div>
            <StatusIndicator type={stands.type}>{say(stands.says)}</StatusIndicator>
            {stands.type === "error" && stands.job?.fault && (
              <Box variant="small" display="block">
                <span className="clamp">
                  {sayFault(stands.job.fault)} {sayMeaning(stands.job.fault)}
                </span>
              </Box>
            )}
          </div>
        ) : (
          <StatusIndicator type="pending">
            {say("home-at-step", {
              step: say(`steps-${at}-name`),
              ...numberOf(at, setup.provider),
            })}
          </StatusIndicator>
        )}
        {setup.elsewhere.map((one, index) => (
          <SpaceBetween key={index} direction="horizontal" size="xs">
            <Box>
              {say("home-elsewhere", { stack: one.stack, account: accountName(one.account), region: one.region })}
            </Box>
            <Button onClick={() => goTo(one)} loading={going} data-testid={testids.homeElsewhere}>
              {say("home-elsewhere-go")}
            </Button>
          </SpaceBetween>
        ))}
        <Box variant="small">{say("home-changed", { when: moment(setup.updatedAt) })}</Box>
        {fault && <FaultAlert fault={fault} />}
        {asking ? (
          <SpaceBetween size="xs">
            <Box>{say(left ? "home-delete-deployed" : "home-delete-ask")}</Box>
            <SpaceBetween direction="horizontal" size="xs">
              <Button ref={no} onClick={() => setAsking(false)}>
                {say("window-cancel")}
              </Button>
              {left && runs && <Button onClick={run}>{say("home-run")}</Button>}
              <Approve deletes busy={deleting} approve={remove} id={testids.homeDeleteConfirm}>
                {say("home-delete")}
              </Approve>
            </SpaceBetween>
          </SpaceBetween>
        ) : (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={wizard} data-testid={testids.homeContinue}>
              {say(runs ? "home-edit" : "home-continue")}
            </Button>
            {runs && (
              <Button onClick={run} data-testid={testids.homeRun}>
                {say("home-run")}
              </Button>
            )}
            <Button onClick={() => go({ screen: "files", setup: setup.id })} data-testid={testids.homeFiles}>
              {say("home-files")}
            </Button>
            <Button
              ref={bin}
              variant="icon"
              iconName="remove"
              ariaLabel={say("home-delete-named", { name: setup.name || setup.repository || say("home-unnamed") })}
              onClick={() => setAsking(true)}
              data-testid={testids.homeDelete}
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}
