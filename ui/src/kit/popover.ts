export { default as Popover, type PopoverProps } from "@cloudscape-design/components/popover";
