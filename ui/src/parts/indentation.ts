/**
 * What Enter writes at a place of a text: a line break and the beginning of the line before, with its dash when that
 * was an entry of a list. None: the line has no indentation to keep.
 */
export function lineBreak(text: string, at: number): string | null {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const margin = /^ *(?:- (?=.))?/.exec(line)?.[0] ?? "";
  return margin === "" ? null : `\n${margin}`;
}
