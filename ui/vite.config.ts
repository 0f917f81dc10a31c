import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { program } from "./dev/program.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Has the page begin with a chunk of its own, which needn't wait until the rest has been read. */
function boot(): Plugin {
  const source = here("src/boot.ts");
  return {
    name: "gangway-boot",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "chunk", id: source });
    },
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        const chunk = Object.values(bundle).find((one) => one.type === "chunk" && one.facadeModuleId === source);
        if (chunk === undefined) throw new Error("there is no chunk of src/boot.ts");
        const attrs = { type: "module", async: true, crossorigin: true, src: `./${chunk.fileName}` };
        return [{ tag: "script", attrs, injectTo: "head" }];
      },
    },
  };
}

export default defineConfig({
  root: here("."),
  // The window loads everything from its own origin, under a policy that knows no inline code and no other host.
  base: "./",
  plugins: [react(), program(), boot()],
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
