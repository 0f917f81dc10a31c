export { default as ButtonDropdown, type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
