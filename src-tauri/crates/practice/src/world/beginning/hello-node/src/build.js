import { mkdirSync, writeFileSync } from "node:fs";
import { hello } from "./hello.js";

mkdirSync("dist", { recursive: true });
writeFileSync("dist/index.html", `<!doctype html>\n<title>${hello("world")}</title>\n`);
