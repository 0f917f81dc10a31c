import type { AccountOption, Language, RegionView } from "../../ipc/generated";

/** The Region to begin with: the profile's own, else a near one. */
export function usualRegion(
  option: Pick<AccountOption, "region">,
  regions: readonly RegionView[],
  language: Language,
): string {
  const has = (id: string | null) => regions.find((region) => region.id === id)?.id;
  const near = language === "ja" ? "ap-northeast-1" : "us-east-1";
  return has(option.region) ?? has(near) ?? regions[0]?.id ?? "";
}
