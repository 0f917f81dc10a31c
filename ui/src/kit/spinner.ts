export { default as Spinner, type SpinnerProps } from "@cloudscape-design/components/spinner";
