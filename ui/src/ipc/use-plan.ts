// A plan that a person looks at before it is carried out.
import { useState } from "react";
import { faultOf } from "./call";
import type { Fault, Plan } from "./generated";

/**
 * The plan that is shown, and what is being asked about it: planning, or carrying it out. When either is refused, the plan is
 * shown no longer, as it may not be what would happen.
 */
export function usePlan() {
  const [plan, setPlan] = useState<Plan | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const work = (answer: Promise<void>) => {
    setBusy(true);
    setFault(null);
    answer
      .catch((thrown) => {
        setPlan(null);
        setFault(faultOf(thrown));
      })
      .finally(() => setBusy(false));
  };
  return { plan, setPlan, busy, fault, work };
}
