// One opened setup: the answers as they are typed, what the program says of them, and that nothing is lost. It is an
// editor's state and no query: what was typed here is newer than anything that the program answers.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ask, call, faultOf, onClosing } from "../ipc/call";
import type {
  Fault,
  JobSnapshot,
  Names,
  SetupPlace,
  Problem,
  ProviderPage,
  Setup,
  SetupView,
  Step,
} from "../ipc/generated";
import { afterSaving, savedAs } from "./checked";
import { type Departure, departure } from "./departure";
import { rebase } from "./rebase";
import { type Saving, saver } from "./saver";
import type { Draft } from "./steps";

export interface OpenSetup {
  id: string;
  draft: Draft;
  problems: Problem[];
  names: Names;
  readOnly: boolean;
  deployed: boolean;
  jobs: JobSnapshot[];
  providerPages: ProviderPage[];
  saving: Saving;
  savingFault: Fault | null;
  change(change: Partial<Setup>): void;
  /** Changes its place. Another account or Region is only asked for where something of it stands. */
  move(change: Partial<SetupPlace>): void;
  /** Where the person wants to take it, away from where something of it stands. */
  leaving: Departure | null;
  /** It stays, or went. */
  settled(): void;
  /** Saves now what isn't saved yet. */
  flush(): Promise<void>;
  /** Ends when the problems are those of what was typed last. */
  checked(): Promise<void>;
  /** What the program said last, also where it isn't drawn yet. */
  latest(): { draft: Draft; problems: Problem[] };
  /** Takes over what a use case made of the setup; what was typed meanwhile and the step stay. */
  take(view: SetupView): void;
  /** Takes over what the program made of the setup meanwhile. */
  renew(): Promise<void>;
}

interface State {
  view: SetupView;
  saving: Saving;
  savingFault: Fault | null;
}

/** Opens a setup, at `step` when one is given. */
export function useSetup(id: string, step?: Step): [OpenSetup | null, Fault | null] {
  const [state, setState] = useState<State | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [leaving, setLeaving] = useState<Departure | null>(null);
  const newest = useRef<SetupView | null>(null);
  // What the program has.
  const saved = useRef<Draft | null>(null);

  const update = useCallback((view: SetupView, more: Partial<State> = {}) => {
    newest.current = view;
    setState((before) => ({ saving: "saved", savingFault: null, ...before, view, ...more }));
  }, []);

  const keep = useMemo(
    () =>
      saver<Draft>(
        async (draft) => {
          const checked = await call("save_setup", { id, setup: draft.setup, place: draft.place });
          saved.current = savedAs(draft, checked);
          const view = newest.current;
          if (view === null) return;
          newest.current = afterSaving(view, draft, checked);
          setState((before) => before && { ...before, view: newest.current ?? view });
        },
        (saving, reason) =>
          setState((before) => before && { ...before, saving, savingFault: reason ? faultOf(reason) : null }),
      ),
    [id],
  );

  useEffect(() => {
    let live = true;
    ask("open_setup", { id })
      .then((view) => {
        if (!live) return;
        saved.current = view;
        update(step ? { ...view, place: { ...view.place, step } } : view);
      })
      .catch((thrown) => live && setFault(faultOf(thrown)));
    const save = () => void keep.flush();
    const endClosing = onClosing(save);
    window.addEventListener("blur", save);
    window.addEventListener("pagehide", save);
    document.addEventListener("focusout", save);
    return () => {
      live = false;
      save();
      endClosing();
      window.removeEventListener("blur", save);
      window.removeEventListener("pagehide", save);
      document.removeEventListener("focusout", save);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the step is only where it begins
  }, [id, keep, update]);

  const put = useCallback(
    (change: (view: SetupView) => SetupView) => {
      const view = newest.current;
      if (view === null || view.readOnly) return;
      const next = change(view);
      update(next);
      keep.put({ setup: next.setup, place: next.place });
    },
    [keep, update],
  );
  const change = useCallback(
    (change: Partial<Setup>) => put((view) => ({ ...view, setup: { ...view.setup, ...change } })),
    [put],
  );
  const move = useCallback(
    (change: Partial<SetupPlace>) => {
      const view = newest.current;
      const to = view?.stays ? departure(view.place, change) : null;
      // What is chosen last counts, also where it is the place that it has.
      if (change.account !== undefined || change.region !== undefined) setLeaving(to?.account ? to : null);
      if (to === null) put((view) => ({ ...view, place: { ...view.place, ...change } }));
    },
    [put],
  );
  const take = useCallback(
    (taken: SetupView) => {
      const [before, now] = [saved.current ?? taken, newest.current ?? taken];
      const setup = rebase(taken.setup, before.setup, now.setup);
      const place = rebase(taken.place, before.place, now.place);
      const view = { ...taken, setup, place };
      saved.current = taken;
      newest.current = view;
      setState((state) => state && { ...state, view });
      if (!view.readOnly && (setup !== taken.setup || place !== taken.place)) keep.put({ setup, place });
    },
    [keep],
  );
  const settled = useCallback(() => setLeaving(null), []);
  const renew = useCallback(async () => {
    await keep.flush();
    take(await ask("open_setup", { id }));
  }, [id, keep, take]);

  if (state === null) return [null, fault];
  const { view } = state;
  const latest = () => {
    const { setup, place, problems } = newest.current ?? view;
    return { draft: { setup, place }, problems };
  };
  return [
    {
      id,
      draft: { setup: view.setup, place: view.place },
      problems: view.problems,
      names: view.names,
      readOnly: view.readOnly,
      deployed: view.deployed,
      jobs: view.jobs,
      providerPages: view.providerPages,
      saving: state.saving,
      savingFault: state.savingFault,
      change,
      move,
      leaving,
      settled,
      flush: keep.flush,
      checked: keep.settled,
      latest,
      take,
      renew,
    },
    fault,
  ];
}
