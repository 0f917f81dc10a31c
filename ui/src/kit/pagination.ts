export { default as Pagination, type PaginationProps } from "@cloudscape-design/components/pagination";
