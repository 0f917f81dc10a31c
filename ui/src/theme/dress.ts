// Light or dark, as the person or the system says.
import type { Theme } from "../ipc/generated";

const system = window.matchMedia("(prefers-color-scheme: dark)");
let wished: Theme = "system";

/** Dresses the page from now on; with `system` it follows the system's changes. */
export function dress(theme: Theme): void {
  wished = theme;
  const dark = theme === "dark" || (theme === "system" && system.matches);
  // Cloudscape's own class for dark; `color-scheme` gives scroll bars and fields of the system the same light.
  document.body.classList.toggle("awsui-dark-mode", dark);
  document.documentElement.classList.toggle("dark", dark);
}

system.addEventListener("change", () => dress(wished));
