export {
  default as ExpandableSection,
  type ExpandableSectionProps,
} from "@cloudscape-design/components/expandable-section";
