export { default as HelpPanel, type HelpPanelProps } from "@cloudscape-design/components/help-panel";
