export { default as SpaceBetween, type SpaceBetweenProps } from "@cloudscape-design/components/space-between";
