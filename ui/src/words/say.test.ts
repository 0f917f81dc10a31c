import { FluentBundle, FluentResource } from "@fluent/bundle";
import { beforeAll, expect, test } from "vitest";
import { known, say, sayFault, sayNext, sayOf, speak } from "./say";
import { sourcesOf } from "./sources";
import { span } from "./time";

beforeAll(() => speak("en"));

test("text of a fact stays text, and stays within its bounds", () => {
  expect(sayOf("evidence", "no-such-evidence")).toBe("no-such-evidence");
  expect(say("connection-use-named", { name: "<b>${x}</b> { $name }" })).toBe("Use <b>${x}</b> { $name }");
  expect(say("connection-use-named", { name: "a\u202eb\u2069c" })).toBe("Use a\ufffdb\ufffdc");
  expect(say("connection-use-named", { name: "\u05d0" })).toBe("Use \u2068\u05d0\u2069");
});

test("a fault says what happened and what to do, an unknown one at least its code", () => {
  expect(sayFault({ code: "throttled", facts: {} })).not.toContain("throttled");
  expect(sayNext({ code: "throttled", facts: {} })).toBeTruthy();
  expect(sayFault({ code: "of-a-newer-version" as "internal", facts: {} })).toContain("of-a-newer-version");
});

test("spans are whole sentences of the language", async () => {
  expect([1, 59.6, 125, 3600].map(span)).toEqual(["1 second", "1 minute", "2 min 5 s", "60 minutes"]);
  await speak("ja");
  expect(span(125)).toBe("2 分 5 秒");
  await speak("en");
});

test.each(["en", "ja"] as const)("each sentence is the one that all files together have, in %s", async (language) => {
  await speak(language);
  const all = new FluentBundle(language, { useIsolating: false });
  for (const source of await sourcesOf(language)) all.addResource(new FluentResource(source));
  expect(all._messages.size).toBeGreaterThan(1000);
  // none is made of another, which would have to be read with it
  expect(all._terms.size).toBe(0);
  for (const [id, { value, attributes }] of all._messages) {
    const names = [...(value ? [id] : []), ...Object.keys(attributes).map((name) => `${id}.${name}`)];
    expect(names.filter((name) => !known(name))).toEqual([]);
    if (value) expect(say(id as "home-title")).toBe(all.formatPattern(value, {}, []));
  }
  await speak("en");
});
