export { default as Input, type InputProps } from "@cloudscape-design/components/input";
