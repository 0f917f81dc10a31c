import type { ReactNode } from "react";
import { Box } from "../kit/box";
import { SpaceBetween } from "../kit/space-between";

/** The buttons of a dialog, where Cloudscape has them. */
export function ModalFooter(props: { children: ReactNode }) {
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        {props.children}
      </SpaceBetween>
    </Box>
  );
}
