import { useEffect, useRef, useState } from "react";
import { call } from "../../../ipc/call";
import type { SavedFiles } from "../../../ipc/generated";
import { SaveWhere } from "../../../parts/save-where";
import { say } from "../../../words/say";

/** How often it is asked how far the writing is, ms. */
const OFTEN = 400;

/** Writes the whole log into a file. Closing the dialog meanwhile stops it, and no file is there. */
export function SaveLog(props: { setup: string; build: string; file: string; close(saved: SavedFiles | null): void }) {
  const [name] = useState(() => crypto.randomUUID());
  const [saving, setSaving] = useState(false);
  const [lines, setLines] = useState(0);
  const closed = useRef(false);
  useEffect(() => {
    if (!saving) return;
    // Between beginning and end nobody knows of it: then there is nothing to say.
    const ask = () =>
      void call("log_save", { name })
        .then((state) => setLines(state.lines))
        .catch(() => undefined);
    const timer = setInterval(ask, OFTEN);
    return () => clearInterval(timer);
  }, [name, saving]);
  const save = (path: string, overwrite: boolean) => {
    setSaving(true);
    setLines(0);
    return call("save_log", { id: props.setup, build: props.build, path, overwrite, name }).finally(() =>
      setSaving(false),
    );
  };
  return (
    <SaveWhere
      title={say("log-save-title")}
      what={saving ? say("log-saving", { count: lines }) : undefined}
      into={{ file: props.file }}
      save={save}
      close={(saved) => {
        if (closed.current) return;
        closed.current = true;
        if (saved === null && saving) void call("stop_log_save", { name }).catch(() => undefined);
        props.close(saved !== null && saved.paths.length > 0 ? saved : null);
      }}
    />
  );
}
