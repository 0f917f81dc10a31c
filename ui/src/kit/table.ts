export { default as Table, type TableProps } from "@cloudscape-design/components/table";
