export { default as Link, type LinkProps } from "@cloudscape-design/components/link";
