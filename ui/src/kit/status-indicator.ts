export { default as StatusIndicator, type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
