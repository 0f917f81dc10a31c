export { default as ColumnLayout, type ColumnLayoutProps } from "@cloudscape-design/components/column-layout";
