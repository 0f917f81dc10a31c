export { default as Alert, type AlertProps } from "@cloudscape-design/components/alert";
