import CloudscapeCodeView, { type CodeViewProps } from "@cloudscape-design/code-view/code-view";
import json from "@cloudscape-design/code-view/highlight/json";
import yaml from "@cloudscape-design/code-view/highlight/yaml";
import type { ReactNode } from "react";

const HIGHLIGHTS: Record<string, CodeViewProps["highlight"]> = { json, yaml, yml: yaml };

/** A text with line numbers, coloured by the ending of its name. */
export function CodeView(props: { name: string; text: string; actions: ReactNode }) {
  const ending = props.name.split(".").at(-1) ?? "";
  return (
    <CloudscapeCodeView
      content={props.text}
      lineNumbers
      wrapLines
      ariaLabel={props.name}
      highlight={HIGHLIGHTS[ending]}
      actions={props.actions}
    />
  );
}
