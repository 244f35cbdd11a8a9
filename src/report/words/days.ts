import { formatDay, type DayInterval } from "../../language/dates";

/** First and last day, both included, as a reader expects; `null` is open. */
export function inclusive(interval: DayInterval): { readonly since: string | null; readonly until: string | null } {
  return {
    since: interval.since === null ? null : formatDay(interval.since),
    until: interval.before === null ? null : formatDay(interval.before - 1),
  };
}

/** `2004-05-01 to 2011-04-30`, `on 2004-05-01`, `since 2020-07-01`, `until 1992-12-31`, `at all times`. */
export function intervalWords(interval: DayInterval): string {
  const { since, until } = inclusive(interval);
  if (since === null && until === null) return "at all times";
  if (since === null) return `until ${until ?? ""}`;
  if (until === null) return `since ${since}`;
  return since === until ? `on ${since}` : `${since} to ${until}`;
}

/** The same in running text: `from 2004-05-01 to 2011-04-30`. */
export function intervalPhrase(interval: DayInterval): string {
  const words = intervalWords(interval);
  return /^\d/.test(words) ? `from ${words}` : words;
}
