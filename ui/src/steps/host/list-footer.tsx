import type { WholeList } from "../../ipc/use-whole-list";
import { Button } from "../../kit/button";
import { FaultAlert } from "../../parts/fault";
import { say } from "../../words/say";

/** How much of a list is there, and the way to stop it or to go on. */
export function ListFooter(props: { list: WholeList<unknown>; chosen?: number }) {
  const { list, chosen } = props;
  const count = list.rows?.length ?? 0;
  return (
    <>
      <div className="pick-foot">
        <span role="status">
          {list.growing
            ? say("host-list-loading", { count })
            : list.stopped
              ? say("host-list-stopped", { count })
              : say("host-list-count", { count })}
        </span>
        {list.growing && count > 0 && (
          <Button variant="inline-link" onClick={list.stop}>
            {say("host-list-stop")}
          </Button>
        )}
        {list.stopped && (
          <Button variant="inline-link" onClick={list.goOn}>
            {say("host-list-more")}
          </Button>
        )}
        {chosen !== undefined && <span className="quiet">{say("host-list-chosen", { count: chosen })}</span>}
      </div>
      {list.fault && <FaultAlert fault={list.fault} retry={list.again} />}
    </>
  );
}
