export { default as Badge, type BadgeProps } from "@cloudscape-design/components/badge";
