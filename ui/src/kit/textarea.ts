export { default as Textarea, type TextareaProps } from "@cloudscape-design/components/textarea";
