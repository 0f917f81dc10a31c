import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import type { AccountOption } from "../../ipc/generated";
import { speak } from "../../words/say";
import { OtherRegion } from "./other-region";

beforeAll(() => speak("en"));

test.each([
  ["eu-west-1", "eu-west-1", ""],
  [null, "us-east-1", ""],
  ["eu-middle-9", "us-east-1", "“eu-middle-9”"],
  ["\u202eevil", "us-east-1", "evil"],
])("a profile's Region %j that becomes %s is told when it is another", (region, usualRegion, told) => {
  const option = { region, usualRegion } as AccountOption;
  const page = renderToStaticMarkup(<OtherRegion option={option} />);
  expect(page === "").toBe(told === "");
  expect(page).toContain(told);
  expect(page).not.toContain("\u202e");
});
