export { default as FormField, type FormFieldProps } from "@cloudscape-design/components/form-field";
