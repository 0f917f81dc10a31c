// A language's files, which come together.
import type { Language } from "../ipc/generated";

const SOURCES: Record<Language, () => Promise<{ default: string[] }>> = {
  en: () => import("./en"),
  ja: () => import("./ja"),
};

/** The texts of a language. Who asks again has them at once. */
export async function sourcesOf(language: Language): Promise<string[]> {
  return (await SOURCES[language]()).default;
}

/** The language of the person's system, as far as the page knows it: most often the right one. */
export const guess = (): Language => (navigator.language.startsWith("ja") ? "ja" : "en");
