import CloudscapeModal, { type ModalProps } from "@cloudscape-design/components/modal";
import { type ReactNode, useEffect, useRef } from "react";

const TEXT = ":is(input:not([type=checkbox], [type=radio]), textarea):not(:disabled)";

/** A dialog. One that asks for a text begins in its first field; Cloudscape's would begin at its way out. */
export function Modal(props: ModalProps & { children?: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  const { visible } = props;
  useEffect(() => {
    if (!visible) return;
    // after the focus trap of the dialog, which takes it first
    const frame = requestAnimationFrame(() => content.current?.querySelector<HTMLElement>(TEXT)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [visible]);
  return (
    <CloudscapeModal {...props}>
      <div ref={content}>{props.children}</div>
    </CloudscapeModal>
  );
}
