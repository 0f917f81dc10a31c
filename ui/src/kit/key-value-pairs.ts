export { default as KeyValuePairs, type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
