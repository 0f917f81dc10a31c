import CloudscapeCodeView, { type CodeViewProps } from "@cloudscape-design/code-view/code-view";
import json from "@cloudscape-design/code-view/highlight/json";
import yaml from "@cloudscape-design/code-view/highlight/yaml";
import { CopyToClipboard } from "./copy-to-clipboard";

const HIGHLIGHTS: Record<string, CodeViewProps["highlight"]> = { json, yaml, yml: yaml };

/** A text with line numbers, coloured by the ending of its name, and a button that copies it. */
export function CodeView(props: { name: string; text: string; copy: { label: string; done: string; failed: string } }) {
  const ending = props.name.split(".").at(-1) ?? "";
  return (
    <CloudscapeCodeView
      content={props.text}
      lineNumbers
      wrapLines
      ariaLabel={props.name}
      highlight={HIGHLIGHTS[ending]}
      actions={
        <CopyToClipboard
          copyButtonAriaLabel={props.copy.label}
          copyErrorText={props.copy.failed}
          copySuccessText={props.copy.done}
          textToCopy={props.text}
          variant="icon"
        />
      }
    />
  );
}
