export { default as Wizard, type WizardProps } from "@cloudscape-design/components/wizard";
