export { default as Modal, type ModalProps } from "@cloudscape-design/components/modal";
