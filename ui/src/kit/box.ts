export { default as Box, type BoxProps } from "@cloudscape-design/components/box";
