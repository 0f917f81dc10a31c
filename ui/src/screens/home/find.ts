import type { SetupSummary } from "../../ipc/generated";

/** The setups whose name or repository holds every word of a text, in whatever case or width it was typed. */
export function find<S extends Pick<SetupSummary, "name" | "repository">>(setups: readonly S[], text: string): S[] {
  const plain = (raw: string) => raw.normalize("NFKC").toLowerCase();
  const words = plain(text).split(/\s+/).filter(Boolean);
  return setups.filter((setup) => words.every((word) => plain(`${setup.name} ${setup.repository}`).includes(word)));
}
