export { default as Toggle, type ToggleProps } from "@cloudscape-design/components/toggle";
