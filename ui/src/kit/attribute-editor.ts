export { default as AttributeEditor, type AttributeEditorProps } from "@cloudscape-design/components/attribute-editor";
