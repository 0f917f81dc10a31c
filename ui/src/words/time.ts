// Dates, times and spans as the spoken language writes them.
import { language, say } from "./say";

/** A moment, to the minute. */
export function moment(rfc3339: string): string {
  const date = new Date(rfc3339);
  if (Number.isNaN(date.getTime())) return rfc3339;
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(date);
}

/** A time of day, to the second. */
export function clock(rfc3339: string): string {
  const date = new Date(rfc3339);
  if (Number.isNaN(date.getTime())) return rfc3339;
  return new Intl.DateTimeFormat(language(), { timeStyle: "medium" }).format(date);
}

/** How long something takes or took. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return say("window-seconds", { count: whole });
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes >= 10 || rest === 0) return say("window-minutes", { count: minutes });
  return say("window-minutes-seconds", { minutes, seconds: rest });
}
