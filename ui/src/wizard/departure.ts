// Where a change of a setup's place would take it. What stands in an account stays there: then it is asked for first.
import type { AccountChoice, SetupPlace } from "../ipc/generated";

export interface Departure {
  /** Null while another account is only being typed. */
  account: AccountChoice | null;
  region: string;
}

/** The account and Region that a change leads to; null when it leaves neither. */
export function departure(place: SetupPlace, change: Partial<SetupPlace>): Departure | null {
  const { account, region } = { ...place, ...change };
  const stays = JSON.stringify(account) === JSON.stringify(place.account) && region === place.region;
  return stays ? null : { account, region };
}
