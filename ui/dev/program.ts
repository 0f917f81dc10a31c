// For `npm run dev`: builds the program, starts it without a window, and has the page ask it through dev/door.ts.
import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Plugin, ViteDevServer } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A program that is built already, for the tests. */
const built = process.env["GANGWAY_PROGRAM"];

/** The part of vite that brings the program. It has no part in builds and in the tests of vitest. */
export function program(): Plugin {
  return {
    name: "gangway-program",
    apply: (_, { command, mode }) => command === "serve" && mode === "development",
    config: () => ({ resolve: { alias: [{ find: /^\.\/door$/, replacement: here("door.ts") }] } }),
    configureServer(server) {
      const { httpServer } = server;
      // the address of the page alone leads to no program
      server.printUrls = () => undefined;
      httpServer?.once("listening", () => {
        const { port } = httpServer.address() as AddressInfo;
        const child = start(server, `http://127.0.0.1:${port}`);
        // it ends when its standard input does, which is also when this process dies in whatever way
        httpServer.once("close", () => child.stdin?.end());
      });
    },
  };
}

function start(server: ViteDevServer, page: string): ChildProcess {
  const { logger } = server.config;
  if (!built) logger.info("  Building the program. The first time takes minutes …");
  const [command, ...words] = built ? [built, "--door", page] : ["cargo", "xtask", "door", page];
  const child = spawn(command, words, { cwd: here("../.."), stdio: ["pipe", "pipe", "inherit"] });
  const fail = (why: string) => {
    logger.error(`  The program ${why}. Start \`npm run dev\` again.`);
    void server.close().then(() => process.exit(1));
  };
  child.once("error", (error) => fail(`can't be started: ${error.message}`));
  child.once("exit", (code) => child.stdin.writableEnded || fail(`has ended with ${code}`));
  createInterface(child.stdout).on("line", (line) => {
    const door = doorIn(line);
    logger.info(door ? `  ➜  Gangway: ${page}/#${new URL(door.address).port}.${door.token}` : line);
  });
  return child;
}

/** The line by which the program says where it answers, among what the build says. */
function doorIn(line: string): { address: string; token: string } | null {
  return line.startsWith('{"address":') ? (JSON.parse(line) as { address: string; token: string }) : null;
}
