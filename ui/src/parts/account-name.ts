import type { AccountChoice } from "../ipc/generated";
import { say } from "../words/say";

/** An account choice in words. */
export function accountName(choice: AccountChoice | null): string {
  switch (choice?.kind) {
    case "practice":
      return say("window-account-practice");
    case "profile":
      return say("window-account-profile", { name: choice.name });
    case "keys":
      return say("window-account-keys");
    case "environment":
      return say("window-account-environment");
    case undefined:
      return say("window-account-none");
  }
}
