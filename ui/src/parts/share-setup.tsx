import { useState } from "react";
import { call } from "../ipc/call";
import type { SavedFiles } from "../ipc/generated";
import { Button } from "../kit/button";
import { testids } from "../testids";
import { say } from "../words/say";
import { SaveWhere } from "./save-where";

/** Saves a copy of the setup, the file to share. */
export function ShareSetup(props: { id: string; name: string; saved(saved: SavedFiles): void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)} data-testid={testids.shareSetup}>
        {say("window-share")}
      </Button>
      {asking && (
        <SaveWhere
          title={say("window-share")}
          what={say("window-share-what")}
          into={{ file: `${props.name || "gangway"}.gangway.json` }}
          save={(path, overwrite) => call("save_setup_copy", { id: props.id, path, overwrite })}
          close={(done) => {
            setAsking(false);
            if (done) props.saved(done);
          }}
        />
      )}
    </>
  );
}
