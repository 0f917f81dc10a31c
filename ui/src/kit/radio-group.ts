export { default as RadioGroup, type RadioGroupProps } from "@cloudscape-design/components/radio-group";
