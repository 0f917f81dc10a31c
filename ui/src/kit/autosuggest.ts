export { default as Autosuggest, type AutosuggestProps } from "@cloudscape-design/components/autosuggest";
