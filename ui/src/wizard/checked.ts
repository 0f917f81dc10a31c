import type { SetupCheck, SetupView } from "../ipc/generated";
import { rebase } from "./rebase";
import type { Draft } from "./steps";

/** What the program has of a draft that it saved: which connection and host belong to it there is the program's to say. */
export function savedAs(draft: Draft, checked: SetupCheck): Draft {
  return { ...draft, place: { ...draft.place, connectionArn: checked.connectionArn, hostArn: checked.hostArn } };
}

/** A view after a draft of it was saved; what was typed meanwhile stays. */
export function afterSaving(view: SetupView, draft: Draft, checked: SetupCheck): SetupView {
  const { problems, names, deployed, stays } = checked;
  const place = rebase(savedAs(draft, checked).place, draft.place, view.place);
  return { ...view, place, problems, names, deployed, stays };
}
