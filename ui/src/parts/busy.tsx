import { Spinner } from "../kit/spinner";

/** Something is on its way. Says what. */
export function Busy(props: { children: string }) {
  return (
    <div role="status" data-busy>
      <Spinner /> {props.children}
    </div>
  );
}
