import { Copy } from "./copy";

/** A command for the person's terminal. */
export function CommandLine(props: { text: string }) {
  return (
    <div className="command-line">
      <code className="address">{props.text}</code>
      <Copy text={props.text} of={props.text} />
    </div>
  );
}
