import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const door = { group: ["@tauri-apps/*"], message: "Only src/ipc/door.ts names the shell." };
const kit = { group: ["@cloudscape-design/*"], message: "Only src/kit names Cloudscape." };
const rawDoor = { group: ["**/ipc/door"], message: "Ask through src/ipc/call.ts." };
const fence = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const sentences = [
  { selector: "JSXText[value=/\\p{L}{2,}/u]", message: "Sentences stand in words/{en,ja}." },
  {
    selector:
      "JSXAttribute[name.name=/^(label|description|placeholder|title|ariaLabel|errorText|constraintText)$/] > Literal[value=/\\p{L}/u]",
    message: "Sentences stand in words/{en,ja}.",
  },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is shown as text." },
];
// A test that asks for the day fails on one of them: moments are inputs, or the timers of vitest.
const clocks = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "A test reads no clock." },
  {
    selector: "CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name='now']",
    message: "A test reads no clock.",
  },
];

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/ipc/generated.ts", "src/words/ids.ts"] },
  ...tseslint.configs.strict,
  {
    plugins: { "react-hooks": hooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      ...fence(door, kit, rawDoor),
      "no-restricted-syntax": ["error", ...sentences],
    },
  },
  { files: ["src/**/*.test.{ts,tsx}"], rules: { "no-restricted-syntax": ["error", ...sentences, ...clocks] } },
  { files: ["src/ipc/**"], rules: fence(kit) },
  { files: ["src/kit/**", "src/theme/**"], rules: fence(door, rawDoor) },
);
