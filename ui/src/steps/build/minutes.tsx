import { useState } from "react";
import { Input } from "../../kit/input";
import { testids } from "../../testids";

/** What was typed, as whole minutes; what isn't a number is 0, which the check refuses with the limits. */
export function minutes(text: string): number {
  const number = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  return number < 2 ** 31 ? number : 0;
}

/** A number of minutes. What is typed stays as it was typed, also while it isn't a number. */
export function Minutes(props: { value: number; disabled: boolean; change(minutes: number): void }) {
  const [typed, setTyped] = useState(String(props.value));
  return (
    <Input
      inputMode="numeric"
      disabled={props.disabled}
      value={minutes(typed) === props.value ? typed : String(props.value)}
      data-testid={testids.buildTimeout}
      onChange={({ detail }) => {
        setTyped(detail.value);
        props.change(minutes(detail.value));
      }}
    />
  );
}
