import { CodeView } from "../kit/code-view";
import { Copy } from "./copy";

/** A file to read and copy. */
export function Text(props: { name: string; text: string }) {
  return <CodeView name={props.name} text={props.text} actions={<Copy text={props.text} of={props.name} />} />;
}
