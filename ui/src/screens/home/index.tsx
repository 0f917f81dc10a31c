// Home: the setups, what runs, what needs the person. It is in the first chunk: only light components here.
import { Suspense, lazy, useState } from "react";
import { call, faultOf } from "../../ipc/call";
import type { Fault, JobSnapshot, Overview } from "../../ipc/generated";
import { isLive } from "../../ipc/jobs";
import { useAnswer } from "../../ipc/use-answer";
import { kindOf } from "../../jobs/kinds";
import { Alert } from "../../kit/alert";
import { Box } from "../../kit/box";
import { Button } from "../../kit/button";
import { Container } from "../../kit/container";
import { Header } from "../../kit/header";
import { SpaceBetween } from "../../kit/space-between";
import { FaultAlert } from "../../parts/fault";
import { LeadingButton, useLead } from "../../parts/lead";
import { type Route, routeOf } from "../../route";
import { testids } from "../../testids";
import { say } from "../../words/say";
import { find } from "./find";
import { SetupCard } from "./setup-card";
import { GROUPS, groupOf, isBlank } from "./standing";

const OpenFile = lazy(() => import("./open-file"));

/** With more setups than these, one can be looked for. */
const MANY = 8;

/** How often Home looks again while something runs, ms. */
const LOOK_AGAIN = 3_000;

export function Home(props: { overview: Overview; go(route: Route): void }) {
  const { overview, go } = props;
  const [fault, setFault] = useState<Fault | null>(null);
  const [opening, setOpening] = useState(false);
  const [entering, setEntering] = useState(false);
  const [sought, setSought] = useState("");
  const jobsOf = (id: string) => overview.jobs.filter((job) => job.setup === id);
  // One in which nothing was answered yet is where the next one begins.
  const blank = overview.setups.find((setup) => isBlank(setup, jobsOf(setup.id)));
  const setups = overview.setups.filter((setup) => !isBlank(setup, jobsOf(setup.id)));
  const found = find(setups, sought);
  const [led, LeadRoom] = useLead();
  const kept = useAnswer("overview", null, { onFocus: true, every: overview.jobs.some(isLive) && LOOK_AGAIN });

  const begin = () => {
    if (blank) return go({ screen: "wizard", setup: blank.id, step: "account" });
    setFault(null);
    setEntering(true);
    call("create_setup")
      .then(({ id }) => go({ screen: "wizard", setup: id }))
      .catch((thrown) => {
        setFault(faultOf(thrown));
        setEntering(false);
      });
  };
  const needing = overview.jobs.filter((job) => job.status === "waitingForPerson");
  const nameOf = (job: JobSnapshot) => {
    const setup = overview.setups.find((one) => one.id === job.setup);
    return setup?.name || setup?.repository || job.host?.name || say("home-unnamed");
  };

  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setOpening(true)} data-testid={testids.homeOpenFile}>
        {say("home-open-file")}
      </Button>
      <Button variant={led ? "normal" : "primary"} loading={entering} onClick={begin} data-testid={testids.homeNew}>
        {say("home-new")}
      </Button>
    </SpaceBetween>
  );

  return (
    <div className="frame-content">
      <LeadRoom>
        <SpaceBetween size="l">
          <Header variant="h1" description={say("home-subtitle")} actions={setups.length > 0 ? actions : undefined}>
            {say("home-title")}
          </Header>
          {opening && (
            <Suspense>
              <OpenFile close={() => setOpening(false)} opened={(view) => go({ screen: "wizard", setup: view.id })} />
            </Suspense>
          )}
          {fault && <FaultAlert fault={fault} />}
          {kept.fault && <FaultAlert fault={kept.fault} retry={kept.again} />}
          {overview.faults.map((one, at) => (
            <FaultAlert key={at} fault={one} severity="warning" />
          ))}
          {needing.map((job, at) => {
            const Show = at === 0 ? LeadingButton : Button;
            return (
              <div role="status" key={job.id}>
                <Alert
                  type="info"
                  header={<span className="clamp">{say("home-waits", { name: nameOf(job) })}</span>}
                  action={<Show onClick={() => go(routeOf(job))}>{say("home-waits-open")}</Show>}
                >
                  {say(kindOf(job).waits)}
                </Alert>
              </div>
            );
          })}
          {setups.length === 0 ? (
            <Welcome actions={actions} />
          ) : (
            <>
              {setups.length > MANY && (
                <div className="find">
                  <input
                    type="search"
                    spellCheck={false}
                    value={sought}
                    placeholder={say("home-find")}
                    aria-label={say("home-find")}
                    onChange={(event) => setSought(event.target.value)}
                    data-testid={testids.homeFind}
                  />
                  <span role="status">
                    {sought.trim() !== "" && say("home-found", { count: found.length, all: setups.length })}
                  </span>
                </div>
              )}
              {GROUPS.map((group) => {
                const here = found.filter((setup) => groupOf(setup, jobsOf(setup.id)) === group);
                return (
                  here.length > 0 && (
                    <section key={group} data-testid={testids.homeGroup} data-group={group}>
                      <h2 className="group-name">
                        {say(`home-group-${group}`)} <span className="quiet">({here.length})</span>
                      </h2>
                      <ul className="setups" aria-label={say(`home-group-${group}`)}>
                        {here.map((setup) => (
                          <li key={setup.id}>
                            <SetupCard setup={setup} jobs={jobsOf(setup.id)} go={go} />
                          </li>
                        ))}
                      </ul>
                    </section>
                  )
                );
              })}
            </>
          )}
        </SpaceBetween>
      </LeadRoom>
    </div>
  );
}

function Welcome(props: { actions: React.ReactNode }) {
  return (
    <Container header={<Header variant="h2">{say("home-welcome")}</Header>} footer={props.actions}>
      <SpaceBetween size="s">
        <Box>{say("home-welcome-what")}</Box>
        <ol className="instructions">
          <li>{say("home-welcome-1")}</li>
          <li>{say("home-welcome-2")}</li>
          <li>{say("home-welcome-3")}</li>
          <li>{say("home-welcome-4")}</li>
        </ol>
        <Box color="text-body-secondary">{say("home-welcome-practice")}</Box>
      </SpaceBetween>
    </Container>
  );
}
