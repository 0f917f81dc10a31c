export { default as Multiselect, type MultiselectProps } from "@cloudscape-design/components/multiselect";
