// theme.css is made from tokens.ts; `npm run gen` writes it anew.
import { fileURLToPath } from "node:url";
import { generateThemeStylesheet } from "@cloudscape-design/components/theming";
import { expect, test } from "vitest";
import { theme } from "./tokens";

test("theme.css is what tokens.ts says", async () => {
  const css = generateThemeStylesheet({ theme });
  const text = `/* Made by \`npm run gen\` from tokens.ts. Don't edit. */\n${css.trim()}\n`;
  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL("./theme.css", import.meta.url)));
});
