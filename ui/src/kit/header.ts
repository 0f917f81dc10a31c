export { default as Header, type HeaderProps } from "@cloudscape-design/components/header";
