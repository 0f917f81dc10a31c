export { default as Button, type ButtonProps } from "@cloudscape-design/components/button";
