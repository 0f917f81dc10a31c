export { default as Select, type SelectProps } from "@cloudscape-design/components/select";
