export { default as LiveRegion, type LiveRegionProps } from "@cloudscape-design/components/live-region";
