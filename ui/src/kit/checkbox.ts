export { default as Checkbox, type CheckboxProps } from "@cloudscape-design/components/checkbox";
