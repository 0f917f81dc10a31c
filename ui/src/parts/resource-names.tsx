// What the resources of a setup are called: CloudFormation knows their ids, a person knows what they are for.
import { type ReactNode, createContext, useContext } from "react";
import type { ResourceView } from "../ipc/generated";
import { Box } from "../kit/box";
import { say, sayOf } from "../words/say";
import { useAnswer } from "../ipc/use-answer";

const Known = createContext<readonly ResourceView[]>([]);

/** Within it, the resources of this setup are called by their names. */
export function ResourceNames(props: { setup: string; children: ReactNode }) {
  const review = useAnswer("review", { id: props.setup });
  return <Known.Provider value={review.answer?.resources ?? []}>{props.children}</Known.Provider>;
}

interface Resource {
  /** Its logical id, or its name where there is no stack. */
  id: string;
  /** CloudFormation's name of the type. */
  resourceType: string;
  /** Its physical name, where it is known. */
  name?: string | null;
}

/** What AWS calls the buckets that the pipelines copy to. */
export function useCopies(): string[] {
  return useContext(Known).flatMap(({ purpose, name }) => (purpose === "deploy-bucket" && name !== null ? [name] : []));
}

/** A resource's name; one that the setup doesn't hold any more goes by its id. */
export function useResourceName(): (resource: Resource) => string {
  const known = useContext(Known);
  return ({ id, resourceType }) => {
    const resource = known.find((one) => one.id === id && one.resourceType === resourceType);
    if (resource) return sayOf("resource", `${resource.purpose}.name`);
    if (resourceType === "AWS::CloudFormation::Stack") return say("window-stack");
    return resourceType.endsWith("::Connection") ? sayOf("resource", "connection.name") : id;
  };
}

/** A resource by its name, with what AWS calls it below, and its type where nothing else says it. */
export function ResourceName(props: { resource: Resource; type?: boolean; children?: ReactNode }) {
  const { resource, type } = props;
  const known = useContext(Known).find((one) => one.id === resource.id);
  const title = useResourceName()(resource);
  const named = [resource.id, resource.name ?? known?.name].filter((text) => text && text !== title);
  const details = type ? [...named, resource.resourceType] : named;
  return (
    <>
      {title}
      <Box variant="small" display="block">
        {[...new Set(details)].join(" · ")}
      </Box>
      {props.children}
    </>
  );
}
