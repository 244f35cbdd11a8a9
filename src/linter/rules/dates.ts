/** Windows of time that cut nothing off. */
import { addMonths, formatDay, dayOf, type Day } from "../../language/dates";
import type { Edit, TimePoint, Window } from "../../language/ast";
import type { Regime } from "../../language/regime";
import { removal } from "../edits";
import type { Found, Replacement, Rule } from "../rule";
import { around, isInside } from "../tree";

type Roster = Regime["roster"];

/** The first day on which anybody is bound; `null`: from the beginning of time on. */
function firstBound(roster: Roster): Day | null {
  const firsts = roster.flatMap((spans) => (spans[0] ? [spans[0].since] : []));
  return firsts.length === 0 || firsts.some((day) => day === null) ? null : Math.min(...firsts.flatMap((day) => day ?? []));
}
/** The first day on which nobody is bound any more; `null`: somebody is for ever. */
function unbound(roster: Roster): Day | null {
  const lasts = roster.flatMap((spans) => (spans.at(-1) ? [spans.at(-1)?.before ?? null] : []));
  return lasts.length === 0 || lasts.some((day) => day === null) ? null : Math.max(...lasts.flatMap((day) => day ?? []));
}

/** The first day that a date means, and the first after it: of a month, its days. */
function daysOf(point: TimePoint | undefined): { readonly first: Day; readonly after: Day } | null {
  if (point?.kind !== "DateLiteral") return null;
  const first = dayOf(point.year, point.month, point.day ?? 1);
  return first === null ? null : { first, after: point.day === undefined ? addMonths(first, 1) : first + 1 };
}

/** When somebody is bound: from the first day on, and not from the day `last` on. */
interface Bound {
  readonly first: Day | null;
  readonly last: Day | null;
}

/** What of a window cuts nothing off: its beginning, its end, or both. */
function idle(window: Window, { first, last }: Bound): { readonly since: boolean; readonly end: boolean } {
  const [since, end] = [daysOf(window.since), daysOf(window.end?.point)];
  const ends = end === null || window.end === undefined ? null : window.end.kind === "before" ? end.first : end.after;
  return { since: since !== null && first !== null && since.first < first, end: ends !== null && last !== null && ends > last };
}

/** Only the words that cut nothing off go. */
function without(text: string, window: Window, gone: ReturnType<typeof idle>): Replacement {
  const { start, end } = window.span;
  if (window.since && window.end && !gone.end) return { start, end: end - text.slice(window.since.span.end, end).trimStart().length, replacement: "" };
  if (window.since && window.end && !gone.since) return { start: window.since.span.end, end, replacement: "" };
  return removal(text, window.span);
}

const bindsOthers = (edit: Edit): boolean =>
  edit.kind === "Admit" || (edit.kind === "Add" && edit.item.kind === "Members") || (edit.kind === "Replace" && edit.by.kind === "Members");

export const idleDate: Rule = {
  name: "idle-date",
  group: "wording",
  level: "warn",
  summary: "`since` a day before anybody is bound, or `until` a day after everybody has left",
  fixes: true,
  find: (subject) => {
    // Whom the reforms of other files bind is not worked out here.
    if (subject.users.some((user) => user.items.some((item) => item.kind === "Reform" && item.edits.some(bindsOthers)))) return [];
    const years = subject.all("CaseYear");
    return subject.regimes.flatMap(({ tree, checked, reforms }) => {
      const roster = [checked, ...reforms].flatMap((r) => r.roster);
      const [first, last] = [firstBound(roster), unbound(roster)];
      return subject.all("Sentence").flatMap((s): readonly Found[] => {
        const { window } = s.node.tail;
        // What is kept after an exit is kept for those who have left.
        if (!window || window.during || around(s, "Regime") !== tree || isInside(s, "Claim", "Exit")) return [];
        const { since, end } = idle(window, { first, last });
        // A written `since` says when the years of the sentence begin.
        const gone = { since: since && !years.some((year) => around(year, "Sentence") === s.node), end };
        if (!gone.since && !gone.end) return [];
        const why = gone.since && first !== null ? `nobody is bound by \`${tree.name.text}\` before ${formatDay(first)}` : `nobody is bound by \`${tree.name.text}\` after ${last === null ? "" : formatDay(last - 1)}`;
        return [{
          at: window.span, message: `\`${subject.text(window.span)}\` says nothing: ${why}.`, remedy: "Leave the date out, or mend it or the dates of the members.",
          fix: { title: "Leave the date out.", edits: [without(subject.source.text, window, gone)] },
        }];
      });
    });
  },
};
