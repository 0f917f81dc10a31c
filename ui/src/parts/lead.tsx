// One primary button on a page. What the content asks for takes the lead; the frame's own button steps back meanwhile.
import { type ReactNode, createContext, useCallback, useContext, useLayoutEffect, useState } from "react";
import { Button, type ButtonProps } from "../kit/button";

/** Takes the lead, and gives back how to leave it. */
type TakeLead = () => () => void;

const LeadContext = createContext<TakeLead>(() => () => undefined);

/** How many buttons below lead, and the place that counts them. */
export function useLead(): [boolean, (props: { children: ReactNode }) => ReactNode] {
  const [leads, setLeads] = useState(0);
  const take = useCallback<TakeLead>(() => {
    setLeads((before) => before + 1);
    return () => setLeads((before) => before - 1);
  }, []);
  const Room = useCallback(
    (props: { children: ReactNode }) => <LeadContext.Provider value={take}>{props.children}</LeadContext.Provider>,
    [take],
  );
  return [leads > 0, Room];
}

/** What to press next. Where several are offered at once, only the first is one. */
export function LeadingButton(props: Omit<ButtonProps, "variant">) {
  const take = useContext(LeadContext);
  useLayoutEffect(take, [take]);
  return <Button {...props} variant="primary" />;
}
