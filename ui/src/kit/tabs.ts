export { default as Tabs, type TabsProps } from "@cloudscape-design/components/tabs";
