export { default as CopyToClipboard, type CopyToClipboardProps } from "@cloudscape-design/components/copy-to-clipboard";
