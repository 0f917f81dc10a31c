import { testids } from "../testids";
import { say } from "../words/say";

/** Says that nothing here is real. */
export function PracticeBanner() {
  return (
    <div className="frame-practice" role="note" data-testid={testids.practiceBanner}>
      {say("window-practice-banner")}
    </div>
  );
}
