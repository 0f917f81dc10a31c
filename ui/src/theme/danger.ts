// The button that deletes. Cloudscape has no red one; its own way to dress a button is `style`, and its colors are those
// of base.css, where dark and light are told apart.
import type { ButtonProps } from "../kit/button";

const strong = { default: "var(--danger)", hover: "var(--danger-strong)", active: "var(--danger-strong)" };
const on = { default: "var(--on-danger)", hover: "var(--on-danger)", active: "var(--on-danger)" };

export const DANGER: ButtonProps.Style = { root: { background: strong, borderColor: strong, color: on } };
