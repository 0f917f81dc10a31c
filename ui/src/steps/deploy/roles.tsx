// What a company demands of every role: a path, and a permissions boundary.
import { useContext, useEffect, useRef, useState } from "react";
import type { Roles as RolesAnswer } from "../../ipc/generated";
import { ExpandableSection } from "../../kit/expandable-section";
import { Input } from "../../kit/input";
import { SpaceBetween } from "../../kit/space-between";
import { Answer } from "../../parts/answer";
import { testids } from "../../testids";
import { problemAt } from "../../wizard/problems";
import type { OpenSetup } from "../../wizard/use-setup";
import { say } from "../../words/say";
import { WantedField } from "../step";

const MEMBERS = ["boundary", "path"] as const;

/** Closed as long as nobody demands anything. */
export function Roles({ open }: { open: OpenSetup }) {
  const roles: RolesAnswer = open.draft.setup.roles ?? { path: null, boundary: null };
  const wanted = useContext(WantedField);
  const wrong = problemAt(open.problems, "roles", true) !== null;
  const [expanded, setExpanded] = useState(() => MEMBERS.some((name) => roles[name]) || isOfRoles(wanted));
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOfRoles(wanted)) return;
    const field = fields.current?.querySelector("input");
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "center" });
  }, [wanted]);
  const set = (name: keyof RolesAnswer, text: string) => {
    const next = { ...roles, [name]: text || null };
    // as it is written: without the member where it says nothing
    open.change({ roles: MEMBERS.some((member) => next[member]) ? next : undefined });
  };
  return (
    <ExpandableSection
      headerText={say("deploy-roles")}
      headerDescription={say("deploy-roles-what")}
      expanded={expanded || wrong}
      onChange={({ detail }) => setExpanded(detail.expanded)}
      data-testid={testids.deployRoles}
    >
      <div ref={fields}>
        <SpaceBetween size="m">
          {MEMBERS.map((name) => (
            <Answer
              key={name}
              field={`roles.${name}`}
              problems={open.problems}
              label={say(`deploy-roles-${name}`)}
              description={say(`deploy-roles-${name}-what`)}
            >
              <Input
                data-testid={`${testids.deployRoles}-${name}`}
                readOnly={open.readOnly}
                spellcheck={false}
                value={roles[name] ?? ""}
                onChange={({ detail }) => set(name, detail.value)}
              />
            </Answer>
          ))}
        </SpaceBetween>
      </div>
    </ExpandableSection>
  );
}

const isOfRoles = (field: string | null) => field?.split(".")[0] === "roles";
