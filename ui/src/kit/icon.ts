export { default as Icon, type IconProps } from "@cloudscape-design/components/icon";
