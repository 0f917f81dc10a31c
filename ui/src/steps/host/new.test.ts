import { expect, test } from "vitest";
import { fit } from "./drawing";
import { nameFor } from "./new";

test.each([
  ["https://gitlab.corp.example:8443/git", "gitlab-corp-example"],
  ["https://GHES.corp.example", "ghes-corp-example"],
  ["gitlab.corp", ""],
  ["", ""],
])("the host of %j is named %j", (endpoint, name) => expect(nameFor(endpoint)).toBe(name));

test.each([
  ["private-a", 10, "private-a"],
  ["private-subnet", 10, "private-su…"],
  ["社内ネットワーク", 8, "社内ネッ…"],
])("of %j so much fits into %i letters: %j", (text, letters, shown) => expect(fit(text, letters)).toBe(shown));
