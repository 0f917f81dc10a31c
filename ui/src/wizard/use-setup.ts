// One opened setup: the answers as they are typed, what the program says of them, and that nothing is lost.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call, faultOf, onClosing } from "../ipc/call";
import type { Fault, JobSnapshot, Names, Place, Problem, ProviderPage, Setup, SetupView, Step } from "../ipc/generated";
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
  /** How many times the program has answered to a change: what depends on the saved setup asks again. */
  revision: number;
  change(change: Partial<Setup>): void;
  move(change: Partial<Place>): void;
  /** Saves now what isn't saved yet. */
  flush(): Promise<void>;
  /** Takes over what a use case made of the setup; the person stays at the step. */
  take(view: SetupView): void;
}

interface State {
  view: SetupView;
  saving: Saving;
  savingFault: Fault | null;
  revision: number;
}

/** Opens a setup, at `step` when one is given. */
export function useSetup(id: string, step?: Step): [OpenSetup | null, Fault | null] {
  const [state, setState] = useState<State | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const newest = useRef<SetupView | null>(null);

  const update = useCallback((view: SetupView, more: Partial<State> = {}) => {
    newest.current = view;
    setState((before) => ({ saving: "saved", savingFault: null, revision: 0, ...before, view, ...more }));
  }, []);

  const keep = useMemo(
    () =>
      saver<Draft>(
        async (draft) => {
          const checked = await call("save_setup", { id, setup: draft.setup, place: draft.place });
          const view = newest.current;
          if (view === null) return;
          newest.current = { ...view, problems: checked.problems, names: checked.names };
          setState((before) => before && { ...before, view: newest.current ?? view, revision: before.revision + 1 });
        },
        (saving, reason) =>
          setState((before) => before && { ...before, saving, savingFault: reason ? faultOf(reason) : null }),
      ),
    [id],
  );

  useEffect(() => {
    let live = true;
    call("open_setup", { id })
      .then((view) => live && update(step ? { ...view, place: { ...view.place, step } } : view))
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
    (change: Partial<Place>) => put((view) => ({ ...view, place: { ...view.place, ...change } })),
    [put],
  );
  const take = useCallback((taken: SetupView) => {
    const step = newest.current?.place.step ?? taken.place.step;
    const view = { ...taken, place: { ...taken.place, step } };
    newest.current = view;
    setState((before) => before && { ...before, view, revision: before.revision + 1 });
  }, []);

  if (state === null) return [null, fault];
  const { view } = state;
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
      revision: state.revision,
      change,
      move,
      flush: keep.flush,
      take,
    },
    fault,
  ];
}
