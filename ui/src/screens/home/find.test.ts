import { expect, test } from "vitest";
import { find } from "./find";

const SETUPS = [
  { name: "web-shop", repository: "octo/Shop" },
  { name: "倉庫", repository: "octo/warehouse" },
];

test.each([
  ["", ["web-shop", "倉庫"]],
  ["SHOP", ["web-shop"]],
  ["ｏｃｔｏ　倉", ["倉庫"]],
  ["shop warehouse", []],
])("%s finds %j", (text, names) => expect(find(SETUPS, text).map((setup) => setup.name)).toEqual(names));
