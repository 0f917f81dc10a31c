import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Approve } from "./approve";

test("what just appeared can't be approved yet", () => {
  const button = renderToStaticMarkup(
    <Approve approve={() => undefined} id="yes">
      {"!"}
    </Approve>,
  );
  expect(button).toMatch(/<button[^>]*data-testid="yes"[^>]*\bdisabled=""/);
});
