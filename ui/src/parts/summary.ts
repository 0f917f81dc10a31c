/**
 * What a source action says of its revision. Through a connection AWS gives the commit's message inside a JSON text;
 * anything else is shown as it is.
 */
export function summaryText(summary: string): string {
  if (!summary.startsWith("{")) return summary;
  try {
    const parsed: unknown = JSON.parse(summary);
    if (typeof parsed === "object" && parsed !== null && "CommitMessage" in parsed) {
      return typeof parsed.CommitMessage === "string" ? parsed.CommitMessage : summary;
    }
  } catch {
    // not JSON after all
  }
  return summary;
}
