import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { program } from "./dev/program.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  // The window loads everything from its own origin, under a policy that knows no inline code and no other host.
  base: "./",
  plugins: [react(), program()],
  server: { host: "127.0.0.1", fs: { allow: [here("..")] } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    license: { fileName: "licences.md" },
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
    // Components are drawn without a page, where layout effects have nothing to do.
    onConsoleLog: (log) => !log.includes("useLayoutEffect does nothing on the server"),
    server: { deps: { inline: [/@cloudscape-design/] } },
  },
});
