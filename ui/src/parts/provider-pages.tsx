import type { ProviderPage } from "../ipc/generated";
import { Box } from "../kit/box";
import { SpaceBetween } from "../kit/space-between";
import { say, sayOf } from "../words/say";
import { AddressAside } from "./address";

/** Pages at the provider where its permission is looked at and mended. */
export function ProviderPages(props: { pages: readonly ProviderPage[] }) {
  if (props.pages.length === 0) return null;
  return (
    <SpaceBetween size="xxs">
      <Box>{say("window-provider-pages")}</Box>
      <ul className="reasons">
        {props.pages.map((page) => {
          const name = sayOf("page", page.id);
          return (
            <li key={page.id}>
              <AddressAside address={page.address} open={name} />
            </li>
          );
        })}
      </ul>
    </SpaceBetween>
  );
}
