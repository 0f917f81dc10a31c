import { CodeView } from "../kit/code-view";
import { say } from "../words/say";

/** A file to read and copy. */
export function Text(props: { name: string; text: string }) {
  return (
    <CodeView
      name={props.name}
      text={props.text}
      copy={{ label: say("window-copy"), done: say("window-copied"), failed: say("window-copy-failed") }}
    />
  );
}
