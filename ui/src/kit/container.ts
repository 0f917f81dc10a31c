export { default as Container, type ContainerProps } from "@cloudscape-design/components/container";
